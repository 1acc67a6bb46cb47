"""Names that the tagger reads in one place, all through the article."""

import re

import pytest
from dateline.language.layers import Name
from dateline.language.names.recurring import without_common_words

from ..articles import names_of, read, take

STEPS = ("common words", "common acronyms", "speaking acronyms", "agreeing", "speaking surnames", "recurring")


def named(text: str, *found: tuple[str, str, float]) -> list[tuple[str, str]]:
    """Text and label of the names of a text in which the tagger has found these."""
    reading = take(read(text, names_of(text, found), entities=False), *STEPS)
    return [(name.text, name.label) for name in reading.names]


def test_a_name_read_once_is_read_wherever_it_stands() -> None:
    text = "Ann Holm came. Then Ann Holm left. “Ann Holm’s plan”, said the Holm-led board, not Ann Holmes."
    assert named(text, ("Ann Holm", "PERSON", 0.9)) == [("Ann Holm", "PERSON")] * 3 + [("Holm", "PERSON")]


def test_a_surname_alone_is_its_bearers_but_no_part_of_another_name() -> None:
    text = "Ann Holm came. Later Mr Holm left. Holm smiled. Bo Holm did not, nor did the Holm Foundation."
    found = named(text, ("Ann Holm", "PERSON", 0.9))
    assert found == [("Ann Holm", "PERSON"), ("Holm", "PERSON"), ("Holm", "PERSON")]


def test_a_name_torn_apart_is_whole() -> None:
    text = "The Harbour Fund paid. The Harbour Fund pays."
    found = [("Harbour Fund", "ORG", 0.9), ("Harbour", "LOC", 0.5), ("Fund", "ORG", 0.4)]
    assert named(text, *found) == [("Harbour Fund", "ORG")] * 2
    found = [("Harbour Fund", "ORG", 0.3), ("Harbour", "LOC", 0.9), ("Fund", "ORG", 0.9)]
    assert named(text, *found) == [("Harbour Fund", "ORG"), ("Harbour", "LOC"), ("Fund", "ORG")]


@pytest.mark.parametrize(
    "rest",
    [
        "The fund is big. Fund it.",
        "See example.org/Fund/today or @Fund.",
        "The New Fund and the Fund of Oslo grew.",
    ],
)
def test_a_word_that_means_something_else_is_no_name(rest: str) -> None:
    assert named(f"Oslo’s Fund paid. {rest}", ("Fund", "ORG", 0.9)) == [("Fund", "ORG")]


def test_dates_and_sums_do_not_recur() -> None:
    assert named("In May they met. In May they left.", ("May", "DATE", 0.9)) == [("May", "DATE")]


def test_one_label_all_through() -> None:
    found = [("Sonatrach", "ORG", 0.9), ("Sonatrach", "LOC", 0.6), ("Sonatrach", "ORG", 0.5)]
    assert named("Sonatrach, Sonatrach and Sonatrach", *found) == [("Sonatrach", "ORG")] * 3


def test_words_that_name_one_kind_of_thing() -> None:
    text = "On Tuesday the Republican senator from Florida flew to Norway to meet Norwegian officials and the Kremlin."
    found = [
        ("Tuesday", "MISC", 0.6),
        ("Republican", "ORG", 0.6),
        ("Florida", "PERSON", 0.6),
        ("Norway", "ORG", 0.6),
        ("Norwegian", "LOC", 0.6),
        ("Kremlin", "FAC", 0.6),
    ]
    assert [label for _, label in named(text, *found)] == ["DATE", "NORP", "LOC", "LOC", "NORP", "ORG"]


def test_a_place_whose_name_people_bear_may_be_either() -> None:
    text = "Michael Jordan flew to Jordan. Jordan, he said, is hot, and Virginia Berg agreed. Virginia smiled."
    found = [
        ("Michael Jordan", "PERSON", 0.9),
        ("Jordan", "LOC", 0.9),
        ("Jordan", "PERSON", 0.8),
        ("Virginia Berg", "PERSON", 0.9),
        ("Virginia", "PERSON", 0.7),
    ]
    assert [label for _, label in named(text, *found)] == ["PERSON", "LOC", "PERSON", "PERSON", "PERSON"]


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
    assert len(without_common_words(read(text, names))) == kept


def test_whose_surname_is_a_peoples_is_a_person_where_he_speaks() -> None:
    text = "Rana Hindi came. Hindi said no. The Hindi text is long. A Norwegian said yes."
    found = [("Rana Hindi", "PERSON", 0.9), ("Hindi", "NORP", 0.9), ("Hindi", "NORP", 0.9), ("Norwegian", "NORP", 0.9)]
    assert [label for _, label in named(text, *found)] == ["PERSON", "PERSON", "NORP", "NORP"]


def test_what_an_article_says_a_name_is_counts_all_through() -> None:
    found = [("Vexor", "PERSON", 0.9), ("Vexor", "PERSON", 0.9)]
    assert named("Vexor, a Dutch company, closed. Vexor was old.", *found) == [("Vexor", "ORG")] * 2


def test_an_acronym_that_speaks_is_an_organisation() -> None:
    assert named("The ATM said no. Later the ATM left.") == [("ATM", "ORG")] * 2
    assert named("The CEO said no. Later the ATM left.") == []
    assert named("The ATM said no.", ("ATM", "PRODUCT", 0.9)) == [("ATM", "PRODUCT")]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("New partnerships (PPP) pay. PPP grew.", True),
        ("New private public partnerships (PPP) pay. PPP grew.", False),
        ("The police reform commission (PRC) met. PRC grew.", True),
    ],
)
def test_an_acronym_of_common_nouns_is_no_organisation(text: str, kept: bool) -> None:
    acronym = "PPP" if "PPP" in text else "PRC"
    assert bool(named(text, (acronym, "ORG", 0.9))) is kept
