"""What a user types, as a question to FTS5; and the words found, shown in their context.

The index holds words as they are written, without stemming: a prefix or a phrase then finds just what it says, and text
in other languages is not cut by English rules. A bare word is looked for in all its regular English forms instead:
over the nouns, verbs and adjectives of 120 news reports, with spaCy's lemmas as the measure, that finds the forms of a
word with precision .96 and recall .89, against .82 and .88 for FTS5's Porter stemmer and 1 and .48 for exact words.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, fields

from sayso.records import Act, Status
from sayso.store.base import Query, StoreError

OPEN, CLOSE = "\x02", "\x03"
"""Stand before and after a match in a snippet."""

SNIPPET = 240
"""Characters of context that a snippet shows, about."""

WORDS_OF = {
    "statement": "content speaker cue",
    "article": "title text",
    "event": "words actor recipient",
    "threat": "words holder source target",
}
"""Per kind, the columns of the index in which bare words are looked for."""

_OF_STATEMENTS = frozenset(("speaker", "about", "act", "negated"))
_OF_BOTH = frozenset(("speaker", "statuses", "said", "country", "language"))
_OF_ALL = frozenset(("words", "outlet", "since", "until", "kind", "limit", "revisions"))
_NARROWS = {
    "statement": _OF_STATEMENTS,
    "article": _OF_STATEMENTS,
    "event": _OF_BOTH
    | frozenset("types base_types modes contexts actor recipient place place_country confidence".split())
    | frozenset(("happened_since", "happened_until")),
    "threat": _OF_BOTH | frozenset(("holder", "source", "target")),
}
"""Per kind, the fields of a query that narrow the search for it, beside those that narrow any."""

_CHUNK = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?(?P<star>\*?)|(?P<bare>[^\s"]+))')
_WORD = re.compile(r"[^\W_]+")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?)?)?")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row to look for, each in any of some forms; `prefix`: the last is a beginning."""

    words: tuple[tuple[str, ...], ...]
    prefix: bool = False

    def fts(self) -> str:
        """The term in the query language of FTS5."""
        if len(self.words) == 1:
            return "(" + " OR ".join(f'"{form}"{self._star}' for form in self.words[0]) + ")"
        return '"' + " ".join(forms[0] for forms in self.words) + f'"{self._star}'

    def pattern(self) -> str:
        """The term as a regular expression over text that `fold` has gone over."""
        row = (f"(?:{'|'.join(re.escape(fold(form)) for form in forms)})" for forms in self.words)
        return r"(?<![^\W_])" + r"[\W_]+".join(row) + (r"[^\W_]*" if self.prefix else r"(?![^\W_])")

    @property
    def _star(self) -> str:
        return "*" if self.prefix else ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What words ask for: one term at least of each group in `all_of`, and none of `none_of`."""

    all_of: tuple[tuple[Term, ...], ...] = ()
    none_of: tuple[Term, ...] = ()


def fold(text: str) -> str:
    """Lower case without diacritics, character for character: offsets stay true."""
    return _NOT_ASCII.sub(_bare, text).lower()


def parse(typed: str) -> Wanted:
    """What the words that a user typed ask for; any string will do."""
    groups: list[tuple[Term, ...]] = []
    none_of: list[Term] = []
    either = False
    for chunk in _CHUNK.finditer(typed):
        if chunk["bare"] in ("OR", "AND") and not chunk["minus"]:
            either = chunk["bare"] == "OR" and bool(groups)
            continue
        if (term := _term(chunk)) is None:
            continue
        if chunk["minus"]:
            none_of.append(term)
        elif either:
            groups[-1] = (*groups[-1], term)
        else:
            groups.append((term,))
        either = False
    return Wanted(tuple(groups), tuple(none_of))


def forms(word: str) -> tuple[str, ...]:
    """A word and its regular English forms (plural, -s, -ed, -ing), the word itself first.

    Some forms that it gives are no words; they stand nowhere and do no harm.
    """
    word = word.lower()
    if not (word.isascii() and word.isalpha() and len(word) > 2):
        return (word,)
    found = {word: None}
    for base in (word, *_bases(word)):
        found |= dict.fromkeys((base, *_inflected(base)))
    return tuple(found)


NOTHING = '("a" NOT "a")'
"""An FTS5 expression that nothing matches."""


def sql(query: Query, outlets: Sequence[int] | None) -> tuple[str, list[object]]:
    """The SELECT that finds what a query asks for, and its parameters.

    Its rows: reading, position of the statement in it, score. `outlets` are the numbers of those asked for, None for
    all. Raises StoreError for a query that cannot be.
    """
    where = asked(query, outlets)
    return _of_statements(query, where) if query.kind == "statement" else _of_articles(query, where)


def asked(query: Query, outlets: Sequence[int] | None) -> Where:
    """What a query of any kind asks of the report; raises StoreError for a query that cannot be."""
    _check(query)
    where = Where(["article.reading = reading.id"])
    if not query.revisions:
        where.add("article.newest")
    if outlets is not None:
        where.add(f"reading.outlet IN ({', '.join('?' * len(outlets))})", *outlets)
    if query.since is not None:
        where.add("reading.published >= ?", query.since)
    if query.until is not None:
        where.add("reading.published < ?", end_of(query.until))
    return where


def end_of(date: str) -> str:
    """What comes after each time of a day, each day of a month or year, in the order of dates."""
    return date + "~"


@dataclass(frozen=True, slots=True)
class Where:
    """Conditions of a SELECT, all required, and their parameters."""

    conditions: list[str]
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """Require one more condition."""
        self.conditions.append(condition)
        self.values.extend(values)

    def __str__(self) -> str:
        return " AND ".join(self.conditions)


def _of_statements(query: Query, where: Where) -> tuple[str, list[object]]:
    must, never, ranked = match(query)
    _add_facts(query, where)
    if must:
        where.add("statement_words MATCH ?", must)
        tables = "statement_words CROSS JOIN statement ON statement.id = statement_words.rowid "
        tables += (
            "CROSS JOIN reading ON reading.id = statement.reading CROSS JOIN article ON article.id = reading.article"
        )
    else:
        tables = "reading CROSS JOIN article ON article.id = reading.article "
        tables += "CROSS JOIN statement ON statement.reading = reading.id"
    if never:
        where.add("statement.id NOT IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", never)
    score = "-bm25(statement_words, 1.0, 1.0, 0.5, 0.0)" if ranked else "NULL"
    order = ("score DESC, " if ranked else "") + "reading.published DESC, reading.article, statement.position"
    return _select(f"statement.reading, statement.position, {score} AS score FROM {tables}", where, order, query.limit)


def _of_articles(query: Query, where: Where) -> tuple[str, list[object]]:
    must, never, ranked = match(query)
    inner = Where([])
    _add_facts(query, inner)
    if names := _names(query):
        inner.add(
            "statement.id IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)", " AND ".join(names)
        )
    if inner.conditions:
        where.add(f"reading.id IN (SELECT statement.reading FROM statement WHERE {inner})", *inner.values)
    tables = "reading CROSS JOIN article ON article.id = reading.article"
    if must:
        where.add("article_words MATCH ?", must)
        tables = "article_words CROSS JOIN article ON article.id = article_words.rowid "
        tables += "CROSS JOIN reading ON reading.id = article.reading"
    if never:
        where.add("article.id NOT IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", never)
    score = "-bm25(article_words, 2.0, 1.0)" if ranked else "NULL"
    order = ("score DESC, " if ranked else "") + "reading.published DESC, reading.article"
    return _select(f"reading.id, NULL, {score} AS score FROM {tables}", where, order, query.limit)


def _select(what: str, where: Where, order: str, limit: int | None) -> tuple[str, list[object]]:
    return f"SELECT {what} WHERE {where} ORDER BY {order} LIMIT ?", [*where.values, -1 if limit is None else limit]


def _add_facts(query: Query, where: Where) -> None:
    if query.act is not None:
        where.add("statement.act = ?", str(query.act))
    if query.negated is not None:
        where.add("statement.negated = ?", int(query.negated))


def match(query: Query) -> tuple[str | None, str | None, bool]:
    """What FTS5 has to match or, alone, must not; and whether there are words to rank by."""
    wanted = parse(query.words or "")
    columns = WORDS_OF[query.kind]
    must = [f"{{{columns}}} : ({_any(group)})" for group in wanted.all_of]
    if query.kind != "article":
        must += _names(query)
    if query.words and query.words.strip() and not (wanted.all_of or wanted.none_of):
        must.append(NOTHING)
    never = f"{{{columns}}} : ({_any(wanted.none_of)})" if wanted.none_of else None
    if must and never:
        return f"({' AND '.join(must)}) NOT ({never})", None, bool(wanted.all_of)
    return " AND ".join(must) or None, never, bool(wanted.all_of)


def _names(query: Query) -> list[str]:
    """What FTS5 has to match for the names that a query gives: of a speaker, of whom it is about, of a doer."""
    found = []
    for column in ("speaker", "about", "actor", "recipient", "place", "holder", "source", "target"):
        if (name := getattr(query, column)) is not None:
            words = _words(name)
            found.append(f"{{{column}}} : {Term(tuple((word,) for word in words)).fts()}" if words else NOTHING)
    return found


def same_outlet(name: str, asked: str) -> bool:
    """Whether an outlet is the one asked for: by its name, or by the first words of it."""
    name, asked = fold(name).strip(), fold(asked).strip()
    return name == asked or bool(asked and re.match(re.escape(asked) + r"(?![^\W_])", name))


def marker(words: str | None) -> re.Pattern[str] | None:
    """What to mark in snippets for the words that a user typed."""
    patterns = [term.pattern() for group in parse(words or "").all_of for term in group]
    return re.compile("|".join(patterns)) if patterns else None


def snippet(text: str, marks: re.Pattern[str] | None) -> str:
    """The part of the text where most matches stand together, on one line.

    Matches stand between OPEN and CLOSE. Without a match: the beginning of the text.
    """
    text = text.replace(OPEN, " ").replace(CLOSE, " ")
    found = [hit.span() for hit in marks.finditer(fold(text))] if marks else []
    start = _window(found, len(text))
    start = _word_edge(text, start)
    stop = len(text) if len(text) <= start + SNIPPET else _word_edge(text, start + SNIPPET)
    pieces, at = ["… " if start else ""], start
    for first, last in found:
        if start <= first and last <= stop:
            pieces += [text[at:first], OPEN, text[first:last], CLOSE]
            at = last
    pieces += [text[at:stop], " …" if stop < len(text) else ""]
    return " ".join("".join(pieces).split())


def _window(found: Sequence[tuple[int, int]], size: int) -> int:
    """Where a window of SNIPPET characters best begins."""
    if not found or size <= SNIPPET:
        return 0
    starts = [first for first, _ in found]
    counts = [bisect_left(starts, first + SNIPPET * 3 // 4) - number for number, first in enumerate(starts)]
    best = found[counts.index(max(counts))][0]
    return max(0, min(best - SNIPPET // 4, size - SNIPPET))


def _word_edge(text: str, at: int) -> int:
    """The beginning of the word in which `at` stands; `at` itself in a very long one."""
    if not 0 < at < len(text):
        return at
    space = max(text.rfind(" ", at - 30 if at > 30 else 0, at), text.rfind("\n", at - 30 if at > 30 else 0, at))
    return space + 1 if space >= 0 else at


def _term(chunk: re.Match[str]) -> Term | None:
    quoted = chunk["phrase"] is not None
    typed = chunk["phrase"] if quoted else chunk["bare"]
    words = _words(typed)
    if not words:
        return None
    prefix = bool(chunk["star"]) if quoted else typed.endswith("*")
    if len(words) == 1 and not quoted and not prefix:
        return Term((forms(words[0]),))
    return Term(tuple((word,) for word in words), prefix)


def _words(typed: str) -> list[str]:
    """The words in what was typed; letters and their diacritics are put together first, else they would part a word."""
    return _WORD.findall(unicodedata.normalize("NFC", typed))


def _any(terms: Sequence[Term]) -> str:
    return " OR ".join(term.fts() for term in terms)


def _check(query: Query) -> None:
    if query.kind not in WORDS_OF:
        raise StoreError(f"there is nothing of kind {query.kind!r} to find; ask for one of: {', '.join(WORDS_OF)}")
    if query.act is not None and query.act not in list(Act):
        raise StoreError(f"there is no act {str(query.act)!r}; give one of: {', '.join(Act)}")
    _check_kind(query)
    for side in ("since", "until", "happened_since", "happened_until"):
        date = getattr(query, side)
        if date is not None and not _is_date(date):
            raise StoreError(f"{side} {date!r} is no date; write it as in 2024-05-31, 2024-05 or 2024")
    if query.limit is not None and query.limit < 0:
        raise StoreError(f"a limit of {query.limit} makes no sense; give 0 or more, or none at all")


def _check_kind(query: Query) -> None:
    """Refuse what does not narrow a search for this kind, lest it be taken to have narrowed it."""
    given = {each.name for each in fields(query) if getattr(query, each.name) != each.default}
    if wrong := sorted(given - _OF_ALL - _NARROWS[query.kind]):
        raise StoreError(
            f"{wrong[0]} does not narrow a search for kind {query.kind!r}; "
            f"what does: {', '.join(sorted(_NARROWS[query.kind]))}"
        )
    if unknown := [status for status in query.statuses if status not in list(Status)]:
        raise StoreError(f"there is no status {str(unknown[0])!r}; give some of: {', '.join(Status)}")


def _is_date(typed: str) -> bool:
    """Whether it is a day, month or year of the calendar, as ISO 8601 writes them."""
    if not _DATE.fullmatch(typed):
        return False
    try:
        datetime.date.fromisoformat((typed + "-01-01")[:10])  # a year or month begins with its first day
    except ValueError:
        return False
    return True


def _bare(char: re.Match[str]) -> str:
    base = unicodedata.normalize("NFD", char[0])[0]
    return base if len(base.lower()) == 1 else char[0]


def _bases(word: str) -> list[str]:
    """What the word may be a regular form of."""
    found = []
    if word.endswith(("ies", "ied")):
        found.append(word[:-3] + "y")
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.append(word[:-1])
        if word.endswith("es") and _hisses(word[:-2]):
            found.append(word[:-2])
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and any(vowel in stem for vowel in _VOWELS + "y"):
            found += [stem, stem + "e"]
            if len(stem) > 3 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return [base for base in found if len(base) > 2]


def _inflected(base: str) -> list[str]:
    """The regular forms of a base form."""
    if base.endswith("y") and base[-2] not in _VOWELS:
        return [base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    plural = base + ("es" if _hisses(base) else "s")
    if base.endswith("e"):
        return [plural, base + "d", base[:-1] + "ing"]
    doubled = base + base[-1] if base[-1] not in _VOWELS + "wxy" and base[-2] in _VOWELS else base
    return list(dict.fromkeys((plural, base + "ed", base + "ing", doubled + "ed", doubled + "ing")))


def _hisses(base: str) -> bool:
    return base.endswith(("s", "x", "z", "ch", "sh", "o"))
