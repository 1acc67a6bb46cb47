"""How results look in the terminal."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    import pandas as pd

    from dateline import AnnotatedArticle
    from dateline.articles.article import Article
    from dateline.language.annotations import Quote, TimeExpression
    from dateline.sources.finding.formats import Format
    from dateline.tables.querying import TableSize
    from dateline.tables.run import Publication
    from dateline.tables.table import Table as Schema
    from dateline.training.evaluation import Evaluation
    from dateline.training.worth import Worth

_ENTITY_STYLES = {
    "PERSON": "bold cyan",
    "ORG": "bold magenta",
    "LOC": "bold green",
    "FAC": "green",
    "NORP": "blue",
    "PRODUCT": "magenta",
    "MONEY": "dim",
    "MISC": "blue",
}
_QUOTE_STYLE = "yellow"
_DATE_STYLE = "dim"
_BASES = {"metadata": "from the source", "text": "stated in the text", "inferred": "inferred from the text"}
_SHOWN_REJECTS = 5
_SHOWN_ROWS = 200
_NARROWEST = 10
_SHOWN_WORDS = 60
"""Characters of a row's words in a list of rows."""
_WIDE = 200

# Control characters steer the terminal; each becomes one visible character, so that offsets hold.
_VISIBLE = dict.fromkeys((*range(32), *range(127, 160)), "\ufffd") | {ord(c): " " for c in "\t\n\r"}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of text with a style, and brackets around it."""

    start: int
    end: int
    style: str
    opening: str = ""
    closing: str = ""


def make_console(*, stderr: bool = False) -> Console:
    """A console that takes all text as it is."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def show_article(console: Console, annotated: AnnotatedArticle) -> None:
    """An article with its entities, dates and quotes marked, and who said what."""
    article = annotated.article
    console.print(_visible(article.title or "Untitled"), style="bold")
    if article.subtitle:
        console.print(_visible(article.subtitle), style="italic")
    for number, (label, value) in enumerate(_known(article)):
        if number == 0:
            console.print()
        _print_beside(console, Text(label, style="dim"), Text(_visible(value)), 11)
    _show_text(console, annotated)
    if annotated.mentions:
        _heading(console, "Entities")
        _show_entities(console, annotated)
    if annotated.dates:
        _heading(console, "Dates")
        _show_dates(console, annotated)
    if annotated.quotes:
        _heading(console, "Quotes")
        for number, quote in enumerate(annotated.quotes, 1):
            _show_quote(console, number, quote)


def show_trace(console: Console, annotated: AnnotatedArticle) -> None:
    """What steps of the reading made and changed each row, in text order."""
    _heading(console, "Steps")
    table = _table("Row", "Text", "Made and changed by")
    for row, steps in sorted(annotated.trace.items(), key=lambda item: (item[0].start, -item[0].end)):
        text = " ".join(annotated.article.text[row.start : row.end].split())
        short = text if len(text) <= _SHOWN_WORDS else text[:_SHOWN_WORDS] + "…"
        table.add_row(type(row).__name__, _cell(short), " › ".join(steps))
    console.print(table)


def show_publication(console: Console, publication: Publication, seconds: float) -> None:
    """What a run did, and what the tables hold now."""
    table = _table("Table", ">Rows")
    for name, rows in publication.rows.items():
        table.add_row(name, f"{rows:,}")
    console.print(table)
    counts = ("new", "changed", "unchanged", "removed", "rejected")
    done = ", ".join(f"{getattr(publication, count):,} {count}" for count in counts)
    console.print(f"Articles: {done}. {seconds:.1f} seconds.", style="bold")
    if publication.skipped:
        kinds = sorted(publication.skipped.items(), key=lambda kind: (-kind[1], kind[0]))
        skipped = ", ".join(f"{count:,} {kind}" for kind, count in kinds)
        console.print(f"Skipped in web archives: {skipped}.")
    if not publication.published:
        console.print("Nothing to do: the tables stay as they were.")
    if publication.rejects:
        _show_rejects(console, publication)


