"""How time grows with the size of what is read: 1 is linear, 2 quadratic.

usage: python tests/bench/linear.py [NAME]...      NAME is a format, `parse`, `tables` or `annotate`

Readers get every example of every format (see tests/sources/examples.py) with a piece put in somewhere, again and
again, and that piece also closed in the end, as nested elements are. What comes after them gets long documents of one
kind each. Of each reader and stage the worst case is shown. Seconds are CPU time of this process. The exit code is 1
where something grows faster than `LIMIT`.
"""

import cProfile
import math
import pstats
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2] / "flows"), str(Path(__file__).parents[1])]

import pyarrow as pa  # noqa: E402
from dateline import reader  # noqa: E402
from dateline.articles.article import Article  # noqa: E402
from dateline.articles.parse import parse  # noqa: E402
from dateline.sources.documents.document import RawDocument  # noqa: E402
from dateline.sources.documents.resource import in_memory  # noqa: E402
from dateline.sources.finding.formats import FORMATS  # noqa: E402
from dateline.sources.finding.traversal import Options, read  # noqa: E402
from dateline.tables.contract import check_articles  # noqa: E402
from dateline.tables.rows import article_rows  # noqa: E402
from sources.examples import examples  # noqa: E402

LIMIT = 1.35
"""The exponent from which growth is no longer taken for linear: n log n, caches and noise stay below."""
_SMALLEST = 0.04
"""Seconds below which growth is noise."""
_BYTES = (20_000, 40_000, 80_000, 160_000)
_CHARACTERS = (12_000, 48_000)
_PLACES = 3
"""Sizes of what readers, `parse` and the tables get, and of documents to annotate; in how many places pieces stand."""

PIECES = (
    *" \t\n\r\0aé.,:;-_/\\'\"“”(){}[]<>&=#@%|*+?!0",
    *("\r\n", "\n\n", "a ", "a\n", "a, ", "''", '""', "\\\\", '\\"', "{}", "[]", "[1],"),
    *('{"a":', '"a":1,', '"text":"a",', "\r\n--a\r\n", "a: b\r\n", "WARC/1.0\r\n"),
    *("<a>", "</a>", "<a ", "<a/>", "<p>", "</p>", "<p>a</p>", "<div>", "</div>", "<b>a"),
    *("<br>", "<li>a", "<td>", "<table>", "<script>", "<style>", "</script>", "<h1>a</h1>", "<svg>", "<math>"),
    *("<!--", "-->", "<!-- a -->", "<![CDATA[", "]]>", "<!DOCTYPE a>", "<?a?>", "&amp;", "&#65;", "&a"),
    *("<a b='", '<a b="', ' b="c"', "<time>", "<meta name='a' content='b'>", "<title>", "<textarea>"),
    *("<item>", "<entry>", "<item><title>a</title></item>", "<url><loc>http://a/b</loc></url>", "<newsItem>", "<nitf>"),
    *("http://a/", "a@b.c ", "a=b&", "=?utf-8?q?a?=", "2024-01-01 ", "Ã©", "â€œ"),
    *("By Ann Lee", "Ann Lee, ", "(AFP) - ", "OSLO, June 3 (AFP) - ", "© 2024 ", "Share\n", "said "),
    *("— ", "19 June 2024 ", "AFP/", "Abc (AFP) — said “x”. ", "word "),
)
"""What is put into files. What comes in pairs, such as `<a>` and `{`, is put in closed too."""

