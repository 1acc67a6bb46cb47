"""Quotations that the tagger attributes to no cue, but that stand as sentences of their own: somebody says them.

Scare quotes, titles and phrases quoted within a sentence are no statements and get no row.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.language.annotations import Sentence
from dateline.language.layers import Name, Quotation, Reading, Statement
from dateline.language.lexicon.cue_verbs import SPEECH, lemma_of, verbs
from dateline.spans import Span, merged, touches

_LEAST_WORDS = 5
_SCORE = 0.5
_BULLET = re.compile(r"[\s>*•·–—-]*")
_STOP_INSIDE = re.compile(r"[.?!…]\W{0,2}$")
_GOES_ON = re.compile(r"\s*(?:[.,])?\s+[A-Z“\"‘(]")
_EXAMPLE = re.compile(r"\b(?:as|like|theme|titled|entitled|called|named|motto|slogan)\s*:$")
_CLAUSE = re.compile(r"\s*(?P<clause>(?:[^.;:“”\"\n]|\.(?=\w)|(?:(?<=\bMr)|(?<=\bMrs)|(?<=\bMs)|(?<=\bDr))\.){3,160})")
_AFTER = r"(?:,?\s(?:who|which|as|on|in|at|to|during|when|while|yesterday|today)\b.*|,\s\w+ing\b.*)?$"
_SAYS_WHO = re.compile(rf"(?P<cue>[a-z]+(?:\s(?:out|on|back|that))?)\s+(?P<source>\w.*?){_AFTER}")
_WHO_SAYS = re.compile(rf"(?P<source>\w.*?)\s+(?P<cue>(?:also\s|has\s)?[a-z]+){_AFTER}")
_LONGEST_HEADING = 12
"""Words of a paragraph that is a quotation without a stop in it: a heading, which says what the text says again."""


def with_unattributed(reading: Reading) -> list[Statement]:
    """The attributions, and those of quotations that none of them holds.

    Where a clause after the quotation says whose it is, that is its source; where the sentence before it names one
    person and quotes nobody, it is that person's. Else it has no source, and goes on with the statement before it.
    """
    text, attributions, quotations = reading.text, reading.statements, reading.quotations
    paragraphs = [(paragraph.start, paragraph.end) for paragraph in reading.paragraphs]
    sentences, names = reading.sentences, reading.names
    found = list(attributions)
    reader = _Leftovers(text, attributions, paragraphs, sentences, names)
    for quotation in quotations:
        if statement := reader.statement(quotation):
            found.append(statement)
    return sorted(found, key=lambda a: a.content)


class _Leftovers:
    def __init__(
        self,
        text: str,
        attributions: Sequence[Statement],
        paragraphs: Sequence[Span],
        sentences: Sequence[Sentence],
        names: Sequence[Name],
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.paragraph_starts = [start for start, _ in paragraphs]
        self.sentences = sentences
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.names = [name for name in names if name.label == "PERSON"]
        self.name_starts = [name.start for name in self.names]
        self.held = merged(span for a in attributions for span in a.content)
        self.told = merged([*self.held, *(a.cue for a in attributions if a.cue)])

    def statement(self, quotation: Quotation) -> Statement | None:
        """A quotation as a statement of its own, if it is one that no attribution holds."""
        span = quotation.start, quotation.end
        if not quotation.closed or len(self.text[slice(*span)].split()) < _LEAST_WORDS or touches(self.held, *span):
            return None
        start, _ = self._paragraph(quotation.start)
        _, end = self._paragraph(quotation.end - 1)
        bullet = _BULLET.match(self.text, start, quotation.start)
        before = self.text[bullet.end() if bullet else start : quotation.start].rstrip()
        if (before and not (_STOP_INSIDE.search(before) or before.endswith(":"))) or _EXAMPLE.search(before):
            return None
        rest = self.text[quotation.end : end]
        if clause := self._said_by(quotation, rest):
            return clause
        stops = bool(_STOP_INSIDE.search(self.text, quotation.start, quotation.end)) or rest.startswith(".")
        alone = not rest.strip(" .,*_")
        if not (alone or (stops and _GOES_ON.match(rest))):
            return None
        if alone and not before and not stops and len(self.text[slice(*span)].split()) <= _LONGEST_HEADING:
            return None
        return Statement(None, None, (span,), _SCORE, named=self._subject(quotation.start) if before else None)

    def _said_by(self, quotation: Quotation, rest: str) -> Statement | None:
        """The quotation as said by whom the clause after it names, as a comma before its closing mark announces."""
        inside = self.text[quotation.start : quotation.end].rstrip("”\"»’'")
        match = _CLAUSE.match(rest)
        if not match or not (inside.endswith(",") or rest.startswith(",")):
            return None
        at = quotation.end + match.start("clause")
        clause = match.group("clause").rstrip()
        at += len(clause) - len(clause.lstrip(", "))
        clause = clause.lstrip(", ")
        for form in (_SAYS_WHO, _WHO_SAYS):
            said = form.match(clause)
            lemma = lemma_of(said.group("cue")) if said else None
            if not said or not (lemma in SPEECH or (form is _SAYS_WHO and lemma in verbs().bases)):
                continue
            source = at + said.start("source"), at + said.end("source")
            if lemma in SPEECH or self._people(*source):
                cue = at + said.start("cue"), at + said.end("cue")
                return Statement(cue, source, ((quotation.start, quotation.end),), _SCORE)
        people = self._people(at, at + len(clause))
        if people and people[0].start == at:
            return Statement(None, (at, at + len(clause)), ((quotation.start, quotation.end),), _SCORE)
        return None

    def _subject(self, at: int) -> Span | None:
        """The one person whom the sentence before names, if that sentence quotes nobody."""
        i = bisect_left(self.sentence_starts, at) - 1
        while i >= 0 and not self.text[self.sentences[i].start : at].strip():
            i -= 1
        if i < 0:
            return None
        start, end = self.sentences[i].start, min(at, self.sentences[i].end)
        people = self._people(start, end)
        if len({name.text.split()[-1] for name in people}) != 1 or touches(self.told, start, end):
            return None
        return people[0].start, people[0].end

    def _people(self, start: int, end: int) -> list[Name]:
        return self.names[bisect_left(self.name_starts, start) : bisect_left(self.name_starts, end)]

    def _paragraph(self, at: int) -> Span:
        return self.paragraphs[max(0, bisect_right(self.paragraph_starts, at) - 1)]
