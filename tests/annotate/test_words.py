"""Parts of speech and lemmas are those of spaCy's own attribute ruler and lemmatizer, at a fraction of the cost."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any

import pytest

from sayso.annotate import words
from sayso.annotate.parse import best_pipeline
from sayso.annotate.words import WordForms

TEXTS = (
    "The harbour board's chair, Mara Quist, has said that she'll sell the oldest of its ferries if nobody objects.",
    "“We've been waiting for years,” said one of the fishermen, who doesn't think the boats were ever safer.",
    "Police are looking into whether the children's bicycles had been stolen by men wearing dark coats.",
    "Farmers fear that wolves killed three sheep and two geese before the dogs could bark, and they want answers.",
    "He was told to leave, left, and was leaving when his wives' lawyers arrived; they weren't amused.",
    "The worst storms since 1987 flooded 40 houses, broke windows and brought down better-built barns.",
    "To be heard is to be taken seriously, she argued, adding that the mayor's been hiding behind his advisers.",
    "It's unclear who paid, but the bills, which were higher than anyone's estimates, have all been settled.",
    "Nobody knew why the data were wrong: the analyses showed nothing, and its criteria kept changing.",
    "After lying low for weeks the traders met the ministers, did what they'd promised and got nothing in return.",
    "Would-be buyers must bid quickly, since the less expensive flats are going fast, the agencies are warning us.",
    "Because the dam leaks, its keepers sleep badly; if it bursts, thousands will be driven from their homes.",
    "Does anybody remember how we used to do this? I'm not sure I do, Brandt admitted, shaking his head.",
    "The teams' captains shook hands, having fought harder than most had expected, and the crowds went home.",
    "Hale, 54, himself a grower, thinks prices may rise further, though cheaper imports could help the poorest.",
)


@dataclass(frozen=True)
class Token:
    """One token as spaCy has it in the end."""

    text: str
    tag: str
    dep: str
    pos: str
    lemma: str


@pytest.fixture(scope="module")
def whole() -> Any:
    """The spaCy pipeline with all its components."""
    return importlib.import_module(best_pipeline("en")).load()


@pytest.fixture(scope="module")
def tokens(whole: Any) -> list[Token]:
    docs = whole.pipe(TEXTS)
    return [Token(each.text, each.tag_, each.dep_, each.pos_, each.lemma_.lower()) for doc in docs for each in doc]


def test_parts_of_speech_are_those_of_the_attribute_ruler(whole: Any, tokens: list[Token]) -> None:
    found = WordForms(whole).pos([t.text for t in tokens], [t.tag for t in tokens], [t.dep for t in tokens])
    wrong = [(token, pos) for token, pos in zip(tokens, found, strict=True) if token.pos != pos]
    assert len(tokens) > 250
    assert len(wrong) <= len(tokens) / 100, wrong


def test_lemmas_are_those_of_the_lemmatizer(whole: Any, tokens: list[Token]) -> None:
    found = WordForms(whole).lemmas([t.text for t in tokens], [t.tag for t in tokens], [t.pos for t in tokens])
    wrong = [(token, lemma) for token, lemma in zip(tokens, found, strict=True) if token.lemma != lemma]
    assert len(wrong) <= len(tokens) / 100, wrong


@pytest.mark.parametrize(
    ("word", "tag", "pos", "lemma"),
    [
        ("Ferries", "NNS", "NOUN", "ferry"),
        ("geese", "NNS", "NOUN", "goose"),
        ("left", "VBD", "VERB", "leave"),
        ("leaving", "VBG", "VERB", "leave"),
        ("saw", "NN", "NOUN", "saw"),  # the tag decides
        ("saw", "VBD", "VERB", "see"),
        ("worst", "JJS", "ADJ", "bad"),
        ("QUIST", "NNP", "PROPN", "quist"),
        ("was", "VBD", "AUX", "be"),
        ("are", "VBP", "AUX", "be"),
        ("n't", "RB", "PART", "not"),
        ("'ll", "MD", "AUX", "will"),
        ("no such word", "no such tag", "X", "no such word"),
    ],
)
def test_a_lemma_depends_on_word_tag_and_part_of_speech(whole: Any, word: str, tag: str, pos: str, lemma: str) -> None:
    assert WordForms(whole).lemmas([word], [tag], [pos]) == [lemma]


@pytest.mark.parametrize(
    ("word", "tag", "dep", "pos"),
    [
        ("has", "VBZ", "aux", "AUX"),
        ("has", "VBZ", "ROOT", "VERB"),
        ("because", "IN", "mark", "SCONJ"),
        ("since", "IN", "prep", "SCONJ"),
        ("nobody", "NN", "nsubj", "PRON"),
        ("which", "WDT", "nsubj", "PRON"),
        ("N't", "RB", "neg", "PART"),
        ("on", "IN", "prep", "ADP"),
        ("Quist", "NNP", "nsubj", "PROPN"),
        ("x", "no such tag", "dep", "X"),
    ],
)
def test_a_part_of_speech_depends_on_the_tag_and_the_relation(
    whole: Any, word: str, tag: str, dep: str, pos: str
) -> None:
    assert WordForms(whole).pos([word], [tag], [dep]) == [pos]


def test_a_form_is_looked_up_once_and_forgetting_changes_nothing(whole: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = WordForms(whole)
    asked: list[tuple[str, str, str]] = []
    ask = forms._ask
    monkeypatch.setattr(forms, "_ask", lambda new: asked.extend(new) or ask(new))
    texts, tags, pos = ["ferries", "sank", "ferries"], ["NNS", "VBD", "NNS"], ["NOUN", "VERB", "NOUN"]
    assert forms.lemmas(texts, tags, pos) == forms.lemmas(texts, tags, pos) == ["ferry", "sink", "ferry"]
    assert asked == [("ferries", "NNS", "NOUN"), ("sank", "VBD", "VERB")]
    monkeypatch.setattr(words, "_MOST", 1)
    assert forms.lemmas(["boats", *texts], ["NNS", *tags], ["NOUN", *pos]) == ["boat", "ferry", "sink", "ferry"]
    assert forms.pos(texts, tags, ["nsubj"] * 3) == forms.pos(texts, tags, ["nsubj"] * 3) == pos


def test_no_tokens_give_nothing(whole: Any) -> None:
    assert WordForms(whole).lemmas([], [], []) == []
    assert WordForms(whole).pos([], [], []) == []
