"""Stretches of text between quotation marks, whoever is quoted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.language.layers import Paragraph, Quotation, Reading
from dateline.world.word_lists import alternatives

_CLOSERS = {
    "“": ("”", "“"),
    "”": ("”", "“"),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "‹‹": ("››",),
    '"': ('"',),
    "``": ("''",),
    "''": ("''",),
    "‘": ("’", "'"),
    "‘‘": ("’’",),
    "‚": ("‘", "’"),
    "'": ("'", "’"),
}
_MARK = re.compile(r"``|''|‘‘|’’|‹‹|››|[“”„«»‹›\"‘’'‚]")
_SINGLE = frozenset("‘’'‚‹›")
_NEVER_OPENING = frozenset(("’", "’’", "›", "››"))
_NEVER_CLOSING = frozenset(("„", "‹", "‹‹", "‘‘", "‚", "``"))
_ALWAYS_CLOSING = frozenset(("”", "»", "’’", "››"))
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/“”\"„«:,.>*_]")
_BEFORE_SINGLE = re.compile(r"[\s(\[{—–/“\"„«:>*_]")
_SENTENCE_END = re.compile(r"[.?!…](?=\s)")

_ELIDED = re.compile(rf"['‘’](?:{alternatives('language/lexicon/elided_words')}|\d0s)\b", re.IGNORECASE)
_YEAR = re.compile(r"['‘’]\d\d\b")
_AND = re.compile(r"(?:['‘’]|\s)n['’]$", re.IGNORECASE)
_DROPPED_G = re.compile(rf"\b{alternatives('language/lexicon/dropped_g')}['’]$", re.IGNORECASE)

_LEAST_SINGLE = 3
"""Characters from one single mark to the other; less is rock 'n' roll."""
_REACH = 3
"""How many paragraphs after one that leaves a mark open its closing one may stand, if none in between opens anew."""
_FARTHEST = 100
"""How many marks a quotation may hold."""
_DEEPEST = 4
"""How many quotations may stand one within the other."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark that may open or close a quotation. `sure` tells that it closes if any does, as it follows a stop;
    `possessive` that it may be the apostrophe of a plural (workers’)."""

    text: str
    start: int
    end: int
    opens: bool
    closes: bool
    sure: bool
    possessive: bool


def quotations(reading: Reading) -> list[Quotation]:
    """The outermost quotations of the paragraphs, in text order.

    A quotation that a paragraph leaves open goes on in the next one if that opens with a mark of the same kind, or
    if the first mark to follow closes it; if not, it ends with its paragraph at the latest, so that a forgotten mark
    costs one paragraph and no more. Captions and credits interrupt the text, and with it a quotation.
    """
    text = reading.text
    found: list[Quotation] = []
    left_open: int | None = None
    waited = 0
    for paragraph, following in zip(reading.paragraphs, _starts_after(reading.paragraphs), strict=True):
        start, end = paragraph.start, paragraph.end
        own = _in_paragraph(text, start, end, following)
        if paragraph.is_aside:
            found += own
            continue
        if left_open is not None:
            first = found[left_open]
            if not waited and own and own[0].start == start and own[0].mark == first.mark:
                own[0] = Quotation(first.start, own[0].end, own[0].closed, first.mark)
                del found[left_open:]
            elif (close := _closing_at_last(text, first.mark, start, end)) is not None:
                own = [Quotation(first.start, close, True, first.mark), *_in_paragraph(text, close, end, following)]
                del found[left_open:]
            elif not own and waited < _REACH:
                waited += 1
                continue
        found += own
        left_open = len(found) - 1 if own and not own[-1].closed else None
        waited = 0
    return [quotation for quotation in found if quotation.closed or quotation.mark not in _SINGLE]


def nested(text: str, quotation: Quotation) -> list[Quotation]:
    """The quotations right within another one."""
    first, last = quotation.start + len(quotation.mark), quotation.end - quotation.closed * len(quotation.mark)
    found = []
    for line in re.finditer(r"\S[^\n]*", text[first:last]):
        start, end = first + line.start(), first + line.end()
        if line.start() and text.startswith(quotation.mark, start):
            start += len(quotation.mark)
        found += [inner for inner in _in_paragraph(text, start, end, end) if inner.closed]
    return found


def _starts_after(paragraphs: Sequence[Paragraph]) -> list[int]:
    """For each paragraph where the next one that is no aside starts, or its own end where none follows."""
    starts = []
    following: int | None = None
    for paragraph in reversed(paragraphs):
        starts.append(paragraph.end if following is None else following)
        if not paragraph.is_aside:
            following = paragraph.start
    return starts[::-1]


def _in_paragraph(text: str, start: int, end: int, following: int) -> list[Quotation]:
    """The quotations of a paragraph; `following` is where the next one begins."""
    found = []
    marks = list(_marks(text, start, end))
    i = 0
    while i < len(marks):
        mark = marks[i]
        if not mark.opens:
            i += 1
            continue
        close = _closing(marks, i)
        goes_on = text.startswith(mark.text, following)
        may_be_plural = mark.text in _SINGLE and mark.start == start and close is not None and marks[close].possessive
        if close is not None and not (goes_on and may_be_plural):
            found.append(Quotation(mark.start, marks[close].end, True, mark.text))
        elif goes_on and _again(marks, i) is None:
            found.append(Quotation(mark.start, end, False, mark.text))
        elif mark.text not in _SINGLE:
            stop = _end_of_unclosed(text, start, mark, _again(marks, i) or end)
            found.append(Quotation(mark.start, stop, False, mark.text))
        i += 1
        while found and i < len(marks) and marks[i].start < found[-1].end:
            i += 1
    return found


def _again(marks: Sequence[_Mark], i: int) -> int | None:
    """Where the next mark stands that may open a quotation as mark `i` does."""
    return next(
        (mark.start for mark in marks[i + 1 : i + _FARTHEST] if mark.opens and mark.text == marks[i].text), None
    )


def _end_of_unclosed(text: str, start: int, mark: _Mark, limit: int) -> int:
    """Where a quotation ends whose closing mark was forgotten: with its sentence, or at `limit` where it opens the
    paragraph or stands after a colon, as all the rest may be quotation."""
    introduced = mark.start == start or text[max(start, mark.start - 9) : mark.start].rstrip().endswith(":")
    sentence = None if introduced else _SENTENCE_END.search(text, mark.end, limit)
    end = sentence.end() if sentence else limit
    return mark.start + len(text[mark.start : end].rstrip())


def _closing_at_last(text: str, opening: str, start: int, end: int) -> int | None:
    """The end of a paragraph's first mark, if that closes the quotation that a paragraph before it has left open."""
    first = next((mark for mark in _marks(text, start, end) if mark.text not in _SINGLE), None)
    if opening in _SINGLE or first is None or first.text not in _CLOSERS[opening]:
        return None
    return first.end if first.closes and not first.opens else None


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The marks of a stretch that may be quotation marks: no apostrophes."""
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if mark in "'‘’" and _is_apostrophe(text, match, start, before, after):
            continue
        opens, closes = _sides(mark, before, after, at_start=match.start() == start)
        if opens and match.start() > start and mark in _SINGLE and _YEAR.match(text, match.start()):
            opens = False
        yield _Mark(
            mark,
            match.start(),
            match.end(),
            opens,
            closes,
            sure=before in '.,!?…;:)”"',
            possessive=before == "s" and bool(re.match(r"\s[a-z]", text[match.end() : match.end() + 2])),
        )


def _is_apostrophe(text: str, match: re.Match[str], start: int, before: str, after: str) -> bool:
    at, end = match.span()
    if (before.isalnum() and after.isalnum()) or _ELIDED.match(text, at):
        return True
    if match.group() == "‘":
        return False
    genitive = not before.isspace() and re.match(r"s\b", text[end : end + 2])
    if genitive or (before.isdigit() and re.match(r"\s?\d", text[end : end + 2])):
        return True
    word = text[max(start, at - 10) : end]
    return after == " " and bool(_AND.search(word) or _DROPPED_G.search(word))


def _sides(mark: str, before: str, after: str, at_start: bool) -> tuple[bool, bool]:
    """Whether a mark may open and whether it may close a quotation, by the characters beside it."""
    into_word = before.isspace() and after.isalnum()
    if mark in _SINGLE:
        starts = bool(_BEFORE_SINGLE.match(before)) and (after.isalnum() or after in '“"«[(.…$£€@#')
        return starts and mark not in _NEVER_OPENING, mark not in _NEVER_CLOSING and not into_word
    if mark in _NEVER_CLOSING or mark == "«":
        return not after.isspace() or before.isspace(), mark == "«" and not before.isspace()
    if mark in _ALWAYS_CLOSING:
        return into_word and mark not in _NEVER_OPENING, True
    if mark == "“":
        led_up_to = before.isspace() or before in '([{—–-/:"„«>*_'
        opens = (led_up_to or after.isalnum()) and (before.isspace() or not after.isspace())
        return opens, not after.isalnum() and (after.isspace() or not led_up_to)
    opens = before.isspace() and at_start if after.isspace() else bool(_BEFORE_OPENING.match(before))
    return opens, not into_word


def _closing(marks: Sequence[_Mark], i: int, depth: int = 0) -> int | None:
    """The mark that closes mark `i`: one of its own kind, or else the first that closes and that nothing opened."""
    opening = marks[i].text
    if depth == _DEEPEST:
        return None
    if opening in _SINGLE:
        return _closing_single(marks, i, depth)
    other = None
    j = i + 1
    while j < min(len(marks), i + _FARTHEST):
        mark = marks[j]
        if mark.text in _CLOSERS[opening] and mark.closes:
            return j
        if mark.opens and mark.text == opening:
            return other
        if mark.text not in _SINGLE:
            inner = _closing(marks, j, depth + 1) if mark.opens and not mark.closes else None
            if inner is not None:
                j = inner
            elif mark.closes and other is None:
                other = j
        j += 1
    return other


def _closing_single(marks: Sequence[_Mark], i: int, depth: int) -> int | None:
    """The mark that closes a single one: the first that is no plural's apostrophe, if any is not."""
    opening = marks[i]
    possessive = None
    j = i + 1
    while j < min(len(marks), i + _FARTHEST):
        mark = marks[j]
        if mark.text not in _SINGLE:
            inner = _closing(marks, j, depth + 1) if mark.opens else None
            if inner is None:
                return possessive
            j = inner
        elif mark.closes and mark.text in _CLOSERS[opening.text] and mark.start - opening.start >= _LEAST_SINGLE:
            if mark.sure or not mark.possessive:
                return j
            possessive = possessive or j
        elif mark.opens and mark.text == opening.text:
            return possessive
        j += 1
    return possessive
