"""Names of an article -> its entities: which names name the same one, under the fullest name given."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from .annotations import Entity
from .names import Name

_COUNTRIES = {
    "us": "United States",
    "usa": "United States",
    "united states of america": "United States",
    "america": "United States",
    "uk": "United Kingdom",
    "britain": "United Kingdom",
    "great britain": "United Kingdom",
    "uae": "United Arab Emirates",
    "drc": "Democratic Republic of the Congo",
    "prc": "China",
}
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_SUFFIX = re.compile(r",?\s+(?:Inc|Corp|Ltd|Co|LLC|PLC|plc|GmbH|AG|SA|NV|Jr|Sr|II|III)\.?$")
_SMALL = frozenset("of the and for de la le du des in on at to van von der bin al el da do dos".split())
_ACRONYM = re.compile(r"^[A-Z][A-Za-z]?[A-Z]+[A-Z0-9]*s?$")
_NUMBERS = ("DATE", "MONEY")


def entities(text: str, names: Sequence[Name]) -> list[Entity]:
    """The entity of each name, in the same order."""
    groups = _Groups(names)
    for label in {name.label for name in names} - {"PERSON", *_NUMBERS}:
        groups.join_spellings(label)
    groups.join_acronyms(text)
    groups.join_people()
    return groups.entities()


def bare(name: str) -> str:
    """A name without article, full stops, line breaks and company suffix, in lower case: what equal names share."""
    name = _SUFFIX.sub("", _ARTICLE.sub("", " ".join(name.split())))
    return name.replace(".", "").replace("’", "'").casefold()


class _Groups:
    """A partition of the names, joined step by step (union-find by smallest member)."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self.leader = list(range(len(names)))
        self.bare = [bare(name.text) for name in names]
        self._join_equal()

    def find(self, i: int) -> int:
        while self.leader[i] != i:
            i = self.leader[i]
        return i

    def join(self, i: int, j: int) -> None:
        a, b = sorted((self.find(i), self.find(j)))
        self.leader[b] = a

    def _join_equal(self) -> None:
        first: dict[tuple[str, str], int] = {}
        for i, name in enumerate(self.names):
            key = name.label, _COUNTRIES.get(self.bare[i], self.bare[i]).casefold()
            self.join(i, first.setdefault(key, i))

    def join_spellings(self, label: str) -> None:
        """An organisation's or thing's short name is its longer name's first words, if only one begins so."""
        if label not in ("ORG", "FAC", "PRODUCT"):
            return
        by_bare = {self.bare[i]: i for i, name in enumerate(self.names) if name.label == label}
        for short, i in by_bare.items():
            longer = [j for other, j in by_bare.items() if other.startswith(short + " ")]
            if len(short) > 3 and len({self.find(j) for j in longer}) == 1 and " of " not in self.bare[longer[0]]:
                self.join(i, longer[0])

    def join_acronyms(self, text: str) -> None:
        """An acronym belongs to the name it follows in brackets, or whose initials it is."""
        expansions: dict[str, int] = {}
        for i, name in enumerate(self.names):
            if name.label in ("ORG", "FAC", "MISC", "LOC"):
                for initials in _initials(name.text):
                    expansions.setdefault(initials, i)
        for i, name in enumerate(self.names):
            acronym = name.text.replace(".", "")
            if not _ACRONYM.match(acronym) or name.label in ("PERSON", *_NUMBERS):
                continue
            before = self.names[i - 1] if i else None
            bracketed = before and text[before.end : name.start] in (" (", " (“", ' ("') and before.label == name.label
            if (
                bracketed
                and before
                and acronym[0].casefold() in before.text.casefold()
                and len(before.text) > len(name.text)
            ):
                self.join(i, i - 1)
            elif acronym in expansions and self.names[expansions[acronym]].label == name.label:
                self.join(i, expansions[acronym])

    def join_people(self) -> None:
        """Full names first, then the surnames and first names that stand for them."""
        people = [i for i, name in enumerate(self.names) if name.label == "PERSON"]
        full = [i for i in people if len(_words(self.bare[i])) > 1]
        ends: dict[tuple[str, str], int] = {}
        for i in full:
            words = _words(self.bare[i])
            self.join(i, ends.setdefault((words[0], words[-1]), i))
        for i in full:
            longer = {self.find(j): j for j in full if _stands_for(self.bare[i], self.bare[j])}
            if len(longer) == 1:
                self.join(i, next(iter(longer.values())))
        counts = Counter(self.find(i) for i in full)
        for i in people:
            if len(_words(self.bare[i])) == 1 and (owner := self._owner(i, full, counts)) is not None:
                self.join(i, owner)

    def _owner(self, i: int, full: Iterable[int], counts: Counter[int]) -> int | None:
        """The full name that a single one stands for, or None where two people could be meant equally well."""
        single = self.bare[i]
        for position in (-1, 0, None):
            candidates: dict[int, int] = {}
            for j in full:
                words = _words(self.bare[j])
                if single in words if position is None else words[position] == single:
                    candidates[self.find(j)] = j
            if not candidates:
                continue
            introduced = {g: j for g, j in candidates.items() if g < i} or candidates
            ranked = sorted(introduced, key=lambda g: (-counts[g], g))
            if len(ranked) == 1 or counts[ranked[0]] >= 2 * counts[ranked[1]]:
                return introduced[ranked[0]]
            return None
        return None

    def entities(self) -> list[Entity]:
        members: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self.names)):
            members[self.find(i)].append(i)
        made = {group: self._entity(indexes) for group, indexes in members.items()}
        return [made[self.find(i)] for i in range(len(self.names))]

    def _entity(self, indexes: Sequence[int]) -> Entity:
        names = [self.names[i] for i in indexes]
        label = names[0].label
        if label == "LOC":
            for i in indexes:
                if country := _COUNTRIES.get(self.bare[i]):
                    return Entity(country, label)
        counts = Counter(_display(name.text, label) for name in names)
        name = min(counts, key=lambda words: (_shouted(words), -len(words.split()), -counts[words], words))
        return Entity(_untitled(name, counts) if label == "PERSON" else name, label)


def _untitled(name: str, counts: Counter[str]) -> str:
    """A person's name without the words before it that the article mostly leaves out: "Mullah", "Rival"."""
    words = name.split()
    for i in range(1, len(words) - 1):
        shorter = " ".join(words[i:])
        if counts[shorter] >= counts[name]:
            return shorter
    return name


def _words(name: str) -> list[str]:
    return re.split(r"[\s,]+", name)


def _stands_for(short: str, long: str) -> bool:
    """Whether a person's name of several words is a longer one with words left out ("Xi" apart: one word)."""
    a, b = _words(short), _words(long)
    return len(a) < len(b) and a[-1] == b[-1] and all(word in b for word in a)


def _initials(name: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", name)
    return (
        {
            "".join(w[0] for w in words if w[0].isupper()),
            "".join(w[0].upper() for w in words if w.lower() not in _SMALL),
            "".join(w[0].upper() for w in words),
        }
        if len(words) > 1
        else set()
    )


def _display(name: str, label: str) -> str:
    """A name as the tables show it: one line, no leading article."""
    name = " ".join(name.split())
    return name if label in _NUMBERS else _ARTICLE.sub("", name)


def _shouted(name: str) -> bool:
    """Whether a name is in capitals throughout, as headlines have them, and is no acronym."""
    return name.isupper() and len(name) > 5
