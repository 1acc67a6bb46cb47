"""What organisations are called: words that say what kind they are, and names that only their country makes unique."""

from collections.abc import Sequence
from functools import cache

from dateline.world.word_lists import pairs, words

from .function_words import SMALL_IN_NAMES

OFFICES = words("language/lexicon/organisations/offices")
"""Words for what a state is made of."""
_LOCAL_KINDS = "language/lexicon/organisations/local"
_LOCAL = OFFICES | words(_LOCAL_KINDS, "language/lexicon/organisations/local_qualifiers")
_ADDED = words("language/lexicon/organisations/fields") | SMALL_IN_NAMES
"""What stands beside those words and makes no name of its own."""
KINDS = words(_LOCAL_KINDS, "language/lexicon/organisations/trades") | OFFICES
"""Words for kinds of organisations and buildings: "Airways", "University"."""
REGIONS = words("language/lexicon/organisations/regions")
"""What the parts of a country are called: "province"."""
LANDSCAPES = words("language/lexicon/organisations/landscapes")
"""What parts of a landscape are called: "river"."""
COMMON_WORDS = LANDSCAPES | words("language/lexicon/organisations/in_place_names")
"""Words that are a town's or region's name somewhere, and mean something else almost everywhere."""


@cache
def called(noun: str) -> frozenset[str]:
    """Words in the names of organisations that a noun means: "Directorate" of an agency, "Herald" of a newspaper."""
    listed = pairs("language/lexicon/organisations/called").items()
    return frozenset(word for nouns, named in listed if noun in nouns.split(", ") for word in named.split())


def is_national(wording: Sequence[str]) -> bool:
    """Whether every country has an organisation of this name: "supreme court", "ministry of health"."""
    kind = bool(OFFICES & set(wording)) or list(wording) == ["central", "bank"]
    return kind and set(wording) <= OFFICES | _ADDED


def is_common(wording: Sequence[str]) -> bool:
    """Whether so many organisations have this name that it tells nothing outside its article: "city council"."""
    return bool(_LOCAL & set(wording)) and set(wording) <= _LOCAL | _ADDED


def spelled_out(name: str) -> str:
    """A name with a well-known acronym that it begins with spelled out: "UN Security Council", "WHO"."""
    first, space, rest = name.partition(" ")
    return pairs("language/lexicon/organisations/acronyms").get(first.replace(".", ""), first) + space + rest
