"""Who speaks: headlines, datelines, pronouns, coordination, relays, documents and nouns that report."""

from __future__ import annotations

import pytest
from markup import compare, listed, unmark

from sayso.records import Reading

TABLES = {
    "headline, speaker first": """
- [S:Oya Tellin][Q/headline::] [C:Port will be rebuilt by spring] ¶ Work on the old port begins next month.
- [S:Police][Q/headline::] [C:Two men held over harbour fire] ¶ The fire broke out on Sunday night.
- [S:Report][Q/headline::] [C:One pier in four is unsafe] ¶ Engineers looked at forty piers along the coast.
- [S:Prime Minister Kerl][Q/headline::] [C:We never saw the letter] ¶ The letter was found in a drawer in May.
- [S:Harbour union][Q/headline::] [C:Strike will go on] ¶ The strike is in its third week.
- [S:Ida Brandt][Q/headline::] [C:“Nobody warned us”] ¶ The flood came at night.
""",
    "headline, speaker last": """
- [C:Two men held over harbour fire][Q/headline::] [S:police] ¶ The fire broke out on Sunday night.
- [C:One pier in four is unsafe][Q/headline::] [S:report] ¶ Engineers looked at forty piers along the coast.
- [C:Port will be rebuilt by spring][Q/headline::] [S:president] ¶ Work on the old port begins next month.
- [C:Rebels kill nine in raid on village][Q/headline::] [S:officials] ¶ The village lies on the border.
- [C:Kerl knew about the letter][Q/headline::] [S:former aide] ¶ The letter was found in a drawer in May.
- [C:Verland is buying grain in secret][Q/headline::] [S:study] ¶ Prices have risen since the summer.
""",
    "headline, no speaker": """
- Live: Flood reaches Derning ¶ The water rose all night.
- Update: Two men held over harbour fire ¶ The fire broke out on Sunday night.
- Derning: Flood reaches the lower town ¶ The water rose all night.
- Analysis: Why the coalition fell ¶ The coalition had a majority of two.
- Breaking: Ferry sinks off Verland ¶ The ferry carried forty people.
- Harbour fire: What we know so far ¶ The fire broke out on Sunday night.
- Port strike: Week three ¶ Forty ships wait outside.
- In pictures: Winter on the islands ¶ The snow came early.
""",
    "dateline": """
- DERNING (Coast Agency) — [S:A spokesman] [Q:said] [C:the talks had failed].
- DERNING, Verland (CA) -- [S:The mayor] [Q:said] on Monday that [C:the bridge was gone].
- DERNING, May 4 (Coast Agency) - [S:President Oya Tellin] [Q:said] [C:the port would be rebuilt].
- DERNING — [S:The coast guard] [Q:said] [C:two boats were missing].
- Derning (CA) – [S:Ines Maro] [Q:denied] [C:the charge].
- DERNING: [S:The union] [Q:warned] that [C:the strike would go on].
""",
    "pronoun": """
- Ida Brandt opened the new bridge on Sunday. [S=Ida Brandt:She] [Q:said] [C:the old one had been too narrow].
- Anton Kerl left the meeting early. [C:“I am tired,”] [S=Anton Kerl:he] [Q:said].
- President Oya Tellin flew to Verland on Monday. There [S=Oya Tellin:she] [Q:told] [A:reporters] that [C:the border
  was open].
- [S1=Ines Maro:Ines Maro] [Q1:said] [C1:two boats were lost]. [S2=Ines Maro:She] [Q2:blamed] [T2:the owner] for
  [C2:the delay].
- The mayor met Anton Kerl in May. [Q:According to] [S=Anton Kerl:him], [C:nothing was signed].
- Rolf Dane, a miner from Derning, was the last to leave the shaft. [S=Rolf Dane:He] [Q:denied] that [C:there had
  been a warning].
""",
    "coordination": """
- [S:Tellin] met the envoy and [Q:said] [C:the talks had been frank].
- [S:Tellin], who met the envoy, [Q:said] [C:the talks had been frank].
- [S:Ida Brandt], who [Q:said] [C:the bridge was safe], crossed it on foot.
- [S1+S2:The mayor] [Q1:said] [C1:the bridge was gone], [Q2:adding] that [C2:boats were on their way].
- [S:The skipper] went on to [Q:say] that [C:nobody had seen the rocks].
- [S1+S2:Kerl] [Q1:denied] [C1:the charge] and [Q2/promise:said] [C2:he would go to court].
- [S1+S2:The union] [Q1:criticized] [C1:the law] and [Q2:called for] [C2:a strike].
- [S:The owner] left the court, [Q:saying] [C:he would appeal].
- After the vote, [S:Brandt] left the hall and [Q:said] [C:the town had been betrayed].
- [S1:Police] [Q1:said] [C1:two men were hurt]; [S2:witnesses] [Q2:said] [C2:there were more].
- [C1:The bridge is gone], [S1:the mayor] [Q1:said]; [C2:the road is open], [S2:police] [Q2:said].
""",
    "relay": """
- [S1+R2:The Derning Post] [Q1:reported] that [C1:[S2:Kerl] had [Q2:said] [C2:the deal was dead]].
- [S1+R2:Brandt] [Q1:said] [C1:[S2:the engineers] [Q2:told] [A2:her] [C2:the bridge was safe]].
- [S1+R2:Ines Maro] [Q1:said] that [C1:[S2:the owner] [Q2:denied] [C2:the charge]].
- [S1+R2:The ministry] [Q1:said] [C1:[S2:Verland] had [Q2:accused] [T2:its envoy] of [C2:spying]].
- [S1+R2:A nurse] [Q1:told] [A1:the court] that [C1:[S2:doctors] [Q2:warned] that [C2:beds were short]].
- [S1+R2:Radio Derning] [Q1:reports] [C1:[S2:the union] is [Q2:demanding] [C2:higher pay]].
""",
    "document": """
- [S:The report] [Q:found] that [C:one pier in four was unsafe].
- [S:A study by the Harbour Institute] [Q:says] [C:the cliffs are moving].
- [S:The poll] [Q:showed] that [C:most islanders want a bridge].
- [S:The indictment] [Q:alleges] that [C:the banker hid two million crowns].
- [S:The letter] [Q:says] [C:the owner knew of the leak].
- [S:Court papers] [Q:say] [C:the gun was never found].
- [S:New figures] [Q:show] [C:exports fell by a tenth].
- [S:The survey] [Q:suggests] [C:farmers are turning away from the party].
""",
    "noun": """
- [S:The bank] [Q:issued a statement] that [C:no money was lost].
- The court never heard [S:Kerl]'s [Q:claim] that [C:the letter was forged].
- [S:The coast guard] [Q/warn:issued a warning] that [C:the ice was thin].
- [S:Doctors] [Q:voiced] [C:concern about the heat].
- [S:Verland]'s [Q:promise] [C:to open the border] came too late.
- The court threw out [S:the owner]'s [Q:argument] that [C:the crew was to blame].
- Allegations that the vote was bought have hurt the party.
- The [Q/accuse:accusation] by [S:the miners] that [C:the shaft was unsafe] was never tested.
""",
}


@pytest.mark.parametrize("marked", listed(TABLES))
def test_the_statements_are_those_of_the_markup(marked: str, readings: dict[str, Reading]) -> None:
    expected, found = compare(marked, readings[unmark(marked)[0]])
    assert found == expected
