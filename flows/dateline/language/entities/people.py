"""Which wordings name the same person."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.language.groups import Groups
from dateline.language.layers import Reading, Wording
from dateline.language.lexicon.function_words import SURNAME_PARTICLES
from dateline.language.lexicon.roles import ADDRESSES, ROLE_NOUNS
from dateline.world.word_lists import alternatives

from .wordings import indexed, words_of

_TITLES = ROLE_NOUNS | ADDRESSES
_REGNAL = re.compile(rf"\b(?:{alternatives('language/lexicon/people/titles_of_rulers')}|St\.)\s+$")
_PATRONYMICS = frozenset("bin ibn bint ben".split())
_GENERATIONS = frozenset("jr sr ii iii iv junior senior".split())
_INITIAL = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z]\w)")
"""Where a space is left out after an initial: "L.Oyun-Erdene"."""
_NICKNAME = re.compile(r"\s*(?:[“\"‘'(][^“”\"‘’'()]{1,20}[”\"’')])\s*")


@dataclass(frozen=True, slots=True)
class _Parts:
    """A person's name taken apart. `full` says that it is more than a first name or a surname."""

    words: tuple[str, ...]
    nickname: tuple[str, ...]
    generation: str
    full: bool


def untitled(name: str) -> str:
    """A person's name without the titles that it begins with."""
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".").lower() in _TITLES:
        words.pop(0)
    return " ".join(words)


def identity(name: str) -> str:
    """What a person's full names in different articles share: no titles, nicknames or single middle initial."""
    words = list(words_of(_NICKNAME.sub(" ", untitled(name)).strip() or name))
    if len(words) == 3 and len(words[1]) == 1:
        del words[1]
    return " ".join(words)


def is_full(name: str) -> bool:
    """Whether a name is more than a first name or a surname."""
    return _taken_apart(name).full


def regnal_title(text: str, start: int) -> str | None:
    """The title before a name that makes it a full one: "Pope" before "Francis"."""
    match = _REGNAL.search(text[max(0, start - 12) : start])
    return match.group().strip() if match else None


def people_joined(reading: Reading) -> Groups:
    """Full names first, then the surnames and first names that stand for them."""
    wordings, groups = reading.wordings, reading.groups
    people = [i for i, wording in enumerate(wordings) if wording.label == "PERSON"]
    parts = {i: _taken_apart(wordings[i].text) for i in people}
    full = [i for i in people if parts[i].full]
    having = indexed((i, parts[i].words) for i in full)
    for i in full:
        others = dict.fromkeys((*having[parts[i].words[0]], *having[parts[i].words[-1]]))
        longer = [j for j in others if j != i and _stands_for(parts[i], parts[j])]
        if (whole := groups.one(longer)) is not None:
            groups.join(i, whole)
    counts: Counter[int] = Counter()
    for i in full:
        counts[groups.find(i)] += len(wordings[i].mentions)
    for i in people:
        if not parts[i].full:
            first = parts[i].words[0]
            candidates = _candidates(parts, parts[i].words, having[first])
            if (owner := _owner(wordings, groups, counts, wordings[i].first, candidates)) is not None:
                groups.join(i, owner)
    return groups


def _taken_apart(name: str) -> _Parts:
    nickname = _NICKNAME.search(name)
    plain = _NICKNAME.sub(" ", untitled(name)).strip() or name
    words = words_of(plain)
    generation = words[-1] if len(words) > 1 and words[-1] in _GENERATIONS else ""
    words = words[:-1] if generation else words
    written = [word for word in _INITIAL.sub(" ", plain).split() if words_of(word)[-1] not in _GENERATIONS]
    return _Parts(
        words,
        words_of(nickname.group()) if nickname else (),
        generation,
        len(written) > 1 and words[0] not in SURNAME_PARTICLES,
    )


def _stands_for(short: _Parts, long: _Parts) -> bool:
    """Whether a full name is a longer one with words left out at its end or cut to initials before its surname."""
    if len(short.words) > len(long.words) or short.generation != long.generation:
        return False
    if long.nickname and short.words == (*long.nickname, long.words[-1]):
        return True
    if long.words[: len(short.words)] == short.words:
        return True
    if len(short.words) < len(long.words) and any(len(word) == 1 for word in short.words[1:]):
        return False
    rest = iter(long.words)
    return short.words[-1] == long.words[-1] and all(any(_fits(word, other) for other in rest) for word in short.words)


def _fits(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word))


def _candidates(parts: Mapping[int, _Parts], single: tuple[str, ...], having: Sequence[int]) -> list[int]:
    """The full names that a single one may stand for: those that end with it, else begin with or hold it."""
    ending = [i for i in having if _ends(parts[i].words, single)]
    beginning = [i for i in having if parts[i].words[: len(single)] == single]
    return ending or beginning or [i for i in having if _holds(parts[i].words, single)]


def _owner(
    wordings: Sequence[Wording], groups: Groups, counts: Counter[int], first: int, candidates: Iterable[int]
) -> int | None:
    """The candidate that a single name, mentioned `first`, stands for: the one introduced before, or most mentioned.

    None where two people could be meant equally well.
    """
    by_group = {groups.find(i): i for i in candidates}
    before = {group: i for group, i in by_group.items() if wordings[group].first < first}
    by_group = before or by_group
    ranked = sorted(by_group, key=lambda group: (-counts[group], group))
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] < max(1, 2 * counts[ranked[1]])):
        return None
    return by_group[ranked[0]]


def _ends(words: tuple[str, ...], single: tuple[str, ...]) -> bool:
    rest, end = words[: -len(single)], words[-len(single) :]
    return end == single and bool(rest) and (rest[-1] not in _PATRONYMICS or single[0] in SURNAME_PARTICLES)


def _holds(words: tuple[str, ...], single: tuple[str, ...]) -> bool:
    return any(words[k : k + len(single)] == single for k in range(1, len(words) - len(single)))
