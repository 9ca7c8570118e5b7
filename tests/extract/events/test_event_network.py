"""What goes into the network of deeds and what comes out: known values by hand, and the weights as they ship."""

from __future__ import annotations

import numpy as np
import pytest
from pages import page, tokens
from sights import deed, window

from sayso.extract import tagger
from sayso.extract.drafts import Page
from sayso.extract.events import network
from sayso.extract.events.drafts import Known, Parties, Standing
from sayso.extract.events.network import DEPS, FLOOR, HINTS, MARKS, PARTS, POS, REACH, STATUSES, Sight
from sayso.extract.events.weighing import known
from sayso.knowledge.frames import lexicon
from sayso.knowledge.plover import TYPES
from sayso.records import Parse, Status

READ = page("Rebels attacked the convoy. The mayor urged them to leave.")
WORDS = READ.parse.words
LEXICON, KINDS = 2 * len(TYPES) + 1, len(POS)
WAYS = (REACH + 1) * (REACH + 1)
SURE = next(frame for frame in lexicon().verbs["attack"] if not frame.open)
OPEN = next(frame for frames in lexicon().verbs.values() for frame in frames if frame.open)


def at(words: str, read: Page = READ) -> int:
    """The first token of the words."""
    return tokens(read, words)[0]


def chain(length: int) -> Parse:
    """One sentence in which every token hangs on the one before it."""
    count = range(length)
    return Parse(
        words=("x",) * length,
        lemmas=("x",) * length,
        tags=("NN",) * length,
        pos=("NOUN",) * length,
        deps=("ROOT", *("dobj",) * (length - 1)),
        heads=(0, *range(length - 1)),
        starts=tuple(2 * each for each in count),
        ends=tuple(2 * each + 1 for each in count),
        children=tuple((each + 1,) if each + 1 < length else () for each in count),
        lefts=tuple(count),
        rights=(length,) * length,
        sentence_of=(0,) * length,
        sentences=((0, length),),
        paragraph_of=(0,),
        entities=(),
    )


# ---- the order that the weights were trained in -----------------------------------------------------------------


def test_the_orders_are_those_of_training() -> None:
    assert "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST".split() == list(TYPES[:8])
    assert "ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split() == list(TYPES[8:])
    assert PARTS == ("trigger", "actor", "recipient", "where", "when")
    told = "reported claimed denied demanded threatened promised predicted hypothetical historical"
    assert [status.value for status in STATUSES] == told.split()


def test_the_weights_fit_what_is_handed_to_them() -> None:
    encoder, reader = network._sessions()
    widths = {each.name: each.shape[-1] for session in (encoder, reader) for each in session.get_inputs()}
    assert (widths["states"], widths["hints"], widths["marks"]) == (384, HINTS, MARKS)
    given = {each.name: each.shape[-1] for session in (encoder, reader) for each in session.get_outputs()}
    assert (given["types"], given["parts"], given["statuses"]) == (len(TYPES) + 1, len(PARTS), len(STATUSES))


# ---- hints ------------------------------------------------------------------------------------------------------


def test_hints_stand_at_the_first_piece_of_each_token() -> None:
    found = network.hints(READ.parse, window(READ.parse, step=2), Known({}, frozenset()))
    assert found.shape == (2 * len(WORDS) + 2, HINTS)
    assert not found[[0, -1]].any()
    assert not found[2::2].any()
    assert found[1::2][:-1].any(axis=1).all()


def test_part_of_speech_and_label_are_told() -> None:
    found = network.hints(READ.parse, window(READ.parse), Known({}, frozenset()))
    row = found[1 + at("attacked")]
    assert set(np.flatnonzero(row)) == {LEXICON + POS.index("VERB"), LEXICON + KINDS + DEPS.index("ROOT")}
    row = found[1 + at("convoy")]
    assert set(np.flatnonzero(row)) == {LEXICON + POS.index("NOUN"), LEXICON + KINDS + DEPS.index("dobj")}


def test_what_the_lexicon_says_is_told_with_its_doubts() -> None:
    head, number = at("attacked"), TYPES.index("ASSAULT")
    told = deed(READ, "attacked", "ASSAULT", frame=SURE)
    for kept in (frozenset({(head, "ASSAULT")}), frozenset[tuple[int, str]]()):
        found = network.hints(READ.parse, window(READ.parse), Known({head: (told,)}, kept))
        expected = {number, len(TYPES) + number} if kept else {number}
        assert set(np.flatnonzero(found[1 + head, :LEXICON])) == expected
        assert not np.delete(found, 1 + head, axis=0)[:, :LEXICON].any()


