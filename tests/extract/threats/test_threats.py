"""Who calls whom a threat to whom: one table for each phenomenon.

`claimed: [H:The minister] said [S:Peru] was a threat to [T:Chile].` is a text with one threat of that status: H holder,
S source, T target. A number tells several threats of one text apart: `[S1:...]`, with a status for each; `none:` has
none.
"""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache

import pytest

from sayso import pipeline, settings
from sayso.extract.threats.stage import ThreatFinder
from sayso.knowledge.threat_words import read as read_words
from sayso.knowledge.threat_words import threat_words
from sayso.records import Article, Reading, Span, Threat
from sayso.settings import Settings

IS = """
reported: [S:Peru] is a threat to [T:Chile].
reported: [S:Peru] remains a serious danger to [T:Chile].
reported: [S:Peru] has become the gravest threat to [T:Chile] in a decade.
reported: [S:The militia] represents a direct threat to [T:Lebanon].
reported: [S:The rebels] constitute a menace to [T:Kenya].
reported: [S:The cartel] poses a growing danger to [T:Ecuador].
reported: [S:The militants] who pose a threat to [T:Mali] are armed.
claimed: [H:The minister] said that [S:Peru] was a threat to [T:Chile].
claimed: [H:Ida Brandt] warned that [S:the militia] posed a danger to [T:Lebanon].
claimed: “[S:Peru] presents an existential threat to [T:Chile],” [H:the minister] said.
claimed: According to [H:the general], [S:Peru] is the main threat to [T:Chile].
claimed: [H:The general] told reporters that [S:the rebels] were a peril to [T:Kenya].
reported: The biggest threat to [T:Chile] is [S:Peru].
claimed: [H:The general] said the greatest danger to [T:Kenya] was [S:Somalia].
reported: [S:Peru] emerged as a threat to [T:Chile].
reported: [S:Peru] is one of the threats to [T:Chile].
reported: [S:Peru] posed a security risk to [T:Chile].
reported: [S:Iran] poses a challenge to [T:Israel].
"""
COMES_FROM = """
reported: Threats to [T:Kenya] stem from [S:Somalia].
claimed: [H:The general] said that the danger to [T:Kenya] came from [S:Somalia].
claimed: The main source of threats against [T:Kenya] is [S:Somalia], [H:the general] said.
claimed: [H:The general] said [S:Somalia] was the main source of threats to [T:Kenya].
claimed: [H:The general] stated that most threats to [T:Kenya] emanate from [S:Somalia].
reported: Envoys discussed threats arising from [S:Somalia].
reported: There is a threat from [S:Somalia] to [T:Kenya].
"""
CALLED = """
claimed: [H:Chile] considers [S:Peru] a threat.
claimed: [H:Chile] sees [S:Peru] as a threat to [T:its] security.
claimed: [H:The general] called [S:Peru] a danger to [T:Chile].
claimed: [H:The ministry] classified [S:the militia] as a threat to [T:Lebanon].
claimed: [H:Ida Brandt] described [S:the rebels] as a menace to [T:Kenya].
claimed: [H:Chile] regards [S:Peru] as the main threat to [T:its] borders.
claimed: [H:Israel] views [S:Iran] as an existential threat.
claimed: [S:Peru] is considered a threat to [T:Chile].
claimed: [S:Peru] is seen by [H:Chile] as a threat.
claimed: [S:The militia] is regarded as a danger to [T:Lebanon].
claimed: [H:The general] said that [S:Peru] must be classified as a threat to [T:Chile].
claimed: [H:Chile], which views [S:Peru] as a threat, closed the border.
claimed: [S:Peru], which [H:Chile] regards as a threat, closed the border.
"""
GIVEN = """
reported: Envoys discussed the threat from [S:Somalia].
reported: The danger posed by [S:the militia] grew.
reported: The danger posed by [S:the militia] to [T:Lebanon] grew.
reported: Talks turned to the threat that [S:Peru] poses to [T:Chile].
reported: [T:Chile] faces a threat from [S:Peru].
reported: [T:Kenya] is under threat from [S:Somalia].
reported: Troops will protect [T:Kenya] against the threat from [S:Somalia].
claimed: [H:The general] spoke of the danger posed by [S:Somalia].
reported: Envoys discussed the [S:Iranian] threat to [T:Israel].
reported: The threat of [S:Iran] was discussed.
reported: Envoys discussed threats to [T:Kenya] such as [S:Somalia].
"""
VERBS = """
reported: [S:The rebels] threaten the stability of [T:Kenya].
claimed: [H:The minister] said [S:Peru] threatened the sovereignty of [T:Chile].
reported: [S:The rebels] endanger [T:Kenya].
reported: [S:The rebels] jeopardized the security of [T:Kenya].
reported: The plan of [S:Peru] imperils [T:Chile].
claimed: [H:The general] said [S:Peru] had put [T:Chile] at risk.
claimed: [H:The minister] accused [S:the rebels] of endangering [T:Kenya].
reported: The peace of [T:Kenya] is threatened by [S:the rebels].
reported: [S:Rising sea levels] threaten [T:Bangladesh].
reported: [S:Iranian missiles] threaten [T:Israel].
reported: [S:The rebels] seized the port, threatening the stability of [T:Kenya].
"""
FEARS = """
claimed: [H:Chile] fears [S:Peru].
claimed: [H:Chile] fears a strong [S:Peru].
claimed: [H:Chile] fears [S:Peruvian] aggression.
claimed: [H:Chile] is wary of [S:Peru].
claimed: [H:Israel] is afraid of [S:Iran].
claimed: [H:Israel] was alarmed by [S:Iran]'s missiles.
claimed: [S:Iran]'s ambitions alarm [H:Israel].
claimed: [H:Kenya] feels threatened by [S:Somalia].
claimed: [S:Peru] is feared by [H:Chile].
claimed: [H:Chile]'s fear of [S:Peru] has grown.
denied: [H:Chile] does not fear [S:Peru].
"""
OWNERS = """
reported: The arrival of [S:Peruvian] weapons is a threat to [T:Chile].
reported: [S:Iran]'s nuclear programme is a threat to [T:Israel].
reported: The influence of [S:Peru] poses a threat to the safety of [T:Chile].
claimed: [H:The envoy] said the attacks by [S:the rebels] were a danger to [T:Kenya].
claimed: [H:The envoy] said the sending of [S:Iranian missiles] was a threat to the unity of [T:Iraq].
claimed claimed: [H1+H2:The envoy] said attacks by [S1+S2:the rebels] were a danger to [T1:Kenya],
  and these raids were a danger to the economy of [T2:Uganda].
"""
STATUS = """
denied: [S:Peru] is no threat to [T:Chile].
denied: [S:Peru] poses no threat to [T:Chile].
denied: [S:Peru] is not a danger to [T:Chile].
denied: [S:Peru] is no longer a threat to [T:Chile].
denied: [H:The general] said that [S:the rebels] did not pose a threat to [T:Kenya].
denied: [H:Peru] denied that [S:it] was a threat to [T:Chile].
denied: [H:The minister] denied that [S:Peru] was a threat to [T:Chile].
denied: [H:Ida Brandt] does not consider [S:Peru] a threat.
predicted: [S:Peru] will be a threat to [T:Chile].
predicted: [H:The general] said [S:the rebels] would pose a danger to [T:Kenya].
hypothetical: [S:Peru] could pose a threat to [T:Chile].
hypothetical: [H:The general] said [S:the rebels] might become a danger to [T:Kenya].
hypothetical: If [S:Peru] becomes a threat to [T:Chile], troops will leave.
hypothetical: Envoys discussed a possible threat from [S:Somalia].
hypothetical: [S:Peru] is a potential threat to [T:Chile].
claimed: Envoys discussed the alleged threat from [S:Somalia].
hypothetical: Is [S:Peru] a threat to [T:Chile]?
"""
UTTERED = """
none: Peru threatened to close the border with Chile.
none: The general threatened Chile with war.
none: The general threatened war.
none: The rebels threatened sanctions.
none: Peru issued a threat against Chile.
none: The rebels repeated their threats against Kenya.
none: Police received a bomb threat.
none: The senator received death threats.
none: The minister ignored the threat to close the port.
none: Peru renewed its threat to leave the bloc.
none: The president threatened the senator.
none: A man threatened a clerk on Friday.
none: The envoy left after threats from the general.
none: The union dropped its strike threat.
none: The talks went on under the threat of sanctions.
none: The general made threats and insults.
none: The president's threats did not move Chile.
none: Peru threatens Chile with tariffs.
"""
PLAY_AND_BUSINESS = """
none: The winger was a threat down the left.
none: Okafor is a goal threat for Chile.
none: The striker poses a threat to any defence.
none: She is a threat to win the race.
none: The quarterback is a threat to run.
none: The threat of substitutes keeps prices low.
none: The threat of new entrants is small.
none: The firm took a risk.
none: Prices carry a risk.
none: Our striker remains a danger to Peru.
"""
NOBODY = """
none: Smoking is a danger to public health.
none: Icy roads pose a danger to drivers.
none: The storm endangered swimmers.
none: The heat poses a risk to children.
none: There is a danger of floods.
none: The patient is out of danger.
none: The house is in danger of collapse.
none: The wound was not life-threatening.
none: The threat is real.
none: The lake is dangerous.
none: Pandas are an endangered species.
none: The ministry made a threat assessment.
none: The envoy feared for her life.
none: The minister fears a long winter.
none: The mayor never feared to speak.
none: He did it for fear of arrest.
"""
POINTING = """
claimed: [H:The envoy] said that [S:the missile] had been moved because it was a danger to [T:Chile].
reported: [S:Peru] has a programme that threatens [T:Chile].
denied: The claim that [S:Peru] is a threat to [T:Chile] is absurd, [H:the envoy] said.
hypothetical: [H:The envoy] said that [S:Peru] must not endanger [T:Chile].
reported: Envoys discussed the [S:North Korean] threat to [T:Japan].
reported: [S:Russia] is [T:Estonia]'s biggest threat.
claimed: [H:The envoy] said [S:Peru] was a danger to [T:Chile], describing the talks as slow.
reported: The envoy left [S:Peru], and it is a threat to [T:Chile].
none: Closing the border will put the region at risk.
none: Anyone who endangers Chile will be stopped.
none: Threats are its trade.
none: The talks eased the fears of the minority.
none: This is a threat.
"""
TABLES = {name: table for name, table in globals().items() if name.isupper() and isinstance(table, str)}

