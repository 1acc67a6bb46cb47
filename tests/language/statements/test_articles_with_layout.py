"""Articles whose layout tells who speaks, through the model that ships."""

import pytest
from dateline.language.reader import Reader

from ..articles import article, who

STORY = (
    "The commission adopted new rules for broadband labels on Tuesday after years of debate. Chairwoman Jessica "
    "Rosenworcel and Commissioner Geoffrey Starks voted for them."
)
END = "The rules take effect in ninety days and hold for every provider in the country."
INTERVIEW = "Former chancellor Angela Merkel has written a book about her years in office. She spoke with the Gazette."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("parts", "words", "source", "speaker"),
    [
        (
            ["“Families deserve to know what they pay for.”", "— Commissioner Geoffrey Starks"],
            "“Families deserve to know what they pay for.”",
            "Commissioner Geoffrey Starks",
            "Geoffrey Starks",
        ),
        (
            ["And from Chairwoman Rosenworcel:", "“This is a good day.”"],
            "“This is a good day.”",
            "Chairwoman Rosenworcel",
            "Jessica Rosenworcel",
        ),
        (
            ["Here is what Starks said:", "“It took us ten years.", "“It was worth every one of them.”"],
            "“It took us ten years.\n\n“It was worth every one of them.”",
            "Starks",
            "Geoffrey Starks",
        ),
    ],
)
def test_blocks_of_quotation(reader: Reader, parts: list[str], words: str, source: str, speaker: str) -> None:
    read = reader.annotate(article("\n\n".join([STORY, *parts, END])))
    quote = next(quote for quote in read.quotes if quote.text == words)
    assert (quote.kind, quote.is_speech, quote.speaker_text, who(quote)) == ("direct", True, source, speaker)


def test_what_follows_an_introduced_quotation_goes_on_with_it(reader: Reader) -> None:
    parts = ["And from Chairwoman Rosenworcel:", "“This is a good day.”", "“We will not stop here, not now.”"]
    read = reader.annotate(article("\n\n".join([STORY, *parts, END])))
    assert [(quote.text, quote.kind, who(quote)) for quote in read.quotes[-2:]] == [
        (words, "direct", "Jessica Rosenworcel") for words in parts[1:]
    ]


def test_reactions_one_after_the_other(reader: Reader) -> None:
    said = {
        "Joe Biden": "US President Joe Biden: “This is a dangerous step.”",
        "Jens Stoltenberg": "NATO Secretary General Jens Stoltenberg: “We are watching closely. We will act.”",
        "Yoon Suk Yeol": "From South Korean President Yoon Suk Yeol:\n\n“It is absurd.”",
    }
    lead = "Russia and North Korea signed a treaty on Wednesday. Here is how leaders reacted."
    read = reader.annotate(article("\n\n".join([lead, *said.values()])))
    assert [(who(quote), quote.kind) for quote in read.quotes[-3:]] == [(name, "direct") for name in said]


def test_an_interview(reader: Reader) -> None:
    turns = ["Q: Why now?", "A: I had the time.", "The archive was open.", "Q: Was it hard?", "A: I never slept."]
    read = reader.annotate(article("\n\n".join(["Angela Merkel on her book", INTERVIEW, *turns])))
    found = [(q.text, q.kind, q.is_speech, q.speaker_text, who(q)) for q in read.quotes if q.speaker_text in ("Q", "A")]
    assert found == [
        ("Why now?", "direct", True, "Q", None),
        ("I had the time.\n\nThe archive was open.", "direct", True, "A", "Angela Merkel"),
        ("Was it hard?", "direct", True, "Q", None),
        ("I never slept.", "direct", True, "A", "Angela Merkel"),
    ]


def test_a_debate_in_markdown(reader: Reader) -> None:
    turns = ["**Merkel:** I was glad.", "**The Gazette:** Did you miss it?", "**Merkel:** I did not."]
    read = reader.annotate(article("\n\n".join([INTERVIEW, *turns])))
    found = [(q.text, q.kind, who(q)) for q in read.quotes if q.cue_text == ":"]
    assert found[::2] == [("I was glad.", "direct", "Angela Merkel"), ("I did not.", "direct", "Angela Merkel")]
    assert found[1][:2] == ("Did you miss it?", "direct")


def test_a_programme_is_no_transcript(reader: Reader) -> None:
    lines = ["Venue: Town Hall, Berlin.", "Time: 8 pm.", "Tickets: 12 euros.", "Venue: Opera, Bonn.", "Time: 7 pm."]
    read = reader.annotate(article("\n".join([INTERVIEW, *lines])))
    assert not [q.text for q in read.quotes if q.kind == "direct"]


def test_frequent_questions_are_answered_by_nobody(reader: Reader) -> None:
    turns = ["Q: When do polls open?", "A: At eight.", "Q: Where do you vote?", "A: At the school."]
    read = reader.annotate(article("\n\n".join([INTERVIEW, *turns])))
    assert not [q.text for q in read.quotes if q.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "words", "via"),
    [
        ("Interfax quoted {0} as saying the talks would go on.", "the talks would go on", "Interfax"),
        ("{0} was cited by TASS as saying the talks would go on.", "the talks would go on", "TASS"),
        ("“It is late,” {0}, 62, was quoted as saying by the BBC.", "“It is late,”", "the BBC"),
    ],
)
def test_who_is_quoted_by_agencies(reader: Reader, text: str, words: str, via: str) -> None:
    (quote,) = reader.annotate(article(text.format("Kremlin aide Yuri Ushakov"))).quotes
    assert (quote.text, who(quote), quote.via_text) == (words, "Yuri Ushakov", via)


def test_a_caption_is_cut_out_of_what_goes_on_after_it(reader: Reader) -> None:
    caption = "Commissioner Geoffrey Starks in Washington, July 19, 2022. (AP Photo/Ann Lee)"
    text = "\n\n".join(
        [
            STORY,
            "“Families deserve to know what they pay for,” Starks said. “They waited long.",
            caption,
            "“They wait no longer.”",
            END,
        ]
    )
    read = reader.annotate(article(text))
    quote = next(quote for quote in read.quotes if "They wait no longer" in quote.text)
    assert "AP Photo" not in quote.text
    assert quote.text.startswith("“Families deserve")
    assert who(quote) == "Geoffrey Starks"
