from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from dateline.tables.merge import UNDATED, Changes, StagedArticle, month_of
from dateline.tables.run import PublishedArticle

NOON = datetime(2024, 6, 19, 12, tzinfo=UTC)


def published(month: str) -> PublishedArticle:
    return PublishedArticle("a.txt", "hash", "1", month, NOON)


def staged(month: str) -> StagedArticle:
    return StagedArticle("a.txt", "hash", month, Path("shard"))


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (NOON, "2024-06"),
        (datetime(2024, 7, 1, 1, tzinfo=timezone(timedelta(hours=2))), "2024-06"),
        (datetime(987, 1, 2, tzinfo=UTC), "0987-01"),
        (None, UNDATED),
    ],
)
def test_months_are_those_of_utc(moment: datetime | None, month: str) -> None:
    assert month_of(moment) == month


def test_what_is_written_anew_and_what_is_dropped() -> None:
    before = {"1": published("2024-05"), "2": published("2024-06"), "3": published("2024-06")}
    changes = Changes(Path("old"), before, {"1": staged("2024-07"), "4": staged("2024-06")}, {"2"}, False)
    assert changes.dropped == {"1", "2"}
    assert [changes.month(article) for article in ("1", "3", "4")] == ["2024-07", "2024-06", "2024-06"]
    assert changes.months == {"2024-05", "2024-06", "2024-07"}


def test_there_is_always_a_file() -> None:
    assert Changes(None, {}, {}, set(), False).months == {UNDATED}
    assert Changes(None, {}, {"1": staged("2024-06")}, set(), False).months == {"2024-06"}
