"""The stage that finds when: dates, times, durations and sets, with TIMEX3 values and the days they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sayso.ground import anchors, dated, relative, spans
from sayso.ground.joining import Time, joined, widened
from sayso.ground.lexicon import lexicon
from sayso.ground.patterns import Tokens
from sayso.ground.scene import Hit, Scene
from sayso.knowledge import fingerprint
from sayso.records import Article, Parse, Reading, Span, When

_READERS = dated.READERS | relative.READERS | spans.READERS


@dataclass(frozen=True, slots=True)
class TimeTagger:
    """Finds dates, times, durations and sets, and the days that they stand for.

    Values are those of TIMEX3. What the words do not tell is reckoned from the publication date, in narrative from
    the date named last; a bare weekday lies back or ahead by the tense of its clause. Without a publication date, a
    full date in the dateline or the text takes its place, and `basis` says so; else what is unknown stays X.

    "Troops left two days ago." in a report of 2024-04-26 gives "two days ago" with the value 2024-04-24.
    """

    name: ClassVar[str] = "times"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article, Parse)
    writes: ClassVar[tuple[type, ...]] = (When,)

    @property
    def model(self) -> str:
        """What stands for the weights of a model here: words and rules."""
        return f"times:{fingerprint('times.toml')}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[When]]:
        """Yield the times of each reading, in order."""
        for reading in readings:
            if reading.parse is None or not reading.parse.words:
                yield ()
            else:
                yield tuple(find(reading.article, reading.parse))


def find(article: Article, parse: Parse) -> list[When]:
    """The times of a report, in order."""
    words = lexicon()
    tokens = words.alphabet.tokens(article.text)
    now, source = anchors.published(article), "published"
    scene = Scene(words, tokens, parse, now, source)
    choices = _choices(scene)
    if now is None:
        days = [
            (tokens.starts[time.first], time.found.period.first)
            for time in _read(choices)
            if time.found.basis == "stated" and time.found.period and time.found.period.grain == "day"
        ]
        told = anchors.told(days, article.text)
        scene.named.clear()
        if told:
            scene.now, scene.source = told
    times = widened(scene, joined(scene, _read(choices)))
    return [_when(tokens, time) for time in times]


@dataclass(slots=True)
class _Choice:
    """The longest match of a stretch, and the shorter ones within it, for when it turns out to be no time."""

    hit: Hit
    shorter: list[Hit]


def _choices(scene: Scene) -> list[_Choice]:
    """The matches, in order: of those that overlap the longest one, then the one whose rule sees most around it."""
    every = [
        Hit(rule, match, scene) for rule in scene.lexicon.rules for match in rule.pattern.finditer(scene.tokens.line)
    ]
    every.sort(key=lambda hit: (hit.first - hit.stop, -hit.reach))
    taken: dict[int, _Choice] = {}
    kept = []
    for hit in every:
        over = taken.get(hit.first)
        if over is None and hit.stop - 1 not in taken:
            choice = _Choice(hit, [])
            kept.append(choice)
            taken.update(dict.fromkeys(range(hit.first, hit.stop), choice))
        elif over is not None and hit.stop <= over.hit.stop:
            over.shorter.append(hit)
    return sorted(kept, key=lambda choice: choice.hit.first)


def _read(choices: Sequence[_Choice]) -> list[Time]:
    """What the matches mean, each read with those before it in mind."""
    times: list[Time] = []
    for choice in choices:
        hit = choice.hit
        if hit.scene.node(hit.first) is None:
            continue  # in a line that was not parsed: furniture
        if not _add(times, hit) and hit.rule.reads != "nothing":
            free = hit.first
            for shorter in choice.shorter:
                if shorter.first >= free and _add(times, shorter):
                    free = shorter.stop
    return times


def _add(times: list[Time], hit: Hit) -> bool:
    """Read the match and add what it means; false if it is no time after all."""
    found = _READERS[hit.rule.reads](hit)
    if found is None:
        return False
    times.append(Time(hit.first, hit.stop, found, hit.rule.reads))
    if found.period and found.told:
        hit.scene.named.append((hit.first, found.period))
    return True


def _when(tokens: Tokens, time: Time) -> When:
    """The record of a time."""
    found, period = time.found, time.found.period
    span = Span(tokens.starts[time.first], tokens.ends[time.stop - 1])
    first, last = (period.first.isoformat(), (found.until or period.last).isoformat()) if period else (None, None)
    return When(span, found.type, found.value, first, last, found.basis)
