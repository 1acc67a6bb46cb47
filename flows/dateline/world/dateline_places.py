"""Which country a dateline's place lies in."""

import re
from collections import defaultdict

from .gazetteer import MAJOR, TOWNS, Place, fold, places_named, plain, weight
from .word_lists import pairs

_PARTS = pairs("world/parts_of_countries")
STATES = {state: shorts.split() for state, shorts in pairs("world/us_states").items()}
"""US states, each with its short forms."""
_STATES = {short.replace(".", ""): state for state, shorts in STATES.items() for short in (state, *shorts)}
_STATES["ga"] = "georgia"
_REGIONS = {name: "US" for state, shorts in STATES.items() for name in (state, *shorts)} | pairs("world/provinces")

# Names that are a country, a state and sometimes a city: only the other part of the place can tell.
_TWO_FACED = {"georgia": ("GE", "US"), "ga.": ("US",), "ga": ("US",), "lebanon": ("LB", "US"), "jordan": ("JO", "US")}

_SEVERAL = re.compile(r"\s+(?:and|&)\s+|\s*/\s*")
_AREA = re.compile(r" (?:county|district|governorate|oblast|prefecture|province|region|state)$")
_BRACKETS = re.compile(r"\s*[\[(]([^\[\]()]*)[\])]")
_CLEAR_LEAD = 3


def country_of(place: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a place as datelines write it ("MOSCOW, Russia"), or None where unsure."""
    region = plain(place.rpartition(",")[2])
    if "," in place and region not in _TWO_FACED and (code := country_named(region) or _REGIONS.get(region)):
        return code
    codes = {_country_of_one(one) for one in _SEVERAL.split(_BRACKETS.sub(r", \1", place))}
    return codes.pop() if len(codes) == 1 else None


def country_named(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that goes by a name."""
    name = plain(name)
    return _PARTS.get(name) or next((p.country for p in places_named(name) if p.kind == "country"), None)


def state_named(short: str) -> str | None:
    """The name of a US state, in small letters, by it or a short form of it: "Wash." """
    return _STATES.get(plain(short).replace(".", ""))


def is_city(name: str, *, major: bool = False) -> bool:
    """Whether the gazetteer knows a city of this name; with `major`, a capital or one of a hundred thousand people."""
    return any(not major or town.kind == "capital" or town.population >= MAJOR for town in _towns(name))


def is_region(name: str) -> bool:
    """Whether this is a country, or a state or province that datelines add to a city."""
    whole = plain(name)
    area = _AREA.sub("", whole)
    if area != whole and _towns(area):
        return True
    return bool(country_named(area)) or area in _REGIONS or area in _TWO_FACED


def _country_of_one(place: str) -> str | None:
    parts = [part for part in (plain(part) for part in place.split(",")) if part]
    if not parts:
        return None
    if len(parts) == 1:
        name = place.strip(" ,")
        code = country_named(parts[0])
        if code and not is_city(parts[0], major=True):
            return None if parts[0] == "georgia" else code
        return _country_of_city(name) or _country_of_city(parts[0]) or _REGIONS.get(parts[0])
    city, region = parts[0], parts[-1]
    if region in _TWO_FACED:
        code = _country_of_city(city)
        return code if code in _TWO_FACED[region] or len(_TWO_FACED[region]) > 1 else _TWO_FACED[region][0]
    # "Egypt, Cairo" is rare, but found.
    for name in (region, city):
        if code := country_named(name) or _REGIONS.get(name):
            return code
    if (area := _AREA.sub("", region)) != region:
        return _country_of_city(area)
    # An unknown region may set the place apart from its larger namesake, so the city alone would be a guess.
    return None


def _towns(name: str) -> list[Place]:
    """The towns of a name; only those that are so accented, where the name has accents."""
    towns = [town for town in places_named(name) if town.kind in TOWNS]
    accented = [town for town in towns if fold(town.name) == fold(name)] if plain(name) != fold(name) else []
    return accented or towns


def _country_of_city(name: str) -> str | None:
    """The country that a city's name most likely means, or None where no country clearly leads."""
    weights: dict[str, float] = defaultdict(float)
    for town in _towns(name):
        weights[town.country] = max(weights[town.country], weight(town))
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    if not ranked or (len(ranked) > 1 and weights[ranked[0]] < _CLEAR_LEAD * weights[ranked[1]]):
        return None
    return ranked[0]
