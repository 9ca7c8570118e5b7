"""Parts of speech and lemmas, looked up once per word form instead of once per token.

spaCy's attribute ruler and lemmatizer cost a quarter of a parse. Nearly all that they decide depends on word and tag
alone, so the pipeline's own tables are asked once for each pair and the answers are remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language

_MOST = 200_000
"""Forms remembered at most; a corpus of news has about half as many."""

_Form = tuple[str, str, str]  # word, tag, and relation or part of speech


_Asked = str | dict[str, Any] | None
"""What a pattern asks of an attribute: a value, spaCy's IN, NOT_IN and REGEX, or nothing."""


class _Rule(NamedTuple):
    """A rule of the attribute ruler about one token: what it asks for, and what it then sets."""

    word: _Asked  # lower case
    tag: _Asked
    dep: _Asked
    sets: dict[str, str]


class WordForms:
    """The parts of speech and lemmas that a spaCy pipeline gives to words.

    The pipeline has to have a tagger, an attribute ruler and a lemmatizer. Rules of the ruler about several tokens
    are left out.
    """

    def __init__(self, nlp: Language) -> None:
        ruler: Any = nlp.get_pipe("attribute_ruler")
        self._lemmatizer = nlp.get_pipe("lemmatizer")
        self._vocab = nlp.vocab
        self._rules = list(_rules(ruler.patterns))
        self._by_tag: dict[str, list[_Rule]] = {}
        self._pos: dict[_Form, str] = {}
        self._lemmas: dict[_Form, str] = {}

    def pos(self, words: Sequence[str], tags: Sequence[str], deps: Sequence[str]) -> list[str]:
        """The universal part of speech of each token."""
        if len(self._pos) > _MOST:
            self._pos.clear()
        found = []
        for form in zip(words, tags, deps, strict=True):
            pos = self._pos.get(form)
            if pos is None:
                pos = self._pos[form] = self._ruled(*form).get("POS", "X")
            found.append(pos)
        return found

    def lemmas(self, words: Sequence[str], tags: Sequence[str], pos: Sequence[str]) -> list[str]:
        """The lemma of each token, in lower case."""
        forms = list(zip(words, tags, pos, strict=True))
        if new := list(dict.fromkeys(form for form in forms if form not in self._lemmas)):
            if len(self._lemmas) > _MOST:
                self._lemmas.clear()
                new = list(dict.fromkeys(forms))
            self._lemmas.update(zip(new, self._ask(new), strict=True))
        return [self._lemmas[form] for form in forms]

    def _ruled(self, word: str, tag: str, dep: str = "") -> dict[str, str]:
        """What the ruler sets on the token; of rules that set the same, the last counts."""
        if tag not in self._by_tag:
            self._by_tag[tag] = [rule for rule in self._rules if _fits(rule.tag, tag)]
        lower = word.lower()
        found: dict[str, str] = {}
        for rule in self._by_tag[tag]:
            if _fits(rule.word, lower) and _fits(rule.dep, dep):
                found.update(rule.sets)
        return found

    def _ask(self, forms: Sequence[_Form]) -> list[str]:
        from spacy.tokens import Doc

        ruled = [self._ruled(word, tag) for word, tag, _ in forms]
        asked = Doc(
            self._vocab,
            words=[word for word, _, _ in forms],
            tags=[tag for _, tag, _ in forms],
            pos=[pos for _, _, pos in forms],
            morphs=[sets.get("MORPH", "") for sets in ruled],
        )
        lemmas = [token.lemma_ for token in self._lemmatizer(asked)]
        return [sets.get("LEMMA", lemma).lower() for sets, lemma in zip(ruled, lemmas, strict=True)]


def _rules(patterns: Sequence[dict[str, Any]]) -> Iterator[_Rule]:
    """The rules about one token, by its word, tag and relation."""
    for each in patterns:
        sets = {name: value for name, value in each["attrs"].items() if name in ("POS", "LEMMA", "MORPH")}
        for pattern in each["patterns"]:
            if sets and len(pattern) == 1 and pattern[0].keys() <= {"LOWER", "TAG", "DEP"}:
                one = pattern[0]
                yield _Rule(one.get("LOWER"), one.get("TAG"), one.get("DEP"), sets)


def _fits(asked: _Asked, value: str) -> bool:
    """Whether the value is what a pattern asks for."""
    if asked is None or isinstance(asked, str):
        return asked is None or asked == value
    return (
        value in asked.get("IN", (value,))
        and value not in asked.get("NOT_IN", ())
        and re.search(asked.get("REGEX", ""), value) is not None
    )
