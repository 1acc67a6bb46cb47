from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from dateline.articles.article import Article
from dateline.articles.parse import parse
from dateline.sources.documents.document import BlockKind, Mark, Metadata, RawDocument, Subject
from dateline.sources.text.compose import compose

SEEDS = Path(__file__).parents[2] / "seeds"
BODY = "The ministers of the two countries met for three hours and agreed to hold further talks, officials said."
MORE = "Nobody knows where the next round will be held, and some of those who took part said that they were tired."


def parsed(text: str, **metadata: object) -> Article:
    return parse(RawDocument("a.txt", "text", text, Metadata(**metadata)))  # type: ignore[arg-type]


def labelled(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def test_seed() -> None:
    article = parsed((SEEDS / "000_e8ea97ef6f11ea24.txt").read_text(encoding="utf-8"))
    assert article.title == "Putin, Kim sign mutual defense treaty"
    assert article.subtitle is None
    assert article.byline is None
    assert article.url is None
    assert article.agency == "AFP"
    assert (article.dateline_place, article.dateline_country) == ("MOSCOW, Russia", "RU")
    assert (article.publisher, article.domain) == ("Daily Tribune", "tribune.net.ph")
    assert (article.published_at, article.published_basis) == (datetime(2024, 6, 19, tzinfo=UTC), "inferred")
    assert article.language == "en"
    blocks = labelled(article)
    assert [kind for kind, _ in blocks[:6]] == ["headline", "boilerplate", "caption", "credit", "dateline", "body"]
    assert blocks[1] == ("boilerplate", blocks[2][1])
    assert blocks[3] == ("credit", "GAVRIIL GRIGOROV/POOL/AGENCE FRANCE-PRESSE")
    assert blocks[4] == ("dateline", "MOSCOW, Russia (AFP) —")
    assert [kind for kind, _ in blocks[6:-3]] == ["body"] * 11
    assert blocks[-3:] == [("boilerplate", "logo"), ("boilerplate", "Daily Tribune"), ("boilerplate", "tribune.net.ph")]
    assert [block.paragraph for block in article.blocks[2:6]] == [2, 2, 3, 3]


def test_wire_story_as_a_page_gives_it() -> None:
    article = parsed(
        f"""Parliament backs new harbour law
Vote follows months of protest in coastal towns
By Jane Doe and John Roe, Staff Writer
Published: 19 June 2024 14:30 GMT
Share
Facebook
LISBON, Portugal (Reuters) - {BODY}

Advertisement

{MORE}

(Reporting by Ana Silva; Editing by Tom Brown)
© 2024 The Harbour Times. All rights reserved."""
    )
    assert labelled(article) == [
        ("headline", "Parliament backs new harbour law"),
        ("subhead", "Vote follows months of protest in coastal towns"),
        ("byline", "By Jane Doe and John Roe, Staff Writer"),
        ("boilerplate", "Published: 19 June 2024 14:30 GMT"),
        ("boilerplate", "Share"),
        ("boilerplate", "Facebook"),
        ("dateline", "LISBON, Portugal (Reuters) -"),
        ("body", BODY),
        ("boilerplate", "Advertisement"),
        ("body", MORE),
        ("byline", "(Reporting by Ana Silva; Editing by Tom Brown)"),
        ("boilerplate", "© 2024 The Harbour Times. All rights reserved."),
    ]
    assert article.subtitle == "Vote follows months of protest in coastal towns"
    assert article.byline == "Jane Doe, John Roe"
    assert (article.agency, article.publisher) == ("Reuters", "The Harbour Times")
    assert (article.published_at, article.published_basis) == (datetime(2024, 6, 19, 14, 30, tzinfo=UTC), "text")


def test_scraped_page_with_its_navigation() -> None:
    article = parsed(
        f"""Skip to main content
Home > World > Europe
The Guardian
Ministers split over budget | The Guardian
The finance minister says cuts are "inevitable"
Jane Doe
Wed 19 Jun 2024 08.00 BST
Photograph: John Roe/AFP/Getty Images
{BODY}
{MORE}
Sign up for our newsletter
Topics: budget, tax
https://www.theguardian.com/world/2024/jun/19/ministers-split-over-budget"""
    )
    assert [kind for kind, _ in labelled(article)] == [
        *["boilerplate"] * 3,
        "headline",
        "subhead",
        "byline",
        "boilerplate",
        "credit",
        *["body"] * 2,
        *["boilerplate"] * 3,
    ]
    assert article.title == "Ministers split over budget"
    assert article.byline == "Jane Doe"
    assert (article.publisher, article.domain) == ("The Guardian", "theguardian.com")
    assert article.url == "https://www.theguardian.com/world/2024/jun/19/ministers-split-over-budget"
    assert article.agency is None, "the photo's agency is not the story's"
    assert article.published_at == datetime(2024, 6, 19, tzinfo=UTC)


def test_a_headline_with_its_date_on_one_line() -> None:
    article = parsed(f"Bridge reopens after repairs Wednesday, June 19, 2024\n\n{BODY}\n\n{MORE}")
    assert article.title == "Bridge reopens after repairs"
    assert (article.published_at, article.published_basis) == (datetime(2024, 6, 19, tzinfo=UTC), "text")
    assert labelled(article)[:2] == [("headline", article.title), ("boilerplate", "Wednesday, June 19, 2024")]


def test_a_caption_under_the_headline_hides_no_deck() -> None:
    caption = "The bridge at dusk, as seen from the old harbour. (Photo by Jane Doe/AFP)"
    article = parsed(
        f"Bridge reopens after repairs\n{caption}\nMayor speaks of a new start\nBy Ann Lee\n\n{BODY}\n\n{MORE}"
    )
    assert (article.title, article.subtitle) == ("Bridge reopens after repairs", "Mayor speaks of a new start")


def test_url_line_first() -> None:
    article = parsed(f"https://www.example.org/news/2022/07/25/a-meeting-of-ministers-ends\n\n{BODY}\n\n{MORE}\n")
    assert [kind for kind, _ in labelled(article)] == ["boilerplate", "body", "body"]
    assert (article.title, article.domain) == (None, "example.org")
    assert (article.published_at, article.published_basis) == (datetime(2022, 7, 25, tzinfo=UTC), "text")


def test_hard_wrapped_mail() -> None:
    article = parsed(
        """From: wire@example.org
Storm closes northern ports

By ANN SMITH
Associated Press Writer

   HALIFAX, Nova Scotia (AP) -- A storm closed ports along the northern
coast on Tuesday, and the authorities told fishing crews to stay at
home until the wind drops, a spokesman for the harbour said.

   "We have seen nothing like it in years," said Paul Grey, who has run
the ferry since 1998. "The boats are safe, and so are the crews, and
that is what counts."

   The storm is expected to move east by Thursday."""
    )
    kinds = ["boilerplate", "headline", "byline", "byline", "dateline", "body", "body", "body"]
    assert [kind for kind, _ in labelled(article)] == kinds
    assert [text.count("\n") for _, text in labelled(article)] == [0, 0, 0, 0, 0, 2, 2, 0]
    assert (article.title, article.byline, article.agency) == ("Storm closes northern ports", "Ann Smith", "AP")
    assert (article.dateline_place, article.dateline_country) == ("HALIFAX, Nova Scotia", "CA")


def test_caption_with_its_credit_above_the_story() -> None:
    article = parsed(
        "A woman carries water in Aden, Yemen, on June 3, 2021. (Photo by Ali Saleh/AFP)\n"
        f"Aid groups warn of shortages\nADEN — {BODY}\n{MORE}"
    )
    assert [kind for kind, _ in labelled(article)] == ["caption", "credit", "headline", "dateline", "body", "body"]
    assert article.title == "Aid groups warn of shortages"
    assert article.published_at is None


def test_caption_twice_above_a_credit_line() -> None:
    article = parsed(f"{BODY}\n\nA market in the old town\nA market in the old town\nJane Doe/Reuters\n\n{MORE}")
    assert [kind for kind, _ in labelled(article)] == ["body", "boilerplate", "caption", "credit", "body"]


def test_credit_of_the_story_at_its_end() -> None:
    article = parsed(f"Floods cut off villages\n\nNew Delhi [India], July 25 (ANI): {BODY}\n\n{MORE} (ANI)")
    assert labelled(article)[-2:] == [("body", MORE), ("credit", "(ANI)")]
    assert (article.agency, article.dateline_country) == ("ANI", "IN")


def test_dateline_and_credit_on_one_paragraph() -> None:
    article = parsed(f"Floods cut off villages\n\nNEW DELHI, July 25 (ANI): {BODY} (ANI)")
    assert labelled(article) == [
        ("headline", "Floods cut off villages"),
        ("dateline", "NEW DELHI, July 25 (ANI):"),
        ("body", BODY),
        ("credit", "(ANI)"),
    ]
    assert {block.paragraph for block in article.blocks[1:]} == {1}


def test_figures_with_a_source_are_no_caption() -> None:
    article = parsed(f"{MORE}\n\n{BODY} Source: National Statistics Office")
    assert labelled(article)[-2:] == [("body", BODY), ("credit", "Source: National Statistics Office")]


def test_headings_inside_the_text() -> None:
    article = parsed(f"Ministers meet again\n\n{BODY}\n\nA tired crowd\n\n{MORE}\n\n“Never.”\n\n{BODY}")
    assert [kind for kind, _ in labelled(article)] == ["headline", "body", "subhead", "body", "body", "body"]
    assert article.subtitle is None


def test_body_alone() -> None:
    assert labelled(parsed(BODY)) == [("body", BODY)]


def test_empty() -> None:
    for text in ("", " \n\n\t"):
        article = parsed(text)
        assert article.blocks == ()
        assert article.title is None
        assert article.language is None


def test_metadata_wins() -> None:
    article = parsed(
        f"Mayor quits\nBy Jane Doe\n19 June 2024\n{BODY}\n{MORE}",
        url="https://news.example.org/a",
        title="The mayor quits at last",
        byline="John Roe",
        publisher="Example News",
        published_at=datetime(2023, 1, 2, 3, tzinfo=timezone(timedelta(hours=2))),
        language="fr",
    )
    assert (article.url, article.domain) == ("https://news.example.org/a", "news.example.org")
    assert (article.title, article.byline, article.publisher) == ("The mayor quits at last", "John Roe", "Example News")
    assert (article.published_at, article.published_basis) == (datetime(2023, 1, 2, 1, tzinfo=UTC), "metadata")
    assert article.language == "fr"


def test_a_title_known_beforehand_is_found_in_the_text() -> None:
    title = "The durian is both reviled and celebrated, and is banned from trains"
    assert labelled(parsed(f"{title}.\n{BODY}", title=title))[0] == ("headline", f"{title}.")
    first = "The durian, known for its smell, is reviled by all who live here."
    assert labelled(parsed(f"{first}\n{BODY}", title="A fruit"))[0] == ("body", first)


def test_a_naive_publication_time_is_utc() -> None:
    assert parsed(BODY, published_at=datetime(2024, 6, 19, 5)).published_at == datetime(2024, 6, 19, 5, tzinfo=UTC)


def test_ids_are_the_documents() -> None:
    document = RawDocument("a.txt", "text", BODY)
    article = parse(document)
    assert (article.article_id, article.content_hash) == (document.article_id, document.content_hash)
    assert (article.source_uri, article.source_format, article.text) == ("a.txt", "text", BODY)


def marked(*parts: tuple[BlockKind | None, str], **metadata: object) -> Article:
    return parse(compose("a.html", "html", parts, Metadata(**metadata)))  # type: ignore[arg-type]


def test_what_the_markup_says_is_believed() -> None:
    article = marked(
        ("headline", "a headline that looks like a sentence of the story, and is none."),
        ("subhead", "What stands below it"),
        ("byline", "By Ann Lee and Tom Ray"),
        (None, f"PARIS (AFP) — {BODY}"),
        ("caption", "The ministers at the table."),
        ("credit", "Jane Doe"),
        (None, MORE),
        ("boilerplate", "Nothing that reads like boilerplate."),
    )
    assert labelled(article) == [
        ("headline", "a headline that looks like a sentence of the story, and is none."),
        ("subhead", "What stands below it"),
        ("byline", "By Ann Lee and Tom Ray"),
        ("dateline", "PARIS (AFP) —"),
        ("body", BODY),
        ("caption", "The ministers at the table."),
        ("credit", "Jane Doe"),
        ("body", MORE),
        ("boilerplate", "Nothing that reads like boilerplate."),
    ]
    assert article.title == "a headline that looks like a sentence of the story, and is none."
    assert (article.subtitle, article.byline) == ("What stands below it", "Ann Lee, Tom Ray")
    assert (article.agency, article.dateline_place, article.dateline_country) == ("AFP", "PARIS", "FR")


def test_a_dateline_of_its_own() -> None:
    article = marked(("headline", "Talks"), ("dateline", "GENEVA, June 19 (Reuters)"), ("body", f"{BODY} {MORE}"))
    assert [block.kind for block in article.blocks] == ["headline", "dateline", "body"]
    assert (article.agency, article.dateline_place, article.dateline_country) == ("Reuters", "GENEVA", "CH")


def test_parts_of_one_paragraph() -> None:
    text = "The bridge. Photo: Ann Lee. The rest of it."
    marks = (Mark("caption", 0, 11), Mark("credit", 12, 27))
    article = parse(RawDocument("a", "html", f"{text}\n{BODY}", marks=marks))
    assert labelled(article) == [
        ("caption", "The bridge."),
        ("credit", "Photo: Ann Lee."),
        ("body", "The rest of it."),
        ("body", BODY),
    ]
    assert [block.paragraph for block in article.blocks] == [0, 0, 0, 1]


def test_a_mark_over_several_paragraphs() -> None:
    text = f"Talks go on\n\n{BODY}\n\n{MORE}"
    article = parse(RawDocument("a", "html", text, marks=(Mark("caption", 13, len(text)),)))
    assert labelled(article)[1:] == [("caption", BODY), ("caption", MORE)]


def test_what_the_source_says_goes_into_the_article() -> None:
    article = parsed(
        BODY,
        byline="By Ann Lee and Tom Ray",
        subtitle="Below",
        dateline="Kigali, Rwanda",
        language="en-GB",
        section="World",
        subjects=(Subject("Diplomacy", "medtop:20000638"),),
    )
    assert (article.byline, article.subtitle, article.language) == ("Ann Lee, Tom Ray", "Below", "en")
    assert (article.dateline_place, article.dateline_country) == ("Kigali, Rwanda", "RW")
    assert (article.section, article.subjects) == ("World", (Subject("Diplomacy", "medtop:20000638"),))
    assert parsed(BODY, byline="The staff", language="x-klingon").byline == "The staff"
    assert parsed(BODY, language="x-klingon").language == "en"
