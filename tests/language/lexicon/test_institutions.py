import pytest
from dateline.language.entities.wordings import words_of
from dateline.language.lexicon.institutions import is_common, is_national, spelled_out
from dateline.world.word_lists import pairs


@pytest.mark.parametrize(
    ("name", "national", "common"),
    [
        ("Foreign Ministry", True, True),
        ("Ministry of Defence", True, True),
        ("Supreme Court", True, True),
        ("Central Bank", True, False),
        ("House of Representatives", True, True),
        ("City Council", False, True),
        ("University", False, True),
        ("Democratic Party", False, False),
        ("Labor", False, False),
        ("Kenya Airways", False, False),
        ("Dhaka University", False, False),
    ],
)
def test_what_every_country_or_town_has(name: str, national: bool, common: bool) -> None:
    assert is_national(words_of(name)) == national
    assert is_common(words_of(name)) == common


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("WHO", "World Health Organization"),
        ("W.H.O.", "World Health Organization"),
        ("UN Security Council", "United Nations Security Council"),
        ("who", "who"),
        ("Acme UN", "Acme UN"),
    ],
)
def test_well_known_acronyms(name: str, whole: str) -> None:
    assert spelled_out(name) == whole


def test_the_table_of_acronyms_is_sound() -> None:
    table = pairs("language/lexicon/organisations/acronyms")
    assert all(acronym.isalpha() and len(words_of(name)) > 1 for acronym, name in table.items())
