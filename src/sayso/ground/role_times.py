"""Of which time a report speaks where it names an office: whether its holder is still in it, as far as words tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from sayso.ground import role_words as words_of
from sayso.ground.role_scene import Holding, Scene
from sayso.knowledge.holders import Holders
from sayso.knowledge.holders import Holding as Held
from sayso.knowledge.offices import office_of
from sayso.records import Role, Tenure

_REIGNS = frozenset("administration era presidency tenure reign rule term time years".split())
"""What somebody's time in office is called."""

_EVENTS = frozenset("war wars invasion occupation crisis uprising revolution".split())
"""What is over where an office is said to have been held during it."""

_ENDS = frozenset(
    "fire oust dismiss sack depose topple overthrow assassinate kill murder replace succeed unseat".split()
)
"""Verbs whose object holds an office no longer."""

_ENDINGS = frozenset(
    "funeral memorial burial firing ouster dismissal assassination killing killings death deaths murder murders memory "
    "memories sacking overthrow fall downfall toppling execution statue monument bust tomb resignation "
    "departure removal".split()
)
"""Nouns of such deeds, and of what is left of the dead: "the firing of Director X", "a statue of"."""

_THEN = (("at", "the", "time"), ("at", "that", "time"))

_ASIDE = 6
"""Tokens after an apposition in which its time is told: "the envoy to Lebanon during the Ruiz administration"."""


def elsewhen(scene: Scene, holding: Holding, as_of: str | None) -> bool:
    """Whether the sentence tells of another time: it names an earlier year, or an "era"."""
    parse, stop = scene.parse, holding.person.stop
    first, last = parse.sentences[parse.sentence_of[holding.office.head]]
    words = scene.lower[first:last]
    if any(_earlier(word.removesuffix("s"), as_of) for word in words):
        return True
    if any(words[at : at + 3] in _THEN for at, word in enumerate(words) if word == "at"):
        return True
    start = min(holding.office.first, holding.person.first)
    if scene.lower[start - 1] == "of" and _REIGNS.intersection(scene.lower[max(first, start - 2) : start - 1]):
        return True  # "during the tenure of President X"
    return parse.tags[stop : stop + 1] == ("POS",) and bool(_REIGNS.intersection(scene.lower[stop + 1 : stop + 2]))


def tenure_of(scene: Scene, holding: Holding, as_of: str | None) -> Tenure:
    """How the holder stands to the office by title and sentence."""
    told = holding.office.tenure
    if told is Tenure.FORMER or told is Tenure.ACTING:
        return told
    if told is Tenure.INCUMBENT and holding.why in ("title", "apposition") and _ended(scene, holding):
        return Tenure.FORMER
    if (
        told is Tenure.INCUMBENT
        and holding.why in ("title", "appointment")
        and _a_generation_ago(scene, holding, as_of)
    ):
        return Tenure.FORMER
    return Tenure.FORMER if holding.why == "apposition" and _of_old(scene, holding, as_of) else told


def _a_generation_ago(scene: Scene, holding: Holding, as_of: str | None) -> bool:
    """Whether the person did in a year long gone what the sentence tells, in an office that is not for life."""
    parse, last = scene.parse, holding.person.stop - 1
    verb = parse.heads[last]
    if as_of is None or holding.office.noun in _LASTING:
        return False
    if holding.why == "title" and (parse.deps[last] != "nsubj" or parse.tags[verb] != "VBD"):
        return False
    first, stop = parse.sentences[parse.sentence_of[verb]]
    words = scene.lower[first:stop]
    return any(
        word in ("in", "of") and _earlier(after, as_of) and int(after) + _LONG < int(as_of[:4])
        for word, after in pairwise(words)
    )


_LASTING = words_of.HONORIFICS | frozenset(
    "sen senator rep representative congressman congresswoman mp lawmaker founder co-founder prince princess professor "
    "judge justice bishop archbishop cardinal imam leader member".split()
)
"""Offices that some hold for a generation."""


