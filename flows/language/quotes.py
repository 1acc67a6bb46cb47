"""Attributions, quotations and speakers -> quotes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from flows.articles.article import Span

from .annotations import MentionForm, Quote, QuoteKind
from .attributions import Attribution
from .cues import is_speech, lemma_of
from .names import Name
from .quotations import Quotation, nested
from .speakers import SpeakerResolver

_SNAP = 3
_LEAST_WORDS = 5
_UNATTRIBUTED_SCORE = 0.5
_OPENING = "“\"„«‘'"
_CLOSING = "”\"“»’'"
_VIA = re.compile(r"\s*(?:\w+\s+){0,2}?(?:by|in|on|through|via)\s+((?:(?!\bwho\b|\bwhich\b)[^,.;:“”\"()\n]){3,80})")
_VIA_CUE = re.compile(r"\b(?:quoted|cited|reported|quoting)\b", re.IGNORECASE)
_GOING_ON = re.compile(r"(?:\w+ly |also )?(?:\w+ing\b|added?\b|and\b|continued\b)", re.IGNORECASE)
_AS_SAYING = re.compile(r"(?P<all>(?P<cue>\s+as\s+saying)(?:\s+by)?)\b", re.IGNORECASE)
_PASSED_ON = re.compile(r"\s+(?:by|in|on)\s+(?:the\s+)?")
_MARKS = re.compile(r"[“”\"«»]")
_TOLD = re.compile(r"\b(?:told|tells|telling|informed|interview with)$", re.IGNORECASE)


def quotes(
    text: str,
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
    names: Sequence[Name],
    resolver: SpeakerResolver,
    asides: Sequence[Span] = (),
    captions: Sequence[Span] = (),
) -> list[tuple[Quote, Span | None, MentionForm]]:
    """The quotes of an article in text order, each with the span and the form of what refers to its speaker.

    `asides` are datelines, credits and the like, which nobody says; `captions` interrupt a statement no less.
    """
    spoken = [_as_saying(text, attribution) for attribution in attributions]
    whole = [_with_marks(text, attribution, quotations) for attribution in spoken]
    told = [_without(asides, captions, text, a) for a in [*whole, *_unattributed(text, whole, quotations)]]
    everything = sorted((a for a in told if a.content), key=lambda a: (a.content[0][0], -a.content[-1][1], a.content))
    levels = [*quotations, *(inner for q in quotations for inner in nested(text, q))]
    quoted = [(q.start, q.end) for q in quotations]
    quoted += [span for attribution in everything if attribution.verbatim for span in attribution.content]
    found = []
    for attribution in everything:
        kind = _kind(text, attribution, levels)
        cue = _words(text, attribution.cue) if attribution.cue else None
        goes_on = cue is None or bool(_GOING_ON.match(cue))
        speaker = resolver.resolve(attribution.named or attribution.source, attribution.content[0][0], quoted, goes_on)
        quote = Quote(
            kind=kind,
            is_speech=is_speech(cue, quoted=kind != "indirect") if cue else kind == "direct",
            content=attribution.content,
            cue=(attribution.cue,) if attribution.cue else (),
            source=(attribution.source,) if attribution.source else (),
            text=" ".join(text[start:end] for start, end in attribution.content),
            cue_text=cue,
            cue_lemma=lemma_of(cue) if cue else None,
            speaker_text=_words(text, attribution.source) if attribution.source else None,
            speaker=speaker.entity,
            speaker_title=speaker.title,
            via_text=_via(text, attribution, names),
            score=round(attribution.score, 4),
        )
        found.append((quote, attribution.source, speaker.form))
    return found


def _words(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())


def _without(asides: Sequence[Span], captions: Sequence[Span], text: str, attribution: Attribution) -> Attribution:
    """Cut asides off the content where it begins with one, and out of it where it goes on after one."""
    content = []
    for start, end in attribution.content:
        for aside in sorted([*asides, *captions]):
            if aside[0] <= start < aside[1] and aside not in captions:
                start = min(aside[1], end)
            elif start < aside[0] and aside[1] < end:
                content.append((start, aside[0]))
                start = aside[1]
        content.append((start, end))
    trimmed = (_trimmed(text, span) for span in content)
    return replace(attribution, content=tuple(span for span in trimmed if span[0] < span[1]))


def _trimmed(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    return span[0] + len(words) - len(words.lstrip()), span[0] + len(words.rstrip())


def _as_saying(text: str, attribution: Attribution) -> Attribution:
    """Take "as saying" into the cue "was quoted", and out of the content. In "Putin was quoted as saying by agencies"
    the agencies only pass on what Putin says."""
    if not attribution.cue or not _VIA_CUE.search(text[slice(*attribution.cue)]):
        return attribution
    start, end = attribution.cue
    after = end
    if rest := _AS_SAYING.match(text, end):
        end, after = rest.end("cue"), rest.end("all")
    source, content = attribution.source, attribution.content
    subject = next((s for s in content if s[1] < start and text[s[1] : start].isspace()), None)
    if subject and source and _PASSED_ON.fullmatch(text, end, source[0]) and not _MARKS.search(text, *subject):
        source, after = subject, source[1]
        content = tuple(span for span in content if span != subject)
    content = tuple((s, e) for s, e in content if e <= start or s >= after)
    return replace(attribution, source=source, cue=(start, end), content=content) if content else attribution


def _with_marks(text: str, attribution: Attribution, quotations: Iterable[Quotation]) -> Attribution:
    """Move the ends of the content to quotation marks that stand right beside them, and take in the paragraphs that
    its quotation goes on for."""
    content = []
    for start, end in attribution.content:
        for quotation in quotations:
            if quotation.end <= start or quotation.start >= end:
                continue
            if abs(quotation.start - start) <= _SNAP and _free(attribution, quotation.start, start):
                start = quotation.start
            if abs(quotation.end - end) <= _SNAP and _free(attribution, end, quotation.end):
                end = quotation.end
            if start <= quotation.start and "\n" in text[quotation.start : quotation.end] and end < quotation.end:
                end = quotation.end if _free(attribution, end, quotation.end) else end
            if quotation.end <= end and "\n" in text[quotation.start : quotation.end] and start > quotation.start:
                start = quotation.start if _free(attribution, quotation.start, start) else start
        content.append((start, end))
    merged: list[Span] = []
    for start, end in sorted(content):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return replace(attribution, content=tuple(merged))


def _free(attribution: Attribution, start: int, end: int) -> bool:
    """Whether neither cue nor source stand in a stretch."""
    return all(not span or span[1] <= start or span[0] >= end for span in (attribution.cue, attribution.source))


def _unattributed(
    text: str, attributions: Sequence[Attribution], quotations: Iterable[Quotation]
) -> Iterable[Attribution]:
    """Quotations that are paragraphs of their own and that no cue introduces: what the same speaker goes on to say."""
    for quotation in quotations:
        opens = quotation.start == 0 or text[quotation.start - 1] == "\n"
        closes = quotation.end == len(text) or text[quotation.end] == "\n"
        if not (opens and closes and quotation.closed):
            continue
        if len(text[quotation.start : quotation.end].split()) < _LEAST_WORDS:
            continue
        if any(s < quotation.end and quotation.start < e for a in attributions for s, e in a.content):
            continue
        yield Attribution(None, None, ((quotation.start, quotation.end),), _UNATTRIBUTED_SCORE)


def _kind(text: str, attribution: Attribution, quotations: Sequence[Quotation]) -> QuoteKind:
    """Direct where all words of the content stand between quotation marks, mixed where some do.

    Marks that hold the cue or the source as well are another's, who tells what the source said.
    """
    if attribution.verbatim:
        return "direct"
    inside = outside = 0
    told = [span for span in (attribution.cue, attribution.source) if span]
    own = [q for q in quotations if not any(q.start <= start < q.end for start, _ in told)]
    for start, end in attribution.content:
        near = [q for q in own if q.start < end and start < q.end]
        for match in re.finditer(r"\w+", text[start:end]):
            at = start + match.start()
            within = any(q.start <= at < q.end for q in near)
            inside += within
            outside += not within
    if not inside:
        return "indirect"
    return "direct" if not outside else "mixed"


def _via(text: str, attribution: Attribution, names: Sequence[Name]) -> str | None:
    """Through whom a statement came: "was quoted as saying by X", "told X" where X is an organisation."""
    if attribution.cue is None:
        return None
    start, end = attribution.cue
    cue = text[start:end]
    if _VIA_CUE.search(cue) and (match := _VIA.match(text, end)):
        return " ".join(match.group(1).split()) or None
    if inner := re.search(r"\b(?:quoted|cited) by (.+?) as saying", cue):
        return " ".join(inner.group(1).split())
    if _TOLD.search(cue):
        for name in names:
            if (
                name.label == "ORG"
                and attribution.source != (name.start, name.end)
                and 0 < name.start - end <= 12
                and "," not in text[end : name.start]
            ):
                return " ".join(name.text.split())
    return None
