from datetime import UTC, datetime

import pytest
from dateline.sources.documents.document import Metadata
from dateline.sources.feeds.entries import Entry, Text, byline, line_of, moment, without_pleas
from dateline.sources.text.blocks import Part

STORY = "The council said on Monday that the bridge would stay open through the winter, as it had in earlier years. "
SHORT = STORY.strip()
LONG = (STORY * 3).strip()
LONGER = (STORY * 8).strip()


def entry(content: str = "", summary: str = "", title: str = "Bridge", captions: list[Part] | None = None) -> Entry:
    return Entry("1", Metadata(title=title), Text(content), Text(summary), captions or [])


def words(parts: list[Part] | None) -> list[str] | None:
    return None if parts is None else [line for _, line in parts]


@pytest.mark.parametrize(
    "last",
    [
        "It will …",
        "It will...",
        "It will [&hellip;]",
        "It will [...]",
        "Read more",
        "Read more »",
        "(Read more)",
        "It closed. Read more on our site",
        "It closed. Continue reading Bridge stays open →",
        "Continue reading",
        "Keep reading...",
        "Click here to read more",
        "Read the full story",
        "Read full article here.",
        "View the whole report",
        "Learn more >",
        "More »",
        "It will (more…)",
    ],
)
def test_what_is_cut_short_is_no_full_text(last: str) -> None:
    assert entry(f"<p>{LONG}</p><p>{last}</p>").full_text() is None
    assert entry(summary=f"<p>{LONGER}</p><p>{last}</p>").full_text() is None
    assert entry(f"<p>{last}</p>").short_text() is None


@pytest.mark.parametrize(
    "last",
    [
        "More people than ever came to read.",
        "“I will read more books,” she said.",
        "It will stay open until it is repaired: in May.",
        "The rest of the report is secret.",
    ],
)
def test_what_ends_as_any_sentence_is_not_cut(last: str) -> None:
    assert words(entry(f"<p>{LONG}</p><p>{last}</p>").full_text()) == [LONG, last]


@pytest.mark.parametrize(
    ("content", "summary", "expected"),
    [
        (LONG, "", [LONG]),
        (SHORT, "", None),
        ("", LONGER, [LONGER]),
        ("", LONG, None),
        ("", LONGER.rstrip("."), None),
        ("", f"<p>{LONGER}</p><p>The post Bridge appeared first on The Gazette.</p>", None),
        (f"<p>{LONG}</p><p>The post Bridge appeared first on The Gazette.</p>", "", [LONG]),
        (f"<p>{LONG} The post Bridge appeared first on The Gazette.</p>", "", [LONG]),
        (SHORT, LONGER, [LONGER]),
        (f"<figure><figcaption>{LONG}</figcaption></figure><p>{SHORT}</p>", "", None),
    ],
)
def test_full_text(content: str, summary: str, expected: list[str] | None) -> None:
    assert words(entry(content, summary).full_text()) == expected


def test_a_short_text_is_taken_for_the_article_where_there_is_nothing_else() -> None:
    assert words(entry(SHORT).short_text()) == [SHORT]
    assert words(entry("Read on →", SHORT).short_text()) == [SHORT]
    assert entry().short_text() is None


@pytest.mark.parametrize(
    "plea",
    [
        "The post Bridge stays open appeared first on The Gazette.",
        "Share this:",
        "Share on Facebook",
        "Tweet | Share | Email",
        "Like this: Like Loading...",
        "Related",
        "Related posts",
        "Read more: Tunnel to close",
        "Read the original article.",
        "3 comments",
        "Leave a comment",
        "Comments (12)",
        "Filed under: News, Roads",
        "Tags: bridges",
        "Advertisement",
        "Bridge stays open was originally published in Valley News on Medium, where people are continuing to talk.",
    ],
)
def test_pleas_go_from_the_end(plea: str) -> None:
    assert without_pleas([(None, "It will."), (None, plea), (None, "Share this")]) == [(None, "It will.")]
    assert without_pleas([(None, plea), (None, "It will.")])[-1] == (None, "It will.")


