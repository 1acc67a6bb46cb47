"""Text into paragraphs: a line is a paragraph, unless the text is hard-wrapped."""

from dataclasses import dataclass
from itertools import pairwise

_NARROWEST, _WIDEST = 40, 100
_SLACK = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without its outer white space; `start` and `end` point into the article's text."""

    start: int
    end: int
    text: str
    blank_before: bool


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, in order; together they hold everything in it but white space."""
    lines = _lines(text)
    width = _wrap_width(lines)
    if width is None:
        return lines
    joined: list[Paragraph] = []
    first = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or not _continues(lines[i - 1], lines[i], width):
            start, end = lines[first].start, lines[i - 1].end
            joined.append(Paragraph(start, end, text[start:end], lines[first].blank_before))
            first = i
    return joined


def _lines(text: str) -> list[Paragraph]:
    lines: list[Paragraph] = []
    position, blank = 0, False
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            lines.append(Paragraph(start, start + len(stripped), stripped, blank))
        blank = not stripped
        position += len(line) + 1
    return lines


def _wrap_width(lines: list[Paragraph]) -> int | None:
    """The width at which the text was wrapped by a machine, or None where each line is a paragraph.

    A wrapped line ends where the next word would not have fitted, and the next line often starts in lower case.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.blank_before]
    lengths = sorted(len(line.text) for pair in pairs for line in pair if " " in line.text)
    if len(pairs) < 2 or not lengths:
        return None
    # One long line (a title, a caption) among many wrapped ones does not undo the rest.
    width = lengths[-1 - len(lengths) // 25]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    running = [(a, b) for a, b in pairs if b.text[0].islower()]
    fitting = sum(_full(a, b, width) for a, b in running)
    return width if len(running) >= 0.3 * len(pairs) and fitting >= 0.8 * len(running) else None


def _continues(line: Paragraph, following: Paragraph, width: int) -> bool:
    if following.blank_before or len(line.text) > width + _SLACK:
        return False
    return _full(line, following, width) or (following.text[0].islower() and len(line.text) > 0.6 * width)


def _full(line: Paragraph, following: Paragraph, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(None, 1)[0]) > width - _SLACK
