"""Hand-written articles, and the small tools that tests of the language room share."""

import re
from collections.abc import Iterable

from flows.articles.article import Article, Block
from flows.articles.parse import parse
from flows.language.annotations import Entity, Quote, Sentence
from flows.language.entities import entities
from flows.language.names import Name
from flows.sources.document import RawDocument


def article(text: str) -> Article:
    """A text as the pipeline parses it."""
    return parse(RawDocument("test.txt", "text", text))


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


def names_of(text: str, labelled: Iterable[tuple[str, str]]) -> list[Name]:
    """Names in text order: each (words, label) is looked for after the one before it."""
    found: list[Name] = []
    at = 0
    for words, label in labelled:
        start = text.index(words, at)
        at = start + len(words)
        found.append(Name(start, at, words, label, 1.0))
    return found


def grouped(text: str, labelled: Iterable[tuple[str, str]]) -> list[str]:
    """The name of the entity of each of the given names."""
    return [entity.name for entity in entities(text, names_of(text, labelled))]


def who(quote: Quote) -> str | None:
    """The name of a quote's speaker."""
    return quote.speaker.name if quote.speaker else None


def person(name: str) -> Entity:
    return Entity(name, "PERSON")
