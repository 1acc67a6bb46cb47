"""How well the body of web pages is found: the reader beside trafilatura's modes, and pages a second.

    python tests/bench/pages.py            # the pages in tests/sources/pages
    python tests/bench/pages.py FOLDER     # your own, with marks around the paragraphs of the body: see marked.py there

Precision and recall are of runs of four words, or four letters in scripts without spaces between words, as in Zyte's
article extraction benchmark; the figures are means over the pages. `whole` is the share of the body's paragraphs that
come out as they are, neither cut nor joined.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import trafilatura

sys.path[:0] = [str(Path(__file__).parents[2] / "flows"), str(Path(__file__).parents[1])]

from dateline.articles.parse import parse  # noqa: E402
from dateline.sources.documents.input_errors import SourceError  # noqa: E402
from dateline.sources.page.html import decode_page, page  # noqa: E402
from sources.marked import PAGES, gold, unmarked  # noqa: E402

_RUN = 4
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

Extract = Callable[[bytes], list[str]]


def reader(data: bytes) -> list[str]:
    """The body by our reader, as it stands in the table `blocks`."""
    try:
        article = parse(page(data, "page.html"))
    except SourceError:
        return []
    found: list[str] = []
    after_dateline = False
    for block in article.blocks:
        text = article.text[block.start : block.end]
        if after_dateline and block.kind == "body":
            found[-1] += f" {text}"
        elif block.kind in ("body", "dateline") or (block.kind == "subhead" and found):
            found.append(text)
        after_dateline = block.kind == "dateline"
    return found


def library(**settings: Any) -> Extract:
    """The body by trafilatura."""

    def extract(data: bytes) -> list[str]:
        found = trafilatura.extract(
            decode_page(data, None), include_comments=False, include_tables=False, deduplicate=False, **settings
        )
        return [line.removeprefix("- ") for line in (found or "").split("\n") if line]

    return extract


EXTRACTORS: dict[str, Extract] = {
    "reader": reader,
    "trafilatura, precision": library(favor_precision=True),
    "trafilatura": library(),
    "trafilatura, recall": library(favor_recall=True),
    "trafilatura, fast": library(fast=True),
}


def scores(found: list[str], wanted: list[str]) -> tuple[float, float, float]:
    """Precision, recall and the share of whole paragraphs."""
    ours, theirs = _runs(found), _runs(wanted)
    common = (ours & theirs).total()
    whole = sum((Counter(found) & Counter(wanted)).values())
    return common / max(1, ours.total()), common / max(1, theirs.total()), whole / max(1, len(wanted))


def main(folder: Path = PAGES) -> None:
    """Print a table."""
    marked = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.html"))}
    pages = {name: unmarked(data) for name, data in marked.items()}
    wanted = {name: gold(data) for name, data in marked.items()}
    print(f"{len(marked)} pages        precision  recall  whole  pages/s")
    for name, extract in EXTRACTORS.items():
        rows = {page_name: scores(extract(data), wanted[page_name]) for page_name, data in pages.items()}
        started = time.perf_counter()
        for data in pages.values():
            extract(data)
        seconds = time.perf_counter() - started
        means = [sum(row[at] for row in rows.values()) / len(rows) for at in range(3)]
        print(f"{name:23} {means[0]:9.3f} {means[1]:7.3f} {means[2]:6.3f} {len(rows) / seconds:8.0f}")
        for page_name, row in rows.items():
            if min(row) < 1 and name == "reader":
                print(f"    {page_name:19} {row[0]:9.3f} {row[1]:7.3f} {row[2]:6.3f}")


def _runs(lines: list[str]) -> Counter[tuple[str, ...]]:
    words: list[str] = []
    for word in re.findall(r"\w+", " ".join(lines).casefold()):
        words += list(word) if _SPACELESS.search(word) else [word]
    return Counter(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
