"""Stretches of text, and how they lie to each other."""

from collections.abc import Iterable, Sequence

Span = tuple[int, int]
"""Start and end of a stretch of an article's text, in code points, half open."""


def overlap(one: Iterable[Span], other: Sequence[Span]) -> bool:
    """Whether any of the spans on either side share characters."""
    return any(s < f and t < e for s, e in one for t, f in other)


def merged(pieces: Iterable[Span]) -> list[Span]:
    """The pieces in order, those that overlap or touch as one."""
    whole: list[Span] = []
    for start, end in sorted(pieces):
        if whole and start <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return whole


def trimmed(text: str, span: Span) -> Span:
    """A piece without space around it, and without the punctuation that leads into it or on from it."""
    words = text[slice(*span)].rstrip(" \n\t\xa0,;:")
    return span[0] + len(words) - len(words.lstrip(" \n\t\xa0,;:.)")), span[0] + len(words)


def whole_words(text: str, start: int, end: int) -> Span:
    """A stretch widened so that it cuts no word in two."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
