from datetime import UTC, date, datetime

import pytest
from dateline.articles.published import date_behind, inferred_date, stated_date


@pytest.mark.parametrize(
    ("line", "moment", "updated"),
    [
        ("Published: 19 June 2024", datetime(2024, 6, 19, tzinfo=UTC), False),
        ("Published: 19 June 2024 14:30 GMT", datetime(2024, 6, 19, 14, 30, tzinfo=UTC), False),
        ("Posted on June 19, 2024 at 2:30 pm UTC", datetime(2024, 6, 19, 14, 30, tzinfo=UTC), False),
        ("2024-06-19T23:30:00+05:30", datetime(2024, 6, 19, 18, 0, tzinfo=UTC), False),
        ("Wed 19 Jun 2024 08.00 BST", datetime(2024, 6, 19, tzinfo=UTC), False),
        ("Last updated: July 18, 2022 5:36:50 pm", datetime(2022, 7, 18, tzinfo=UTC), True),
        ("June 19, 2024", datetime(2024, 6, 19, tzinfo=UTC), False),
    ],
)
def test_stated_date(line: str, moment: datetime, updated: bool) -> None:
    assert stated_date(line) == (moment, updated)


@pytest.mark.parametrize(
    "line",
    [
        "June 16, 2015 The mayor joins the race.",
        "The law was published in the gazette on 19 June 2024, the ministry said.",
        "Published in June",
        "Saturday, December 19, 2015.",
    ],
)
def test_no_stated_date(line: str) -> None:
    assert stated_date(line) is None


def test_a_date_behind_a_headline() -> None:
    line = "Bridge reopens after repairs Wednesday, June 19, 2024"
    assert line[date_behind(line) :] == "Wednesday, June 19, 2024"
    assert date_behind("Bridge reopens on Wednesday, June 19, 2024") is None
    assert date_behind("Bridge to reopen: Wednesday, June 19, 2024") is None
    assert date_behind("Wednesday, June 19, 2024") is None


def test_a_caption_dates_the_weekday_of_the_opening() -> None:
    caption = "The leaders shake hands on 19 June 2024."
    assert inferred_date(["They signed the treaty on Wednesday."], [caption]) == date(2024, 6, 19)
    assert inferred_date(["They signed the treaty on Friday."], [caption]) is None
    assert inferred_date(["They signed the treaty."], [caption]) is None


def test_a_date_said_to_be_today() -> None:
    assert inferred_date(["The firm said today (July 25, 2022) that it is closing."]) == date(2022, 7, 25)
    assert inferred_date(["The firm said yesterday (July 25, 2022) that it is closing."]) == date(2022, 7, 26)


def test_dates_ahead_and_long_past_do_not_count() -> None:
    assert inferred_date(["The fair will open on 19 June 2024, he said on Wednesday."]) is None
    assert inferred_date(["He has led the party since June 19, 2024, and spoke on Wednesday."]) is None
    assert inferred_date(["She left on 19 June 2024. On Wednesday she returned.", "It was May 2026."]) is None


def test_the_dateline_gives_the_day_and_the_text_the_year() -> None:
    body = ["The talks ended on Tuesday.", "They had begun on June 17, 2024."]
    assert inferred_date(body, month_day=(6, 18)) == date(2024, 6, 18)
    assert inferred_date(body, month_day=(9, 18)) is None
