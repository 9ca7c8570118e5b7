"""What is read where roles are looked for: the names of a report by token, offices, and who holds them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.ground import role_words as words_of
from sayso.knowledge.actors import ActorWords, actor_words
from sayso.knowledge.organizations import key, organizations
from sayso.records import Actor, ActorKind, Mention, MentionForm, Parse, Reading, Span, Tenure

NOUNS = ("NN", "NNS", "NNP", "NNPS")
"""Tags of nouns."""
ADJECTIVES = ("JJ", "JJR", "JJS", "VBG", "VBN", "AFX", "FW")
"""Tags of words that may be used as adjectives."""
INSIDE = frozenset((*NOUNS, *ADJECTIVES, "DT", "PRP$", "CD", "POS", "ADD", "HYPH"))
"""Tags of words within a noun phrase."""
HYPHENS = frozenset("-–‑")
"""Marks that join words."""
BODIES = (ActorKind.GOVERNMENT_BODY, ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP, ActorKind.OUTLET)
"""Kinds of actors that have offices."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, or another mention of an actor, at tokens `first` to `stop` (exclusive)."""

    first: int
    stop: int
    actor: Actor
    person: bool  # whether somebody is named
    nominal: bool  # whether it is a common noun: "the ministry"


@dataclass(frozen=True, slots=True)
class Office:
    """A phrase that speaks of an office, tokens `first` to `stop` (exclusive), with its title."""

    noun: str  # what heads it, in lower case: "minister"
    head: int
    first: int  # with article, state, body and flags
    stop: int  # of the title without what follows by a preposition
    title: tuple[int, int]  # tokens of the title
    cut: tuple[int, int] = (0, 0)  # of these, tokens that name a state
    body: str | None = None  # Actor.id
    country: str | None = None
    tenure: Tenure = Tenure.INCUMBENT
    plural: bool = False
    single: bool = False  # "one of the senators": a plural that speaks of one
    article: str = ""  # "the", "a", "his", "'s"; empty where there is none
    extent: int = -1  # where the complement ends; -1 where it was not looked for
    bare: bool = False  # nothing stands beside the noun
    loose: bool = False  # its body follows by "of" and is neither a known kind of body nor a place
    owned: bool = False  # it is some person's: "Ruiz's director"
    named: bool = False  # words before the title say whose it is, though it may not be clear whom they name


@dataclass(frozen=True, slots=True)
class Holding:
    """A person's office, with the construction that says so."""

    person: Name
    office: Office
    why: str
    title: str = ""  # where none is written: "head" for "heads"

    def span(self, parse: Parse) -> Span:
        """The smallest stretch of the text that takes in person and title."""
        first, stop = self.office.title
        return parse.span(min(first, self.person.first), max(stop, self.person.stop))


@dataclass(slots=True)
class Scene:
    """One report being searched for offices: its words, and which tokens name whom."""

    parse: Parse
    text: str
    name_at: dict[int, Name]
    others: Mapping[int, Name]  # by last token: role phrases and nominals of bodies and states
    lexicon: ActorWords
    lower: tuple[str, ...]
    peoples: frozenset[int]  # tokens of names of nationalities, parties and religions
    surnames: frozenset[str]  # last words of the names of persons, in lower case
    aliases: Mapping[str, Actor]  # bodies, states and the like by what they are called, in lower case

    def dotted(self, token: int) -> bool:
        """Whether the token is a short form, "Lt", whose full stop is the next token."""
        after = token + 1
        return (
            token >= 0
            and self.lower[after : after + 1] == (".",)
            and self.parse.starts[after] == self.parse.ends[token]
            and self.lower[token] in words_of.SHORT
        )

    def written(self, first: int, stop: int) -> str:
        """The words of tokens `first` to `stop`, white space made single."""
        return " ".join(self.parse.span(first, stop).of(self.text).split())


