"""What lexicon, grammar and network say of a word, weighed: sights of the network put together by hand."""

from __future__ import annotations

import math
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest
from pages import page, tokens
from sights import Weigh, grammar, sight, weigh
from sights import deed as deed_of

from sayso.extract.drafts import Page
from sayso.extract.events import weighing
from sayso.extract.events.drafts import Known
from sayso.extract.events.network import FLOOR, Sight
from sayso.extract.events.weighing import (
    _IN,
    _KEPT,
    _READ,
    _SURE,
    FEATURES,
    LEAST,
    Draft,
    by_lexicon,
    confidence,
    features,
    known,
)
from sayso.records import Status

__all__ = ["weigh"]

HIT = page("Rebels attacked the convoy near the old bridge.")
URGED = page("The council urged the army to withdraw from the port.")
TAKEN_UP = page("Rebels stormed the barracks. The attack lasted an hour.")
NEW = page("Rebels zorbed the convoy near the old bridge.")
BOTH = {"actor": {"Rebels": 0.9}, "recipient": {"the convoy": 0.9}}


def parties(read: Page, draft: Draft) -> tuple[list[str], list[str]]:
    """The heads of the parties of a draft, as words."""
    told = draft.parties
    return [read.parse.words[at] for at in told.actors], [read.parse.words[at] for at in told.recipients]


# ---- which words, and of which type -----------------------------------------------------------------------------


def test_where_all_agree_the_lexicons_deed_is_taken_with_mode_and_frame(weigh: Weigh) -> None:
    read = page("Police arrested the editor.")
    (draft,) = weigh(read, sight(read, "arrested", "COERCE", actor={"Police": 0.9}, recipient={"the editor": 0.9}))
    assert (draft.deed.type, draft.deed.mode) == ("COERCE", ("arrest",))
    assert draft.deed.frame is not None
    assert parties(read, draft) == (["Police"], ["editor"])
    assert draft.standing.status is Status.REPORTED


def test_another_type_than_the_lexicons_is_the_networks_own(weigh: Weigh) -> None:
    read = page("Police arrested the editor.")
    (draft,) = weigh(read, sight(read, "arrested", "SANCTION", told=0.99, actor={"Police": 0.9}))
    assert (draft.deed.type, draft.deed.mode, draft.deed.frame, draft.deed.rule) == ("SANCTION", (), None, "")
    assert draft.deed.trigger == tokens(read, "arrested")


@pytest.mark.parametrize(
    ("kind", "told"), [("SANCTION", "COERCE SANCTION"), ("COERCE", "COERCE SANCTION"), ("AID", "AID")]
)
def test_what_a_rule_of_the_codebook_tells_besides_comes_with_it(weigh: Weigh, kind: str, told: str) -> None:
    read = page("The court sentenced the banker to nine years in prison.")
    drafts = weigh(read, sight(read, "sentenced", kind, told=0.99, actor={"court": 0.9}, recipient={"banker": 0.9}))
    assert sorted(draft.deed.type for draft in drafts) == told.split()
    assert len({draft.confidence for draft in drafts}) == 1


def test_a_word_that_the_lexicon_lacks_may_tell_a_deed(weigh: Weigh) -> None:
    assert by_lexicon(NEW, grammar(NEW)) == []
    (draft,) = weigh(NEW, sight(NEW, "zorbed", told=0.995, **BOTH))
    assert (draft.deed.type, draft.deed.frame) == ("ASSAULT", None)
    assert draft.deed.trigger == tokens(NEW, "zorbed")
    assert parties(NEW, draft) == (["Rebels"], ["convoy"])


def test_what_the_lexicon_knows_is_read_on_from_a_lower_chance(monkeypatch: pytest.MonkeyPatch, weigh: Weigh) -> None:
    monkeypatch.setattr(weighing, "LEAST", 0.0)
    assert len(weigh(HIT, sight(HIT, "attacked", told=_READ + 0.01, **BOTH))) == 1
    assert len(weigh(HIT, sight(HIT, "attacked", told=_READ - 0.01, **BOTH))) == 0
    assert len(weigh(NEW, sight(NEW, "zorbed", told=_READ + 0.01, **BOTH))) == 0
    assert len(weigh(NEW, sight(NEW, "zorbed", told=FLOOR + 0.01, **BOTH))) == 1


def test_deeds_less_likely_than_the_least_are_not_given(weigh: Weigh) -> None:
    surest = weigh(HIT, sight(HIT, "attacked", told=0.995, **BOTH))
    assert surest[0].confidence > 0.7
    assert weigh(NEW, sight(NEW, "bridge", told=0.1, actor={"Rebels": 0.1})) == []
    assert all(draft.confidence >= LEAST for draft in surest)