_CLOSING = {
    **{"{": "}", "[": "]", "(": ")", '{"a":': "}", "<b>a": "</b>", "<table>": "</table>"},
    **{f"<{name}>": f"</{name}>" for name in ("a", "p", "div", "td", "svg", "item", "newsItem")},
}
_FIRST = [f"{a}{b} {c}" for a in ("An", "Bo", "Mar", "Il") for b in ("na", "ris", "ko", "ta", "lia") for c in "AJKM"]
_LAST = [f"{a}{b}" for a in ("Lar", "Ost", "Wen", "Brun", "Kal") for b in ("sen", "man", "dell", "ov", "ini")]
_NAMES = [f"{first}. {last}" for first in _FIRST for last in _LAST]
LINES = {
    "news": "Ann Lee, the minister, said on Monday that the port would open. “We are ready,” she added.\n\n",
    "one paragraph": "Ann Lee, the minister, said on Monday that the port would open. “We are ready,” she said. ",
    "names": "{name}, mayor of the town, met {other} of Acme Corp. in Oslo.\n\n",
    "a list of names": "{name}, {other}, ",
    "quotes": "“We will win,” {name} said. He said that {other} was late. ",
    "an open quote": "“We will win and {name} said that it was over. ",
    "nested quotes": "“He said ‘she said “they say ‘we do’” and ‘so’”, ",
    "introduced quotes": "Then {name} said this:\n\n“We will not stop here at all.”\n\n",
    "signed quotes": "“We will not stop here at all.”\n\n— {name}\n\n",
    "quotes of nobody": "“The plan of the town is good for all.” It rained in the night. ",
    "marks left open": "“a, ",
    "marks": "“ ",
    "closing marks": "” ",
    "plain marks": '" ',
    "speech without end": "said that he said that she said ",
    "pronouns": "He told her that they had seen him. She said it was his. ",
    "a transcript": "{name}: We met {other}, and I said no.\n\n",
    "a transcript in capitals": "MR. LEE: We met. You said no?\n",
    "dates": "on Monday, 3 June 2024, two weeks ago, in 1999, ",
    "ages and days": "the first half of the third of the last ",
    "numbers": "1,000.5 2024 03/04/2024 ",
    "acronyms": "the Board of Old Trees (BOT) and the BOT ",
    "places": "Paris, France, Paris, Texas, Georgia, and Lagos ",
    "capitals": "THE MINISTER SAID ",
    "one word": "a",
    "brackets": "((a) ",
    "full stops": "a. B. ",
    "short lines": "a\n",
    "empty lines": "a\n\n\n\n",
    "bylines": "By {name} and {other}\n",
    "captions": "{name} in Oslo. (Photo: {other}/AFP)\n\n",
    "datelines": "OSLO, June 3 (AFP) — The port opened.\n\n",
}
"""Documents of one kind each."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How the time of one thing grew in one case: seconds by size."""

    what: str
    case: str
    seconds: dict[int, float]

    @property
    def exponent(self) -> float:
        """The slope of log seconds over log size, from the largest size to one at least four times smaller."""
        last = max(self.seconds)
        first = max((size for size in self.seconds if 4 * size <= last), default=last)
        if self.seconds[last] < _SMALLEST or first == last:
            return 0.0
        return math.log(self.seconds[last] / max(self.seconds[first], _SMALLEST / 100)) / math.log(last / first)

    @property
    def rate(self) -> float:
        """Seconds per million bytes or characters, at the largest size."""
        return 1e6 * self.seconds[max(self.seconds)] / max(self.seconds)


