import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from dateline.sources.documents.document import Metadata, RawDocument, Reject
from dateline.sources.documents.input_errors import BrokenRecordError, NotFoundError, UnknownFormatError
from dateline.sources.documents.resource import Link, Resource, in_memory
from dateline.sources.finding import formats as registry
from dateline.sources.finding.formats import FORMATS, Format, Found, format_named, format_of
from dateline.sources.finding.traversal import Options, read, read_all

RECORD = b'{"text": "Kim met Putin."}\n'


def errors(found: Iterator[RawDocument | Reject]) -> list[tuple[str, str]]:
    return [(each.source_uri, each.error) for each in found if isinstance(each, Reject)]


def uris(found: Iterator[RawDocument | Reject]) -> list[str]:
    return [each.source_uri for each in found]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"Kim met Putin.", "text"),
        ("a.MD", b"# Kim met Putin.", "text"),
        ("a.jsonl", RECORD, "jsonl"),
        ("a.jsonl", b"", "jsonl"),
        ("a.txt", RECORD, "jsonl"),
        ("a", b'\xef\xbb\xbf {"id": 1, "text" : "a"}', "jsonl"),
        ("a.csv", RECORD, "jsonl"),
        ("a.txt", b"text,title\nWords.,A\n", "text"),
        ("a.txt", b"<Ann Lee> We met at the port.", "text"),
        ("a.txt", b"<3 and other signs", "text"),
        ("a.txt", b"{not: json}", "text"),
        ("a.txt", b"", "text"),
        ("a.txt", bytes(1000), "text"),
        ("a.txt", b"<p>A piece of a page.</p>", "html"),
        ("a.txt", b"\n<!-- a --><!DOCTYPE HTML><p>Words.", "html"),
        ("a.txt", "\ufeff<html><p>Words.".encode("utf-16-le"), "html"),
        ("a.txt", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><nitf/>", "nitf"),
        ("a.html", b"<rss version='2.0'><channel/></rss>", "feed"),
        ("a.txt", gzip.compress(b""), "gzip"),
        ("a.pdf", b"PK\x05\x06" + bytes(18), "zip"),
    ],
)
def test_content_decides_and_then_the_name(name: str, data: bytes, expected: str) -> None:
    assert format_of(in_memory(name, data)).name == expected


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.webp", b"RIFF\0\0\0\0WEBP"),
        ("README", b"words"),
        ("a.txt.bak", b""),
        ("a.xml", b"<?xml version='1.0'?><catalog><book>Words</book></catalog>"),
        ("a.json", b'{"a": 1}'),
        ("a.txt/", b"words"),
    ],
)
def test_what_neither_tells_is_a_reject(name: str, data: bytes) -> None:
    (reject,) = read(in_memory(name, data))
    assert isinstance(reject, Reject)
    assert (reject.source_uri, reject.stage, reject.error) == (name, "read", "UnknownFormatError")
    assert "dateline sources" in reject.message


@pytest.mark.parametrize("name", ["a.txt", "a", "a.html"])
@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"%PDF-1.4\n1 0 obj << >> endobj",
        b"{\\rtf1 Words.}",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!\x1a\x07\x01",
    ],
)
def test_what_is_no_text_is_a_reject_by_any_name(name: str, data: bytes) -> None:
    assert errors(read(in_memory(name, data))) == [(name, "UnknownFormatError")]


def test_a_named_format_is_taken_at_its_word() -> None:
    (document,) = read(in_memory("a.dat", RECORD), Options(format="text"))
    assert isinstance(document, RawDocument)
    assert (document.source_format, document.text) == ("text", RECORD.decode())
    with pytest.raises(UnknownFormatError, match="There are: "):
        format_named("nonsense")


def test_names_and_suffixes_are_of_one_format_each() -> None:
    names = [known.name for known in FORMATS]
    suffixes = [suffix for known in FORMATS for suffix in known.suffixes]
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)
    assert all(known.about for known in FORMATS)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Resource], Iterator[Found]]], None]:
    """Lets a function read what begins with TEST."""

    def use(read_test: Callable[[Resource], Iterator[Found]]) -> None:
        test = Format("test", (".test",), "", read_test, lambda head: head.startswith(b"TEST"), wraps=True)
        monkeypatch.setattr(registry, "FORMATS", (test, *FORMATS))

    return use


TEST = in_memory("a.test", b"TEST")


def pages(page: Resource) -> Callable[[str], Resource]:
    def follow(url: str) -> Resource:
        if url == "https://example.org/gone":
            raise NotFoundError("There is no such page.")
        return replace(page, uri=url, url=url)

    return follow


@pytest.mark.parametrize(
    ("raised", "error"),
    [
        (BrokenRecordError("It is broken."), "BrokenRecordError"),
        (OSError("no such disk"), "UnreadableError"),
        (EOFError("cut"), "ReaderError"),
        (RecursionError(), "ReaderError"),
    ],
)
def test_whatever_a_reader_raises_costs_what_comes_after_it_alone(
    reader: Callable[..., None], raised: Exception, error: str
) -> None:
    def read_test(resource: Resource) -> Iterator[Found]:
        yield RawDocument(resource.uri, "test", "words")
        raise raised

    reader(read_test)
    document, reject = read(TEST)
    assert isinstance(document, RawDocument)
    assert isinstance(reject, Reject)
    assert (reject.source_uri, reject.error) == ("a.test", error)


