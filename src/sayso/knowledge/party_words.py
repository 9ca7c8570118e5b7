"""Which nouns can take part in a deed, and which verbs and nouns turn doer and sufferer around: `party_words.txt`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.knowledge.actors import actor_words
from sayso.knowledge.compiled import KnowledgeError


@dataclass(frozen=True, slots=True)
class PartyWords:
    """The lexicon of those who take part. All words are lemmas in lower case."""

    party: frozenset[str]  # nouns of persons and bodies, those of the lexicon of actors among them
    measure: frozenset[str]  # "a number of protesters": what follows "of" takes part
    undergone: frozenset[str]  # event nouns whose possessor undergoes the deed: "their arrest"
    doing: frozenset[str]  # event nouns whose "of" phrase does the deed: "the withdrawal of troops"
    mutual: frozenset[str]  # deeds in which all sides do the same: "talks"
    travel: frozenset[str]  # acts of consulting in which a guest goes to a host
    undergoing: frozenset[str]  # verbs whose subject undergoes what their object names: "faces charges"
    causing: frozenset[str]  # verbs whose subject does not do what their object names: "sparked protests"
    own: frozenset[str]  # verbs whose subject keeps on doing in the infinitive: "promised them to leave"
    target: frozenset[str]  # things that violence and seizure are done to
    harming: frozenset[str]  # verbs that tell whom an attack hit: "a blast that injured three people"
    blaming: frozenset[str]  # verbs and adjectives that say who did what follows: "blamed them for the raid"
    appealing: frozenset[str]  # verbs whose subject would be helped by what they ask for: "asked for support"
    leaving: frozenset[str]  # verbs whose object is a place or post that is given up: "left the town"
    delivering: frozenset[str]  # verbs whose object goes to those who are helped: "sent doctors to them"
    unlike: frozenset[str]  # nouns whose plural ends like a name of people: "borders"
    answering: frozenset[str]  # verbs whose subject was asked what their object names: "rebuffed an invitation"
    wresting: frozenset[str]  # verbs that take a thing "from" somebody
    hosting: frozenset[str]  # verbs of a host, who is visited
    letting: frozenset[str]  # verbs that say who may do something, or may no longer
    mediating: frozenset[str]  # deeds of somebody who brings two sides together
    ruling: frozenset[str]  # verbs that put a country under a rule
    haven: frozenset[str]  # what those who flee ask of a country
    means: frozenset[str]  # what violence is done with or called: no recipients
    idle: frozenset[str]  # bodies that are none before "of" or "to": "state of emergency"


@cache
def party_words() -> PartyWords:
    """The lexicon that ships with sayso.

    Raises KnowledgeError if the file has a class too many or too few.
    """
    lists: dict[str, set[str]] = {}
    name = ""
    for line in files("sayso.knowledge").joinpath("party_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[] ")
        elif line.strip() and not line.startswith("#"):
            lists.setdefault(name, set()).update(line.split())
    known = set(PartyWords.__slots__)
    if set(lists) != known:
        odd = sorted(set(lists) ^ known)[0]
        raise KnowledgeError(
            f"party_words.txt lacks the class {odd!r} or has it too many; its classes are {sorted(known)}"
        )
    lists["party"] |= set(actor_words().nouns)
    return PartyWords(**{key: frozenset(words) for key, words in lists.items()})
