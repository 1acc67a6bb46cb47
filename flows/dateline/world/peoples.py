"""Words for the people of a country -> the country: "Russians" -> RU."""

from functools import cache
from typing import NamedTuple

from .gazetteer import plain
from .word_lists import pairs


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
    return {
        plain(word): Nationality(country, people.partition(",")[0])
        for people, country in pairs("world/peoples").items()
        for word in people.split(", ")
    }
