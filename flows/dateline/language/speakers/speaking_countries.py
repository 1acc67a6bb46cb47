"""The countries that an article names, found by what stands for them: "Pyongyang said", "the Nicaraguan government"."""

from collections.abc import Iterable

from dateline.language.annotations import Entity
from dateline.world.gazetteer import Place, places_named
from dateline.world.peoples import nationality


class Countries:
    """The countries among an article's entities."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        places = ((entity, _place(entity)) for entity in dict.fromkeys(entities))
        self._by_code = {place.country: entity for entity, place in places if place and place.kind == "country"}

    def of_capital(self, entity: Entity) -> Entity | None:
        """The country whose capital a place is, if the article names it."""
        place = _place(entity)
        return self._by_code.get(place.country) if place and place.kind == "capital" else None

    def of_people(self, words: str) -> Entity | None:
        """The country of a people: "Nicaraguan", if the article names it."""
        people = nationality(words)
        return self._by_code.get(people.country) if people else None


def _place(entity: Entity) -> Place | None:
    if entity.label != "LOC" or entity.geonames_id is None:
        return None
    return next((place for place in places_named(entity.name) if place.geonames_id == entity.geonames_id), None)
