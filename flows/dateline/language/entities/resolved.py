"""Names of an article -> its entities: which names name the same one, under the fullest name given."""

from collections import Counter
from collections.abc import Sequence

from dateline.language.annotations import Entity
from dateline.language.layers import Name, Reading
from dateline.language.lexicon.institutions import is_common, is_national, spelled_out
from dateline.world.gazetteer import plain
from dateline.world.peoples import nationality

from .people import identity, is_full, regnal_title, untitled
from .places import countries_of
from .things import singular
from .wordings import words_of

_SMALL = frozenset("of the and for affairs".split())
"""Words that one country's institutions are named with or without: "Ministry of Foreign Affairs"."""

_ACRONYM, _PERSON_ACRONYM = 5, 2
"""Letters up to which a name in capitals may be no headline's."""


def entities(reading: Reading) -> dict[Name, Entity]:
    """The entity of each name."""
    made: dict[Name, Entity] = {name: Entity(name.text, name.label) for name in reading.names}
    builder = _Builder(reading)
    for members in reading.groups.members(range(len(reading.wordings))).values():
        entity = builder.entity(members)
        made |= {reading.names[mention]: entity for i in members for mention in reading.wordings[i].mentions}
    return made


class _Builder:
    """Makes the entities of one article out of the wordings that name each."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = reading.names
        self.wordings = reading.wordings
        self.places = reading.places
        self.place_of = {mention: place for i, place in self.places.items() for mention in self.wordings[i].mentions}
        self.country = _leading(countries_of(self.wordings, self.places))

    def entity(self, members: Sequence[int]) -> Entity:
        """The entity that the given wordings name."""
        label = self.wordings[members[0]].label
        counts: Counter[str] = Counter()
        for i in members:
            for spelling, count in self.wordings[i].spellings.items():
                counts[untitled(spelling) if label == "PERSON" else spelling] += count
        name = _fullest(counts, _PERSON_ACRONYM if label == "PERSON" else _ACRONYM)
        if label == "PERSON":
            return self._person(name, members)
        if label == "LOC":
            return self._place(name, members)
        if label == "NORP":
            if people := nationality(name):
                return Entity(people.name, label)
            return Entity(name, label, " ".join(singular(words_of(name))))
        return self._thing(name, label, members)

    def _person(self, name: str, members: Sequence[int]) -> Entity:
        if not is_full(name):
            mentions = (mention for i in members for mention in self.wordings[i].mentions)
            titles = [regnal_title(self.reading.text, self.names[mention].start) for mention in mentions]
            title = next(filter(None, titles), None)
            if title is None:
                return Entity(name, "PERSON", is_local=True)
            name = f"{title} {name}"
        return Entity(name, "PERSON", identity(name))

    def _place(self, name: str, members: Sequence[int]) -> Entity:
        place = next((self.places[i] for i in members if i in self.places), None)
        if place is None:
            return Entity(name, "LOC", " ".join(words_of(name)))
        name = name.partition(",")[0]
        short = name.isupper() or "." in name
        if place.kind == "country" or (short and (place.kind == "region" or plain(name) == plain(place.name))):
            name = place.name
        return Entity(name, "LOC", geonames_id=place.geonames_id)

    def _thing(self, name: str, label: str, members: Sequence[int]) -> Entity:
        abouts = {about for i in members if (about := self.wordings[i].about) is not None}
        words = words_of(spelled_out(name))
        core = [word for word in words if all(word not in words_of(self.names[about].text) for about in abouts)]
        countries = {self._country_of(about) for about in abouts} or {self.country}
        if label == "ORG" and is_national(core) and len(countries) == 1 and (country := countries.pop()):
            return Entity(name, label, " ".join(sorted(set(core) - _SMALL)), country=country)
        return Entity(name, label, " ".join(words), is_local=is_common(words))

    def _country_of(self, mention: int) -> str | None:
        """The country that a name means, or whose people it does."""
        if people := nationality(self.names[mention].text):
            return people.country
        place = self.place_of.get(mention)
        return place.country if place and place.kind == "country" else None


def _fullest(counts: Counter[str], acronym: int) -> str:
    """The spelling to show: most words, fewest initials, then the most frequent; capitals only for want of others."""

    def rank(spelling: str) -> tuple[object, ...]:
        words = spelling.split()
        initials = sum(len(word.rstrip(".")) == 1 for word in words)
        return (
            spelling.isupper() and len(spelling) > acronym,
            -len(words),
            initials,
            -counts[spelling],
            spelling.isascii(),
            spelling,
        )

    return min(counts, key=rank)


def _leading(countries: Counter[str]) -> str | None:
    """The country that an article speaks of at least twice as often as of any other."""
    ranked = countries.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]) else None
