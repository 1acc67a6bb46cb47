"""Every seed, from the file to its rows: what its format carries stands in the tables."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from dateline.articles.parse import parse
from dateline.language.annotations import Annotations
from dateline.sources.documents.document import RawDocument
from dateline.sources.documents.resource import local_file
from dateline.sources.finding.traversal import read
from dateline.tables.rows import article_rows

SEEDS = Path(__file__).parents[1] / "seeds"
METADATA = (
    "url",
    "item_id",
    "version",
    "title",
    "subtitle",
    "byline",
    "publisher",
    "section",
    "agency",
    "dateline_place",
    "dateline_country",
    "slugline",
    "credit",
    "copyright",
    "language",
    "published_at",
    "published_basis",
    "modified_at",
    "embargoed_until",
    "captured_at",
)
"""The columns of articles that can come from a source's metadata."""


def rows(seed: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where in the seed each of its articles lies (what follows its name), and the article's rows by table, without
    those of the language."""
    for document in read(local_file(SEEDS / seed)):
        assert isinstance(document, RawDocument), document
        tables = article_rows(parse(document), Annotations((), (), (), ()))
        place = document.source_uri.partition(seed)[2]
        yield place, {name: table.to_pylist() for name, table in tables.items()}


def known(article: dict[str, Any]) -> dict[str, Any]:
    """What is known of an article."""
    return {name: article[name] for name in METADATA if article[name] is not None}


EXPECTED: dict[str, dict[str, dict[str, Any]]] = {
    "islands.rss": {
        "#https://skerry-times.example/?p=4711": {
            "url": "https://skerry-times.example/2026/02/03/ferry-batteries?utm_source=feed&utm_medium=rss",
            "title": "Island ferry to run on batteries from May",
            "subtitle": "The crossing will be quieter, and on some days shorter.",
            "byline": "Morag Sinclair, Finlay Munro",
            "publisher": "Skerry Times",
            "dateline_place": "STROMNESS, Scotland",
            "dateline_country": "GB",
            "copyright": "© 2026 Skerry Times",
            "language": "en",
            "published_at": datetime(2026, 2, 3, 6, 15, tzinfo=UTC),
            "published_basis": "metadata",
            "modified_at": datetime(2026, 2, 3, 9, 40, tzinfo=UTC),
        },
        "#https://skerry-times.example/2026/02/02/school-roof": {
            "url": "https://skerry-times.example/2026/02/02/school-roof",
            "title": "School roof holds after storm",
            "byline": "Finlay Munro",
            "publisher": "North Wire",
            "copyright": "© 2026 Skerry Times",
            "language": "en",
            "published_at": datetime(2026, 2, 2, 17, tzinfo=UTC),
            "published_basis": "metadata",
        },
    },
    "quarry.rdf": {
        "#https://marble-post.example/quarry": {
            "url": "https://marble-post.example/quarry",
            "title": "Quarry above Colonnata to close on Sundays",
            "subtitle": "Villagers had asked for it since 2011.",
            "byline": "Giulia Fabbri",
            "publisher": "Marble Post Cooperative",
            "copyright": "Copyright 2025 Marble Post Cooperative",
            "language": "en",
            "published_at": datetime(2025, 9, 14, 16, 30, tzinfo=UTC),
            "published_basis": "metadata",
        },
    },
    "museum.atom": {
        "#tag:plains-herald.example,2026:drum": {
            "url": "https://plains-herald.example/news/2026/04/drum.html",
            "title": "Museum gives back a drum after 112 years",
            "subtitle": "It had been bought for six dollars.",
            "byline": "Ruth Bellefleur, Dan Okafor",
            "publisher": "Plains & Rivers Herald",
            "copyright": "© 2026 Plains & Rivers Herald",
            "language": "en",
            "published_at": datetime(2026, 4, 9, 13, 5, tzinfo=UTC),
            "published_basis": "metadata",
            "modified_at": datetime(2026, 4, 9, 15, tzinfo=UTC),
        },
    },
    "bridge.json": {
        "#https://ford-observer.example/bridge": {
            "url": "https://ford-observer.example/bridge",
            "title": "Bridge opens without a toll",
            "subtitle": "Lorries pay from next year.",
            "byline": "Aroha Quinn, Sam Teague",
            "publisher": "Ford Observer",
            "language": "en",
            "published_at": datetime(2026, 3, 6, 3, 20, tzinfo=UTC),
            "published_basis": "metadata",
            "modified_at": datetime(2026, 3, 6, 5, tzinfo=UTC),
        },
        "#1042": {
            "url": "https://ford-observer.example/eels",
            "title": "Eels return to the lagoon",
            "byline": "Observer staff",
            "publisher": "Ford Observer",
            "language": "en",
        },
    },
    "council.csv": {
        "#L2": {
            "url": "https://vale-courier.example/2024/05/07/bins?utm_source=table",
            "item_id": "courier-771",
            "version": 2,
            "title": "Council drops plan for weekly bins",
            "subtitle": "Fees stay as they are",
            "byline": "Sophie Lang, Idris Cole",
            "publisher": "Vale Courier",
            "section": "Local",
            "dateline_place": "Leeds, England",
            "dateline_country": "GB",
            "slugline": "BINS-COUNCIL",
            "credit": "Vale Courier News Service",
            "copyright": "© 2024 Vale Courier",
            "language": "en",
            "published_at": datetime(2024, 5, 7, 16, 20, tzinfo=UTC),
            "published_basis": "metadata",
            "modified_at": datetime(2024, 5, 7, 17, 5, tzinfo=UTC),
            "embargoed_until": datetime(2024, 5, 7, 16, tzinfo=UTC),
            "captured_at": datetime(2024, 5, 8, tzinfo=UTC),
        },
        "#L7": {
            "title": "Choir wins prize",
            "byline": "Idris Cole",
            "publisher": "Vale Courier",
            "language": "en",
            "published_at": datetime(2024, 5, 9, tzinfo=UTC),
            "published_basis": "metadata",
        },
    },
    "trams.parquet": {
        "#R1": {
            "url": "https://atlantic-post.example/culture/trams",
            "title": "Tram museum to open again",
            "byline": "Tiago Reis",
            "publisher": "Atlantic Post",
            "section": "Culture",
            "dateline_place": "LISBON, Portugal",
            "dateline_country": "PT",
            "language": "en",
            "published_at": datetime(2024, 5, 17, 9, 45, tzinfo=UTC),
            "published_basis": "metadata",
        }
    },
    "week.zip": {
        "#monday/well.txt": {
            "title": "Village digs its own well",
            "byline": "Amara Diop",
            "agency": "Reuters",
            "dateline_place": "THIES, Senegal",
            "dateline_country": "SN",
            "language": "en",
        },
        "#tuesday/wire.jsonl.gz#L1": {
            "title": "Bakers strike in Ghent",
            "publisher": "Canal Times",
            "language": "en",
            "published_at": datetime(2024, 5, 21, tzinfo=UTC),
            "published_basis": "metadata",
        },
    },
    "gazette.jsonl": {
        "#L1": {
            "url": "https://harbour-gazette.example/2024/03/12/library-opens",
            "title": "Oslo district opens library after ten years of waiting",
            "byline": "Kari Dahl",
            "publisher": "Harbour Gazette",
            "language": "en",
            "published_at": datetime(2024, 3, 12, 8, 30, tzinfo=UTC),
            "published_basis": "metadata",
        },
        "#L2": {
            "url": "https://harbour-gazette.example/2024/03/13/ferry-strike",
            "title": "Ferry crews end strike",
            "publisher": "Harbour Gazette",
            "dateline_place": "BERGEN, Norway",
            "dateline_country": "NO",
            "language": "en",
            "published_at": datetime(2024, 3, 13, tzinfo=UTC),
            "published_basis": "metadata",
        },
    },
    "ferry.html": {
        "": {
            "url": "https://gazette.example/travel/night-ferry-returns",
            "title": "Night ferry returns to the fjord after nine years",
            "subtitle": "Two boats will carry cars, freight and sleepers from June.",
            "byline": "Marit Lund, Owen Hale",
            "publisher": "The Example Gazette",
            "section": "Travel",
            "dateline_place": "Stavanger, Norway",
            "dateline_country": "NO",
            "credit": "Example Gazette Travel Desk",
            "copyright": "© 2026 The Example Gazette",
            "language": "en",
            "published_at": datetime(2026, 5, 4, 4, 30, tzinfo=UTC),
            "published_basis": "metadata",
            "modified_at": datetime(2026, 5, 4, 9, 15, tzinfo=UTC),
        }
    },
    "muehle.mhtml": {
        "": {
            "url": "https://talbote.example/lokales/muehle-am-wehr.html",
            "title": "Mühle am Wehr mahlt wieder",
            "subtitle": "Drei Freunde haben das Rad in zwei Wintern repariert",
            "byline": "Lena Huber, Jonas Reiter",
            "publisher": "Talbote",
            "section": "Lokales",
            "language": "de",
            "published_at": datetime(2026, 3, 9, 6, 45, tzinfo=UTC),
            "published_basis": "metadata",
            "modified_at": datetime(2026, 3, 9, 8, tzinfo=UTC),
            "captured_at": datetime(2026, 3, 10, 17, 20, tzinfo=UTC),
        }
    },
    "valley.warc.gz": {
        "#urn:uuid:5a1c7e00-2f40-4d7b-9c31-000000000003": {
            "url": "https://fjord-observer.example/2024/06/03/skarvik-ferry",
            "title": "Ferry to Skarvik sails again after three weeks",
            "byline": "Marit Solberg, Owen Pryce",
            "publisher": "Fjord Observer",
            "section": "Transport",
            "language": "en",
            "published_at": datetime(2024, 6, 3, 5, 15, tzinfo=UTC),
            "published_basis": "metadata",
            "modified_at": datetime(2024, 6, 3, 9, 40, tzinfo=UTC),
            "captured_at": datetime(2024, 6, 5, 2, 0, 7, tzinfo=UTC),
        },
        "#urn:uuid:5a1c7e00-2f40-4d7b-9c31-000000000005": {
            "url": "https://upland-chronicle.example/business/valdombra-cheese",
            "title": "Cheese makers of Valdombra win their case",
            "byline": "Lucia Ferrante",
            "publisher": "Upland Chronicle",
            "section": "Business",
            "dateline_place": "TRENTO, Italy",
            "dateline_country": "IT",
            "language": "en",
            "published_at": datetime(2024, 6, 4, 16, 5, tzinfo=UTC),
            "published_basis": "metadata",
            "captured_at": datetime(2024, 6, 5, 2, 0, 12, 500_000, tzinfo=UTC),
        },
    },
}


@pytest.mark.parametrize("seed", EXPECTED)
def test_metadata(seed: str) -> None:
    assert {place: known(tables["articles"][0]) for place, tables in rows(seed)} == EXPECTED[seed]


@pytest.mark.parametrize(
    ("seed", "names"),
    [
        ("council.csv", ["Local government", "Waste"]),
        ("trams.parquet", ["Museums", "Transport"]),
        ("ferry.html", ["Ferries", "Ryfylke", "Public transport"]),
        ("muehle.mhtml", ["Mühle", "Handwerk"]),
        ("islands.rss", ["Transport", "Energy & climate"]),
        ("quarry.rdf", ["mining", "noise"]),
        ("museum.atom", ["Repatriation", "museums"]),
        ("bridge.json", ["roads", "Southland"]),
    ],
)
def test_subjects(seed: str, names: list[str]) -> None:
    _, tables = next(rows(seed))
    assert [row["name"] for row in tables["subjects"]] == names


def test_every_seed_can_be_read() -> None:
    for seed in sorted(SEEDS.iterdir()):
        assert list(rows(seed.name)), seed
