"""Hand-written articles through the model that ships, and what must always hold."""

import pytest
from dateline.articles.parse import parse
from dateline.language.annotations import Annotations, Quote
from dateline.language.reader import Reader
from dateline.sources.documents.document import Metadata, RawDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from .articles import SEED, article, check_offsets, who


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def quote_with(annotations: Annotations, words: str) -> Quote:
    found = [quote for quote in annotations.quotes if words in quote.text]
    assert found, f"no quote holds {words!r}"
    return found[0]


@pytest.fixture(scope="module")
def seed(reader: Reader) -> Annotations:
    return reader.annotate(SEED)


@pytest.mark.parametrize(
    ("words", "kind", "speaker", "title"),
    [
        ("The comprehensive partnership treaty", "direct", "Vladimir Putin", "President"),
        ("I am very happy about our new meeting", "direct", "Vladimir Putin", "President"),
        ("exchanged gifts", "indirect", "Yuri Ushakov", "Kremlin aide"),
        ("including busts", "mixed", "Yuri Ushakov", "Kremlin aide"),
        ("ardent friendship", "mixed", "Kim Jong Un", "leader"),
        ("the treaty would replace", "indirect", "Kremlin", None),
    ],
)
def test_who_says_what_in_the_seed(seed: Annotations, words: str, kind: str, speaker: str, title: str | None) -> None:
    quote = quote_with(seed, words)
    assert (quote.kind, who(quote), quote.is_speech) == (kind, speaker, True)
    assert (quote.speaker_title or "").endswith(title or "")


def test_what_comes_through_others_in_the_seed(seed: Annotations) -> None:
    assert quote_with(seed, "The comprehensive partnership treaty").via_text == "Russian news agencies"
    assert quote_with(seed, "I am very happy").speaker_text == "the Russian leader"


def test_the_west_believes_and_does_not_say(seed: Annotations) -> None:
    assert not quote_with(seed, "Russia has been procuring").is_speech


def test_a_quote_in_pieces(reader: Reader) -> None:
    read = reader.annotate(article("OSLO — “I am tired,” Mayor Ann Lee said on Monday, “but I am very happy.”"))
    quote = quote_with(read, "I am tired")
    assert quote.kind == "direct"
    assert quote.text == "“I am tired,” “but I am very happy.”"
    assert (who(quote), quote.speaker_title, quote.cue_lemma) == ("Ann Lee", "Mayor", "say")


def test_a_quotation_over_paragraphs_stays_whole(reader: Reader) -> None:
    text = (
        "Mayor Ann Lee opened the new library on Monday.\n\n"
        "“This town has waited for ten years for a place to read,” Lee said. “Today the wait is over.\n\n"
        "“We thank every volunteer who carried a box of books.\n\n"
        "“And we thank the children, who asked for it first.”\n\n"
        "The library has 20,000 books."
    )
    read = reader.annotate(article(text))
    last = quote_with(read, "who asked for it first")
    assert "Today the wait is over" in last.text
    assert who(last) == "Ann Lee"


def test_pronouns_are_mentions_of_whom_they_stand_for(reader: Reader) -> None:
    visit = "Mayor Ann Lee visited the flooded harbour on Monday."
    text = f"{visit}\n\n“We will rebuild it,” she said. “Nobody is left alone.”"
    read = reader.annotate(article(text))
    assert who(quote_with(read, "We will rebuild it")) == "Ann Lee"
    pronouns = [(text[m.start : m.end], m.entity and m.entity.name) for m in read.mentions if m.form == "pronoun"]
    assert pronouns == [("she", "Ann Lee")]


def test_nobody_is_named_where_nobody_is(reader: Reader) -> None:
    read = reader.annotate(article("Mayor Ann Lee was late.\n\n“The water came at night,” a resident said."))
    quote = quote_with(read, "The water came at night")
    assert who(quote) is None
    assert quote.speaker_text == "a resident"


WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "Ann Lee",
        "said",
        "he",
        ".",
        ",",
        "\n",
        "\n\n",
        "Oslo",
        "the mayor",
        "told",
        "AU",
        "日本",
        "🙂",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=200)))
def test_offsets_always_hold(reader: Reader, text: str) -> None:
    made = article(text)
    read = reader.annotate(made)
    check_offsets(made, read)
    assert reader.annotate(made) == read


def test_offsets_hold_in_the_seed(seed: Annotations) -> None:
    check_offsets(SEED, seed)


def test_a_dateline_is_no_part_of_what_is_said(seed: Annotations) -> None:
    assert quote_with(seed, "strategic partnership treaty").text.startswith("Russian President")


GERMAN = (
    "Die alte Mühle am Bach wird wieder aufgebaut. „Wir haben lange darauf gewartet“, sagte Bürgermeisterin "
    "Anna Lehmann am Montag in Celle. Der Rat der Stadt hatte im Mai zugestimmt.\n"
)


def test_only_english_is_read_for_what_is_said(reader: Reader) -> None:
    read = reader.annotate(article(GERMAN))
    assert len(read.sentences) > 1
    assert (read.mentions, read.quotes, read.dates) == ((), (), ())


def test_english_on_a_page_that_claims_another_language_is_read(reader: Reader) -> None:
    text = "The old mill will be rebuilt, Mayor Anna Lehmann told the council on Monday. It has waited for years."
    made = parse(RawDocument("mill.html", "html", text, Metadata(language="de")))
    assert made.language == "de"
    assert [who(quote) for quote in reader.annotate(made).quotes] == ["Anna Lehmann"]


def test_what_was_read_before_makes_no_difference(reader: Reader) -> None:
    others = [
        article("Mayor Ann Lee met Vladimir Putin of the Harbour Fund.\n\n“I am tired,” she said. The Fund agreed."),
        article(GERMAN),
        article("Moscow (AP) — Kim Holm, the leader of Georgia, arrived on Wednesday. He said the Kremlin was warm."),
    ]
    forwards = [reader.annotate(own) for own in (SEED, *others)]
    backwards = [reader.annotate(own) for own in (*reversed(others), SEED)]
    assert forwards == backwards[::-1]
    assert forwards == [Reader().annotate(own) for own in (SEED, *others)]
