"""The command line. Whatever is heavy is imported inside the command that needs it."""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from dateline import __version__, annotate_document
from dateline import annotate as annotate_text
from dateline.errors import DatelineError
from dateline.running.prefect_api import swift_imports
from dateline.sources.documents.document import RawDocument, Reject
from dateline.sources.documents.input_errors import EmptyError, NoInputError

from .display import (
    make_console,
    show_article,
    show_columns,
    show_formats,
    show_publication,
    show_rows,
    show_sizes,
    show_trace,
    to_json,
)
from .progress_bar import progress_bar
from .training import evaluate, train

if TYPE_CHECKING:
    from dateline import AnnotatedArticle


class Commands(click.Group):
    """Shows the errors that a user can act on as one line: exit code 2 for wrong input paths, else 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except NoInputError as error:
            raise click.UsageError(str(error), ctx) from error
        except DatelineError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise click.ClickException(
                f"{error.strerror}: {error.filename}" if error.filename else str(error)
            ) from error


_tables_option = click.option(
    "--tables",
    type=click.Path(file_okay=False, path_type=Path),
    default="data/tables",
    show_default=True,
    metavar="DIR",
    help="Folder of the tables.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dateline")
@click.option(
    "--without",
    multiple=True,
    metavar="STEP",
    help="Leave a step of the reading out of build, annotate or evaluate. May be given several times.",
)
@click.pass_context
def main(context: click.Context, without: tuple[str, ...]) -> None:
    """News articles in, analytics tables out: who said what about whom, where and when.

    \b
    Examples:
      dateline build news/             articles in a folder, into tables
      dateline tables                  the tables that there are
      dateline query "select speaker_name, text from quotes limit 10"
      dateline annotate article.txt    one article, here in the terminal

    `dateline COMMAND --help` tells more about each command.
    """
    context.obj = frozenset(without)


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@_tables_option
@click.option(
    "--format",
    "source_format",
    metavar="NAME",
    help="Format of all files, whatever they look like: see dateline sources.",
)
@click.option(
    "--column",
    "pairs",
    multiple=True,
    metavar="KEY=NAME",
    help="What the tables call a value: text=body. May be given several times.",
)
@click.option(
    "--columns",
    "column_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help='A TOML file that says the same, in lines such as text = "body".',
)
@click.option("--prune", is_flag=True, help="Remove articles that the paths held before and hold no more.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes to use.  [default: one per core]")
@click.option(
    "--wait",
    "wait_seconds",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="How long to wait for another run on the same tables.  [default: 60]",
)
@click.option(
    "--knowledge-base",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Parquet file by which entities get their Wikidata ids.  [default: DATELINE_KNOWLEDGE_BASE]",
)
@click.pass_obj
def build(without: frozenset[str], /, pairs: tuple[str, ...], column_file: Path | None, **options: Any) -> None:
    """Turn articles into tables, or bring the tables up to date.

    Articles are read from each PATH: a file, a folder (with all folders in it) or a quoted pattern, here or in an
    object store (s3://, gs://, az://), or a web address; without one from seeds/. `dateline sources` lists the formats.
    Archives and compressed files are read as if they were unpacked. What was fetched from the web is kept, and only
    what has changed since is fetched again.

    Tables (CSV, Parquet, JSON Lines) have a column `text`, and where known `url`, `title`, `byline`, `publisher`,
    `published_at` and more (see data/README.md, articles); --column says what a table calls them instead.

    Only articles that are new or changed are read. What cannot be used goes into the table rejects, with the reason,
    and the rest is built. Readers see the old tables until all new ones are complete.

    A knowledge base has a row for each name of an entity: `name`, `label` (PERSON, ORG and so on), `wikidata_id`, and
    of places, if you like, `geonames_id`. A name that is two entities' links to neither. With another one, or none, a
    build links anew and reads nothing again.

    \b
    Examples:
      dateline build
      dateline build news/ wire.jsonl --tables data/tables
      dateline build 'archive/**/2024-*.txt' --workers 4
      dateline build https://news.example/feed.xml
      dateline build 's3://bucket/news/*.warc.gz'
      dateline build news/ --prune
      dateline build corpus.csv.gz --column text=body --column published_at=date
      dateline build news/ --knowledge-base names.parquet
    """
    started = time.monotonic()
    with swift_imports():
        from dateline.build import BuildRequest, run_build
    from dateline.sources.rows.records import given_columns

    given = {name: value for name, value in options.items() if value not in (None, ())}
    request = BuildRequest(**given, columns=given_columns(pairs, column_file), without=without)
    with progress_bar("Articles") as progress:
        publication = run_build(request, progress)
    show_publication(make_console(), publication, time.monotonic() - started)


@main.command()
@click.argument("file")
@click.option("--trace", is_flag=True, help="Show for each row the steps of the reading that made and changed it.")
@click.pass_obj
def annotate(without: frozenset[str], /, file: str, trace: bool) -> None:
    """Show one article and who said what in it.

    FILE holds articles as for `dateline build`; it may be a web address, or - for plain text from standard input. Shown
    are what is known about the article, its text with entities, dates and quotes marked, and lists of them. In the
    text, the braces in {1 such words} hold quote 1 of the list, and colours tell the kinds of entity; without colours
    each entity stands in brackets with its kind, as in [Paris LOC], and each date with what it means.

    \b
    Examples:
      dateline annotate seeds/000_e8ea97ef6f11ea24.txt
      dateline annotate https://news.example/story.html
      pbpaste | dateline annotate -
      NO_COLOR=1 dateline annotate article.txt
    """
    console = make_console()
    failed = False
    for number, result in enumerate(_annotated(file, without, trace)):
        if isinstance(result, Reject):
            click.echo(f"Error: {result.source_uri}: {result.message}", err=True)
            failed = True
            continue
        if number:
            console.rule(style="dim")
        show_article(console, result)
        if trace:
            show_trace(console, result)
    if failed:
        sys.exit(1)


@main.command()
def sources() -> None:
    """List the formats that can be read.

    The content of a file decides what it is, and where that leaves it open its name; what neither tells is a row in
    the table rejects. `dateline build --format NAME` reads all files as one format.

    \b
    Example:
      dateline sources
    """
    from dateline.sources.finding.formats import FORMATS

    show_formats(make_console(), FORMATS)


@main.command()
@click.argument("table", required=False)
@_tables_option
def tables(table: str | None, tables: Path) -> None:
    """List the tables, or the columns of one TABLE.

    \b
    Examples:
      dateline tables
      dateline tables quotes
    """
    from dateline.tables import querying
    from dateline.tables.schema import TABLES

    if table is None:
        show_sizes(make_console(), querying.sizes(tables), TABLES)
    elif table in TABLES:
        show_columns(make_console(), TABLES[table])
    else:
        raise click.BadParameter(f"{table!r} is none of {', '.join(TABLES)}.", param_hint="TABLE")


@main.command()
@click.argument("sql")
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print the answer.",
)
@_tables_option
def query(sql: str, style: Literal["table", "csv", "json"], tables: Path) -> None:
    """Answer an SQL query over the tables.

    Every table has its name; `dateline tables TABLE` shows its columns. The SQL is DuckDB's
    (https://duckdb.org/docs/sql/introduction). Times are in UTC.

    \b
    Examples:
      dateline query "select speaker_name, count(*) n from quotes group by all order by n desc"
      dateline query "from entities where label = 'PERSON'" --format csv > people.csv
      dateline query "select published_at, q.text from quotes q join articles using (article_id)
                      where speaker_name = 'Vladimir Putin'" --format json
    """
    from dateline.tables import querying

    # Whole numbers with nulls among them would be printed as 3.0 otherwise.
    frame = querying.query(sql, tables).convert_dtypes()
    if style == "table":
        show_rows(make_console(), frame)
    elif style == "csv":
        click.echo(frame.to_csv(index=False), nl=False)
    else:
        click.echo(to_json(frame))


@main.command()
@_tables_option
def rollback(tables: Path) -> None:
    """Go back to the tables before the last run.

    One step back is kept, and the next `dateline build` brings the tables up to date again.

    \b
    Example:
      dateline rollback
    """
    from dateline.tables.schema import TABLES
    from dateline.tables.warehouse import Warehouse

    warehouse = Warehouse(tables)
    warehouse.rollback()
    click.echo(f"{tables} is as it was before the last run:")
    show_sizes(make_console(), warehouse.sizes(), TABLES)


main.add_command(train)
main.add_command(evaluate)


def _annotated(file: str, without: frozenset[str], trace: bool) -> Iterator[AnnotatedArticle | Reject]:
    from dateline.sources.documents.resource import local_file
    from dateline.sources.finding.traversal import read
    from dateline.sources.text.decode import decode

    if file == "-":
        text = decode(sys.stdin.buffer.read() if sys.stdin else b"")
        if not text.strip():
            raise EmptyError("Standard input holds no text.")
        yield annotate_text(text, without=without, trace=trace)
        return
    if "://" in file:
        found = _fetched(file)
    else:
        found = read(local_file(click.Path(exists=True, dir_okay=False, path_type=Path).convert(file, None, None)))
    for document in found:
        yield annotate_document(document, without, trace=trace) if isinstance(document, RawDocument) else document


def _fetched(address: str) -> Iterator[RawDocument | Reject]:
    """What is at a web address, of which nothing is kept."""
    from tempfile import TemporaryDirectory

    from dateline.settings import read_settings
    from dateline.sources.documents.resource import Link
    from dateline.sources.finding.traversal import Options, read
    from dateline.sources.web.web import Web

    with TemporaryDirectory() as folder, Web(Path(folder), read_settings().limits()) as web:
        yield from read(Link(address), Options(follow=web.follow, expect=web.expect))
