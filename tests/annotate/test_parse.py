"""The parse of a report: offsets, trees, sentences and names, and what is said where there is none."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from sayso.annotate import parse as module
from sayso.annotate.datelines import Piece
from sayso.annotate.parse import ModelError, Parser, assemble, best_pipeline, load, weights_digest
from sayso.records import Article, Entity, Failure, Furniture, FurnitureKind, Parse, Reading, Span

TEXT = """\
  Mara Quist, who chairs the harbour board of Olm, said on 4 March 2023 that the ferry  wouldn't sail.

“We lack a crew,” she told the Olm Gazette. “That is all.”
Read more: Ferry prices rise again
\t\tThe mayor – Ivo Brandt – laughed 🙂 and left; nobody followed.
"""


def reading(text: str, *furniture: str, language: str | None = "en") -> Reading:
    """A reading of the text in which these lines are marked as furniture."""
    starts = [(text.index(line), line) for line in furniture]
    marks = tuple(Furniture(Span(start, start + len(line)), FurnitureKind.RELATED) for start, line in starts)
    return Reading(Article("r", text, language=language), furniture=marks)


def parsed(*readings: Reading, batch: int = 128) -> list[Parse]:
    """The parses that the stage yields."""
    found = [record for (record,) in Parser(batch=batch)(readings)]
    assert all(isinstance(record, Parse) for record in found)
    return [record for record in found if isinstance(record, Parse)]


def columns(parse: Parse) -> list[object]:
    """The columns of a parse, which itself compares by identity."""
    return [getattr(parse, each.name) for each in fields(Parse)]


def hold_together(parse: Parse, text: str) -> None:
    """Assert all that a parse promises of itself."""
    count = len(parse.words)
    per_token = "words lemmas tags pos deps heads starts ends children lefts rights sentence_of".split()
    assert {len(getattr(parse, name)) for name in per_token} == {count}
    assert [text[start:end] for start, end in zip(parse.starts, parse.ends, strict=True)] == list(parse.words)
    assert list(parse.starts) == sorted(set(parse.starts))
    assert not any(word.isspace() or not word for word in parse.words)
    assert all(lemma == lemma.lower() and lemma for lemma in parse.lemmas)
    for token in range(count):
        assert parse.children[token] == tuple(i for i in range(count) if parse.heads[i] == token and i != token)
        below = sorted(subtree(parse, token))
        assert (parse.lefts[token], parse.rights[token]) == (below[0], below[-1] + 1)
    covered = [token for first, stop in parse.sentences for token in range(first, stop)]
    assert covered == list(range(count))
    assert all(first < stop for first, stop in parse.sentences)
    assert all(first <= t < stop for t in range(count) for first, stop in [parse.sentences[parse.sentence_of[t]]])
    assert all(parse.sentence_of[parse.heads[token]] == parse.sentence_of[token] for token in range(count))
    assert len(parse.paragraph_of) == len(parse.sentences)
    assert list(parse.paragraph_of) == sorted(parse.paragraph_of)
    assert all(0 <= name.first < name.stop <= count and name.label for name in parse.entities)


def subtree(parse: Parse, token: int) -> Iterator[int]:
    """The token and all below it, by the children."""
    yield token
    for child in parse.children[token]:
        yield from subtree(parse, child)


# ---- what a parse promises --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("\n", "\r\n"),
        "The board\nmet and\nthe ferry\nsailed.",
        "No\u00a0break, \u2003wide   gaps.\u2028Next line.\x0bNo, not yet.",
        "🙂🙂 𝒪lm’s “ferry”…sails!?No.",
        " . ",
        "",
    ],
)
def test_a_parse_holds_together(text: str) -> None:
    (found,) = parsed(reading(text))
    hold_together(found, text)


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(["Mara", "said", "that", "“", "”", ".", "left", "\n", "\n\n", "  ", "🙂", "\x00", "and"]))
)
def test_the_parse_of_any_words_holds_together(words: list[str]) -> None:
    text = " ".join(words)
    (found,) = parsed(reading(text))
    hold_together(found, text)
    assert "".join(found.words) == "".join(text.split())


def test_every_character_but_white_space_is_in_a_token() -> None:
    (found,) = parsed(reading(TEXT))
    assert "".join(found.words) == "".join(TEXT.split())


def test_lines_of_furniture_are_not_parsed() -> None:
    line = "Read more: Ferry prices rise again"
    (found,) = parsed(reading(TEXT, line))
    hold_together(found, TEXT)
    assert "".join(found.words) == "".join(TEXT.replace(line, "").split())


def test_the_example_of_the_docstring() -> None:
    (found,) = parsed(reading("Shoigu said talks failed."))
    at = {word: number for number, word in enumerate(found.words)}
    assert found.heads[at["said"]] == at["said"]
    assert (found.heads[at["failed"]], found.deps[at["failed"]]) == (at["said"], "ccomp")
    assert found.pos[at["said"]] == "VERB"
    assert found.lemmas[at["said"]] == "say"
    assert (found.lefts[at["failed"]], found.rights[at["failed"]]) == (at["talks"], at["failed"] + 1)
    assert found.span(at["talks"], at["failed"] + 1) == Span(12, 24)


def test_names_are_tagged_and_paragraphs_counted() -> None:
    (found,) = parsed(reading(TEXT))
    names = {found.span(name.first, name.stop).of(TEXT): name.label for name in found.entities}
    assert names["Mara Quist"] == "PERSON"
    assert names["4 March 2023"] == "DATE"
    assert found.paragraph_of == (0, 1, 1, 2, 3)


WRAPPED = """\
Mara Quist, who chairs the harbour board, said that the
old ferry would sail in spring
with a crew from Sanna
and that the mayor, who had asked for
a second ship, was not
amused by the price."""


@pytest.mark.parametrize("end", ["\n", "\u2028"])
def test_line_ends_in_wrapped_text_are_blanks_to_the_parser(end: str) -> None:
    (wrapped,) = parsed(reading(WRAPPED.replace("\n", end)))
    (plain,) = parsed(reading(WRAPPED.replace("\n", " ")))
    assert len(wrapped.sentences) == 1
    assert columns(wrapped) == columns(plain)


def test_no_line_end_is_handed_to_the_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp, _ = load(best_pipeline("en"))
    handed: list[str] = []
    pipe = nlp.pipe
    monkeypatch.setattr(
        nlp, "pipe", lambda texts, batch_size: pipe(handed.extend(texts) or handed, batch_size=batch_size)
    )
    text = WRAPPED.replace("\n", "\r\n")
    parsed(reading(text))
    assert handed == [text.replace("\r\n", "  ")]


def test_what_hangs_on_white_space_becomes_a_root() -> None:
    nlp, forms = load(best_pipeline("en"))
    words, heads = ["It", "\t", "rained", " ", "hard"], [1, 2, 2, 2, 3]
    doc = Doc(nlp.vocab, words, [False] * 5, heads=heads, deps=["nsubj", "dep", "ROOT", "dep", "advmod"])
    doc.ents = [SpacySpan(doc, 0, 2, "ORG"), SpacySpan(doc, 3, 4, "ORG")]
    text = "  It\trained hard"
    found = assemble([doc], [Piece(Span(2, len(text)), 0)], forms)
    hold_together(found, text)
    assert found.words == ("It", "rained", "hard")
    assert found.heads == (0, 1, 2)
    assert found.entities == (Entity(0, 1, "ORG"),)


def test_readings_do_not_change_one_another() -> None:
    texts = [TEXT, "", "The board met.", TEXT[2:60]]
    together = parsed(*map(reading, texts), batch=2)
    alone = [parse for text in texts for parse in parsed(reading(text))]
    assert [columns(parse) for parse in together] == [columns(parse) for parse in alone]


# ---- where there is no parse ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "named"), [("fa", "'fa'"), (None, "'unknown'")])
def test_a_language_without_a_pipeline_is_told_and_the_others_are_read(language: str | None, named: str) -> None:
    (one,), (other,) = Parser()([reading("Salam.", language=language), reading("The board met.")])
    said = f"language {named} has no pipeline (there is one for: en): kept, not read"
    assert one == Failure("r", "parse", said)
    assert isinstance(other, Parse)
    assert other.words == ("The", "board", "met", ".")


@pytest.fixture
def unloaded() -> Iterator[None]:
    """Pipelines are loaded anew in this test, and after it."""
    load.cache_clear()
    yield
    load.cache_clear()


@pytest.mark.usefixtures("unloaded")
def test_weights_that_are_not_those_pinned_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    name = best_pipeline("en")
    monkeypatch.setitem(module.PINNED, name, "0" * 64)
    with pytest.raises(ModelError, match=f"the weights of '{name}' are not those of .* mend: pip install --force"):
        load(name)


def test_the_weights_that_are_pinned_are_those_installed() -> None:
    for name, digest in module.PINNED.items():
        if importlib.util.find_spec(name):
            assert weights_digest(name) == digest


@pytest.mark.parametrize("ask", [load, weights_digest])
def test_a_pipeline_that_is_not_installed_is_told(ask: object) -> None:
    with pytest.raises(ModelError, match="'no_such_pipeline' is not installed; mend: pip install no_such_pipeline"):
        ask("no_such_pipeline")  # type: ignore[operator]


@pytest.mark.parametrize("worst", range(len(module.PIPELINES["en"])))
def test_the_best_pipeline_that_is_installed_is_taken(worst: int, monkeypatch: pytest.MonkeyPatch) -> None:
    names = module.PIPELINES["en"]
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name if name in names[worst:] else None)
    assert best_pipeline("en") == names[worst]


def test_no_pipeline_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)  # noqa: ARG005
    with pytest.raises(ModelError, match="no spaCy pipeline for 'en' is installed; mend: pip install en_core_web_sm"):
        best_pipeline("en")


def test_the_model_names_pipeline_version_and_weights() -> None:
    name = best_pipeline("en")
    assert Parser().model == Parser(pipeline=name).model
    assert Parser().model.startswith(f"{name}-3.")
    assert Parser().model.endswith(":" + weights_digest(name)[:8])