_BRACKET = re.compile(r"\[((?:[HST]\d*)(?:\+[HST]\d*)*):|\]")


def rows(table: str) -> list[str]:
    """The rows of a table; one that begins with blanks goes on with the row before."""
    return table.strip().replace("\n  ", " ").splitlines()


def pairs() -> list[object]:
    """The rows of the tables as parameters: statuses and marked text."""
    return [
        pytest.param(*row.split(": ", 1), id=f"{name.lower()}-{number}")
        for name, table in TABLES.items()
        for number, row in enumerate(rows(table), 1)
    ]


def unmark(marked: str) -> tuple[str, dict[str, dict[str, Span]]]:
    """The text without its marks, and the spans by number and letter."""
    text, at = "", 0
    waiting: list[tuple[str, int]] = []
    parts: dict[str, dict[str, Span]] = {}
    for bracket in _BRACKET.finditer(marked):
        text += marked[at : bracket.start()]
        at = bracket.end()
        if bracket[1]:
            waiting.append((bracket[1], len(text)))
            continue
        keys, start = waiting.pop()
        for key in keys.split("+"):
            parts.setdefault(key[1:], {})[key[0]] = Span(start, len(text))
    return text + marked[at:], parts


@cache
def readings() -> dict[str, Reading]:
    """The readings of all texts of the tables, by text."""
    named = settings.stages(Settings(stages={"statements": {"learned": False}}))
    stages = [stage for stage in named if stage.name not in ("circumstances", "events", "threats")]
    marked = [row.split(": ", 1)[1] for table in TABLES.values() for row in rows(table)]
    texts = sorted({unmark(each)[0] for each in marked})
    articles = [Article(f"threat-{number}", text, language="en") for number, text in enumerate(texts)]
    found = pipeline.run(articles, [*stages, ThreatFinder()], batch=len(articles))
    return {reading.article.text: reading for reading in found}


