"""Stretches of text between quotation marks, whoever is quoted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flows.articles.article import Span

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "‘": "’'", "'": "'’", "``": "''"}
_MARK = re.compile(r"``|''|[“”„«»‹›\"‘’']")
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/“”\"„«:,.]")
_SINGLE = "‘'"
_LEAST_SINGLE = 3
"""Characters from one single mark to the other; less is rock 'n' roll."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation with its marks; `end` may lie paragraphs after `start`. `closed` tells if its last mark stands."""

    start: int
    end: int
    closed: bool


def quotations(text: str, paragraphs: Iterable[Span]) -> list[Quotation]:
    """The outermost quotations of the paragraphs, in text order.

    A quotation that a paragraph leaves open goes on in the next one if that opens with a mark of the same kind; if
    not, it ends with its paragraph, so that a forgotten mark costs one paragraph and no more.
    """
    found: list[Quotation] = []
    mark_left_open = ""
    for start, end in paragraphs:
        for number, (quotation, mark) in enumerate(_in_paragraph(text, start, end)):
            if number == 0 and mark == mark_left_open and quotation.start == start:
                quotation = Quotation(found.pop().start, quotation.end, quotation.closed)
            found.append(quotation)
            mark_left_open = "" if quotation.closed else mark
        if not found or found[-1].end != end:
            mark_left_open = ""
    return found


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[Quotation, str]]:
    marks = list(_MARK.finditer(text, start, end))
    i = 0
    while i < len(marks):
        mark, at = marks[i].group(), marks[i].start()
        if mark not in _CLOSERS or not _opens(text, marks[i], start, end):
            i += 1
            continue
        close = _closing(text, marks, i, end)
        if close is not None and mark in _SINGLE and marks[close].start() - at < _LEAST_SINGLE:
            i += 1
        elif close is not None:
            yield Quotation(at, marks[close].end(), closed=True), mark
            i = close + 1
        elif mark in _SINGLE:
            i += 1
        else:
            yield Quotation(at, end, closed=False), mark
            return


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark.group() in "'‘":
        return bool(re.match(r"[\s(\[—–“\"]", before)) and (after.isalpha() or after in '“"[.…')
    return not after.isspace() and bool(_BEFORE_OPENING.match(before) or mark.group() in "“„«‹``")


def _closing(text: str, marks: list[re.Match[str]], i: int, end: int) -> int | None:
    """The mark that closes mark `i`. Within double marks single ones are read over, as most are apostrophes."""
    opening = marks[i].group()
    for j in range(i + 1, len(marks)):
        mark = marks[j].group()
        if mark in _CLOSERS[opening]:
            after = text[marks[j].end()] if marks[j].end() < end else " "
            before = text[marks[j].start() - 1]
            if after.isalnum() and (opening in _SINGLE or before.isspace()):
                continue
            if opening in _SINGLE and before == "s" and _closes_later(text, marks, j, end):
                continue
            return j
        if mark == opening and opening not in _SINGLE and opening != '"' and not _nested(text, marks, j, end):
            return None
        if opening in _SINGLE and mark in '“”"„«»':
            return None
    return None


def _closes_later(text: str, marks: list[re.Match[str]], j: int, end: int) -> bool:
    """Whether the plural possessive's apostrophe (workers’) may be told from a mark: another one closes soon."""
    for later in marks[j + 1 :]:
        if later.group() not in "’'" or later.start() - marks[j].start() > 80:
            return False
        after = text[later.end()] if later.end() < end else " "
        if not after.isalnum():
            return True
    return False


def _nested(text: str, marks: list[re.Match[str]], j: int, end: int) -> bool:
    """Whether an opening mark within an open quotation has a closing one of its own, beside the outer one’s."""
    closers = sum(m.group() in _CLOSERS[marks[j].group()] for m in marks[j + 1 :])
    openers = sum(m.group() == marks[j].group() for m in marks[j + 1 :])
    return closers > openers + 1
