"""Names of an article -> their forms: each wording that names something, whole and without what only goes with it."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from dateline.language.lexicon.institutions import KINDS, spelled_out
from dateline.language.names.tagged import Name
from dateline.language.tagging.labels import NUMBERS
from dateline.spans import Span
from dateline.world.gazetteer import places_named, plain

THINGS = ("ORG", "FAC", "MISC", "PRODUCT")

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_EDGES = " ,;:\"“”‘’'-–—"
_ABBREVIATED = re.compile(r"\b(?:\w|Inc|Corp|Ltd|Co|Jr|Sr)\.$")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPEN = re.compile(r"(?:\b(?:of|for|and|the|on|in|de|del|do|da|des|du)|-|&)$", re.IGNORECASE)
_COMPANY = frozenset("inc corp ltd limited co llc plc gmbh ag sa nv bhd sdn pty pvt".split())
_WORD = re.compile(r"[^\W_]+")
_SURE = 7
"""Letters of a word in which one wrong letter is a slip."""
_LETTERS_ONLY = re.compile(r"[A-Z]{3,}")
_BREAK = re.compile(r"[^\s’'&/-]")
_SMALL = frozenset("of the and for on in to at with".split())
_LONGEST = 120
"""Characters of a name that an acronym follows."""
_PIECES = 8
"""How many pieces a name may come in."""
_MOST_ALIKE = 200
"""How many wordings that share a word are compared with each other."""
_SPELLINGS = {"defence": "defense", "labour": "labor", "centre": "center", "programme": "program"}
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


@dataclass(slots=True)
class Form:
    """A wording that names something: its mentions (indexes of names), where each of them ends in the text when whole,
    its spellings, and `words`, which they share. `text` is the first spelling.

    `about` is the index of the name of a place or people that belongs to the wording: "Kenya" in "Kenya Airways",
    "Syria" in "Syria's Foreign Ministry".
    """

    label: str
    text: str
    words: tuple[str, ...]
    about: int | None = None
    mentions: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)

    @property
    def first(self) -> int:
        """The name that is its first mention."""
        return self.mentions[0]


def forms(text: str, names: Sequence[Name]) -> list[Form]:
    """The wordings of an article's names, dates and sums of money excepted, in the order of their first mentions."""
    found: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Form] = {}
    wholes = _wholes(text, names)
    for i, name in enumerate(names):
        if name.label not in NUMBERS:
            (start, end), about = wholes[i]
            shown = display(text[start:end])
            words = words_of(spelled_out(shown) if name.label in THINGS and " " in shown else shown)
            whose = words_of(names[about].text) if about is not None else ()
            form = found.setdefault((name.label, words, whose), Form(name.label, shown, words, about))
            form.mentions.append(i)
            form.ends.append(end)
            form.spellings[shown] += 1
    return list(found.values())


def aliases(text: str, names: Sequence[Name]) -> list[str]:
    """Each name as written, on one line: the whole of it where it comes in pieces."""
    return [" ".join(text[start:end].split()) for (start, end), _ in _wholes(text, names)]


def display(words: str) -> str:
    """A name as the tables show it: one line, without article, possessive ending or stray marks."""
    plain_words = _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(words.split())).strip(_EDGES))
    ending = _EDGES if _ABBREVIATED.search(plain_words) else _EDGES + "."
    return plain_words.rstrip(ending).lstrip(_EDGES + ".") or words


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> tuple[str, ...]:
    """What equal names share: their words without case, accents, full stops, hyphens and company suffix."""
    words = _WORD.findall(plain(name).translate(_LETTERS).replace(".", "").replace("'", ""))
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    return tuple(_SPELLINGS.get(word, word.replace("isation", "ization")) for word in words) or (name,)


def indexed(items: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    """The numbers that come with each word: the first ones, where more share it than could be told apart."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, words in items:
        for word in dict.fromkeys(words):
            if len(index[word]) < _MOST_ALIKE:
                index[word].append(number)
    return index


def is_misspelling(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names differ by one letter, added, left out or replaced, in a word long enough for a slip."""
    if len(a) != len(b):
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differing) != 1:
        return False
    longer, shorter = sorted(differing[0], key=len, reverse=True)
    if len(longer) < _SURE or len(longer) - len(shorter) > 1 or longer[0] != shorter[0]:
        return False
    start = next((k for k, (x, y) in enumerate(zip(longer, shorter, strict=False)) if x != y), len(shorter))
    return longer[start + 1 :] in (shorter[start:], shorter[start + 1 :])


