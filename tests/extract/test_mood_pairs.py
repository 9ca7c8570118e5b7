"""What a content makes of a neutral cue, and what negates or hedges it: pairs for each rule, in our own words."""

from __future__ import annotations

import pytest
from markup import compare, listed, unmark

from sayso.records import Reading

TABLES = {
    "a wrong laid to somebody": """
- [S:Brandt] [Q/accuse:said] [C:[T:Kerl] had lied to the council].
- [S:Brandt] [Q/assert:said] [C:Kerl had spoken to the council].
- [S:Brandt] [Q/assert:said] [C:Kerl had not lied to the council].
- [S:Brandt] [Q/assert:said] [C:somebody had lied to the council].
- [S:Brandt] [Q/assert:said] [C:Kerl might lie to the council].
- [S:Brandt] [Q/accuse:said] [C:[T:the airline] had cheated thousands of islanders].
- [S:The widow] [Q/accuse:said] [C:[T:her husband] tried to poison her].
- [C:“[T:Kerl] is a liar,”] [S:Brandt] [Q/accuse:said].
- [C:“Kerl is a carpenter,”] [S:Brandt] [Q/assert:said].
- [S:Brandt] [Q/accuse:said] [C:the captives had been tortured by [T:the Verland army]].
- [S:Brandt] [Q/assert:said] [C:the captives had been tortured].
- [S:Brandt] [Q/accuse:claimed] [C:[T:Kerl] had carried out the attack].
- [S:Brandt] [Q/assert:claimed] [C:Kerl had carried out the repairs].
- [S:Brandt] [Q/accuse:said] [C:the fire was [T:Kerl]'s doing].
- [S:The union] [Q/accuse:alleged] that [C:[T:the bank] had moved the money].
- [S:The union] [Q/assert:alleged] that [C:the money had been moved].
""",
    "done by the word": """
- [C:“I urge the council to wait,”] [S:Tellin] [Q/request:said].
- [C:“We condemn this attack,”] [S:the bishop] [Q/condemn:said].
- [C:“I want you to leave the valley,”] [S:the chief] [Q/demand:said].
- [C:“I want to leave the valley,”] [S:the chief] [Q/assert:said].
- [C:“Thank you for the boats,”] [S:the skipper] [Q/praise:wrote].
- [C:“Congratulations to the crew,”] [S:Tellin] [Q/praise:wrote].
- [C:“They urge the council to wait,”] [S:Tellin] [Q/assert:said].
""",
    "duties that demand nothing": """
- [S:Brandt] [Q/demand:said] [C:the yard needs to close].
- [S:Brandt] [Q/assert:said] [C:the yard should be able to pay].
- [C:“I must say it was a long night,”] [S:the skipper] [Q/assert:said].
- [S:Brandt] [Q/assert:said] [C:the yard should have closed in May].
- [C:“Should it rain, the bridge will close,”] [S:the engineer] [Q/assert:said].
- [C:“Friends, stay on the ship,”] [S:the skipper] [Q/demand:said].
""",
    "promises and refusals": """
- [S:Kerl] [Q/promise:said] [C:he would be leaving in May].
- [S:Kerl] [Q/promise:said] [C:he was going to leave in May].
- [S:Kerl] [Q/promise:said] [C:he is to leave in May].
- [S:Kerl] [Q/promise:said] [C:he intended to leave in May].
- [C:“We are committed to this bridge,”] [S:the bank] [Q/promise:said].
- [S:The bank] [Q/promise:announced] [C:plans to close the yard].
- [S:Kerl] [Q/refuse:said] [C:he would not sign the treaty].
- [S:Kerl] [Q/promise:said] [C:he would not return to Derning].
- [S:Kerl] [Q/assert:said] [C:he would have left in May].
- [C:“I would say it was a long night,”] [S:Kerl] [Q/assert:said].
- [C:“I will be sad,”] [S:Kerl] [Q/assert:said].
""",
    "what it is called": """
- [S:Brandt] [Q/criticize:called] [C:the cut a disgrace].
- [S:Tellin] [Q/criticize:called] [C:the vote “a fraud”].
- [S:Brandt] [Q/praise:called] [C:[T:Tellin] a hero].
- [S:Brandt] [Q/assert:called] [C:the cut a matter of taxes].
- [S:Brandt] [Q/criticize:described] [C:the cut as outrageous].
- [S:The mayor] [Q/praise:expressed] [C:support for the strike].
""",
    "the idiom and the clause": """
- [S:Kerl] [Q/deny/negated:pleaded] not guilty to [C:the theft].
- [S:Tellin] [Q/predict:estimated] [C:the bridge would take a year].
- [S:Tellin] [Q/assert:estimated] [C:the bridge took a year].
- [S:Brandt] [Q/assert:proposed] that [C:the lake was older than the valley].
- [S:Brandt] [Q/deny/negated:disagreed with] [C:the report].
""",
    "negation": """
- [S:Brandt] [Q/negated:said] [C:the ferry no longer runs].
- [S:Brandt] [Q/-negated:said] [C:not only the ferry was late].
- [S:Brandt] [Q/-negated:said] [C:the ferry left without the mail].
- [S:Brandt] [Q/negated:said] [C:the crew appeared not to have slept].
""",
    "hedging": """
- [S:Brandt] reportedly [Q/hedged:said] [C:the ferry was late].
- [S:Brandt] [Q/-hedged:said] [C:the ferry could not sail].
- [S:Brandt] [Q/hedged:said] [C:the ferry may not sail].
- [S:Brandt] [Q/hedged:speculated] that [C:the ferry was late].
- [S1+R2:Brandt] [Q1/hedged:said] [C1:[C2:the gunman] was [Q2:believed] [C2:to have fled]].
- [C:“May God protect the crew,”] [S:the bishop] [Q/-hedged:said].
- [S:The survey] [Q/-hedged:found] [C:a majority among likely voters].
- [S:Brandt] [Q/-hedged:said] [C:the crew will appear at the hearing].
- [S:Brandt] [Q/hedged:said] [C:the crew appeared to be asleep].
""",
    "who is spoken to": """
- Speaking to [A:the Harbour Post], [S:Brandt] [Q:said] [C:the ferry was late].
- In an interview with [A:the Harbour Post], [S:Brandt] [Q:said] [C:the ferry was late].
- In a letter to [A:the council], [S:Brandt] [Q:said] [C:the ferry was late].
- [S:Brandt] [Q:explained] to [A:reporters] that [C:the ferry was late].
- [C:The ferry was late], [S:Brandt] [Q:told] [A:reporters].
- When interviewed by [A:the Harbour Post], [S:Brandt] [Q:said] [C:the ferry was late].
- In response to the ruling, [S:Brandt] [Q:said] [C:the ferry was late].
- In a speech on trade, [S:Brandt] [Q:said] [C:the ferry was late].
""",
}


@pytest.mark.parametrize("marked", listed(TABLES))
def test_the_statements_are_those_of_the_markup(marked: str, readings: dict[str, Reading]) -> None:
    expected, found = compare(marked, readings[unmark(marked)[0]])
    assert found == expected
