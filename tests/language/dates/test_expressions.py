"""Time expressions and what they mean, in articles of Thursday, 20 June 2024 unless said otherwise."""

import subprocess
import sys
from datetime import date

import pytest
from dateline.articles.article import Block
from dateline.language.annotations import TimeExpression
from dateline.language.dates.expressions import dates
from hypothesis import given, settings
from hypothesis import strategies as st

from .. import articles
from ..articles import names_of

THURSDAY = date(2024, 6, 20)


def read(text: str, published: date | None = THURSDAY, names: tuple[tuple[str, str], ...] = ()) -> list[TimeExpression]:
    return dates(articles.read(text, names_of(text, names), published=published, entities=False))


def values(text: str, published: date | None = THURSDAY) -> list[tuple[str, str | None]]:
    """The words of each expression and its value."""
    return [(text[d.start : d.end], d.period.value if d.period else None) for d in read(text, published)]


def bases(text: str, published: date | None = THURSDAY) -> list[tuple[str, str]]:
    return [(text[d.start : d.end], d.basis) for d in read(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # Full dates stand by themselves.
        ("She was born on 19 June 2004.", "19 June 2004", "2004-06-19"),
        ("It fell on June 19, 2004, at noon.", "June 19, 2004", "2004-06-19"),
        ("the attacks of Sept. 11, 2001", "Sept. 11, 2001", "2001-09-11"),
        ("on the 20th of July 2022", "the 20th of July 2022", "2022-07-20"),
        ("on Wednesday, July 20th, 2022, in Oslo", "Wednesday, July 20th, 2022", "2022-07-20"),
        ("Thursday 21July 2022", "Thursday 21July 2022", "2022-07-21"),
        ("since 2024-06-03T10:00", "2024-06-03", "2024-06-03"),
        ("on 2024/6/3", "2024/6/3", "2024-06-03"),
        ("on 25/12/2023 it snowed", "25/12/2023", "2023-12-25"),
        ("on 12-25-2023 it snowed", "12-25-2023", "2023-12-25"),
        ("on 05.05.2023 it snowed", "05.05.2023", "2023-05-05"),
        ("from May 15 to 20, 2022", "May 15 to 20, 2022", "2022-05-15/2022-05-20"),
        ("on 24-26 June 2022", "24-26 June 2022", "2022-06-24/2022-06-26"),
        ("on March 4 and 5, 2022", "March 4 and 5, 2022", "2022-03-04/2022-03-05"),
        # Months, quarters, seasons.
        ("in June 2004", "June 2004", "2004-06"),
        ("won 2 -1 January 2017", "January 2017", "2017-01"),
        ("in Nov. 2021", "Nov. 2021", "2021-11"),
        ("in August of 2018", "August of 2018", "2018-08"),
        ("at the end of May 2019", "the end of May 2019", "2019-05"),
        ("in mid-2020", "mid-2020", "2020"),
        ("in the first quarter of 2022", "the first quarter of 2022", "2022-Q1"),
        ("profits in Q3 2022", "Q3 2022", "2022-Q3"),
        ("the second half of 2022", "the second half of 2022", "2022-H2"),
        ("in the summer of 2016", "summer of 2016", "2016-SU"),
        ("in winter 2022-23", "winter 2022-23", "2022-WI"),
        # Years and what is longer.
        ("in 2001", "2001", "2001"),
        ("in early 2016", "early 2016", "2016"),
        ("the 2016 election", "2016", "2016"),
        ("the 1879 harvest", "1879", "1879"),
        ("prices over 2022", "2022", "2022"),
        ("by 2050 greenhouse gases fall", "2050", "2050"),
        ("the year 2050", "2050", "2050"),
        ("in 1545 it sank", "1545", "1545"),
        ("written around 1559", "1559", "1559"),
        ("from 1976-83", "1976-83", "1976/1983"),
        ("the 2021/22 season", "2021/22", "2021/2022"),
        ("the plan for 2018–2023", "2018–2023", "2018/2023"),
        ("in the 1990s", "the 1990s", "199X"),
        ("in the late 1980s", "the late 1980s", "198X"),
        ("in the ’80s", "the ’80s", "198X"),
        ("in the sixties", "the sixties", "196X"),
        ("in the 1800s", "the 1800s", "18XX"),
        ("in the 19th century", "the 19th century", "18XX"),
        ("in the early twentieth century", "the early twentieth century", "19XX"),
        ("in the XIX century", "the XIX century", "18XX"),
        ("on Christmas Day 2021", "Christmas Day 2021", "2021-12-25"),
        ("the Sept. 11 attacks", "Sept. 11", "2001-09-11"),
        ("after 9/11", "9/11", "2001-09-11"),
    ],
)
def test_what_stands_by_itself(text: str, words: str, value: str) -> None:
    for published in (THURSDAY, date(1999, 1, 1), None):
        assert values(text, published) == [(words, value)]
        assert bases(text, published) == [(words, "stated")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # Weekdays: the tense tells the direction.
        ("The court ruled on Wednesday.", "Wednesday", "2024-06-19"),
        ("The court ruled on Thursday.", "Thursday", "2024-06-20"),
        ("The court ruled on Friday.", "Friday", "2024-06-14"),
        ("The court will rule on Friday.", "Friday", "2024-06-21"),
        ("The court will rule on Thursday.", "Thursday", "2024-06-20"),
        ("The ruling is due on Wednesday.", "Wednesday", "2024-06-26"),
        ("On Tuesday, the court will rule.", "Tuesday", "2024-06-25"),
        ("She told a Sunday news conference so.", "Sunday", "2024-06-16"),
        ("It rained late Sunday.", "late Sunday", "2024-06-16"),
        ("It rained on Sunday night.", "Sunday night", "2024-06-16"),
        ("It rained last Thursday.", "last Thursday", "2024-06-13"),
        ("It starts next Wednesday.", "next Wednesday", "2024-06-26"),
        ("It starts next Thursday.", "next Thursday", "2024-06-27"),
        ("It starts next Sunday.", "next Sunday", "2024-06-23"),
        ("They met this past Monday.", "this past Monday", "2024-06-17"),
        ("They meet this coming Monday.", "this coming Monday", "2024-06-24"),
        ("They will meet this Saturday.", "this Saturday", "2024-06-22"),
        ("They met on Monday of last week.", "Monday of last week", "2024-06-10"),
        # Days around publication.
        ("The mayor said today that she was ill.", "today", "2024-06-20"),
        ("She fell yesterday.", "yesterday", "2024-06-19"),
        ("She fell the day before yesterday.", "the day before yesterday", "2024-06-18"),
        ("She sings tomorrow evening.", "tomorrow evening", "2024-06-21"),
        ("She sings the day after tomorrow.", "the day after tomorrow", "2024-06-22"),
        ("It burned last night.", "last night", "2024-06-19"),
        ("It burned this morning.", "this morning", "2024-06-20"),
        # Weeks, months, years.
        ("It rained last week.", "last week", "2024-W24"),
        ("It will rain later this week.", "later this week", "2024-W25"),
        ("It rained over the weekend.", "the weekend", "2024-W24-WE"),
        ("It will rain at the weekend.", "the weekend", "2024-W25-WE"),
        ("She sings this weekend.", "this weekend", "2024-W25-WE"),
        ("It closed last month.", "last month", "2024-05"),
        ("It closes next month.", "next month", "2024-07"),
        ("It grew last quarter.", "last quarter", "2024-Q1"),
        ("It closes next year.", "next year", "2025"),
        ("It closed late last year.", "late last year", "2023"),
        ("It must close by the end of the year.", "the end of the year", "2024"),
        ("It will be the hottest of this decade.", "this decade", "202X"),
        ("It grew in the second half of last year.", "the second half of last year", "2023-H2"),
        ("Sales fell in the first quarter.", "the first quarter", "2024-Q1"),
        ("It was dry last summer.", "last summer", "2023-SU"),
        ("It will be dry this summer.", "this summer", "2024-SU"),
        ("It froze this winter.", "this winter", "2023-WI"),
        ("It will freeze this winter.", "this winter", "2024-WI"),
        # Counting.
        ("It closed two days ago.", "two days ago", "2024-06-18"),
        ("It closed two weeks ago.", "two weeks ago", "2024-W23"),
        ("It closed some 18 months ago.", "18 months ago", "2022-12"),
        ("It closed a year and a half ago.", "a year and a half ago", "2022-12"),
        ("It closed twenty-five years ago.", "twenty-five years ago", "1999"),
        ("It closed a couple of years ago.", "a couple of years ago", "2022"),
        ("It closed a decade ago.", "a decade ago", "201X"),
        ("It closed half a century ago.", "half a century ago", "197X"),
        ("It reopens two weeks from now.", "two weeks from now", "2024-W27"),
        ("It reopens in three years’ time.", "three years’ time", "2027"),
        # Months and days without a year.
        ("It closed in June.", "June", "2024-06"),
        ("It followed the March vote.", "March", "2024-03"),
        ("It closed in December.", "December", "2023-12"),
        ("It will close in December.", "December", "2024-12"),
        ("It will close in March.", "March", "2025-03"),
        ("It closed last December.", "last December", "2023-12"),
        ("It closed last June.", "last June", "2023-06"),
        ("It closes next June.", "next June", "2025-06"),
        ("It closed this January.", "this January", "2024-01"),
        ("It closed in June last year.", "June last year", "2023-06"),
        ("It closed on 19 June.", "19 June", "2024-06-19"),
        ("It closed on October 3.", "October 3", "2023-10-03"),
        ("It will close on October 3.", "October 3", "2024-10-03"),
        ("She announced the concert of July 3.", "July 3", "2024-07-03"),
        ("The July 5 celebrations were loud.", "July 5", "2024-07-05"),
        ("Tours are to be held in November.", "November", "2024-11"),
        ("The festival will run from 14 to 24 July.", "14 to 24 July", "2024-07-14/2024-07-24"),
        ("It closed on Monday, March 20.", "Monday, March 20", "2023-03-20"),
        ("They died between 4 and 11 May.", "4 and 11 May", "2024-05-04/2024-05-11"),
        ("They met on the 25th, after lunch.", "the 25th", "2024-05-25"),
        ("It snowed on New Year's Eve.", "New Year's Eve", "2023-12-31"),
        ("It closed on 10/02/2024, they say.", "10/02/2024", "2024-10-02"),
    ],
)
def test_what_the_day_of_publication_tells(text: str, words: str, value: str) -> None:
    found = values(text)
    if "years’ time" in text:
        words = f"in {words}"
    assert found == [(words, value)]
    assert bases(text) == [(words, "published")]
    granularity = read(text)[0].granularity
    assert [(d.period, d.basis, d.granularity) for d in read(text, None)] == [(None, "unresolved", granularity)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between March and June 2020", [("March", "2020-03"), ("June 2020", "2020-06")]),
        ("from December to March 2020", [("December", "2019-12"), ("March 2020", "2020-03")]),
        ("from December 2019 to March", [("December 2019", "2019-12"), ("March", "2020-03")]),
        ("May 30 to June 3, 2021", [("May 30", "2021-05-30"), ("June 3, 2021", "2021-06-03")]),
        (
            "It began on June 3, 2019. The next day it ended.",
            [("June 3, 2019", "2019-06-03"), ("The next day", "2019-06-04")],
        ),
        ("She came in 1994. That year her son died.", [("1994", "1994"), ("That year", "1994")]),
        ("She came in 1994. Two years later she left.", [("1994", "1994"), ("Two years later", "1996")]),
        (
            "She came in 1994 and left in May the following year.",
            [("1994", "1994"), ("May the following year", "1995-05")],
        ),
        ("It was 9% in May 2021, from 2% a year earlier.", [("May 2021", "2021-05"), ("a year earlier", "2020")]),
        (
            "He fell on Friday, 5 July 2019, and died the following Tuesday.",
            [("Friday, 5 July 2019", "2019-07-05"), ("the following Tuesday", "2019-07-09")],
        ),
    ],
)
def test_what_other_dates_of_the_text_tell(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, None) == values(text) == expected
    assert "text" in {basis for _, basis in bases(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The next day he left.",
        "It was up from two years earlier.",
        "She came in 1994. The next day she left.",
        "They died on 10/02/1985.",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    assert [(d.period, d.basis) for d in read(text)][-1] == (None, "unresolved")


def test_a_list_of_years() -> None:
    assert [v for _, v in values("pacts of 1961, 2000 and 2001")] == ["1961", "2000", "2001"]


def test_numerals_follow_the_others_of_the_article() -> None:
    assert [v for _, v in values("On 25/12/2023, on 10/02/2024.")] == ["2023-12-25", "2024-02-10"]
    assert [v for _, v in values("On 12/25/2023, on 10/02/2024.")] == ["2023-12-25", "2024-10-02"]
    assert [v for _, v in values("On 10/02/2024.", date(2024, 2, 12))] == ["2024-02-10"]


@pytest.mark.parametrize(
    "text",
    [
        "for three years",
        "a 62-year-old woman of 40",
        "every Monday and on Sundays",
        "every year on March 23, each June",
        "open Monday to Friday, 9:00 to 17:00",
        "over the past year, in the last decade, the next 20 years",
        "in his early 60s, in their seventies",
        "2000 people, $2001, some 1,950 homes, 1500 metres, 2019%",
        "about 2020 pupils, the 2000 pupils, 2000 sheep, over 2000",
        "a school of 1800 pupils, in 1500 villages",
        "Resolution 1973, page 2020, +254 2020 1999",
        "Mayor May said so. The March on Oslo. You may march.",
        "years ago, a few days later, recently, now",
        "10,000 years ago, the 5th century BC",
        "The sun sat in the mon, a second half, a quarter of it",
        "Friday & Saturday nights, a January-6th-style riot, leaders of tomorrow",
        "to this day, at this time, this season",
        "Good Friday, Black Friday, one Sunday",
        "horses that year after year win",
        "In the summer it is hot; winter is coming; prices fall.",
        "a score of 19:20, 12.30 metres, 1/2, version 2.0.1",
        "I’m a nurse today. In today’s world of work she sang.",
        "Today, there are only two mines. The youth of today.",
    ],
)
def test_durations_sets_and_numbers_name_no_point_in_time(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The Sunday Times said so.", [("Sunday Times", "ORG")], []),
        ("Sheffield Wednesday lost.", [("Sheffield Wednesday", "ORG")], []),
        ("It was by June, in May.", [("June", "PERSON")], ["May"]),
        ("She won the 2022 World Cup.", [("2022 World Cup", "MISC")], ["2022"]),
        ("She saw Expo 2020.", [("Expo 2020", "ORG")], []),
        ("It closed on 19 June 2004.", [("19 June 2004", "DATE")], ["19 June 2004"]),
    ],
)
def test_what_is_part_of_a_name_is_no_date(text: str, names: list[tuple[str, str]], expected: list[str]) -> None:
    assert [text[d.start : d.end] for d in read(text, names=tuple(names))] == expected


def test_boilerplate_is_not_read() -> None:
    text = "Posted on 19 June 2024"
    blocks = [Block("boilerplate", 0, len(text), 0)]
    assert dates(articles.read(text, blocks=blocks, published=THURSDAY)) == []


def test_the_present_day_does_not_matter() -> None:
    """The same rows whatever the clock says: `date.today` and `datetime.now` are never asked."""
    code = """
import datetime, time
def no_clock(*_):
    raise AssertionError("the clock was asked")
class Date(datetime.date):
    today = classmethod(no_clock)
class DateTime(datetime.datetime):
    now = utcnow = today = classmethod(no_clock)
datetime.date, datetime.datetime = Date, DateTime
time.time = time.localtime = time.gmtime = no_clock
from dateline.articles.article import Article, Block
from dateline.language.annotations import Sentence
from dateline.language.dates.expressions import dates
from dateline.language.layers import Layer, Reading
text = "On Monday she left for good; last month, 3 June, in May, a year ago, the 90s, this summer, next Friday."
blocks = (Block("body", 0, len(text), 0),)
reading = Reading(Article("", "", "", text, "", blocks, published_at=DateTime(2031, 3, 5)), None)
reading.sentences = Layer([Sentence(0, len(text), 0, 0)])
print(*(d.period.value for d in dates(reading)))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == "2031-03-03 2031-02 2030-06-03 2030-05 2030 199X 2031-SU 2031-03-14".split()


WORDS = st.sampled_from(
    [
        *"on last next this the of in to and ago earlier Monday Fri. May June Sept. 3 19 31st 2024 1990s ’80s".split(),
        *"2001-03 9/11 year weeks century quarter summer today will said , . ( - – end first 03/04/2023 half a".split(),
        "\n",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=30).map(" ".join), st.text(max_size=120)), st.none() | st.dates())
def test_spans_hold_and_follow_one_another(text: str, published: date | None) -> None:
    found = read(text, published)
    assert found == read(text, published)
    end = 0
    for expression in found:
        assert end <= expression.start < expression.end <= len(text)
        words = text[expression.start : expression.end]
        assert words == words.strip()
        end = expression.end
        assert (expression.period is None) == (expression.basis == "unresolved")
        if expression.period:
            assert expression.period.granularity == expression.granularity
            assert expression.period.first <= expression.period.last
        if published is None:
            assert expression.basis != "published"
