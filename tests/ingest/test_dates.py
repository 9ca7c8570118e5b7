from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ingest.dates import DateError, published

READ = [
    ("2024-04-26", "2024-04-26"),
    (" 2024-04-26 ", "2024-04-26"),
    ("2024-4-6", "2024-04-06"),
    ("2024/04/26", "2024-04-26"),
    ("2024-04-26T10:30:00Z", "2024-04-26T10:30:00+00:00"),
    ("2024-04-26T10:30:00+0200", "2024-04-26T10:30:00+02:00"),
    ("2024-04-26 10:30:00", "2024-04-26T10:30:00"),
    ("2024-04-26 10:30:00 UTC", "2024-04-26T10:30:00+00:00"),
    ("2024-04-26 10:30:00 +0530", "2024-04-26T10:30:00+05:30"),
    ("2024-04-26T10:30:00.123Z", "2024-04-26T10:30:00.123000+00:00"),
    ("Fri, 26 Apr 2024 10:30:00 GMT", "2024-04-26T10:30:00+00:00"),
    ("26 Apr 2024 10:30:00 +0100", "2024-04-26T10:30:00+01:00"),
    ("26 April 2024", "2024-04-26"),
    ("26th April, 2024", "2024-04-26"),
    ("April 26, 2024", "2024-04-26"),
    ("Apr. 26, 2024", "2024-04-26"),
    ("Sept. 3rd 2019", "2019-09-03"),
    ("Friday, April 26, 2024 at 10:30 am EST", "2024-04-26"),
    ("friday 26 april 2024", "2024-04-26"),
    ("26.4.2024", "2024-04-26"),
    ("26/04/2024", "2024-04-26"),
    ("04/26/2024", "2024-04-26"),
    ("05/05/2024", "2024-05-05"),
    ("20240426", "2024-04-26"),
    (20240426, "2024-04-26"),
    ("20240426103000", "2024-04-26T10:30:00"),
    (1714127400, "2024-04-26T10:30:00+00:00"),
    (1714127400.0, "2024-04-26T10:30:00+00:00"),
    ("1714127400", "2024-04-26T10:30:00+00:00"),
    (1714127400000, "2024-04-26T10:30:00+00:00"),
]
PLACEHOLDERS = [
    *(
        None,
        "",
        "  ",
        "null",
        "None",
        "N/A",
        "nan",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "9999-12-31",
        "9999-99-99",
        0,
        "0",
    ),
    *("0001-01-01", "0001-01-01T00:00:00Z", "2024-00-00", "2024-04-00", "99991231", "00010101", -1),
]
UNREADABLE = [
    *(
        "soon",
        "yesterday",
        "2024",
        "2024-04",
        "2024-13-01",
        "2023-02-29",
        "31 April 2024",
        "7/11/16",
        "20241345",
        "26 Floreal 2024",
    ),
    *(True, [2024, 4, 26], {"year": 2024}, 12, "1066-10-14", "2500-01-01", "published 26 April 2024"),
]


@pytest.mark.parametrize(("given_date", "iso"), READ)
def test_dates_are_read(given_date: object, iso: str) -> None:
    assert published(given_date) == iso


@pytest.mark.parametrize("given_date", PLACEHOLDERS)
def test_placeholders_are_no_date(given_date: object) -> None:
    assert published(given_date) is None


@pytest.mark.parametrize("given_date", UNREADABLE)
def test_what_is_no_date_is_refused_with_a_way_out(given_date: object) -> None:
    with pytest.raises(DateError, match="write it like 2024-04-26"):
        published(given_date)


def test_a_slashed_date_that_reads_two_ways_is_refused() -> None:
    with pytest.raises(DateError, match="cannot be told apart"):
        published("04/05/2024")


@settings(deadline=None)  # the machine may be busy
@given(st.datetimes(min_value=datetime(1600, 1, 1), max_value=datetime(2199, 12, 31)), st.integers(-14, 14))
def test_iso_dates_come_back_as_they_were(moment: datetime, hours: int) -> None:
    assert published(moment.date().isoformat()) == moment.date().isoformat()
    zoned = moment.replace(tzinfo=UTC) + timedelta(hours=hours)
    assert published(zoned.isoformat()) == zoned.isoformat() or zoned.year in (1599, 2200)
    assert published(f"{moment:%d} {moment:%B} {moment.year}") == moment.date().isoformat()


@settings(deadline=None)  # the machine may be busy
@given(
    st.one_of(st.text(max_size=30), st.integers(), st.floats(), st.from_regex(r"[0-9/.: T+-]{1,25}", fullmatch=True))
)
def test_nothing_else_is_raised_and_what_is_read_is_iso(value: object) -> None:
    try:
        iso = published(value)
    except DateError:
        return
    assert iso is None or 1600 <= datetime.fromisoformat(iso).year <= 2199