def test_a_frame_that_mostly_tells_something_else_is_told_as_open() -> None:
    head = at("urged")
    known_here = Known({head: (deed(READ, "urged", "REQUEST", frame=OPEN),)}, frozenset())
    found = network.hints(READ.parse, window(READ.parse), known_here)
    assert set(np.flatnonzero(found[1 + head, :LEXICON])) == {TYPES.index("REQUEST"), LEXICON - 1}


def test_a_word_of_two_types_has_both() -> None:
    head = at("attacked")
    both = (deed(READ, "attacked", "ASSAULT", frame=SURE), deed(READ, "attacked", "ACCUSE", frame=SURE))
    found = network.hints(READ.parse, window(READ.parse), Known({head: both}, frozenset()))
    assert set(np.flatnonzero(found[1 + head, :LEXICON])) == {TYPES.index("ASSAULT"), TYPES.index("ACCUSE")}


def test_a_window_that_begins_later_has_the_hints_of_its_own_words() -> None:
    whole = network.hints(READ.parse, window(READ.parse), known(READ))
    first = READ.parse.sentences[1][0]
    part = network.hints(READ.parse, window(READ.parse, first), known(READ))
    assert np.array_equal(part[1:-1], whole[1 + first : -1])
    assert part[1 + at("urged") - first, TYPES.index("REQUEST")] == 1


def test_a_token_without_a_piece_is_passed_over() -> None:
    cut = window(READ.parse)
    del cut.pieces[at("attacked")]
    assert not network.hints(READ.parse, cut, known(READ))[1 + at("attacked")].any()
    told = (Parties((at("attacked"),)), Standing(Status.REPORTED))
    assert not network.marks(READ.parse, cut, at("attacked"), told)[1 + at("attacked")].any()


# ---- marks ------------------------------------------------------------------------------------------------------


def marks(read: Page, head: str, told: Parties, status: Status = Status.REPORTED) -> np.ndarray:
    """The marks of every token around a trigger, (tokens, MARKS)."""
    return network.marks(read.parse, window(read.parse), at(head, read), (told, Standing(status)))[1:-1]


def test_the_way_to_the_trigger_is_up_and_then_down() -> None:
    found = marks(READ, "leave", Parties())
    assert found.shape == (len(WORDS), MARKS)
    ways = {word: divmod(int(found[at(word), :WAYS].argmax()), REACH + 1) for word in ("leave", "to", "urged", "mayor")}
    assert ways == {"leave": (0, 0), "to": (1, 0), "urged": (0, 1), "mayor": (1, 1)}
    assert (found[at("The mayor") :, :WAYS].sum(axis=1) == 1).all()


def test_only_the_sentence_of_the_trigger_is_marked() -> None:
    found = marks(READ, "leave", Parties())
    first = READ.parse.sentences[1][0]
    assert not found[:first].any()
    assert found[first:, WAYS + 2].all()


def test_ways_longer_than_the_reach_count_as_that_long() -> None:
    parse = chain(9)
    told = (Parties(), Standing(Status.REPORTED))
    down = network.marks(parse, window(parse), 8, told)[1:-1]
    assert [divmod(int(row[:WAYS].argmax()), REACH + 1) for row in down] == [
        (0, min(8 - token, REACH)) for token in range(9)
    ]
    up = network.marks(parse, window(parse), 0, told)[1:-1]
    assert [divmod(int(row[:WAYS].argmax()), REACH + 1) for row in up] == [(min(token, REACH), 0) for token in range(9)]


def test_the_grammars_parties_are_marked_wherever_they_stand() -> None:
    found = marks(READ, "leave", Parties((at("them"), at("Rebels")), (at("mayor"),)))
    assert set(np.flatnonzero(found[:, WAYS])) == {at("them"), at("Rebels")}
    assert set(np.flatnonzero(found[:, WAYS + 1])) == {at("mayor")}


@pytest.mark.parametrize("status", STATUSES)
def test_the_grammars_status_is_marked_at_the_trigger(status: Status) -> None:
    told = marks(READ, "leave", Parties(), status)[:, WAYS + 3 :]
    assert told.sum() == 1
    assert told[at("leave"), STATUSES.index(status)] == 1


def test_what_lies_outside_of_the_window_is_not_marked() -> None:
    first = READ.parse.sentences[1][0]
    told = (Parties((at("Rebels"),), (at("mayor"),)), Standing(Status.DEMANDED))
    part = network.marks(READ.parse, window(READ.parse, first), at("leave"), told)
    whole = network.marks(READ.parse, window(READ.parse), at("leave"), told)
    assert np.array_equal(part[1:-1], whole[1 + first : -1])