def test_members_are_read_in_turn(reader: Callable[..., None]) -> None:
    def read_test(resource: Resource) -> Iterator[Found]:
        yield resource.member("2024/a.txt", in_memory("", b"words").open)
        yield resource.member("b.jsonl", in_memory("", RECORD * 2).open)
        yield resource.member("c.png", in_memory("", b"").open)

    reader(read_test)
    found = list(read(TEST))
    assert uris(iter(found)) == ["a.test#2024/a.txt", "a.test#b.jsonl#L1", "a.test#b.jsonl#L2", "a.test#c.png"]
    assert errors(iter(found)) == [("a.test#c.png", "UnknownFormatError")]


def test_members_of_members_come_to_an_end(reader: Callable[..., None]) -> None:
    reader(lambda resource: iter([resource.member("in.test", resource.open)]))
    assert errors(read(TEST)) == [("a.test" + "#in.test" * 5, "TooLargeError")]


def test_links_are_followed_and_fill_what_the_page_leaves_out(reader: Callable[..., None]) -> None:
    link = Link("https://example.org/1", Metadata(title="From the feed", byline="Ann Lee"))
    reader(lambda resource: iter([link, Link("https://example.org/gone")]))
    page = replace(in_memory("", b'{"text": "words", "title": "From the page"}'), metadata=Metadata(publisher="Server"))
    document, reject = read(TEST, Options(follow=pages(page)))
    assert isinstance(document, RawDocument)
    metadata = document.metadata
    assert (metadata.title, metadata.byline, metadata.publisher) == ("From the page", "Ann Lee", "Server")
    assert document.source_uri == "https://example.org/1#L1"
    assert isinstance(reject, Reject)
    assert (reject.source_uri, reject.error) == ("https://example.org/gone", "NotFoundError")
    assert list(read(TEST)) == []


def test_links_in_a_circle_come_to_an_end(reader: Callable[..., None]) -> None:
    reader(lambda resource: iter([Link("https://example.org/1"), Link("https://example.org/2")]))
    assert list(read(TEST, Options(follow=pages(TEST)))) == []


def test_a_page_is_fetched_once(reader: Callable[..., None]) -> None:
    fetched = []

    def follow(url: str) -> Resource:
        fetched.append(url)
        return replace(TEST, uri=url)

    reader(lambda resource: (Link(f"https://example.org/{resource.uri[-1]}{n}#{len(fetched)}") for n in [1, 2, 1]))
    assert errors(read(TEST, Options(follow=follow))) == [("https://example.org/12", "TooLargeError")]
    assert len(set(fetched)) == len(fetched) == 2 + 2 * 2


def test_addresses_are_followed_as_given_and_lead_on_like_files(reader: Callable[..., None]) -> None:
    """A given page has the named format, what it links to has its own; what lies too deep is told."""
    reader(lambda resource: iter([Link(f"{resource.uri}1 "), Link(resource.uri), Link("https://example.org/story")]))
    web = {"https://example.org/a" + "1" * n: b"TEST" for n in range(5)} | {"https://example.org/story": RECORD}

    def follow(url: str) -> Resource:
        return replace(in_memory(url, web[url]), url=url)

    given = Link("https://example.org/a#top", Metadata(title="From elsewhere"))
    reject, document = read(given, Options("test", follow=follow))
    assert isinstance(document, RawDocument)
    assert (document.source_uri, document.metadata.title) == ("https://example.org/story#L1", None)
    assert isinstance(reject, Reject)
    assert (reject.source_uri, reject.error) == ("https://example.org/a11", "TooLargeError")


@pytest.mark.parametrize("raised", [KeyError("oh"), OSError("no disk"), NotFoundError("It is gone.")])
def test_a_page_that_fails_costs_nothing_else(reader: Callable[..., None], raised: Exception) -> None:
    def follow(url: str) -> Resource:
        raise raised

    reader(lambda resource: iter([Link("https://ann:secret@example.org/1"), Link("https://example.org/2")]))
    first, second = read(TEST, Options(follow=follow))
    assert [first.source_uri, second.source_uri] == ["https://example.org/1", "https://example.org/2"]


def test_pages_are_expected_before_their_turn_and_read_in_it(reader: Callable[..., None]) -> None:
    """Of two feeds, all links are known before the first page is asked for, and documents come in the feeds' order."""

    def read_test(resource: Resource) -> Iterator[Found]:
        for number in range(1, 4):
            yield Link(f"{resource.uri}/{number}")
            yield RawDocument(f"{resource.uri}#{number}", "test", "words")

    told: list[str] = []

    def follow(url: str) -> Resource:
        told.append(f"follow {url[-3:]}")
        return in_memory(url, b"TEST" if url[-2] == "." else RECORD)

    reader(read_test)
    feeds = ["https://x.a", "https://x.b"]
    options = Options(follow=follow, expect=lambda url: told.append(f"expect {url[-3:]}"))
    found = list(read_all([Link(url) for url in feeds], options))
    pages = ["a/1", "a/2", "a/3", "b/1", "b/2", "b/3"]
    assert uris(iter(found)) == [f"https://x.{page}#L1" if n % 2 == 0 else f"https://x.{page.replace('/', '#')}"
                                 for page in pages for n in range(2)]  # fmt: skip
    assert told[:2] == ["expect x.a", "expect x.b"]
    assert set(told[2:10]) == {"follow x.a", "follow x.b", *(f"expect {page}" for page in pages)}
    assert told[10:] == [f"follow {page}" for page in pages]


def test_documents_of_files_are_not_gathered(reader: Callable[..., None]) -> None:
    made = 0

    def read_test(resource: Resource) -> Iterator[Found]:
        nonlocal made
        for made in range(1, 100):
            yield RawDocument(f"{resource.uri}#{made}", "test", "words")

    reader(read_test)
    for number, _ in enumerate(read(TEST), 1):
        assert made == number