def show_sizes(console: Console, sizes: Mapping[str, TableSize], schemas: Mapping[str, Schema]) -> None:
    """The published tables, with rows, files and sizes."""
    table = _table("Table", ">Rows", ">Files", ">Size", "One row per", footer=True)
    for name, size in sizes.items():
        table.add_row(name, f"{size.rows:,}", f"{size.files:,}", _bytes(size.bytes), schemas[name].per)
    table.columns[0].footer = "total"
    table.columns[1].footer = f"{sum(size.rows for size in sizes.values()):,}"
    table.columns[2].footer = f"{sum(size.files for size in sizes.values()):,}"
    table.columns[3].footer = _bytes(sum(size.bytes for size in sizes.values()))
    console.print(table)


def show_columns(console: Console, schema: Schema) -> None:
    """The columns of a table and what they mean."""
    console.print(f"{schema.name}: one row per {schema.per}.", style="bold")
    table = _table("Column", "Type", "Meaning")
    for column in schema.columns:
        null = " May be null." if column.nullable else ""
        table.add_row(column.name, str(column.type), column.description + null)
    console.print(table)


def show_formats(console: Console, formats: Sequence[Format]) -> None:
    """The formats that can be read."""
    table = _table("Format", "Names end in", "What is read")
    for known in formats:
        table.add_row(known.name, " ".join(known.suffixes), known.about)
    console.print(table)