def _wholes(text: str, names: Sequence[Name]) -> list[tuple[Span, int | None]]:
    """For each name the stretch that it is named by, and the place or people within.

    A name that holds another one comes in pieces: "Kenya" and "Airways", "Bank of" and "Korea". Each piece of an
    organisation or thing stands for the whole; the place keeps its own name.
    """
    wholes: list[tuple[Span, int | None]] = [((name.start, name.end), None) for name in names]
    if not names:
        return []
    touching = [_touch(text, name, following) for name, following in pairwise(names)]
    alone = {
        name.text
        for name, before, after in zip(names, [False, *touching], [*touching, False], strict=True)
        if not (before or after)
    }
    first = 0
    while first < len(names):
        last = first
        while last + 1 < min(len(names), first + _PIECES) and _goes_on(text, names, first, last, alone):
            last += 1
        pieces = range(first, last + 1)
        about = next((i for i in pieces if names[i].label in ("LOC", "NORP") and not _is_open(names[i])), None)
        if first == last and names[first].label in THINGS and first and _owns(text, names[first - 1], names[first]):
            wholes[first] = wholes[first][0], first - 1
        for i in pieces:
            if last > first and _is_piece(names, i, first, last, alone):
                wholes[i] = (names[first].start, names[last].end), about
        first = last + 1
    for i, name in enumerate(names):
        if name.label in THINGS and (whole := _spelled_before(text, name)):
            pieces = range(bisect_left(names, whole[0], key=lambda n: n.start), i)
            about = next((k for k in pieces if names[k].label in ("LOC", "NORP")), None)
            for k in pieces:
                start, end = wholes[k][0]
                if names[k].label in THINGS and whole[0] <= start and end <= whole[1]:
                    wholes[k] = whole, about
    return wholes


def _spelled_before(text: str, acronym: Name) -> Span | None:
    """The name that an acronym in brackets after it abbreviates, letter by letter (Schwartz and Hearst, "A Simple
    Algorithm for Identifying Abbreviation Definitions", PSB 2003): "Harbour Workers and Helpers Union (HWHU)"."""
    if not (_LETTERS_ONLY.fullmatch(acronym.text) and text.endswith(" (", 0, acronym.start)):
        return None
    end = acronym.start - 2
    letters, begun = list(acronym.text), end
    for word in reversed(list(_WORD.finditer(text, max(0, end - _LONGEST), end))):
        if _BREAK.search(text, word.end(), begun):
            return None
        begun = word.start()
        if word.group()[0] == letters[-1]:
            letters.pop()
            if not letters:
                return begun, end
        elif word.group() not in _SMALL:
            return None
    return None


def _goes_on(text: str, names: Sequence[Name], first: int, last: int, alone: set[str]) -> bool:
    """Whether the name that began with piece `first` goes on after piece `last`."""
    name, following = names[last], names[last + 1]
    if not _touch(text, name, following):
        return False
    if _is_open(name):
        return True
    if name.label == "ORG" and following.label == "LOC":
        return True
    if name.label == following.label == "LOC":
        return bool(places_named(f"{name.text} {following.text}"))
    if following.label in THINGS:
        if name.label in ("LOC", "NORP"):
            new = following.text not in alone and not following.text.isupper()
            return " " in following.text or new or _is_kind(following)
        return _is_kind(following) and following.label in ("ORG", "FAC")
    begun = any(
        piece.label in THINGS and (_is_open(piece) or _is_fragment(piece, alone)) for piece in names[first : last + 1]
    )
    return begun and _reaches_thing(text, names, last + 1)


def _touch(text: str, name: Name, following: Name) -> bool:
    gap = text[name.end : following.start]
    ends = name.label in NUMBERS or following.label in NUMBERS
    return not ends and (gap == " " or (_is_open(name) and gap in ("", " the ")))


def _reaches_thing(text: str, names: Sequence[Name], i: int) -> bool:
    for name, following in pairwise(names[i : i + _PIECES]):
        if not _touch(text, name, following):
            return False
        if following.label in ("ORG", "FAC"):
            return True
    return False


def _is_open(name: Name) -> bool:
    """Whether a name breaks off: "Bank of"."""
    return name.label in (*THINGS, "LOC") and bool(_OPEN.search(name.text))


def _is_fragment(name: Name, alone: set[str]) -> bool:
    return " " not in name.text and name.text not in alone and not name.text.isupper()


def _is_kind(name: Name) -> bool:
    words = words_of(name.text)
    return words[0] in KINDS or words[-1] in KINDS


def _is_piece(names: Sequence[Name], i: int, first: int, last: int, alone: set[str]) -> bool:
    """Whether a piece stands for the whole name, and not for something of its own: "GCC" in "GCC Railway"."""
    name = names[i]
    if name.label not in THINGS:
        return _is_open(name) or all(piece.label == "LOC" and not _is_open(piece) for piece in names[first : last + 1])
    return i != first or _is_open(name) or not (name.text.isupper() or name.text in alone)


def _owns(text: str, place: Name, name: Name) -> bool:
    """Whether a place's or people's name stands in the genitive before a name: "Syria's Foreign Ministry"."""
    return place.label in ("LOC", "NORP") and text[place.end : name.start] in ("'s ", "’s ", "’ ", "' ")
