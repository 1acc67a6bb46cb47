from datetime import date, datetime, timedelta, timezone
from typing import Any

import pyarrow as pa
import pytest
from dateline.articles.article import Article, Block
from dateline.language.annotations import Annotations, Entity, Mention, Quote, Sentence, TimeExpression
from dateline.tables.contract import check_articles
from dateline.tables.rows import article_rows, count_words, entity_id
from dateline.world.calendar import containing

TEXT = "Pact signed\n\nMOSCOW — “I am,” Putin said, “very happy.” He left 🚗 on Monday or that week."
PUTIN = Entity("Vladimir  Putin", "PERSON")


def at(piece: str) -> tuple[int, int]:
    start = TEXT.index(piece)
    return start, start + len(piece)


ARTICLE = Article(
    article_id="a" * 16,
    source_uri="news/pact.txt",
    source_format="txt",
    text=TEXT,
    content_hash="c" * 16,
    blocks=(
        Block("headline", *at("Pact signed"), 0),
        Block("dateline", *at("MOSCOW —"), 1),
        Block("body", *at("“I am,” Putin said, “very happy.” He left 🚗 on Monday or that week."), 1),
    ),
    title="Pact signed",
    published_at=datetime(2024, 6, 20, 1, tzinfo=timezone(timedelta(hours=3))),
    published_basis="metadata",
)
ANNOTATIONS = Annotations(
    sentences=(
        Sentence(*at("Pact signed"), 0, 0),
        Sentence(*at("“I am,” Putin said, “very happy.”"), 2, 1),
        Sentence(*at("He left 🚗 on Monday or that week."), 2, 1),
    ),
    mentions=(
        Mention(*at("MOSCOW"), "LOC", "name", 0.98765, Entity("MOSCOW", "LOC")),
        Mention(*at("Putin"), "PERSON", "name", 0.9, PUTIN),
        Mention(*at("He"), "PERSON", "pronoun", 0.8, PUTIN),
    ),
    quotes=(
        Quote(
            kind="direct",
            is_speech=True,
            content=(at("“I am,”"), at("“very happy.”")),
            cue=(at("said"),),
            source=(at("Putin"),),
            text="ignored",
            cue_text="said",
            cue_lemma="say",
            speaker_text="Putin",
            speaker=PUTIN,
            speaker_title=None,
            via_text=None,
            score=0.5,
        ),
    ),
    dates=(
        TimeExpression(*at("on Monday"), "day", "published", containing("day", date(2024, 6, 17))),
        TimeExpression(*at("that week"), "week", "unresolved", None),
    ),
)


