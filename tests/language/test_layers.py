"""A layer answers what a search through all its items would, however they lie in each other."""

from dateline.articles.article import Block
from dateline.language.layers import Layer, Paragraph, Quotation, Stretch, paragraphs
from hypothesis import given
from hypothesis import strategies as st

from .articles import read

POSITIONS = st.integers(-1, 13)
STRETCHES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 12)).map(lambda pair: Stretch(pair[0], sum(pair))), max_size=8
)


@given(STRETCHES)
def test_a_layer_is_in_text_order_what_holds_others_before_them(items: list[Stretch]) -> None:
    layer = Layer(items)
    assert list(layer) == sorted(items, key=lambda item: (item.start, -item.end))
    assert len(layer) == len(items)
    assert [layer[i] for i in range(len(layer))] == list(layer[:]) == list(layer)
    assert list(Layer(reversed(layer))) == list(layer)


@given(STRETCHES, POSITIONS)
def test_what_stands_at_before_and_after_a_position(items: list[Stretch], position: int) -> None:
    layer = Layer(items)
    assert layer.at(position) == last([item for item in layer if item.start <= position < item.end])
    assert layer.begun(position) == last([item for item in layer if item.start <= position])
    assert layer.before(position) == last([item for item in layer if item.end <= position])
    assert layer.after(position) == next((item for item in layer if item.start >= position), None)


@given(STRETCHES, POSITIONS, POSITIONS)
def test_what_stands_in_a_stretch(items: list[Stretch], start: int, end: int) -> None:
    layer = Layer(items)
    assert layer.starting(start, end) == tuple(item for item in layer if start <= item.start < end)
    assert layer.within(start, end) == tuple(item for item in layer if start <= item.start and item.end <= end)
    assert layer.overlapping(start, end) == tuple(item for item in layer if item.start < end and start < item.end)


@given(STRETCHES, POSITIONS)
def test_the_number_of_one_is_its_index(items: list[Stretch], position: int) -> None:
    layer = Layer(items)
    assert layer.first_from(position) == sum(item.start < position for item in layer)
    assert layer.number(position) == max(0, sum(item.start <= position for item in layer) - 1)


def last(items: list[Stretch]) -> Stretch | None:
    return items[-1] if items else None


def test_an_empty_layer_holds_nothing() -> None:
    layer = Layer[Stretch]()
    assert not layer
    assert (layer.at(0), layer.begun(0), layer.before(9), layer.after(0)) == (None,) * 4
    assert (layer.starting(0, 9), layer.within(0, 9), layer.overlapping(0, 9)) == ((),) * 3


def test_what_is_written_into_a_layer_stands_in_text_order() -> None:
    reading = read("Rain fell. It snowed.")
    fell, snowed = Quotation(0, 10, True, "“"), Quotation(11, 21, True, "“")
    reading.write("quotations", [snowed, fell])
    assert list(reading.quotations) == [fell, snowed]
    reading.write("kinds", ["direct", "indirect"])
    assert reading.kinds == ["direct", "indirect"]


def test_paragraphs_are_blocks_taken_together_without_boilerplate() -> None:
    blocks = [
        Block("dateline", 0, 6, 0),
        Block("body", 7, 20, 0),
        Block("boilerplate", 21, 30, 1),
        Block("caption", 31, 40, 2),
        Block("credit", 41, 50, 2),
        Block("body", 51, 60, 3),
        Block("credit", 61, 70, 3),
    ]
    assert paragraphs(blocks) == [Paragraph(0, 20), Paragraph(31, 50, is_aside=True), Paragraph(51, 70)]


def test_small_words_are_those_of_the_whole_text_without_a_capital() -> None:
    assert read("The night ferry and THE Night_ferry of 1999.").small_words == {"night", "ferry", "and", "of"}
