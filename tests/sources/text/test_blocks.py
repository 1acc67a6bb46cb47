import pytest
from dateline.sources.text.blocks import html_parts, plain_parts
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("markup", "parts"),
    [
        ("Rain fell.", [(None, "Rain fell.")]),
        ("<p>Rain<p>Snow", [(None, "Rain"), (None, "Snow")]),
        ("<p>Rain<br>Snow<br/>", [(None, "Rain"), (None, "Snow")]),
        ("<P CLASS='a>b'>Rain &mdash; <B>much</B> of\nit</P>", [(None, "Rain — much of it")]),
        ("<h1>Rain</h1><h2>Much</h2><p>It fell.</p><h2>Later</h2>", [("headline", "Rain"), ("subhead", "Much"),
                                                                    (None, "It fell."), (None, "Later")]),
        ("<figure><img src=a><figcaption><p>Wet.</p></figcaption></figure><p>It fell.", [("caption", "Wet."),
                                                                                      (None, "It fell.")]),
        ("<p>Rain</p><script>if (a<b) {'<p>'}</script><style>p</style><p>Snow</p>", [(None, "Rain"), (None, "Snow")]),
        ("<aside><p>Also read</p></aside>Rain", [(None, "Rain")]),
        ("<!-- <p>No</p> --><?a b?><!doctype html>Rain", [(None, "Rain")]),
        ("5 < 6 & 7 > 3", [(None, "5 < 6 & 7 > 3")]),
        ("</p></div>Rain</p>", [(None, "Rain")]),
        ("<ul><li>One<li>Two</ul>Rain", [(None, "One"), (None, "Two"), (None, "Rain")]),
    ],
)  # fmt: skip
def test_html(markup: str, parts: list[tuple[str | None, str]]) -> None:
    assert html_parts(markup) == parts


@pytest.mark.parametrize(
    "piece", ["<", "<a", "<a '", "<a \"'", "<p>", "</p>", "<!--", "<!", "&", "<script>", "<p <", "a"]
)
def test_long_repetition_is_read(piece: str) -> None:
    """Each would take hours if time grew with the square of the length."""
    html_parts(piece * 300_000)


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<h1>", "<b>", "<br>", "<script>", "</script>", "<",
                                 "x", " ", "&lt;", '"', "<!--", "-->"])))  # fmt: skip
def test_any_markup(pieces: list[str]) -> None:
    for _, words in html_parts("".join(pieces)):
        assert words == " ".join(words.split()) != ""


def test_plain() -> None:
    assert plain_parts("One\r\nline.\r\n \r\nTwo.\n") == [(None, "One line."), (None, "Two.")]
    assert plain_parts("One.\rTwo.") == [(None, "One."), (None, "Two.")]
    assert plain_parts(" \n") == []
