"""Records to JSON and back: nothing is lost, spans quote their words, and what was changed is refused."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import codec
from sayso.records import Act, Article, Manner, Mention, MentionForm, Parse, Reading, Span, Statement
from strategies import readings

TEXT = "🌧 Mara Quist said the ferry would run."
ARTICLE = Article("ferry-1", TEXT, outlet="The Harbour Post", language="en")
STATEMENT = Statement(
    (Span(18, 37),),
    Manner.INDIRECT,
    Act.ASSERT,
    speaker=Mention(Span(2, 12), MentionForm.NAME, "mara-quist"),
    cue=Span(13, 17),
    id="s1",
)
READING = Reading(ARTICLE, statements=(STATEMENT,))


def span_objects(value: Any) -> list[dict[str, Any]]:
    """Every object with a start and an end, at any depth."""
    if isinstance(value, dict):
        own = [value] if "start" in value else []
        return own + [span for item in value.values() for span in span_objects(item)]
    return [span for item in value for span in span_objects(item)] if isinstance(value, list | tuple) else []


# ---- round trip -------------------------------------------------------------------------------------------------


@given(readings())
def test_a_reading_comes_back_as_it_went(reading: Reading) -> None:
    line = codec.to_line(codec.reading_to_json(reading))
    assert "\n" not in line
    assert codec.reading_from_json(codec.from_line(line)) == reading


@given(readings())
def test_the_bytes_of_equal_records_are_equal_and_decode(reading: Reading) -> None:
    data = codec.canonical(replace(reading, parse=None))
    assert codec.decode(Reading, data) == reading
    assert codec.canonical(codec.decode(Reading, data)) == data


@given(readings())
def test_every_span_quotes_its_words(reading: Reading) -> None:
    plain = json.loads(codec.to_line(codec.reading_to_json(reading)))
    found = span_objects(plain)
    assert all(span["text"] == reading.article.text[span["start"] : span["end"]] for span in found)
    assert len(found) >= len(reading.mentions) + len(reading.furniture) + len(reading.statements)


def test_offsets_count_code_points() -> None:
    plain = codec.reading_to_json(READING)
    assert plain["statements"][0]["speaker"]["span"] == {"start": 2, "end": 12, "text": "Mara Quist"}
    assert plain["statements"][0]["content"][0]["text"] == "the ferry would run"


def test_without_a_text_spans_are_bare() -> None:
    assert codec.record_to_json(STATEMENT)["cue"] == {"start": 13, "end": 17}


def test_characters_are_kept_as_they_are() -> None:
    assert "🌧" in codec.to_line(codec.reading_to_json(READING))


def test_the_parse_never_leaves() -> None:
    parsed = replace(READING, parse=Parse(**{each.name: () for each in fields(Parse)}))
    assert "parse" not in codec.reading_to_json(parsed)
    assert codec.reading_to_json(parsed) == codec.reading_to_json(READING)
    assert parsed.parse is not None  # the reading itself is left alone


def test_unknown_is_null_and_enum_values_are_the_words_shown() -> None:
    plain = codec.reading_to_json(READING)
    assert plain["article"]["url"] is None
    assert plain["statements"][0]["manner"] == "indirect"
    assert plain["statements"][0]["when"] is None


# ---- what is refused --------------------------------------------------------------------------------------------


def _other_text(data: Any) -> None:
    data["article"]["text"] = TEXT.replace("ferry", "coach")


def _shifted(data: Any) -> None:
    data["statements"][0]["cue"]["start"] += 1


def _beyond(data: Any) -> None:
    data["statements"][0]["content"] = [{"start": 18, "end": 400, "text": TEXT[18:]}]


def _before(data: Any) -> None:
    data["statements"][0]["cue"] = {"start": -5, "end": -1}


def _empty(data: Any) -> None:
    data["statements"][0]["cue"] = {"start": 4, "end": 4, "text": ""}


def _no_act(data: Any) -> None:
    data["statements"][0]["act"] = "mumble"


def _no_text(data: Any) -> None:
    del data["article"]["text"]


def _word_for_number(data: Any) -> None:
    data["statements"][0]["cue"]["start"] = "thirteen"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_other_text, "quotes 'the ferry would run', but the text has 'the coach would run' there"),
        (_shifted, "the span 14 to 17 quotes 'said', but the text has 'aid' there"),
        (_beyond, "the span 18 to 400 does not lie in the article's text of 38 characters"),
        (_before, "the span -5 to -1 does not lie in"),
        (_empty, "the span 4 to 4 does not lie in"),
        (_no_act, "this is no reading: Invalid enum value 'mumble'"),
        (_no_text, "this is no reading: Object missing required field `text`"),
        (_word_for_number, "this is no reading: Expected `int`, got `str`"),
    ],
)
def test_a_changed_reading_is_refused_with_a_sentence(change: Callable[[Any], None], said: str) -> None:
    data = copy.deepcopy(json.loads(codec.to_line(codec.reading_to_json(READING))))
    assert codec.reading_from_json(data) == READING
    change(data)
    with pytest.raises(codec.CodecError) as caught:
        codec.reading_from_json(data)
    assert said in str(caught.value)


def test_keys_that_are_not_known_do_no_harm() -> None:
    data = {**codec.reading_to_json(READING), "note": {"start": "Monday", "end": "Tuesday"}}
    assert codec.reading_from_json(data) == READING


@pytest.mark.parametrize("line", ["", "{", "{'a': 1}", b"\xff"])
def test_a_line_that_is_no_json_is_refused(line: str | bytes) -> None:
    with pytest.raises(codec.CodecError, match="this is not JSON"):
        codec.from_line(line)


def test_bytes_that_are_no_record_are_refused() -> None:
    with pytest.raises(codec.CodecError, match="this is no article"):
        codec.decode(Article, b'{"id": 3, "text": "x"}')


# ---- canonical bytes and digests --------------------------------------------------------------------------------


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=6))
def test_canonical_bytes_do_not_depend_on_the_order_of_keys(table: dict[str, int | str]) -> None:
    assert codec.canonical(dict(reversed(table.items()))) == codec.canonical(table)


def test_canonical_bytes_sort_sets_and_inner_keys() -> None:
    one = codec.canonical({"lines": {"Post": frozenset(("b", "a", "c")), "Wire": frozenset()}})
    assert one == codec.canonical({"lines": {"Wire": frozenset(), "Post": frozenset(("c", "b", "a"))}})
    assert list(json.loads(codec.canonical(ARTICLE))) == sorted(each.name for each in fields(Article))


def test_canonical_bytes_differ_where_a_field_does() -> None:
    assert codec.canonical(replace(STATEMENT, negated=True)) != codec.canonical(STATEMENT)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=4), max_size=4), st.integers(0, 4))
def test_parts_of_a_digest_do_not_run_into_one_another(parts: list[str], at: int) -> None:
    joined = [*parts[:at], "".join(parts[at : at + 2]), *parts[at + 2 :]]
    assert (codec.digest(*joined) == codec.digest(*parts)) is (joined == parts)


def test_a_digest_is_32_hexadecimal_digits_and_stays_what_it_is() -> None:
    assert codec.digest("ab", "c") != codec.digest("a", "bc")
    assert codec.digest("naïve") == codec.digest("naïve".encode())
    assert codec.digest() == "cae66941d9efbd404e4d88758ea67670"  # BLAKE2b-128 of nothing: ids of stores rest on it


# ---- the schema -------------------------------------------------------------------------------------------------

KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "integer": (int,),
    "number": (int, float),
}


def faults(value: Any, rule: dict[str, Any], defs: dict[str, Any], at: str = "$") -> list[str]:
    """What is wrong with the value by the part of JSON Schema that the codec uses; keys not named are faults too."""
    if "$ref" in rule:
        return faults(value, defs[rule["$ref"].removeprefix("#/$defs/")], defs, at)
    if "anyOf" in rule:
        tried = [faults(value, each, defs, at) for each in rule["anyOf"]]
        return [] if [] in tried else min(tried, key=len)
    if "enum" in rule:
        return [] if value in rule["enum"] else [f"{at}: {value!r} is not in {rule['enum']}"]
    kind = rule["type"]
    if not isinstance(value, KINDS[kind]) or (isinstance(value, bool) and kind != "boolean"):
        return [f"{at}: {value!r} is no {kind}"]
    if kind == "array":
        return [fault for i, item in enumerate(value) for fault in faults(item, rule["items"], defs, f"{at}[{i}]")]
    if kind != "object":
        return []
    known = rule["properties"]
    found = [f"{at}.{key} is not in the schema" for key in value if key not in known]
    found += [f"{at}.{key} is missing" for key in rule["required"] if key not in value]
    return found + [f for key in value if key in known for f in faults(value[key], known[key], defs, f"{at}.{key}")]


@given(readings())
def test_the_schema_describes_what_is_printed(reading: Reading) -> None:
    schema = codec.schema()
    plain = json.loads(codec.to_line(codec.reading_to_json(reading)))
    assert faults(plain, {"$ref": schema["$ref"]}, schema["$defs"]) == []
    assert set(plain) == set(schema["$defs"]["Reading"]["properties"])


@pytest.mark.parametrize("change", [_no_act, _no_text, _word_for_number])
def test_the_schema_refuses_what_the_codec_refuses(change: Callable[[Any], None]) -> None:
    schema = codec.schema()
    data = json.loads(codec.to_line(codec.reading_to_json(READING)))
    change(data)
    assert faults(data, {"$ref": schema["$ref"]}, schema["$defs"])


def test_the_schema_has_no_word_of_the_parse() -> None:
    assert "parse" not in json.dumps(codec.schema()["$defs"]["Reading"]["properties"]).lower()
    assert not {"Parse", "Entity"} & set(codec.schema()["$defs"])
    assert codec.schema()["$defs"]["Span"]["required"] == ["start", "end", "text"]
