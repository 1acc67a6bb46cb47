import pytest
from dateline.language.dates.tense import direction, is_nowadays


def span(text: str, words: str) -> tuple[tuple[int, int], tuple[int, int]]:
    start = text.index(words)
    return (0, len(text)), (start, start + len(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She opened the bridge on Monday.", "past"),
        ("She was there on Monday.", "past"),
        ("The mayor said on Monday that the bridge will open.", "past"),
        ("The mayor said the bridge will open on Monday.", "future"),
        ("She said that on Monday the council would vote.", "future"),
        ("On Monday, the council will vote.", "future"),
        ("On Monday, the council voted.", "past"),
        ("The vote is scheduled for Monday.", "future"),
        ("The trial is expected to begin on Monday.", "future"),
        ("The bridge opens on Monday.", "future"),
        ("They're meeting a man who died on Monday.", "past"),
        ("It has rained since Monday.", "past"),
        ("The bridge stayed closed until Monday.", "future"),
        ("She'll be back on Monday.", "future"),
        ("They agreed to meet on Monday.", "future"),
        ("On Monday, a ship that he promised to send left.", "past"),
        ("It is followed by talks on Monday.", "future"),
        ("He is accused of stabbing her on Monday.", "past"),
        ("She said: “The talks on Monday are vital.”", "future"),
        ("“We won,” she said on Monday.", "past"),
        ("It could have ended on Monday.", "past"),
        ("Mayor to visit on Monday", "future"),
        ("Monday", None),
        ("A walk in the park, Monday", None),
        ("A hundred sacred trees, Monday", None),
    ],
)
def test_direction(text: str, expected: str | None) -> None:
    assert direction(text, *span(text, "Monday")) == expected


def test_nothing_beyond_the_sentence_counts() -> None:
    text = "It will end. On Monday nothing. It was over."
    start = text.index("Monday")
    assert direction(text, (13, 31), (start, start + 6)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said today that it rains.", False),
        ("Today, the court ruled.", False),
        ("The court will rule today.", False),
        ("The ministry of health will take calls from today.", False),
        ("Today is a great day.", False),
        ("Most of the honey today comes from abroad.", True),
        ("Today, there are only two mines.", True),
        ("Even today, it stands.", True),
        ("It is still enforced today.", True),
        ("The youth of today.", True),
        ("The farm today has 600 horses.", True),
        ("The court today has ruled.", False),
        ("He said: “In this school today, there are no books.”", True),
        ("The firm began as a shop and today employs thousands.", True),
    ],
)
def test_nowadays(text: str, expected: bool) -> None:
    at = text.lower().index("today")
    assert is_nowadays(text, (0, len(text)), (at, at + 5)) is expected
