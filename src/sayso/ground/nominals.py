"""Noun phrases that can act and that no mention stands for yet: "police", "hundreds of protesters", "11 soldiers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.ground.belonging import Belongings
from sayso.ground.setting import Setting
from sayso.knowledge.actors import actor_words
from sayso.knowledge.sectors import can_act, stands_for_owner, takes_after
from sayso.records import Mention, MentionForm

_PARTS = frozenset(("compound", "nmod", "amod", "punct", "quantmod", "nummod", "npadvmod"))
"""Places in the clause where a noun is a part of another's phrase."""

DEMONYM = "demonym"
"""Why an adjective stands for its state, as in "the Syrian withdrawal"."""

_COUNTED = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj"))
"""Places in the clause where a number or "some" can stand for those who are counted."""

_TIMES = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"))


def unnamed(setting: Setting, mentions: Sequence[Mention], belongings: Belongings) -> Iterator[Mention]:
    """Mentions for phrases that can act and have none among `mentions`, in text order."""
    parse = setting.parse
    taken = _taken(setting, mentions)
    for token, tag in enumerate(parse.tags):
        if taken[token]:
            continue
        if parse.words[token][0].isupper() and belongings.demonym(token):
            yield Mention(parse.span(token, token + 1), MentionForm.NOMINAL, why=DEMONYM)
            continue
        if parse.deps[token] in _PARTS:
            continue
        if tag in ("NN", "NNS", "NNP", "NNPS"):
            found = _acts(setting, belongings, token)
        else:
            found = tag in ("CD", "DT", "JJ") and parse.deps[token] in _COUNTED and _counts(belongings, setting, token)
        if found:
            yield Mention(parse.span(belongings.first(token), token + 1), MentionForm.NOMINAL, why="new")


def _taken(setting: Setting, mentions: Sequence[Mention]) -> list[bool]:
    """By token, whether a name takes it, or it is the head of a mention, or it belongs to a time or an amount."""
    taken = [False] * len(setting.parse.words)
    for mention in mentions:
        if mention.form is MentionForm.NAME:
            for token in setting.tokens(mention.span):
                taken[token] = True
        elif (head := setting.head(mention.span)) >= 0:
            taken[head] = True
    for entity in setting.parse.entities:
        if entity.label in _TIMES:
            taken[entity.first : entity.stop] = [True] * (entity.stop - entity.first)
    return taken


def _acts(setting: Setting, belongings: Belongings, token: int) -> bool:
    """Whether the noun means somebody: its sector tells so, or the phrase after it does."""
    parse = setting.parse
    lemma = noun_of(setting, token)
    if stands_for_owner(lemma):
        return belongings.of(token).country is not None or belongings.has_owner(token)
    if takes_after(lemma) and not can_act(lemma):
        many = parse.tags[token] in ("NNS", "NNPS") and belongings.of(token).country is not None
        return many or _counts(belongings, setting, token)
    if belongings.is_people(token):
        return True
    if not can_act(lemma) and actor_words().nouns.get(lemma) in (None, "place"):
        return False
    alone = parse.tags[token] == "NN" and belongings.first(token) == token
    return not alone or parse.deps[token] in ("nsubj", "nsubjpass") or lemma in ALWAYS_MANY


def _counts(belongings: Belongings, setting: Setting, token: int) -> bool:
    """Whether a number, "some" or "hundreds" counts people: so says what is told after it."""
    parse = setting.parse
    if parse.tags[token] == "CD" and parse.deps[token] == "nsubjpass":
        return True
    for child in parse.children[token]:
        if child > token and parse.deps[child] == "prep" and parse.words[child].lower() in ("of", "among", "from"):
            for noun in parse.children[child]:
                if parse.deps[noun] == "pobj" and parse.tags[noun][:2] == "NN" and belongings.of(noun).sector:
                    return True
    return False


def noun_of(setting: Setting, token: int) -> str:
    """The lemma of a noun, that of a plural proper noun without its "s"."""
    lemma = setting.parse.lemmas[token]
    return lemma.removesuffix("s") if setting.parse.tags[token] == "NNPS" else lemma


ALWAYS_MANY = frozenset(("police", "people", "opposition", "media", "press", "army", "navy", "military", "parliament"))
"""Nouns that need no article to mean somebody: "clashed with police"."""
