"""One record, a JSON object or a row of a table, to one Article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sayso import codec
from sayso.ingest import dates
from sayso.ingest.html import page
from sayso.ingest.options import Options, Problem
from sayso.records import Article

NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "articlebody",
        "articletext",
        "fulltext",
        "maintext",
        "plaintext",
        "story",
    ),
    "html": ("html", "rawhtml", "articlehtml"),
    "id": ("id", "articleid", "docid", "documentid", "guid", "uid", "uuid"),
    "title": ("title", "headline", "heading", "articletitle"),
    "url": ("url", "link", "canonicalurl", "permalink", "weburl", "articleurl", "uri"),
    "outlet": ("outlet", "source", "publication", "publisher", "newspaper", "sitename", "site", "sourcename", "media"),
    "published": (
        *(
            "published",
            "date",
            "publishedat",
            "publisheddate",
            "publicationdate",
            "publishdate",
            "publishedon",
            "datepublished",
        ),
        *("datepublish", "pubdate", "publishedtime", "datetime", "timestamp", "time"),
    ),
    "byline": ("byline", "author", "authors", "creator"),
    "language": ("language", "lang"),
    "fetched": ("fetched", "fetchedat", "retrieved", "datedownload"),
}
"""Usual names of each field, the likeliest first.

In lower case and without spaces, hyphens and underscores.
"""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record stands, for the sentences about it, and what Article.capture says of it."""

    path: str
    capture: str
    line: int | None = None
    name: str = "the object"  # what a sentence calls the record, such as "item 3" or "the row"

    def problem(self, message: str, *, lost: bool = True) -> Problem:
        """A Problem that stands here."""
        return Problem(self.path, message, self.line, lost)


def columns(names: Iterable[str], options: Options) -> dict[str, str]:
    """Which of the `names` holds each field.

    The one that the options name; where they name none, the likeliest of the usual names.
    """
    by_plain: dict[str, str] = {}
    by_case: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(_plain(name), name)
        by_case.setdefault(name.strip().casefold(), name)
    found: dict[str, str] = {}
    for field, usual in NAMES.items():
        wanted: str | None = getattr(options, f"{field}_column", None)
        if wanted is not None:
            if (key := wanted.strip().casefold()) in by_case:
                found[field] = by_case[key]
        elif (guessed := next((by_plain[each] for each in usual if each in by_plain), None)) is not None:
            found[field] = guessed
    return found


def article(record: Mapping[str, object], options: Options, source: Source) -> Article | None:
    """The Article that the record holds, its text exactly as given.

    None if it holds none; that, and any field that cannot be read, is told as a Problem.
    """
    named = columns(record, options)
    fields = {field: record[name] for field, name in named.items()}
    text, html = fields.get("text"), fields.get("html")
    if text is None and html is None:
        options.tell(source.problem(_no_text(record, options, source)))
        return None
    empty = text is None or (isinstance(text, str) and not text.strip())
    from_html = empty and html is not None
    draft = _from_html(html, fields, options, source) if from_html else _from_text(text, options, source)
    if draft is None:
        return None
    if _SURROGATE.search(draft.text):
        message = "the text holds half of a surrogate pair (\\ud800 to \\udfff alone), no character; mend the escape"
        options.tell(source.problem(message))
        return None
    return complete(_described(draft, fields, options, source), options)


def complete(draft: Article, options: Options) -> Article:
    """The draft with an id, and with the options' word where the report itself says nothing."""
    return replace(
        draft,
        id=draft.id or draft.url or codec.digest(draft.text)[:16],
        outlet=draft.outlet or options.outlet,
        published=draft.published or dates.published(options.published),
        language=draft.language or language_code(options.language or ""),
    )


def language_code(name: str) -> str | None:
    """The two-letter code in a language tag such as "en-US", in lower case, or None."""
    code = name.strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _from_text(text: object, options: Options, source: Source) -> Article | None:
    if not isinstance(text, str):
        options.tell(source.problem(f"the text of {source.name} is no string but {_kind(text)}; give it as one string"))
    elif not text.strip():
        options.tell(source.problem(f"the text of {source.name} is empty; fill it in or take the record out"))
    else:
        return Article("", text, capture=source.capture)
    return None


def _from_html(html: object, fields: Mapping[str, object], options: Options, source: Source) -> Article | None:
    if not isinstance(html, str):
        options.tell(source.problem(f"the html of {source.name} is no string but {_kind(html)}; give it as one string"))
        return None
    found = page(html, _string(fields.get("url")))
    if found is None:
        options.tell(
            source.problem(f"no article was found in the html of {source.name}; give its text as `text` instead")
        )
        return None
    return Article(
        *("", found.text, found.url, found.outlet, found.title, found.byline),
        published=found.published,
        capture=f"{source.capture}; html",
    )


def _described(draft: Article, fields: Mapping[str, object], options: Options, source: Source) -> Article:
    """The draft with what the record says of it; that wins over what its html says."""
    return replace(
        draft,
        id=_identity(fields.get("id"), options, source),
        url=_string(fields.get("url")) or draft.url,
        outlet=_string(fields.get("outlet")) or draft.outlet,
        title=_string(fields.get("title")) or draft.title,
        byline=_string(fields.get("byline")) or draft.byline,
        language=_language(fields.get("language"), options, source),
        published=_date(fields.get("published"), options, source) or draft.published,
        fetched=_date(fields.get("fetched"), options, source),
    )


def _identity(value: object, options: Options, source: Source) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return _SURROGATE.sub("\ufffd", str(value))
    options.tell(source.problem(f"the id of {source.name} is {_kind(value)}; give a string or a number", lost=False))
    return ""


def _date(value: object, options: Options, source: Source) -> str | None:
    try:
        return dates.published(value)
    except dates.DateError as error:
        options.tell(source.problem(f"{error}; {source.name} is read without it", lost=False))
        return None


def _language(value: object, options: Options, source: Source) -> str | None:
    name = _string(value)
    if not name:
        return None
    if code := language_code(name):
        return code
    message = (
        f"the language {name!r} of {source.name} is no two-letter code such as en; it is told from the text instead"
    )
    options.tell(source.problem(message, lost=False))
    return None


def _string(value: object) -> str | None:
    """A value of metadata on one line, or None where it is blank.

    Lists are joined; of an object its name is taken.
    """
    if isinstance(value, list):
        return ", ".join(filter(None, map(_string, value))) or None
    if isinstance(value, dict):
        return _string(value.get("name"))
    if value is None or isinstance(value, bool):
        return None
    return _SURROGATE.sub("\ufffd", " ".join(str(value).split())) or None


def _no_text(record: Mapping[str, object], options: Options, source: Source) -> str:
    there = ", ".join(name[:40] for name in list(record)[:8]) or "nothing"
    if options.text_column:
        return f"{source.name} has no {options.text_column!r}, which was named as its text; it has: {there}"
    return (
        f"{source.name} has neither text nor html; it has: {there}; name the one that holds the text with --text-column"
    )


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name.casefold())


def _kind(value: object) -> str:
    kinds = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
        type(None): "null",
    }
    return kinds.get(type(value), type(value).__name__)