def scene(reading: Reading, parse: Parse) -> Scene:
    """The report with its names by token; mentions without an actor are left out."""
    actors = {actor.id: actor for actor in reading.actors}
    lexicon = actor_words()
    names: list[Name] = []
    others: dict[int, Name] = {}
    for mention in reading.mentions:
        actor = actors.get(mention.actor or "")
        if actor is None or mention.form is MentionForm.PRONOUN:
            continue
        if mention.form is MentionForm.NAME:
            name = _placed(parse, mention, actor, lexicon)
            if not (_mere_title(actor) or _mere_noun(parse, name)):
                names.append(name)
        elif mention.form is MentionForm.NOMINAL and (actor.kind in BODIES or actor.kind is ActorKind.STATE):
            other = _placed(parse, mention, actor, lexicon)
            others.setdefault(other.stop - 1, other)
    lower = tuple(map(str.lower, parse.words))
    return Scene(
        parse,
        reading.article.text,
        _by_token(parse, names),
        others,
        lexicon,
        lower,
        peoples=frozenset(
            token for entity in parse.entities if entity.label == "NORP" for token in range(entity.first, entity.stop)
        ),
        surnames=frozenset(lower[name.stop - 1] for name in names if name.person and name.stop - name.first < 4),
        aliases=_aliases(reading.actors),
    )


def _by_token(parse: Parse, names: Sequence[Name]) -> dict[int, Name]:
    """Which name each token is of; what is no more than the title of the name after it is no person's."""
    name_at = {token: name for name in names for token in range(name.first, name.stop)}
    for name in names:
        beyond = name_at.get(name.stop)
        if beyond is None or not beyond.person or not _ends_in_title(parse, name):
            continue
        ranked = parse.words[name.stop - 1].lower().rstrip(".") in words_of.RANKS
        for token in range(name.first, name.stop):
            if ranked:
                del name_at[token]
            else:
                name_at[token] = replace(name, person=False)
    return name_at


def _aliases(actors: Iterable[Actor]) -> dict[str, Actor]:
    """Bodies, states and the like by what they are called, in lower case."""
    aliases: dict[str, Actor] = {}
    for actor in actors:
        if actor.kind is not ActorKind.PERSON:
            for alias in (actor.name, *actor.aliases):
                aliases.setdefault(alias.lower().removeprefix("the "), actor)
    return aliases


def _ends_in_title(parse: Parse, name: Name) -> bool:
    """Whether what was taken for a name ends in the title of the next one: "Ohio Gov." before "Ana Ruiz"."""
    last = parse.words[name.stop - 1].lower().rstrip(".")
    return name.stop - name.first > 1 and last in words_of.office_nouns()


def _mere_title(actor: Actor) -> bool:
    """Whether what was taken for a name is of words of offices alone, or a party and state: "the Sultan", "R-Ohio"."""
    nouns = words_of.office_nouns()
    words = actor.name.lower().split()
    if len(words) == 1 and len(words[0]) > 2 and words[0][1] in HYPHENS and words[0][0] in "rdi":
        return True
    return all(
        word.rstrip(".") in nouns or word in ("vice", "prime", "deputy", "rear") or word in words_of.PARTIES
        for word in words
    )


def _mere_noun(parse: Parse, name: Name) -> bool:
    """Whether the word of an office with an article was taken for a name: "the Sultan"."""
    single = name.stop - name.first == 1 and name.first > 0 and parse.tags[name.first - 1] == "DT"
    return single and parse.words[name.first].lower() in words_of.office_nouns()


def _placed(parse: Parse, mention: Mention, actor: Actor, lexicon: ActorWords) -> Name:
    first = bisect_left(parse.starts, mention.span.start)
    stop = max(first + 1, bisect_left(parse.starts, mention.span.end))
    person = (
        actor.kind is ActorKind.PERSON
        and parse.tags[stop - 1] != "NNPS"
        and not _called_as_thing(parse, first, stop, actor, lexicon)
    )
    return Name(first, stop, actor, person, mention.form is not MentionForm.NAME)


def _called_as_thing(parse: Parse, first: int, stop: int, actor: Actor, lexicon: ActorWords) -> bool:
    """Whether the words of the name are no person's, whatever the tagger made of them."""
    words = [word.lower() for word in parse.words[first:stop]]
    if stop - first == 1 and lexicon.nouns.get(actor.name.split()[-1].lower()) in _THINGS:
        return True  # "Ruiz" was taken for the Ruiz Foundation
    if actor.name.lower() in lexicon.states or " ".join(words) in lexicon.known:
        return True
    last, things = words[-1], [word for word in words if lexicon.nouns.get(word) in _THINGS]
    if last in _BUILT or (last in things and last not in lexicon.given):
        return True
    return "for" in words or ("of" in words and bool(things))


