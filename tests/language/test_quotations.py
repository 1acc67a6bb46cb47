import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.language.quotations import quotations

from .articles import body_blocks


def found(text: str) -> list[str]:
    spans = [(block.start, block.end) for block in body_blocks(text)]
    return [text[q.start : q.end] for q in quotations(text, spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said «oui», then «non».", ["«oui»", "«non»"]),
        ("He called it ‘a triumph’ of sorts.", ["‘a triumph’"]),
        ("She said 'never again' twice.", ["'never again'"]),
        ("The workers’ strike won’t end, and it’s Kim’s fault.", []),
        ("The workers' strike won't end in '94, rock 'n' roll.", []),
        ("“He said ‘go’ and we went,” she said.", ["“He said ‘go’ and we went,”"]),
        ("“The countries’ ‘ardent friendship’ holds.”", ["“The countries’ ‘ardent friendship’ holds.”"]),
        ('A 6" pipe is short.', []),
        ("(“aside”) he said", ["“aside”"]),
    ],
)
def test_marks_of_all_kinds(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_quotation_of_several_paragraphs_is_one() -> None:
    text = "“It is late.\n\n“We go home.\n\n“Good night,” she said."
    assert found(text) == ["“It is late.\n\n“We go home.\n\n“Good night,”"]


def test_a_forgotten_mark_costs_its_paragraph_and_no_more() -> None:
    text = "He said “it is late.\n\nNobody answered.\n\n“Good night,” she said."
    assert found(text) == ["“it is late.", "“Good night,”"]


@given(st.text(alphabet="ab ,.\n“”\"‘’'«»", max_size=200))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    spans = [(block.start, block.end) for block in body_blocks(text)]
    end = 0
    for quotation in quotations(text, spans):
        assert end <= quotation.start < quotation.end <= len(text)
        end = quotation.end
