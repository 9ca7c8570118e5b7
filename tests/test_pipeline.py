"""What the runner does once for all stages: order, failures, spans, ids, promises kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import pipeline
from sayso.pipeline import PipelineError
from sayso.records import (
    Act,
    Article,
    Failure,
    Furniture,
    FurnitureKind,
    Manner,
    Mention,
    MentionForm,
    Parse,
    Reading,
    Span,
    Statement,
    When,
)


@dataclass(frozen=True, slots=True)
class Spotter:
    """Gives one statement for each report; `share` of its text is the content."""

    share: float = 1.0
    lines: Mapping[str, int] = field(default_factory=dict, metadata={"outside_recipe": True})

    name: ClassVar[str] = "spotter"
    version: ClassVar[str] = "3"
    reads: ClassVar[tuple[type, ...]] = (Article,)
    writes: ClassVar[tuple[type, ...]] = (Statement, Mention)

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Statement]]:
        for reading in readings:
            if "torn" in reading.article.text:
                raise ValueError("the page is torn")
            end = int(len(reading.article.text) * self.share)
            yield (Statement((Span(0, end),), Manner.INDIRECT, Act.ASSERT),)


@dataclass(frozen=True, slots=True)
class Counter:
    """Reads statements and notes how many there are; remembers the sizes of its batches."""

    sizes: list[int] = field(default_factory=list, metadata={"outside_recipe": True})

    name: ClassVar[str] = "counter"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Statement,)
    writes: ClassVar[tuple[type, ...]] = (When,)

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[When]]:
        held = list(readings)
        self.sizes.append(len(held))
        for reading in held:
            yield (When(None, value=str(len(reading.statements))),)


@dataclass(frozen=True, slots=True)
class Scripted:
    """Yields whatever it is told to."""

    yields: Callable[[list[Reading]], Iterable[Sequence[Any]]] = field(metadata={"outside_recipe": True})

    name: ClassVar[str] = "scripted"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article,)
    writes: ClassVar[tuple[type, ...]] = (Article, Furniture, Statement)

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Any]]:
        yield from self.yields(list(readings))


def articles(*texts: str) -> list[Article]:
    return [Article(f"r{number}", text) for number, text in enumerate(texts)]


def scripted(record: Any, text: str = "A short line.") -> Reading:
    """The reading of one report by a stage that yields this record."""
    (reading,) = pipeline.run(articles(text), [Scripted(lambda held: [(record,) for _ in held])])
    return reading


# ---- the list of stages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("stages", [[], [Spotter()], [Spotter(), Counter()], [Spotter(), Spotter(), Counter()]])
def test_a_list_whose_reads_are_written_is_taken(stages: list[Any]) -> None:
    pipeline.check(stages)


@pytest.mark.parametrize("stages", [[Counter()], [Counter(), Spotter()]])
def test_a_list_that_reads_what_nothing_wrote_is_refused(stages: list[Any]) -> None:
    said = "stage 'counter' reads Statement, which no stage before it writes; put a stage that writes it earlier"
    with pytest.raises(PipelineError, match=said):
        pipeline.check(stages)
    with pytest.raises(PipelineError, match=said):
        list(pipeline.run(articles("Rain."), stages))


@pytest.mark.parametrize("batch", [0, -1])
def test_a_batch_without_reports_is_refused(batch: int) -> None:
    with pytest.raises(PipelineError, match="give 1 or more"):
        list(pipeline.run(articles("Rain."), [Spotter()], batch=batch))


# ---- running ----------------------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(["Rain.", "Hail.", "The torn page.", "Fog at noon."]), max_size=12), st.integers(1, 13))
def test_readings_come_in_order_and_batches_do_not_matter(texts: list[str], batch: int) -> None:
    given_in = articles(*texts)
    stages = [Spotter(), Counter()]
    readings = list(pipeline.run(given_in, stages, batch=batch))
    assert [reading.article for reading in readings] == given_in
    assert readings == list(pipeline.run(given_in, stages, batch=1))
    assert [bool(reading.failures) for reading in readings] == ["torn" in text for text in texts]
    assert [len(reading.statements) for reading in readings] == ["torn" not in text for text in texts]


def test_one_report_that_raises_becomes_a_failure_and_the_rest_go_on() -> None:
    counter = Counter()
    good, torn, last = pipeline.run(articles("Rain.", "A torn page.", "Fog."), [Spotter(), counter])
    assert torn.failures == (Failure("r1", "spotter", "ValueError: the page is torn"),)
    assert (torn.statements, torn.times) == ((), ())
    assert not good.failures
    assert not last.failures
    assert [one.times[0].value for one in (good, last)] == ["1", "1"]
    assert counter.sizes == [2]  # what failed is not handed on


def test_articles_are_taken_as_they_are_needed() -> None:
    taken = []

    def endless() -> Iterator[Article]:
        while True:
            taken.append(1)
            yield Article(str(len(taken)), "Rain.")

    readings = pipeline.run(endless(), [Spotter()], batch=4)
    assert [next(readings).article.id for _ in range(5)] == ["1", "2", "3", "4", "5"]
    assert len(taken) == 8


def test_the_parse_is_shared_by_the_stages_and_given_to_nobody_else() -> None:
    seen = []

    @dataclass(frozen=True, slots=True)
    class Parsing(Scripted):
        writes: ClassVar[tuple[type, ...]] = (Parse,)

    @dataclass(frozen=True, slots=True)
    class Looking(Scripted):
        reads: ClassVar[tuple[type, ...]] = (Parse,)

    def look(held: list[Reading]) -> Iterator[tuple[()]]:
        for reading in held:
            seen.append(reading.parse)
            yield ()

    parse = Parse(*((),) * 15)
    (reading,) = pipeline.run(articles("Rain."), [Parsing(lambda held: [(parse,) for _ in held]), Looking(look)])
    assert seen == [parse]
    assert reading.parse is None


def test_a_stage_may_yield_a_failure_itself() -> None:
    reading = scripted(Failure("r0", "scripted", "no words in it"))
    assert reading.failures == (Failure("r0", "scripted", "no words in it"),)


def test_an_article_can_gain_what_was_unknown() -> None:
    assert scripted(Article("r0", "A short line.", language="en")).article.language == "en"


def test_records_of_earlier_stages_stay() -> None:
    (reading,) = pipeline.run(articles("Rain."), [Spotter(), Spotter(share=0.5)])
    assert [statement.content[0].end for statement in reading.statements] == [5, 2]


# ---- promises a stage can break ---------------------------------------------------------------------------------


@pytest.mark.parametrize("span", [Span(0, 14), Span(-1, 3), Span(5, 5), Span(6, 2), Span(40, 50)])
@pytest.mark.parametrize(
    "wrapped",
    [
        lambda span: Furniture(span, FurnitureKind.OTHER),
        lambda span: Statement((Span(0, 1), span), Manner.DIRECT, Act.ASSERT),
        lambda span: Statement((Span(0, 1),), Manner.DIRECT, Act.DENY, about=(Mention(span, MentionForm.NAME),)),
        lambda span: Statement((Span(0, 1),), Manner.DIRECT, Act.DENY, when=When(span)),
    ],
)
def test_a_span_outside_the_text_is_a_failure(span: Span, wrapped: Callable[[Span], Any]) -> None:
    reading = scripted(wrapped(span))
    (failure,) = reading.failures
    assert f"span {span.start} to {span.end} does not lie in a text of 13 characters" in failure.error
    assert not reading.statements
    assert not reading.furniture


def test_a_span_to_the_last_character_is_fine() -> None:
    assert not scripted(Furniture(Span(0, 13), FurnitureKind.OTHER)).failures


def test_offsets_are_checked_in_code_points() -> None:
    assert not scripted(Furniture(Span(0, 3), FurnitureKind.OTHER), "🌊🌊🌊").failures
    assert scripted(Furniture(Span(0, 4), FurnitureKind.OTHER), "🌊🌊🌊").failures


@pytest.mark.parametrize(
    ("yields", "said"),
    [
        (lambda held: [(When(None),) for _ in held], "yields a When, which its `writes` does not name"),
        (lambda _: [], "yields fewer sequences of records than there are reports"),
        (lambda held: [()] * (len(held) - 1), "yields fewer sequences of records than there are reports"),
        (lambda held: [()] * (len(held) + 1), "yields more sequences of records than there are reports"),
        (lambda _: iter(tuple, None), "yields more sequences of records than there are reports"),  # without end
        (lambda held: [(replace(one.article, text="Other words."),) for one in held], "rewrites the text of 'r0'"),
    ],
)
def test_a_broken_promise_is_a_failure_that_says_which(yields: Any, said: str) -> None:
    readings = list(pipeline.run(articles("Rain.", "Hail."), [Scripted(yields)]))
    assert [one.article.text for one in readings] == ["Rain.", "Hail."]
    assert "PipelineError: stage 'scripted' " in readings[0].failures[0].error
    assert said in readings[0].failures[0].error
    assert len(readings[1].failures) == 1


# ---- ids and recipes --------------------------------------------------------------------------------------------

SAID = Statement((Span(0, 4),), Manner.INDIRECT, Act.ASSERT)


def test_the_same_content_has_the_same_id_and_other_content_another() -> None:
    one = pipeline.stamp(SAID, "r0").id
    assert one == pipeline.stamp(replace(SAID), "r0").id
    others = [
        pipeline.stamp(SAID, "r1").id,
        pipeline.stamp(replace(SAID, negated=True), "r0").id,
        pipeline.stamp(replace(SAID, content=(Span(0, 5),)), "r0").id,
    ]
    assert len({one, *others}) == 4
    assert len(one) == 16


def test_a_stamp_stays_and_what_has_no_id_gets_none() -> None:
    stamped = pipeline.stamp(SAID, "r0")
    assert pipeline.stamp(stamped, "r1") is stamped
    mention = Mention(Span(0, 3), MentionForm.NAME)
    assert pipeline.stamp(mention, "r0") is mention


def test_made_by_names_stage_version_and_settings() -> None:
    said = pipeline.made_by(Spotter())
    assert said.startswith("spotter/3 ")
    assert said == pipeline.made_by(Spotter(share=1.0))
    assert said != pipeline.made_by(Spotter(share=0.5))
    assert said == pipeline.made_by(Spotter(lines={"Wire": 4}))  # outside the recipe


def test_made_by_names_the_model() -> None:
    @dataclass(frozen=True, slots=True)
    class Modelled(Spotter):
        @property
        def model(self) -> str:
            return "tiny-1.0:0badcafe"

    assert pipeline.made_by(Modelled()).endswith(" tiny-1.0:0badcafe")


def test_a_stage_has_to_be_a_dataclass() -> None:
    class Loose:
        name = "loose"
        version = "1"

    with pytest.raises(PipelineError, match="stage 'loose' is no dataclass"):
        pipeline.made_by(Loose())  # type: ignore[arg-type]


def test_a_recipe_tells_what_makes_each_kind() -> None:
    found = pipeline.recipe([Spotter(), Counter()])
    assert found.stages == (pipeline.made_by(Spotter()), pipeline.made_by(Counter()))
    assert found.made_by["statement"] == found.made_by["mention"] == pipeline.made_by(Spotter())
    assert found.made_by["when"] == pipeline.made_by(Counter())
    assert found.digest == pipeline.recipe([Spotter(lines={"Post": 1}), Counter()]).digest
    assert found.digest != pipeline.recipe([Spotter(share=0.5), Counter()]).digest
    assert found.digest != pipeline.recipe([Counter(), Spotter()]).digest


# ---- records given anew -----------------------------------------------------------------------------------------


def test_what_a_stage_reads_and_writes_it_gives_anew() -> None:
    @dataclass(frozen=True)
    class Doubter:
        name: ClassVar[str] = "doubter"
        version: ClassVar[str] = "1"
        reads: ClassVar[tuple[type, ...]] = (Statement,)
        writes: ClassVar[tuple[type, ...]] = (Statement, Furniture)

        def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Any]]:
            for reading in readings:
                yield tuple(replace(each, hedged=True) for each in reading.statements[:1])

    two = (SAID, replace(SAID, act=Act.DENY), Furniture(Span(0, 4), FurnitureKind.OTHER))
    (reading,) = pipeline.run(articles("Rain fell."), [Scripted(lambda held: [two for _ in held]), Doubter()])
    assert [(each.act, each.hedged) for each in reading.statements] == [(Act.ASSERT, True)]
    assert reading.statements[0].id == pipeline.stamp(SAID, "r0").id, "the id stays: others refer by it"
    assert len(reading.furniture) == 1, "a kind that is only written is added to"
