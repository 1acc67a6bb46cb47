"""Quotations that nothing attributes and that somebody says all the same."""

import pytest
from dateline.language.layers import Statement
from dateline.language.statements.unattributed import with_unattributed

from ..articles import names_of, read, statement, words_at

LEE = ("Ann Lee", "PERSON")
LATE = "“It is too late for all of us to go.”"


def told(text: str, *labelled: tuple[str, str], tagged: tuple[Statement, ...] = ()) -> list[tuple[str, str | None]]:
    """Content, and where the speaker is named, of each statement that the tagger did not find."""
    reading = read(text, names_of(text, labelled), statements=tagged, entities=False)
    found = [own for own in with_unattributed(reading) if own not in tagged]
    assert not any(own.cue or own.source for own in found)
    return [(" / ".join(text[slice(*span)] for span in own.content), words_at(text, own.named)) for own in found]


@pytest.mark.parametrize(
    "text",
    [
        f"Nobody came.\n\n{LATE}\n\nThe hall was empty.",
        f"Nobody came. {LATE}",
        f"Nobody came. {LATE} The hall was empty.",
        f"Nobody came:\n\n{LATE}",
        f"What the poster says: {LATE}",
        f"Nobody came.\n\n• {LATE}",
        f"Nobody came.\n\n- {LATE}",
    ],
)
def test_a_quotation_that_is_a_sentence_is_said_by_somebody(text: str) -> None:
    assert told(text) == [(LATE, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The book “The Long Way Home from Here” came out in May.",
        "“The Long Way Home from Here” is her first book.",
        "They met to “discuss the next steps of the long project” in May.",
        "She called it “a very long way home indeed”.",
        "He left. “The Long Way Home” by Ann Lee is a film.",
        "Nobody came.\n\n‘We can’t think of losing him’\n\nThe hall was empty.",
        "“Too late.”",
        "He said “it is too late for all of us and left.",
    ],
)
def test_titles_phrases_and_headings_are_not(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"Ann Lee held up a picture. {LATE}", "Ann Lee"),
        (f"The life of Ann Lee is hard. {LATE}", "Ann Lee"),
        (f"Ann Lee went home:\n\n{LATE}", None),
        (f"Ann Lee went home.\n\n{LATE}", None),
        (f"Ann Lee met Karl Holm. {LATE}", None),
    ],
)
def test_the_one_person_of_the_sentence_before_speaks(text: str, named: str | None) -> None:
    labelled = [LEE, ("Karl Holm", "PERSON")] if "Holm" in text else [LEE]
    assert told(text, *labelled) == [(LATE, named)]


def test_what_follows_on_a_statement_goes_on_with_it() -> None:
    text = f"Ann Lee said it was over. {LATE}"
    tagged = statement(text, "Ann Lee", "said", "it was over")
    assert told(text, LEE, tagged=(tagged,)) == [(LATE, None)]


def test_what_an_attribution_holds_is_left_to_it() -> None:
    text = f"Nobody came. {LATE}"
    assert told(text, tagged=(statement(text, None, None, "It is too late"),)) == []
