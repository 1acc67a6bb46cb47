import pytest

from flows.language.reader import Reader

from .articles import article


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def cut(reader: Reader, text: str) -> list[str]:
    return [text[s.start : s.end] for s in reader.annotate(article(text)).sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Holm met Dr. Ann Lee of the U.S. State Department on Jan. 5.", "They spoke for an hour."],
        ["Sales rose 3.5 percent to $1.2 million.", "The firm, J. R. Holm Inc., expects more."],
        ["“It is late.", "We go home,” she said.", "Nobody objected."],
        ['"It is late." ', '"We stay," he said.'],
        ["Who will pay for it?", "Nobody knows!", "The town waits."],
    ],
)
def test_full_stops_that_end_sentences_and_those_that_do_not(reader: Reader, parts: list[str]) -> None:
    parts = [part.strip() for part in parts]
    assert cut(reader, "The story begins here today.\n\n" + " ".join(parts))[1:] == parts


def test_a_headline_without_full_stop_is_a_sentence(reader: Reader) -> None:
    text = "Town opens new library\n\nOSLO — The town opened its library on Monday. It has 20,000 books."
    assert cut(reader, text) == [
        "Town opens new library",
        "OSLO —",
        "The town opened its library on Monday.",
        "It has 20,000 books.",
    ]
