"""Who does a deed and to whom: subjects, objects, obliques, nouns with what hangs on them, mutual deeds."""

from __future__ import annotations

import re
from functools import cache

import pytest
from pages import page
from pages import words as words_of

from sayso.extract.drafts import Page
from sayso.extract.events.parties import parties, span
from sayso.knowledge.frames import Frame
from sayso.records import Span

_BRACKET = re.compile(r"\[([ARB]):|\]|\*")
"""`[A:...]` is an actor, `[R:...]` a recipient; the trigger stands between stars."""

TABLES = {
    "subject and object": """
- ASSAULT [A:Rebels] *shot* [R:three villagers] near the river.
- ASSAULT [R:Three villagers] were *shot* by [A:rebels] near the river.
- ASSAULT [R:Three villagers] were *shot* near the river.
- COERCE [R:The editor] was arrested and *charged* on Monday.
- ASSAULT [A:The army] stormed the camp, *killing* [R:eleven men].
- COERCE [A:Police], who had *detained* [R:the mayor] in March, let him go.
- COERCE [R:The men] whom [A:soldiers] *arrested* in May have vanished.
- COERCE [R:The people] *arrested* on Sunday were freed.
- ASSAULT [A:Unidentified gunmen] *wounded* [R:at least 12 people].
- ASSAULT The bombs *killed* [R:11 of them].
- ASSAULT [A:Turkish warplanes] *bombed* [R:Syria].
""",
    "joined": """
- COERCE [A:The army], [A:police] and [A:militias] *arrested* [R:two bishops].
- ACCUSE [A:Pakistan] and [A:India] *accused* [R:the rebels] of theft.
- ACCUSE [A:Officials] met the envoy and *accused* [R:Pakistan].
- ASSAULT The raid was led by the navy, but [A:marines] *killed* [R:the captain] and [R:two sailors].
""",
    "understood": """
- RETREAT The president ordered [A:troops] to *withdraw*.
- SANCTION [A:France] is expected to *expel* [R:two diplomats].
- ASSAULT [A:The rebels] threatened to *attack* [R:the convoy].
- ASSAULT [A:The colonel] is accused of *killing* [R:a priest].
- ASSAULT Prosecutors accused [A:the colonel] of *killing* [R:a priest].
- REJECT [A:The union] was the first to *reject* the offer.
- RETREAT The council called on [A:Israel] to *withdraw*.
- ASSAULT [A:The guards] promised the priest to *attack* [R:the camp].
- COERCE [A:The police] broke up the march by *arresting* [R:the leaders].
- AID [A:Norway] promised to *help* [R:the refugees].
""",
    "obliques": """
- ACCUSE [A:The prosecutor] *told* the court that [R:the mayor] had stolen.
- ACCUSE [A:The minister] *lashed* out at [R:the banks].
- PROTEST [A:Students] *protested* against [R:the government].
- ASSAULT [A:Militants] *fired* on [R:a convoy].
- AID [A:Japan] *sent* doctors to [R:Nepal].
- AID [A:Japan] *gave* [R:Nepal] two helicopters.
- AID [A:Japan] *supplied* [R:Nepal] with fuel.
- SANCTION [A:The senate] *imposed* a ban on [R:the company].
- REQUEST [A:The bishop] *appealed* to [R:the rebels] for calm.
- THREATEN [A:The king] *threatened* to expel [R:the envoys].
- AGREE [A:Sweden] *agreed* to send food to [R:Sudan].
- SUPPORT [R:The widow] *received* a medal from [A:the king].
- ACCUSE [R:The colonel] *faces* charges of theft.
""",
    "owners": """
- ACCUSE [A:The bishop] *criticized* [R:the government]'s decision.
- ACCUSE [A:The bishop] *criticized* the plan.
- ACCUSE [A:The bishop] *condemned* the raid by [R:the army].
- REJECT [A:The court] *rejected* [R:the union]'s appeal.
- REQUEST [A:Students] *demanded* [R:the minister]'s resignation.
- REQUEST [A:Students] *demanded* that [R:the mayor] should leave.
- SANCTION [A:Chad] *recalled* its ambassador.
- RETREAT [A:The general] *left* office in May.
""",
    "nouns": """
- ASSAULT [A:Israel]'s *raid* on [R:Gaza] went on at night.
- ASSAULT [A:US] *strikes* on [R:Syria] went on at night.
- RETREAT The [A:Syrian] *withdrawal* from Lebanon took a month.
- ASSAULT An *attack* by [A:gunmen] on [R:a convoy] closed the road.
- PROTEST *Protests* against [R:the government] went on at night.
- ASSAULT The *killing* of [R:12 villagers] closed the road.
- COERCE [R:His] *arrest* came at night.
- ASSAULT [A:Rebels] carried out an *attack* on [R:the convoy].
- RETREAT [A:The minister] announced his *resignation*.
- ACCUSE [A:The judges] opened an *inquiry* into [R:the bank].
- ASSAULT The envoy condemned the *raid*.
- ACCUSE The *claim* by [A:the prosecutor] that [R:the mayor] took bribes was false.
- ASSAULT [R:The town] came under *attack* at noon.
- ASSAULT A *blast* injured [R:three sailors] at noon.
- ASSAULT The envoy blamed [A:the rebels] for the *attack*.
- ASSAULT The *attack* was claimed by [A:the rebels].
- REQUEST [R:The mayor] rejected a *demand* by [A:the union].
- RETREAT The *withdrawal* of [A:the troops] took a month.
""",
    "mutual": """
- CONSULT [A:The minister] *met* [A:the envoy] in Geneva.
- CONSULT [A:The minister] held *talks* with [A:the envoy] on Monday.
- CONSULT *Talks* between [A:Chad] and [A:Sudan] went on at night.
- COOPERATE [A:Chad] *trades* with [A:Sudan].
- ASSAULT *Fighting* between [A:the army] and [A:rebels] went on at night.
- AGREE [A:Chad] signed an *agreement* with [A:Sudan].
- CONSULT [A:The minister] *visited* [R:the bishop] in Geneva.
""",
    "asked": """
- REQUEST [A:The senate] *demanded* [R:the ministry] publish the list.
- REQUEST [A:The envoy] said [R:Chad] *must* open the road.
- REQUEST [A:The envoy] *demanded* the departure of [R:Chadian] ships.
- REQUEST [A:Islanders] marched to the port, *demanding* a new charter from [R:Denmark].
- REQUEST [A:The poet] *called* on [R:Basques] to stand up to Madrid.
- REQUEST "Release the men," *urged* [A:the guerrillas' chief].
- REQUEST [A:Thousands] *sought* refuge in [R:Chad].
- REQUEST "Release the men," *urged* [A:the chief].
""",
    "whose the thing is": """
- ACCUSE [A:Jordan] *complained* about three [R:Turkish] test flights.
- REJECT [A:The tribes] *rejected* a [R:Norwegian] draft.
- REJECT [A:The tribes] *rejected* an [R:African Union] offer.
- ACCUSE [A:The bishop] *decried* as an insult [R:Chile]'s seizure of the boats.
- REJECT [A:The rebels] *refused* to answer a letter from [R:Chad].
- REJECT [A:The army] *refused* to end the siege of [R:Aleppo].
- REJECT [A:Spain] *refused* to subscribe to the budget of the [R:Italian]-led offensive.
- SUPPORT [A:Italy] *thanked* [R:One third of the deputies].
- ACCUSE [A:Chad] *protested* to [R:Niger] over the raid.
- ACCUSE [A:Lawmakers] *called* for sanctions against [R:Niger].
- SUPPORT [A:Niger] *sided* with [R:Chad] in the quarrel.
- SUPPORT [A:The chiefs] *stood* behind [R:the king].
- ACCUSE [A:The bishop] issued sharp *criticism* of [R:the Icelandic government]'s conduct of the census.
- ACCUSE [A:Police] opened an *investigation* into the killing of [R:the mayor].
- SUPPORT [A:The council] *voted* for a plan by [R:the mayor].
- REJECT [A:Spain] *refused* to send troops to [R:Mali].
- REJECT [A:The rebels] *refused* to allow [R:monitors] to enter the valley.
- REJECT [A:The premier] *rejected* an offer made by [R:the rebels].
""",
    "inside what is done": """
- THREATEN [A:Russia] *threatened* to stop coal to [R:Latvia].
- AGREE [A:Niger] *agreed* to unlock its ports to [R:Benin].
- AGREE [A:The ministers] *agreed* to end limits on loans to [R:Chile], [R:Peru] and [R:Bolivia].
- RETREAT [A:Syria] will *permit* the arrival of [R:Swedish doctors].
- AGREE [A:Malawi] is *ready* to pull its engineers out of [R:Zambia].
- CONCEDE [A:Gabon] *granted* a pardon to [R:two singers].
- AID [A:Qatar] *provided* seed grain to [R:farmers].
- THREATEN [A:The rebels] *gave* [R:the king] a week to leave.
- SANCTION [A:Germany] *withdrew* its order from [R:a Serbian firm].
- SANCTION [A:Germany] has been *withholding* grants from [R:Warsaw].
- SANCTION [A:The Gulf states] *withdrew* their envoys from [R:Doha].
- AID [A:Turkey] *sent* 200 rescuers to [R:Greece].
- AID [A:Peacekeepers] *escorted* trucks of flour into [R:Gorban].
- CONCEDE [A:The chiefs] *conceded* [R:the soldiers]' demand for pay.
- RETREAT [A:Peru] offered to *let* [R:a team of monitors] inspect the site.
- CONCEDE [A:The court] *freed* [R:members of the guild].
- THREATEN [A:The rebels] *threatened* to bomb [R:Oran] if the trial went on.
- AGREE [A:Chad] *agreed* with [A:Niger] on a border.
""",
    "to what end": """
- ASSAULT [A:The army] *directed* mortar and cannon fire against [R:villages].
- ASSAULT [A:Police] *opened* fire to disperse [R:demonstrators].
- ASSAULT [A:Police] *fired* tear gas to disperse [R:demonstrators].
- ASSAULT [A:Police] *opened* fire on [R:demonstrators].
- PROTEST [A:Farmers] *marched* to demand pay from [R:Chad's ministers].
- PROTEST [A:Farmers] *marched* in the capital, calling for fair prices from [R:Denmark].
- PROTEST [A:Farmers] *marched* in anger at [R:the Chadian ministry]'s failure to pay.
- PROTEST [A:Students] *marched* against beatings by [R:the border guards].
- PROTEST [A:Students] *rallied* in the square, demanding that [R:the king] resign.
- CONSULT [A:Norway] began a mediation *mission* between [R:the army] and [R:the rebels].
- CONSULT [A:Norway] *mediated* between [R:the army] and [R:the rebels].
- COERCE [A:Pirates] *captured* [R:up to 40 Danish sailors].
- COERCE [A:Rebels] *abducted* up to [R:nine Polish miners].
- COERCE [A:Police] *arrested* [R:scores of protesters].
- ASSAULT [A:Rebels] *killed* [R:members of the council].
- COERCE [A:The court] *forbade* [R:civil servants] to strike.
- PROTEST [A:Crowds] *hurled* stones at [R:the soldiers].
- COERCE [A:The king] *imposed* martial law in [R:Nepal].
- CONSULT [A:Norway] launched a *mediation* effort to end the quarrel between [R:Chad] and [R:Niger].
- ASSAULT [A:Warplanes] carried out a *raid* on [R:the camp].
- CONSULT [A:The premier] *telephoned* [R:the king] at dawn.
""",
    "own words": """
- REQUEST "I *urge* [R:the king] to resign," [A:the bishop] said.
- THREATEN [A:The army] *warned* that it would attack unless [R:the rebels] withdrew.
- ACCUSE "It is an *outrage*," said [A:the bishop].
""",
}


