"""Names and titles of office-holders as the sources of `compile_roles.py` write them, made clean."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from sayso.knowledge.spelling import plain

_KIND = (
    r"(?:Acting|Interim|Caretaker|Transition(?:al)?|Temporary|Permanent|Senior|Executive|First|Second|Third|Fourth|"
    r"Deputy|Vice|Assistant|Outgoing|Co-)"
)
_POST = (
    r"(?:Presidents?|Prime Ministers?|Premiers?|Federal Chancellor|(?:Vice )?Chancellor|King|Queen|Emperor|Sultan|Amir|"
    r"Emir|Grand Duke|Pope|Supreme Leader|Taoiseach|Tanaiste|Chairman|Chairperson|Governor[- ]General|"
    r"State Affairs Commission (?:Chairman|President)|Chief Executive|State Counsellor|Minister of State|"
    r"Secretary of State|(?:Captain )?Regent|"
    r"(?:French |Spanish |Episcopal )?Co-?[Pp]rince|Minister)"
)
_OF = (
    r"(?: of(?: the)? (?:(?:Islamic |Bolivarian )?Republic(?: of Afghanistan)?|Swiss Confederation|Government|"
    r"Council of Ministers|Council of State|Executive Yuan|Presidency|State Affairs Commission|"
    r"Cabinet of Ministers|(?:Sovereign|Presidential Leadership|Presidency|Presidential) Council|"
    r"Commonwealth of Australia|New Zealand|"
    r"Canada|Interior|Defen[cs]e|Foreign Affairs|Finance|Justice))*"
)
_TITLE = re.compile(
    rf"(?:(?:{_KIND}[ -]?)*{_POST}(?:[- ](?:[Ee]lect|[Dd]esignate))?{_OF}(?:\s+and\s+|\s*,\s*|\s*/\s*|\s+))"
)
_RANK = re.compile(
    r"(?:(?:Lt|Maj|Brig|Sr)\. ?Gen|Gen|Lt\. ?Col|Col|Maj|Capt|Adm|Dr|Mr|Mrs|Ms|Prof|Rev|Amb|Hon|Mar|FM)\.?\s+|"
    r"(?:Lieutenant|Major|Brigadier|Senior) General\s+|(?:Vice )?Admiral\s+|Air (?:Chief|Vice)[- ]Mar(?:shall?|\.)\s+|"
    r"(?:General|Colonel|Field Marshal|Sir|Dame|Sheikh|Shaykh|Sayyid|Ayatollah|Cardinal|Archbishop|Prince|Princess|"
    r"Hojatolislam|Hojjat ol-Eslam|Samdech|Mullah|Maulana|Lord|Lady|Baroness|Datuk|Dato|Tan Sri|"
    r"Chief|Crown Prince|Heir Apparent|Pasha|Grand Chief|Doctor)\s+"
)
_RETIRED = re.compile(r"\(?\bret(?:ired|\.)?\)|\([^)]*\)|,? ?\b(?:Jr|Sr)\b\.?|&nbsp;|,$")
LOUD = re.compile(r"[A-Z]{3,}")
"""Capitals in the middle of a name, as in "Petrov-VASIN"."""

_NUMERAL = re.compile(r"[IVX]+")
_WORD = re.compile(r"(?:[A-Z][A-Za-z'.-]*|(?:al|el|ad|ar|as|at|ul|bin)-[A-Za-z'-]+)")
_CAPITALS = re.compile(r"(?:Mc|Mac|[AaEe]l-|D'|Wi)?[^\W\d_a-z]['’A-Z-]*[^\W\d_a-z](?:-[A-Z][a-z]+)?")
_PARTICLES = frozenset(
    "al bin bint ibn ben da das de del den der di do dos du el la le los ould ter van von y e".split()
)
_FIRST = frozenset("CHN HKG KOR MAC PRK TWN".split())
"""States where the surname goes first."""

_TWO_SURNAMES = frozenset("ARG BOL CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PRY SLV URY VEN".split())
"""States where a person has two surnames, the second of them the mother's, which news leaves out."""

