"""Sources as the tagger marks them -> whole noun phrases, and which names in them name the one who speaks."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dateline.language.layers import Name, Reading, Statement
from dateline.language.lexicon.cue_verbs import SPEECH, THOUGHT, lemma_of
from dateline.language.lexicon.descriptions import describe
from dateline.language.lexicon.nouns import kind_of, singular
from dateline.spans import Span

_OPEN = re.compile(
    r"(?:^|\s)(?:the|both|an?|his|her|its|their|this|that|one|former|ex|then|late|acting|deputy|senior|official|state-owned"
    r"|state-run|of|for|by|and|mr|mrs|ms|dr|prof|sir|sen|rep|gov|gen|lt|col|capt|sgt)\.?$",
    re.IGNORECASE,
)
"""Words that a noun phrase cannot end in."""
_ACCORDING = re.compile(r"according\s+to$", re.IGNORECASE)
_ASKED = re.compile(
    r"Asked\b(?:(?:\s+\w+){0,2}?\s+by\s+(?P<asker>[^,.;:\n“”\"]{2,60}?)(?=\s+(?:about|at|during|for|how|if|in|last"
    r"|on|to|what|when|where|whether|which|who|why)\b|,))?"
)
"""How somebody who was asked is spoken of before the answer: the source of the question is whoever asked."""
_PASSIVE = re.compile(r"(?:is|are|was|were|be|been|being|has been|have been|had been)\b")
_SEEMS = frozenset(("appear", "seem"))
_PHRASE = re.compile(r"\s+([^\s,.;:\n“”\"](?:[^,.;:\n“”\"]|(?<=\b[A-Z])\.){1,80})")
_PRONOUN = re.compile(r"(?:^|(?<=\s))(he|she|they|it|He|She|They|It)\s$")
_CLAUSE_ENDS = re.compile(r"[,.;:]|\s*\n|$")
_NEXT = re.compile(r"\s+[\w’'-]+")
_MOST_WORDS = 4
_NEAR = 100
"""Characters around a source or cue among which its names stand."""
_BEGINS = re.compile(r"(?:^|\n|[.?!][”\"’]?\s+)(?:The\s)?$")
_INTERRUPTED = re.compile(r",\s+(?:an?|the|who|which|whose|his|her|its|former|now)\s[^,.;:“”\"\n]+\s")
"""What stands between a subject and the last words of an apposition or relative clause to it."""


def with_sources(reading: Reading) -> list[Statement]:
    """The attributions with sources in whole, and with those that the tagger left out where there is no doubt."""
    text, attributions, names = reading.text, reading.statements, reading.names
    starts = [name.start for name in names]

    def source(attribution: Statement) -> Span | None:
        cue, source, content = attribution.cue, attribution.source, attribution.content
        if attribution.verbatim or not (told := source or cue):
            return source
        if cue and (asked := _ASKED.match(text, cue[0])):
            return asked.span("asker") if asked["asker"] else None
        near = names[bisect_left(starts, told[0] - _NEAR) : bisect_left(starts, told[1] + _NEAR)]
        if source is None:
            return missing_source(text, told, content, near)
        start, end = whole_source(text, source, [*content, *([cue] if cue else [])], near)
        return _subject_start(text, (start, end), near) if cue and cue[0] - end in (1, 2) else start, end

    with_subjects = (_with_subject(text, attribution) for attribution in attributions)
    return [replace(attribution, source=source(attribution)) for attribution in with_subjects]


def _with_subject(text: str, attribution: Statement) -> Statement:
    """The attribution; the words before its cue that it has for content are its source where the cue tells what they
    said or thought and an infinitive follows: "[The crews] expect [to lose a week]", but not "seem to lose"."""
    cue, content = attribution.cue, attribution.content
    if not cue or attribution.source or len(content) != 2 or content[0][1] != cue[0] - 1 or content[1][0] != cue[1] + 1:
        return attribution
    told, lemma = text[slice(*cue)], lemma_of(text[slice(*cue)])
    if not text.startswith("to ", content[1][0]) or _PASSIVE.match(told) or lemma not in (SPEECH | THOUGHT) - _SEEMS:
        return attribution
    return replace(attribution, source=content[0], content=content[1:])


def whole_source(text: str, source: Span, blocked: Sequence[Span], names: Sequence[Name]) -> Span:
    """A source with the rest of a name that it ends or begins in, or of a phrase that it breaks off: "the" is "the
    statement", "inspector" is "inspector Ann Lee". It grows over words of one line only, and not over `blocked`, which
    are the cue and the content.
    """
    start, end = source
    for name in names:
        if name.start < start < name.end:
            start = name.start
        if name.start < end < name.end:
            end = name.end
    if _OPEN.search(text[start:end]):
        end = _noun_phrase_end(text, end, names)
    elif text.startswith(" ", end) and (after := next((n for n in names if n.start == end + 1), None)):
        of_place = any(n.end == end and n.label in ("LOC", "NORP") for n in names)
        kind = describe(text[start:end]).kind
        if (after.label == "PERSON" and kind == "person") or (
            after.label == "ORG" and (of_place or kind == "organisation")
        ):
            end = after.end
    for first, last in blocked:
        if first < source[0]:
            start = max(start, min(last, source[0]))
        if last > source[1]:
            end = min(end, max(first, source[1]))
    return start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())


def _subject_start(text: str, source: Span, names: Sequence[Name]) -> int:
    """Where the subject begins that a source only ends: "Ann Lee, who works with [Karl Holm], said"."""
    start, end = source
    if "," in (text[end - 1], text[end]):
        for name in names:
            if (
                name.label in ("PERSON", "ORG")
                and _INTERRUPTED.fullmatch(text, name.end, start)
                and _BEGINS.search(text, max(0, name.start - 8), name.start)
            ):
                return name.start
    return start


def missing_source(text: str, cue: Span, content: Sequence[Span], names: Sequence[Name]) -> Span | None:
    """The source that the tagger left out where there is no doubt of it: what follows "according to", else the name or
    pronoun right before the cue, or the name right after it that ends the clause.
    """
    if _ACCORDING.search(text[slice(*cue)]):
        after = _PHRASE.match(text, cue[1])
        found = after.span(1) if after else None
    else:
        before = next((n for n in names if n.end == cue[0] - 1 and n.label in ("PERSON", "ORG")), None)
        after_cue = next((n for n in names if n.start == cue[1] + 1 and n.label in ("PERSON", "ORG")), None)
        if before and text[before.end] == " ":
            found = before.start, before.end
        elif pronoun := _PRONOUN.search(text, max(0, cue[0] - 6), cue[0]):
            found = pronoun.span(1)
        elif after_cue and _CLAUSE_ENDS.match(text, after_cue.end):
            found = after_cue.start, after_cue.end
        else:
            found = None
    return found if found and all(found[1] <= start or found[0] >= end for start, end in content) else None


def _noun_phrase_end(text: str, end: int, names: Sequence[Name]) -> int:
    """Where the phrase ends that goes on at `end`: with a name, with a noun that may speak, or after one word."""
    ends: list[int] = []
    at = end
    for _ in range(_MOST_WORDS):
        word = _NEXT.match(text, at)
        if word is None or "\n" in word.group():
            break
        for name in names:
            if name.start < word.end() <= name.end and name.label in ("PERSON", "ORG"):
                return name.end
        at = word.end()
        if not ends or kind_of(singular(word.group().strip().lower())) != "other":
            ends.append(at)
    return ends[-1] if ends else end
