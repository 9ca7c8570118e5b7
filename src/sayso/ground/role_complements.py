"""What follows the noun of an office: "of the United Nations", "for Foreign Affairs", "from Ohio"."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.ground import role_words as words_of
from sayso.ground.role_scene import ADJECTIVES, HYPHENS, INSIDE, NOUNS, Name, Office, Scene, misled
from sayso.knowledge.organizations import key, organizations
from sayso.records import ActorKind, Tenure

_INITIALS = re.compile(r"(?:[A-Z]\.)+")

_LONGEST = 14
"""Tokens that a complement of an office may have."""


def complemented(scene: Scene, office: Office) -> Office:
    """The office with what prepositions after it say: body, country, or more of the title."""
    grown = replace(office, extent=office.stop)
    for _ in range(_MOST):
        longer = _longer(scene, grown)
        if longer is None:
            break
        grown = longer
    return grown if grown.extent == office.stop else replace(grown, bare=False)


_MOST = 4
"""Prepositions that are followed after a title."""


def _longer(scene: Scene, office: Office) -> Office | None:
    """The office with one more preposition and what it brings; None where there is no such."""
    at = office.extent
    if at + 1 >= len(scene.lower) or scene.lower[at] not in words_of.PREPOSITIONS:
        return None
    if scene.lower[at : at + 3] in _THEN:
        return replace(office, extent=at + 3, tenure=Tenure.FORMER)
    end = _phrase_end(scene, at + 1, office)
    if end <= at + 1 or end - at > _LONGEST or scene.lower[end - 1].removesuffix("s") in words_of.DAYS:
        return None
    if _goes_on_joined(scene, end) or _goes_on_to(scene, end):
        return None
    target = _target(scene, at + 1, end)
    if target is not None and target.person:
        return replace(office, extent=end)
    sent = scene.lower[at] in ("to", "for", "on") and office.noun in words_of.SENT
    portfolio = office.noun in words_of.PORTFOLIO and scene.lower[at] == "of" and not _is_state(target)
    if target is None or sent or portfolio or target.actor.kind is ActorKind.PEOPLE or _field(scene, office, target):
        if scene.lower[at] in ("at", "from", "with"):
            return replace(office, extent=end)
        return None if scene.lower[at] == "on" and not sent else _titled(scene, office, end, sent=sent)
    if target.actor.kind is ActorKind.STATE:
        sure = scene.lower[at] in ("of", "from") and not office.body and not target.nominal
        whose = target.actor.country if sure else None
        return replace(office, extent=end, country=office.country or whose)
    return _bodied(scene, office, target, end)


def _goes_on_joined(scene: Scene, end: int) -> bool:
    """Whether a hyphen joins more to the phrase that ends here: "leader of the never" before "-again caucus"."""
    parse = scene.parse
    for at in range(end, min(end + 2, len(parse.words) - 1)):
        if parse.starts[at] != parse.ends[at - 1] or not (parse.words[at] in HYPHENS or parse.words[at] in "'’"):
            return False
        if parse.words[at] in HYPHENS:
            return parse.starts[at + 1] == parse.ends[at]
    return False


def _goes_on_to(scene: Scene, end: int) -> bool:
    """Whether the phrase is the beginning of a name with a verb in it: "the Coalition" before "to Stop Violence"."""
    after = scene.parse.words[end : end + 2]
    return len(after) > 1 and after[0] == "to" and after[1][0].isupper() and scene.parse.tags[end + 1] == "VB"


def _field(scene: Scene, office: Office, target: Name) -> bool:
    """Whether the name tells what the office is about and not whose it is: "professor of Asia", "official for Asia"."""
    if target.actor.kind is not None:
        return False
    if scene.lower[office.extent] == "for" or office.noun in ("professor", "prof"):
        return scene.lower[office.extent] != "at"
    called = " ".join(scene.lower[target.first : target.stop])
    return office.noun in words_of.FIELDED and called in scene.lexicon.places


def _titled(scene: Scene, office: Office, end: int, *, sent: bool) -> Office | None:
    """The office with the phrase as part of the title: "of Defense"; None where the title is closed already."""
    first, stop = office.title
    at = office.extent
    owned = office.body is not None and not sent and office.noun not in _FIELDED
    if owned or stop != at:
        return None
    extent = end
    while (
        end - 1 > at + 1
        and _INITIALS.fullmatch(scene.parse.words[end - 1])
        and scene.name_at.get(end - 1) is None
        and (_before_name(scene, end - 1) or end < extent)
    ):
        end -= 1  # "Secretary of State P.J. Ruiz" where Ruiz was taken for the whole name
    state = None if sent else _state_in(scene, at + 1, end)
    if state is None:
        return replace(office, extent=extent, title=(first, end))
    return replace(office, extent=extent, title=(first, end), country=office.country or state[0], cut=state[1])


_FIELDED = words_of.PORTFOLIO | words_of.FIELDED | {"head"}
"""Offices whose "of" names what they look after even where their body stands before: "Acme head of research"."""


def _bodied(scene: Scene, office: Office, target: Name, end: int) -> Office:
    """The office with the body that the phrase names, and the state that is named with it."""
    state = _state_in(scene, office.extent + 1, target.stop if target.nominal else target.first)
    place = None
    if scene.lower[office.extent] == "of":
        end, place = _apposed(scene, end)
    country = office.country or (state[0] if state else place)
    if office.body is not None or misled(scene, target):
        return replace(office, extent=end, country=country, named=True)
    town = target.actor.kind is None and office.noun not in _CHOSEN
    if scene.lower[office.extent] == "from" and (town or _is_party(target)):
        return replace(office, extent=end, country=country, named=True)
    loose = target.actor.kind is None and scene.lower[office.extent] == "of"
    country = country or target.actor.country
    return replace(office, extent=end, body=target.actor.id, country=country, loose=loose)


_CHOSEN = frozenset(
    "senator sen representative rep congressman congresswoman lawmaker legislator mp mep governor delegate councillor "
    "councilman councilwoman assemblyman assemblywoman member".split()
)
"""Offices of those who are chosen for the place that they are from."""


def _is_party(name: Name) -> bool:
    """Whether a party is named, from which somebody is who has an office elsewhere."""
    called = organizations().get(key(name.actor.name), ())
    return any(each.sector == "PTY" for each in called)


_THEN = (("at", "the", "time"), ("at", "that", "time"))


def _is_state(name: Name | None) -> bool:
    """Whether a state is named, and not "state" as a portfolio."""
    return name is not None and name.actor.kind is ActorKind.STATE and not name.nominal


def _phrase_end(scene: Scene, first: int, office: Office) -> int:
    """Where the noun phrase that begins at the token ends, by tags; it holds no person but as its last."""
    parse, at = scene.parse, first
    limit = min(parse.sentences[parse.sentence_of[first]][1], first + _LONGEST + 2)
    nouns = words_of.office_nouns()
    while at < limit:
        name = scene.name_at.get(at)
        if name is not None and name.first == at:
            if name.person and not _modifies(scene, name):
                if at == first or _owned(scene, first, at):
                    return name.stop
                break
            at = name.stop
            continue
        lower = scene.lower[at]
        if lower.rstrip(".") in nouns and lower != "justice" and _before_name(scene, at):
            return (
                scene.name_at[at + 1].stop
                if scene.lower[first - 1] in ("to", "for", "with")
                else _rankless(scene, first, at)
            )
        width = _width(scene, at, first, office)
        if width == 0:
            break
        at += width
    while at > first and (parse.tags[at - 1] in _NO_ENDS or scene.lower[at - 1] in ("of", "-")):
        if scene.lower[at - 2 : at] == ("-", "general"):
            break
        at -= 1
    if at > first and scene.lower[at - 1].rstrip(".") in ("mr", "mrs", "ms", "dr"):
        at = first
    return at


def _rankless(scene: Scene, first: int, end: int) -> int:
    """Where the phrase ends without the beginning of the rank at `end`: "Brigadier" before "General"."""
    at = end
    while at - 1 > first and scene.lower[at - 1].rstrip(".") in words_of.OF_GENERALS:
        at -= 1
    return at


def _width(scene: Scene, at: int, first: int, office: Office) -> int:
    """How many tokens from this one on are part of the noun phrase that began at `first`; 0 where it ends."""
    parse, lower = scene.parse, scene.lower
    tag, word, after = parse.tags[at], lower[at], lower[at + 1 : at + 3]
    if tag in ("DT", "PRP$"):
        return int(at == first or lower[at - 1] in ("of", "and"))
    if tag in INSIDE or word in ("-", "&", "of"):
        return 1
    if word == "(":
        return 3 if after[1:] == (")",) and parse.words[at + 1].isupper() else 0
    if word in ("’", "'"):  # an apostrophe set off by a blank
        return 2 if after[:1] == ("s",) else 0
    if tag == "IN" and after and parse.words[at][0].isupper() and parse.words[at + 1][0].isupper():
        return 2  # "Doctors Without Borders"
    return int(word in ("and", "for", "in", "on") and _goes_on(scene, at, office))


_NO_ENDS = ("DT", "PRP$", "CD", "POS", "VBG", "VBN", "JJ")
"""Tags of words that no noun phrase ends in."""


def _modifies(scene: Scene, name: Name) -> bool:
    """Whether a person's name goes with a noun after it: "the Ruiz administration"."""
    tags = scene.parse.tags
    if name.stop >= len(tags):
        return False
    noun = tags[name.stop] in ("NN", "NNS") and scene.parse.heads[name.stop - 1] >= name.stop
    return noun or tags[name.stop] == "POS" or scene.lower[name.stop] in words_of.REGIMES


