import pytest
from dateline.language.annotations import Quote
from dateline.language.entities.resolved import entities
from dateline.language.speakers.quotes import quotes
from dateline.language.speakers.resolver import SpeakerResolver
from dateline.language.statements.attributions import Attribution
from dateline.language.statements.quotation_marks import quotations
from dateline.spans import Span

from ..articles import body_blocks, names_of, sentences_of, who

NAMES = [("Ann Lee", "PERSON"), ("Naka Times", "ORG"), ("Karl Holm", "PERSON")]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def attribution(text: str, source: str | None, cue: str | None, *content: str, verbatim: bool = False) -> Attribution:
    pieces = tuple(span(text, words) for words in content)
    told = [span(text, words) if words else None for words in (cue, source)]
    return Attribution(told[0], told[1], pieces, 0.9, verbatim=verbatim)


def read(text: str, *told: Attribution) -> list[Quote]:
    names = names_of(text, [pair for pair in NAMES if pair[0] in text])
    resolver = SpeakerResolver(text, sentences_of(text), names, entities(text, names))
    marked = quotations(text, [(block.start, block.end) for block in body_blocks(text)])
    return [quote for quote, _, _ in quotes(text, told, marked, resolver)]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("Ann Lee said “it is late”.", ("“it is late”",), "direct"),
        ("Ann Lee said it is “late”.", ("it is “late”",), "mixed"),
        ("Ann Lee said it is late.", ("it is late",), "indirect"),
        ("“It is late,” Ann Lee said, “and cold.”", ("“It is late,”", "“and cold.”"), "direct"),
        ("“Ann Lee said it is late,” he told them.", ("it is late",), "indirect"),
        ("“Ann Lee said ‘it is late’ to us,” he told them.", ("‘it is late’",), "direct"),
        ("“Ann Lee said it is ‘late’ to us,” he told them.", ("it is ‘late’",), "mixed"),
    ],
)
def test_kinds(text: str, content: tuple[str, ...], kind: str) -> None:
    (quote,) = read(text, attribution(text, "Ann Lee", "said", *content))
    assert quote.kind == kind


def test_what_is_said_in_a_transcript_is_direct_without_marks() -> None:
    text = "Ann Lee: I think it is late."
    turn = attribution(text, "Ann Lee", ":", "I think it is late.", verbatim=True)
    thought = attribution(text, "I", "think", "it is late")
    said, within = read(text, turn, thought)
    assert (said.kind, said.is_speech, who(said)) == ("direct", True, "Ann Lee")
    assert (within.kind, within.is_speech, who(within)) == ("indirect", False, "Ann Lee")


def test_i_is_whose_words_they_are() -> None:
    text = "“I hope it is late,” Ann Lee said. Karl Holm left. “I doubt it,” he added."
    found = read(
        text,
        attribution(text, "Ann Lee", "said", "“I hope it is late,”"),
        attribution(text, "I", "hope", "it is late"),
        attribution(text, "he", "added", "“I doubt it,”"),
    )
    assert [(quote.cue_text, who(quote)) for quote in found] == [
        ("said", "Ann Lee"),
        ("hope", "Ann Lee"),
        ("added", "Karl Holm"),
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "via"),
    [
        ("Ann Lee was quoted as saying by Naka Times it is late.", "Ann Lee", "was quoted as saying", "it is late",
         "Naka Times"),
        ("“It is late,” Ann Lee was quoted as saying by Naka Times on Monday.", "Ann Lee", "was quoted as saying",
         "“It is late,”", "Naka Times"),
        ("It is late, as first reported by Naka Times.", "Naka Times", "first reported", "It is late", None),
        ("Ann Lee told Naka Times it is late.", "Ann Lee", "told", "it is late", "Naka Times"),
        ("Ann Lee told Karl Holm it is late.", "Ann Lee", "told", "it is late", None),
        ("Ann Lee said it is late.", "Ann Lee", "said", "it is late", None),
    ],
)  # fmt: skip
def test_through_whom_a_statement_came(text: str, source: str, cue: str, content: str, via: str | None) -> None:
    (quote,) = read(text, attribution(text, source, cue, content))
    assert quote.via_text == via
