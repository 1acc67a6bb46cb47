from dateline.articles.parse import parse
from dateline.sources.documents.document import Metadata, RawDocument
from hypothesis import example, given, settings
from hypothesis import strategies as st

LINES = [
    "",
    " ",
    "MOSCOW, June 19 (TASS) — The talks ended, officials said.",
    "(Reuters) - The talks ended.",
    "LAGOS —",
    "NEW DELHI, July 25 (ANI): The talks ended. (ANI)",
    "CAIRO – 26 July 2022: The talks ended.",
    "By Jane Doe and John Roe",
    "JANE DOE",
    "A bridge at dusk.",
    "A bridge at dusk. JANE DOE/POOL/AFP",
    "A bridge at dusk. (Photo by Jane Doe/AFP)",
    "Photo: Jane Doe",
    "logo",
    "Daily Tribune",
    "tribune.net.ph",
    "https://example.org/2024/06/19/a-bridge-at-dusk",
    "Published: 19 June 2024",
    "© 2024 Daily Tribune. All rights reserved.",
    "Share",
    "“We are ready,” she said on Wednesday (19 June 2024).",
    "and a line that goes on in lower case from the one before it, as mail does",
    "A line of some seventy letters or so, the way that old mail programs had",
    "From: a@example.org",
    "# A heading",
    "\u2028",
    "\x1c",
    "\ufeffBridge reopens",
]
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=25).map("\n".join),
    st.lists(st.sampled_from(LINES), max_size=12).map(" ".join),
)


@given(texts, st.one_of(st.none(), st.sampled_from(LINES)))
@example("\n\n:\n\n", None)
@settings(max_examples=400)
def test_blocks_cover_the_text(text: str, title: str | None) -> None:
    article = parse(RawDocument("a", "text", text, Metadata(title=title)))
    covered = [False] * len(text)
    end = paragraph = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(text)
        assert paragraph <= block.paragraph
        piece = text[block.start : block.end]
        assert piece == piece.strip()
        covered[block.start : block.end] = [True] * len(piece)
        end, paragraph = block.end, block.paragraph
    assert all(done or char.isspace() for char, done in zip(text, covered, strict=True))


@given(texts)
@settings(max_examples=100)
def test_same_input_same_output(text: str) -> None:
    document = RawDocument("a", "text", text)
    assert parse(document) == parse(document)


@given(texts)
@settings(max_examples=100)
def test_what_is_found_stands_in_the_text(text: str) -> None:
    article = parse(RawDocument("a", "text", text))
    for value in (article.title, article.subtitle, article.dateline_place, article.publisher):
        assert value is None or value in text
    assert article.dateline_country is None or article.dateline_place is not None
    assert (article.published_at is None) == (article.published_basis is None)
