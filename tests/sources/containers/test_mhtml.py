from datetime import UTC, datetime
from pathlib import Path

import pytest
from dateline.sources.containers import mhtml
from dateline.sources.documents.document import Metadata, RawDocument, Reject, Subject
from dateline.sources.documents.resource import in_memory, local_file
from dateline.sources.finding.traversal import read

SEED = Path(__file__).parents[3] / "seeds" / "muehle.mhtml"
METADATA = Metadata(
    url="https://talbote.example/lokales/muehle-am-wehr.html",
    title="Mühle am Wehr mahlt wieder",
    subtitle="Drei Freunde haben das Rad in zwei Wintern repariert",
    byline="Lena Huber, Jonas Reiter",
    publisher="Talbote",
    section="Lokales",
    language="de",
    published_at=datetime(2026, 3, 9, 6, 45, tzinfo=UTC),
    modified_at=datetime(2026, 3, 9, 8, 0, tzinfo=UTC),
    captured_at=datetime(2026, 3, 10, 17, 20, tzinfo=UTC),
    subjects=(Subject("Mühle"), Subject("Handwerk")),
)


def test_seed() -> None:
    (found,) = read(local_file(SEED))
    assert isinstance(found, RawDocument)
    assert found.source_format == "html"
    assert found.source_uri.endswith("muehle.mhtml"), "the page is the file"
    assert found.metadata == METADATA
    assert [line[:20] for line in found.text.split("\n\n")] == [
        "Mühle am Wehr mahlt ",
        "Drei Freunde haben d",
        "Das neue Rad aus Lär",
        "Foto: Eva Kern",
        "Seit Sonntag dreht s",
        "„Wir wollten nur wis",
        "Das Rad misst fünf M",
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: multipart/related\r\n\r\nno boundary",
        b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/css\r\n\r\np {}\r\n--x--",
        b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!!\r\n--x--",
        b"Content-Type: multipart/related; boundary=x\r\n\r\n" + b"--x\r\n" * 50_000,
        b"Content-Type: multipart/related; boundary=" + b"\xff" * 100 + b"\r\n\r\n",
    ],
    ids=["boundary", "no page", "base64", "empty parts", "bytes"],
)
def test_broken(data: bytes) -> None:
    assert mhtml.sniff(data[:65_536])
    (found,) = read(in_memory("a.mhtml", data))
    assert isinstance(found, Reject)
    assert found.error != "ReaderError"
