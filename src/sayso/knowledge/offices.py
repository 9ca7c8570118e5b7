"""Offices as news writes them, told apart: "foreign secretary", "Minister of External Affairs", "ex-premier"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sayso.knowledge.actors import actor_words, fold
from sayso.knowledge.tables import rows


@dataclass(frozen=True, slots=True)
class Office:
    """An office by its key, such as "foreign_minister", and how its holder stands to it.

    `country` (ISO 3166 alpha-3) and `body` (slug of an organisation) are those that the title itself names.
    """

    key: str
    deputy: bool = False
    acting: bool = False
    former: bool = False
    elect: bool = False
    country: str | None = None
    body: str | None = None

    @property
    def post(self) -> str:
        """The key under which its holders are known: of a deputy with "deputy_" before it."""
        return f"deputy_{self.key}" if self.deputy else self.key

    @property
    def current(self) -> bool:
        """Whether the title means whoever fills the office now, if only for the time being."""
        return not (self.deputy or self.former or self.elect)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The table of titles, ready to be matched."""

    titles: tuple[tuple[str, re.Pattern[str]], ...]
    by_state: dict[tuple[str, str], str]  # title and state ("-" for none) -> key
    state_only: frozenset[str]
    senior: dict[str, frozenset[str]]  # how a title begins -> states where it is a minister's
    portfolios: tuple[tuple[str, re.Pattern[str]], ...]
    bodies: tuple[tuple[str, str, re.Pattern[str]], ...]  # slug, key, pattern
    marks: dict[str, frozenset[str]]
    plain: frozenset[str]
    short: frozenset[str]
    states: dict[str, str]  # name or adjective of a state -> code


_SPELLINGS = (
    (re.compile(r"[\"“”()\[\]]"), " "),
    (re.compile(r"(?<=\w)[’']s\b"), ""),
    (re.compile(r"(?<=s)[’'](?= )"), ""),
    (re.compile(r"\bu\.s\.(?:a\.)?"), "usa "),
    (re.compile(r"\bu\.k\."), "uk "),
    (re.compile(r"\."), ""),
    (re.compile(r"&"), " and "),
    (re.compile(r"[-–_]"), " "),
    (re.compile(r"\bdefense\b"), "defence"),
    (re.compile(r"\blabor\b"), "labour"),
    (re.compile(r"\badvisor\b"), "adviser"),
    (re.compile(r"\bone time\b"), "onetime"),
    (re.compile(r"\blong time\b"), "longtime"),
    (re.compile(r"\bunder secretary\b"), "undersecretary"),
    (re.compile(r"\b(?:pro tempore|ad interim)\b"), "acting"),
    (re.compile(r"\b(chair|spokes)(?:wo)?man\b"), r"\1person"),
    (re.compile(r"\bchair\b"), "chairperson"),
)
"""What makes one spelling of many: possessives, full stops, hyphens, American words, both sexes."""

_MINISTERS = (
    (re.compile(r"minister of state (?:for|of|in charge of)(?: ministry of)? (?P<what>.+)"), True),
    (re.compile(r"(?:state minister|minister delegate|state secretary) (?:for|of|in charge of|in) (?P<what>.+)"), True),
    (re.compile(r"(?:cabinet )?minister (?:of|for|in charge of|responsible for|,) ?(?P<what>.+)"), False),
    (re.compile(r"secretary of state for (?P<what>.+)"), False),
    (re.compile(r"(?:cabinet )?secretary (?:of|for) (?P<what>.+)"), False),
    (re.compile(r"(?P<plain>.+?) (?:state minister|minister of state)"), True),
    (re.compile(r"(?P<plain>.+?) minister"), False),
    (re.compile(r"(?P<short>.+?) (?:cabinet )?secretary"), False),
)
"""Forms in which a portfolio stands, each with whether it is a junior post's."""

_OTHER_PERSON = re.compile(
    r"\b(?:secretary|minister|president|whip|adviser|aide|council|wife|husband|son|daughter|delegate)\b"
)
"""Words that no portfolio has: the title is that of somebody beside the minister, or of two at once."""

_NEXT_TITLE = re.compile(
    r"\s*(?:;|/|, and | and |,)\s*(?=(?:(?!and )\w+ ){0,3}(?:minister|secretary|president|premier)\b)"
)
"""What stands between two titles: a comma or "and" that a title follows at once."""
_OF_REPUBLIC = re.compile(r"(?<!secretary) of (?:(?:\w+ ){0,3})(?:republic|kingdom|federation|commonwealth)$")


def office_of(title: str, country: str | None = None) -> Office | None:
    """The office that a title names, or None where it names none that is known.

    `country` (ISO 3166 alpha-3) is the state that the office belongs to, where the reader knows it; a state named in
    the title itself goes before it. Plurals ("foreign ministers") and titles held by nobody in office ("shadow
    foreign minister", "presidential candidate") give None. Of several offices in one title the first is given.
    """
    return next(iter(offices_of(title, country)), None)


@cache
def offices_of(title: str, country: str | None = None) -> tuple[Office, ...]:
    """All offices that a title names: "Prime Minister and Minister of Defence" names two."""
    text = _tidy(title)
    whole = _read(text, country)
    if whole:
        return whole
    parts = [part for part in _NEXT_TITLE.split(text) if part]
    if len(parts) == 1:
        return ()
    return tuple(dict.fromkeys(office for part in parts for office in _read(part, country)))


def _tidy(title: str) -> str:
    text = fold(title)
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    return " ".join(text.replace(",", " , ").split()).strip(" ,")