@pytest.mark.parametrize(
    "line",
    [
        "He shared this with a friend.",
        "“Like this?” she asked.",
        "Related parties have to report their holdings.",
        "The article was read by the court.",
        "Comments were not to be had on Sunday.",
        "Tags on the sheep tell where they come from.",
    ],
)
def test_sentences_are_no_pleas(line: str) -> None:
    assert without_pleas([(None, line)]) == [(None, line)]


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Lorries pay from May.", "Lorries pay from May."),
        ("<p>Lorries pay.</p><p>The post Bridge appeared first on The Gazette.</p>", "Lorries pay."),
        (STORY, None),
        ("<p>Lorries pay.</p><p>Cars do not.</p>", None),
        ("Lorries will …", None),
        ("bridge", None),
        ("Lorries pay. " * 30, None),
        ("", None),
    ],
)
def test_a_summary_is_a_subtitle_where_it_is_a_line_of_its_own(summary: str, expected: str | None) -> None:
    assert entry(LONG, summary).subtitle([(None, LONG)]) == expected


def test_printed_has_each_line_once() -> None:
    captions: list[Part] = [
        ("caption", "A bridge."),
        ("credit", "Kim"),
        ("caption", "A bridge."),
        ("caption", "Bridge"),
    ]
    body: list[Part] = [("headline", "BRIDGE"), (None, SHORT), ("headline", "Cost"), ("caption", "A road.")]
    assert list(entry(captions=captions).printed(body)) == [
        ("headline", "Bridge"),
        (None, SHORT),
        (None, "Cost"),
        ("caption", "A road."),
        ("caption", "A bridge."),
        ("credit", "Kim"),
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", ["One.", "Two."]),
        ("One &amp; two.", ["One & two."]),
        ("1 < 2 &lt; 3", ["1 < 2 < 3"]),
        ("One.\n\nTwo\nand three.", ["One.", "Two and three."]),
    ],
)
def test_markup(value: str, expected: list[str]) -> None:
    assert words(Text(value).parts) == expected


PAGE = f"""
<figure><img/><figcaption>The bridge in May.</figcaption></figure>
<p>{SHORT}</p><p><a href="/x">Ten walks along the river</a></p>
<div class="newsletter-signup"><p>Sign up for our newsletter.</p></div>
<script>track()</script>
<p>{LONG}&nbsp;</p>
<div class="sharedaddy sd-sharing"><h3>Share this:</h3><ul><li><a href="/x">Click to share on X</a></li></ul></div>
<img src="pixel.gif" width="1" height="1"/>
<p>The post <a href="/x">Bridge</a> appeared first on <a href="/">The Gazette</a>.</p>"""


def test_content_is_read_as_a_web_page_is() -> None:
    assert entry(PAGE).full_text() == [("caption", "The bridge in May."), (None, SHORT), (None, LONG)]


def test_a_link_to_the_rest_tells_that_a_text_is_cut() -> None:
    rest = f'<p>{LONG}</p><a href="/x">Continue reading <i>Bridge</i></a><p><a href="/y">Tunnel to close</a></p>'
    assert Text(rest).is_cut
    assert entry(rest).full_text() is None


def test_text() -> None:
    assert words(Text("1 &lt; 2", plain=True).parts) == ["1 &lt; 2"]
    assert words(Text("<p>One.</p>", plain=True).parts) == ["One."]
    assert line_of("A <b>bold</b>\n plan &amp; more") == "A bold plan & more"
    assert line_of(" ") is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-01-02", datetime(2026, 1, 2, tzinfo=UTC)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("soon", None),
        (None, None),
    ],
)
def test_moment(written: str | None, expected: datetime | None) -> None:
    assert moment(written) == expected


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (["Ann Lee"], "Ann Lee"),
        (["ann@gazette.example (Ann Lee)"], "Ann Lee"),
        (["Ann Lee <ann@gazette.example>", "Ann Lee"], "Ann Lee"),
        (["Ann Lee", " Tom  Ray ", None, ""], "Ann Lee, Tom Ray"),
        (["ann@gazette.example"], None),
        ([], None),
    ],
)
def test_byline(authors: list[str | None], expected: str | None) -> None:
    assert byline(authors) == expected
