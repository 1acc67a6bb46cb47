import re

import pytest
from dateline.language.dates.grammar import DECADE, MONTH, NUMBER, ORDINAL, WEEKDAY, decade_number, number, ordinal


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("3", 3),
        ("a", 1),
        ("seventeen", 17),
        ("Twenty-five", 25),
        ("a couple of", 2),
        ("one hundred", 100),
        ("half a", 0),
    ],
)
def test_numbers(words: str, count: int) -> None:
    assert re.fullmatch(NUMBER, words, re.IGNORECASE)
    assert number(words) == count


@pytest.mark.parametrize(("words", "count"), [("19th", 19), ("first", 1), ("Twenty-First", 21)])
def test_ordinals(words: str, count: int) -> None:
    assert re.fullmatch(ORDINAL, words, re.IGNORECASE)
    assert ordinal(words) == count


def test_decades() -> None:
    assert re.fullmatch(DECADE, "sixties")
    assert (decade_number("sixties"), decade_number("Nineties")) == (60, 90)


@pytest.mark.parametrize("word", ["March", "MARCH", "Mar.", "Sept", "SEPT."])
def test_months_are_written_as_names(word: str) -> None:
    assert re.fullmatch(MONTH, word)
    assert not re.fullmatch(MONTH, word.lower())


def test_weekdays_are_written_as_names() -> None:
    assert re.fullmatch(WEEKDAY, "SUNDAY")
    assert not re.fullmatch(WEEKDAY, "sunday")
