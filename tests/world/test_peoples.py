import pycountry
import pytest
from dateline.world.gazetteer import plain
from dateline.world.peoples import _nationalities, nationality


@pytest.mark.parametrize(
    ("words", "country", "name"),
    [
        ("Russian", "RU", "Russian"),
        ("Russians", "RU", "Russian"),
        ("RUSSIAN", "RU", "Russian"),
        ("Briton", "GB", "British"),
        ("Scots", "GB", "Scottish"),
        ("Danes", "DK", "Danish"),
        ("Swiss", "CH", "Swiss"),
        ("Argentinean", "AR", "Argentine"),
        ("Burkinabé", "BF", "Burkinabe"),
        ("New Zealanders", "NZ", "New Zealander"),
        ("Bissau Guinean", "GW", "Bissau-Guinean"),
    ],
)
def test_words_for_peoples(words: str, country: str, name: str) -> None:
    assert nationality(words) == (country, name)


@pytest.mark.parametrize("words", ["Korean", "Congolese", "Dominican", "African", "Muslim", "Democrats", "", "s"])
def test_words_that_name_no_one_country(words: str) -> None:
    assert nationality(words) is None


def test_the_table_is_sound() -> None:
    known = _nationalities()
    assert {people.country for people in known.values()} <= {c.alpha_2 for c in pycountry.countries} | {"XK"}
    assert all(known[plain(people.name)] == people for people in known.values())
