"""Which country a dateline's place lies in."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

PLACES_FILE = Path(__file__).with_name("places.json")

# As newspapers write them; the file holds the formal names.
_COUNTRY_NAMES = {
    "bolivia": "BO", "britain": "GB", "brunei": "BN", "burma": "MM", "cape verde": "CV", "congo": "CD",
    "democratic republic of congo": "CD", "dr congo": "CD", "drc": "CD", "east timor": "TL", "england": "GB",
    "holland": "NL", "iran": "IR", "ivory coast": "CI", "kosovo": "XK", "kuwait": "KW", "laos": "LA", "macau": "MO",
    "moldova": "MD", "north korea": "KP", "northern ireland": "GB", "palestine": "PS", "palestinian territories": "PS",
    "gaza city": "PS", "gaza strip": "PS", "west bank": "PS", "occupied west bank": "PS",
    "republic of congo": "CG", "russia": "RU",
    "scotland": "GB", "south korea": "KR", "swaziland": "SZ", "syria": "SY", "taiwan": "TW", "tanzania": "TZ",
    "the bahamas": "BS", "the gambia": "GM", "the netherlands": "NL", "the philippines": "PH", "turkey": "TR",
    "turkiye": "TR", "u.a.e.": "AE", "uae": "AE", "u.k.": "GB", "uk": "GB", "u.s.": "US", "us": "US", "u.s.a.": "US",
    "usa": "US", "venezuela": "VE", "vatican": "VA", "vietnam": "VN", "wales": "GB",
    "indian-administered kashmir": "IN", "occupied east jerusalem": "PS", "crimea": "UA",
}  # fmt: skip

_STATES = (
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
_REGIONS = {name.replace("_", " "): "US" for state in _STATES.split("|") for name in state.split(" ")}
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


class _Gazetteer(NamedTuple):
    countries: dict[str, str]
    cities: dict[str, str]
    major: frozenset[str]


def fold(name: str) -> str:
    """A name as the gazetteer keeps it: lower case, one kind of apostrophe, single spaces."""
    return " ".join(name.casefold().replace("’", "'").split())


def plain(name: str) -> str:
    """A folded name without its accents."""
    decomposed = unicodedata.normalize("NFD", fold(name))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def country_of(place: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a place as datelines write it ("MOSCOW, Russia"), or None where unsure."""
    region = plain(place.rpartition(",")[2])
    if (
        "," in place
        and region not in _TWO_FACED
        and (code := _gazetteer().countries.get(region) or _REGIONS.get(region))
    ):
        return code
    codes = {_country_of_one(one) for one in _SEVERAL.split(_BRACKETS.sub(r", \1", place))}
    return codes.pop() if len(codes) == 1 else None


def is_city(name: str, *, major: bool = False) -> bool:
    """Whether the gazetteer knows a city of this name; with `major`, one of a hundred thousand people or more."""
    names = _gazetteer().major if major else _gazetteer().cities
    return fold(name) in names or plain(name) in names


def is_region(name: str) -> bool:
    """Whether this is a country, or a state or province that datelines add to a city."""
    folded = _AREA.sub("", plain(name))
    if folded != plain(name) and folded in _gazetteer().cities:
        return True
    return folded in _gazetteer().countries or folded in _REGIONS or folded in _TWO_FACED


def _country_of_one(place: str) -> str | None:
    parts = [part for part in (plain(part) for part in place.split(",")) if part]
    if not parts:
        return None
    places = _gazetteer()
    if len(parts) == 1:
        name = fold(place.strip(" ,"))
        if parts[0] in places.countries and parts[0] not in places.major:
            return None if parts[0] == "georgia" else places.countries[parts[0]]
        return places.cities.get(name) or places.cities.get(parts[0]) or _REGIONS.get(parts[0])
    city, region = parts[0], parts[-1]
    if region in _TWO_FACED:
        code = places.cities.get(city)
        return code if code in _TWO_FACED[region] or len(_TWO_FACED[region]) > 1 else _TWO_FACED[region][0]
    # "Egypt, Cairo" is rare, but found.
    for name in (region, city):
        if code := places.countries.get(name) or _REGIONS.get(name):
            return code
    if (area := _AREA.sub("", region)) != region:
        return places.cities.get(area) or None
    # An unknown region may set the place apart from its larger namesake, so the city alone would be a guess.
    return None


@cache
def _gazetteer() -> _Gazetteer:
    content = json.loads(PLACES_FILE.read_text(encoding="utf-8"))
    major = _spread(content["major"])
    countries = {plain(name): code for name, code in content["countries"].items()} | _COUNTRY_NAMES
    return _Gazetteer(countries, _spread(content["minor"]) | major, frozenset(major))


def _spread(by_country: dict[str, str]) -> dict[str, str]:
    return {name: code for code, names in by_country.items() for name in names.split("|")}