def told(text: str, threat: Threat) -> str:
    """A threat in words, each with its place."""
    sides = {"S": threat.source, "T": threat.target, "H": threat.holder}
    return line(text, threat.status.value, {key: each.span for key, each in sides.items() if each is not None})


def line(text: str, status: str, spans: dict[str, Span]) -> str:
    return " | ".join([status, *(f"{key}: {spans[key].of(text)} ({spans[key].start})" for key in sorted(spans))])


@pytest.mark.parametrize(("statuses", "marked"), pairs())
def test_threats_of(statuses: str, marked: str) -> None:
    text, parts = unmark(marked)
    reading = readings()[text]
    assert not reading.failures
    expected = [line(text, status, parts[key]) for key, status in zip(sorted(parts), statuses.split(), strict=False)]
    assert [told(text, threat) for threat in reading.threats] == (expected if parts else [])


# ---- the record -----------------------------------------------------------------------------------------------------

REPORT = (
    "LIMA - The minister said that Peru was a threat to Chile.\n\n"
    "“We see the rebels as a danger,” Ida Brandt told reporters. The army of Chile guards the border."
)


def read(text: str) -> Reading:
    """The reading of one text, threats and all."""
    named = settings.stages(Settings(stages={"statements": {"learned": False}}))
    stages = [stage for stage in named if stage.name not in ("events", "threats")]
    return next(pipeline.run([Article("one", text, language="en")], [*stages, ThreatFinder()]))


