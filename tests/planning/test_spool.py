from datetime import UTC, datetime
from pathlib import Path

from dateline.planning.spool import Spool, kept
from dateline.sources.documents.document import Mark, Metadata, RawDocument, Subject

NOON = datetime(2024, 6, 19, 12, tzinfo=UTC)
FULL = RawDocument(
    "a.xml#1",
    "newsml",
    "“Ann”\nmet\u2028Bob.",
    Metadata(item_id="1", version=2, status="usable", published_at=NOON, subjects=(Subject("Rain", "medtop:1"),)),
    (Mark("headline", 0, 5),),
    repaired=True,
)
PLAIN = RawDocument("b.txt", "text", "Eve met Tom.")


def test_documents_come_back_as_they_were_in_any_order(tmp_path: Path) -> None:
    with Spool(tmp_path / "in/spool") as spool:
        places = [spool.add(FULL), spool.add(PLAIN)]
    assert list(kept(spool.path, places)) == [FULL, PLAIN]
    assert list(kept(spool.path, reversed(places))) == [PLAIN, FULL]


def test_there_is_no_file_where_there_is_nothing_to_keep(tmp_path: Path) -> None:
    with Spool(tmp_path / "spool"):
        pass
    assert not (tmp_path / "spool").exists()
