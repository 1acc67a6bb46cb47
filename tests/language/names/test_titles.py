import pytest
from dateline.language.names.titles import titles

from ..articles import names_of, read


def title_of(text: str, name: str, *others: str) -> str | None:
    """The title of a person in a text that names others too."""
    people = sorted((name, *others), key=text.index)
    names = names_of(text, [(person, "PERSON") for person in people])
    return titles(read(text, names)).get(names[people.index(name)])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The text was read by Kremlin aide Yuri Berg.", "Kremlin aide"),
        ("Yuri Berg, the head of marketing at Acme, left.", "head of marketing at Acme"),
        ("Prime Minister Sheikh Yuri Berg left.", "Prime Minister"),
        ("His Majesty King Yuri Berg left.", "King"),
        ("They spoke on the issue Prime Minister Yuri Berg had raised.", "Prime Minister"),
        ("A spokeswoman for EU foreign policy chief Yuri Berg left.", "EU foreign policy chief"),
        ("The minister of finance Yuri Berg left.", "minister of finance"),
        ("For opera singer Yuri Berg it was late.", "opera singer"),
        ("Yuri Berg, a resident of Oslo who was there, left.", "resident of Oslo"),
        ("Yuri Berg, also a lecturer at the school, left.", "lecturer at the school"),
        ("Yuri Berg, a driver was told, left.", "driver"),
        ("Yuri Berg, put a star in this, left.", None),
        ("Mr Yuri Berg left.", None),
        ("Yuri Berg left.", None),
        ("CHIEF EDITOR Yuri Berg left.", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert title_of(text, "Yuri Berg") == title


def test_the_next_of_a_list_is_no_title() -> None:
    assert title_of("Present were Yuri Berg, Dr Anna Lund and others.", "Yuri Berg", "Anna Lund") is None


def test_a_relative_is_told_by_who_it_is_of() -> None:
    assert title_of("Eva Berg, mother of Anna Lund, left.", "Eva Berg", "Anna Lund") == "mother of Anna Lund"


def test_only_people_have_titles() -> None:
    text = "The company chairman of Acme left."
    assert titles(read(text, names_of(text, [("Acme", "ORG")]))) == {}
    assert titles(read(text, names_of(text, [("Acme", "PERSON")]), sentences=[])) == {}
