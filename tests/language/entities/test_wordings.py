import pytest
from dateline.language.entities.wordings import display, words_of
from hypothesis import given
from hypothesis import strategies as st

from ..articles import names_of, read

KENYA = [("Kenya", "LOC"), ("Airways", "ORG")]


def test_a_wording_is_what_is_named_alike() -> None:
    text = "Kenya Airways rose. KENYA AIRWAYS fell. Kenya’s Treasury and the Treasury met on Monday."
    labelled = [*KENYA, ("KENYA", "LOC"), ("AIRWAYS", "ORG"), ("Kenya", "LOC"), ("Treasury", "ORG"),
                ("Treasury", "ORG"), ("Monday", "DATE")]  # fmt: skip
    wordings = read(text, names_of(text, labelled)).wordings
    found = [(wording.text, wording.mentions, wording.about) for wording in wordings]
    assert found == [
        ("Kenya", [0, 2, 4], None),
        ("Kenya Airways", [1, 3], 0),
        ("Treasury", [5], 4),
        ("Treasury", [6], None),
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("the African\n Union", "African Union"),
        ("Lalibela’s", "Lalibela"),
        ("“Acme Inc.”", "Acme Inc."),
        ("U.S.", "U.S."),
        ("Martin Luther King Jr.", "Martin Luther King Jr."),
        ("Oslo.", "Oslo"),
        ("—", "—"),
    ],
)
def test_names_as_the_tables_show_them(name: str, shown: str) -> None:
    assert display(name) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "KIM JONG UN"),
        ("Acme, Inc.", "ACME"),
        ("Erdoğan", "Erdogan"),
        ("Søren Højgaard", "Soren Hojgaard"),
        ("J.K. Rowling", "JK Rowling"),
        ("World Health Organisation", "World Health Organization"),
        ("Ministry of Defence", "Ministry of Defense"),
        ("Al-Jazeera", "al jazeera"),
    ],
)
def test_equal_names_have_equal_words(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@given(st.text(min_size=1))
def test_every_name_has_words(name: str) -> None:
    assert words_of(name)
    assert "" not in words_of(name)
