import pytest
from dateline.language.entities.wordings import aliases, display, forms, is_misspelling, words_of
from hypothesis import given
from hypothesis import strategies as st

from ..articles import names_of

KENYA = [("Kenya", "LOC"), ("Airways", "ORG")]


@pytest.mark.parametrize(
    ("text", "labelled", "expected"),
    [
        ("Kenya Airways flies.", KENYA, ["Kenya", "Kenya Airways"]),
        ("The Bank of Korea acts.", [("Bank of", "ORG"), ("Korea", "LOC")], ["Bank of Korea", "Korea"]),
        (
            "Royal Thai Police came.",
            [("Royal", "ORG"), ("Thai", "NORP"), ("Police", "ORG")],
            ["Royal Thai Police", "Thai", "Royal Thai Police"],
        ),
        ("The European Union pays.", [("European", "NORP"), ("Union", "ORG")], ["European", "European Union"]),
        ("The state-owned GCC Railway runs.", [("GCC", "ORG"), ("Railway", "ORG")], ["GCC", "GCC Railway"]),
        ("In United Arab Emirates.", [("United Arab", "LOC"), ("Emirates", "LOC")], ["United Arab Emirates"] * 2),
        ("Oslo, the Storting and\nParis Club", [("Oslo", "LOC"), ("Storting", "ORG")], ["Oslo", "Storting"]),
        ("Russian Gazprom. Gazprom pays.", [("Russian", "NORP"), ("Gazprom", "ORG"), ("Gazprom", "ORG")],
         ["Russian", "Gazprom", "Gazprom"]),
        ("On Monday Parliament met.", [("Monday", "DATE"), ("Parliament", "ORG")], ["Monday", "Parliament"]),
        ("The Bank of\n  England acts.", [("Bank of", "ORG")], ["Bank of"]),
    ],
)  # fmt: skip
def test_a_name_that_comes_in_pieces_is_named_in_whole(
    text: str, labelled: list[tuple[str, str]], expected: list[str]
) -> None:
    assert aliases(text, names_of(text, labelled)) == expected


def test_forms_are_what_is_named_alike() -> None:
    text = "Kenya Airways rose. KENYA AIRWAYS fell. Kenya’s Treasury and the Treasury met on Monday."
    labelled = [*KENYA, ("KENYA", "LOC"), ("AIRWAYS", "ORG"), ("Kenya", "LOC"), ("Treasury", "ORG"),
                ("Treasury", "ORG"), ("Monday", "DATE")]  # fmt: skip
    found = [(form.text, form.mentions, form.about) for form in forms(text, names_of(text, labelled))]
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


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Karen Somerville", "Karen Sommerville", True),
        ("Kokernag", "Kukernag", True),
        ("Qazigund", "Qazignund", True),
        ("Karen Somerville", "Keren Sommerville", False),
        ("Zambia", "Gambia", False),
        ("Slovakia", "Slovenia", False),
        ("Petersen", "Petersen", False),
        ("Hansen", "Hanson", False),
    ],
)
def test_misspellings(one: str, other: str, is_one: bool) -> None:
    assert is_misspelling(words_of(one), words_of(other)) == is_one
    assert is_misspelling(words_of(other), words_of(one)) == is_one
