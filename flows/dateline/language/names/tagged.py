"""Tagging -> names: stretches of text that name an entity, with its label."""

import re
from collections.abc import Iterable, Iterator

import numpy as np

from dateline.language.layers import Name, Reading
from dateline.language.lexicon.roles import HONORIFICS, POSTS_IN_LETTERS, TITLES_IN_SHORT
from dateline.language.tagging.labels import ENTITY_TAGS, NUMBERS
from dateline.language.tagging.tag_paths import Scores, best_tags, spans_of
from dateline.spans import Span, whole_words

NO_NAMES = {"the", "a", "an", "h e", "h.e"} | POSTS_IN_LETTERS | set(map(str.casefold, {*HONORIFICS, *TITLES_IN_SHORT}))
"""Titles, posts and articles, in small letters: no names by themselves."""
POSSESSIVE_ENDING = re.compile(r"['’]s?$")
_STRAY = re.compile(r"['’]s\s+|[-–—,;:.)\]#*_>•·|]+\s+")
"""What the tagger sometimes takes for the start of a name."""
_KIND_OF_PLACE = re.compile(r" (?:area|border|city|district|port|region|state|town|village)$")
"""What follows the name of a place and is no part of it, as a small letter shows; "province" the corpus takes in."""
_ABBREVIATED = re.compile(r"(?:^|[\s.])[A-Z]\.[A-Z]$")
_LEADS_ON = ",;: ([-–—"
"""What the tagger sometimes takes for the end of a name."""
_IN_FULL = re.compile(r"\S+ (?:\S+ )?[A-Z][a-z]{0,5}")
_SECOND_SYLLABLE = re.compile(r"-(?!(?:based|born|led|era|like|style|run|owned|backed)\b)[a-z]{2,6}\b(?!-)")
"""What belongs to the given name before it, in Korean and Chinese names: "Seo In-guk"."""


def tagged(reading: Reading) -> list[Name]:
    """The names that the tagger marks, in text order."""
    found, pieces = [], reading.tagging.pieces
    for paragraph in reading.paragraphs:
        first, stop = np.searchsorted(pieces.starts, (paragraph.start, paragraph.end))
        scores = reading.tagging.entities[first:stop]
        for start, end, label in spans_of(best_tags(scores[None], ENTITY_TAGS)[0], ENTITY_TAGS):
            span = int(pieces.starts[first + start]), int(pieces.ends[first + end - 1])
            if name := _name(reading.text, span, label, _probability(scores[start:end], label)):
                found.append(name)
    return list(_apart(found))


def _probability(scores: Scores, label: str) -> float:
    """The mean probability of the pieces to belong to an entity of this label."""
    tags = [ENTITY_TAGS.index(f"B-{label}"), ENTITY_TAGS.index(f"I-{label}")]
    return float(np.exp(scores[:, tags]).sum(axis=1).mean())


def _name(text: str, span: Span, label: str, score: float) -> Name | None:
    start, end = whole_words(text, *span)
    if label not in NUMBERS and (match := POSSESSIVE_ENDING.search(text, start, end)):
        end = match.start()
    end = _end(text, start, end, label)
    if label == "PERSON" and _IN_FULL.fullmatch(text, start, end) and (match := _SECOND_SYLLABLE.match(text, end)):
        end = match.end()
    if label not in NUMBERS and (match := _STRAY.match(text, start, end)):
        start = match.end()
    words = text[start:end]
    if not any(map(str.isalnum, words)) or words.rstrip(".").lower() in NO_NAMES:
        return None
    return Name(start, end, words, label, score)


def _end(text: str, start: int, end: int, label: str) -> int:
    """Where a name ends that the tagger lets end at `end`."""
    words = text[start:end].rstrip(_LEADS_ON)
    if label == "LOC":
        words = _KIND_OF_PLACE.sub("", words)
    if _ABBREVIATED.search(words) and text.startswith(".", start + len(words)):
        words += "."
    return start + len(words)


def _apart(found: Iterable[Name]) -> Iterator[Name]:
    """Drop a name that widening to whole words has made overlap the one before it."""
    end = 0
    for name in found:
        if name.start >= end:
            yield name
            end = name.end