def show_rows(console: Console, frame: pd.DataFrame) -> None:
    """The answer to a query, its first rows if it is long; row by row where its columns do not fit side by side."""
    rows = [[_cell(value) for value in row] for row in frame.head(_SHOWN_ROWS).itertuples(index=False)]
    names = [str(name) for name in frame.columns]
    if len(names) * _NARROWEST > console.width:
        indent = min(max(map(len, names)) + 2, console.width // 2)
        for number, row in enumerate(rows, 1):
            if number > 1:
                console.print()
            console.print(f"Row {number}", style="bold")
            for name, cell in zip(names, row, strict=True):
                _print_beside(console, Text(name, style="dim"), cell, indent)
    elif names:
        numeric = [dtype.kind in "iuf" for dtype in frame.dtypes]
        table = _table(*(f">{name}" if right else name for name, right in zip(names, numeric, strict=True)))
        for row in rows:
            table.add_row(*row)
        console.print(table)
    if len(frame) > len(rows):
        console.print(f"The first {len(rows)} of {len(frame):,} rows; --format csv gives all.", style="italic")


def to_json(frame: pd.DataFrame) -> str:
    """The rows as a JSON array of objects; times in ISO 8601."""
    return json.dumps(frame.to_dict("records"), default=_json_value, ensure_ascii=False, indent=2)


def show_scores(console: Console, evaluations: Mapping[str, Evaluation]) -> None:
    """How much is read right, by corpus."""
    table = _table("Corpus", "Metric", ">Value")
    for corpus, evaluation in evaluations.items():
        for metric, value in evaluation.rows():
            table.add_row(corpus, metric, f"{value:.3f}")
    console.print(table)


def show_worth(console: Console, worths: Mapping[str, Sequence[Worth]]) -> None:
    """What steps are worth, in points and with their bounds; a mark tells what pays for a step or speaks against it."""
    table = _table("Without", "Corpus", "Metric", ">Worth", ">at least", ">at most", "")
    for steps, found in worths.items():
        if not found:
            table.add_row(steps, "", "nothing changes")
        for number, one in enumerate(found):
            mark = "pays" if one.pays else "costs" if one.costs else ""
            points = (f"{value:+.2f}" for value in (one.points, one.low, one.high))
            table.add_row(steps if number == 0 else "", one.corpus, one.metric, *points, mark)
    if not console.is_terminal:
        # What is piped is read by programs, which a line that goes on below would confuse.
        console.width = max(console.width, _WIDE)
    console.print(table)


def _known(article: Article) -> Iterator[tuple[str, str]]:
    """What is known about an article, each with its label."""
    place, country = article.dateline_place, article.dateline_country
    published = None
    if article.published_at and article.published_basis:
        moment = article.published_at.astimezone(UTC)
        time = "%Y-%m-%d" if moment.hour == moment.minute == 0 else "%Y-%m-%d %H:%M UTC"
        published = f"{moment:{time}}, {_BASES[article.published_basis]}"
    for label, value in (
        ("By", article.byline),
        ("Agency", article.agency),
        ("From", f"{place} ({country})" if place and country else place),
        ("Published", published),
        ("Publisher", ", ".join(filter(None, (article.publisher, article.domain)))),
        ("Address", article.url),
        ("Language", article.language),
    ):
        if value:
            yield label, value


def _show_text(console: Console, annotated: AnnotatedArticle) -> None:
    """The text, block by block; the kind of each that is not body text stands in the margin."""
    text = _visible(annotated.article.text)
    all_marks = list(_marks(annotated, plain=console.no_color or console.color_system is None))
    paragraph = None
    for block in annotated.article.blocks:
        line = Text(text[block.start : block.end], style="dim" if block.kind == "boilerplate" else "")
        marks = []
        for mark in all_marks:
            start, end = max(mark.start, block.start) - block.start, min(mark.end, block.end) - block.start
            if start < end:
                line.stylize(mark.style, start, end)
                marks.append(replace(mark, start=start, end=end))
        if block.paragraph != paragraph:
            console.print()
        paragraph = block.paragraph
        margin = Text("" if block.kind == "body" else block.kind, style="dim")
        _print_beside(console, margin, _with_brackets(line, marks), 13)


def _marks(annotated: AnnotatedArticle, plain: bool) -> Iterator[_Mark]:
    """What is marked in the text, the outer ones first. Colours tell the kinds of entity; without them words do."""
    for number, quote in enumerate(annotated.quotes, 1):
        for start, end in quote.content:
            yield _Mark(start, end, _QUOTE_STYLE, f"{{{number} ", f" {number}}}" if plain else "}")
        for start, end in quote.cue:
            yield _Mark(start, end, "underline")
    for mention in annotated.mentions:
        if style := _ENTITY_STYLES.get(mention.label):
            brackets = ("[", f" {mention.label}]") if plain else ("", "")
            yield _Mark(mention.start, mention.end, style, *brackets)
    for date in annotated.dates:
        brackets = ("[", f" {_value(date)}]") if plain else ("", "")
        yield _Mark(date.start, date.end, _DATE_STYLE, *brackets)


def _with_brackets(line: Text, marks: Sequence[_Mark]) -> Text:
    """The line with the marks' brackets in it: where several meet, inner ones close first and outer ones open first."""
    brackets = []
    for order, mark in enumerate(marks):
        brackets.append((mark.end, 0, -mark.start, -order, Text(mark.closing, style=mark.style)))
        brackets.append((mark.start, 1, -mark.end, order, Text(mark.opening, style=mark.style)))
    brackets.sort(key=lambda bracket: bracket[:4])
    pieces = line.divide([position for position, *_ in brackets])
    result = pieces[0]
    for (*_, bracket), piece in zip(brackets, pieces[1:], strict=True):
        result = result + bracket + piece
    return result


def _show_entities(console: Console, annotated: AnnotatedArticle) -> None:
    """The entities of each kind, and the dates and sums of money, with how often each is mentioned."""
    text = annotated.article.text
    counts = Counter((m.label, m.entity.name if m.entity else text[m.start : m.end]) for m in annotated.mentions)
    for label, style in _ENTITY_STYLES.items():
        names = [
            f"{_visible(name)} ({count})" if count > 1 else _visible(name)
            for (kind, name), count in counts.most_common()
            if kind == label
        ]
        if names:
            _print_beside(console, Text(label, style=style), Text(", ".join(names)), 9)


def _show_dates(console: Console, annotated: AnnotatedArticle) -> None:
    """What the time expressions mean, in the order of the calendar, each with the words that say so."""
    words: dict[str, Counter[str]] = {}
    for date in sorted(annotated.dates, key=lambda date: (date.period is None, date.period and date.period.first)):
        text = " ".join(annotated.article.text[date.start : date.end].split())
        words.setdefault(_value(date), Counter())[text] += 1
    indent = max(map(len, words)) + 2
    for value, texts in words.items():
        listed = ", ".join(f"{text} ({count})" if count > 1 else text for text, count in texts.items())
        _print_beside(console, Text(value, style=_DATE_STYLE), Text(_visible(listed)), indent)


def _value(date: TimeExpression) -> str:
    return date.period.value if date.period else "?"


def _show_quote(console: Console, number: int, quote: Quote) -> None:
    """Who says it, what, and how."""
    name, words = quote.speaker.name if quote.speaker else None, quote.speaker_text
    who = Text(_visible(name or words or "unknown"), style="bold" if name else "italic")
    if quote.speaker_title:
        who.append(f", {_visible(quote.speaker_title)}", style="not bold not italic")
    how = [f"{quote.kind} {'speech' if quote.is_speech else 'thought'}"]
    if quote.cue_text:
        how.append(quote.cue_text)
    if quote.via_text:
        how.append(f"via {quote.via_text}")
    if name and words and words not in name and name not in words:
        how.append(f"as “{words}”")
    _print_beside(console, Text(f"{number:>2}", style=_QUOTE_STYLE), who, 4)
    _print_beside(console, Text(), Text(_visible(quote.text), style=_QUOTE_STYLE), 4)
    _print_beside(console, Text(), Text(_visible(" · ".join(how)), style="dim"), 4)


def _print_beside(console: Console, margin: Text, text: Text, indent: int) -> None:
    """Text wrapped to the terminal's width, with something in the margin of its first line."""
    margin.pad_right(indent - margin.cell_len)
    for line in text.wrap(console, max(console.width - indent, 20)):
        whole = Text.assemble(margin, line)
        whole.rstrip()
        console.print(whole, soft_wrap=True)
        margin = Text(" " * indent)


def _show_rejects(console: Console, publication: Publication) -> None:
    console.print()
    console.print("Could not be used:", style="bold red")
    for reject in publication.rejects[:_SHOWN_REJECTS]:
        _print_beside(console, Text(), Text(_visible(f"{reject.source_uri}: {reject.message}")), 2)
    if (more := len(publication.rejects) - _SHOWN_REJECTS) > 0:
        console.print(f"  and {more:,} more.")
    console.print('All are in the table rejects: dateline query "from rejects"', soft_wrap=True)


def _table(*columns: str, footer: bool = False) -> Table:
    """A table without a frame; columns whose name starts with > hold numbers."""
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        show_footer=footer,
        pad_edge=False,
        header_style="bold",
        footer_style="bold",
    )
    for name in columns:
        table.add_column(name.removeprefix(">"), justify="right" if name.startswith(">") else "left", overflow="fold")
    return table


def _cell(value: Any) -> Text:
    return Text("" if _is_null(value) else _visible(str(value)))


def _json_value(value: Any) -> Any:
    if _is_null(value):
        return None
    if hasattr(value, "tolist"):
        return value.tolist()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _is_null(value: Any) -> bool:
    # Of null, pandas' NA alone has no truth, and only NaN and NaT are unlike themselves.
    return (
        value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)
    )


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(words, style="bold")


def _bytes(size: float) -> str:
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.3g} {unit}"
        size /= 1000
    return f"{size:.3g} TB"


def _visible(text: str) -> str:
    return text.translate(_VISIBLE)
