"""The stage that finds when: dates, times, durations and sets, with TIMEX3 values and the days they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from sayso.ground import anchors, dated, publication, relative, spans, weekdays, zones
from sayso.ground.found import Found
from sayso.ground.joining import Time, joined, widened
from sayso.ground.lexicon import lexicon
from sayso.ground.patterns import Tokens
from sayso.ground.scene import Hit, Scene
from sayso.knowledge import fingerprint
from sayso.records import Article, Parse, Reading, Span, When

_READERS = dated.READERS | relative.READERS | spans.READERS
_YEARS = range(2010, 2031)
_FULL_DATES = frozenset(("date", "date-in-figures"))


@dataclass(frozen=True, slots=True)
class TimeTagger:
    """Finds dates, times, durations and sets, and the days that they stand for.

    Values are those of TIMEX3. What the words do not tell is reckoned from the publication date, in narrative from
    the date named last; a bare weekday lies back or ahead by the tense of its clause. A report without a publication
    date gets that of its dateline, or of its text where that is all but certain, and `published_basis` says which;
    else what is unknown stays X. A date with a weekday but no year then notes which of the years from `first_year` to
    `last_year` it fits.

    "Troops left two days ago." in a report of 2024-04-26 gives "two days ago" with the value 2024-04-24.
    """

    first_year: int = 2010
    last_year: int = 2030

    name: ClassVar[str] = "times"
    version: ClassVar[str] = "2"
    reads: ClassVar[tuple[type, ...]] = (Article, Parse)
    writes: ClassVar[tuple[type, ...]] = (Article, When)

    def __post_init__(self) -> None:
        """Refuse years of which there is none."""
        if self.first_year > self.last_year:
            raise ValueError(
                f"first_year {self.first_year} comes after last_year {self.last_year}; give years in their order"
            )

    @property
    def model(self) -> str:
        """What stands for the weights of a model here: words and rules."""
        return f"times:{fingerprint('times.toml')}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Article | When]]:
        """Yield the times of each reading, in order, and before them the article if its date was worked out."""
        years = range(self.first_year, self.last_year + 1)
        for reading in readings:
            if reading.parse is None or not reading.parse.words:
                yield ()
                continue
            whens, told = find(reading.article, reading.parse, years)
            article = _dated(reading.article, told)
            yield (*whens,) if article == reading.article else (article, *whens)


def _dated(article: Article, told: tuple[date, str] | None) -> Article:
    """The article with the date worked out for it; as it is, if it came with one."""
    if article.published and not article.published_basis:
        return article
    day, basis = told or (None, None)
    return replace(article, published=day.isoformat() if day else None, published_basis=basis)


def find(article: Article, parse: Parse, years: range = _YEARS) -> tuple[list[When], tuple[date, str] | None]:
    """The times of a report, in order, and the publication date that its text tells.

    The date comes with its basis, and only for a report that has none of its own. `years` are those that a date
    without one may belong to.
    """
    words = lexicon()
    tokens = words.alphabet.tokens(article.text)
    scene = Scene(words, tokens, parse, anchors.published(article))
    choices = _choices(scene)
    told = None
    if scene.now is None:
        told = _publication(article.text, scene, choices)
        scene.named.clear()
        if told:
            scene.now, scene.source = told
    times = _read(choices)
    if scene.now is None:
        stated = {time.found.period.first.year for time in times if time.found.period and time.found.basis == "stated"}
        times = [replace(time, found=weekdays.placed(time.found, stated, years)) for time in times]
    times = widened(scene, joined(scene, times))
    return [_when(tokens, time, years) for time in times], told


def _publication(text: str, scene: Scene, choices: Sequence[_Choice]) -> tuple[date, str] | None:
    """The publication date that the text tells, and "dateline" or "text" for where it stands."""
    times = _read(choices)
    days = [_stated(scene, time.first, time.stop, time.found) for time in times]
    heading = [
        _stated(scene, choice.hit.first, choice.hit.stop, _READERS[choice.hit.rule.reads](choice.hit))
        for choice in choices
        if choice.hit.rule.name in _FULL_DATES and scene.node(choice.hit.first) is None
    ]  # the line with the date is often marked as furniture
    own = sorted((one for one in (*days, *heading) if one), key=lambda one: one.start)
    day = publication.dateline(text, own)
    if day:
        return day, "dateline"
    past = Counter(
        weekday
        for time in times
        if time.rule == "weekday" and scene.direction(time.first) < 0
        if (weekday := weekdays.bare(time.found)) is not None
    )
    day = publication.latest(text, [one for one in days if one], past)
    return (day, "text") if day else None


def _stated(scene: Scene, first: int, stop: int, found: Found | None) -> publication.Stated | None:
    """What was found, if it is a day with its year."""
    if found is None or found.basis != "stated" or found.period is None or found.period.grain != "day":
        return None
    tokens = scene.tokens
    return publication.Stated(
        tokens.starts[first], tokens.ends[stop - 1], found.period.first, found.weekday, scene.direction(first)
    )


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
            for shorter in sorted(choice.shorter, key=_first):
                if shorter.first >= free and _add(times, shorter):
                    free = shorter.stop
    return times


def _first(hit: Hit) -> int:
    return hit.first


def _add(times: list[Time], hit: Hit) -> bool:
    """Read the match and add what it means; false if it is no time after all."""
    found = _READERS[hit.rule.reads](hit)
    if found is None:
        return False
    times.append(Time(hit.first, hit.stop, found, hit.rule.reads, hit.rule.name))
    if found.period and found.told:
        hit.scene.named.append((hit.first, found.period))
    return True


def _when(tokens: Tokens, time: Time, years: range) -> When:
    """The record of a time."""
    found, period = time.found, time.found.period
    earliest = latest = zones.moment(period.first, found.clock) if period else None
    if period and earliest is None:
        earliest, latest = period.first.isoformat(), (found.until or period.last).isoformat()
    return When(
        span=Span(tokens.starts[time.first], tokens.ends[time.stop - 1]),
        type=found.type,
        value=found.value,
        earliest=earliest,
        latest=latest,
        basis=found.basis,
        anchor=found.anchor.isoformat() if found.anchor else None,
        rule=time.rule,
        note=weekdays.note(found, years),
    )
