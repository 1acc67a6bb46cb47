"""Which country a dateline's place lies in."""

import re
from collections import defaultdict

from .gazetteer import MAJOR, TOWNS, Place, fold, places_named, plain, weight

# Parts of countries that datelines write as they do countries.
_PARTS = {
    "england": "GB", "northern ireland": "GB", "scotland": "GB", "wales": "GB", "gaza city": "PS", "gaza strip": "PS",
    "west bank": "PS", "occupied west bank": "PS", "indian administered kashmir": "IN",
    "occupied east jerusalem": "PS", "crimea": "UA",
}  # fmt: skip

STATES = (
    "alabama ala. al|alaska ak|arizona ariz. az|arkansas ark. ar|california calif. ca|colorado colo. co"
    "|connecticut conn. ct|delaware del. de|florida fla. fl|hawaii hi|idaho id|illinois ill. il|indiana ind. in"
    "|iowa ia|kansas kan. ks|kentucky ky. ky|louisiana la. la|maine me|maryland md. md|massachusetts mass. ma"
    "|michigan mich. mi|minnesota minn. mn|mississippi miss. ms|missouri mo. mo|montana mont. mt|nebraska neb. ne"
    "|nevada nev. nv|new_hampshire n.h. nh|new_jersey n.j. nj|new_mexico n.m. nm|new_york n.y. ny"
    "|north_carolina n.c. nc|north_dakota n.d. nd|ohio oh|oklahoma okla. ok|oregon ore. or|pennsylvania pa. pa"
    "|rhode_island r.i. ri|south_carolina s.c. sc|south_dakota s.d. sd|tennessee tenn. tn|texas tx|utah ut"
    "|vermont vt. vt|virginia va. va|washington wash. wa|west_virginia w.va. wv|wisconsin wis. wisc. wi"
    "|wyoming wyo. wy|d.c. dc|puerto_rico p.r."
)
"""US states as newspapers and the post write them, each with its short forms."""
_STATES = {short.replace(".", ""): state.partition(" ")[0] for state in STATES.split("|") for short in state.split(" ")}
_STATES["ga"] = "georgia"
_REGIONS = {name.replace("_", " "): "US" for state in STATES.split("|") for name in state.split(" ")}
_REGIONS |= dict.fromkeys(
    ("alberta", "alta.", "british columbia", "b.c.", "manitoba", "man.", "new brunswick", "n.b.", "newfoundland",
     "nova scotia", "n.s.", "nunavut", "ontario", "ont.", "prince edward island", "quebec", "que.", "saskatchewan",
     "sask.", "yukon"), "CA")  # fmt: skip
_REGIONS |= dict.fromkeys(("new south wales", "nsw", "queensland", "tasmania", "western australia"), "AU")
_REGIONS |= dict.fromkeys(("guanajuato", "jalisco", "sonora", "sinaloa", "chiapas", "oaxaca"), "MX")
_REGIONS |= dict.fromkeys(("kerala", "tamil nadu", "uttar pradesh", "gujarat", "bihar", "odisha"), "IN")

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
    state = _STATES.get(plain(short).replace(".", "").replace(" ", "_"))
    return state.replace("_", " ") if state else None


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