def rows(table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = article_rows(ARTICLE, ANNOTATIONS)[table].to_pylist()
    return found


def test_the_article() -> None:
    (article,) = rows("articles")
    assert article["published_at"].isoformat() == "2024-06-19T22:00:00+00:00"
    assert (article["sentence_count"], article["mention_count"], article["quote_count"]) == (3, 3, 1)
    assert article["word_count"] == 16
    assert article["story_id"] is None


def test_blocks_and_sentences() -> None:
    assert [(block["block_id"], block["text"]) for block in rows("blocks")] == [
        ("a" * 16 + "-b0000", "Pact signed"),
        ("a" * 16 + "-b0001", "MOSCOW —"),
        ("a" * 16 + "-b0002", "“I am,” Putin said, “very happy.” He left 🚗 on Monday or that week."),
    ]
    last = rows("sentences")[-1]
    assert last == {
        "sentence_id": "a" * 16 + "-s0002",
        "article_id": "a" * 16,
        "block_id": "a" * 16 + "-b0002",
        "position": 2,
        "paragraph": 1,
        "start_char": len(TEXT) - 33,
        "end_char": len(TEXT),
        "text": "He left 🚗 on Monday or that week.",
        "word_count": 7,
    }


def test_mentions() -> None:
    moscow, putin, he = rows("mentions")
    assert moscow["sentence_id"] is None, "the dateline is in no sentence"
    assert moscow["score"] == 0.9877
    assert putin["sentence_id"] == "a" * 16 + "-s0001"
    assert he["sentence_id"] == "a" * 16 + "-s0002"
    assert putin["entity_id"] == he["entity_id"] == entity_id(Entity("vladimir putin", "PERSON"))
    assert he["entity_name"] == "Vladimir Putin"


def test_an_entity_that_only_the_article_tells_is_numbered_in_it() -> None:
    berg, lund = Entity("Berg", "PERSON", is_local=True), Entity("Lund", "PERSON", is_local=True)
    spans = (at("Putin"), at("He"), at("MOSCOW"))
    mentions = [Mention(*spans[0], "PERSON", "name", 1.0, berg), Mention(*spans[1], "PERSON", "name", 1.0, lund)]
    mentions.append(Mention(*spans[2], "PERSON", "name", 1.0, berg))
    found = article_rows(ARTICLE, Annotations((), tuple(mentions), (), ()))["mentions"]["entity_id"].to_pylist()
    assert found == ["a" * 16 + "-e0000", "a" * 16 + "-e0001", "a" * 16 + "-e0000"]


def test_a_date_is_no_entity() -> None:
    date = Mention(*at("MOSCOW"), "DATE", "name", 1.0, None)
    (row,) = article_rows(ARTICLE, Annotations((), (date,), (), ()))["mentions"].to_pylist()
    assert (row["entity_id"], row["entity_name"], row["label"]) == (None, None, "DATE")


def test_ids_of_entities() -> None:
    assert entity_id(Entity("Paris", "LOC", geonames_id=2988507)) == "geonames-2988507"
    ministry = entity_id(Entity("Foreign Ministry", "ORG", "foreign ministry", country="IR"))
    assert ministry.endswith("-IR")
    assert ministry == entity_id(Entity("Iran's Foreign Ministry", "ORG", "foreign ministry", country="IR"))
    assert ministry != entity_id(Entity("Foreign Ministry", "ORG", "foreign ministry"))


def test_quotes() -> None:
    (quote,) = rows("quotes")
    assert quote["text"] == "“I am,” “very happy.”"
    assert TEXT[quote["start_char"] : quote["end_char"]] == "“I am,” Putin said, “very happy.”"
    assert quote["speaker_name"] == "Vladimir Putin"
    assert quote["speaker_entity_id"] == entity_id(PUTIN)
    assert [
        (span["quote_span_id"][-3:], span["role"], span["position"], span["text"]) for span in rows("quote_spans")
    ] == [
        ("-00", "content", 0, "“I am,”"),
        ("-01", "source", 1, "Putin"),
        ("-02", "cue", 2, "said"),
        ("-03", "content", 3, "“very happy.”"),
    ]


def test_dates() -> None:
    monday, week = rows("dates")
    assert monday == {
        "date_id": "a" * 16 + "-d0000",
        "article_id": "a" * 16,
        "sentence_id": "a" * 16 + "-s0002",
        "start_char": TEXT.index("on Monday"),
        "end_char": TEXT.index("on Monday") + 9,
        "text": "on Monday",
        "value": "2024-06-17",
        "granularity": "day",
        "starts_on": date(2024, 6, 17),
        "ends_on": date(2024, 6, 17),
        "basis": "published",
    }
    assert (week["granularity"], week["basis"]) == ("week", "unresolved")
    assert week["value"] is week["starts_on"] is week["ends_on"] is None


def test_the_rows_keep_the_contract() -> None:
    check_articles(article_rows(ARTICLE, ANNOTATIONS), staged=True)


def test_half_a_surrogate_pair_cannot_be_stored() -> None:
    broken = Article("b" * 16, "x", "txt", "\ud800", "c" * 16)
    with pytest.raises((UnicodeEncodeError, pa.ArrowException)):
        article_rows(broken, Annotations((), (), (), ()))


@pytest.mark.parametrize("name", ["KIM Jong\n Un", "Kim Jong-un", "Kim Jong Ún", "kim jong un"])
def test_an_entity_is_its_label_and_name_whatever_case_accents_and_spacing(name: str) -> None:
    assert entity_id(Entity(name, "PERSON")) == entity_id(Entity("Kim Jong Un", "PERSON"))
    assert entity_id(Entity(name, "ORG")) != entity_id(Entity("Kim Jong Un", "PERSON"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("don't", 1),
        ("well-known", 1),
        ("1,000.5 roubles", 2),
        ("end.Start", 2),
        ("— … !", 0),
        ("Zoë’s café", 2),
    ],
)
def test_count_words(text: str, words: int) -> None:
    assert count_words(text) == words
