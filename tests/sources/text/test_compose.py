from datetime import UTC, datetime, timedelta, timezone

import pytest
from dateline.sources.documents.document import MAX_CHARACTERS, UNKNOWN, BlockKind, Metadata, Subject
from dateline.sources.documents.input_errors import EmptyError, TooLargeError
from dateline.sources.text.compose import compose, compose_plain, repair, tidy
from hypothesis import given
from hypothesis import strategies as st

KINDS: list[BlockKind | None] = [None, "headline", "caption", "credit", "body"]


def test_parts_become_paragraphs_and_their_kinds_marks() -> None:
    parts: list[tuple[BlockKind | None, str]] = [
        ("headline", "Bridge  closes\xa0today"),
        (None, " \n "),
        (None, "The bridge closed.\r\n\tTraffic stopped."),
        ("caption", "The \u202ebridge\x00."),
    ]
    document = compose("a.html", "html", parts, UNKNOWN)
    assert document.text == "Bridge closes today\n\nThe bridge closed.\n\nTraffic stopped.\n\nThe bridge."
    found = [(mark.kind, document.text[mark.start : mark.end]) for mark in document.marks]
    assert found == [("headline", "Bridge closes today"), ("caption", "The bridge.")]
    assert not document.repaired


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.text(max_size=30)), min_size=1))
def test_marks_hold_what_was_marked(parts: list[tuple[BlockKind | None, str]]) -> None:
    try:
        document = compose("a", "html", parts, UNKNOWN)
    except EmptyError:
        return
    document.text.encode()
    assert all(line == " ".join(line.split()) for line in document.text.split("\n"))
    end = 0
    for mark in document.marks:
        assert end <= mark.start < mark.end
        assert "\n" not in document.text[mark.start : mark.end]
        end = mark.end
    alone = [compose_or_nothing(text) for kind, text in parts if kind]
    marked = [document.text[mark.start : mark.end] for mark in document.marks]
    assert marked == [line for text in alone for line in text.split("\n\n") if line]


def compose_or_nothing(text: str) -> str:
    try:
        return compose("a", "html", [(None, text)], UNKNOWN).text
    except EmptyError:
        return ""


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("â€œWe will,â€\x9d she said", "“We will,” she said"),
        ("The cafÃ© in SÃ£o Paulo", "The café in São Paulo"),
        ("Itâ€™s over. – Plain words", "It’s over. – Plain words"),
        ("“Quoted” – naïve café, ﬁne, &amp; ｆｕｌｌ", "“Quoted” – naïve café, ﬁne, &amp; ｆｕｌｌ"),
        ("Москва и Киев, 東京, الرياض", "Москва и Киев, 東京, الرياض"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_only_mojibake_is_undone(found: str, meant: str) -> None:
    assert repair(found) == (meant, found.replace("\ud800", "\ufffd") != meant)


@given(st.text())
def test_repaired_text_can_be_stored(text: str) -> None:
    fixed, _ = repair(text)
    fixed.encode()
    assert "\r" not in fixed


def test_plain_text_keeps_its_space() -> None:
    document = compose_plain("a.txt", "text", "  Kim  met\r\n\n\nPutin. \n")
    assert document.text == "  Kim  met\n\n\nPutin. \n"


def test_mojibake_in_plain_text_is_left_so_that_offsets_hold_in_the_file() -> None:
    document = compose_plain("a.txt", "text", "La caf\u00c3\u00a9.")
    assert (document.text, document.repaired) == ("La caf\u00c3\u00a9.", False)


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0"])
def test_nothing_is_no_document(text: str) -> None:
    with pytest.raises(EmptyError):
        compose_plain("a", "text", text)
    with pytest.raises(EmptyError):
        compose("a", "html", [("body", text)], UNKNOWN)


def test_too_much_is_no_document() -> None:
    with pytest.raises(TooLargeError):
        compose("a", "html", [(None, "word " * (MAX_CHARACTERS // 10))] * 3, UNKNOWN)


def test_metadata_is_made_fit_for_the_tables() -> None:
    rome = timezone(timedelta(hours=2))
    metadata = Metadata(
        url=" https://example.org/1\n",
        item_id="x" * 5000,
        version=-3,
        title="The \u202e bridge\x00\n closes",
        byline="JosÃ© Silva",
        section=" ",
        publisher="p" * 5000,
        published_at=datetime(2024, 6, 19, 10, tzinfo=rome),
        modified_at=datetime(2024, 6, 19, 12),
        captured_at=datetime(1, 1, 1, tzinfo=rome),
        subjects=(Subject(" Bridges "), Subject("", " "), Subject("Bridges"), Subject("Ports", "medtop:1")),
    )
    assert tidy(metadata) == Metadata(
        url="https://example.org/1",
        title="The bridge closes",
        byline="José Silva",
        publisher="p" * 4000,
        published_at=datetime(2024, 6, 19, 8, tzinfo=UTC),
        modified_at=datetime(2024, 6, 19, 12, tzinfo=UTC),
        subjects=(Subject("Bridges"), Subject("Ports", "medtop:1")),
    )