def has_left(known: Holders, role: Role, name: str, day: str) -> bool:
    """Whether the person is known to have left the office of a state before the day.

    That a known time in office has ended is not enough, for there may be a later one: somebody else must be known to
    hold the office on that day, or the report must itself speak of another time.
    """
    if role.tenure is not Tenure.INCUMBENT or role.body is not None:
        return False
    every = _held(known, name, role.country)
    if _long_past(every, name, day) or _risen(known, role, name, day):
        return True
    held = [each for each in every if _same(role, each) and each.since <= day]  # and not what was held later
    if not held or len({each.country for each in held}) > 1 or any(each.may_hold(day) for each in held):
        return False
    if any(each.until >= day or each.seen >= day or (each.seen and not each.until) for each in held):
        return False
    if role.as_of is None and len({each.person_id for each in held}) == 1:
        return True
    return any(
        other.certain and other.person_id not in {each.person_id for each in held}
        for country, key in {(each.country, each.office) for each in held}
        for when in (day, _two_months_before(day))  # the office may be vacant on the day
        for other in known.at(country, key, when)
    )


def in_office(known: Holders, role: Role, name: str, day: str) -> bool:
    """Whether the knowledge vouches for the person in the office on the day."""
    return any(_same(role, each) and each.holds(day) for each in _held(known, name, role.country))


def _two_months_before(day: str) -> str:
    months = int(day[:4]) * 12 + int(day[5:7]) - 1 - 2
    return f"{months // 12:04}-{months % 12 + 1:02}-15"


def long_gone(known: Holders, role: Role, name: str) -> bool:
    """Whether somebody of whom a report of unknown day speaks left office long ago."""
    return role.body is None and _long_past(_held(known, name, role.country), name, _EARLIEST)


_EARLIEST = "2000-01-01"
"""The day from which undated reports are taken to be."""


def _same(role: Role, held: Held) -> bool:
    """Whether the title can be that of the office that was held."""
    title = role.title.lower()
    if title == "secretary":
        return held.office.endswith("_minister")
    if title == "ambassador":
        return held.office == "un_ambassador"
    if title in _RULERS:
        return held.office in ("head_of_state", "head_of_government")
    office = office_of(role.title, role.country or held.country)
    return office is not None and held.office == office.post


_RULERS = frozenset("dictator strongman ruler".split())
"""What heads of state are called that gives no title."""

_LONG = 20
"""Years after which nobody who headed a state is taken for the holder of any office."""


def _long_past(every: Iterable[Held], name: str, day: str) -> bool:
    """Whether somebody of exactly this full name last headed a state so long ago as to hold no office now."""
    heads = [each for each in every if each.office in ("head_of_state", "head_of_government")]
    called = " " in name and bool(heads) and all(each.person == name for each in every)
    ends = [each.until for each in every]
    return called and all(end and int(end[:4]) + _LONG < int(day[:4]) for end in ends)


_SEATS = frozenset("sen senator rep representative congressman congresswoman gov governor".split())
"""Titles of American offices that nobody keeps who goes into the government of the country."""

_HIGHEST = frozenset("head_of_state deputy_head_of_state foreign_minister".split())
"""Offices after which nobody, for a generation, went back to one of those."""


def _risen(known: Holders, role: Role, name: str, day: str) -> bool:
    """Whether somebody of this full name has a seat no more, having gone into the country's government since."""
    title = role.title.lower().replace("-", " ").split()
    if not title or title[-1].rstrip(".") not in _SEATS or role.country not in (None, "USA") or " " not in name:
        return False
    return any(
        each.person == name
        and bool(each.since)
        and (each.holds(day) or (each.office in _HIGHEST and each.since <= day < f"{int(each.since[:4]) + _LONG}"))
        and not _same(role, each)
        for each in known.persons(name, "USA")
    )


def _held(known: Holders, name: str, country: str | None) -> tuple[Held, ...]:
    """What the persons of a name held; where none is spelt or sounds so, those whose given name is one letter off."""
    found = known.persons(name, country)
    given, _, surname = name.lower().partition(" ")
    if not found and (full := _SHORT.get(given)):
        found = known.persons(f"{full} {surname}", country)
    if found or not surname or len(given) < _LONG_ENOUGH:
        return found
    return tuple(
        each
        for each in known.persons(surname, country)
        if any(_nearly(given, one.lower().partition(" ")[0]) for one in (each.person, *each.names))
    )


