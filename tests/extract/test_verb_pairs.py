"""Statements whose content is the clause, noun phrase or infinitive of a reporting verb."""

from __future__ import annotations

import pytest
from markup import compare, listed, unmark

from sayso.records import Reading

TABLES = {
    "complement": """
- [S:The harbour master] [Q/assert/indirect/-negated/-hedged:said] [C:the ferry had sunk].
- [S:The harbour master] [Q:said] that [C:the ferry had sunk].
- [S:Two officials] [Q:told] [A:the Derning Post] that [C:the pier would stay shut until May].
- [S:Mirela Dostan] [Q:told] [A:reporters] [C:the vote was fair].
- [S:Prime Minister Anton Kerl] [Q:insisted] on Tuesday that [C:his cabinet had never seen the letter].
- In a speech to [A:miners], [S:Kerl] [Q:argued] that [C:coal still had a future].
- [S:The head of the port authority, Lise Amund], [Q:said] [C:three cranes were out of order].
- [S:The ministry] [Q:announced] late on Monday that [C:two of its envoys had been recalled from Verland].
- [S:Analysts] [Q/assert:believe] [C:the central bank acted too late].
- [S:Residents] [Q:fear] that [C:the dam will not hold through the winter].
- [S:The regulator] [Q/confirm:confirmed] that [C:it had received the files].
- [S:Kerl] [Q/question:asked] [A:the judge] [C:whether the hearing could be moved].
- [S:Officials] [Q:said] [C:the road was mined and that two trucks had burned].
- [S:Mayor Ida Brandt] [Q/predict:predicted] that [C:the bridge would open before the summer].
- [S:The senator] [Q:wrote] that [C:nobody had asked the island's people].
""",
    "according to": """
- [Q:According to] [S:the coast guard], [C:the vessel carried no lights].
- [C:The vessel carried no lights], [Q:according to] [S:the coast guard].
- [C:The vessel carried no lights] [Q:according to] [S:the coast guard].
- [C:The vessel], [Q:according to] [S:the coast guard], [C:carried no lights].
- The mine was closed in March, but [Q:according to] [S:union leaders], [C:digging went on at night].
- The mine was closed in March, but, [Q:according to] [S:union leaders], [C:digging went on at night].
- [C:At least nine people were hurt], [Q:according to] [S:hospital staff in Derning].
- [Q:According to] [S:a report by the Harbour Institute], [C:one pier in four is unsafe].
- [C:The strike will last until Friday], [Q:according to] [S:Ines Maro], who leads the dockers' union.
- [C:Exports fell by a tenth last year], [Q:according to] [S:figures] published by the statistics office.
- [C1:Two men were arrested], [Q1:according to] [S1:police]; [C2:a third escaped], [Q2:according to] [S2:a
  neighbour].
""",
    "deny": """
- [S:The company] [Q/deny/negated:denied] [C:the charge].
- [S:The company] [Q/deny/negated:denied] that [C:its trucks had crossed the border].
- [S:Kerl] [Q/deny/negated:denied] [C:taking money from the shipyard].
- [S:The general] [Q/deny/negated:denies] [C:any role in the shooting].
- [S:The army] has repeatedly [Q/deny/negated:denied] [C:shelling the village].
- [S:Verland's foreign ministry] [Q/deny:rejected] [C:the report].
- [S:A spokesman] [Q/deny:ruled out] [C:a pardon].
- [S1+S2:Kerl] [Q1/deny:denied] [C1:having met the banker] and [Q2:said] [C2:he would sue].
""",
    "accuse, blame, charge": """
- [S:The opposition] [Q/accuse:accused] [T:the mayor] of [C:hiding the bill].
- [S:Verland] [Q/accuse:accused] [T:its neighbour] of [C:theft].
- [S:Villagers] [Q/accuse:blame] [T:the army] for [C:the fire].
- [S:Prosecutors] [Q/accuse:charged] [T:the banker] with [C:fraud].
- In a letter, [S:the teachers] [Q/accuse:accuse] [T:the ministry] of [C:breaking its word].
- [S:The rebels] have [Q/accuse:accused] [T:President Tellin] of [C:planning a third term].
- [S:Tellin] has [Q/accuse:accused] [T:the rebels], who hold the north, of [C:selling timber].
- [S:Brandt] [Q/accuse:blamed] [C:the fire] on [T:careless campers].
""",
    "criticize, condemn, praise": """
- [S:Ines Maro] [Q/criticize:criticized] [C:the new harbour law].
- [S:The union] [Q/criticize:slammed] [C:the decision to close the yard].
- [S:Nine countries] [Q/condemn:condemned] [C:the attack on the convoy].
- [S:The bishop] [Q/condemn:denounced] [C:the killings].
- [S:President Oya Tellin] [Q/praise:praised] [C+T:the rescue crews].
- [S:Tellin] [Q/praise:hailed] [C:the deal].
- [S:The teachers' union] strongly [Q/condemn:condemned] [C:the arrest of two of its members].
- [S:Fishermen] have [Q/criticize:criticised] [C:the quota].
""",
    "urge, ask, call on, order": """
- [S:The bishop] [Q/request:urged] [A:the rebels] [C:to lay down their arms].
- [S:Tellin] [Q/request:asked] [A:parliament] [C:to pass the budget].
- [S:The union] [Q/demand:called on] [A:the mayor] [C:to step down].
- [S:A judge] [Q/demand:ordered] [A:the firm] [C:to pay for the clean-up].
- [S:The guards] [Q/demand:told] [A:the crew] [C:to leave the ship].
- [S:The envoy] [Q/request:encouraged] [A:both sides] [C:to talk].
- [S:Maro] [Q/request:begged] [A:the court] [C:to spare her brother].
- [S:The ministry] [Q/request:urged] [A:travellers] [C:not to go near the border].
""",
    "call for, demand, appeal for": """
- [S:Aid groups] [Q/demand:called for] [C:a ceasefire].
- [S:Aid groups] [Q/demand:called for] [C:the port to be reopened].
- [S:The opposition] [Q/demand:demanded] [C:an inquiry into the sale].
- [S:The opposition] [Q/demand:demanded] that [C:the sale be stopped].
- [S:Verland] has [Q/request:appealed for] [C:help from its neighbours].
- [S:Protesters] are [Q/demand:calling for] [C:the minister's resignation].
- [S:Protesters] [Q/demand:demanded] [C:to see the owner].
""",
    "warn": """
- [S:The coast guard] [Q/warn:warned] that [C:the ice was thin].
- [S:The coast guard] [Q/warn:warned] [A:skippers] that [C:the ice was thin].
- [S:Doctors] [Q/warn:warned] of [C:a second wave].
- [S:The bank] [Q/warn:warned] against [C:hasty cuts].
- [S:Tellin] [Q/warn:warned] [A:Verland] against [C:crossing the river].
- [S:The envoy] [Q/warn:cautioned] that [C:talks could take months].
- [S:Guards] [Q/warn:warned] [A:the boys] [C:not to swim].
""",
    "promise, threaten, refuse, propose": """
- [S:Tellin] [Q/promise:promised] [C:to build two schools].
- [S:The donors] [Q/promise:pledged] [C:to send grain].
- [S:The donors] [Q/promise:vowed] that [C:nobody would go hungry].
- [S:The rebels] [Q/threaten:threatened] [C:to blow up the bridge].
- [S:The chairman] [Q/refuse:refused] [C:to answer the question].
- [S:A spokeswoman] [Q/refuse:declined] [C:to comment].
- [S:The chairman] [Q/propose:proposed] [C:a new route through the hills].
- [S:The panel] [Q/propose:recommended] that [C:the plant be closed].
- [S:Kerl] [Q/promise:promised] [A:pensioners] [C:a cheaper winter].
""",
    "passive": """
- [T:The mayor] was [Q/accuse:accused] by [S:the opposition] of [C:hiding the bill].
- [T:The mayor] was [Q/accuse:accused] of [C:hiding the bill].
- [A:The crew] was [Q:told] that [C:the harbour was closed].
- [A:The crew] were [Q:told] by [S:a pilot] that [C:the harbour was closed].
- It was [Q:reported] that [C:two ships had collided].
- It is [Q:believed] that [C:the gunmen fled north].
- [C:The general] is [Q:said] [C:to have fled to Verland].
- [C:The yard] is [Q/predict:expected] [C:to close in June].
- [A:Drivers] were [Q/request:urged] [C:to stay at home].
- [A:The firm] was [Q/demand:ordered] by [S:a judge] [C:to pay for the clean-up].
- [C:The law] was [Q/criticize:criticized] by [S:fishermen].
- [S:The minister] was quoted as [Q:saying] that [C:talks had failed].
- [A:Families] have been [Q:informed] that [C:the search is over].
""",
    "naming": """
- [S:Tellin] [Q:described] [C:the raid as a crime].
- [S:The bishop] [Q:called] [C:it a lie].
- [S:Kerl] [Q:called] [C:the vote a farce].
- [S:Brandt] [Q/mixed:called] [C:the plan “reckless and cruel”].
- [S:The paper] [Q:labelled] [C:the cut a mistake].
- [S:The army] [Q:described] [C:the dead men as smugglers].
- [S:Maro] [Q/mixed:described] [C:the offer as “an insult”].
""",
}


@pytest.mark.parametrize("marked", listed(TABLES))
def test_the_statements_are_those_of_the_markup(marked: str, readings: dict[str, Reading]) -> None:
    expected, found = compare(marked, readings[unmark(marked)[0]])
    assert found == expected