# ---- what comes out ---------------------------------------------------------------------------------------------


def test_what_a_sight_says() -> None:
    types = np.full(17, 0.02, np.float32)
    types[[3, 16]] = 0.5, 0.2
    one = Sight(4, types)
    assert (one.best, round(one.told, 3)) == ("CONCEDE", 0.8)
    assert one.chance("actor", 4) == 0
    read = Sight(4, types, 2, np.arange(15, dtype=np.float32).reshape(5, 3) / 20)
    assert [read.chance("actor", token) for token in (1, 2, 4, 5)] == pytest.approx([0, 0.15, 0.25, 0])


def seen(read: Page) -> dict[int, Sight]:
    """What the network makes of every word, by token."""
    found = [network.see(read.parse, one, known(read)) for one in tagger.encode(read)]
    return {sight.head: sight for one in found for sight in one.sights()}


def test_it_sees_the_words_that_tell_deeds() -> None:
    told = seen(READ)
    assert set(told) == set(range(len(WORDS)))
    assert (told[at("attacked")].best, told[at("urged")].best) == ("ASSAULT", "REQUEST")
    assert min(told[at("attacked")].told, told[at("urged")].told) > 0.5
    assert max(told[at(word)].told for word in ("convoy", "mayor", "the convoy", "to leave")) < 0.5


def test_chances_are_chances() -> None:
    (one,) = tagger.encode(READ)
    first = network.see(READ.parse, one, known(READ))
    heads = {at("attacked"): Parties((at("Rebels"),), (at("convoy"),)), at("urged"): Parties((at("mayor"),))}
    found = network.read(READ.parse, first, {head: (told, Standing(Status.REPORTED)) for head, told in heads.items()})
    assert [sight.head for sight in found] == list(heads)
    for sight in found:
        assert sight.parts is not None
        assert sight.statuses is not None
        assert sight.parts.shape == (len(PARTS), len(WORDS))
        assert ((sight.parts >= 0) & (sight.parts <= 1)).all()
        assert sight.types.sum() == pytest.approx(1, abs=1e-3)
        assert sight.statuses.sum() == pytest.approx(1, abs=1e-3)
    assert found[0].chance("trigger", at("attacked")) > 0.5
    assert found[0].chance("actor", at("Rebels")) > 0.5
    assert found[0].chance("actor", at("mayor")) < 0.5


def test_nothing_is_read_around_words_outside_of_the_window_or_around_none() -> None:
    (one,) = tagger.encode(READ)
    first = network.see(READ.parse, one, known(READ))
    assert network.read(READ.parse, first, {}) == []
    assert network.read(READ.parse, first, {999: (Parties(), Standing(Status.REPORTED))}) == []


def test_what_is_seen_does_not_depend_on_what_was_read_before() -> None:
    told = {at(word): (Parties((at("mayor"),)), Standing(Status.REPORTED)) for word in ("attacked", "urged", "leave")}

    def look() -> list[tuple[bytes, bytes]]:
        (one,) = tagger.encode(READ)
        found = network.read(READ.parse, network.see(READ.parse, one, known(READ)), told)
        return [(np.asarray(sight.parts).tobytes(), np.asarray(sight.statuses).tobytes()) for sight in found]

    first = look()
    seen(page("Elsewhere, prices rose, and the bank urged the towns to save."))
    assert look() == first


def test_words_read_together_change_one_another_by_no_more_than_the_weights_are_rounded() -> None:
    (one,) = tagger.encode(READ)
    first = network.see(READ.parse, one, known(READ))
    told = {at(word): (Parties((at("mayor"),)), Standing(Status.REPORTED)) for word in ("attacked", "urged", "leave")}
    for sight in network.read(READ.parse, first, told):
        (alone,) = network.read(READ.parse, first, {sight.head: told[sight.head]})
        assert np.allclose(np.asarray(alone.parts), np.asarray(sight.parts), atol=0.1)


def test_few_words_are_read_on() -> None:
    text = page("The sea was calm, the old men played cards, and the children went home before it grew dark.")
    assert sum(sight.told >= FLOOR for sight in seen(text).values()) <= 3


def test_the_weights_are_named_by_their_content() -> None:
    assert len(network.fingerprint()) == 8
    assert int(network.fingerprint(), 16) >= 0
    assert network.fingerprint() != tagger.fingerprint()