def _owned(scene: Scene, first: int, at: int) -> bool:
    """Whether a person's name at the token is an office holder's within the phrase: "for President X"."""
    return (
        all(
            scene.lower[each].rstrip(".") in words_of.office_nouns() or scene.parse.tags[each] in ("DT", "JJ", "NNP")
            for each in range(first, at)
        )
        and any(scene.lower[each].rstrip(".") in words_of.office_nouns() for each in range(first, at))
        and (scene.lower[first - 1] != "of")
    )


def _before_name(scene: Scene, at: int) -> bool:
    """Whether a person's name follows the token at once."""
    name = scene.name_at.get(at + 1)
    return name is not None and name.person and name.first == at + 1


def _goes_on(scene: Scene, at: int, office: Office) -> bool:
    """Whether "and", "for", "in" is within the name of a body or portfolio and does not begin something new."""
    parse = scene.parse
    if at + 1 >= len(parse.words) or parse.tags[at + 1] not in (*NOUNS, *ADJECTIVES):
        return False
    name = scene.name_at.get(at + 1)
    if name is not None and name.person:
        return False
    if scene.lower[at] != "and":
        before = scene.name_at.get(at - 1)
        capitals = parse.words[at - 1][0].isupper() and parse.words[at + 1][0].isupper()
        return (before is not None and before is name) or (scene.lower[at] == "on" and capitals)
    for each in range(at + 1, min(at + 6, len(parse.words))):
        word = scene.lower[each].rstrip(".")
        if word in words_of.office_nouns() or scene.lexicon.nouns.get(word) in ("role", "person"):
            return False
        if parse.tags[each] not in INSIDE:
            break
    return parse.words[at + 1][0].isupper() == parse.words[at - 1][0].isupper() and parse.heads[at + 1] >= office.head


