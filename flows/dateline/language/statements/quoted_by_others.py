"""Statements that one passes on for another: in "Naka Times quoted Ann Lee as saying it rained" the source is Ann Lee.

The tagger, trained on texts in which this is rare, often takes the one who quotes for the source, and the one who is
quoted for a part of what was said.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.language.layers import Reading, Statement
from dateline.language.lexicon.cue_verbs import CITES
from dateline.spans import Span, merged, trimmed

_TOLD = r"(?:reporters|journalists|(?:the\s+)?[A-Z][\w-]*(?:\s[A-Z]\w*)*)"
_AS_SAYING = rf",?\s+as\s+(?:saying|stating|having\s+said|telling\s+{_TOLD})\b"
_IS_QUOTED = re.compile(
    rf"\b(?P<cue>(?:was|were|is|are|(?:has|have|had)\s+been)\s+(?:\w+\s+)?(?:quoted|cited|reported))\b"
    rf"(?P<between>[^.;:“”\"\n]{{0,100}}?)(?P<saying>{_AS_SAYING})"
)
_QUOTES = re.compile(
    rf"\b(?P<cue>(?:quote|cite)[sd]|(?:quot|cit)ing)\s+(?!by\b|in\b|on\b|as\b)"
    rf"(?P<quoted>[^.;:“”\"\n]{{2,100}}?){_AS_SAYING}"
)
_BY = re.compile(r"\b(?:by|in)\s+(?P<who>[^,]{2,80}?)(?=,|\s+(?:on|last|this|yesterday|earlier)\b|\s*$)")
_BY_AFTER = re.compile(r"\s+by\b")
_SUBJECT = re.compile(
    r"(?:^|[“”\"«»\n.!?:;,])\s*(?:and\s+)?"
    r"(?P<who>[^“”\"«»\n.!?:;,]{2,80}?(?:,[^“”\"«»\n.!?:;,]{2,80},)?)\s+$"
)
_LONGEST_SUBJECT = 160
_THAT = re.compile(r"\s*(?:that\b)?[\s:,]*")
_SENTENCE_END = re.compile(r"[.?!](?=\s|$)|\n|$")
_SENTENCE_BREAK = re.compile(r"[.?!][”\"’']?\s+(?=\S)|\n")
_REACH = 500
"""Characters of a sentence that are looked at before a report."""
_LEAST_WORDS = 3
_PASSED_ON = re.compile(r"\s+(?:by|in|on)\s+(?:the\s+)?")
_MARKS = re.compile(r"[“”\"«»]")


@dataclass(frozen=True, slots=True)
class _Report:
    """A passage that says who is quoted: its verb, with "as saying" if that follows at once, where all of it ends, and
    the one who is `quoted` or who is the `quoter`, where it stands within."""

    cue: Span
    end: int
    quoted: Span | None = None
    quoter: Span | None = None


def passed_on(reading: Reading) -> list[Statement]:
    """The attributions. Those that are passed on have the one who is quoted as their source, the one who quotes as
    `via`, and neither in the content. What the tagger has torn in two is one."""
    text, attributions = reading.text, reading.statements
    reports = list(_reports(text))
    passed: dict[_Report, list[Statement]] = defaultdict(list)
    found = []
    for attribution in attributions:
        cue = attribution.cue or (0, 0)
        report = next((r for r in reports if r.cue[0] < cue[1] and cue[0] < r.end), None)
        if report:
            passed[report].append(attribution)
        else:
            found.append(_quoted_in(text, attribution))
    found += (whole for report, parts in passed.items() if (whole := _of_quoted(text, report, parts)))
    return sorted(found, key=lambda a: a.content)


def _reports(text: str) -> Iterator[_Report]:
    for match in _IS_QUOTED.finditer(text):
        by = _BY.search(text, *match.span("between"))
        cue = match.span("cue") if match["between"] else (match.start(), match.end())
        yield _Report(cue, match.end(), quoter=by.span("who") if by else None)
    for match in _QUOTES.finditer(text):
        yield _Report(match.span("cue"), match.end(), quoted=match.span("quoted"))


def _of_quoted(text: str, report: _Report, parts: Sequence[Statement]) -> Statement | None:
    """What the parts that share a report's cue are as a whole; None if nothing is left to have been said."""
    best = max(parts, key=lambda a: a.score)
    before = next((a.source for a in parts if a.source and a.source[1] <= report.cue[0]), None)
    source, via = (report.quoted, before) if report.quoted else (before or _subject(text, report.cue), report.quoter)
    start, end = report.cue[0], _end(text, report, parts)
    if source and not text[source[1] : start].strip(" ,"):
        start = source[0]
    pieces = [part for a in parts for span in a.content for part in _outside(span, (start, end))]
    content = [span for span in (trimmed(text, piece) for piece in merged(pieces)) if span[0] < span[1]]
    content = content or _rest(text, start, end)
    return replace(best, source=source, cue=report.cue, content=tuple(content), via=via) if content else None


def _end(text: str, report: _Report, parts: Sequence[Statement]) -> int:
    """Where a report ends with the one who quotes, if that follows: "was quoted as saying by Naka Times"."""
    quoters = (a.source for a in parts if a.source and a.source[0] >= report.end)
    ends = [s[1] for s in quoters if _PASSED_ON.fullmatch(text, report.end, s[0])]
    by = _BY_AFTER.match(text, report.end)
    return max([report.end, *ends, *([by.end()] if by else [])])


def _subject(text: str, cue: Span) -> Span | None:
    match = _SUBJECT.search(text, max(0, cue[0] - _LONGEST_SUBJECT), cue[0])
    return (match.start("who"), match.start("who") + len(match["who"].rstrip(" ,"))) if match else None


def _rest(text: str, start: int, end: int) -> list[Span]:
    """What a sentence holds after a report, or else before it."""
    first = _THAT.match(text, end)
    after = first.end() if first else end
    last = _SENTENCE_END.search(text, after)
    before = max((m.end() for m in _SENTENCE_BREAK.finditer(text, max(0, start - _REACH), start)), default=0)
    spans = trimmed(text, (after, last.start() if last else len(text))), trimmed(text, (before, start))
    return next(([span] for span in spans if len(text[slice(*span)].split()) >= _LEAST_WORDS), [])


def _quoted_in(text: str, attribution: Statement) -> Statement:
    """With the one who is quoted as the source of "Ann Lee was quoted in the Naka Times", where the tagger has her for
    a piece of content right before the cue."""
    cue, source = attribution.cue, attribution.source
    if not cue or not source or source[0] < cue[1] or not CITES.search(text, *cue):
        return attribution
    before = next((s for s in attribution.content if s[1] < cue[0] and text[s[1] : cue[0]].isspace()), None)
    if not before or not _PASSED_ON.fullmatch(text, cue[1], source[0]) or _MARKS.search(text, *before):
        return attribution
    content = tuple(part for span in attribution.content for part in _outside(span, (before[0], source[1])))
    return replace(attribution, source=before, content=content) if content else attribution


def _outside(span: Span, other: Span) -> list[Span]:
    """What is left of a span without what it shares with another."""
    parts = (span[0], min(span[1], other[0])), (max(span[0], other[1]), span[1])
    return [(start, end) for start, end in parts if start < end]