@cache
def _unmark(marked: str) -> tuple[str, Span, dict[str, tuple[Span, ...]]]:
    """The text, its trigger, and its parties by their letter."""
    text, at, stars = "", 0, []
    waiting: list[tuple[str, int]] = []
    found: dict[str, list[Span]] = {"A": [], "R": []}
    for bracket in _BRACKET.finditer(marked):
        text += marked[at : bracket.start()]
        at = bracket.end()
        if bracket[0] == "*":
            stars.append(len(text))
        elif bracket[1]:
            waiting.append((bracket[1], len(text)))
        else:
            letter, start = waiting.pop()
            found[letter].append(Span(start, len(text)))
    return text + marked[at:], Span(*stars), {letter: tuple(spans) for letter, spans in found.items()}


def _items(table: str) -> list[tuple[str, str]]:
    lines = [line.removeprefix("- ") for line in table.strip().splitlines()]
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in lines]


def _head(read: Page, trigger: Span) -> int:
    return next(at for at, start in enumerate(read.parse.starts) if start >= trigger.start)


def _quoted(read: Page, heads: tuple[int, ...]) -> list[Span]:
    return [read.parse.span(*span(read, head)) for head in heads]


@pytest.mark.parametrize(
    ("deed", "marked"),
    [
        pytest.param(deed, marked, id=f"{name}-{number}")
        for name, table in TABLES.items()
        for number, (deed, marked) in enumerate(_items(table), 1)
    ],
)
def test_parties_are_those_marked(deed: str, marked: str) -> None:
    text, trigger, expected = _unmark(marked)
    read = page(text)
    found = parties(read, _head(read, trigger), None, deed)
    shown = {"A": _quoted(read, found.actors), "R": _quoted(read, found.recipients)}
    assert {letter: [one.of(text) for one in spans] for letter, spans in shown.items()} == {
        letter: [one.of(text) for one in spans] for letter, spans in expected.items()
    }


