"""Words for the people of a country -> the country: "Russians" -> RU."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .gazetteer import plain

_FILE = Path(__file__).with_name("peoples.json")
"""The words, by ISO 3166-1 alpha-2 code; "British|Briton" are one people, and plurals in -s are left out."""


class Nationality(NamedTuple):
    """A people: the code of its country and the adjective that names it."""

    country: str
    name: str


def nationality(words: str) -> Nationality | None:
    """The people that an adjective or noun names; None where it names none, or could mean two ("Congolese")."""
    key = plain(words)
    known = _nationalities()
    return known.get(key) or (known.get(key[:-1]) if key.endswith("s") else None)


@cache
def _nationalities() -> dict[str, Nationality]:
    content: dict[str, list[str]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return {
        plain(word): Nationality(country, people.partition("|")[0])
        for country, peoples in content.items()
        for people in peoples
        for word in people.split("|")
    }
