import pytest
from dateline.language.reader import Reader

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


@pytest.mark.parametrize(
    "sentence",
    [
        "“Who will pay for it all?” the mayor asked.",
        "“We have waited … we will not wait again,” she said.",
        "The firm Holm & Sons Ltd. has paid for the bridge, and “nobody knows why!” a paper wrote.",
        "Write to anna.holm@example.org or call the town hall.",
        "They built it with stone from the old wall (all of it) and with wood.",
        "Mlle. Dupont and Gen. Holm opened the bridge.",
    ],
)
def test_what_does_not_end_a_sentence(reader: Reader, sentence: str) -> None:
    text = f"The story begins here today. {sentence} The town waits."
    assert cut(reader, text) == ["The story begins here today.", sentence, "The town waits."]


def test_marks_behind_the_last_word_belong_to_the_sentence(reader: Reader) -> None:
    text = "What is the Harbour Fund?\n\nThey asked Holm, Berg and Yahoo!. They sang “We shall overcome”. It rained."
    assert cut(reader, text) == [
        "What is the Harbour Fund?",
        "They asked Holm, Berg and Yahoo!.",
        "They sang “We shall overcome”.",
        "It rained.",
    ]


def test_a_number_is_no_sentence_of_its_own(reader: Reader) -> None:
    text = "The council has three plans for the harbour.\n\n1. It builds a bridge.\n\n2.1. The Cost of the Bridge"
    assert cut(reader, text)[1:] == ["1. It builds a bridge.", "2.1. The Cost of the Bridge"]


def test_a_headline_without_full_stop_is_a_sentence(reader: Reader) -> None:
    text = "Town opens new library\n\nOSLO — The town opened its library on Monday. It has 20,000 books."
    assert cut(reader, text) == [
        "Town opens new library",
        "OSLO —",
        "The town opened its library on Monday.",
        "It has 20,000 books.",
    ]
