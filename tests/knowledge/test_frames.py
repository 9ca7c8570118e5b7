"""The lexicon of frames holds words for every type and mode, and a group that is not sound says how to mend it."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.extract.events.modes import ASKED, THREATENED
from sayso.knowledge.compiled import KnowledgeError
from sayso.knowledge.frames import KINDS, POSITIONS, lexicon, read
from sayso.knowledge.plover import MODES

_SOUND: dict[str, Any] = {"type": "SANCTION", "words": ["impose"], "mode": ["convict"], "objects": ["=curbs", "@actor"]}


def test_every_type_has_frames_of_verbs_and_nouns() -> None:
    for pos in ("verb", "noun"):
        assert {frame.type for frames in lexicon().of(pos).values() for frame in frames} == set(MODES)


def test_every_mode_has_a_frame_or_is_read_from_what_is_asked_or_threatened() -> None:
    told = {(frame.type, mode) for frame in lexicon().all() for mode in frame.mode}
    told |= {(name, mode) for name in ("REQUEST", "REJECT") for mode in (*ASKED.values(), "change")}
    told |= {("THREATEN", mode) for mode in THREATENED.values()}
    assert told == {(name, mode) for name, modes in MODES.items() for mode in modes}


def test_it_is_as_large_as_promised() -> None:
    assert len({(frame.lemma, frame.pos) for frame in lexicon().all()}) >= 700


def test_words_are_lemmas_in_lower_case_without_blanks_at_their_ends() -> None:
    for frame in lexicon().all():
        assert frame.lemma == frame.lemma.lower().strip()
        assert set(frame.recipients) <= POSITIONS
        assert {kind for kind in frame.objects | frame.barred | frame.subjects if kind[0] == "@"} <= KINDS


def test_what_asks_for_most_is_tried_first() -> None:
    for pos in ("verb", "noun", "adjective"):
        for frames in lexicon().of(pos).values():
            asks = [(bool(frame.objects), bool(frame.subjects)) for frame in frames]
            assert asks == sorted(asks, reverse=True)


def test_the_objects_decide_the_type() -> None:
    def types(verb: str, thing: str) -> set[str]:
        return {frame.type for frame in lexicon().verbs[verb] if thing in frame.objects}

    assert types("impose", "embargo") == {"SANCTION"}
    assert "COERCE" in types("impose", "curfew")
    assert types("withdraw", "ambassador") == {"SANCTION"}
    assert "RETREAT" in types("withdraw", "troop")


def test_a_sound_group_is_read_with_its_lists() -> None:
    data = {"classes": {"curbs": ["ban", "curfew"]}, "verb": [_SOUND | {"words": ["impose", "clamp down on"]}]}
    made = read(data)
    assert made.verbs["impose"][0].objects == {"ban", "curfew", "@actor"}
    assert made.compounds == {"clamp"}


def test_nouns_of_two_words_are_known_by_their_last() -> None:
    made = read({"noun": [{"type": "ASSAULT", "words": ["air raid", "missile attack", "raid"]}]})
    assert made.closing == {"raid": {"air"}, "attack": {"missile"}}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"type": "DEMAND"}, "has the type 'DEMAND'; it has to be one of AGREE"),
        ({"mode": ["curfew"]}, "has the mode 'curfew', which SANCTION does not have; its modes are convict"),
        ({"type": "AGREE"}, "its modes are none"),
        ({"recipients": ["beside"]}, "looks for recipients at 'beside'"),
        ({"objects": ["=nothing"]}, "names the class 'nothing'; it has to be one of curbs"),
        ({"barred": ["@cat"]}, "names the kind '@cat'; it has to be one of @actor"),
        ({"object": ["ban"]}, "has the key 'object'; a group may have barred"),
        ({"words": []}, "give it words or take it out"),
    ],
)
def test_a_group_that_is_not_sound_says_how_to_mend_it(change: dict[str, Any], told: str) -> None:
    with pytest.raises(KnowledgeError, match=r"^(the group of verbs|frames\.toml)") as caught:
        read({"classes": {"curbs": ["ban"]}, "verb": [_SOUND | change]})
    assert told in str(caught.value)
