"""Gold in every format that is read, and a sentence for every way in which it can be wrong."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from sayso import codec
from sayso.evaluation import gold
from sayso.evaluation.rows import Annotated, EvaluationError
from sayso.records import Act, Article, Manner, Mention, MentionForm, Place, Reading, Role, Span, Statement, When

TEXT = "The mayor of Qala said that rain was near."
RECORD: dict[str, Any] = {
    "id": "a",
    "text": TEXT,
    "published": "2024-05-17",
    "statements": [{"act": "predict", "content": [[28, 41]], "cue": [18, 22], "speaker": [0, 17], "negated": False}],
    "events": [{"type": "CONSULT", "status": "reported", "trigger": [18, 22], "actors": [[0, 17]], "recipients": []}],
    "roles": [{"person": [4, 9], "title": [4, 9]}],
}
QUOTES = {
    "doc_id": "b",
    "text": TEXT,
    "quotes": [{"content": [[28, 41]], "source": [[0, 17]], "cue": [[18, 22]], "cue_class": "speech"}],
}
SENTENCE = {
    "sent_id": "c",
    "text": TEXT,
    "events": [{"type": "agree", "mode": "meet", "quad": 1, "source_actor": "USAGOV", "target_actor": []}],
}
PLACES = {"id": 4, "text": TEXT, "toponyms": [{"start": 13, "end": 17, "lat": 1.5, "lon": 2, "country_iso": "KZ"}]}
TIMES = {
    "id": "e",
    "text": TEXT,
    "dct": "1998-01-08",
    "timexes": [{"start": 0, "end": 3, "type": "DATE", "value": "x"}],
}
STORY = {"id": "f", "text": TEXT, "story": 7}
GAP = (
    "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\n"
    f"g\t{TEXT}\train\t28\tmayor\t4\tTRUE\tQala\t13\tFALSE"
)


def written(path: Path, *lines: object) -> Path:
    path.write_text(
        "".join(f"{each if isinstance(each, str) else json.dumps(each)}\n" for each in lines), encoding="utf-8"
    )
    return path


def only(path: Path) -> Annotated:
    (report,) = gold.read(path).reports
    return report


@pytest.mark.parametrize(
    ("line", "form", "layers"),
    [
        (RECORD, "record", ("statements", "events", "roles")),
        (QUOTES, "quotes", ("statements",)),
        (SENTENCE, "events", ("events",)),
        (PLACES, "places", ("places",)),
        (TIMES, "times", ("times",)),
        (STORY, "stories", ("stories",)),
    ],
)
def test_a_format_is_told_by_its_fields(line: object, form: str, layers: tuple[str, ...], tmp_path: Path) -> None:
    held = gold.read(written(tmp_path / "gold.jsonl", line))
    assert (held.form, held.layers) == (form, layers)
    assert held.name == f"{tmp_path.name}/gold.jsonl"


def test_rows_are_what_the_lines_say(tmp_path: Path) -> None:
    report = only(written(tmp_path / "a.jsonl", RECORD))
    (said,) = report.statements
    assert [span.of(TEXT) for span in (*said.content, *said.cue, *said.speaker)] == [
        *("rain was near", "said", "The mayor of Qala"),
    ]
    assert (said.act, said.negated, said.speech) == ("predict", False, None)
    assert report.article.published == "2024-05-17"
    (said,) = only(written(tmp_path / "b.jsonl", QUOTES)).statements
    assert (said.speech, said.act) == (True, None)
    (deed,) = only(written(tmp_path / "c.jsonl", SENTENCE)).events
    assert (deed.type, deed.modes, deed.quad, deed.actors[0].country) == ("AGREE", ("meet",), 1, "USAGOV")
    report = only(written(tmp_path / "d.jsonl", PLACES))
    assert (report.article.id, report.places[0].country, report.places[0].geonames) == ("4", "KZ", None)
    assert only(written(tmp_path / "e.jsonl", TIMES)).article.published == "1998-01-08"


def test_pronouns_come_as_a_table_and_everything_comes_packed(tmp_path: Path) -> None:
    report = only(written(tmp_path / "gap.tsv", GAP))
    (pronoun,) = report.coreference
    assert pronoun.span.of(TEXT) == "rain"
    assert [(each.span.of(TEXT), each.meant) for each in pronoun.candidates] == [("mayor", True), ("Qala", False)]
    packed = tmp_path / "gap.tsv.gz"
    packed.write_bytes(gzip.compress((tmp_path / "gap.tsv").read_bytes()))
    assert only(packed) == report


def reading() -> Reading:
    mayor = Mention(Span(0, 17), MentionForm.ROLE)
    statement = Statement((Span(28, 41),), Manner.INDIRECT, Act.PREDICT, mayor, Span(18, 22), id="s1")
    return Reading(
        Article("a", TEXT),
        roles=(Role("p", "mayor", evidence=Span(0, 17)),),
        places=(Place(Span(13, 17), country="KAZ", geonames=9), Place(None)),
        times=(When(Span(0, 3), "DATE", "2024"),),
        statements=(statement,),
    )


def test_a_reading_is_gold(tmp_path: Path) -> None:
    held = gold.read(written(tmp_path / "mine.jsonl", codec.reading_to_json(reading())))
    assert (held.form, held.layers) == ("readings", ("statements", "roles", "places", "times"))
    (report,) = held.reports
    assert report.statements[0].act == "predict"
    assert [span.of(TEXT) for span in report.roles[0].title] == ["mayor"]
    assert [span.of(TEXT) for span in report.roles[0].person] == ["The ", " of Qala"]
    assert (report.places[0].country, report.places[0].geonames) == ("KZ", "9")


def test_only_the_layers_asked_for_are_scored(tmp_path: Path) -> None:
    paths = [written(tmp_path / "a.jsonl", RECORD), written(tmp_path / "b.jsonl", PLACES)]
    assert [(each.name.split("/")[1], each.layers) for each in gold.read_all(paths, ["roles", "places"])] == [
        ("a.jsonl", ("roles",)),
        ("b.jsonl", ("places",)),
    ]
    assert len(gold.read_all(paths, ["places"])) == 1


def changed(line: dict[str, Any], *path: str | int, to: object) -> dict[str, Any]:
    """A copy of the line in which what stands at the path is another value, or gone where that is None."""
    copy = json.loads(json.dumps(line))
    place = copy
    for step in path[:-1]:
        place = place[step]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return copy  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "is empty; there is no gold in it"),
        (["{"], "line 1: this is not JSON"),
        (["[1]"], "line 1: this is no JSON object"),
        ([{"headline": "x"}], "is no gold that can be read: its first line has the fields headline"),
        ([RECORD, QUOTES], "line 2: the file began in the format 'record', and this line is none"),
        ([RECORD, RECORD], "the id 'a' comes twice"),
        ([changed(RECORD, "id", to=None)], "line 1: this report has no id"),
        ([changed(RECORD, "text", to=" ")], "line 1: the text of the object is empty"),
        ([changed(RECORD, "text", to=3)], "line 1: the text of the object is no string"),
        (
            [changed(RECORD, "statements", 0, "content", to=[[28, 99]])],
            "line 1, statement 1: the span 28 to 99 does not",
        ),
        ([changed(RECORD, "statements", 0, "content", to=[[5, 5]])], "statement 1: the span 5 to 5 does not lie"),
        ([changed(RECORD, "statements", 0, "content", to="rain")], "statement 1: 'rain' is no list of spans"),
        ([changed(RECORD, "statements", 0, "speaker", to=[1])], "statement 1: [1] is no span"),
        ([changed(RECORD, "statements", 0, "content", to=None)], "statement 1: `content` is missing; it has: act"),
        ([changed(RECORD, "statements", 0, "act", to="shout")], "statement 1: the act 'shout' is none of: assert"),
        ([changed(RECORD, "events", 0, "status", to="done")], "event 1: the status 'done' is none of: reported"),
        ([changed(RECORD, "roles", to={})], "line 1: `roles` is no list"),
        ([changed(RECORD, "roles", 0, to=3)], "role 1: this is no object"),
        ([changed(SENTENCE, "events", 0, "source_actor", to=[4])], "event 1: 4 is no actor"),
        ([{"id": "a", "text": TEXT, "statements": [], "roles": []}], "has no row of gold in its 1 reports"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(lines: list[object], sentence: str, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError) as told:
        gold.read(written(tmp_path / "gold.jsonl", *lines))
    assert sentence in str(told.value)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ((("statements", 0, "content", 0, "text"), "sun"), "line 1, statement 1: the span 28 to 41 quotes 'sun', but"),
        ((("places", 0, "span", "end"), 400), "line 1, place 1: the span 13 to 400 does not lie"),
        ((("statements", 0, "act"), "shout"), "line 1, statement 1: this is no statement"),
        ((("roles", 0, "title"), 5), "line 1, role 1: this is no role"),
        ((("article", "text"), " "), "line 1: the article has no text or no id"),
        ((("article", "id"), 3), "line 1: this is no article"),
    ],
)
def test_a_reading_that_does_not_fit_is_told_with_its_row(
    changes: tuple[tuple[str | int, ...], object], sentence: str, tmp_path: Path
) -> None:
    line = changed(json.loads(codec.to_line(codec.reading_to_json(reading()))), *changes[0], to=changes[1])
    with pytest.raises(EvaluationError) as told:
        gold.read(written(tmp_path / "gold.jsonl", line))
    assert sentence in str(told.value)


def test_a_table_that_does_not_fit_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="line 2: the span 27 to 31 quotes 'rain', but the text has ' rai'"):
        gold.read(written(tmp_path / "gap.tsv", GAP.replace("\t28\t", "\t27\t")))
    with pytest.raises(EvaluationError, match="line 2: `A-offset` is 'x', no number"):
        gold.read(written(tmp_path / "gap.tsv", GAP.replace("\t4\t", "\tx\t")))


def test_layers_that_are_not_there_are_told(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", PLACES)
    for read in (gold.read, lambda path, layers: gold.read_all([path], layers)):
        with pytest.raises(EvaluationError, match="there is no layer 'claims'; layers are statements, events"):
            read(path, ["claims"])
        with pytest.raises(EvaluationError, match="row of times"):
            read(path, ["times"])


def test_two_sets_need_two_names(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", PLACES)
    with pytest.raises(EvaluationError, match="two files are called"):
        gold.read_all([path, path])


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [("a.jsonl", b'{"id": "\xff"}', "is not in UTF-8"), ("a.jsonl.gz", b"not packed", "is broken or cut off")],
)
def test_a_file_that_cannot_be_read_is_told(name: str, data: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(EvaluationError, match=sentence):
        gold.read(tmp_path / name)
