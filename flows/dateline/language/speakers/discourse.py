"""What has been said so far in an article: who was named or meant where, and who spoke."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.language.annotations import Entity, MentionForm, Sentence
from dateline.language.layers import Layer, Name, Reading, Stretch
from dateline.language.lexicon.function_words import PREPOSITIONS
from dateline.spans import Span, merged
from dateline.world.word_lists import any_of

_OBLIQUE = re.compile(
    rf"\b{any_of(PREPOSITIONS - {'as'} | {'and', 'asked', 'like', 'met', 'than', 'told', 'under'})}\s+(?:the\s+)?"
    r"(?:(?!said\b)[\w.’'-]+\s+){0,3}$"
)
_LEAD = 60
"""Characters from the start of a sentence within which its subject mostly stands."""
_RECENT_TURNS = 50


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where an entity is named or meant.

    `leads` where it is likely the subject of its sentence, `oblique` where it follows a preposition.
    """

    start: int
    end: int
    entity: Entity
    form: MentionForm
    sentence: int
    leads: bool
    possessive: bool
    oblique: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One statement: its source’s and its last sentence, who makes it (None where nobody named does), and the noun that
    its source describes them by."""

    told: int
    sentence: int
    entity: Entity | None
    noun: str | None


class Discourse:
    """An article as read from its start to where one is. `quoted` is what is said in it word by word."""

    def __init__(self, reading: Reading, quoted: Iterable[Span] = ()) -> None:
        self.reading = reading
        self.text = reading.text
        self.sentences = reading.sentences or Layer([Sentence(0, len(reading.text), 0, 0)])
        self.quoted = Layer(Stretch(*span) for span in merged(quoted))
        self.turns: list[Turn] = []
        self.occurrences = [
            self._occurrence(name.start, name.end, entity, "name")
            for name in reading.names
            if (entity := reading.entities[name]).label not in ("DATE", "MONEY", "NORP")
        ]

    @property
    def recent_turns(self) -> Sequence[Turn]:
        """The last statements, as far back as a description may refer to one."""
        return self.turns[-_RECENT_TURNS:]

    def names_in(self, start: int, end: int) -> list[tuple[Name, Entity]]:
        """The names that lie in a stretch, with what they name."""
        return [(name, self.reading.entities[name]) for name in self.reading.names.within(start, end)]

    def until(self, position: int, reach: int) -> Sequence[Occurrence]:
        """What is named or meant before a position and not more than `reach` sentences back, in text order."""
        floor = self.sentences[max(0, self.sentences.number(position) - reach)].start
        return self.occurrences[self._first_from(floor) : self._first_from(position)]

    def before(self, position: int, reach: int, labels: Sequence[str]) -> dict[Entity, list[Occurrence]]:
        """Those of the given labels among them, the last one first, each with where, the last place first."""
        found: dict[Entity, list[Occurrence]] = {}
        for occurrence in reversed(self.until(position, reach)):
            if occurrence.entity.label in labels:
                found.setdefault(occurrence.entity, []).append(occurrence)
        return found

    def add(self, start: int, end: int, entity: Entity, form: MentionForm) -> None:
        """Note that a pronoun or description means an entity."""
        at = self._first_from(start)
        if at == len(self.occurrences) or self.occurrences[at].start != start:
            self.occurrences.insert(at, self._occurrence(start, end, entity, form))

    def _first_from(self, position: int) -> int:
        return bisect_left(self.occurrences, position, key=lambda occurrence: occurrence.start)

    def _occurrence(self, start: int, end: int, entity: Entity, form: MentionForm) -> Occurrence:
        number = self.sentences.number(start)
        first = self.sentences[number].start
        oblique = bool(_OBLIQUE.search(self.text, max(first, start - _LEAD), start))
        return Occurrence(
            start,
            end,
            entity,
            form,
            number,
            leads=not oblique and start - first < _LEAD,
            possessive=self.text.startswith(("’s ", "'s ", "’ ", "' "), end),
            oblique=oblique,
        )
