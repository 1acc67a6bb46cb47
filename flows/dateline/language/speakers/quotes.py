"""Statements, their kinds and speakers -> quotes."""

import re

from dateline.language.annotations import Quote, QuoteKind
from dateline.language.layers import Reading, Speaker, Statement
from dateline.language.lexicon.cue_verbs import CITES, is_speech, lemma_of
from dateline.language.lexicon.function_words import POSSESSIVE
from dateline.language.lexicon.roles import head_of
from dateline.spans import Span, overlap
from dateline.world.word_lists import words

_VIA = re.compile(r"\s*(?:\w+\s+){0,2}?(?:by|in|on|through|via)\s+((?:(?!\bwho\b|\bwhich\b)[^,.;:“”\"()\n]){3,80})")
_VIA_END = re.compile(rf"\s(?:on|last|this|yesterday|earlier|today|in\s(?:an?|the|{POSSESSIVE}))\b.*$", re.DOTALL)
_PERSONAL = words("language/lexicon/people/pronouns", "world/subject_pronouns") - {"it"}
_NEAR = 12
"""Characters from "told" to whom it was told: "told the BBC"."""
_TOLD = re.compile(r"\b(?:told|tells|telling|informed|interview with)$", re.IGNORECASE)


def quotes(reading: Reading) -> list[Quote]:
    """The quotes of an article."""
    found = zip(reading.statements, reading.kinds, reading.speakers, strict=True)
    return [_quote(reading, statement, kind, speaker) for statement, kind, speaker in found]


def _quote(reading: Reading, statement: Statement, kind: QuoteKind, speaker: Speaker) -> Quote:
    text = reading.text
    cue = _words(text, statement.cue) if statement.cue else None
    source = _words(text, statement.source) if statement.source else None
    return Quote(
        kind=kind,
        is_speech=is_speech(cue, kind, _by_person(source, speaker)) if cue else kind == "direct",
        content=statement.content,
        cue=(statement.cue,) if statement.cue else (),
        source=(statement.source,) if statement.source else (),
        text=" ".join(text[start:end] for start, end in statement.content),
        cue_text=cue,
        cue_lemma=lemma_of(cue) if cue else None,
        speaker_text=source,
        speaker=speaker.entity,
        speaker_title=speaker.title,
        via_text=_via(reading, statement),
        score=round(statement.score, 4),
    )


def _words(text: str, span: Span) -> str:
    return " ".join(text[span[0] : span[1]].split())


def _by_person(source: str | None, speaker: Speaker) -> bool:
    """Whether people are the source, and no study, court or newspaper, as far as its words or its entity tell."""
    if source is None or speaker.entity:
        return speaker.entity is None or speaker.entity.label == "PERSON"
    return source.casefold() in _PERSONAL or head_of(source) is not None


def _via(reading: Reading, statement: Statement) -> str | None:
    """Through whom a statement came: "was quoted as saying by X", "told X" where X is an organisation."""
    text = reading.text
    if statement.via:
        return _words(text, statement.via)
    if statement.cue is None:
        return None
    start, end = statement.cue
    cue = text[start:end]
    limit = min((s for s, _ in statement.content if s >= end), default=len(text))
    if CITES.search(cue) and (match := _VIA.match(text, end, limit)):
        if statement.source and overlap([match.span(1)], [statement.source]):
            return None
        return " ".join(_VIA_END.sub("", match.group(1)).split()) or None
    if _TOLD.search(cue):
        for name in reading.names.starting(end + 1, end + _NEAR + 1):
            if name.label == "ORG" and "," not in text[end : name.start] and statement.source != (name.start, name.end):
                return " ".join(name.text.split())
    return None
