"""Names of places in an article -> the places of the gazetteer that they mean."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.language.layers import Reading, Wording
from dateline.language.lexicon.institutions import COMMON_WORDS, REGIONS
from dateline.world.dateline_places import state_named
from dateline.world.gazetteer import TOWNS, Place, fold, one_per_country, places_named, plain, prominence
from dateline.world.peoples import nationality
from dateline.world.word_lists import any_of

_KINDS_SAID = (
    (TOWNS, re.compile(r"^(?:city|town) of | (?:city|town)$"), None),
    (("region",), re.compile(rf"^{any_of(REGIONS)} of | {any_of(REGIONS)}$"), None),
    (("region",), re.compile(r" (?:county|district|division|department)$"), "US"),
    (("country",), re.compile(r"^(?:republic|kingdom|state|sultanate) of "), None),
)
"""Kinds of places, how a name says that it means one, and the country where such words mean another kind."""
_BESIDE = re.compile(r",\s+(?:in\s+)?|\s+\(")
_LARGE = 300_000
_LARGE_REGION = 2_000_000
"""Population from which a place is meant though nothing else in the article lies in its country."""
_CLEAR = 10
"""How many times larger than its namesakes a place must be to be meant whatever else the article names."""
_LEAD = 3
"""How many times larger it must be where the article names neither's country."""


def places_meant(reading: Reading) -> dict[int, Place]:
    """The place that each wording, by its number, means; wordings that mean none, or may mean several, are left out.

    That place is taken which the article says where it lies ("Paris, Texas"), else the largest, where those weigh more
    whose country the article speaks of.
    """
    wordings = reading.wordings
    candidates = {i: _candidates(wording.text) for i, wording in enumerate(wordings) if wording.label == "LOC"}
    of_name = {mention: i for i in candidates for mention in wordings[i].mentions}
    certain = {i: best for i, places in candidates.items() if (best := _certain(places))}
    said: dict[str, list[Place]] = defaultdict(list)
    for i in candidates:
        head, _, holder = wordings[i].text.partition(",")
        said[plain(head)] += _holders(holder)
    countries = countries_of(wordings, certain)
    found: dict[int, Place] = {}
    for i, places in candidates.items():
        others = countries - countries_of(wordings[i : i + 1], {0: certain[i]}) if i in certain else countries
        following = (_beside(reading, mention, of_name) for mention in wordings[i].mentions)
        beside = [place for j in following if j is not None for place in candidates[j]]
        holders = said[plain(wordings[i].text.partition(",")[0])]
        if best := _best(_within(places, holders) if holders else places, _within(places, holders or beside), others):
            found[i] = best
    return found


def countries_of(wordings: Sequence[Wording], places: Mapping[int, Place]) -> Counter[str]:
    """How often an article speaks of each country, by its own name, a place in it, or its people."""
    counts: Counter[str] = Counter()
    for i, wording in enumerate(wordings):
        people = nationality(wording.text) if wording.label == "NORP" else None
        country = people.country if people else places[i].country if i in places else None
        if country:
            counts[country] += len(wording.mentions)
    return counts


def _candidates(words: str) -> list[Place]:
    """The places that a wording could mean, of the kind that it says: "Lagos State", "city of Lagos"."""
    head, _, holder = words.partition(",")
    whole = plain(head)
    if whole in COMMON_WORDS:
        return []
    if found := places_named(whole) or places_named(f"the {whole}"):
        found = _within(found, _holders(holder)) or found
        accented = [place for place in found if fold(place.name) == fold(words)] if fold(words) != whole else []
        return one_per_country(accented or found)
    for kinds, pattern, elsewhere in _KINDS_SAID:
        name = pattern.sub("", whole)
        if name != whole:
            return [place for place in places_named(name) if place.kind in kinds and place.country != elsewhere]
    return []


def _holders(name: str) -> list[Place]:
    """The countries and regions that may be named behind a place: "Norway", "Wash." """
    return [place for place in places_named(state_named(name) or name) if place.kind in ("country", "region")]


def _beside(reading: Reading, mention: int, of_name: Mapping[int, int]) -> int | None:
    """The wording of the place named right after a mention, as in "Paris, Texas"."""
    following, names = of_name.get(mention + 1), reading.names
    if following is None or not _BESIDE.fullmatch(reading.text, names[mention].end, names[mention + 1].start):
        return None
    return following


def _certain(places: Iterable[Place]) -> Place | None:
    """The place that is meant whatever else an article names."""
    ranked = sorted(places, key=prominence, reverse=True)
    if not ranked or not _is_large(ranked[0]):
        return None
    clear = len(ranked) == 1 or prominence(ranked[0]) >= _CLEAR * prominence(ranked[1])
    return ranked[0] if clear else None


def _best(places: Sequence[Place], held: Sequence[Place], countries: Counter[str]) -> Place | None:
    """The place to take, given those which lie where the article says, and how often it speaks of each country."""
    total = countries.total()

    def score(place: Place) -> float:
        known = 0.5 + 1.5 * countries[place.country] / total if countries[place.country] else 0.0
        return math.log10(max(prominence(place), 1)) + known

    ranked = sorted(held or places, key=lambda place: (-score(place), place.geonames_id))
    if not ranked:
        return None
    best = ranked[0]
    if held or countries[best.country] or best.kind == "country":
        return best
    leads = len(ranked) == 1 or score(best) - score(ranked[1]) >= math.log10(_LEAD)
    return best if leads and _is_large(best) else None


def _is_large(place: Place) -> bool:
    return prominence(place) >= (_LARGE_REGION if place.kind == "region" else _LARGE)


def _within(places: Iterable[Place], holders: Sequence[Place]) -> list[Place]:
    return [place for place in places if any(_lies_in(place, holder) for holder in holders)]


def _lies_in(place: Place, holder: Place) -> bool:
    if holder.kind == "country":
        return place.country == holder.country and place.kind != "country"
    same = (place.country, place.region) == (holder.country, holder.region)
    return holder.kind == "region" and same and place.kind in TOWNS
