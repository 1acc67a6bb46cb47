"""Hand-written articles, and the small tools that tests of the language room share."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import cast

import numpy as np
from dateline.articles.article import Article, Block
from dateline.articles.parse import parse
from dateline.language.annotations import Annotations, Entity, Quote, Sentence
from dateline.language.layers import Layer, Name, Quotation, Reading, Speaker, Statement
from dateline.language.speakers.resolver import speakers as resolve
from dateline.language.steps import STEPS
from dateline.language.tagging.tagger import Tagger, Tagging
from dateline.language.tagging.word_pieces import Pieces
from dateline.sources.documents.document import RawDocument
from dateline.spans import Span

_NONE = np.zeros(0, dtype=np.int64)
NOTHING_TAGGED = Tagging(
    cast(Tagger, None),
    Pieces(_NONE, _NONE, _NONE, _NONE, _NONE),
    np.zeros((0, 0), np.float32),
    np.zeros(0, np.float32),
    (),
)
"""What the tagger says of a text that it has not read."""


def article(text: str) -> Article:
    """A text as the pipeline parses it."""
    return parse(RawDocument("test.txt", "text", text))


SEED = article((Path(__file__).parents[2] / "seeds" / "000_e8ea97ef6f11ea24.txt").read_text(encoding="utf-8"))
"""The real article that ships with the project."""


def body_blocks(text: str) -> tuple[Block, ...]:
    """Every line that is not blank as a body block."""
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    return tuple(Block("body", match.start(), match.end(), i) for i, match in enumerate(lines))


def sentences_of(text: str) -> list[Sentence]:
    """Sentences by full stop, good enough for the plain texts of these tests."""
    found = []
    for i, block in enumerate(body_blocks(text)):
        for match in re.finditer(r"\S[^.?!\n]*(?:[.?!]+[”\"’]*|$)", text[block.start : block.end]):
            found.append(Sentence(block.start + match.start(), block.start + match.end(), i, i))
    return found


def names_of(text: str, labelled: Iterable[tuple[str, str] | tuple[str, str, float]]) -> list[Name]:
    """Names in text order: each (words, label), or (words, label, score), is looked for after the one before it."""
    found: list[Name] = []
    at = 0
    for named in labelled:
        words, label = named[:2]
        start = text.index(words, at)
        at = start + len(words)
        found.append(Name(start, at, words, label, named[2] if len(named) == 3 else 1.0))
    return found


def statement(text: str, source: str | None, cue: str | None, *content: str, verbatim: bool = False) -> Statement:
    """A statement whose words each stand where the text first has them."""
    pieces = tuple(first(text, words) for words in content)
    said, speaker = (first(text, words) if words else None for words in (cue, source))
    return Statement(said, speaker, pieces, 0.9, verbatim=verbatim)


def first(text: str, words: str) -> Span:
    """Where a text first has these words."""
    start = text.index(words)
    return start, start + len(words)


def words_at(text: str, span: Span | None) -> str | None:
    """What stands in a stretch, None where there is none."""
    return text[slice(*span)] if span else None


def read(
    text: str,
    names: Iterable[Name] = (),
    *,
    blocks: Sequence[Block] = (),
    sentences: Iterable[Sentence] | None = None,
    statements: Iterable[Statement] = (),
    dateline_place: str | None = None,
    published: date | None = None,
    entities: bool = True,
) -> Reading:
    """A reading of a text in which these names and statements have been found: with its quotations, with sentences by
    full stop unless they are given, and, unless told otherwise, with the entities that the names make."""
    own = Article(
        "id",
        "test.txt",
        "text",
        text,
        "",
        tuple(blocks) or body_blocks(text),
        dateline_place=dateline_place,
        published_at=datetime.combine(published, time(12), UTC) if published else None,
    )
    reading = Reading(own, NOTHING_TAGGED)
    reading.names = Layer(names)
    reading.sentences = Layer(sentences_of(text) if sentences is None else sentences)
    reading.statements = Layer(statements)
    layers = ("wholes", "wordings", "places", "groups", "entities") if entities else ()
    for step in STEPS:
        if step.writes in ("quotations", *layers):
            reading.write(step.writes, step.run(reading))
    return reading


def take(reading: Reading, *names: str) -> Reading:
    """The reading, the steps of these names taken in this order."""
    steps = {step.name: step for step in STEPS}
    for name in names:
        reading.write(steps[name].writes, steps[name].run(reading))
    return reading


def grouped(text: str, labelled: Iterable[tuple[str, str]]) -> list[str]:
    """The name of the entity of each of the given names."""
    reading = read(text, names_of(text, labelled))
    return [reading.entities[name].name for name in reading.names]


def who(quote: Quote) -> str | None:
    """The name of a quote's speaker."""
    return quote.speaker.name if quote.speaker else None


def person(name: str) -> Entity:
    return Entity(name, "PERSON")


_SOURCE = re.compile(r"\[(.+?)\]")


def speakers(marked: str, named: dict[str, str], quoted: str = "") -> list[Speaker]:
    """The speakers of an article whose sources stand in brackets, each with the rest of its sentence as its statement.

    `named` has the label of every name. `quoted` is the one statement quoted word by word, by the source after it;
    the sources in it, bracketed there too, speak within it.
    """
    text, quotation = (words.replace("[", "").replace("]", "") for words in (marked, quoted))
    found = re.finditer("|".join(rf"\b{re.escape(name)}(?!\w)" for name in sorted(named, key=len)[::-1]), text)
    names = [Name(m.start(), m.end(), m.group(), named[m.group()], 1.0) for m in found]
    span = text.index(quotation), text.index(quotation) + len(quotation)
    statements = []
    for number, match in enumerate(_SOURCE.finditer(marked)):
        source = match.start() - 2 * number, match.end() - 2 * (number + 1)
        said_before = quoted and 0 < source[0] - span[1] < 3
        content = span if said_before else (source[1], re.compile(r"[^.?!\n]*").match(text, source[1]).end())  # type: ignore[union-attr]
        statements.append(Statement(None, source, (content,), 1.0))
    reading = read(text, names, statements=statements)
    reading.quotations = Layer([Quotation(*span, True, "“")] if quoted else [])
    reading.kinds = ["direct" if statement.content == (span,) else "indirect" for statement in reading.statements]
    return resolve(reading)


def who_speaks(marked: str, named: dict[str, str], quoted: str = "") -> list[str | None]:
    """Their names."""
    return [speaker.entity.name if speaker.entity else None for speaker in speakers(marked, named, quoted)]


def check_offsets(own: Article, found: Annotations) -> None:
    """Fail where something does not stand where it says, or stands out of order."""
    text = own.text
    for start, end in (
        *((sentence.start, sentence.end) for sentence in found.sentences),
        *((mention.start, mention.end) for mention in found.mentions),
        *((expression.start, expression.end) for expression in found.dates),
        *(span for quote in found.quotes for span in (*quote.content, *quote.cue, *quote.source)),
    ):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
    for before, after in pairwise(found.sentences):
        assert before.end <= after.start
    for sentence in found.sentences:
        block = own.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
    for quote in found.quotes:
        assert quote.text == " ".join(text[start:end] for start, end in quote.content)
        assert 0 <= quote.score <= 1
        assert list(quote.content) == sorted(quote.content)
