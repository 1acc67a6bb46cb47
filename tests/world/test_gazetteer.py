import pytest
from dateline.world.gazetteer import Place, fold, one_per_country, place, places_named, plain, prominence


def the_best(name: str) -> Place:
    return max(one_per_country(places_named(name)), key=prominence)


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Europe", "continent", ""),
        ("Russia", "country", "RU"),
        ("U.S.", "country", "US"),
        ("Britain", "country", "GB"),
        ("Ivory Coast", "country", "CI"),
        ("Türkiye", "country", "TR"),
        ("Palestine", "country", "PS"),
        ("Scotland", "region", "GB"),
        ("Calif.", "region", "US"),
        ("Bavaria", "region", "DE"),
        ("Henan", "region", "CN"),
        ("Moscow", "capital", "RU"),
        ("Bogota", "capital", "CO"),
        ("Port-au-Prince", "capital", "HT"),
        ("Kyiv", "capital", "UA"),
        ("Shanghai", "town", "CN"),
        ("New York", "town", "US"),
        ("Washington", "capital", "US"),
        ("Quebec", "region", "CA"),
        ("Okinawa", "region", "JP"),
        ("Mexico", "country", "MX"),
    ],
)
def test_places_by_the_names_that_news_gives_them(name: str, kind: str, country: str) -> None:
    best = the_best(name)
    assert (best.kind, best.country) == (kind, country)


def test_a_name_can_be_several_places() -> None:
    assert {found.country for found in places_named("Paris")} == {"FR", "US"}
    assert {found.kind for found in places_named("georgia")} == {"country", "region"}
    assert places_named("Parliament") == []


def test_a_place_by_its_id() -> None:
    paris = the_best("Paris")
    assert place(paris.geonames_id) == paris
    with pytest.raises(KeyError):
        place(0)


def test_countries_and_regions_stand_among_their_towns() -> None:
    australia, fiji, texas = the_best("Australia"), the_best("Fiji"), the_best("Texas")
    assert -38 < australia.latitude < -28
    assert 138 < australia.longitude < 152
    assert abs(fiji.longitude) > 175, "Fiji lies on both sides of the antimeridian"
    assert 28 < texas.latitude < 34
    assert texas.region == "TX"
    assert texas.population > 15_000_000


def test_folding() -> None:
    assert fold("Côte  d’Ivoire") == "côte d'ivoire"
    assert plain("PORT-AU-Prince") == "port au prince"
    assert plain("São Paulo") == "sao paulo"
