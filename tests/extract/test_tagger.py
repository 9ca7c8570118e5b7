"""The network as it ships: where it looks, and that it gives the same in whatever company."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import page

from sayso.extract import statements, tagger
from sayso.extract.tagger import LABELS, WINDOW, windows
from sayso.records import Act, Parse

TEXT = page(
    "The ferry company brushed off talk of a strike.\n\nIts captains, though, were adamant that the new rota would "
    "cost lives. “Nobody asked us,” one of them told the Northport Gazette."
)


def parse_of(lengths: list[list[int]]) -> Parse:
    """A parse of dots only, whose paragraphs have sentences of so many tokens."""
    sentences, paragraph_of, at = [], [], 0
    for number, paragraph in enumerate(lengths):
        for length in paragraph:
            sentences.append((at, at + length))
            paragraph_of.append(number)
            at += length
    count = sum(map(sum, lengths))
    return Parse(
        words=("x",) * count,
        lemmas=("x",) * count,
        tags=("NN",) * count,
        pos=("NOUN",) * count,
        deps=("dep",) * count,
        heads=tuple(range(count)),
        starts=tuple(range(0, 2 * count, 2)),
        ends=tuple(range(1, 2 * count + 1, 2)),
        children=((),) * count,
        lefts=tuple(range(count)),
        rights=tuple(range(1, count + 1)),
        sentence_of=tuple(n for n, (first, stop) in enumerate(sentences) for _ in range(first, stop)),
        sentences=tuple(sentences),
        paragraph_of=tuple(paragraph_of),
        entities=(),
    )


@given(st.lists(st.lists(st.integers(1, 2 * WINDOW), min_size=1, max_size=4), min_size=1, max_size=5))
def test_windows_cover_every_token_once_and_are_short(lengths: list[list[int]]) -> None:
    found = windows(parse_of(lengths))
    covered = [at for first, stop in found for at in range(first, stop)]
    assert covered == list(range(sum(map(sum, lengths))))
    assert all(0 < stop - first <= WINDOW for first, stop in found)


def test_windows_are_paragraphs_and_long_ones_are_cut_between_sentences() -> None:
    assert windows(parse_of([[100, 50], [60], [40]])) == [(0, 150), (150, 210), (210, 250)]
    assert windows(parse_of([[100, 100, 100]])) == [(0, 200), (200, 300)]
    assert windows(parse_of([[500]])) == [(0, 230), (230, 460), (460, 500)]


def test_cues_that_the_lexicon_may_lack_are_seen_with_their_parts() -> None:
    seen = {TEXT.parse.words[one.at]: one for one in tagger.proposals(tagger.encode(TEXT)) if one.anchored > 0.5}
    assert {"brushed", "told"} <= set(seen)
    told = seen["told"]
    assert told.chance("speaker", TEXT.parse.words.index("one")) > 0.5
    assert told.chance("content", TEXT.parse.words.index("Nobody")) > 0.5


def test_chances_are_chances() -> None:
    for one in tagger.proposals(tagger.encode(TEXT)):
        assert 0 <= one.anchored <= 1
        assert one.labels.shape[0] == len(LABELS)
        assert bool(((one.labels >= 0) & (one.labels <= 1)).all())
        assert np.isclose(one.acts.sum(), 1, atol=1e-3)
        assert len(one.acts) == len(Act)


def test_what_is_seen_does_not_depend_on_what_was_read_before() -> None:
    first = [(one.at, one.anchored) for one in tagger.proposals(tagger.encode(TEXT))]
    list(tagger.proposals(tagger.encode(page("Elsewhere, prices rose, the bank said."))))
    assert [(one.at, one.anchored) for one in tagger.proposals(tagger.encode(TEXT))] == first


def test_the_weights_are_named_by_their_content() -> None:
    assert len(tagger.fingerprint()) == 8
    assert tagger.fingerprint() == tagger.fingerprint()


def test_a_token_without_pieces_shifts_nothing() -> None:
    plain, odd = page("Brandt said the ferry would sail."), page("\u200d Brandt said the ferry would sail.")
    (one,), (other,) = (
        [each for each in tagger.proposals(tagger.encode(read)) if each.anchored > 0.5] for read in (plain, odd)
    )
    for part, word in (("content", "ferry"), ("speaker", "Brandt"), ("cue", "said")):
        assert one.chance(part, plain.parse.words.index(word)) > 0.5
        assert other.chance(part, odd.parse.words.index(word)) > 0.5


def test_without_its_runtime_the_network_says_what_to_do_and_the_grammar_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    tagger._network.cache_clear()
    with pytest.raises(tagger.NetworkError, match="learned = false"):
        list(tagger.proposals(tagger.encode(TEXT)))
    assert statements.find(TEXT, None)
