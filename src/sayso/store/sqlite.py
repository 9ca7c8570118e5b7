"""The embedded store: one SQLite file in WAL mode, searched by FTS5; it needs no server."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sayso import codec
from sayso.kept import Account, Entry, Recipe, Sighting
from sayso.records import Article, Failure, Reading
from sayso.store import deeds, entries, hits, lines, roles, search
from sayso.store.base import Hit, Kept, Query, StoreError
from sayso.store.connection import MEMORY, PATIENCE, connect, told, writing
from sayso.store.edits import is_edit


@dataclass(frozen=True, slots=True)
class _Run:
    id: int
    recipe: str
    stages: list[str]
    made_by: dict[str, str]


class SqliteStore:
    """A store in the file at `path` (":memory:" keeps it in memory); see Store for what it does.

    With `create=False` a missing file is an error; `patience` is how many seconds to wait while another process
    writes. Killed at any instant, it holds each report wholly or not at all.
    """

    def __init__(self, path: str | Path = MEMORY, *, create: bool = True, patience: float = PATIENCE) -> None:
        self.path = str(path)
        self.url = "sqlite://" if self.path == MEMORY else f"sqlite:///{self.path}"
        self._db = connect(self.path, self.url, create=create, patience=patience)

    def begin(self, recipe: Recipe) -> int:
        """The number of a run for the recipe: its last one if that was interrupted, else a new one."""
        with writing(self._db, self.url):
            last = self._one("SELECT id, finished FROM run WHERE recipe = ? ORDER BY id DESC", recipe.digest)
            self._make_current(recipe.digest)
            if last and last[1] is None:
                return int(last[0])
            made_by = codec.to_line(recipe.made_by)
            row = (recipe.digest, codec.to_line(recipe.stages), made_by, _now())
            return self._insert("INSERT INTO run (recipe, stages, made_by, begun) VALUES (?, ?, ?, ?)", row)

    def unread(self, articles: Sequence[Article], recipe: Recipe, *, retry: bool = False) -> list[Article]:
        """Those of the articles not read here yet by the recipe; with `retry`, failed ones too."""
        waiting: list[Article] = []
        with told(self.url):
            by_key: dict[str, Article] = {}
            for article in articles:
                by_key.setdefault(entries.article_key(article), article)
            for key, article in by_key.items():
                kept = self._read_by(recipe.digest, key)
                if kept is None or (retry and kept[1]):
                    waiting.append(article)
        return waiting

    def keep(self, readings: Sequence[Reading], run: int) -> Kept:
        """Add the readings in one transaction; what is there already adds nothing."""
        kept = Kept()
        with writing(self._db, self.url):
            made = self._run(run)
            for reading in readings:
                kept = _sum(kept, self._keep(replace(reading, parse=None), made))
        return kept

    def finish(self, run: int) -> None:
        """Close the run, and learn which lines recur in each outlet's reports."""
        with writing(self._db, self.url):
            self._run(run)
            self._db.execute("UPDATE run SET finished = ? WHERE id = ?", (_now(), run))
            lines.learn(self._db)

    def outlet_lines(self) -> Mapping[str, frozenset[str]]:
        """Per outlet, the lines that recur (white space normalised), as finished runs learned them."""
        with told(self.url):
            return lines.learned(self._db)

    def find(self, query: Query) -> Iterator[Hit]:
        """What matches the query: best first where there are words, else newest report first."""
        with told(self.url):
            module = deeds if query.kind in deeds.KINDS else search
            sql, values = module.sql(query, self._outlets(query.outlet))
            rows = self._db.execute(sql, values).fetchall()
        return self._hits(rows, query)

    def article_key(self, name: str) -> str:
        """The store key that an id, a key, or the first 6 or more characters of one stand for."""
        with told(self.url):
            exact = self._one("SELECT key FROM article WHERE name = ? ORDER BY newest DESC, id DESC", name)
            found = {exact[0].hex()} if exact else self._named(name)
        if not found:
            raise StoreError(
                f"nothing in {self.url} is called {name!r}; give an article's id, or an id from `sayso find`, "
                "or the first 6 or more characters of one"
            )
        if len(found) > 1:
            raise StoreError(f"{name!r} stands for {len(found)} articles; give more of the id")
        return found.pop()

    def reading(self, key: str) -> Reading:
        """The current reading of the article with this store key, as it was kept, without the parse."""
        with told(self.url):
            row = self._one("SELECT reading FROM article WHERE key = ?", _key(key))
            if not row:
                raise StoreError(f"{self.url} has no article with the key {key!r}; `sayso find` lists what there is")
            return self._load(row[0])[1]

    def entries(self, key: str | None = None, kind: str | None = None) -> Iterator[Entry]:
        """Everything kept, each entry once, in order of keeping; of one article or kind if given."""
        if kind is not None and kind not in ("article", *entries.KINDS):
            raise StoreError(f"no entry is of kind {kind!r}; the kinds are: article, {', '.join(entries.KINDS)}")
        with told(self.url):
            narrowed = "" if key is None else " WHERE article = (SELECT id FROM article WHERE key = ?)"
            values = () if key is None else (_key(key),)
            rows = self._db.execute(f"SELECT id, article FROM reading{narrowed} ORDER BY id", values).fetchall()
        return self._entries(rows, kind)

    def failures(self) -> Iterator[tuple[Article, Failure]]:
        """Reports that a stage failed on in their current reading, with the failure."""
        with told(self.url):
            rows = self._db.execute(
                "SELECT reading.id FROM reading JOIN article ON article.reading = reading.id "
                "WHERE article.newest AND reading.failed ORDER BY reading.id"
            ).fetchall()
        for (reading,) in rows:
            with told(self.url):
                _, loaded = self._load(reading)
            for failure in loaded.failures:
                yield loaded.article, failure

    def sightings(self, *, settled: bool = False) -> Iterator[Sighting]:
        """The roles in the current readings of newest versions, in order of keeping."""
        with told(self.url):
            return iter(roles.kept(self._db, settled=settled))

    def counts(self) -> Mapping[str, int]:
        """How many articles, statements, deeds, threats and so on there are now, and runs so far."""
        with told(self.url):
            row = self._one(
                "SELECT count(*), (SELECT count(*) FROM article WHERE NOT newest), total(statements), total(failed), "
                "count(DISTINCT outlet), (SELECT count(*) FROM run) "
                "FROM article JOIN reading ON reading.id = article.reading WHERE newest"
            )
            kept = deeds.counts(self._db)
        names = ("articles", "revisions", "statements", "failures", "outlets", "runs")
        return {**dict(zip(names, map(int, row), strict=True)), **kept}

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # ---- keeping ------------------------------------------------------------------------------------------------

    def _keep(self, reading: Reading, run: _Run) -> Kept:
        key = entries.article_key(reading.article)
        row = self._one("SELECT id, name, url FROM article WHERE key = ?", bytes.fromhex(key))
        earlier = self._earlier(reading.article, row[0] if row else None)
        if earlier:
            reading = replace(reading, article=replace(reading.article, revision_of=earlier[1]))
        failed = int(bool(reading.failures))
        before = self._read_by(run.recipe, key)
        if before and (not before[1] or self._load(before[0])[1] == reading):
            return Kept(already=1, failed=failed)
        outlet = self._outlet(reading.article.outlet)
        if earlier and not row:
            self._db.execute("UPDATE article SET newest = 0 WHERE id = ?", (earlier[0],))
        article = row[0] if row else self._add_article(reading.article, key, outlet=outlet)
        self._add_reading(reading, key, article=article, outlet=outlet, run=run)
        found = Kept(
            failed=failed,
            statements=len(reading.statements),
            deeds=len(entries.deeds(reading.events)),
            threats=len(entries.perils(reading.threats)),
        )
        return found if row else replace(found, added=1, revised=int(earlier is not None))

    def _earlier(self, article: Article, known: int | None) -> tuple[int, str] | None:
        """Number and key of the latest version of a report that was kept before this one.

        What stands at the same address is a version of it; what has only the same id has to be an edit of it.
        """
        rows = self._db.execute(
            "SELECT article.id, key, url, text FROM article JOIN body ON body.article = article.id "
            "WHERE (name = ? OR url = ?) AND article.id < ? ORDER BY article.id DESC",
            (article.id, article.url or None, known or 1 << 62),
        )
        for number, key, url, text in rows:
            if (url and url == article.url) or is_edit(text, article.text):
                return number, key.hex()
        return None

    def _add_article(self, article: Article, key: str, *, outlet: int | None) -> int:
        url = article.url or None
        row = (bytes.fromhex(key), article.id, url)
        number = self._insert("INSERT INTO article (key, name, url) VALUES (?, ?, ?)", row)
        self._insert("INSERT INTO body VALUES (?, ?)", (number, article.text))
        sql = "INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)"
        self._insert(sql, (number, article.title, article.text))
        if outlet is not None:
            lines.count(self._db, outlet, article.text)
        return number

    def _add_reading(self, reading: Reading, key: str, *, article: int, outlet: int | None, run: _Run) -> None:
        counted = (len(reading.statements), int(bool(reading.failures)))
        row = (article, run.id, _now(), outlet, reading.article.published or None, *counted)
        number = self._insert(
            "INSERT INTO reading (article, run, at, outlet, published, statements, failed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        self._insert("INSERT INTO records VALUES (?, ?)", (number, entries.pack(reading)))
        ids = [made[0] for made in _identified(reading, key, run)]
        handles = sorted({entries.handle(name) for name in entries.names_of(reading, ids)})
        self._insert("INSERT INTO handle VALUES (?, ?)", (number, b"".join(handles)))
        self._add_statements(reading, number)
        roles.keep(self._db, reading, number)
        deeds.keep(self._db, reading, number)
        self._db.execute("UPDATE article SET reading = ? WHERE id = ?", (number, article))

    def _add_statements(self, reading: Reading, number: int) -> None:
        text = reading.article.text
        for position, said in enumerate(reading.statements):
            row = (number, position, said.act.value, int(said.negated))
            sql = "INSERT INTO statement (reading, position, act, negated) VALUES (?, ?, ?, ?)"
            columns = (
                entries.words(said.content, text),
                entries.SEPARATOR.join(entries.all_names([said.speaker], reading)),
                entries.words([said.cue] if said.cue else [], text),
                entries.SEPARATOR.join(entries.all_names(entries.spoken_of(said), reading)),
            )
            self._insert(
                "INSERT INTO statement_words (rowid, content, speaker, cue, about) VALUES (?, ?, ?, ?, ?)",
                (self._insert(sql, row), *columns),
            )

    def _make_current(self, recipe: str) -> None:
        """Make the recipe's readings the current ones, of all articles that it has read."""
        if self._one("SELECT 1 FROM run WHERE recipe <> ?", recipe):
            self._db.execute(
                "UPDATE article SET reading = latest.id FROM (SELECT article, max(reading.id) AS id "
                "FROM reading JOIN run ON run.id = reading.run WHERE recipe = ? GROUP BY article) AS latest "
                "WHERE latest.article = article.id AND latest.id <> article.reading",
                (recipe,),
            )

    def _outlet(self, name: str | None) -> int | None:
        if not name:
            return None
        row = self._one("SELECT id FROM outlet WHERE name = ?", name)
        return row[0] if row else self._insert("INSERT INTO outlet (name) VALUES (?)", (name,))

    # ---- looking up ---------------------------------------------------------------------------------------------

    def _read_by(self, recipe: str, key: str) -> tuple[int, int] | None:
        """Number and failure of the last reading that the recipe made of an article."""
        row: tuple[int, int] | None = self._one(
            "SELECT reading.id, reading.failed FROM article JOIN reading ON reading.article = article.id "
            "JOIN run ON run.id = reading.run WHERE article.key = ? AND run.recipe = ? ORDER BY reading.id DESC",
            bytes.fromhex(key),
            recipe,
        )
        return row

    def _load(self, reading: int) -> tuple[str, Reading]:
        """Store key of its article, and the reading with this number."""
        key, text, packed, _ = self._packed(reading)
        return key, entries.unpack(packed, text, Reading)

    def _packed(self, reading: int) -> tuple[str, str, bytes, int]:
        """Store key and text of its article, the packed reading with this number, and the number of its run."""
        key, text, packed, run = self._one(
            "SELECT key, text, json, run FROM reading JOIN article ON article.id = reading.article "
            "JOIN body ON body.article = article.id JOIN records ON records.reading = reading.id WHERE reading.id = ?",
            reading,
        )
        return key.hex(), text, packed, run

    def _run(self, number: int) -> _Run:
        row = self._one("SELECT recipe, stages, made_by FROM run WHERE id = ?", number)
        if not row:
            raise StoreError(f"{self.url} has no run {number}; `begin` opens one and gives its number")
        return _Run(number, row[0], json.loads(row[1]), json.loads(row[2]))

    def _outlets(self, asked: str | None) -> list[int] | None:
        """Numbers of the outlets that a query asks for; None if it asks for all."""
        if asked is None:
            return None
        rows = self._db.execute("SELECT id, name FROM outlet")
        return [number for number, name in rows if search.same_outlet(name, asked)]

    def _named(self, name: str) -> set[str]:
        """Keys of the articles that a key, another id or the beginning of one stands for."""
        found = set()
        if len(name) >= 2 * entries.HANDLE:
            pattern = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
            query = "SELECT key FROM article WHERE hex(key) LIKE ? OR (newest AND name LIKE ? ESCAPE '\\')"
            found |= {key.hex() for (key,) in self._db.execute(query, (pattern, pattern))}
            query = "SELECT reading FROM handle WHERE instr(ids, ?)"
            for (number,) in self._db.execute(query, (entries.handle(name),)).fetchall():
                key, reading = self._load(number)
                ids = [made[0] for made in _identified(reading, key, self._run_of(number))]
                if any(each.startswith(name) for each in entries.names_of(reading, ids)):
                    found.add(key)
        return found

    def _run_of(self, reading: int) -> _Run:
        return self._run(self._one("SELECT run FROM reading WHERE id = ?", reading)[0])

    def _entries(self, rows: Sequence[tuple[int, int]], kind: str | None) -> Iterator[Entry]:
        for number, article in rows:
            seen: set[str] = set()
            with told(self.url):
                for (before,) in self._db.execute(
                    "SELECT id FROM reading WHERE article = ? AND id < ?", (article, number)
                ).fetchall():
                    key, reading = self._load(before)
                    seen |= {made[0] for made in _identified(reading, key, self._run_of(before))}
                key, reading = self._load(number)
                run, (at,) = self._run_of(number), self._one("SELECT at FROM reading WHERE id = ?", number)
            for entry, each, record, made_by in _identified(reading, key, run):
                if entry not in seen and kind in (None, each):
                    yield Entry(entry, each, key, record, made_by, run.id, at)
                seen.add(entry)

    def _hits(self, rows: Sequence[tuple[Any, ...]], query: Query) -> Iterator[Hit]:
        marks = search.marker(query.words)
        loaded: dict[int, hits.Source] = {}
        runs: dict[int, _Run] = {}
        for number, *row in rows:
            if number not in loaded:
                if len(loaded) > 64:  # hits of one report stand close together, or few are asked for
                    loaded.clear()
                with told(self.url):
                    key, text, packed, made_in = self._packed(number)
                    if made_in not in runs:
                        runs[made_in] = self._run(made_in)
                record = (
                    entries.unpack(packed, text, Account)
                    if query.kind in deeds.KINDS
                    else entries.unpack(packed, text, Reading)
                )
                run = runs[made_in]
                loaded[number] = hits.Source(key, record, run.stages, run.made_by)
            yield hits.hit(loaded[number], query.kind, row, marks)

    # ---- the connection -----------------------------------------------------------------------------------------

    def _one(self, sql: str, *values: object) -> Any:
        return self._db.execute(sql, values).fetchone()

    def _insert(self, sql: str, row: Sequence[object]) -> int:
        return self._db.execute(sql, row).lastrowid or 0


def _identified(reading: Reading, key: str, run: _Run) -> Iterator[tuple[str, str, Any, str]]:
    """Entry id, kind, record and what made it, of everything that a reading holds."""
    for kind, record in entries.records_of(reading):
        made_by = entries.maker(kind, record, stages=run.stages, made_by=run.made_by)
        yield entries.entry_id(key, made_by, kind=kind, record=record), kind, record, made_by


def _sum(one: Kept, other: Kept) -> Kept:
    return Kept(*(getattr(one, each.name) + getattr(other, each.name) for each in fields(Kept)))


def _key(key: str) -> bytes:
    """The key as it is stored; of no article if it is no key."""
    try:
        return bytes.fromhex(key)
    except ValueError:
        return b""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
