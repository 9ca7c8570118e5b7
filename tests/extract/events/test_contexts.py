"""What deeds are about: one sentence or report with a marked trigger, and contexts that it has and has not."""

from __future__ import annotations

import re

import pytest
from pages import page

from sayso.extract.events.contexts import Contexts, contexts
from sayso.knowledge.compiled import KnowledgeError
from sayso.knowledge.contexts import context_words, read
from sayso.knowledge.plover import CONTEXTS

PAIRS = [
    ("The army [shelled] the town with artillery.", "military", "peacekeeping crime"),
    ("Spies were [expelled] for espionage.", "intelligence", "military"),
    ("The prime minister [announced] a cabinet reshuffle.", "executive", "election"),
    ("Lawmakers in parliament [rejected] the bill.", "legislative", "election"),
    ("Opposition parties [rejected] the election result.", "election", "military"),
    ("They [demanded] a new constitution and power-sharing.", "political_institutions", "crime"),
    ("Pro-democracy groups [marched] through the town.", "pro_democracy", "pro_autocracy"),
    ("The junta [seized] power in a coup.", "pro_autocracy", "pro_democracy"),
    ("Ministers [agreed] to cut tariffs on steel.", "economic", "legal"),
    ("A judge [sentenced] the banker at the end of his trial.", "legal", "military"),
    ("They [demanded] reparations for the occupation.", "reparations", "health"),
    ("Envoys [condemned] war crimes in the valley.", "human_rights", "crime"),
    ("Editors [condemned] the law as censorship.", "rights_freedoms", "military"),
    ("Riot police [fired] tear gas at protesters.", "repression", "terrorism"),
    ("They [sent] food aid to ease the famine.", "human_security", "military"),
    ("Thousands [marched] against domestic violence and for women's rights.", "gender", "lgbt"),
    ("Thousands [marched] for gay marriage.", "lgbt", "crime"),
    ("Bishops [condemned] the burning of a mosque.", "religion_ethnicity", "health"),
    ("They [protested] against discrimination in schools.", "inequality", "military"),
    ("The two foreign ministers [met] before the summit.", "diplomatic", "crime"),
    ("They [rejected] the annexation of the islands.", "territory", "health"),
    ("Peacekeepers [withdrew] their troops from the valley.", "peacekeeping", "military"),
    ("They [delivered] vaccine to every hospital.", "health", "military"),
    ("They [granted] asylum to the writers.", "asylum", "health"),
    ("They [deported] the migrants at the border.", "migration", "military"),
    ("They [sent] rescuers after the earthquake.", "disasters", "military"),
    ("They [seized] the oil field and its pipeline.", "natural_resource", "health"),
    ("They [urged] cuts of greenhouse gas emissions.", "environment", "crime"),
    ("They [blocked] the satellite and its software.", "technology", "crime"),
    ("A suicide bomber [attacked] the station.", "terrorism", "crime"),
    ("They [condemned] the nuclear test.", "cbrn", "crime"),
    ("Hackers [attacked] the bank with malware.", "cyber", "military"),
    ("They [accused] the channel of disinformation.", "misinformation", "military"),
    ("Police [arrested] two men after the robbery.", "crime", "military"),
    ("Prosecutors [charged] the mayor with bribery and fraud.", "corruption", "crime"),
    ("Police [seized] a boat full of cocaine.", "illegal_drugs", "crime"),
    ("Police [freed] girls from a sex trafficking ring.", "trafficking", "crime"),
    # the codebook's exclusions
    ("The council [designated] the party a terrorist group.", "", "terrorism"),
    ("Security forces began a crackdown and [killed] rebels.", "", "repression"),
    ("The cook [left] early.", "", " ".join(CONTEXTS)),
    # far words are not enough
    ("The army shelled the port. It rained. It snowed. It was dark. The mayor [thanked] her cook.", "", "military"),
]


@pytest.mark.parametrize(("marked", "wanted", "barred"), PAIRS)
def test_contexts(marked: str, wanted: str, barred: str) -> None:
    read_page = page(re.sub(r"[\[\]]", "", marked))
    head = read_page.parse.starts.index(marked.index("["))
    found = set(contexts(read_page, head))
    assert set(wanted.split()) <= found
    assert not set(barred.split()) & found


def test_every_context_is_tried() -> None:
    assert {one for _, wanted, _ in PAIRS for one in wanted.split()} == set(CONTEXTS)


def test_the_paragraph_helps_a_sign() -> None:
    alone = page("The envoy left. It rained. It snowed. The weapons were burned. It was dark.")
    told = page("The army shelled the port. The weapons were burned. The army left. The army came. It was dark.")
    for read_page, given in ((alone, False), (told, True)):
        head = read_page.parse.words.index("burned")
        assert ("military" in contexts(read_page, head)) is given


def test_type_and_mode_tell_too() -> None:
    read_page = page("They did it again.")
    assert Contexts(read_page).of(1) == ()
    assert Contexts(read_page).of(1, "COERCE", ("cyber",)) == ("cyber",)


def test_two_states_and_a_sign_make_diplomacy() -> None:
    read_page = page("France met Japan for talks.")
    assert "diplomatic" in contexts(read_page, 1)


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_context_has_words_enough(context: str) -> None:
    clues = [
        clue for table in (context_words().clues, context_words().stems) for found in table.values() for clue in found
    ]
    assert len({clue.words for clue in clues if clue.context == context}) >= 20


WHOLE = {context: {"sure": ["x"]} for context in CONTEXTS}


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ({**WHOLE, "weather": {"sure": ["rain"]}}, "weather"),
        ({name: each for name, each in WHOLE.items() if name != "crime"}, "crime"),
        ({**WHOLE, "crime": {"sure": ["x"], "words": ["y"]}}, "words"),
        ({**WHOLE, "crime": {"sure": ["x"], "yields": ["weather"]}}, "weather"),
        ({**WHOLE, "crime": {"sure": ["x"], "signs": ["x"]}}, "both|sure and as signs"),
    ],
)
def test_a_lexicon_that_is_not_sound_is_refused(table: dict[str, dict[str, list[str]]], complaint: str) -> None:
    with pytest.raises(KnowledgeError, match=complaint):
        read(table)
