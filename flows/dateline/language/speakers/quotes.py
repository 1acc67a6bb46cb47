"""Attributions, quotations and speakers -> quotes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dateline.language.annotations import MentionForm, Quote, QuoteKind
from dateline.language.lexicon.cue_verbs import CITES, is_speech, lemma_of
from dateline.language.lexicon.roles import head_of
from dateline.language.names.tagged import Name
from dateline.language.statements.attributions import Attribution
from dateline.language.statements.quotation_marks import Quotation, nested
from dateline.spans import Span, overlap

from .resolver import Speaker, SpeakerResolver

_VIA = re.compile(r"\s*(?:\w+\s+){0,2}?(?:by|in|on|through|via)\s+((?:(?!\bwho\b|\bwhich\b)[^,.;:“”\"()\n]){3,80})")
_VIA_END = re.compile(r"\s(?:on|last|this|yesterday|earlier|today|in\s(?:an?|the|its|his|her))\b.*$", re.DOTALL)
_GOING_ON = re.compile(r"(?:\w+ly |also )?(?:\w+ing\b|added?\b|and\b|continued\b)", re.IGNORECASE)
_PERSONAL = frozenset("i he she we you they who many some others people everyone nobody".split())
_NEAR = 12
"""Characters from "told" to whom it was told: "told the BBC"."""
_TOLD = re.compile(r"\b(?:told|tells|telling|informed|interview with)$", re.IGNORECASE)


def quotes(
    text: str,
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
    resolver: SpeakerResolver,
) -> list[tuple[Quote, Span | None, MentionForm | None]]:
    """The quotes of an article in text order, each with the span and the form of what refers to its speaker."""
    everything = sorted(attributions, key=lambda a: (a.content[0][0], -a.content[-1][1], a.content))
    marks = _Marks(text, quotations)
    quoted = [(q.start, q.end) for q in quotations]
    quoted += [span for attribution in everything if attribution.verbatim for span in attribution.content]
    resolver.hear(quoted)
    organisations = [name for name in resolver.names if name.label == "ORG"]
    found = []
    for attribution in everything:
        kind = marks.kind(attribution)
        cue = _words(text, attribution.cue) if attribution.cue else None
        source = _words(text, attribution.source) if attribution.source else None
        goes_on = cue is None or bool(_GOING_ON.match(cue))
        speaker = resolver.resolve(attribution, goes_on, direct=kind == "direct")
        quote = Quote(
            kind=kind,
            is_speech=is_speech(cue, kind, _by_person(source, speaker)) if cue else kind == "direct",
            content=attribution.content,
            cue=(attribution.cue,) if attribution.cue else (),
            source=(attribution.source,) if attribution.source else (),
            text=" ".join(text[start:end] for start, end in attribution.content),
            cue_text=cue,
            cue_lemma=lemma_of(cue) if cue else None,
            speaker_text=source,
            speaker=speaker.entity,
            speaker_title=speaker.title,
            via_text=_via(text, attribution, organisations),
            score=round(attribution.score, 4),
        )
        found.append((quote, attribution.source, speaker.form))
    return found


def _words(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())


def _by_person(source: str | None, speaker: Speaker) -> bool:
    """Whether people are the source, and no study, court or newspaper, as far as its words or its entity tell."""
    if source is None or speaker.entity:
        return speaker.entity is None or speaker.entity.label == "PERSON"
    return source.casefold() in _PERSONAL or head_of(source) is not None


class _Marks:
    """The quotations of an article, and what they tell of a statement's kind."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.quotations = quotations
        self.starts = [quotation.start for quotation in quotations]
        self.inner = {quotation.start: nested(text, quotation) for quotation in quotations}

    def kind(self, attribution: Attribution) -> QuoteKind:
        """Direct where all words of the content stand between quotation marks, mixed where some do.

        Marks that hold the cue or the source as well are another's, who tells what the source said.
        """
        if attribution.verbatim:
            return "direct"
        told = [span[0] for span in (attribution.cue, attribution.source) if span]
        inside = outside = 0
        for start, end in attribution.content:
            own = [q for q in self._over(start, end) if not any(q.start <= at < q.end for at in told)]
            for match in re.finditer(r"\w+", self.text[start:end]):
                at = start + match.start()
                within = any(q.start <= at < q.end for q in own)
                inside += within
                outside += not within
        if not inside:
            return "indirect"
        return "direct" if not outside else "mixed"

    def _over(self, start: int, end: int) -> Iterator[Quotation]:
        """The quotations that share characters with a stretch, and those within them."""
        first = max(0, bisect_right(self.starts, start) - 1)
        for quotation in self.quotations[first : bisect_left(self.starts, end)]:
            yield quotation
            yield from self.inner[quotation.start]


def _via(text: str, attribution: Attribution, organisations: Sequence[Name]) -> str | None:
    """Through whom a statement came: "was quoted as saying by X", "told X" where X is an organisation."""
    if attribution.via:
        return _words(text, attribution.via)
    if attribution.cue is None:
        return None
    start, end = attribution.cue
    cue = text[start:end]
    limit = min((s for s, _ in attribution.content if s >= end), default=len(text))
    if CITES.search(cue) and (match := _VIA.match(text, end, limit)):
        if attribution.source and overlap([match.span(1)], [attribution.source]):
            return None
        return " ".join(_VIA_END.sub("", match.group(1)).split()) or None
    if _TOLD.search(cue):
        first, last = (bisect_right(organisations, at, key=lambda name: name.start) for at in (end, end + _NEAR))
        for name in organisations[first:last]:
            if "," not in text[end : name.start] and attribution.source != (name.start, name.end):
                return " ".join(name.text.split())
    return None
