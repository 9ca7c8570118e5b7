"""How many people a noun phrase counts: "at least 12 people", "dozens", "between 20 and 30", "no one"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract.syntax import Range, child
from sayso.records import Parse

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {
    **{word: number for number, word in enumerate(f"{_ONES} eighteen nineteen".split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 2)},
}
_TIMES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "score": 20, "couple": 2}
"""Words that multiply the number before them; in the plural they count by themselves: "dozens"."""

_AT_LEAST = ("at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of")
_MORE = ("more than", "over", "upwards of", "upward of", "in excess of", "above", "well over", "greater than")
_AT_MOST = ("up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "as much as")
_FEWER = ("fewer than", "less than", "under", "below")
_ABOUT = (
    *("about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to", "an estimated", "circa"),
    *("estimated", "perhaps", "maybe", "just over", "just under", "nearly all", "approx", "approx.", "an average of"),
)
_FURTHER = frozenset(("another", "further", "additional", "other", "a", "an", "the", "all", "these", "those"))
"""Words that may stand between a qualifier and its number, or before it."""

_AFTER = {("or", "more"): "at least", ("or", "so"): "about", ("-", "plus"): "at least", ("plus",): "at least"}
_KINDS = {
    phrase: kind
    for kind, phrases in (
        ("at least", _AT_LEAST),
        ("more", _MORE),
        ("at most", _AT_MOST),
        ("fewer", _FEWER),
        ("about", _ABOUT),
    )
    for phrase in phrases
}
_LONGEST = 4
"""Words of the longest qualifier."""

_TO = frozenset(("to", "-", "–", "—", "or", "and"))
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(r"(\d[\d,]*)[-–—](\d[\d,]*)")
_NOBODY = frozenset(("nobody", "none", "no-one"))


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of people as the words give it; `words` are the number and what qualifies it."""

    words: Range
    least: int | None
    most: int | None
    approximate: bool = False


def amount(parse: Parse, words: Sequence[str], head: int) -> Amount | None:
    """The number in the noun phrase of `head`; None if it has none.

    `words` are those of the page in lower case.
    "At least 12 people" has no upper bound, "up to 30" no lower one, "dozens" begins at 24.
    """
    none = _nobody(parse, words, head)
    if none is not None:
        return none
    run = _run(parse, words, head)
    if run is None:
        single = _single(parse, words, head)
        return Amount((single, single + 1), 1, 1) if single is not None else None
    found = _read(words, run)
    return _qualified(words, found) if found is not None else None


def _nobody(parse: Parse, words: Sequence[str], head: int) -> Amount | None:
    """The amount of "no one", "nobody", "no soldiers"."""
    if words[head] in _NOBODY:
        return Amount((head, head + 1), 0, 0)
    no = child(parse, head, "det", "neg")
    if no is not None and words[no] == "no" and no < head and not any(_is_number(words, at) for at in range(no, head)):
        return Amount((no, head + 1 if words[head] == "one" else no + 1), 0, 0)
    return None


def _single(parse: Parse, words: Sequence[str], head: int) -> int | None:
    """The article of one person who is counted: "a soldier"."""
    article = child(parse, head, "det")
    return article if article is not None and words[article] in ("a", "an") and parse.tags[head] == "NN" else None


def _run(parse: Parse, words: Sequence[str], head: int) -> Range | None:
    """The tokens of the number that stands in the noun phrase at or before its head, the last where there are two."""
    first, at = parse.lefts[head], head
    while at >= first and not _is_number(words, at):
        if at < head and parse.tags[at][:2] == "NN" and parse.deps[at] not in ("compound", "nmod", "amod"):
            return None
        at -= 1
    if at < first or (parse.deps[at] in ("appos", "pobj") and at != head):
        return None
    stop = at + 1
    while at - 1 >= first and (_is_number(words, at - 1) or (words[at - 1] in _TO | {"of"} and at - 2 >= first)):
        if not _is_number(words, at - 1) and not _is_number(words, at - 2):
            break
        at -= 1
    if words[at] in _TIMES and at - 1 >= first and words[at - 1] in ("a", "an"):
        at -= 1
    below = child(parse, head, "prep")  # "tens of thousands of people"
    if stop == head + 1 and below == stop and words[below] == "of" and stop + 1 < len(words):
        stop = stop + 2 if _is_number(words, stop + 1) and words[stop + 1] not in _WORDS else stop
    return at, stop


