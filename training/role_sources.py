"""The rows of the two sources of `compile_roles.py`, cleaned; what cannot be cleaned is counted and left out."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from role_names import LOUD, Person, as_in, calmed, monarch, parted, person_in_capitals, person_in_small
from role_titles import parts, tidied

from sayso.knowledge.actors import actor_words, fold
from sayso.knowledge.offices import Office, offices_of

DEPUTIES = frozenset(
    ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister")
)
"""Offices whose deputies are kept too."""

_MIXED = {"GUINEA": "Government", "SLOVENIA": "Government", "KOSOVO": "Leaders"}
"""Lists of CountryInfo that have persons of another state in them (Guinea-Bissau, Solomon Islands, Kiribati)."""

_NOT_KEPT = frozenset(("ambassador_us", "spokesperson"))

LEADERS_SEEN = "2007-12"
"""The last month of which the list of leaders of CountryInfo tells of all countries."""

_OTHER_NAMES = {
    "brunei darussalam": "BRN", "guinea bissau": "GNB", "federation of saint kitts and nevis": "KNA",
    "madagaskar": "MDG", "timor leste": "TLS", "united republic of tanzania": "TZA", "republic of south africa": "ZAF",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spell:
    """One office that one person held, in one source."""

    person: Person
    title: str
    office: str  # key; of a deputy with "deputy_" before it
    country: str  # ISO 3166 alpha-3
    since: str  # ISO 8601 day, month or year; empty if not known
    until: str  # the same; empty if not known
    seen: str  # when the source last saw the person in office; empty where the end is known
    source: str


def office_key(office: Office) -> str:
    """The key under which an office is kept; empty for one that nobody holds now, or that is not worth having."""
    if office.former or office.elect or office.body or office.key in _NOT_KEPT:
        return ""
    return office.post if not office.deputy or office.key in DEPUTIES else ""


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a packed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# ---- CountryInfo ------------------------------------------------------------------------------------------------


def country_info(rows: Iterable[Mapping[str, Any]], dropped: Counter[str]) -> Iterator[Spell]:
    """The spells of the actor files of CountryInfo (1960 to 2011)."""
    rows = list(rows)
    usual = _usual_codes(rows)
    for row in rows:
        country = country_named(row["country"])
        person = person_in_small(row["names"])
        if not row["title"]:
            dropped["no title"] += 1
        elif country is None:
            dropped["no state, or one of no more"] += 1
        elif row["source"].rpartition(":")[2] == _MIXED.get(row["country"]):
            dropped["persons of two states mixed"] += 1
        elif person is None:
            dropped["no clean name"] += 1
        elif chosen := _office(row, country, usual, dropped):
            yield from _dated(row, as_in(country, person, actor_words().given), country, chosen)


def _dated(row: Mapping[str, Any], person: Person, country: str, chosen: Mapping[str, str]) -> Iterator[Spell]:
    leaders = row["source"].endswith("Leaders")
    since, until = (mended(row[end], to_month=not leaders) for end in ("start", "end"))
    seen = "" if until else max(since, LEADERS_SEEN if leaders else since)
    for office, title in chosen.items():
        yield Spell(person, title, office, country, since, until, seen, "countryinfo")


def mended(day: str | None, *, to_month: bool = False) -> str:
    """A day of the source as it is; the month where there is no such day, or where only the month was observed."""
    if not day:
        return ""
    try:
        datetime.fromisoformat(day)
    except ValueError:
        return day[:7]
    return day[:7] if to_month else day


@cache
def country_named(name: str) -> str | None:
    """The code of the state of that name, None for a territory or a state that is no more. Codes are not trusted."""
    plain = fold(name.replace("_", " "))
    state = actor_words().states.get(plain)
    code = state.code if state else _OTHER_NAMES.get(plain)
    return code if code == "PSE" or code in gec_codes().values() else None


def _offices(title: str, country: str) -> dict[str, str]:
    return {key: title for office in offices_of(title, country) if (key := office_key(office))}


def _usual_codes(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, Counter[str]]:
    """How often a title, or the office it names, has which code, seen where a row has one title alone."""
    usual: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        country = country_named(row["country"])
        if row["code"] and country and len(titles := parts(row["title"] or "")) == 1:
            for name in (titles[0].lower(), *_offices(titles[0], country)):
                usual[name][row["code"][3:]] += 1
    return usual


def _office(
    row: Mapping[str, Any], country: str, usual: Mapping[str, Counter[str]], dropped: Counter[str]
) -> dict[str, str]:
    """The office that a row is about, with its title.

    Rows of the files of governments bear all titles that a person ever had, joined; the code (RUSGOVMIL) is that of the
    one which the row is about. It is taken where the code fits one of the titles alone.
    """
    titles = parts(row["title"])
    found = {title: _offices(title, country) for title in titles}
    if not any(found.values()):
        dropped["office not kept"] += 1
        return {}
    if len(titles) > 1 and len({tuple(keys) for keys in found.values()}) > 1:
        code = (row["code"] or "")[3:]
        titles = tuple(title for title in titles if _fits(title, found[title], code, usual))
        if len({tuple(found[title]) for title in titles}) != 1 or not found[titles[0]]:
            dropped["several titles, and not clear which"] += 1
            return {}
    return found[titles[0]]


def _fits(title: str, keys: Iterable[str], code: str, usual: Mapping[str, Counter[str]]) -> bool:
    """Whether a row with the code can be about the title: one that is not known can be about anything."""
    counts = [usual[name] for name in (*keys, title.lower()) if name in usual]
    return not counts or counts[0][code] >= 0.1 * counts[0].total()


# ---- the Factbook -----------------------------------------------------------------------------------------------


@cache
def gec_codes() -> Mapping[str, str]:
    """The codes of states in the Factbook, to ISO 3166 alpha-3."""
    text = Path(__file__).with_name("gec_codes.txt").read_text(encoding="utf-8")
    words = " ".join(line for line in text.splitlines() if not line.startswith("#")).split()
    return dict(zip(words[::2], words[1::2], strict=True))


def factbook(rows: Iterable[Mapping[str, Any]], dropped: Counter[str]) -> Iterator[Spell]:
    """The spells of the leaders that the Factbook named month by month (2015 to 2026)."""
    rows, codes = list(rows), gec_codes()
    titled = _titled(rows)
    for row in rows:
        title, name = parted(row["name"])
        person = person_of(title, name)
        country = codes.get(row["country"])
        if country is None:
            dropped["territory"] += 1
        elif (named := country_named(row["name_country"])) and named != country:
            dropped["the country named is not that of the code"] += 1
        elif person is None:
            dropped["no clean name"] += 1
        elif not (title := title or titled.get((row["country"], name), "")):
            dropped["no title"] += 1
        else:
            offices = _led(row["role"], title, country)
            dropped["office not kept"] += not offices
            since = day_of(row["since"] or "")
            seen = row["last_seen"]
            for office in offices:
                yield Spell(person, tidied(title), office, country, since, "", seen, "factbook")


def person_of(title: str, name: str) -> Person | None:
    """The person of a name from which the title has been taken; None if it is no clean name of one person."""
    person = monarch(title, name) or person_in_capitals(name)
    if person is None and title and not title.endswith("s") and len(name.split()) <= 4 and name.upper() != name:
        return person_in_small([LOUD.sub(lambda found: calmed(found[0], first=True), name)])
    return person


def _titled(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """The title that a person without one has elsewhere in the same country, where there is one only."""
    titles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        title, name = parted(row["name"])
        if title:
            titles[row["country"], name].add(title)
    return {key: next(iter(found)) for key, found in titles.items() if len(found) == 1}


def _led(role: str, title: str, country: str) -> dict[str, str]:
    """The offices that a leader holds by the role under which he stands, and by his title."""
    keys = {office_key(office) for office in offices_of(tidied(title), country)} - {""}
    if role == "chief of state":
        keys -= {"head_of_government", "deputy_head_of_government"} if len(keys) == 1 and country != "IRN" else set()
    elif "head_of_state" in keys:
        keys.add("head_of_government")
    return dict.fromkeys(sorted(keys), title)


def day_of(words: str) -> str:
    """The day, month or year of "8 May 2014", "May 2014", "2014" in ISO 8601; empty if it is none."""
    text = re.sub(r"\s+", " ", words).strip()
    for form, size in (("%d %B %Y", 10), ("%B %Y", 7), ("%Y", 4)):
        try:
            return datetime.strptime(text, form).date().isoformat()[:size]
        except ValueError:
            continue
    return ""