def _read(text: str, country: str | None) -> tuple[Office, ...]:
    """The offices of a tidied title, if all of it can be read."""
    words, marks = text.split(), _lexicon().marks
    held = {name: any(word in marks[name] for word in words) for name in ("deputy", "acting", "former", "elect")}
    rest = " ".join(_bare(words)).strip(" ,")
    if not rest:
        return ()
    whole = " ".join(word for word in words if word != "the" and not any(word in marks[name] for name in held))
    for slug, key, pattern in _lexicon().bodies:
        if pattern.fullmatch(rest) or pattern.fullmatch(whole):
            return (replace(_marked(key, held), body=slug),)
    rest, named = _without_state(rest)
    return tuple(
        replace(_marked(key, held), deputy=held["deputy"] or junior, country=named)
        for key, junior in _keys(rest, named or country or "-")
    )


def _marked(key: str, held: dict[str, bool]) -> Office:
    return Office(key, held["deputy"], held["acting"], held["former"], held["elect"])


def _bare(words: list[str]) -> Iterator[str]:
    """The words of a title that say which office it is."""
    marks = frozenset[str]().union(*_lexicon().marks.values())
    for word in words:
        if word == "undersecretary":
            yield "secretary"
        elif word not in marks:
            yield word


def _keys(rest: str, country: str) -> Iterator[tuple[str, bool]]:
    """Keys of the offices in a title without marks and states, each with whether it is a junior post."""
    lexicon = _lexicon()
    if key := lexicon.by_state.get((rest, country)):
        yield key, False
        return
    if rest in lexicon.state_only:
        return
    for key, pattern in lexicon.titles:
        if pattern.fullmatch(rest):
            yield key, False
            return
    for form, junior in _MINISTERS:
        found = form.fullmatch(rest)
        if found and _may_be(found):
            junior = junior or any(
                rest.startswith(title) and country not in states for title, states in lexicon.senior.items()
            )
            yield from ((key, junior) for key in _portfolios(found[1]))
            return


def _may_be(found: re.Match[str]) -> bool:
    """Whether the words before "minister" or "secretary" are all words of a portfolio."""
    groups = found.groupdict()
    if _OTHER_PERSON.search(found[1]):
        return False
    if "short" in groups:
        return groups["short"] in _lexicon().short
    return "plain" not in groups or all(word in _lexicon().plain for word in groups["plain"].replace(",", "").split())


def _portfolios(words: str) -> Iterator[str]:
    """Keys of the portfolios that the words name, in their order; words that belong together are used once."""
    found: list[tuple[int, str]] = []
    for key, pattern in _lexicon().portfolios:
        for match in pattern.finditer(words):
            if key != "-":
                found.append((match.start(), key))
            words = f"{words[: match.start()]}{'#' * (match.end() - match.start())}{words[match.end() :]}"
    yield from dict.fromkeys(key for _, key in sorted(found))


def _without_state(rest: str) -> tuple[str, str | None]:
    """The title without the state it names ("russian", "of the republic of korea"), and the state's code."""
    states, words = _lexicon().states, rest.split()
    for size in range(min(5, len(words) - 1), 0, -1):
        head = " ".join(words[:size])
        if head in states:
            return _OF_REPUBLIC.sub("", " ".join(words[size:])), states[head]
    for size in range(min(5, len(words) - 2), 0, -1):
        tail = " ".join(words[-size:])
        if words[-size - 1] in ("of", "for", "in") and tail in states:
            return _OF_REPUBLIC.sub("", " ".join(words[: -size - 1])), states[tail]
    for at in range(2, len(words) - 1):
        if words[at - 1] == "of" and words[at] in states:
            return " ".join([*words[:at], *words[at + 1 :]]), states[words[at]]
    return _OF_REPUBLIC.sub("", rest), None


@cache
def _lexicon() -> _Lexicon:
    """The table "offices", compiled."""
    table: dict[str, list[dict[str, str]]] = {}
    for row in rows("offices"):
        table.setdefault(row["kind"], []).append(row)
    return _Lexicon(
        titles=tuple((row["key"], re.compile(row["words"])) for row in table["title"]),
        by_state={
            (title, state): row["key"]
            for row in table["state"]
            for title in row["words"].split("|")
            for state in row["states"].split("|")
        },
        state_only=frozenset(table["state_only"][0]["words"].split("|")),
        senior={row["words"]: frozenset(row["states"].split("|")) for row in table["senior"]},
        portfolios=tuple((row["key"], re.compile(rf"\b(?:{row['words']})\b")) for row in table["portfolio"]),
        bodies=tuple((row["body"], row["key"], _beside(row["names"], row["words"])) for row in table["body"]),
        marks={row["key"]: frozenset(row["words"].split("|")) for row in table["mark"]},
        plain=frozenset(table["plain"][0]["words"].split("|")),
        short=frozenset(table["short"][0]["words"].split("|")),
        states=_state_words(),
    )


def _beside(names: str, titles: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{names}) (?:{titles})|(?:{titles}) (?:of|for|at) (?:{names})")


def _state_words() -> dict[str, str]:
    """Names and adjectives of states as a tidied title has them, to their codes."""
    lexicon = actor_words()
    named = {**lexicon.adjectives, **lexicon.states}
    words = {_tidy(name).removeprefix("the "): state.code for name, state in named.items()}
    return {**words, "us": "USA", "usa": "USA", "uk": "GBR", "russian federation": "RUS", "taliban": "AFG"}
