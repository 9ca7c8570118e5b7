"""Compile who held which office when into the table "roles" from two public sources.

Usage: python training/compile_roles.py FOLDER  (the folder with roles_1960_2011.jsonl.gz and roles_2014_2026.jsonl.gz)

Rows that cannot be cleaned are left out and counted. What the table "roles_by_hand" tells goes before them: its names
of persons are taken over, and rows that it has too, or contradicts, are left out. With --show the latter are told.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from role_names import Person
from role_sources import Spell, country_info, factbook, read

from sayso.knowledge.layers import parse
from sayso.knowledge.person_names import folded, sounding, sounds
from sayso.knowledge.spelling import slug

TABLES = Path(__file__).parents[1] / "src" / "sayso" / "knowledge" / "tables"
HEAD = """\
# Who held which office when: compiled by training/compile_roles.py from the actor files of CountryInfo (in the
# dictionaries of PETRARCH2, MIT) and from data of the CIA World Factbook (public domain). Not to be edited by hand.
# An empty `until` means: still in office when the source last saw it, `seen`.
"""
COLUMNS = "person id names surname title office country body seen source since until".split()
_SHARED = frozenset(("spokesperson", "party_leader"))
"""Offices that several persons hold at once."""

_GAP = 62
"""Days within which two spells of one person are one: the sources look once a month or less often."""

_LATE = 62
"""Days by which a source may be late to notice a change."""

_STALE = 400
"""Days by which the Factbook went on naming a predecessor, at most."""

_FREQUENT = frozenset("abd abdal abdi abdul ahmad ali hasan husan ibrahim iusuf kim mahmud umar".split())
"""First names, as they sound, that do not tell whom a name of two words means beside one of more."""

_ALIKE = 0.8
"""How alike two names of one office at one time have to be to be two spellings of one, from 0 to 1."""

_PARTED = ({"SDN", "SSD"},)
"""States that were one: a person can have been in office in both."""

NUMERAL = re.compile(r" [IVX]+$")

_RANK = {"factbook": 0, "countryinfo": 1}


def main(folder: Path) -> None:
    """Write the table and tell how many rows were kept, and why the others were not."""
    dropped: dict[str, Counter[str]] = {"countryinfo": Counter(), "factbook": Counter()}
    spells = [
        *country_info(read(folder / "roles_1960_2011.jsonl.gz"), dropped["countryinfo"]),
        *factbook(read(folder / "roles_2014_2026.jsonl.gz"), dropped["factbook"]),
    ]
    hand = list(parse((TABLES / "roles_by_hand.tsv").read_text(encoding="utf-8")))
    named = respelled(list(one_name_each(spells, hand)), dropped["countryinfo"])
    joined = without_slips(list(without_presidents(list(joined_spells(named)))), dropped["factbook"])
    by_office: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
    for row in hand:
        by_office[row["country"], row["office"]].append(row)
    told = [told_by_hand(spell, by_office) for spell in joined]
    kept = [spell for spell, how in zip(joined, told, strict=True) if not how]
    for spell, how in zip(joined, told, strict=True):
        if how == "other" and "--show" in sys.argv:
            print("by hand it was another:", *_cells(spell, {}), sep="\t")
    ids = distinct_ids(kept, hand)
    lines = sorted("\t".join(_cells(spell, ids)) for spell in bounded(kept))
    (TABLES / "roles.tsv").write_text(HEAD + "\n".join(["\t".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    for source, counts in dropped.items():
        print(source, {name: count for name, count in counts.items() if count})
    print(
        f"{len(spells)} spells, {len(joined)} joined, {len(kept)} kept beside {len(hand)} rows by hand", Counter(told)
    )
    print(Counter(spell.source for spell in kept), len({spell.country for spell in kept}), "states")


def one_name_each(spells: Iterable[Spell], hand: Iterable[Mapping[str, str]]) -> Iterator[Spell]:
    """The spells with one usual name per person of a state: that of the table by hand, else of the newest source."""
    known = Known()
    for row in hand:
        known.enter(row["country"], Person(row["person"], row["surname"], tuple(filter(None, row["names"].split("|")))))
    spells = sorted(spells, key=lambda spell: (_RANK[spell.source], -int((spell.seen or spell.until or "0")[:4])))
    found = [known.enter(spell.country, spell.person, by_sound=True) for spell in spells]
    for spell, number in zip(spells, found, strict=True):
        yield replace(spell, person=known.persons[number])


class Known:
    """The persons that are known so far, each with all spellings, by state."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.persons: list[Person] = []
        self._by_name: dict[tuple[str, str], int] = {}
        self._by_sound: dict[tuple[str, str], list[int]] = defaultdict(list)

    def enter(self, country: str, person: Person, *, by_sound: bool = False) -> int:
        """The number of the person in `persons`: of one with a name in common or that sounds alike, else a new one."""
        names = (person.name, *person.others)
        number = next(
            (self._by_name[country, key] for name in names if (country, key := folded(name)) in self._by_name), -1
        )
        if number < 0 and by_sound:
            like = {each for name in names for each in self._by_sound.get((country, sounding(name)), ())}
            like = {each for each in like if may_be_same(person, self.persons[each])}
            number = like.pop() if len(like) == 1 else -1
        if number < 0:
            number = len(self.persons)
            self.persons.append(person)
        else:
            usual = self.persons[number]
            others = {folded(name): name for name in (*names, *usual.others) if folded(name) != folded(usual.name)}
            self.persons[number] = replace(usual, others=tuple(others.values()))
        for name in names:
            self._by_name.setdefault((country, folded(name)), number)
            if (sound := sounding(name)) and number not in self._by_sound[country, sound]:
                self._by_sound[country, sound].append(number)
        return number


