"""Quotations that the tagger attributes to no cue, but that stand as sentences of their own: somebody says them.

Scare quotes, titles and phrases quoted within a sentence are no statements and get no row.
"""

import re

from dateline.language.layers import Layer, Quotation, Reading, Statement, Stretch
from dateline.spans import Span

_LEAST_WORDS = 5
_SCORE = 0.5
_BULLET = re.compile(r"[\s>*•·–—-]*")
_STOP = re.compile(r"[.?!…]\W{0,2}$")
_GOES_ON = re.compile(r"\s*(?:[.,])?\s+[A-Z“\"‘(]")
_BESIDE = 200
"""Characters around a quotation that tell whether it stands as a sentence of its own."""
_LONGEST_HEADING = 12
"""Words of a paragraph that is a quotation without a stop in it: a heading, which says what the text says again."""


def with_unattributed(reading: Reading) -> list[Statement]:
    """The statements, and quotations that none of them holds and that stand as sentences of their own.

    Where the sentence before such a one names one person and quotes nobody, it is that person's. Else it has no source,
    and goes on with the statement before it.
    """
    held = Layer(Stretch(*span) for statement in reading.statements for span in statement.content)
    cues = (statement.cue for statement in reading.statements if statement.cue)
    told = Layer([*held, *(Stretch(*cue) for cue in cues)])
    found = [
        Statement(None, None, ((quotation.start, quotation.end),), _SCORE, named=_subject(reading, quotation, told))
        for quotation in reading.quotations
        if not held.overlapping(quotation.start, quotation.end) and _is_sentence(reading, quotation)
    ]
    return [*reading.statements, *found]


def _is_sentence(reading: Reading, quotation: Quotation) -> bool:
    text, length = reading.text, len(reading.text[quotation.start : quotation.end].split())
    before, after = _around(reading, quotation)
    if not quotation.closed or length < _LEAST_WORDS or (before and not _STOP.search(before) and before[-1] != ":"):
        return False
    stops = bool(_STOP.search(text, quotation.start, quotation.end)) or after.startswith(".")
    if after.strip(" .,*_"):
        return stops and bool(_GOES_ON.match(after))
    return stops or bool(before) or length > _LONGEST_HEADING


def _around(reading: Reading, quotation: Quotation) -> tuple[str, str]:
    """What stands before a quotation in its paragraph, without a bullet, and after it."""
    first, last = (reading.paragraphs[reading.paragraphs.number(at)] for at in (quotation.start, quotation.end - 1))
    before = reading.text[max(first.start, quotation.start - _BESIDE) : quotation.start]
    after = reading.text[quotation.end : min(last.end, quotation.end + _BESIDE)]
    return _BULLET.sub("", before, count=1).rstrip(), after


def _subject(reading: Reading, quotation: Quotation, told: Layer[Stretch]) -> Span | None:
    """The one person whom the words before name, back to the start of their sentence, if these quote nobody."""
    sentence = reading.sentences.begun(quotation.start - 1) if _around(reading, quotation)[0] else None
    end = quotation.start if sentence is None else min(quotation.start, sentence.end)
    if sentence is None or told.overlapping(sentence.start, end):
        return None
    named = reading.names.within(sentence.start, end)
    people = [name for name in named if name.label == "PERSON"]
    if len({name.text.split()[-1] for name in people}) != 1:
        return None
    return people[0].start, people[0].end
