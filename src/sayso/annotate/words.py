"""Parts of speech and lemmas, looked up once per word form instead of once per token.

spaCy's attribute ruler and lemmatizer cost a quarter of a parse. Nearly all that they decide depends on word and tag
alone, so the pipeline's own tables are asked once for each pair and the answers are remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_BASE_FORMS = {"NN": "Number=Sing", "VB": "VerbForm=Inf", "VBP": "VerbForm=Inf", "JJ": "Degree=Pos"}
"""What tells the lemmatizer that a form is its own lemma."""

_BE = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"))
_MOST = 200_000
"""Pairs remembered at most; a corpus of news has about half as many."""


class WordForms:
    """The parts of speech and lemmas that a spaCy pipeline gives to words.

    The pipeline has to have a tagger, an attribute ruler and a lemmatizer.
    """

    def __init__(self, nlp: Language) -> None:
        ruler: Any = nlp.get_pipe("attribute_ruler")
        self._lemmatizer = nlp.get_pipe("lemmatizer")
        self._vocab = nlp.vocab
        self._by_tag: dict[str, str] = {}
        self._lemmas: dict[tuple[str, str], str] = {}
        for rule in ruler.patterns:
            pattern = rule["patterns"][0]
            if len(rule["patterns"]) == len(pattern) == 1 and list(pattern[0]) == ["TAG"]:
                self._by_tag[pattern[0]["TAG"]] = rule["attrs"].get("POS", "X")

    def pos(self, words: Sequence[str], tags: Sequence[str], deps: Sequence[str]) -> list[str]:
        """The universal part of speech of each token."""
        return [self._pos(word, tag, dep) for word, tag, dep in zip(words, tags, deps, strict=True)]

    def _pos(self, word: str, tag: str, dep: str) -> str:
        if tag[:2] == "VB" and (dep in ("aux", "auxpass") or word.lower() in _BE):
            return "AUX"
        if tag == "IN" and dep == "mark":
            return "SCONJ"
        return self._by_tag.get(tag, "X")

    def lemmas(self, words: Sequence[str], tags: Sequence[str]) -> list[str]:
        """The lemma of each token, in lower case."""
        pairs = list(zip(words, tags, strict=True))
        if new := list(dict.fromkeys(pair for pair in pairs if pair not in self._lemmas)):
            if len(self._lemmas) > _MOST:
                self._lemmas.clear()
                new = list(dict.fromkeys(pairs))
            self._lemmas.update(zip(new, self._ask(new), strict=True))
        return [self._lemmas[pair] for pair in pairs]

    def _ask(self, pairs: list[tuple[str, str]]) -> list[str]:
        from spacy.tokens import Doc

        asked = Doc(
            self._vocab,
            words=[word for word, _ in pairs],
            tags=[tag for _, tag in pairs],
            pos=["VERB" if tag[:2] == "VB" else self._by_tag.get(tag, "X") for _, tag in pairs],
            morphs=[_BASE_FORMS.get(tag, "") for _, tag in pairs],
        )
        return [token.lemma_.lower() for token in self._lemmatizer(asked)]
