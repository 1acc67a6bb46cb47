"""What has been said so far in an article: who was named or meant where, and who spoke."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.language.annotations import Entity, MentionForm, Sentence
from dateline.language.lexicon.nouns import kind_of
from dateline.language.names.tagged import Name
from dateline.spans import Span

_OBLIQUE = re.compile(
    r"\b(?:of|by|with|to|for|from|against|about|in|on|at|between|over|than|like|told|asked|met|near|under|through|and"
    r"|including)\s+(?:the\s+)?(?:(?!said\b)[\w.’'-]+\s+){0,3}$"
)
_LOWER = re.compile(r"[a-z\s-]+")
_TOPIC = re.compile(r"[“”\"\s]*(?:As for|For|According to)\s+(?:\w+\.?\s+){0,3}")
"""What a sentence begins with that goes on to say what somebody says: "For Ann Lee, ..."."""
_LEAD = 60
"""Characters from the start of a sentence within which its subject mostly stands."""
_RECENT_TURNS = 50


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where an entity is named or meant.

    `leads` where it is likely the subject of its sentence, `oblique`
    where it follows a preposition; `topic` where the sentence is told as theirs: "For Ann Lee, ...".
    """

    start: int
    end: int
    entity: Entity
    form: MentionForm
    sentence: int
    leads: bool
    possessive: bool
    oblique: bool
    topic: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One statement: its source’s and its last sentence, its content, who makes it (None where nobody named does), and
    the noun that its source describes them by."""

    told: int
    sentence: int
    content: tuple[Span, ...]
    entity: Entity | None
    noun: str | None

    @property
    def by_somebody(self) -> bool:
        """Whether somebody unnamed makes the statement for an organisation."""
        return bool(self.entity and self.entity.label == "ORG" and self.noun and kind_of(self.noun) == "person")


class Discourse:
    """An article as read from its start to where one is."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], names: Sequence[Name], entities: Sequence[Entity]
    ) -> None:
        self.text = text
        self.names = list(zip(names, entities, strict=True))
        self.name_starts = [name.start for name in names]
        self.sentences = sentences or [Sentence(0, len(text), 0, 0)]
        self.sentence_starts = [sentence.start for sentence in self.sentences]
        self.quoted: list[Span] = []
        self.turns: list[Turn] = []
        self.occurrences = [
            self._occurrence(name.start, name.end, entity, "name")
            for name, entity in self.names
            if entity.label not in ("DATE", "MONEY", "NORP")
        ]
        self.starts = [occurrence.start for occurrence in self.occurrences]

    @property
    def recent_turns(self) -> Sequence[Turn]:
        """The last statements, as far back as a description may refer to one."""
        return self.turns[-_RECENT_TURNS:]

    def sentence_at(self, position: int) -> int:
        return max(0, bisect_right(self.sentence_starts, position) - 1)

    def sentence_of(self, position: int) -> Sentence:
        return self.sentences[self.sentence_at(position)]

    def names_in(self, start: int, end: int) -> list[tuple[Name, Entity]]:
        """The names that lie in a stretch, with what they name; words in lower case name nobody who speaks."""
        first, last = bisect_left(self.name_starts, start), bisect_left(self.name_starts, end)
        return [(n, e) for n, e in self.names[first:last] if n.end <= end and not _LOWER.fullmatch(n.text)]

    def in_quotation(self, position: int) -> bool:
        i = bisect_right(self.quoted, position, key=lambda span: span[0]) - 1
        return i >= 0 and position < self.quoted[i][1]

    def quote(self, quoted: Iterable[Span]) -> None:
        """Note what is quoted word by word, in stretches that may overlap."""
        self.quoted = []
        for start, end in sorted(quoted):
            if self.quoted and start <= self.quoted[-1][1]:
                before = self.quoted.pop()
                start, end = before[0], max(before[1], end)
            self.quoted.append((start, end))

    def until(self, position: int, reach: int) -> Sequence[Occurrence]:
        """What is named or meant before a position and not more than `reach` sentences back, in text order."""
        floor = self.sentence_starts[max(0, self.sentence_at(position) - reach)]
        return self.occurrences[bisect_left(self.starts, floor) : bisect_left(self.starts, position)]

    def before(self, position: int, reach: int, labels: Sequence[str]) -> dict[Entity, list[Occurrence]]:
        """Those of the given labels among them, the last one first, each with where, the last place first."""
        found: dict[Entity, list[Occurrence]] = {}
        for occurrence in reversed(self.until(position, reach)):
            if occurrence.entity.label in labels:
                found.setdefault(occurrence.entity, []).append(occurrence)
        return found

    def soon_after(self, position: int, reach: int, label: str) -> Iterator[Entity]:
        """Those of a label that are named after a position and not more than `reach` sentences on, in text order."""
        last = min(self.sentence_at(position) + reach, len(self.sentences) - 1)
        first, stop = bisect_left(self.starts, position), bisect_left(self.starts, self.sentences[last].end)
        return (o.entity for o in self.occurrences[first:stop] if o.entity.label == label)

    def add(self, start: int, end: int, entity: Entity, form: MentionForm) -> None:
        """Note that a pronoun or description means an entity."""
        i = bisect_right(self.starts, start)
        if i and self.starts[i - 1] == start:
            return
        self.starts.insert(i, start)
        self.occurrences.insert(i, self._occurrence(start, end, entity, form))

    def _occurrence(self, start: int, end: int, entity: Entity, form: MentionForm) -> Occurrence:
        number = self.sentence_at(start)
        first = self.sentences[number].start
        topic = start - first < _LEAD and bool(_TOPIC.fullmatch(self.text, first, start))
        oblique = not topic and bool(_OBLIQUE.search(self.text, max(first, start - _LEAD), start))
        return Occurrence(
            start,
            end,
            entity,
            form,
            number,
            leads=not oblique and start - first < _LEAD,
            possessive=self.text.startswith(("’s ", "'s ", "’ ", "' "), end),
            oblique=oblique,
            topic=topic,
        )