def _is_number(words: Sequence[str], at: int) -> bool:
    word = words[at]
    return bool(word[0].isdigit() and (_FIGURE.fullmatch(word) or _RANGE.fullmatch(word))) or any(
        part in _WORDS or part in _TIMES or _plural(part) for part in (word, word.split("-")[0])
    )


def _plural(word: str) -> str:
    """The multiplier that the word is the plural of; "tens" counts as one; empty if it is none."""
    return (
        word[:-1] if word[:-1] in _TIMES and word != "couples" and word[-1] == "s" else "ten" if word == "tens" else ""
    )


def _read(words: Sequence[str], run: Range) -> Amount | None:
    """What the words of a number stand for, without what qualifies it."""
    first, stop = run
    inside = list(words[first:stop])
    if len(inside) == 1 and (both := _RANGE.fullmatch(inside[0])):
        low, high = (int(part.replace(",", "")) for part in both.groups())
        return Amount(run, low, high) if low <= high else None
    if any(_plural(word) for word in inside):
        product = 1
        for word in inside:
            product *= _TIMES.get(_plural(word), 10) if _plural(word) else _TIMES.get(word, 1)
        plain = _number([word for word in inside if word in _WORDS]) or 1
        return Amount(run, (2 if plain == 1 else plain) * product, None, True)
    for middle in range(1, len(inside) - 1):
        if inside[middle] in _TO and not (inside[middle] == "and" and words[first - 1] != "between"):
            least, most = _number(inside[:middle]), _number(inside[middle + 1 :])
            if least is not None and most is not None and least < most:
                begin = first - 1 if inside[middle] == "and" or words[first - 1] == "from" else first
                return Amount((begin, stop), least, most)
    if _YEAR.fullmatch(" ".join(inside)):
        return None  # "the 2016 arrest": "1,950 people" has its comma or another word
    exact = _number(inside)
    return Amount(run, exact, exact) if exact is not None else None


def _number(words: Sequence[str]) -> int | None:
    """The number that lower-case words stand for; None if they are none."""
    total, open_, seen = 0.0, 0.0, False
    for word in (part for each in words for part in ([each] if each[0].isdigit() else each.split("-"))):
        if _FIGURE.fullmatch(word):
            open_, seen = open_ + float(word.replace(",", "")), True
        elif word in _WORDS:
            open_, seen = open_ + _WORDS[word], True
        elif word in _TIMES:
            open_, seen = max(open_, 1) * _TIMES[word], True
            if _TIMES[word] >= 1000:
                total, open_ = total + open_, 0.0
        elif word not in ("a", "an", "and", "of", ""):
            return None
    return int(total + open_) if seen else None


def _qualified(words: Sequence[str], found: Amount) -> Amount:
    """The amount with the words before and after it that say how exact it is."""
    first, stop = found.words
    begin = first
    while begin - 1 >= 0 and words[begin - 1] in _FURTHER and words[begin - 1] not in ("the", "these", "those", "all"):
        begin -= 1
    for start in (first, begin):
        for length in range(_LONGEST, 0, -1):
            low = max(start - length, 0)
            kind = _KINDS.get(" ".join(words[low:start]))
            if kind is not None:
                return _bounded(replace(found, words=(low, stop)), kind)
    for after, kind in _AFTER.items():
        if tuple(words[stop : stop + len(after)]) == after:
            return _bounded(replace(found, words=(first, stop + len(after))), kind)
    return found


def _bounded(found: Amount, kind: str) -> Amount:
    """The amount, as a kind of qualifier changes it."""
    if kind in ("at least", "more"):
        return replace(found, most=None)
    if kind in ("at most", "fewer"):
        return replace(found, least=None, most=found.most if found.most is not None else found.least)
    return replace(found, approximate=True)
