from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from flows.sources.document import BlockKind, Metadata, RawDocument, Subject
from flows.sources.html import page
from flows.sources.reading import read
from flows.sources.resource import local_file

SEED = Path(__file__).parents[2] / "seeds" / "ferry.html"
SUMMER = timezone(timedelta(hours=2))
METADATA = Metadata(
    url="https://gazette.example/travel/night-ferry-returns",
    title="Night ferry returns to the fjord after nine years",
    subtitle="Two boats will carry cars, freight and sleepers from June.",
    byline="Marit Lund, Owen Hale",
    publisher="The Example Gazette",
    section="Travel",
    dateline="Stavanger, Norway",
    credit="Example Gazette Travel Desk",
    copyright="© 2026 The Example Gazette",
    language="en-GB",
    published_at=datetime(2026, 5, 4, 6, 30, tzinfo=SUMMER),
    modified_at=datetime(2026, 5, 4, 11, 15, tzinfo=SUMMER),
    subjects=(Subject("Ferries"), Subject("Ryfylke"), Subject("Public transport")),
)


def lines(document: RawDocument) -> list[tuple[BlockKind | None, str]]:
    """The paragraphs of a document, each with the kind that the markup tells."""
    kinds = {mark.start: mark.kind for mark in document.marks}
    found, start = [], 0
    for line in document.text.split("\n\n"):
        found.append((kinds.get(start), line))
        start += len(line) + 2
    return found


def test_a_page_without_body_tags() -> None:
    paragraphs = "".join(
        f"<p>In year {n} the council voted for the longer of two bridges over the bay.</p>" for n in range(9)
    )
    for start in ("", "<html lang=en>", "<p></p>"):
        found = page(f"<!doctype html>{start}<title>Bridge</title><article><h1>Bridge</h1>{paragraphs}".encode(), "a")
        assert found.text.count("\n\nIn year") == 9


def test_seed() -> None:
    (found,) = read(local_file(SEED))
    assert isinstance(found, RawDocument)
    assert found.source_format == "html"
    assert found.metadata == METADATA
    assert found.metadata.published_at == datetime(2026, 5, 4, 4, 30, tzinfo=UTC)
    assert [(kind, line[:40]) for kind, line in lines(found)] == [
        ("headline", "Night ferry returns to the fjord after n"),
        ("subhead", "Two boats will carry cars, freight and s"),
        ("caption", "The new pier at Jelsa, built for the nig"),
        ("credit", "Photograph: Siri Moe/Example Gazette"),
        (None, "STAVANGER, Norway — A night ferry will c"),
        (None, "“People here have asked for this boat at"),
        (None, "Two used boats from Denmark will take 90"),
        (None, "Freight first"),
        (None, "The county counts on fish farms. Some 14"),
        ("caption", "A cabin on the Ryfylke."),
        (None, "“We would rather pay for a berth than fo"),
        (None, "Tickets go on sale on 18 May."),
    ]