@pytest.mark.parametrize(
    ("frame", "recipients"),
    [
        (Frame("press", "verb", "REQUEST", recipients=("on",)), ["the bank"]),
        (Frame("press", "verb", "REQUEST", recipients=("with",)), ["the union"]),
    ],
)
def test_the_first_place_of_a_frame_wins(frame: Frame, recipients: list[str]) -> None:
    read = page("The mayor pressed on the bank with the union.")
    found = parties(read, read.parse.words.index("pressed"), frame, "REQUEST")
    assert [words_of(read, span(read, head)) for head in found.recipients] == recipients


def test_a_symmetric_frame_makes_all_sides_actors() -> None:
    read = page("Rebels joined the army in a raid.")
    head = read.parse.words.index("joined")
    apart = parties(read, head, Frame("join", "verb", "ASSAULT", recipients=("object",)), "ASSAULT")
    alike = parties(read, head, Frame("join", "verb", "ASSAULT", recipients=("object",), symmetric=True), "ASSAULT")
    assert (len(apart.actors), len(apart.recipients)) == (1, 1)
    assert (alike.actors, alike.recipients) == ((*apart.actors, *apart.recipients), ())


@pytest.mark.parametrize(
    ("text", "head", "quoted"),
    [
        ("Rana Olt, the mayor of Derning, resigned.", "Olt", "Rana Olt"),
        ("Police arrested a group of students who had thrown stones.", "group", "a group of students"),
        ("The army, the police and the navy met.", "police", "the police"),
        ("Two of her aides resigned.", "her", "her"),
        ("The ministry of health warned them.", "ministry", "The ministry of health"),
    ],
)
def test_a_party_is_quoted_without_what_tells_more_of_it(text: str, head: str, quoted: str) -> None:
    read = page(text)
    assert words_of(read, span(read, read.parse.words.index(head))) == quoted