def may_be_same(one: Person, other: Person) -> bool:
    """Whether one of the two only has more names in the middle: "Ali Hassan Omar" is not "Ali Yusuf Omar"."""
    for first in filter(None, map(sounds, (one.name, *one.others))):
        for second in filter(None, map(sounds, (other.name, *other.others))):
            short, long = sorted((first, second), key=len)
            enough = len(short) == len(long) or len(short) > 2 or short[0] not in _FREQUENT
            if enough and (short[0], short[-1]) == (long[0], long[-1]) and set(short) <= set(long):
                return True
    return False


def respelled(spells: list[Spell], dropped: Counter[str]) -> list[Spell]:
    """The spells with one name for those who held one office at one time under names that are nearly the same.

    Two persons with quite different names and the very same days in one office are a slip of the source: both are left
    out, and counted.
    """
    groups: dict[tuple[str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        if single(spell.office):
            groups[spell.country, spell.office].append(spell)
    usual: dict[tuple[str, str], Person] = {}
    slips: set[int] = set()
    for group in groups.values():
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                if one.person.name == other.person.name:
                    continue
                if alike(one, other):
                    usual.setdefault((one.country, other.person.name), one.person)
                elif one.until and len(one.since) == 10 and (one.since, one.until) == (other.since, other.until):
                    slips.update((id(one), id(other)))
    dropped["two persons with the very same days"] += len(slips)
    return [
        replace(spell, person=_with_name(usual.get((spell.country, spell.person.name)), spell.person))
        for spell in spells
        if id(spell) not in slips
    ]


def _with_name(usual: Person | None, person: Person) -> Person:
    if usual is None:
        return person
    return replace(usual, others=tuple(dict.fromkeys((*usual.others, person.name, *person.others))))


def alike(one: Spell, other: Spell) -> bool:
    """Whether two spells of one office overlap, and the names are spellings of one: "Surayud" and "Surayut"."""
    names = [" ".join(sounds(spell.person.name)) for spell in (one, other)]
    if not all(names):
        return False
    same_day = len(one.since) == 10 and one.since == other.since
    shared = {word for word in names[0].split() if len(word) > 3} & set(names[1].split())
    if same_day and shared:
        return True
    start, end = max(one.since, other.since), min(one.until or one.seen, other.until or other.seen)
    return bool(one.since and other.since) and start < end and SequenceMatcher(None, *names).ratio() >= _ALIKE


def without_presidents(spells: list[Spell]) -> Iterator[Spell]:
    """The spells without presidents as heads of government where another person is prime minister."""
    others: dict[str, list[Spell]] = defaultdict(list)
    for spell in spells:
        if spell.office == "head_of_government" and "President" not in spell.title:
            others[spell.country].append(spell)
    for spell in spells:
        beside = others[spell.country] if spell.office == "head_of_government" and "President" in spell.title else []
        if not any(_together(spell, other) > _LATE for other in beside if other.person.name != spell.person.name):
            yield spell


def without_slips(spells: list[Spell], dropped: Counter[str]) -> list[Spell]:
    """The spells without those that three others or more contradict: a year of theirs is mistyped."""
    groups: dict[tuple[str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        if single(spell.office):
            groups[spell.country, spell.office].append(spell)
    slips = {
        id(spell)
        for group in groups.values()
        for spell in group
        if len({other.person.name for other in group if _contradicts(other, spell)}) > 2
    }
    dropped["three others are in the office at that time"] += len(slips)
    return [spell for spell in spells if id(spell) not in slips]


def _contradicts(other: Spell, spell: Spell) -> bool:
    return bool(
        other.person.name != spell.person.name and other.since and spell.since and _together(spell, other) > _LATE
    )


def _together(one: Spell, other: Spell) -> int:
    """Days for which two spells overlap."""
    return _days(max(one.since, other.since), min(one.until or one.seen, other.until or other.seen))


def single(office: str) -> bool:
    """Whether one person at a time holds the office."""
    return not office.startswith("deputy_") and office not in _SHARED


def joined_spells(spells: Iterable[Spell]) -> Iterator[Spell]:
    """The spells of one person in one office, joined where they overlap or follow within two months."""
    groups: dict[tuple[str, str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        groups[spell.country, spell.office, spell.person.name].append(spell)
    for group in groups.values():
        group.sort(key=lambda spell: (spell.since or "0", spell.until or spell.seen))
        last = group[0]
        for spell in group[1:]:
            if _days(last.until or last.seen, spell.since) <= _GAP:
                last = _joined(last, spell)
            else:
                yield last
                last = spell
        yield last


def _joined(one: Spell, other: Spell) -> Spell:
    """One spell of two, with the more exact of two beginnings within two months, and the later end."""
    since = one.since
    if since and other.since and abs(_days(since, other.since)) <= _GAP and len(other.since) > len(since):
        since = other.since
    later = max((one, other), key=lambda spell: (spell.until or spell.seen, bool(spell.until)))
    best = min((one, other), key=lambda spell: _RANK[spell.source])
    return replace(later, since=since, title=best.title, source=best.source)


def bounded(spells: Iterable[Spell]) -> Iterator[Spell]:
    """The spells, an open one ended where its successor began soon after it was last seen."""
    groups: dict[tuple[str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        groups[spell.country, spell.office].append(spell)
    for (_, office), group in groups.items():
        for spell in group:
            after = min((other.since for other in group if single(office) and _follows(other, spell)), default="")
            if after and not spell.until and -_STALE <= _days(spell.seen, after) <= _GAP:
                yield replace(spell, until=after, seen="")
            else:
                yield spell


def _follows(other: Spell, spell: Spell) -> bool:
    """Whether the other spell is of another person, and begins well after the first one does."""
    return other.person.name != spell.person.name and _days(spell.since, other.since) > _LATE


def told_by_hand(spell: Spell, hand: Mapping[tuple[str, str], list[Mapping[str, str]]]) -> str:
    """How the table by hand stands to a spell: "same" if it has it, "other" if it has somebody else, "" if neither.

    A spell that goes on after the table last saw the person in office says more than the table, and is no "same".
    """
    start, end = spell.since or spell.until or spell.seen, spell.until or spell.seen
    for row in hand.get((spell.country, spell.office), ()):
        ends = row["until"] or row["seen"]
        if row["person"] == spell.person.name:
            overlap = _days(start, ends) >= 0 and _days(row["since"], end) >= 0
            if overlap and (row["until"] or _days(end, ends) >= 0):
                return "same"
        elif single(spell.office) and _days(max(row["since"], start), min(ends, end)) > _LATE:
            return "other"
    return ""


def _days(earlier: str, later: str) -> int:
    """Days from one date to another; a date that is not known lies before all others."""
    if not later:
        return -1
    if not earlier:
        return 1 << 20
    start, end = (date.fromisoformat((each + "-01-01")[:10]) for each in (earlier, later))
    return (end - start).days


def distinct_ids(spells: Iterable[Spell], hand: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], str]:
    """The ids of persons, by state and name, whose name is another's too, of another state: with the state added.

    The name alone goes to the person of the table by hand, else to whom a source saw last. Monarchs of several states,
    and heads of bodies who were in their state's government before, are one person each.
    """
    by_hand = {slug(row["person"]): row["country"] for row in hand}
    last: dict[str, dict[str, str]] = defaultdict(dict)
    for spell in spells:
        if not NUMERAL.search(spell.person.name):
            ends = last[slug(spell.person.name)]
            ends[spell.country] = max(ends.get(spell.country, ""), spell.until or spell.seen)
    ids = {}
    for name, ends in last.items():
        owner = by_hand.get(name, max(ends, key=lambda country: ends[country]))
        for country in ends:
            if owner and country != owner and {country, owner} not in _PARTED:
                ids[country, name] = f"{name}-{country.lower()}"
    return ids


def _cells(spell: Spell, ids: Mapping[tuple[str, str], str]) -> list[str]:
    person = spell.person
    distinct = ids.get((spell.country, slug(person.name)), "")
    names = "|".join(name for name in person.others if name != person.name)
    last = [spell.seen, spell.source, spell.since, spell.until]
    return [person.name, distinct, names, person.surname, spell.title, spell.office, spell.country, "", *last]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
