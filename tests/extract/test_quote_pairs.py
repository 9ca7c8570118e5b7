"""Quotations with their cues before, after and around them, and those that have none."""

from __future__ import annotations

import pytest
from markup import compare, listed, unmark

from sayso.records import Reading

TABLES = {
    "cue after": """
- [C/assert/direct:“The bridge is gone,”] [Q:said] [S:Ida Brandt].
- [C/direct:"The bridge is gone,"] [S:the mayor] [Q:said].
- [C:“The bridge is gone,”] [S:Mayor Ida Brandt] [Q:told] [A:Radio Derning] on Sunday.
- [C:“Who opened the gate?”] [Q/question:asked] [S:the judge].
- [C:“We have lost everything!”] [S:a woman in the crowd] [Q:shouted].
- [C:“It was dark and nobody saw the rocks”], [S:the skipper] [Q:said] in a statement.
- [C:“The talks go on,”] [S:Verland's foreign minister] [Q:wrote] in a letter to [A:the council].
- [C:"The money never came,"] [Q:according to] [S:Ines Maro].
- [C:“He was a good man,”] [Q:recalled] [S:a neighbour], who lives nearby.
""",
    "cue before": """
- [S:The mayor] [Q/direct:said], [C:“The bridge is gone.”]
- [S:The mayor] [Q:said]: [C:“The bridge is gone and so is the road.”]
- [S:The mayor] [Q/direct:said] that [C:“the bridge is gone.”]
- [S:The mayor] [Q:said] in a statement on Friday: [C:“The bridge is gone.”]
- [S:Ida Brandt] [Q:told] [A:the Derning Post]: [C:"Nobody warned us about the flood."]
- In a message to [A:the crew], [S:the owner] [Q:wrote], [C:"You have saved the ship."]
- [S:The skipper] [Q:added]: [C:“We were lucky.”]
- [S:The coach] [Q/mixed:said] [C:the season had been “a long road”].
- Asked about the fire, [S:Kerl] [Q:said]: [C:“It was no accident.”]
""",
    "around the cue": """
- [C:“The bridge,”] [S:the mayor] [Q:said], [C:“is gone.”]
- [C:"If the rain goes on,"] [S:Brandt] [Q:warned], [C:"the lower town will have to leave."]
- [C:“We saw the flames,”] [S:a guard] [Q:said], [C:“and then the roof fell in.”]
- [C:“I told them,”] [Q:said] [S:the skipper], [C:“that the rocks were near.”]
- [C:“No,”] [S:she] [Q:said], [C:“we never met.”]
- [C:“This house”], [S:the bishop] [Q:told] [A:the crowd], [C:“is open to all.”]
""",
    "carried on after the cue's sentence": """
- [C:“The bridge is gone,”] [S:the mayor] [Q:said]. [C:“We must build a new one.”]
- [C:"We lost two boats,"] [Q:said] [S:Ines Maro]. [C:"The rest are safe."]
- [C:“It was dark,”] [S:the skipper] [Q:told] [A:Radio Derning]. [C:“Nobody saw the rocks. We had no light.”]
- [C:“They came at dawn,”] [S:a shepherd] [Q:said] by telephone. [C:“They took the sheep and burned the barn.”]
- [C:“I am tired,”] [S:Kerl] [Q:said] on Monday. [C:“I will go home.”]
- [C:“Was it worth it?”] [S:she] [Q:asked]. [C:“I do not know.”]
""",
    "many sentences": """
- [S:The mayor] [Q:said]: [C:“The bridge is gone. The road is under water. We wait for boats.”]
- [C:“The bridge is gone. The road is under water. We wait for boats,”] [S:the mayor] [Q:said].
- [C:"Nobody slept. Nobody ate. Then help came,"] [Q:said] [S:a nurse].
- [S:A nurse] [Q:told] [A:the agency]: [C:"Nobody slept. Then help came. It was late."]
- [C:“Is it over? No. It will be a long winter,”] [S:Tellin] [Q:warned].
- [C:“We won! We won the cup!”] [S:the captain] [Q:shouted].
""",
    "many paragraphs": """
- [S:The mayor] [Q:said]: [C:“The bridge is gone.] ¶ [C:“The road is under water.”]
- [C:“The bridge is gone,”] [S:the mayor] [Q:said]. [C:“We wait for boats.] ¶ [C:“The road is under water.] ¶ [C:“But
  nobody is hurt.”]
- [S:Ines Maro] [Q:told] [A:the court]: [C:"We lost two boats.] ¶ [C:"The rest are safe."]
- [S:The owner] [Q:wrote] to [A:the crew]: ¶ [C:“You have saved the ship.] ¶ [C:“I owe you a great deal.”]
- [C:"They came at dawn,"] [Q:said] [S:the shepherd]. [C:"They took the sheep.] ¶ [C:"Then they burned the barn."] ¶
  The barn had been built by his father.
- [S:Kerl] [Q:said], [C:“I am tired.] ¶ [C:“I will go home.”] ¶ His party meets on Friday.
""",
    "a line that ends in a colon": """
- [S:The mayor] [Q:said]: ¶ [C:“The bridge is gone and the road is under water.”]
- In a statement on Friday, [S:the ministry] [Q:said]: ¶ [C:"Our envoy was not in the building."]
- [S:Ida Brandt] [Q:told] [A:Radio Derning]: ¶ [C:“Nobody warned us about the flood.”] ¶ The radio sent the interview
  at noon.
- [S:The owner] [Q:added]: ¶ [C:“I owe the crew a great deal.”]
- [S:The skipper] [Q:wrote] in the log: ¶ [C:"No light, no wind, and rocks ahead."]
- [S:Brandt] [Q:replied]: ¶ [C:“That is not what we agreed.”]
""",
    "no cue of its own": """
- [C1:“The bridge is gone,”] [S1:the mayor] [Q1:said]. [S2:She] looked at the river. [C2:“Nobody will cross it for a
  year.”]
- [S1+S2:Ines Maro] [Q1:said] [C1:two boats had been lost]. ¶ [C2:“The rest are safe in the harbour.”]
- [C1:“It was dark,”] [S1+S2:the skipper] [Q1:said]. ¶ [C2:“We never saw the rocks until we hit them.”]
- [S1+S2:Tellin] [Q1:promised] [C1:to rebuild the port]. [C2:“We will start before the winter is over.”]
- [S1+S2:The bishop] [Q1:told] [A1:the crowd] that [C1:the doors were open]. [C2:“Come in, all of you, and stay.”]
- [Q1:According to] [S1+S2:Kerl], [C1:the deal is dead]. [C2:“Nobody in my party will sign it.”]
""",
    "marks": """
- [C:«The bridge is gone»], [S:the mayor] [Q:said].
- [S:The mayor] [Q:said]: [C:«The bridge is gone.»]
- [C:''The bridge is gone,''] [S:the mayor] [Q:said].
- [C:``The bridge is gone,''] [S:the mayor] [Q:said]. [C:``We wait for boats.'']
- [C:“The bridge is gone,"] [S:the mayor] [Q:said].
- [C:"The bridge is gone,”] [S:the mayor] [Q:said]. [C:“We wait for boats."]
- [C:„The bridge is gone“], [S:the mayor] [Q:said].
- [C:“They shouted ‘Go home’ at us,”] [Q:said] [S:a nurse].
- [C:"He told me 'never again' and left,"] [S:the widow] [Q:said].
- [S:The mayor] [Q:said]: [C:“The bridge is gone and the road is under water.] ¶ The town has two thousand people.
- [S:Kerl] [Q:said], [C:"It was no accident.] ¶ Police found no trace of a bomb.
- [C:'The bridge is gone,'] [S:the mayor] [Q:said].
- [C:‘The bridge is gone,’] [S:the mayor] [Q:said]. [C:‘We wait for boats.’]
""",
    "scare quotes": """
- The “palace” on the hill is a barn with two windows.
- Its so-called "peace camp" was empty on Sunday.
- The film “The Long Winter” opens in Derning in May.
- Workers painted “No Entry” on the gate.
- The ship, named "Northern Light", left the harbour at noon.
- A man known as “the Baker” was arrested in the old town.
- [S:The mayor] [Q/mixed:said] [C:the “palace” was a barn].
""",
}


@pytest.mark.parametrize("marked", listed(TABLES))
def test_the_statements_are_those_of_the_markup(marked: str, readings: dict[str, Reading]) -> None:
    expected, found = compare(marked, readings[unmark(marked)[0]])
    assert found == expected
