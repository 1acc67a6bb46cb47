from datetime import UTC, datetime

import pytest
from dateline.sources.text.times import read_time
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "written",
    [
        "2024-06-19T08:00:00Z",
        "2024-06-19T10:00:00+02:00",
        " 2024-06-19 08:00:00.000 ",
        "20240619T080000Z",
        "20240619T100000+0200",
        "Wed, 19 Jun 2024 08:00:00 GMT",
        "19 Jun 2024 04:00:00 EDT",
        "2024/06/19 08:00",
        "2024-06-19T08:00",
    ],
)
def test_times(written: str) -> None:
    assert read_time(written) == datetime(2024, 6, 19, 8, tzinfo=UTC)


@pytest.mark.parametrize("written", ["2024-06-19", "20240619", "June 19, 2024", "Jun 19, 2024", "19 June 2024"])
def test_days(written: str) -> None:
    assert read_time(written) == datetime(2024, 6, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", [None, "", "03/04/2024", "yesterday", "1718784000", "19", "2024-06", "0001-01-01T00:00:00+09:00"]
)
def test_what_is_no_time_or_several(written: str | None) -> None:
    assert read_time(written) is None


@given(st.text())
def test_any_string(written: str) -> None:
    moment = read_time(written)
    assert moment is None or moment.tzinfo is UTC
