"""Longer passages in the styles of agencies, broadsheets, tabloids, local papers and broadcasters."""

from __future__ import annotations

import pytest
from markup import compare, listed, unmark

from sayso.records import Reading

TABLES = {
    "agency": """
- DERNING (Coast Agency) — [S1:Verland's defence ministry] [Q1:said] on Tuesday [C1:its troops had taken the hill
  above the port]. [S2:The rebels] [Q2:said] [C2:they still held it].
- [S:A spokesman for the port authority, Ulf Reming], [Q:told] [A:the Coast Agency] [C:the channel would be cleared
  by Sunday], but gave no details.
- [C:At least four people were killed when a bus left the road near Derning], [S:police] [Q:said] on Saturday.
- [C:The army has taken two villages and is moving on the capital], [S:a senior officer] [Q:said] on condition of
  anonymity.
- [S:The central bank] [Q:said] on Thursday [C:it would keep rates where they are].
- [S:Foreign Minister Dario Venn] [Q/accuse:accused] [T:Verland] on Monday of [C:arming the rebels], hours before
  talks were to begin.
- [S1:Verland] has [Q1/deny:denied] [C1:arming the rebels]. [S2:The rebels] [Q2:say] [C2:they buy their guns abroad].
- [C:The blast destroyed nine houses], [Q:according to] [S:the state news agency], which showed pictures of the
  ruins.
- Reuben Karo, a fisherman, lost his boat. [C:“I heard a bang and then I was in the water,”] [S=Reuben Karo:he]
  [Q:told] [A:the Coast Agency] by phone.
""",
    "broadsheet": """
- [C:“If we wait for the winter to end,”] [S:Ida Brandt, the mayor of Derning], [Q:said] in an interview last week,
  [C:“there will be no town left to save.”]
- For years [S:engineers] had [Q:warned] that [C:the dam, which was built before the war, could not hold back a flood
  of that size].
- [S:Mr. Kerl], who has led the party for ten years, [Q:said] that [C:he had not read the letter, and that his staff
  had not shown it to him].
- [C:The deal], [S:he] [Q:argued], [C:would cost the town a fifth of its income].
- [C:The port], [S:the union] [Q:says], [C:has lost half its workers since the sale].
- Asked whether he would run again, [S:Mr. Kerl] [Q:replied], [C:“Ask me in the spring.”]
- [C:There is no doubt], [S:Ms. Brandt] [Q:said], [C:that the bridge will have to go].
- [S:Dr. Lena Osk, a historian at Derning University] who has written about the strike, [Q:believes] [C:the owners
  never meant to talk].
""",
    "tabloid": """
- [S:Furious islanders] have [Q/criticize:slammed] [C+T:the ferry firm] after a night without heating.
- [S:Mum-of-two Gina Platt, 34], [Q:said]: [C:“I couldn’t believe my eyes.”]
- [C:‘It was like a film,’] [S:dad-of-three Bo Platt, 41], [Q:told] [A:The Beacon]. [C:‘We just ran.’]
- [C:"He is a liar and he knows it,"] [S:one insider] [Q:said].
- [S:A source] [Q:told] [A:The Beacon]: [C:"They have not spoken for months."]
- [S:She] [Q:added]: [C:“The kids are fine. That’s what counts.”]
""",
    "local": """
- [C:"We've had three floods in five years,"] [Q:said] [S:Joan Pell], who runs a bakery on Mill Street. [C:"I don't
  think we could take another."]
- [S:Council leader Raj Mistry] [Q:said] [C:the authority had "no choice" but to close the pool].
- [S:A council spokesman] [Q:said]: [C:"We are aware of the problem and are working with the owner."]
- [S1+S2:Pell] [Q1:said] [C1:she had written to the council twice] and [Q2:added] that [C2:nobody had answered].
- [S:Police Chief Dan Orr] [Q:said] [C:the driver, who was not hurt, had been drinking].
- [A:Anyone] who saw the crash is [Q/request:asked] [C:to call the police].
""",
    "broadcaster": """
- [S:The president] [Q:told] [A:the BBN] that [C:she was ready to talk to the rebels "without conditions"].
- In a tweet, [S:Venn] [Q:wrote]: [C:"The border stays shut."]
- In an interview with [A:Radio Derning], [S:Venn] [Q:said] [C:the border would stay shut].
- Speaking after the vote, [S:Ms Tellin] [Q:said]: [C:"This is a good day for the islands."]
- But [S:critics] [Q:say] [C:the law gives the police too much power].
- [S1:The army] [Q1:says] [C1:it hit a camp], but [S2:local people] [Q2:say] [C2:it was a market].
- [C:"We heard two shots,"] [S:a witness] [Q:told] [A:our reporter].
""",
    "one line": """
- [S:Kerl] [Q/deny:dismissed] [C:the allegations as nonsense].
- [S:The army] [Q/deny:denies] [C:it fired first].
- [S:Tellin] [Q:apologised for] [C:the delay].
- [S:The mayor] [Q/mixed:said] [C:the flood was “the worst in memory”].
- [S:Tellin] [Q/request:asked] [A:Verland] for [C:help].
- [S:Brandt] [Q/threaten:threatened] [A:the owner] with [C:a lawsuit].
- [S:Rights groups] have [Q:expressed] [C:concern over the arrests].
- [S:A former guard] [Q:testified] that [C:the gate was never locked].
- [C1:“I was there,”] [S1+S2:he] [Q1:said], [Q2:adding]: [C2:“I saw it all.”]
- [C1:“I was there,”] [S1+S2:Kerl] [Q1:said], [Q2:adding] that [C2:he saw it all].
- [C:Not a single boat came], [S:islanders] [Q:complained].
- [S:The bishop] [Q/demand:insisted] that [C:the army leave the valley].
- The company did not respond to a request for comment.
- [S:Verland] [Q:claimed] [C:responsibility for the attack].
- [S:The rebels] [Q:claimed] [C:to have shot down a helicopter].
- [S:Tellin] [Q:made clear] that [C:the port would not be sold].
- [S:Tellin] [Q:pointed out] that [C:the port was old].
- [S:The group] [Q:tweeted]: [C:“We did it.”]
- [C:What worries him], [S:Kerl] [Q:said], [C:is that nobody is in charge].
- [S:One of the men] [Q:said] [C:he had been paid].
- [S:Neither Kerl nor Brandt] would [Q:confirm] [C:the report].
- [S:The mayor] did not [Q:say] [C:when the bridge would open].
- Reports that the dam had burst were wrong.
- [S:A court spokesman] [Q/confirm:confirmed] [C:the arrest].
- [S:The firm] [Q/confirm:admitted] [C:breaking the law].
- [S:The firm] [Q/confirm:admitted] that [C:it broke the law].
- [S:Brandt] [Q:joked] that [C:she would swim].
- It was [S:Kerl] who [Q:said] [C:the deal was dead].
- [S:Police] [Q:believe] [C:the gunman acted alone].
- [C:The gunman], [S:police] [Q:believe], [C:acted alone].
- [S:The panel] [Q:concluded] [C:the captain was drunk].
- [S:Brandt] [Q:expects] [C:the bridge to open in May].
- [S:Economists] [Q:predict] [C:a slump].
- [S:The ministry] [Q:estimates] [C:the damage at nine million crowns].
- [S:Two of the island's four doctors] have [Q/threaten:threatened] [C:to leave].
- As [S:the mayor] [Q:put it], [C:“the river always wins.”]
- As [S:the mayor] [Q:said] on Monday, [C:the river always wins].
- [S1+R2:The BBN], [Q2:citing] [S2:a port official], [Q1:said] [C1+C2:the channel was blocked].
""",
}


@pytest.mark.parametrize("marked", listed(TABLES))
def test_the_statements_are_those_of_the_markup(marked: str, readings: dict[str, Reading]) -> None:
    expected, found = compare(marked, readings[unmark(marked)[0]])
    assert found == expected
