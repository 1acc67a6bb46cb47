"""Valid files of every format: the seeds, and what is made of them here."""

import bz2
import gzip
import lzma
from functools import cache
from pathlib import Path

import pyarrow as pa
from dateline.sources.documents.resource import in_memory
from dateline.sources.finding.formats import format_of
from packing import tarred

_SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://a.example/1?a=1&amp;b=2</loc><lastmod>2026-01-03T10:00:00+01:00</lastmod><news:news>
<news:publication><news:name>Gazette</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-01-02</news:publication_date><news:title>Rain &amp; wind</news:title>
<news:keywords>weather, storms</news:keywords></news:news></url></urlset>"""
SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def examples() -> dict[str, tuple[tuple[str, bytes], ...]]:
    """Names and contents of valid files, by format. A new format is here as soon as it has a seed."""
    files = {seed.name: seed.read_bytes() for seed in sorted(SEEDS.iterdir())}
    records = files["gazette.jsonl"]
    files |= {
        "gazette.jsonl.gz": gzip.compress(records, mtime=0),
        "gazette.jsonl.bz2": bz2.compress(records),
        "gazette.jsonl.xz": lzma.compress(records),
        "gazette.jsonl.zst": bytes(pa.compress(records, "zstd", asbytes=True)),
        "news.tar": tarred({"a.jsonl": records, "in/b.md": files["hut.md"]}),
    }
    found: dict[str, tuple[tuple[str, bytes], ...]] = {}
    for name, data in files.items():
        known = format_of(in_memory(name, data)).name
        found[known] = (*found.get(known, ()), (name, data))
    return found | {"sitemap": (("sitemap.xml", _SITEMAP),), "urls": (("pages.txt", b"https://a.example/1\n# 2\n"),)}