def test_of_two_triggers_that_meet_the_surer_stands_unless_the_types_differ(weigh: Weigh) -> None:
    read = page("Troops launched an attack on the harbour.")
    one, other = sight(read, "attack", told=0.95, actor={"Troops": 0.9}), sight(read, "launched", told=0.85)
    other = replace(other, parts=one.parts, statuses=one.statuses)
    (draft,) = weigh(read, other, one)
    assert draft.deed.trigger == tokens(read, "launched an attack")
    mixed = sight(read, "launched", "MOBILIZE", told=0.995, actor={"Troops": 0.9})
    assert [draft.deed.type for draft in weigh(read, mixed, one)] == ["MOBILIZE", "ASSAULT"]


def test_drafts_stand_in_the_order_of_their_heads(weigh: Weigh) -> None:
    read = page("Rebels attacked the barracks and kidnapped the governor.")
    sure, less = (
        sight(read, "kidnapped", told=0.99, actor={"Rebels": 0.9}),
        sight(read, "attacked", actor={"Rebels": 0.9}),
    )
    assert [read.parse.words[draft.deed.head] for draft in weigh(read, sure, less)] == ["attacked", "kidnapped"]


# ---- who takes part ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("chance", "stays"), [(0.9, True), (_KEPT + 0.02, True), (_KEPT - 0.02, False), (0.01, False)])
def test_the_grammars_party_stays_unless_the_network_gainsays_it(chance: float, stays: bool, weigh: Weigh) -> None:
    (draft,) = weigh(HIT, sight(HIT, "attacked", actor={"Rebels": chance}, recipient={"convoy": 0.9}))
    assert parties(HIT, draft) == (["Rebels"] if stays else [], ["convoy"])


@pytest.mark.parametrize(("chance", "taken"), [(0.9, True), (_IN + 0.02, True), (_IN - 0.02, False)])
def test_a_party_that_only_the_network_sees_is_taken_if_it_is_likely(chance: float, taken: bool, weigh: Weigh) -> None:
    given = {"convoy": 0.9, "the old bridge": chance}
    (draft,) = weigh(HIT, sight(HIT, "attacked", actor={"Rebels": 0.9}, recipient=given))
    assert parties(HIT, draft) == (["Rebels"], ["convoy", "bridge"] if taken else ["convoy"])


def test_of_a_phrase_only_its_head_is_a_party(weigh: Weigh) -> None:
    read = page("The army of the north attacked a convoy of soldiers.")
    given = {"actor": {"The army of the north": 0.9}, "recipient": {"a convoy of soldiers": 0.9}}
    (draft,) = weigh(read, sight(read, "attacked", **given))
    assert parties(read, draft) == (["army"], ["convoy"])


def test_what_stands_in_the_phrase_of_a_party_is_no_second_one(weigh: Weigh) -> None:
    read = page("Rebels attacked a convoy of soldiers.")
    given = {"actor": {"Rebels": 0.9}, "recipient": {"a convoy": 0.4, "soldiers": 0.9}}
    (draft,) = weigh(read, sight(read, "attacked", **given))
    assert parties(read, draft) == (["Rebels"], ["convoy"])


@pytest.mark.parametrize("word", ["the", "nine", "old", "convoys"])
def test_articles_and_numbers_of_a_noun_that_takes_no_part_are_nobody(word: str, weigh: Weigh) -> None:
    read = page("Rebels attacked at dawn and the nine old convoys fled.")
    (draft,) = weigh(read, sight(read, "attacked", actor={"Rebels": 0.9}, recipient={word: 0.9}))
    assert parties(read, draft)[1] == ([] if word in ("the", "nine") else [word])


@pytest.mark.parametrize(
    ("word", "actor", "recipient", "sides"),
    [
        ("Rebels", 0.6, 0.9, (["Rebels"], ["convoy"])),
        ("convoy", 0.9, 0.6, ([], ["convoy"])),
        ("bridge", 0.9, 0.6, (["bridge"], ["convoy"])),
        ("bridge", 0.6, 0.9, ([], ["convoy", "bridge"])),
    ],
)
def test_nobody_stands_on_both_sides(
    word: str, actor: float, recipient: float, sides: tuple[list[str], list[str]], weigh: Weigh
) -> None:
    """The grammar's side goes before the likelier."""
    given = {"actor": {word: actor}, "recipient": {"the convoy": 0.9, word: recipient}}
    (draft,) = weigh(HIT, sight(HIT, "attacked", **given))
    assert parties(HIT, draft) == sides


def test_a_verb_is_no_party(weigh: Weigh) -> None:
    (draft,) = weigh(HIT, sight(HIT, "attacked", actor={"Rebels": 0.9, "attacked": 0.9}))
    assert parties(HIT, draft)[0] == ["Rebels"]


# ---- whether it happened ----------------------------------------------------------------------------------------


