"""One file of compiled knowledge: a zip of tables and columns that lists what is in it, with a digest of each.

`contents.json` comes last: the format, and per member its digest (BLAKE2b, 128 bits), how many rows it has and, for a
table, how many of them are from which source. Equal members give equal bytes: members carry no date.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

FORMAT = "sayso-knowledge/1"
"""What the list of contents of our files begins with."""

SHIPPED = "knowledge.zip"
"""The compiled file that ships, in the folder of this module."""

TABLES = "tables/"
"""Where the tables lie in a compiled file."""

PLACES = "places/"
"""Where the columns of the gazetteer lie in a compiled file."""

_CONTENTS = "contents.json"
Chunks = Iterable[bytes]
"""The bytes of a member, piece by piece; of a table, line by line."""


class KnowledgeError(ValueError):
    """Knowledge that cannot be read, compiled or imported; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class Member:
    """What the list of contents says of one member."""

    digest: str  # 32 hexadecimal digits
    rows: int  # lines, without the names of a table's columns; 0 for a member that is not in lines
    sources: Mapping[str, int]  # of a table: key of a source -> rows that it gave


class Compiled:
    """A compiled file. It is opened once for the list of contents, and again for each member that is read."""

    def __init__(self, path: str | Path) -> None:
        """Read the list of contents; raises KnowledgeError if the file is not there or is none of ours."""
        self.path = Path(path)
        try:
            with zipfile.ZipFile(self.path) as packed:
                contents = json.loads(packed.read(_CONTENTS))
            if not isinstance(contents, dict) or contents.get("format") != FORMAT:
                raise KnowledgeError(
                    f"{self.path} is in the format {_format(contents)}, and this version of sayso reads {FORMAT}; "
                    "import it anew with `sayso knowledge import`"
                )
            self.members = {name: _member(each) for name, each in contents["members"].items()}
        except FileNotFoundError as error:
            raise KnowledgeError(
                f"there is no file of knowledge {str(self.path)!r}; give the path of one that "
                "`sayso knowledge import` or `sayso knowledge build` has made"
            ) from error
        except (OSError, zipfile.BadZipFile, zlib.error, KeyError, TypeError, AttributeError, ValueError) as error:
            if isinstance(error, KnowledgeError):
                raise
            raise KnowledgeError(
                f"{self.path} is no file of compiled knowledge: {_told(error)}; make one with `sayso knowledge import`"
            ) from error

    def read(self, member: str) -> bytes:
        """The bytes of a member, checked against its digest; empty if there is no such member.

        Raises KnowledgeError if the file has been damaged or changed by another hand.
        """
        if member not in self.members:
            return b""
        try:
            with zipfile.ZipFile(self.path) as packed:
                data = packed.read(member)
        except (OSError, zipfile.BadZipFile, zlib.error, KeyError) as error:
            raise KnowledgeError(f"{self.path} is damaged in {member}: {_told(error)}; make it anew") from error
        if digest_of([data]) != self.members[member].digest:
            raise KnowledgeError(f"{self.path} was changed by another hand in {member}; make it anew")
        return data

    def tables(self) -> Iterator[tuple[str, Member]]:
        """The names of the tables and what is in them, in alphabetical order."""
        for member, holding in sorted(self.members.items()):
            if member.startswith(TABLES):
                yield member.removeprefix(TABLES).removesuffix(".tsv"), holding

    def digest(self, *names: str) -> str:
        """A digest of the members named so, of all if none is: a table ("roles"), or "places"."""
        asked = [
            member
            for member in sorted(self.members)
            if not names or member.partition("/")[2].removesuffix(".tsv") in names or member.partition("/")[0] in names
        ]
        return digest_of(f"{member} {self.members[member].digest}\n".encode() for member in asked)


def shipped() -> Path:
    """The path of the compiled file that ships with sayso."""
    return Path(str(files("sayso.knowledge"))) / SHIPPED


def table_member(name: str) -> str:
    """The member that holds the table of that name."""
    return f"{TABLES}{name}.tsv"


def digest_of(chunks: Chunks) -> str:
    """The digest of the bytes, however they are cut: 32 hexadecimal digits."""
    hashed = hashlib.blake2b(digest_size=16)
    for chunk in chunks:
        hashed.update(chunk)
    return hashed.hexdigest()


def write(path: str | Path, members: Iterable[tuple[str, Chunks]]) -> None:
    """Write a compiled file of the members.

    They are taken one after another and never held in memory. The file takes its place only when it is whole: an
    interrupted one leaves what was there before. Equal members give an equal file, whatever the day. Raises
    KnowledgeError if it cannot be written.
    """
    out = Path(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    except OSError as error:
        raise KnowledgeError(f"{out} cannot be written: {_told(error)}; name a folder that you can write to") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            _pack(stream, members)
        Path(name).chmod(0o644)
        Path(name).replace(out)
    finally:
        Path(name).unlink(missing_ok=True)  # there still only if it was not finished


def _pack(stream: Any, members: Iterable[tuple[str, Chunks]]) -> None:
    contents: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for member, chunks in members:
            hashed, lines, sources = hashlib.blake2b(digest_size=16), 0, Counter[str]()
            with packed.open(member, "w", force_zip64=True) as target:
                for chunk in chunks:
                    target.write(chunk)
                    hashed.update(chunk)
                    lines += chunk.count(b"\n") if member.endswith((".tsv", ".txt")) else 0
                    if member.startswith(TABLES) and lines > 1:
                        sources[source_of(chunk.decode())] += 1
            is_table = member.startswith(TABLES)
            contents[member] = {"digest": hashed.hexdigest(), "rows": lines - is_table}
            if is_table and member != table_member("sources"):
                contents[member]["sources"] = dict(sources)
        listed = json.dumps({"format": FORMAT, "members": contents}, indent=1, sort_keys=True)
        packed.writestr(zipfile.ZipInfo(_CONTENTS), listed, zipfile.ZIP_DEFLATED, 9)


def source_of(line: str) -> str:
    """The source that a line of a table names: the last but two of its cells."""
    return line.rsplit("\t", 3)[-3] if line.count("\t") > 2 else ""


def _member(entry: Mapping[str, Any]) -> Member:
    digest = entry["digest"]
    if not re.fullmatch(r"[0-9a-f]{32}", digest):
        raise KeyError("digest")
    return Member(digest, int(entry["rows"]), {str(key): int(rows) for key, rows in entry.get("sources", {}).items()})


def _format(contents: object) -> str:
    return repr(contents.get("format")) if isinstance(contents, dict) else "of no name"


def _told(error: Exception) -> str:
    """What an error says, in short, without a path that the sentence has already."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return "its list of contents is missing or broken" if isinstance(error, (KeyError, TypeError)) else str(error)