_BUILT = frozenset(
    "mosque base airport highway bridge dam square street road avenue stadium ship airfield plan doctrine prize "
    "award".split()
)
_THINGS = frozenset(("body", "organization", "outlet", "place", "armed_group"))
"""What things that are named after a person end in."""


def misled(scene: Scene, name: Name) -> bool:
    """Whether a body was taken for another one: "House" for "House Rules Committee"."""
    words = _plain(" ".join(scene.lower[name.first : name.stop]))
    full = _plain(name.actor.name.lower())
    if name.nominal:
        return False
    if _shouted(scene, name) or _of_part(scene, name) or _cut(scene, name):
        return True
    if _takes_in_person(scene, name):
        return True
    if full in words_of.TENURES or any(word in _CLAUSES for word in full.split()):
        return True
    if words == full:
        return False
    if full.startswith(f"{words} ") and _is_place(scene, words):
        return True  # "Harris County" for the "Harris County Library"
    if full.rsplit(" ", 1)[-1] in ("act", "bill", "law"):
        return True
    if name.actor.kind is ActorKind.PERSON and " " not in words:
        return True
    if known := organizations().get(key(words)):
        called = {key(each) for body in known for each in (body.name, *body.aliases, *body.weak_aliases)}
        return key(full) not in called
    parts = words.split()
    return bool(len(parts) > 1 and name.actor.kind in BODIES and set(parts) - set(full.split()) - _SMALL)


_CLAUSES = frozenset(("where", "who", "which", "whose", "when"))
"""Words that begin a clause, which is no part of a name."""


def _takes_in_person(scene: Scene, name: Name) -> bool:
    """Whether the body's name goes on into that of a person who has it: "Air Force Ana Ruiz"."""
    words = [word.lower() for word in name.actor.name.split()]
    if len(words) < 4 or words[-2] not in scene.lexicon.given or words[-1] in scene.lexicon.nouns:
        return False
    return scene.lexicon.nouns.get(words[-3]) in _THINGS or " ".join(words[:-2]) in scene.lexicon.known


def _shouted(scene: Scene, name: Name) -> bool:
    """Whether the words are a heading in capitals rather than a name."""
    words = scene.parse.words[name.first : name.stop]
    if not all(word.isupper() for word in words) or not any(len(word) > 4 for word in words):
        return False
    first = scene.parse.sentences[scene.parse.sentence_of[name.first]][0]
    before = scene.parse.words[name.first - 1] if name.first > first else "THE"
    loud = before.isupper() and len(before) > 1
    return len(words) > 1 or (loud and key(words[0]) not in organizations())


def _of_part(scene: Scene, name: Name) -> bool:
    """Whether the body is a state's or county's and not the country's: "state Senate"."""
    return scene.parse.words[name.first - 1] in _PARTS or _is_place(scene, scene.lower[name.first - 1])


_PARTS = frozenset("state county provincial regional city municipal district".split())
"""Words before a body that make it one of a part of the country."""


def _cut(scene: Scene, name: Name) -> bool:
    """Whether the name is but a part of a longer one: "Rescue" in "National Search and Rescue"."""
    after = scene.lower[name.stop : name.stop + 1] + scene.parse.words[name.stop + 1 : name.stop + 2]
    if len(after) > 1 and after[0] in ("for", "of") and after[1][0].isupper():
        rest = scene.name_at.get(name.stop + 1)
        if rest is None or not (rest.person or rest.actor.kind in (ActorKind.STATE, ActorKind.PEOPLE)):
            return True  # "U.S. Agency" in "U.S. Agency for International Development"
    at = name.first - 1
    if at < 1 or scene.lower[at] not in ("and", "&"):
        return False
    before = scene.name_at.get(at - 1)
    if before is not None and (before.person or before.actor.kind in (ActorKind.STATE, ActorKind.PEOPLE)):
        return False
    return scene.parse.words[at - 1][0].isupper() and scene.parse.tags[at - 1] in ("NNP", "NNPS")


def _is_place(scene: Scene, words: str) -> bool:
    """Whether a place that is no state is called so, in lower case."""
    last = words.rsplit(" ", 1)[-1]
    return words in scene.lexicon.places or (" " in words and scene.lexicon.nouns.get(last) == "place")


_SMALL = frozenset("the of for and & in on to".split())


def _plain(name: str) -> str:
    return name.replace(".", "").replace("-", " ").removeprefix("the ")
