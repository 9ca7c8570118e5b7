"""The stage that finds who is spoken of: mentions, and the actors that they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from sayso.annotate.chains import Chain
from sayso.annotate.coreference import resolve
from sayso.annotate.names import find_names
from sayso.annotate.phrases import Phrase, noun_phrases
from sayso.annotate.pronouns import find_pronouns
from sayso.knowledge import fingerprint
from sayso.knowledge.actors import SOURCES, actor_words
from sayso.knowledge.cues import lexicon as cue_words
from sayso.knowledge.spelling import slug
from sayso.records import Actor, ActorKind, Article, Mention, MentionForm, Parse, Reading

_KINDS = {
    "person": ActorKind.PERSON,
    "role": ActorKind.PERSON,
    "state": ActorKind.STATE,
    "body": ActorKind.GOVERNMENT_BODY,
    "organization": ActorKind.ORGANIZATION,
    "armed_group": ActorKind.ARMED_GROUP,
    "outlet": ActorKind.OUTLET,
    "people": ActorKind.PEOPLE,
}


@dataclass(frozen=True, slots=True)
class MentionFinder:
    """Finds names, role phrases, nominals and pronouns, and which of them are one actor.

    "Maria Lopez, the mayor, resigned. She left." gets one actor, Maria Lopez, with three mentions.
    """

    name: ClassVar[str] = "mentions"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article, Parse)
    writes: ClassVar[tuple[type, ...]] = (Mention, Actor)

    @property
    def model(self) -> str:
        """What stands for the weights of a model here: the lexicon of actors."""
        return f"actors:{fingerprint(*SOURCES)}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Mention | Actor]]:
        """Yield the mentions and actors of each reading."""
        for reading in readings:
            yield () if reading.parse is None else find_mentions(reading.article.text, reading.parse)


def find_mentions(text: str, parse: Parse) -> list[Mention | Actor]:
    """The mentions of a report, by start and then longest first, followed by its actors."""
    lexicon = actor_words()
    names = find_names(parse, lexicon)
    nominals, pairs = noun_phrases(parse, lexicon, names, _speech())
    phrases = sorted([*names, *nominals, *find_pronouns(parse)], key=lambda phrase: (phrase.first, -phrase.stop))
    by_head = {phrase.head: number for number, phrase in enumerate(phrases)}
    equated: dict[int, int] = {}
    for head, other in pairs:
        if other in by_head and by_head[other] != by_head[head]:
            equated[by_head[head]] = by_head[other]
    referents = resolve(parse, phrases, equated, lexicon, speech=_speech())
    actors = _actors(text, parse, phrases, [referent.chain for referent in referents])
    mentions: list[Mention] = []
    for number, (phrase, referent) in enumerate(zip(phrases, referents, strict=True)):
        actor = actors.get(referent.chain) if referent.chain is not None else None
        first, stop = phrase.first, phrase.stop
        if phrase.form is MentionForm.NOMINAL and phrase.kind == "person" and number in equated:
            if parse.deps[phrase.head] in ("attr", "appos", "oprd"):
                continue  # "is a pupil of Lee" says something of a person and refers to nobody anew
            first, stop = _without_others(parse, phrase)
        others = tuple(actors[chain].id for chain in referent.others if chain in actors)
        identity = actor.id if actor else None
        mentions.append(Mention(parse.span(first, stop), phrase.form, identity, why=referent.why, candidates=others))
    mentions.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    return [*mentions, *actors.values()]


def _without_others(parse: Parse, phrase: Phrase) -> tuple[int, int]:
    """The tokens of a person's description without its possessor and "of" phrase, who are other persons."""
    first = phrase.first
    for each in range(phrase.first, phrase.head):
        if parse.tags[each] == "POS":
            first = each + 1
    return first, phrase.head + 1


@cache
def _speech() -> frozenset[str]:
    """The lemmas of verbs of saying, without those that say only with a particle."""
    return frozenset(word for word in cue_words().verbs if " " not in word)


def _actors(text: str, parse: Parse, phrases: Sequence[Phrase], chains: Sequence[Chain | None]) -> dict[Chain, Actor]:
    """An actor for each chain that has a name, holds an office or is spoken of more than once."""
    members: dict[Chain, list[Phrase]] = {}
    for phrase, chain in zip(phrases, chains, strict=True):
        if chain is not None:
            members.setdefault(chain, []).append(phrase)
    lexicon = actor_words()
    actors: dict[Chain, Actor] = {}
    used: set[str] = set()
    for chain, its in members.items():
        told = [phrase for phrase in its if phrase.form is not MentionForm.PRONOUN]
        if not told or not (chain.names or len(its) > 1 or told[0].form is MentionForm.ROLE):
            continue
        called = list(dict.fromkeys(_called(text, parse, phrase) for phrase in told))
        named = [_called(text, parse, phrase) for phrase in told if phrase.form is MentionForm.NAME]
        name = max(named or called, key=lambda each: (len(each.split()), len(each)))
        if chain.state:
            name = lexicon.states[" ".join(chain.names[0])].name
        identity = _unused(name, used)
        aliases = tuple(each for each in called if each != name)
        actors[chain] = Actor(identity, name, _KINDS.get(chain.kind), chain.state or None, aliases)
    return actors


def _called(text: str, parse: Parse, phrase: Phrase) -> str:
    return " ".join(parse.span(phrase.first, phrase.stop).of(text).split())


def _unused(name: str, used: set[str]) -> str:
    """The slug of the name, with a number where another actor has it already."""
    base = slug(name) or "actor"
    identity, count = base, 1
    while identity in used:
        count += 1
        identity = f"{base}-{count}"
    used.add(identity)
    return identity
