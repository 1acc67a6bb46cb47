"""Hand-written articles, and the small tools that tests of the language room share."""

import re
from collections.abc import Iterable

from dateline.articles.article import Article, Block
from dateline.articles.parse import parse
from dateline.language.annotations import Entity, Quote, Sentence
from dateline.language.entities.resolved import entities
from dateline.language.names.tagged import Name
from dateline.language.speakers.resolver import Speaker, SpeakerResolver
from dateline.language.statements.attributions import Attribution
from dateline.sources.documents.document import RawDocument


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


_SOURCE = re.compile(r"\[(.+?)\]")


def speakers(marked: str, named: dict[str, str], quoted: str = "") -> list[Speaker]:
    """The speakers of an article whose sources stand in brackets, each with the rest of its sentence as its statement.

    `named` has the label of every name. `quoted` is the one statement quoted word by word, by the source after it;
    the sources in it, bracketed there too, speak within it.
    """
    text, quotation = (words.replace("[", "").replace("]", "") for words in (marked, quoted))
    found = re.finditer("|".join(rf"\b{re.escape(name)}(?!\w)" for name in sorted(named, key=len)[::-1]), text)
    names = [Name(m.start(), m.end(), m.group(), named[m.group()], 1.0) for m in found]
    resolver = SpeakerResolver(text, sentences_of(text), names, entities(text, names))
    span = text.index(quotation), text.index(quotation) + len(quotation)
    resolver.hear([span] if quoted else [])
    statements = []
    for number, match in enumerate(_SOURCE.finditer(marked)):
        source = match.start() - 2 * number, match.end() - 2 * (number + 1)
        said_before = quoted and 0 < source[0] - span[1] < 3
        content = span if said_before else (source[1], re.compile(r"[^.?!\n]*").match(text, source[1]).end())  # type: ignore[union-attr]
        statements.append(Attribution(None, source, (content,), 1.0))
    statements.sort(key=lambda statement: statement.content)
    return [resolver.resolve(a, goes_on=False, direct=a.content == (span,)) for a in statements]


def who_speaks(marked: str, named: dict[str, str], quoted: str = "") -> list[str | None]:
    """Their names."""
    return [speaker.entity.name if speaker.entity else None for speaker in speakers(marked, named, quoted)]
