from dataclasses import replace

import pytest
from dateline.language.layers import Quotation
from dateline.language.statements.quotation_marks import nested, quotations
from hypothesis import given
from hypothesis import strategies as st

from ..articles import body_blocks, read


def marked(text: str, captions: slice = slice(0)) -> list[Quotation]:
    """The quotations of a text, of whose lines some are captions."""
    blocks = list(body_blocks(text))
    blocks[captions] = [replace(block, kind="caption") for block in blocks[captions]]
    return quotations(read(text, blocks=blocks, entities=False))


def found(text: str, captions: slice = slice(0)) -> list[str]:
    return [text[q.start : q.end] for q in marked(text, captions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said «oui», then «non».", ["«oui»", "«non»"]),
        ("He said « oui », then « non ».", ["« oui »", "« non »"]),
        ("Er sagte »ja« und »nein«.", ["»ja«", "»nein«"]),
        ("He said „ja“, then „nein”.", ["„ja“", "„nein”"]),
        ("He said ``yes'' and ''no''.", ["``yes''", "''no''"]),
        ("He said ”yes” and left.", ["”yes”"]),
        ("He called it ‘a triumph’ of sorts.", ["‘a triumph’"]),
        ("She said 'never again' twice.", ["'never again'"]),
        ("(“aside”) he said", ["“aside”"]),
        ('He said—"no"—and left.', ['"no"']),
        ('" We leave at dawn," he said.', ['" We leave at dawn,"']),
        ("*“Yes”* and _“no”_.", ["“Yes”", "“no”"]),
    ],
)
def test_marks_of_all_kinds(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ strike won’t end, and it’s Kim’s fault.",
        "The workers' strike won't end in '94, rock 'n' roll.",
        "Rock ’n’ roll, rock ‘n’ roll, salt n' pepper.",
        "'Tis the season, and 'twas ever so in the '90s.",
        "‘Tis the season, and ‘twas ever so in the ‘90s.",
        "Tell 'em that O'Brien's goin' home 'cause it is late.",
        "He is 5' 10\" and she is 6'2\" in the workers' photo.",
        'A 6" pipe is short, and a 27"-wide screen and a 4"x6" print are small.',
        "The class of '08 met the class of ’18, and the boys' coach wept.",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘go’ and we went,” she said.", ["“He said ‘go’ and we went,”"]),
        ("“The countries’ ‘ardent friendship’ holds.”", ["“The countries’ ‘ardent friendship’ holds.”"]),
        ("‘He said “go” and we went,’ she said.", ["‘He said “go” and we went,’"]),
        ("«He said “go”, and we went», she said.", ["«He said “go”, and we went»"]),
        ("‘I don’t think it’s the workers’ fault,’ he said.", ["‘I don’t think it’s the workers’ fault,’"]),
        ("'I don't think it's the workers' fault', he said.", ["'I don't think it's the workers' fault'"]),
        ("His ‘best friends’ in town called the ‘deal’ a steal.", ["‘best friends’", "‘deal’"]),
        ("‘The ’90s were ours,’ said O’Brien. ‘They’re gone.’", ["‘The ’90s were ours,’", "‘They’re gone.’"]),
        ('The crew of the "Titanic"\'s sister ship, the "Olympic", came.', ['"Titanic"', '"Olympic"']),
        ("“We won in 2019” is what he said.", ["“We won in 2019”"]),
        ("‘24 hours is all we have,’ he said.", ["‘24 hours is all we have,’"]),
    ],
)
def test_nested_marks_and_apostrophes_within(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He called it “a mistake and left. Nobody saw him go.", ["“a mistake and left."]),
        ("“It is late, he said. Nobody answered.", ["“It is late, he said. Nobody answered."]),
        ("He said “it is late. “Good night,” she said.", ["“it is late.", "“Good night,”"]),
        ('He said "it is late. Later "Good night," she said.', ['"it is late.', '"Good night,"']),
        ('“It is late," he said. “Good night.”', ['“It is late,"', "“Good night.”"]),
        ("“It is late», he said.", ["“It is late»"]),
        ("It is late,” he said. “Good night,” she said.", ["“Good night,”"]),
    ],
)
def test_a_forgotten_or_wrong_mark(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_forgotten_mark_costs_its_paragraph_and_no_more() -> None:
    text = "He said “it is late.\n\nNobody answered.\n\n“Good night,” she said."
    assert found(text) == ["“it is late.", "“Good night,”"]


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("``", "''")]
)
def test_a_quotation_of_several_paragraphs_is_one(opening: str, closing: str) -> None:
    paragraphs = ["It's late.", "We go home.", f"Good night,{closing} she said."]
    text = "\n\n".join(opening + paragraph for paragraph in paragraphs)
    assert found(text) == [text.removesuffix(" she said.")]
    assert found(f"He nodded. {text} {opening}Yes.{closing}") == [
        text.removesuffix(" she said."),
        f"{opening}Yes.{closing}",
    ]


def test_a_possessive_does_not_close_what_goes_on() -> None:
    text = "‘We asked the workers’ council.\n\n‘We’re staying,’ she said."
    assert found(text) == [text.removesuffix(" she said.")]
    scare = "They saw ‘rebels’ on the road.\n\n‘We’re staying,’ she said."
    assert found(scare) == ["‘rebels’", "‘We’re staying,’"]


def test_a_quotation_opened_once_and_closed_paragraphs_later_is_one() -> None:
    text = "“It is late.\n\nWe go home.\n\nGood night,” she said. “Or good morning.”"
    assert found(text) == ["“It is late.\n\nWe go home.\n\nGood night,”", "“Or good morning.”"]


def test_a_caption_does_not_end_a_quotation() -> None:
    text = "“It is late.\n\nThe ‘Red Room’ at night. Photo: AP\n\n“We go home,” she said."
    assert found(text, captions=slice(1, 2)) == [text.removesuffix(" she said.")]
    assert found(text) == ["“It is late.", "‘Red Room’", "“We go home,”"]


def test_nested_quotations_are_found_in_every_paragraph() -> None:
    text = "“He said ‘go’ and she said ‘don’t’.\n\n“So we ‘went’, as it’s called.”"
    (outer,) = marked(text)
    assert [text[q.start : q.end] for q in nested(text, outer)] == ["‘go’", "‘don’t’", "‘went’"]


@given(st.text(alphabet="abs1 ,.\n“”\"‘’'«»„`", max_size=200))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    for captions in (slice(0), slice(1, None, 3)):
        end = 0
        for quotation in marked(text, captions):
            assert end <= quotation.start < quotation.end <= len(text)
            assert text.startswith(quotation.mark, quotation.start)
            end = quotation.end
            for inner in nested(text, quotation):
                assert quotation.start < inner.start < inner.end <= quotation.end


@pytest.mark.parametrize("mark", ["“", '"', "'", "“”", "‘’", "''", " “", ' "', " '"])
def test_thousands_of_marks_are_read(mark: str) -> None:
    text = mark * 5000
    assert all(text.startswith(q.mark, q.start) for q in marked(text))
