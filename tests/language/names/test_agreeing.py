"""Common words that are no names, and one label for the same words all through an article."""

import re

import pytest
from dateline.language.layers import Name

from ..articles import names_of, read, take

STEPS = ("common-words", "one-label-for-a-name", "speaking-surnames")


def named(text: str, *found: tuple[str, str, float]) -> list[tuple[str, str]]:
    """Text and label of the names of a text in which the tagger has found these."""
    reading = take(read(text, names_of(text, found), entities=False), *STEPS)
    return [(name.text, name.label) for name in reading.names]


def test_one_label_all_through() -> None:
    found = [("Sonatrach", "ORG", 0.9), ("Sonatrach", "LOC", 0.6), ("Sonatrach", "ORG", 0.5)]
    assert named("Sonatrach, Sonatrach and Sonatrach", *found) == [("Sonatrach", "ORG")] * 3


def test_what_an_article_says_a_name_is_counts_all_through() -> None:
    found = [("Vexor", "PERSON", 0.9), ("Vexor", "PERSON", 0.9)]
    assert named("Vexor, a Dutch company, closed. Vexor was old.", *found) == [("Vexor", "ORG")] * 2


@pytest.mark.parametrize(
    ("text", "score", "kept"),
    [
        ("Night ferry returns. She likes the night ferry.", 0.5, 0),
        ("“Night ferry returns.” She likes the night ferry.", 0.5, 0),
        ("Night ferry returns. She likes the night ferry.", 0.9, 1),
        ("Night ferry returns. She likes it.", 0.5, 1),
        ("Night ferry returns. She sees Night and likes the night.", 0.5, 2),
        ("The Night ferry returns. She likes the night ferry.", 0.5, 1),
    ],
)
def test_a_common_word_that_begins_a_sentence_is_no_name(text: str, score: float, kept: int) -> None:
    names = [Name(match.start(), match.end(), "Night", "LOC", score) for match in re.finditer("Night", text)]
    assert len(take(read(text, names, entities=False), "common-words").names) == kept


def test_whose_surname_is_a_peoples_is_a_person_where_he_speaks() -> None:
    text = "Rana Hindi came. Hindi said no. The Hindi text is long. A Norwegian said yes."
    found = [("Rana Hindi", "PERSON", 0.9), ("Hindi", "NORP", 0.9), ("Hindi", "NORP", 0.9), ("Norwegian", "NORP", 0.9)]
    assert [label for _, label in named(text, *found)] == ["PERSON", "PERSON", "NORP", "NORP"]
