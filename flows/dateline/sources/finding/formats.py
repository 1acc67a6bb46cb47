"""The formats that can be read. A new one is a reader in the room of its kind and a line in `FORMATS`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.sources.containers import archives, compressed, mhtml, warc
from dateline.sources.documents.document import RawDocument, Reject, Skipped
from dateline.sources.documents.input_errors import UnknownFormatError
from dateline.sources.documents.resource import Link, Resource
from dateline.sources.feeds import feeds, sitemap
from dateline.sources.page import html
from dateline.sources.rows import delimited, jsonl, parquet
from dateline.sources.text import plain as text
from dateline.sources.wire import newsml, ninjs, nitf

Found = RawDocument | Reject | Skipped | Resource | Link
Read = Callable[..., Iterator[Found]]
"""Reads what a resource holds, in its order: documents, what cannot be used, and things that are to be read in turn: an
archive's members, a feed's links. A member is read before the next one is asked for.

Its argument is a Resource; readers of tables take Columns too. It may raise SourceError or OSError where the resource
as a whole is of no use, and nothing else. Memory does not grow with the resource, and time no faster than its size.
"""


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Args:
        name: Its name, as `--format` and articles.source_format have it.
        suffixes: How its files' names end, in lower case.
        about: What is read from it, in a few words.
        read: Its reader.
        sniff: Whether the first 64 KiB of a file can be of no other format. None where content never tells.
        wraps: It holds files of other formats, which `--format` is about.
        table: It has named columns, so that its reader takes a mapping of their names.
    """

    name: str
    suffixes: tuple[str, ...]
    about: str
    read: Read
    sniff: Callable[[bytes], bool] | None = None
    wraps: bool = False
    table: bool = False


FORMATS = (
    Format("warc", (".warc", ".warc.gz"), "web archives: every web page in it", warc.read, warc.sniff, wraps=True),
    Format("gzip", (".gz", ".tgz"), "what is in it", compressed.read_gzip, compressed.sniff_gzip, wraps=True),
    Format("bzip2", (".bz2", ".tbz2"), "what is in it", compressed.read_bzip2, compressed.sniff_bzip2, wraps=True),
    Format("xz", (".xz", ".txz"), "what is in it", compressed.read_xz, compressed.sniff_xz, wraps=True),
    Format("zstd", (".zst", ".tzst"), "what is in it", compressed.read_zstd, compressed.sniff_zstd, wraps=True),
    Format("zip", (".zip",), "every file in it", archives.read_zip, archives.sniff_zip, wraps=True),
    Format("tar", (".tar",), "every file in it", archives.read_tar, archives.sniff_tar, wraps=True),
    Format("mhtml", (".mhtml", ".mht"), "the page in a saved one", mhtml.read, mhtml.sniff, wraps=True),
    Format("html", (".html", ".htm", ".xhtml"), "a web page: the article in it", html.read, html.sniff),
    Format("newsml", (".newsml", ".g2"), "NewsML-G2: news items, alone or in a message", newsml.read, newsml.sniff),
    Format("nitf", (".nitf",), "NITF: an article a file", nitf.read, nitf.sniff),
    Format("ninjs", (".ninjs",), "ninjs: an item, an array of them, or one a line", ninjs.read, ninjs.sniff),
    Format(
        "feed",
        (".rss", ".atom"),
        "a feed: RSS, Atom or JSON Feed, and the pages that it links to",
        feeds.read,
        feeds.sniff,
    ),
    Format("sitemap", (), "a sitemap or an index of sitemaps: the pages that it leads to", sitemap.read, sitemap.sniff),
    Format("jsonl", (".jsonl", ".ndjson"), "an article a line, as a JSON object", jsonl.read, jsonl.sniff, table=True),
    Format("parquet", (".parquet",), "an article a row", parquet.read, parquet.sniff, table=True),
    Format("csv", (".csv", ".tsv"), "an article a row, below the columns' names", delimited.read, table=True),
    Format("urls", (), "addresses of pages, one a line (only with --format)", sitemap.read_list),
    Format("text", (".txt", ".md"), "plain text and Markdown, an article a file", text.read),
)
"""In the order in which content is asked: the first whose `sniff` says yes; else the first whose name fits."""

_OTHERS = {
    b"%PDF-": "a PDF document",
    b"{\\rtf": "a document in rich text (RTF)",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "a document of Office before 2007",
    b"%!PS": "a PostScript document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
}
"""What is no text, however it is named, by its first bytes."""


def format_of(resource: Resource, name: str | None = None) -> Format:
    """The format of a resource: by its content, else by its name; but `name`, where given, if it is not packed.

    Raises UnknownFormatError, and OSError or SourceError where it cannot be opened.
    """
    head = resource.head()
    by_content = next((known for known in FORMATS if known.sniff and known.sniff(head)), None)
    if name and not (by_content and by_content.wraps):
        return format_named(name)
    if by_content is None and (
        other := next((kind for start, kind in _OTHERS.items() if head.startswith(start)), None)
    ):
        raise UnknownFormatError(f"It is {other}, whatever its name. Save what it holds as text or HTML.")
    ending = resource.name.lower()
    found = by_content or next((known for known in FORMATS if ending.endswith(known.suffixes)), None)
    if found is None:
        raise UnknownFormatError(
            "Neither its content nor its name tells its format. `dateline sources` lists those that can be read; name "
            "the one it has with --format, or leave it out."
        )
    return found


def format_named(name: str) -> Format:
    """The format of this name. Raises UnknownFormatError."""
    for known in FORMATS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in FORMATS)
    raise UnknownFormatError(f"There is no format {name!r}. There are: {names}.")
