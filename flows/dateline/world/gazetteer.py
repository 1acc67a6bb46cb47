"""Places of the world by name: continents, countries, their regions and towns, as GeoNames has them."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("gazetteer.tsv")
TOWNS = ("capital", "town")
MAJOR = 100_000
_CAPITAL_WEIGHT = 3
_PROMINENCE = {"continent": 1e9, "country": 5e7}
"""What stands for the population where places of all kinds are weighed against each other."""

_URBAN = 0.15
"""Part of a region's people that must live in the town of its name for that name to mean the town."""


class Place(NamedTuple):
    """A place. `kind` is continent, country, region (state, province), capital or town.

    `country` is the ISO 3166-1 alpha-2 code and `region` GeoNames' code of the first-level region within it, empty
    where there is none. Countries and regions stand at the centre of their towns' population, which is a region's
    `population`.
    """

    geonames_id: int
    kind: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    name: str


def fold(name: str) -> str:
    """A name in lower case, with one kind of apostrophe and single spaces."""
    return " ".join(name.casefold().replace("’", "'").split())


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """A folded name without accents and hyphens."""
    decomposed = unicodedata.normalize("NFD", " ".join(fold(name).replace("-", " ").split()))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def weight(town: Place) -> float:
    """How likely news means a town rather than others of its name: its population, and more for a capital."""
    return _CAPITAL_WEIGHT * max(town.population, MAJOR) if town.kind == "capital" else town.population


def prominence(place: Place) -> float:
    """A weight that compares places of all kinds."""
    return _PROMINENCE.get(place.kind) or weight(place)


def one_per_country(places: Iterable[Place]) -> list[Place]:
    """Of a town, its region and its country that share a name, the one that news means.

    That is the country, else the capital, else the town; but the region where few of its people live in the town.
    """
    chosen: dict[str, Place] = {}
    for place in places:
        other = chosen.get(place.country)
        chosen[place.country] = max(place, other, key=_rank) if other else place
    return list(chosen.values())


def _rank(place: Place) -> tuple[bool, bool, float]:
    size = place.population * (_URBAN if place.kind == "region" else 1)
    return place.kind == "country", place.kind == "capital", size


def places_named(name: str) -> list[Place]:
    """The places that go by a name, however accented, by GeoNames id."""
    lines, by_name = _gazetteer()
    return [_place(lines[number]) for number in by_name.get(plain(name), ())]


def place(geonames_id: int) -> Place:
    """A place by its id. Raises KeyError where the gazetteer has none."""
    return _place(_by_id()[geonames_id])


def _place(line: str) -> Place:
    geonames_id, kind, country, region, latitude, longitude, population, name, _ = line.split("\t")
    return Place(int(geonames_id), kind, country, region, float(latitude), float(longitude), int(population), name)


@cache
def _gazetteer() -> tuple[list[str], dict[str, list[int]]]:
    lines = [line for line in FILE.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for name in line[line.rindex("\t") + 1 :].split("|"):
            by_name[name].append(number)
    return lines, dict(by_name)


@cache
def _by_id() -> dict[int, str]:
    return {int(line[: line.index("\t")]): line for line in _gazetteer()[0]}