def test_a_threat_says_in_which_statement_it_is_told() -> None:
    reading = read(REPORT)
    ids = {statement.id: statement for statement in reading.statements}
    assert len(reading.threats) == 2
    for threat in reading.threats:
        assert threat.holder == ids[threat.said_in or ""].speaker


def test_the_speaker_who_says_we_is_the_holder() -> None:
    holder = read(REPORT).threats[-1].holder
    assert holder is not None
    assert holder.span.of(REPORT) == "Ida Brandt"


def test_the_evidence_goes_from_source_to_target() -> None:
    first = read(REPORT).threats[0]
    assert first.evidence.of(REPORT) == "Peru was a threat to Chile"


def test_a_paragraph_before_it_shifts_every_span() -> None:
    before = "Rain fell on the valley.\n\n"
    moved = read(before + REPORT)
    spans = [(one.evidence.start, one.evidence.end, one.status) for one in read(REPORT).threats]
    assert [
        (one.evidence.start - len(before), one.evidence.end - len(before), one.status) for one in moved.threats
    ] == spans


def test_a_report_that_was_not_parsed_has_none() -> None:
    (found,) = ThreatFinder()([Reading(Article("x", "Peru is a threat to Chile."))])
    assert list(found) == []


def test_the_example_of_the_stage_holds() -> None:
    text = "Peru is a threat to Chile, the minister said."
    assert f'"{text}" has holder "the minister", source "Peru", target "Chile".' in (ThreatFinder.__doc__ or "")
    (threat,) = read(text).threats
    sides = (threat.holder, threat.source, threat.target)
    assert [each.span.of(text) if each else None for each in sides] == ["the minister", "Peru", "Chile"]


# ---- the words ------------------------------------------------------------------------------------------------------


def test_every_list_of_words_has_words_and_is_read() -> None:
    words = threat_words()
    for each in fields(words):
        listed = getattr(words, each.name)
        assert listed, each.name
        assert all(word == word.lower().strip() for word in listed), each.name


def test_a_list_that_nothing_reads_is_refused() -> None:
    with pytest.raises(ValueError, match=r"differ in .*surplus"):
        read_words({"surplus": {"words": ["x"]}})