def _target(scene: Scene, first: int, end: int) -> Name | None:
    """Whom the noun phrase at tokens `first` to `end` refers to, where it is an actor of the report."""
    last = end - 1
    if scene.lower[last] == ")":
        inner = scene.name_at.get(last - 1)
        before = scene.name_at.get(last - 3)
        return before or inner
    name = scene.name_at.get(last)
    if name is not None and (name.person or _whole(scene, first, name)):
        return name
    other = scene.others.get(last)
    if other is not None and other.first <= first + 1:
        return other
    for each in range(first, end):
        part = scene.name_at.get(each)
        if part is not None and part.person and scene.parse.tags[part.stop : part.stop + 1] != ("POS",):
            return part
    return None


def _whole(scene: Scene, first: int, name: Name) -> bool:
    """Whether the name is all that a phrase names, and not the end of a longer name that was cut in two."""
    at, parse = name.first - 1, scene.parse
    if scene.lower[at] in ("and", "&"):
        return False
    if any(parse.tags[each] == "VBG" and parse.deps[each] == "acl" for each in range(first, name.first)):
        return False  # "the coalition fighting the Laurel Front"
    while at >= first:
        before = scene.name_at.get(at)
        if before is not None and before.actor.kind in (ActorKind.STATE, ActorKind.PEOPLE):
            at = before.first - 1
            continue
        longer = before is None and parse.tags[at] in NOUNS and parse.words[at][0].isupper()
        if longer or (scene.lower[at] in ("of", "for", "on") and parse.words[at - 1][0].isupper()):
            return False
        at -= 1
    return True


def _state_in(scene: Scene, first: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The state that a phrase begins with, by name, adjective or possessive, and the tokens that name it."""
    at = first + 1 if scene.parse.tags[first] in ("DT", "PRP$") else first
    name = scene.name_at.get(at)
    code: str | None = None
    if name is not None and name.actor.kind is ActorKind.STATE:
        code, stop = name.actor.country, name.stop
    else:
        for stop in (at + 2, at + 1):
            joined = " ".join(scene.lower[at:stop])
            if stop < end and (state := scene.lexicon.adjectives.get(joined)):
                code = state.code if _of_state(scene, stop, end) else None
                break
    if code is None or stop >= end or scene.lower[stop] in HYPHENS:
        return None
    if scene.parse.tags[stop] == "POS":
        return code, (first, stop + 1)
    if scene.lower[stop : stop + 2] in (("’", "s"), ("'", "s")):  # an apostrophe set off by a blank
        return code, (first, stop + 2)
    if name is not None and scene.lower[stop] == "desk":
        return None  # "head of the Peru desk" tells what is looked after
    return code, (at, stop)


def _of_state(scene: Scene, first: int, end: int) -> bool:
    """Whether what stands after an adjective is an organ of that state: "Israeli military intelligence".

    In "Russian studies" the adjective tells what the office is about.
    """
    kinds = scene.lexicon.nouns
    return any(
        kinds.get(scene.lower[each]) in _ORGANS or scene.lower[each] in words_of.ORGANS for each in range(first, end)
    )


_ORGANS = ("body", "organization", "armed_group", "state")
"""Kinds of nouns for what a state has."""


def _apposed(scene: Scene, end: int) -> tuple[int, str | None]:
    """Where "Seoul, South Korea" ends that begins before `end`, and which state it names."""
    if end + 1 >= len(scene.lower) or scene.lower[end] != ",":
        return end, None
    name, before = scene.name_at.get(end + 1), scene.name_at.get(end - 1)
    if name is None or name.person or before is None or before.actor.kind is not None:
        return end, None
    if name.stop < len(scene.lower) and scene.lower[name.stop] not in (",", ".", ")", ";"):
        return end, None
    if name.actor.kind not in (ActorKind.STATE, None):
        return end, None
    return name.stop, name.actor.country
