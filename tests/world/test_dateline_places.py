import pytest
from dateline.world.dateline_places import country_of, is_city, is_region, state_named


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("MOSCOW, Russia", "RU"),
        ("MOSCOW", "RU"),
        ("LONDON", "GB"),
        ("BEIJING", "CN"),
        ("NEW YORK", "US"),
        ("WASHINGTON", "US"),
        ("PHILADELPHIA", "US"),
        ("AUSTIN, Texas", "US"),
        ("ANNAPOLIS, Md.", "US"),
        ("ATLANTA, Georgia", "US"),
        ("TBILISI, Georgia", "GE"),
        ("HALIFAX, Nova Scotia", "CA"),
        ("New Delhi [India]", "IN"),
        ("Egypt, Cairo", "EG"),
        ("RANGOON", "MM"),
        ("Makkah", "SA"),
        ("YAOUNDÉ", "CM"),
        ("KUWAIT", "KW"),
        ("GAZA CITY", "PS"),
        ("San José", "CR"),
        ("Oyam & Gulu, Uganda", "UG"),
        ("Kampala & Kayunga", "UG"),
    ],
)
def test_country_of(place: str, country: str) -> None:
    assert country_of(place) == country


@pytest.mark.parametrize(
    "place", ["SAN JOSE", "CAMBRIDGE", "VALENCIA", "Georgia", "SYDNEY and KUALA LUMPUR", "UNITED NATIONS", "", ","]
)
def test_no_country_rather_than_a_guess(place: str) -> None:
    assert country_of(place) is None


def test_cities_and_regions() -> None:
    assert is_city("Cape Town", major=True)
    assert is_city("THUWAL")
    assert not is_city("THUWAL", major=True)
    assert not is_city("Parliament")
    assert is_region("Md.")
    assert is_region("Sri Lanka")
    assert not is_region("Lisbon")


def test_states_in_short() -> None:
    forms = ("Wash.", "N.Y.", "TX", "new york", "Ga.", "Lisbon", "")
    assert [state_named(form) for form in forms] == [
        "washington",
        "new york",
        "texas",
        "new york",
        "georgia",
        None,
        None,
    ]
