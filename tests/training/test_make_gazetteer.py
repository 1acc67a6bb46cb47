import math
from collections.abc import Iterable
from typing import Any

from dateline.training.make_gazetteer import centres, towns, without_rare_aliases
from dateline.world.gazetteer import Place


def town(name: str, country: str, population: int, at: tuple[float, float] = (0.0, 0.0), **more: Any) -> dict[str, Any]:
    return {
        "geonameid": population,
        "name": name,
        "countrycode": country,
        "admin1code": "01",
        "latitude": at[0],
        "longitude": at[1],
        "population": population,
        "alternatenames": [],
        **more,
    }


def names(rows: Iterable[tuple[Place, list[str]]]) -> dict[str, list[str]]:
    return {place.name: aliases for place, aliases in rows}


def test_the_capital_is_the_largest_town_of_its_name() -> None:
    found = [town("Ville", "FR", 900), town("Ville", "FR", 2_000_000), town("Ville", "US", 50)]
    kinds = {place.population: place.kind for place, _ in towns(found, {"FR": "Villé"})}
    assert kinds == {900: "town", 2_000_000: "capital", 50: "town"}


def test_large_towns_and_capitals_keep_further_names() -> None:
    large = town("Big", "XX", 800_000, alternatenames=["Bigtown", "BG", "Большой", "big city"])
    small = town("Little", "XX", 20_000, alternatenames=["Littletown"])
    assert names(towns([large, small], {})) == {"Big": ["Bigtown"], "Little": []}


def test_a_further_name_stands_back_behind_a_town_of_that_very_name() -> None:
    amman = town("Amman", "JO", 1_200_000, alternatenames=["Philadelphia", "Rabbath"])
    rows = towns([amman, town("Philadelphia", "US", 1_500_000)], {"JO": "Amman"})
    assert names(without_rare_aliases(rows))["Amman"] == ["Rabbath"]


def test_the_centre_is_that_of_the_people() -> None:
    found = [town("A", "XX", 3, (0.0, 10.0)), town("B", "XX", 1, (0.0, 50.0)), town("C", "YY", 7, (60.0, -179.0))]
    found.append(town("D", "YY", 7, (60.0, 179.0)))
    middle = centres(found, lambda one: one["countrycode"])
    latitude, longitude, people = middle["XX"]
    assert (round(latitude, 9), people) == (0.0, 4)
    assert 10 < longitude < 30
    assert math.isclose(abs(middle["YY"][1]), 180.0), "the mean over the antimeridian is there, not in Greenwich"
