"""The news agencies, under the short names that they go by."""

import re

from .word_lists import pairs

_FULL_NAMES = pairs("world/agencies")
_CANONICAL = {spelling: name for name, spellings in _FULL_NAMES.items() for spelling in spellings.split("|")}
# Short names are read as written: "pa" and "map" are words.
_CANONICAL_AS_WRITTEN = {name: name for name in _FULL_NAMES} | {"DPA": "dpa", "AA": "Anadolu", "CP": "Canadian Press"}

_JOINTS = re.compile(r"\s*(?:/|,|;|\||\band\b|&)\s*")
_CREDIT_LINE = re.compile(
    # What says that a credit comes, if anything does, and the names.
    r"(?P<said>(?i:source|with (?:additional )?(?:inputs?|reporting|material|files) (?:from|by)|agency)\s*:?\s*"
    r"|\(\s*(?i:with inputs? from|source:?)\s+)?[—–―(\s-]*(?P<names>[^()©]{2,60}?)[\s).]*"
)


def agency_named(name: str) -> str | None:
    """The short name of the agency that this text names and nothing else; the first of several ("AP/Reuters")."""
    for part in _JOINTS.split(name[:120].strip(" .()[]|—–-")):
        agency = _CANONICAL_AS_WRITTEN.get(part) or _CANONICAL.get(part.casefold())
        if agency:
            return agency
    return None


def agency_credited(line: str) -> str | None:
    """The agency that a credit line of its own names: "Source: Xinhua", "(With inputs from ANI)", "— AFP"."""
    if len(line) > 80:
        return None
    match = _CREDIT_LINE.fullmatch(line)
    if not match:
        return None
    names = _JOINTS.split(match["names"])
    return agency_named(match["names"]) if match["said"] or all(map(agency_named, names)) else None