_SHORT = {
    "bob": "robert",
    "rob": "robert",
    "bill": "william",
    "mike": "michael",
    "jim": "james",
    "tom": "thomas",
    "dick": "richard",
    "steve": "steven",
    "dave": "david",
    "ken": "kenneth",
    "tony": "anthony",
    "ed": "edward",
    "dan": "daniel",
    "chuck": "charles",
}
"""Short forms of given names, as heads of offices are called."""


_LONG_ENOUGH = 5
"""Letters that a given name must have to be known again with one letter changed."""


def _nearly(one: str, other: str) -> bool:
    """Whether two words of one length differ in one letter at most: "victor" and "viktor"."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) < 2


def mistaken(scene: Scene, known: Holders, holding: Holding) -> bool:
    """Whether a surname was taken for another person's than who is known in that office.

    "Vice President Quayle" is not said of a nephew of his whom the report names in full.
    """
    person, office = holding.person, holding.office
    full = person.actor.name.split()
    if person.stop - person.first != 1 or len(full) < 2 or office.body is not None:
        return False
    key = office_of(scene.written(*office.title), office.country)
    if key is None:
        return False
    held = [each for each in known.persons(scene.lower[person.first], office.country) if each.office == key.post]
    names = {name.lower() for each in held for name in (each.person, *each.names)}
    junior = full[-1].lower().startswith("jr") and not any(name.rstrip(".").endswith("jr") for name in names)
    return bool(held) and (junior or full[0].lower() not in {word for name in names for word in name.split()})


def _earlier(word: str, as_of: str | None) -> bool:
    """Whether the word is a year before that of the report."""
    return as_of is not None and len(word) == 4 and word.isdecimal() and "1000" < word < as_of[:4]


def _ended(scene: Scene, holding: Holding) -> bool:
    """Whether the sentence says that the person was fired, ousted, killed or followed by somebody else."""
    parse, person, office = scene.parse, holding.person, holding.office
    first, stop = min(person.first, office.first), max(person.stop, office.stop)
    at = max(stop, office.extent)
    if parse.lemmas[at : at + 1] and parse.lemmas[at] in _ENDS and parse.deps[at] == "acl" and parse.tags[at] == "VBN":
        return True  # "the general killed by a drone"
    for token in (*range(person.first, person.stop), office.head):
        head = parse.heads[token]
        if first <= head < stop:
            continue
        while parse.deps[token] == "conj" and parse.heads[token] < token:
            token, head = parse.heads[token], parse.heads[parse.heads[token]]
        dep = parse.deps[token]
        if dep == "pobj" and scene.lower[head] in ("of", "for"):
            return _after_ending(scene, head)
        if dep not in ("dobj", "nsubjpass") or parse.lemmas[head] not in _ENDS:
            return False
        helped = parse.tags[head] in ("VB", "VBP") and _helped(scene, head)
        if not (helped or parse.tags[head] in ("VBD", "VBN", "VBG")) or _supposed(scene, head) or _mooted(scene, head):
            return False
        return not any(
            parse.deps[child] == "neg" or parse.tags[child] in ("MD", "TO") for child in parse.children[head]
        )
    return False


def _helped(scene: Scene, verb: int) -> bool:
    """Whether somebody helped to do it, and it was done: "helped oust"."""
    above = scene.parse.heads[verb]
    return scene.parse.lemmas[above] == "help" and scene.parse.tags[above] in ("VBD", "VBN")


def _mooted(scene: Scene, verb: int) -> bool:
    """Whether the deed is but spoken of or wished for: "considered firing"."""
    above = scene.parse.heads[verb]
    if scene.parse.deps[above] == "prep":
        above = scene.parse.heads[above]
    return scene.parse.tags[verb] == "VBG" and scene.parse.lemmas[above] in _ASKS | _MOOTS


_MOOTS = frozenset("broach consider mull discuss suggest threaten contemplate weigh recommend propose favor".split())
"""Verbs that speak of a deed not done."""


def _after_ending(scene: Scene, preposition: int) -> bool:
    """Whether the preposition goes with a noun that says somebody is gone: "the death last Friday of"."""
    noun = scene.parse.heads[preposition]
    if (
        scene.lower[scene.parse.heads[noun]] in ("for", "against")
        or scene.parse.lemmas[scene.parse.heads[noun]] in _ASKS
    ):
        return False  # "fighting for the ouster of"
    if scene.lower[noun] in _ENDINGS or (scene.lower[noun] == "service" and scene.lower[noun - 1] in _ENDINGS):
        return True
    at = preposition - 1
    while at > 0 and (scene.lower[at] in words_of.DAYS or scene.lower[at] in ("last", "this", "on")):
        at -= 1
    return at < preposition - 1 and scene.lower[at] in _ENDINGS


_ASKS = frozenset("seek demand want urge fear plan plot order support oppose".split())
"""Verbs whose object has not come about."""


def dead(scene: Scene) -> frozenset[str]:
    """The persons (Actor.id) that the report says have died or were killed."""
    parse, gone = scene.parse, set[str]()
    for verb, lemma in enumerate(parse.lemmas):
        children = parse.children[verb]
        if lemma == "leave" and parse.tags[verb] in ("VBD", "VBN", "VBG"):
            gone.update(_left_dead(scene, verb))
        fatal = lemma == "shoot" and any(scene.lower[child] in ("fatally", "dead") for child in children)
        if not (fatal or lemma in _DEATHS) or parse.tags[verb] not in ("VBD", "VBN"):
            continue
        if any(parse.deps[child] == "neg" or parse.tags[child] in ("MD", "TO") for child in children):
            continue
        wanted = ("nsubj",) if lemma == "die" else ("dobj", "nsubjpass")
        for child in children:
            if parse.deps[child] in wanted and not _supposed(scene, verb):
                names = (scene.name_at.get(each) for each in _spoken_of(scene, child))
                gone.update(name.actor.id for name in names if name is not None and name.person)
    return frozenset(gone)


def _left_dead(scene: Scene, verb: int) -> Iterator[str]:
    """Whom (Actor.id) an event left dead: "left X and three others dead"."""
    tags = scene.parse.tags
    for at in range(verb + 1, scene.parse.sentences[scene.parse.sentence_of[verb]][1]):
        if scene.lower[at] == "dead":
            names = (scene.name_at.get(each) for each in range(verb + 1, at))
            yield from (name.actor.id for name in names if name is not None and name.person)
            return
        if tags[at][:2] == "VB" or tags[at] in ("MD", "TO", "WP", "WDT", "POS"):
            return


def _spoken_of(scene: Scene, noun: int) -> Iterator[int]:
    """The noun, what stands in apposition to it, and whom it includes: "four people, including X"."""
    parse = scene.parse
    yield noun
    for child in parse.children[noun]:
        if parse.deps[child] == "appos":
            yield child
        elif scene.lower[child] == "including":
            yield from (each for each in parse.children[child] if parse.deps[each] == "pobj")


_DEATHS = frozenset("die kill murder assassinate slay".split())
"""Verbs that say that somebody is dead."""


def _supposed(scene: Scene, verb: int) -> bool:
    """Whether the death is asked about, or a condition or plan: "if he is killed"."""
    parse = scene.parse
    first, stop = parse.sentences[parse.sentence_of[verb]]
    words = scene.lower[first:stop]
    almost = any(scene.lower[child] in ("nearly", "almost") for child in parse.children[verb])
    return words[-1] == "?" or almost or bool(_IF.intersection(words))


_IF = frozenset(("if", "whether", "unless"))


def _of_old(scene: Scene, holding: Holding, as_of: str | None) -> bool:
    """Whether what follows an apposition tells of earlier years: "in 2008", "during the Ruiz administration"."""
    at = holding.office.extent
    words = scene.lower[at : at + _ASIDE]
    for number, word in enumerate(words):
        rest = words[number + 1 :]
        if word in (",", ".", ";", ")", "who"):
            return False
        if word in ("in", "from", "until", "between") and rest and _earlier(rest[0], as_of):
            return True
        if word in ("until", "till") and ("ago" in rest or rest[:1] in (("last",), ("recently",))):
            return True
        if (word == "during" and (_REIGNS | _EVENTS).intersection(rest)) or (
            word == "in" and rest[2:3] and rest[2] in _REIGNS
        ):
            return True  # "in the Ruiz administration"
        if word == "under" and rest and rest[0] in ("former", "ex", "then", "the"):
            return rest[0] != "the" or bool({"former", "late"}.intersection(rest))
    return False