_NO_NAME = re.compile(
    r"\b(?:Ministers?|Presidents?|Prime|Premiers?|Vice|Deput(?:y|ies)|Council|Affairs|State|Assembly|Supreme|Acting|Gen|Lt|"
    r"Republic|Commission|Governor|General|Government|Representative|Chief|Crown|Interim|Transition|Elect|Confederation|"
    r"Defen[cs]e|Culture|Bailiff|Prefect|Mayor|Speaker|Designate|Cabinet|National|Island|Finance|Territorial|Administrator|Commissioner|and|of|the|for|as|with|since|note|none|vacant)\b|\d"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a source names them."""

    name: str  # the usual name: given names and surname, without initials in the middle
    surname: str  # as the source marks it
    others: tuple[str, ...] = ()  # other spellings and longer forms


def parted(name: str) -> tuple[str, str]:
    """The title at the head of a name, without ranks, and the name itself."""
    text = _RETIRED.sub(" ", html.unescape(name).replace("\xa0", " ").replace("’", "'").replace("‘", "'"))
    text = " ".join(text.split()) + " "
    titles: list[str] = []
    while True:
        if found := _TITLE.match(text):
            titles.append(found[0].strip(" ,/"))
        else:
            found = _RANK.match(text)
        if not found or found.end() >= len(text):
            break
        text = text[found.end() :]
    title = " and ".join(each.removesuffix(" and") for each in titles if each)
    return title, re.sub(r" of (?:the )?(?:United Kingdom|Netherlands|Norway|Denmark)$", "", text.strip())


def person_in_capitals(name: str) -> Person | None:
    """The person of a name whose surname stands in capitals, "Juan Manuel SANTOS Calderon"; None if it is no clean one.

    What follows a surname that does not come first is a second surname or a grandfather's name, which news leaves out.
    """
    words = plain(name).split()
    if not _may_be_name(words):
        return None
    loud = [at for at, word in enumerate(words) if _CAPITALS.fullmatch(word) and not _NUMERAL.fullmatch(word)]
    if not loud:
        return None
    start, end = loud[0], loud[-1] + 1
    while end < len(words) and _NUMERAL.fullmatch(words[end]):
        end += 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    calm = [calmed(word, first=at == 0) if at in loud else word for at, word in enumerate(words)]
    given = [word for at, word in enumerate(calm[:start]) if at == 0 or not re.fullmatch(r"(?:[A-Z]\.)+", word)]
    usual = " ".join([*given, *calm[start:end]] if start else calm)
    full = " ".join(calm)
    surname = " ".join(calm[start:end])
    if start == 0 and end == len(words) and not _NUMERAL.fullmatch(words[-1]):
        surname = ""  # all in capitals: the source does not say which part it is
    if start == 0 and end < len(words):
        surname = " ".join(calm[:end])
    return Person(usual, surname, (full,) if full != usual else ())


def calmed(word: str, *, first: bool = False) -> str:
    """A word in capitals as a name is usually written: "MCLAUGHLIN" as "McLaughlin", "N'GUESSAN" as "N'Guessan"."""
    if word.lower() in _PARTICLES and not first:
        return word.lower()
    parts = re.split(r"([-'. ])", word.lower())
    parts = [part if part in ("al", "el", "ul") and len(parts) > 1 else part[:1].upper() + part[1:] for part in parts]
    for at, part in enumerate(parts):
        if part.startswith("Mc") and len(part) > 3:
            parts[at] = "Mc" + part[2:].capitalize()
        if at and parts[at - 1] == "'" and len(part) < 3:
            parts[at] = part.lower()
    return "".join(parts)


def person_in_small(names: list[str]) -> Person | None:
    """The person of names in normal case, the usual one first; None if that is no clean one."""
    tidy = (" ".join(name.replace("_", " ").replace("’", "'").split()).strip(" ,.") for name in names)
    clean = [name for name in dict.fromkeys(_without_ranks(name) for name in tidy) if _clean(name)]
    if not clean:
        return None
    words = clean[0].split()
    return Person(clean[0], "" if _NUMERAL.fullmatch(words[-1]) else words[-1], tuple(clean[1:]))


def as_in(country: str, person: Person, given: Collection[str]) -> Person:
    """The person with the surname as people of the state (ISO 3166 alpha-3) set it.

    In East Asia it goes first. Where Spanish is spoken the second of two surnames is left out: "Ana Soto Vega" is Ana
    Soto; `given` are first names in lower case, by which "Ana Luz Soto" is told from that.
    """
    words = person.name.split()
    if country in _FIRST:
        return replace(person, surname=words[0])
    if country not in _TWO_SURNAMES or len(words) not in (3, 4) or not all(word.isalpha() for word in words):
        return person
    at = len(words) - 2
    if any(word.lower() in _PARTICLES for word in words) or plain(words[at]).lower() in given:
        return person
    if len(words) == 4 and plain(words[1]).lower() not in given:
        return person
    return Person(" ".join(words[:-1]), words[at], (person.name, *person.others))


def _without_ranks(name: str) -> str:
    """The name without what goes before it: "Sheikh", "Lt. Gen.", "Samdech"."""
    while found := _RANK.match(name):
        name = name[found.end() :]
    return name


def monarch(title: str, name: str) -> Person | None:
    """The monarch or pope who has one name, "Grand Duke HENRI"; None if the title or the name is another's."""
    if not re.fullmatch(r"King|Queen|Emperor|Empress|Grand Duke|Pope", title) or not re.fullmatch(r"[A-Z-]{4,}", name):
        return None
    calm = calmed(name, first=True)
    return Person(f"{title} {calm}", calm)


def _clean(name: str) -> bool:
    words = plain(name).split()
    return _may_be_name(words) and words[0][0].isupper() and name.upper() != name


def _may_be_name(words: list[str]) -> bool:
    """Whether these can be the words of one person's name, and of nothing more."""
    text = " ".join(words)
    known = all(_WORD.fullmatch(word) or word in _PARTICLES for word in words)
    return 2 <= len(words) <= 7 and known and not _NO_NAME.search(text)
