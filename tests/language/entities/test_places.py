import pytest
from dateline.language.entities.places import countries_of
from dateline.world.gazetteer import Place

from ..articles import names_of, read


def found(text: str, *labelled: tuple[str, str]) -> dict[str, Place]:
    """The place that each wording means, by wording."""
    reading = read(text, names_of(text, labelled))
    return {reading.wordings[i].text: place for i, place in reading.places.items()}


def where(text: str, *places: str) -> dict[str, tuple[str, str]]:
    """Kind and country of the places that are found."""
    return {name: (p.kind, p.country) for name, p in found(text, *((place, "LOC") for place in places)).items()}


def test_the_place_of_a_name_is_the_best_known_one() -> None:
    assert where("Paris, not Berlin; France too.", "Paris", "Berlin", "France") == {
        "Paris": ("capital", "FR"),
        "Berlin": ("capital", "DE"),
        "France": ("country", "FR"),
    }


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("In Paris, Texas, it rained.", [("Paris", "LOC"), ("Texas", "LOC")]),
        ("In Paris (Texas) it rained.", [("Paris", "LOC"), ("Texas", "LOC")]),
        ("It rained in Paris, Texas.", [("Paris, Texas", "LOC")]),
    ],
)
def test_the_place_that_the_text_says_it_lies_in(text: str, labelled: list[tuple[str, str]]) -> None:
    (paris,) = [place for name, place in found(text, *labelled).items() if name.startswith("Paris")]
    assert (paris.country, paris.region) == ("US", "TX")


def test_a_state_in_short_tells_towns_of_one_name_apart() -> None:
    towns = ("Portland, Ore.", "Portland, Maine", "Springfield, Mass.", "Springfield, MO")
    places = found(f"Rain in {'; '.join(towns)}.", *((town, "LOC") for town in towns))
    assert sorted((place.name, place.region) for place in places.values()) == [
        ("Portland", "ME"),
        ("Portland", "OR"),
        ("Springfield", "MA"),
        ("Springfield", "MO"),
    ]


def test_a_town_said_to_lie_where_the_gazetteer_has_none_is_no_other_town() -> None:
    assert "San Francisco" not in where("San Francisco, Veraguas. In San Francisco.",
                                        "San Francisco, Veraguas", "San Francisco")  # fmt: skip


def test_of_two_towns_the_one_in_a_country_that_the_article_names() -> None:
    american = where("Birmingham, as all of Alabama and the United States,", "Birmingham", "Alabama", "United States")
    british = where("Birmingham, as all of England and the UK,", "Birmingham", "England", "UK")
    assert american["Birmingham"] == ("town", "US")
    assert british["Birmingham"] == ("town", "GB")


def test_peoples_tell_the_country_too() -> None:
    text = "British voters in Cambridge. American voters in Springfield."
    labelled = [("British", "NORP"), ("Cambridge", "LOC")]
    assert found(text, *labelled)["Cambridge"].country == "GB"


def test_a_country_or_a_state_of_one_name() -> None:
    atlanta = where("Georgia: Atlanta, Savannah, the U.S.", "Georgia", "Atlanta", "Savannah", "U.S.")
    tbilisi = where("Georgia: Tbilisi, Batumi, Russia.", "Georgia", "Tbilisi", "Batumi", "Russia")
    assert atlanta["Georgia"] == ("region", "US")
    assert tbilisi["Georgia"] == ("country", "GE")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lagos", "town"),
        ("Lagos State", "region"),
        ("city of Lagos", "town"),
        ("Federal Republic of Nigeria", "country"),
    ],
)
def test_the_kind_of_place_that_the_words_say(name: str, kind: str) -> None:
    assert where(f"In Nigeria, {name} grows.", "Nigeria", name)[name] == (kind, "NG")


def test_accents_tell_places_apart() -> None:
    assert where("Costa Rica: San José.", "Costa Rica", "San José")["San José"] == ("capital", "CR")


@pytest.mark.parametrize("name", ["Springfield", "Red Sea", "Gulf", "Republic", "Orange County", "Middle East"])
def test_no_place_rather_than_a_guess(name: str) -> None:
    assert where(f"In {name} it rained.", name) == {}


def test_only_names_of_places_mean_places() -> None:
    assert found("Paris Hilton and Paris.", ("Paris Hilton", "PERSON"), ("Paris", "PERSON")) == {}


def test_countries_that_an_article_speaks_of() -> None:
    text = "Russia, Moscow, Russians, Kim, Oslo."
    labelled = [("Russia", "LOC"), ("Moscow", "LOC"), ("Russians", "NORP"), ("Kim", "PERSON"), ("Oslo", "LOC")]
    reading = read(text, names_of(text, labelled))
    assert countries_of(reading.wordings, reading.places) == {"RU": 3, "NO": 1}


def test_a_dateline_in_capitals_tells_where_the_same_name_lies() -> None:
    text = "PARIS, Texas — The fair opens in Paris."
    names = names_of(text, [("PARIS, Texas", "LOC"), ("Paris", "LOC")])
    reading = read(text, names)
    assert reading.entities[names[0]] == reading.entities[names[1]]
    assert reading.entities[names[0]].geonames_id == 4717560
