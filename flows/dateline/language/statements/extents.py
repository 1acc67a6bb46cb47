"""Attributions as the tagger marks them -> with the extent that quotation marks, names and sentences give them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.language.layers import Name, Quotation, Reading, Statement
from dateline.language.lexicon.roles import HONORIFIC
from dateline.spans import Span, merged, overlap, trimmed
from dateline.world.written_dates import WEEKDAYS

_ASIDES = ("byline", "dateline", "caption", "credit", "boilerplate")
_SNAP = 3
"""How far a quotation mark may stand from the end of a piece that it belongs to."""
_LEAST_SHARED = 3
"""Words of a quotation that a piece must hold to claim all of it, unless it begins or ends with it."""
_LONGEST_GAP = 60
"""Characters between two pieces that the tagger has torn apart."""
_ACCORDING = re.compile(r"according$", re.IGNORECASE)
_ON = re.compile(r"(?<=\w) on$")
_DAY = re.compile(rf" (?:{'|'.join(WEEKDAYS)})\b")
_SMALL_WORD = re.compile(
    r"(?:however|therefore|furthermore|moreover|meanwhile|thus|also|still|instead|then|but|while|on|in|at|of|for|to|as"
    r"|by|with|the|an?|and|or)",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"\b(?:an?|the|of|at|in|on|for|to|by|with|from|into|under|over|between|against|among|and|or|as|than|his|its|their|our"
    r"|my|your|plus|including|how|why|whether|because|during|despite|but|while|if"
    r"|who|which|where|when|Mr|Mrs|Ms|Dr|President|Minister|new|former)\.?$"
)
_TITLE_BEFORE = re.compile(rf"\b(?:(?:[Tt]he|[Ff]ormer)\s+)?(?:{HONORIFIC}\.?\s+)*$")
_TITLE_ONLY = re.compile(rf"(?:(?:[Tt]he|[Ff]ormer|[Aa]n?)\s+)?(?:{HONORIFIC}\.?\s*)*$")
_CLAUSE_END = re.compile(r"[,;:—–.?!)”\"](?=\s|$)|\n|$")
_LEADS_ON = re.compile(r"(?:[,;:]| [—–-]+)? (?:and|but|while|as|though|although|whereas|so|yet) $")
_BEGUN = re.compile(r",?\s+(?:and|but|or|while)(?:\s+(?:s?he|they|we))?$")
"""A clause that a piece begins and does not end."""
_MEANWHILE = re.compile(r"\s+(?:after|as|before|but|until|when|while)\b[^“\"]*$")
"""What happened while somebody spoke, behind a quotation that ends with a comma."""
_STOP = re.compile(r"[.?!][”\"’')\]]*\s")


def fitted(reading: Reading) -> list[Statement]:
    """The attributions with whole quotations and names in their spans."""
    text, attributions, quotations, names = reading.text, reading.statements, reading.quotations, reading.names
    fitter = _Fitter(text, quotations, names, [_whole_cue(text, attribution) for attribution in attributions])
    return [replace(a, source=fitter.source(a), content=fitter.content(a)) for a in fitter.attributions]


def without_asides(reading: Reading) -> list[Statement]:
    """The attributions without what nobody says, such as datelines and credits; those that are nothing else go.

    A caption may quote somebody, but what goes on after it does not hold it.
    """
    article, attributions = reading.article, reading.statements
    cut = [(b.start, b.end, b.kind == "caption") for b in article.blocks if b.kind in _ASIDES]
    contents = ((a, _without(cut, article.text, a.content)) for a in attributions)
    return [replace(a, content=content) for a, content in contents if content]


def _whole_cue(text: str, attribution: Statement) -> Statement:
    """Take "to" into the cue "according", out of the content; leave "on" of "said on Monday" out of the cue."""
    if not attribution.cue:
        return attribution
    start, end = attribution.cue
    if _ACCORDING.search(text, start, end) and text.startswith(" to", end):
        return replace(attribution, cue=(start, end + len(" to")))
    if (match := _ON.search(text, start, end)) and _DAY.match(text, end):
        return replace(attribution, cue=(start, match.start()))
    return attribution


class _Fitter:
    def __init__(
        self,
        text: str,
        quotations: Sequence[Quotation],
        names: Sequence[Name],
        attributions: Sequence[Statement],
    ) -> None:
        self.text = text
        self.quotations = quotations
        self.quotation_starts = [quotation.start for quotation in quotations]
        self.names = names
        self.name_starts = [name.start for name in names]
        self.attributions = attributions
        self.cues = sorted(attribution.cue for attribution in attributions if attribution.cue)
        self.openings = sorted(_openings(text, attributions))
        claims: dict[Quotation, list[Statement]] = defaultdict(list)
        for attribution in attributions:
            for quotation in self._quoted_by(attribution):
                claims[quotation].append(attribution)
        self.owners = {quotation: self._owner(quotation, claimants) for quotation, claimants in claims.items()}

    def content(self, attribution: Statement) -> tuple[Span, ...]:
        """The pieces of a statement, fitted."""
        worded = [piece for piece in attribution.content if re.search(r"\w", self.text[slice(*piece)])]
        pieces = merged(self._snapped(attribution, trimmed(self.text, p)) for p in worded or attribution.content)
        for quotation in self._quoted_by(attribution):
            owner, whole = self.owners[quotation], (quotation.start, quotation.end)
            if owner == attribution and any(self._claims(piece, quotation) for piece in pieces):
                pieces = merged([*pieces, whole])
            elif owner is not None and owner != attribution:
                pieces = [piece for piece in pieces if not overlap([piece], [whole])] or pieces
        if not attribution.verbatim:
            pieces = self._bridged(attribution, pieces)
            pieces = [self._to_the_end(attribution, self._without_what_follows(attribution, piece)) for piece in pieces]
        spoken = [piece for piece in merged(pieces) if not self._is_empty(piece)]
        return tuple(spoken or pieces)

    def source(self, attribution: Statement) -> Span | None:
        """The source with the whole of the names that it cuts, and with the title before it."""
        if not attribution.source:
            return None
        start, end = attribution.source
        first, last = self._name_at(start), self._name_at(end - 1)
        start = first.start if first else start
        end = last.end if last else end
        if _TITLE_ONLY.fullmatch(self.text, start, end) or _HANGING.search(self.text, start, end):
            following = self._name_from(end)
            if following and self._free(attribution, end, following.end) and following.start - end <= 30:
                end = following.end
        before = _TITLE_BEFORE.search(self.text, max(0, start - 40), start)
        if before and self._free(attribution, before.start(), start) and not self._name_at(before.start()):
            start = before.start()
        return start, end

    def _quoted_by(self, attribution: Statement) -> Iterator[Quotation]:
        """The quotations that a statement's content shares and that hold neither its cue nor its source."""
        seen = set()
        for start, end in attribution.content:
            for quotation in self._around(start, end):
                span = quotation.start, quotation.end
                if quotation.end > start and span not in seen and self._free(attribution, *span):
                    seen.add(span)
                    yield quotation

    def _owner(self, quotation: Quotation, claimants: Sequence[Statement]) -> Statement | None:
        """Whose a quotation is: of several statements that hold parts of it the one whose cue or source adjoins it."""
        if len(claimants) == 1:
            return claimants[0]
        near = [a for a in claimants if self._adjoins(a, quotation)]
        return near[0] if len(near) == 1 else None

    def _adjoins(self, attribution: Statement, quotation: Quotation) -> bool:
        told = [span for span in (attribution.cue, attribution.source) if span]
        gaps = [(quotation.end, start) for start, _ in told if start >= quotation.end]
        gaps += [(end, quotation.start) for _, end in told if end <= quotation.start]
        near = (self.text[slice(*gap)] for gap in gaps if gap[1] - gap[0] <= _LONGEST_GAP)
        return any(not re.search(r"[.?!\n]", gap) for gap in near)

    def _claims(self, piece: Span, quotation: Quotation) -> bool:
        """Whether a piece holds enough of a quotation to stand for all of it."""
        start, end = max(piece[0], quotation.start), min(piece[1], quotation.end)
        if start >= end or not quotation.closed:
            return False
        words = re.findall(r"\w+", self.text[start:end])
        at_edge = start - quotation.start <= _SNAP or quotation.end - end <= _SNAP
        return len(words) >= (1 if at_edge else _LEAST_SHARED)

    def _snapped(self, attribution: Statement, piece: Span) -> Span:
        """A piece with its ends moved to quotation marks right beside them."""
        start, end = piece
        for quotation in self._around(start, end + _SNAP):
            if quotation.end <= start or quotation.start >= end:
                continue
            if abs(quotation.start - start) <= _SNAP and self._free(attribution, quotation.start, start):
                start = quotation.start
            if abs(quotation.end - end) <= _SNAP and self._free(attribution, end, quotation.end):
                end = quotation.end
            several = "\n" in self.text[quotation.start : quotation.end]
            if (
                several
                and start <= quotation.start
                and end < quotation.end
                and self._free(attribution, end, quotation.end)
            ):
                end = quotation.end
            if several and quotation.end <= end and self._free(attribution, quotation.start, start):
                start = min(start, quotation.start)
        return start, end

    def _bridged(self, attribution: Statement, pieces: Sequence[Span]) -> list[Span]:
        """Pieces joined where nothing but a few words of the same sentence, or a space, parts them."""
        joined = [pieces[0]]
        for start, end in pieces[1:]:
            gap = self.text[joined[-1][1] : start]
            same = not gap.strip() and "\n" not in gap
            torn = (
                len(gap) <= _LONGEST_GAP and "\n" not in gap and not _STOP.search(self.text[joined[-1][1] - 1 : start])
            )
            if (same or torn) and self._clear(attribution, joined[-1][1], start):
                joined[-1] = joined[-1][0], end
            else:
                joined.append((start, end))
        return joined

    def _around(self, start: int, end: int) -> Sequence[Quotation]:
        first = max(0, bisect_right(self.quotation_starts, start) - 1)
        return self.quotations[first : bisect_left(self.quotation_starts, end)]

    def _without_what_follows(self, attribution: Statement, piece: Span) -> Span:
        """A piece without what is told behind the statement: the next one ("…, and the union" of "and the union called
        it a theft", which PolNeAR never takes in), a sentence or what happened meanwhile behind a quotation."""
        start, end = piece
        first, last = (bisect_left(self.openings, at, key=lambda opening: opening[0]) for at in (start, end))
        for opening, subject in self.openings[first:last]:
            leading = _LEADS_ON.search(self.text, max(start, opening - _LONGEST_GAP), opening)
            follows = leading and subject in (None, attribution.source) and not self._is_quoted(opening)
            if leading and follows and " " in self.text[start : leading.start()]:
                end = leading.start()
                break
        for quotation in self._around(start, start + _SNAP):
            if not quotation.closed or not start <= quotation.start <= start + _SNAP or quotation.end >= end:
                continue
            mark = self.text[quotation.end - 2]
            is_sentence = mark in ".?!" and not self._clear(attribution, quotation.end, end)
            if is_sentence or (mark == "," and _MEANWHILE.match(self.text, quotation.end, end)):
                end = quotation.end
        return start, end

    def _is_quoted(self, at: int) -> bool:
        return any(quotation.start <= at < quotation.end for quotation in self._around(at, at + 1))

    def _to_the_end(self, attribution: Statement, piece: Span) -> Span:
        """A piece that ends within a name, or with a word that must go on, with the rest of its clause."""
        start, end = piece
        name = self._name_at(end - 1)
        if name and name.start < end < name.end and self._clear(attribution, end, name.end):
            end = name.end
        if _HANGING.search(self.text, start, end) and self.text[end : end + 1] == " ":
            match = _CLAUSE_END.search(self.text, end)
            name = self._name_from(end)
            stops = [match.start()] if match else []
            stops += [name.end] if name and name.start - end <= _SNAP else []
            end = next((stop for stop in stops if end < stop and self._clear(attribution, end, stop)), end)
        words = _BEGUN.sub("", self.text[start:end])
        return start, start + len(words) if " " in words else end

    def _is_empty(self, piece: Span) -> bool:
        words = re.findall(r"\w+", self.text[slice(*piece)])
        return not words or (len(words) == 1 and bool(_SMALL_WORD.fullmatch(words[0])))

    def _free(self, attribution: Statement, start: int, end: int) -> bool:
        """Whether neither the statement's cue nor its source stand in a stretch."""
        return not overlap([(start, end)], [span for span in (attribution.cue, attribution.source) if span])

    def _clear(self, attribution: Statement, start: int, end: int) -> bool:
        """Whether no statement's cue stands in a stretch, nor the source of this one."""
        first = bisect_left(self.cues, (start, 0))
        near = self.cues[max(0, first - 1) : first + 1]
        return self._free(attribution, start, end) and not overlap([(start, end)], near)

    def _name_at(self, at: int) -> Name | None:
        i = bisect_right(self.name_starts, at) - 1
        return self.names[i] if i >= 0 and at < self.names[i].end else None

    def _name_from(self, at: int) -> Name | None:
        """The first name that begins at or after a position, in the same sentence."""
        i = bisect_left(self.name_starts, at)
        name = self.names[i] if i < len(self.names) else None
        return name if name and not re.search(r"[.,;:?!\n]", self.text[at : name.start]) else None


def _openings(text: str, attributions: Iterable[Statement]) -> Iterator[tuple[int, Span | None]]:
    """Where statements open: at a source right before its cue, or at a cue whose source stands further back, then with
    that source."""
    for attribution in attributions:
        source, cue = attribution.source, attribution.cue
        if source and cue and source[1] < cue[0]:
            yield (source[0], None) if text[source[1] : cue[0]] == " " else (cue[0], source)


def _without(cut: Sequence[tuple[int, int, bool]], text: str, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Cut asides off where a piece begins with one, and out of it where it goes on after one. The third value of each
    tells of a caption: what stands in that was said no less."""
    content = []
    for start, end in pieces:
        for first, last, is_caption in cut[max(0, bisect_left(cut, (start, 0, False)) - 1) :]:
            if first >= end:
                break
            if first <= start < last and not is_caption:
                start = min(last, end)
            elif start < first:
                content.append((start, first))
                start = min(last, end)
        content.append((start, end))
    return tuple(span for span in (trimmed(text, span) for span in content) if span[0] < span[1])
