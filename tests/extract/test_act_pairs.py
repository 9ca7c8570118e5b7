"""What is done by saying it, whether the content is negative or hedged, and sentences that report nothing."""

from __future__ import annotations

import pytest
from markup import compare, listed, unmark

from sayso.records import Reading

TABLES = {
    "demand": """
- [S:Brandt] [Q/demand:said] [C:the owner should pay].
- [S:Brandt] [Q/demand:said] [C:Verland must open the border].
- [C:“The owner must pay,”] [S:Brandt] [Q/demand:said].
- [C:“Leave the valley now,”] [S:the chief] [Q/demand:said].
- [S:The skipper] [Q/demand:said]: [C:“Stay on the ship and wait.”]
- [S:The envoy] [Q/demand:said] [C:both sides needed to talk].
- [Q/demand:According to] [S:the union], [C:the yard must stay open].
""",
    "promise": """
- [C:“I will rebuild the port,”] [S:Tellin] [Q/promise:said].
- [C:“We will pay every crown back,”] [S:the bank] [Q/promise:said].
- [S:Kerl] [Q/promise:said] [C:he would step down in May].
- [S:Anton Kerl] [Q/promise:said] [C:Kerl would step down in May].
- [S:The union] [Q/assert:said] [C:the yard would close in May].
- [C:“They will close the yard,”] [S:the union] [Q/assert:said].
- [S:Tellin] [Q/assert:said] [C:Kerl would step down in May].
""",
    "question": """
- [C:“Who opened the gate?”] [S:the judge] [Q/question:said].
- [S:The judge] [Q/question:asked] [A:the guard] [C:who had opened the gate].
- [S:The judge] [Q/question:asked]: [C:“Who opened the gate?”]
- [S:Brandt] [Q/question:wondered] [C:whether the bridge was safe].
- [S:Islanders] are [Q/question:asking] [C:why no boat came].
- [C:“Where were the boats? Where was the army?”] [S:a widow] [Q/question:said].
""",
    "negated": """
- [S:The mayor] [Q/negated:said] [C:the bridge was not safe].
- [S:The mayor] [Q/-negated:said] [C:the bridge was safe].
- [S:Police] [Q/negated:said] [C:nobody was hurt].
- [S:Police] [Q/negated:said] [C:no ship was lost].
- [C:“We never met,”] [S:Kerl] [Q/negated:said].
- [S:Analysts] do not [Q/negated:expect] [C:a deal].
- [S:The guard] [Q/-negated:said] [C:the man who did not speak had left].
- [S:Brandt] [Q/negated:said] [C:there was no money left].
""",
    "hedged": """
- [S:Police] [Q/hedged:said] [C:the fire might have been set].
- [S:Police] [Q/-hedged:said] [C:the fire was set].
- [S:The bank] [Q/hedged:said] [C:prices could fall].
- [S:The coast guard] [Q/hedged:said] [C:the crew was likely dead].
- [S:A guard] [Q/hedged:said] [C:the gunman had allegedly fled].
- [S:Doctors] [Q/hedged:said] [C:the water was probably safe].
""",
    "nothing on record": """
- It should be noted that the bridge is old.
- The storm hit the coast at dawn.
- She left the office and took the ferry.
- The device told the time in four cities.
- I think the bridge will hold.
- We know that the port is closed.
- The army moved two brigades to the border on Monday.
- Tellin signed the treaty and met the envoy.
- Police arrested nine men near the harbour.
- The court charged nothing for the copy.
- The ship called at Derning before the storm.
- Rain is forecast for the weekend.
- The clock on the tower showed noon.
- The reading room opens at nine.
- The painting shows a ship in a storm.
- The announcement surprised nobody.
- A warning light went on.
- He found the keys under the mat.
- The boy cried all night.
- The river continued to rise.
- The trial began on Monday and continued until Friday.
- The general ordered lunch.
- The minister is said farewell with flowers.
- The report is 40 pages long.
- Voters go to the polls on Sunday.
- The band played on according to plan.
- The driver started the engine and drove on.
- The price per litre rose again.
- The wind added to the cold.
- The ice is holding.
- Its name, which nobody remembers, is on the gate.
- As reported, the bridge is closed.
- Needless to say, the ferry was late.
""",
}


@pytest.mark.parametrize("marked", listed(TABLES))
def test_the_statements_are_those_of_the_markup(marked: str, readings: dict[str, Reading]) -> None:
    expected, found = compare(marked, readings[unmark(marked)[0]])
    assert found == expected