def test_the_networks_status_is_taken_where_it_is_sure_and_has_no_cue(weigh: Weigh) -> None:
    (draft,) = weigh(
        URGED, sight(URGED, "withdraw", "RETREAT", status=(Status.HYPOTHETICAL, _SURE + 0.02), actor={"army": 0.9})
    )
    assert (draft.standing.status, draft.standing.cue) == (Status.HYPOTHETICAL, None)


def test_the_grammars_status_and_its_words_stay_where_both_agree_or_the_network_wavers(weigh: Weigh) -> None:
    for status in ((Status.DEMANDED, 0.99), (Status.DEMANDED, 0.3), (Status.REPORTED, _SURE - 0.02)):
        (draft,) = weigh(URGED, sight(URGED, "withdraw", "RETREAT", status=status, actor={"army": 0.9}))
        assert draft.standing.status is Status.DEMANDED
        assert draft.standing.cue == tokens(URGED, "urged")


# ---- how sure ---------------------------------------------------------------------------------------------------


def test_what_speaks_for_a_deed_as_numbers() -> None:
    lexical = known(HIT)
    told = features(HIT, sight(HIT, "attacked", told=0.9, **BOTH), lexical)
    assert told["told"] == pytest.approx(math.log(9), rel=1e-4)
    assert told["typed"] == pytest.approx(math.log(0.995 / 0.005), rel=1e-4)
    names = ("known", "agreed", "kept", "open", "noun", "alone")
    assert [told[name] for name in names] == [1, 1, 1, 0, 0, 0]
    other = features(HIT, sight(HIT, "attacked", "AID", **BOTH), lexical)
    assert [other[name] for name in names] == [1, 0, 0, 0, 0, 0]
    noun = features(HIT, sight(HIT, "bridge", actor={"Rebels": 0.1}), lexical)
    assert [noun[name] for name in names] == [0, 0, 0, 0, 1, 1]


def test_a_deed_that_the_rules_object_to_is_known_and_not_kept() -> None:
    told = features(TAKEN_UP, sight(TAKEN_UP, "attack lasted"), known(TAKEN_UP))
    assert (told["known"], told["agreed"], told["kept"]) == (1, 1, 0)


def test_no_chance_is_so_extreme_that_the_sum_is_without_bounds() -> None:
    for chance in (0.0, 1.0):
        told = features(HIT, sight(HIT, "attacked", told=chance), known(HIT))
        assert all(math.isfinite(value) for value in told.values())
        assert 0 < confidence(told) < 1


def test_the_table_of_weights_has_the_features_and_surer_is_surer() -> None:
    table = tomllib.loads(files("sayso.knowledge").joinpath("events_confidence.toml").read_text(encoding="utf-8"))
    assert set(table["network"]) == {"start", *FEATURES}
    told = features(HIT, sight(HIT, "attacked", **BOTH), known(HIT))
    assert set(told) == set(FEATURES)
    total = table["network"]["start"] + sum(table["network"][name] * value for name, value in told.items())
    assert confidence(told) == pytest.approx(1 / (1 + math.exp(-total)))
    chances = [confidence(told | {"told": value}) for value in (-3.0, 0.0, 3.0)]
    assert chances == sorted(set(chances))
    assert confidence(told) > confidence(told | {"agreed": 0.0, "kept": 0.0})


# ---- the lexicon alone ------------------------------------------------------------------------------------------


def test_by_the_lexicon_one_word_may_tell_two_deeds() -> None:
    read = page("The court sentenced the mayor to nine years in prison.")
    drafts = by_lexicon(read, grammar(read))
    assert [draft.deed.type for draft in drafts] == ["COERCE", "SANCTION"]
    assert all(parties(read, draft) == (["court"], ["mayor"]) for draft in drafts)


def test_by_the_lexicon_a_word_that_mostly_tells_something_else_is_less_sure() -> None:
    read = page("The president met the chancellor and condemned the rebels.")
    met, condemned = by_lexicon(read, grammar(read))
    assert 0 < met.confidence < condemned.confidence < 1


def test_what_the_lexicon_says_is_wide_and_what_its_rules_keep_is_told_apart() -> None:
    found = known(TAKEN_UP)
    stormed, attack = tokens(TAKEN_UP, "stormed")[0], tokens(TAKEN_UP, "attack")[0]
    assert set(found.deeds) == {stormed, attack}
    assert found.kept == {(stormed, "ASSAULT")}
    assert found.at(0) == ()
    assert Known({}, frozenset()).at(3) == ()


def test_a_sight_that_was_not_read_has_no_parts() -> None:
    one: Sight = sight(HIT, "attacked")
    assert one.chance("actor", 0) == 0
    assert deed_of(HIT, "attacked", "ASSAULT").trigger == tokens(HIT, "attacked")
