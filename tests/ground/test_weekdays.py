"""The weekday beside a date is checked against the calendar, and says which years fit where none is known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timed import times

from sayso.annotate.parse import Parser
from sayso.ground.times import TimeTagger
from sayso.ground.weekdays import NAMES
from sayso.pipeline import apply
from sayso.records import Article, Reading, When


@pytest.mark.parametrize(
    ("published", "text", "value", "note"),
    [
        ("2024-04-28", "They met on Friday (April 26).", "2024-04-26", None),
        ("2024-04-28", "They met on Thursday (April 26).", "2024-04-26", "weekday-disagrees:friday"),
        ("2023-04-30", "They met on Friday (April 26).", "2023-04-26", "weekday-disagrees:wednesday"),
        ("2024-04-20", "They will meet on Friday, April 26.", "2024-04-26", None),
        ("2024-12-30", "They will meet on Thursday, January 2.", "2025-01-02", None),
        ("2024-01-02", "They met on Friday, Dec. 29.", "2023-12-29", None),
        ("2024-01-02", "They met on Sunday, Dec. 29.", "2023-12-29", "weekday-disagrees:friday"),
        ("2024-04-26", "The pact of Wednesday, 3 May 2023, held.", "2023-05-03", None),
        ("2024-04-26", "The pact of Thursday, 3 May 2023, held.", "2023-05-03", "weekday-disagrees:wednesday"),
        (None, "The pact of Thursday, 3 May 2023, held.", "2023-05-03", "weekday-disagrees:wednesday"),
        ("2024-04-26", "The pact of Sat., 6 May 2023, held.", "2023-05-06", None),
        ("2024-04-26", "The pact of May 3, 2023 (Monday), held.", "2023-05-03", "weekday-disagrees:wednesday"),
        ("2024-04-26", "The pact of 3 May 2023, held.", "2023-05-03", None),
        ("2024-04-26", "They met on Monday night, April 22.", "2024-04-22TNI", None),
        ("2024-04-26", "They met on Monday night, April 23.", "2024-04-23TNI", "weekday-disagrees:tuesday"),
        (None, "They met on Friday (April 26).", "????-04-26", "years:2013,2019,2024,2030"),
        (None, "They met on Friday, 26 April.", "????-04-26", "years:2013,2019,2024,2030"),
        (None, "They met on Monday, February 29.", "????-02-29", "years:2016"),
        (None, "They met on Friday, February 29.", "????-02-29", None),  # no such year from 2010 to 2030
        (None, "They met on April 26.", "????-04-26", None),
    ],
)
def test_the_weekday_is_checked(published: str | None, text: str, value: str, note: str | None) -> None:
    assert [(when.value, when.note) for when in times(text, published)] == [(value.replace("?", "X"), note)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Friday, April 26. The pact of 2024 holds.", "2024-04-26"),
        ("They met on Friday, April 26. The pact of May 2019 holds.", "2019-04-26"),
        ("They met on Friday night, April 26. The pact of May 2019 holds.", "2019-04-26TNI"),
        ("They met on Friday, April 26. The pact of 2023 holds.", "????-04-26"),  # it was a Wednesday
        ("They met on Friday, April 26. The pact of 2019 was renewed in 2023.", "????-04-26"),  # not the latest
        ("They met on Friday, April 26. The pact of 2019 was renewed in 2024.", "????-04-26"),  # both fit
        ("They met on Friday, April 26. The pact of 1991 holds.", "????-04-26"),  # before `first_year`
        ("They met on April 26. The pact of 2024 holds.", "????-04-26"),
    ],
)
def test_a_year_that_the_text_states_decides_where_it_alone_fits(text: str, value: str) -> None:
    (when,) = [when for when in times(text, None) if "04-26" in (when.value or "")]
    assert when.value == value.replace("?", "X")
    assert when.basis == (None if "?" in value else "text")


def test_both_weekdays_of_a_list_are_checked() -> None:
    whens = times("They met on Monday and Wednesday, May 1 and 2, 2023.")
    assert [when.note for when in whens] == [None, "weekday-disagrees:tuesday", None, None]


def test_the_years_that_fit_are_those_of_the_settings() -> None:
    assert _read("They met on Friday (April 26).", TimeTagger(first_year=1990, last_year=2002)).note == (
        "years:1991,1996,2002"
    )


def test_settings_without_a_year_are_refused() -> None:
    with pytest.raises(ValueError, match="first_year"):
        TimeTagger(first_year=2020, last_year=2019)


@given(st.dates(date(2010, 1, 1), date(2030, 12, 31)), st.integers(0, 6))
def test_note_and_calendar_agree_on_every_day(day: date, shift: int) -> None:
    named = NAMES[(day.weekday() + shift) % 7].capitalize()
    month = f"{day:%B} {day.day}"
    when = _read(f"They met on {named}, {month}, {day.year}.", TimeTagger())
    assert when.value == day.isoformat()
    assert when.note == (f"weekday-disagrees:{NAMES[day.weekday()]}" if shift else None)
    listed = (_read(f"They met on {named}, {month}.", TimeTagger()).note or "years:").removeprefix("years:")
    assert (str(day.year) in listed.split(",")) == (shift == 0)


def _read(text: str, tagger: TimeTagger) -> When:
    """The one time that the tagger finds in an undated text."""
    (reading,) = apply(tagger, apply(Parser(), [Reading(Article("t", text, language="en"))]))
    assert not reading.failures
    (when,) = reading.times
    return when