def of_readers(wanted: set[str]) -> Iterator[Growth]:
    """Every reader, with every piece at several places of every example."""
    for known in FORMATS:
        for name, valid in examples().get(known.name, ()) if not wanted or known.name in wanted else ():
            for at in sorted({len(valid) * n // (_PLACES + 1) for n in range(1, _PLACES + 1)}):
                for opening, closing in _pieces():
                    run = partial(_read, known.name, name, valid[:at], valid[at:], opening, closing)
                    yield _measured(known.name, f"{name} at {at}: {opening!r} {closing!r}", run)


def of_parsing(wanted: set[str]) -> Iterator[Growth]:
    """`parse`, on nothing but one piece or line."""
    for line in (*PIECES, *LINES.values()) if not wanted or "parse" in wanted else ():
        yield _measured("parse", repr(line), partial(_parse, line))


def of_tables(wanted: set[str]) -> Iterator[Growth]:
    """The check of the tables, by the number of articles, a hundred characters each."""
    if not wanted or "tables" in wanted:
        yield _measured("tables.check_articles", "articles", partial(_check, _rows(_BYTES[-1] // 100)))


def of_stages(wanted: set[str]) -> Iterator[Growth]:
    """Every step of annotation, on long documents of each kind."""
    for kind, line in LINES.items() if not wanted or "annotate" in wanted else ():
        stages: dict[str, dict[int, float]] = {}
        for size in _CHARACTERS:
            count = size // len(line) + 1
            pairs = ((_NAMES[n % len(_NAMES)], _NAMES[(7 * n + 3) % len(_NAMES)]) for n in range(count))
            text = "".join(line.format(name=name, other=other) for name, other in pairs)
            for stage, seconds in _stages(parse(RawDocument("a.txt", "text", text))).items():
                stages.setdefault(stage, {})[len(text)] = seconds
        for stage, growth in stages.items():
            yield Growth(stage, kind, growth)


def _read(known: str, name: str, before: bytes, after: bytes, opening: str, closing: str, size: int) -> None:
    count = size // len(opening + closing)
    data = before + opening.encode() * count + closing.encode() * count + after
    for options in (Options(), Options(format=known)):
        for _ in read(in_memory(name, data), options):
            pass


def _parse(line: str, size: int) -> None:
    parse(RawDocument("a.txt", "text", line * (size // len(line))))


def _check(rows: Mapping[str, pa.Table], size: int) -> None:
    share = size / _BYTES[-1]
    check_articles({name: table.slice(0, int(len(table) * share)) for name, table in rows.items()}, staged=True)


def _rows(count: int) -> dict[str, pa.Table]:
    """The rows of so many articles that are all the same."""
    article = parse(RawDocument("a.txt", "text", LINES["news"]))
    annotations = reader().annotate(article)
    parts = [article_rows(replace(article, article_id=f"{n:016x}"), annotations) for n in range(count)]
    return {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]}


def _pieces() -> Iterator[tuple[str, str]]:
    for piece in PIECES:
        yield piece, ""
        if piece in _CLOSING:
            yield piece, _CLOSING[piece]


def _measured(what: str, case: str, run: Callable[[int], None]) -> Growth:
    """Time a case at two sizes, and where these look worse than linear, at all."""
    base = _seconds(run, 0)
    seconds = {size: _seconds(run, size) - base for size in (_BYTES[0], _BYTES[-1])}
    if Growth(what, case, seconds).exponent > 1.1:
        seconds = {size: min(_seconds(run, size) for _ in range(3)) - base for size in _BYTES}
    return Growth(what, case, seconds)


def _seconds(run: Callable[[int], None], size: int) -> float:
    started = time.process_time()
    run(size)
    return time.process_time() - started


def _stages(article: Article) -> dict[str, float]:
    """Seconds of every step that `Reader.read` takes, by module and function."""
    profile = cProfile.Profile(time.process_time)
    profile.runcall(reader().annotate, article)
    seconds: dict[str, float] = {}
    for (file, _, function), (*_, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        for (_, _, caller), (*_, cumulative) in callers.items():
            if caller in ("read", "write") and "dateline" in Path(file).parts:
                name = f"{Path(file).stem}.{function}"
                seconds[name] = seconds.get(name, 0.0) + cumulative
    return seconds


def main(wanted: set[str]) -> int:
    """Print the worst case of everything, and every case that is worse than linear."""
    worst: dict[str, Growth] = {}
    cases: Counter[str] = Counter()
    bad: list[Growth] = []
    for growth in chain(of_readers(wanted), of_parsing(wanted), of_tables(wanted), of_stages(wanted)):
        cases[growth.what] += 1
        if growth.what not in worst or growth.exponent > worst[growth.what].exponent:
            worst[growth.what] = growth
        if growth.exponent > LIMIT:
            bad.append(growth)
            print(f"! {growth.what}: {growth.exponent:.2f}, {growth.rate:.1f} s/M: {growth.case}", flush=True)
    print(f"{'':28} {'cases':>6} {'exponent':>9} {'s per M':>9}  worst case")
    for what, growth in worst.items():
        print(f"{what:28} {cases[what]:6} {growth.exponent:9.2f} {growth.rate:9.2f}  {growth.case[:80]}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(set(sys.argv[1:])))
