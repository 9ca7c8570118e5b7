"""Imports the dump of GeoNames, in the formats in which GeoNames gives it.

Each file is told apart by what its lines are like, in itself or in a zip: places (allCountries.txt, cities15000.txt,
CC.txt; 19 columns), names of divisions (admin1CodesASCII.txt, admin2Codes.txt) and other names (alternateNamesV2.txt).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sayso.knowledge.compiled import KnowledgeError
from sayso.knowledge.dumps import BadLine, Text, Watch, texts
from sayso.knowledge.geodata import MANY_NAMES, is_name
from sayso.knowledge.imports import Imported, Source, put
from sayso.knowledge.place_draft import Division, PlaceDraft, Town
from sayso.knowledge.spelling import plain

KEY = "geonames"
"""The key of the source that imported places name."""

PASSED_BY = frozenset("PPLH PPLQ PPLW PPLCH PPLX".split())
"""Places that are gone, and parts of towns: taken only where they are asked for by code."""

USUAL = ("P", "PCL", "PCLD", "PCLF", "PCLI", "PCLIX", "PCLS", "ADM1", "ADM2")
"""Feature classes and codes that are taken where none are asked for."""

_GRAINS = {"P": "city", "A": "region", "H": "water", "U": "water", "S": "building", "L": "region", "T": "region"}
_NO_NAMES = frozenset("link post iata icao faac wkdt unlc tcid phon".split())
_LOOKED_AT = 50  # lines by which a file is told


@dataclass(slots=True)
class _Reader:
    """One import: what is asked for, and what came of it so far."""

    draft: PlaceDraft
    watch: Watch
    features: frozenset[str]
    min_population: int
    left_out: int = 0
    bad: int = 0
    newest: str = ""  # day of the last change to a place that was read
    divisions: int = 0

    def refuse(self, text: Text, number: int, message: str) -> None:
        """Count and tell a line that cannot be used."""
        self.bad += 1
        self.watch.bad(BadLine(text.name, number, message))

    def cells(self, text: Text, least: int, most: int) -> Iterator[tuple[int, list[str]]]:
        """The lines of a text that have so many cells, with their numbers; the others are refused."""
        for number, line in text.lines(self.watch):
            if not line.strip() or line.startswith(b"#"):
                continue
            try:
                cells = line.decode().split("\t")
            except UnicodeDecodeError:
                self.refuse(text, number, "it is not UTF-8; get the dump again")
                continue
            if least <= len(cells) <= most:
                yield number, cells
            else:
                self.refuse(text, number, f"it has {len(cells)} cells and should have {most}; get the dump again")


def import_geonames(
    paths: Sequence[str | Path],
    out: str | Path,
    *,
    min_population: int = 0,
    features: Iterable[str] = (),
    watch: Watch | None = None,
) -> Imported:
    """Put the places of dumps of GeoNames into a compiled file.

    Those that an earlier import put there go.
    `min_population` is asked of towns alone (feature class P). `features` are classes ("P") and codes ("ADM1") of
    which only are taken; `USUAL` if none are given. Places whose name cannot be written in Latin letters are left out.
    Raises KnowledgeError if a file is no dump of GeoNames, or if no place is left.
    """
    wanted = frozenset(map(_feature, features)) or frozenset(USUAL)
    sorted_texts = _told_apart([Path(path) for path in paths])
    with PlaceDraft() as draft:
        reader = _Reader(draft, watch or Watch(), wanted, max(0, min_population))
        for text in sorted_texts["places"]:
            draft.add(_towns(reader, text))
        if not draft.count() and not reader.divisions:
            raise KnowledgeError(
                "no place is left of what was asked for; name a file of places (allCountries.txt, cities15000.txt), "
                "and ask for more with --feature or a lower --min-population"
            )
        for text in sorted_texts["divisions"]:
            draft.divide(_named_divisions(reader, text))
        for text in sorted_texts["names"]:
            draft.call(_other_names(reader, text))
        reader.watch.doing("compiling")
        names = ", ".join(sorted({Path(path).name for path in paths}))
        source = Source(KEY, "GeoNames", "CC BY 4.0", f"{names} of {reader.newest}" if reader.newest else names)
        sources = {"cities": (KEY, "", ""), "divisions": (KEY, "", "")}
        packed = put(out, source, places=lambda: draft.members(sources))
        rows = {"cities": draft.count(), "divisions": packed.members["places/divisions.tsv"].rows}
        return Imported(rows, reader.left_out, reader.bad)


def _feature(written: str) -> str:
    """The feature class or code that is written as "P", "ADM1" or "A.ADM1"; raises KnowledgeError if it is none."""
    code = written.strip().upper().rpartition(".")[2]
    if not re.fullmatch(r"[AHLPRSTUV]|[A-Z][A-Z0-9]{1,5}", code):
        raise KnowledgeError(f"{written!r} is no feature class (P) or code (ADM1, P.PPLC) of GeoNames; mend it")
    return code


def _told_apart(paths: Sequence[Path]) -> dict[str, list[Text]]:
    """The texts by what they hold: "places", "divisions" and "names"; raises KnowledgeError for a file of neither."""
    found: dict[str, list[Text]] = {"places": [], "divisions": [], "names": []}
    for path in paths:
        kinds = [(kind, text) for text in texts(path) if (kind := _kind(text))]
        if not kinds:
            raise KnowledgeError(
                f"{path} is no dump of GeoNames: none of its lines has the 19 columns of places, the 10 of other names "
                "or the 4 of divisions, parted by tabs; get it from the export folder of GeoNames"
            )
        for kind, text in kinds:
            found[kind].append(text)
    return found


def _kind(text: Text) -> str:
    for _, line in islice(text.lines(), _LOOKED_AT):
        cells = line.decode("utf-8", "replace").split("\t")
        if len(cells) == 19 and cells[0].isdecimal():
            return "places"
        if len(cells) == 4 and re.fullmatch(r"[A-Z]{2}(?:\.[^.\s]+){1,2}", cells[0]):
            return "divisions"
        if 8 <= len(cells) <= 10 and cells[0].isdecimal() and cells[1].isdecimal():
            return "names"
    return ""


def _towns(reader: _Reader, text: Text) -> Iterator[Town]:
    """The places of a text that go into the columns; divisions and other names are put into the draft on the way."""
    for number, cells in reader.cells(text, 19, 19):
        wrong = _fault(cells)
        if wrong:
            reader.refuse(text, number, wrong)
            continue
        feature, code, population = cells[6], cells[7], int(cells[14] or 0)
        name = next((each for each in (cells[1], cells[2]) if each and plain(each).isascii()), "")
        asked = (feature in reader.features and code not in PASSED_BY) or code in reader.features
        if not name or not asked or (feature == "P" and population < reader.min_population):
            reader.left_out += 1
            continue
        reader.newest = max(reader.newest, cells[18].strip())
        where = (float(cells[4]), float(cells[5]))
        if code in ("ADM1", "ADM2"):
            reader.divisions += 1
            second = cells[11] if code == "ADM2" else ""
            reader.draft.divide([Division(cells[8], cells[10], second, name, int(cells[0]), *where, population)])
            continue
        grain = "country" if code.startswith("PCL") else _GRAINS.get(feature, "region")
        yield Town(int(cells[0]), name, cells[8], cells[10], cells[11], *where, population, grain)
        if population >= MANY_NAMES or grain != "city":
            others = {plain(other.strip()) for other in cells[3].split(",")}
            reader.draft.call((int(cells[0]), other, None) for other in sorted(others) if is_name(other))


def _fault(cells: Sequence[str]) -> str:
    """What is wrong with a line of places, "" if nothing is."""
    if not re.fullmatch(r"[1-9]\d{0,8}", cells[0]):
        return f"its GeoNames id {cells[0]!r} is no number; get the dump again"
    for what, cell, limit in (("latitude", cells[4], 90), ("longitude", cells[5], 180)):
        if not re.fullmatch(r"-?\d{1,3}(?:\.\d+)?", cell) or abs(float(cell)) > limit:
            return f"its {what} {cell!r} is no number of degrees from -{limit} to {limit}; get the dump again"
    if cells[14] and not cells[14].isdecimal():
        return f"its population {cells[14]!r} is no number; get the dump again"
    if cells[8] and not re.fullmatch(r"[A-Z]{2}", cells[8]):
        return f"its country {cells[8]!r} is no code of two letters; get the dump again"
    return ""


def _named_divisions(reader: _Reader, text: Text) -> Iterator[Division]:
    for number, (codes, name, ascii_name, geonames) in reader.cells(text, 4, 4):
        parts = codes.split(".")
        if len(parts) not in (2, 3) or not geonames.strip().isdecimal():
            reader.refuse(text, number, "it is no code of a division, name, name in ASCII and id; get the dump again")
        elif usable := next((each for each in (name, ascii_name) if each and plain(each).isascii()), ""):
            yield Division(parts[0], parts[1], parts[2] if len(parts) == 3 else "", usable, int(geonames))
        else:
            reader.left_out += 1


def _other_names(reader: _Reader, text: Text) -> Iterator[tuple[int, str, str | None]]:
    """Other names, those that are names of old with the day until which they were used."""
    for number, cells in reader.cells(text, 8, 10):
        if not cells[1].isdecimal():
            reader.refuse(text, number, f"its GeoNames id {cells[1]!r} is no number; get the dump again")
            continue
        name = plain(cells[3].strip())
        if cells[2] in _NO_NAMES or not is_name(name):
            reader.left_out += 1
        else:
            yield int(cells[1]), name, _day(cells[9]) if len(cells) > 9 else ""


def _day(written: str) -> str:
    """The day, month or year that is written, as ISO 8601; "" if it is none."""
    found = re.fullmatch(r"(\d{4})(?:-?([01]\d)(?:-?([0-3]\d))?)?", written.strip())
    return "-".join(part for part in found.groups() if part) if found else ""
