"""Inputs that mean harm, or that nobody meant, each with what a build makes of it."""

import gzip
import json
import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
from packing import OFFSET, SIZE, parquet, patched, tarred, zipped

ARTICLE = "{0} to open again\n\nOSLO (AFP) - The {0} will open again, minister Paul Marchand said on Monday.\n"
_PARAGRAPH = "<p>The {0} of Oslo will open again on Monday, minister Paul Marchand said after a meeting with crews.</p>"
_NITF = "<nitf><body><body.content><p>The harbour {0} again.</p></body.content></body></nitf>"
_FEED = (
    '<rss version="2.0"><channel><title>Post</title><item><guid>1</guid><title>Harbour</title>'
    "<description>{0}</description></item></channel></rss>"
)
_ARTICLE = (
    _PARAGRAPH
    + "<p>“We have waited two winters for the {0}, and we will not wait for a third one,” Marchand told them.</p>"
    "<p>The crews have worked at night since March. Two of the three gates were found to be older than the plans.</p>"
)
_LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefg", "bcdefgh", strict=True)
)
SECRET = "Nobody outside may read this."


def page(body: str, head: str = "", name: str = "harbour") -> str:
    """A web page with an article."""
    return (
        f"<!DOCTYPE html><html><head>{head}<title>{name.title()} opens</title></head><body><article>"
        f"<h1>{name.title()} opens</h1>{body}{_ARTICLE.format(name)}</article></body></html>"
    )


def records(*values: str) -> bytes:
    """JSON Lines of a text each, and one more value as it is written."""
    return "".join(f'{{"text": "The dock of {n} opens again.", {value}}}\n' for n, value in enumerate(values)).encode()


ZEROS = gzip.compress(bytes(8 << 20))

FILES: dict[str, tuple[Callable[[Path], bytes | str], dict[str, str]]] = {
    # A file's content, given the folder that it lies in; and the error or the article's text, from its start, at each
    # place in it.
    "xml/external.nitf": (
        lambda here: f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "{(here / "secret").as_uri()}">]>' + _NITF.format("&x;"),
        {"": "UnsafeError"},
    ),
    "xml/parameter.nitf": (
        lambda here: (
            f'<!DOCTYPE nitf [<!ENTITY % x SYSTEM "{(here / "secret").as_uri()}"> %x;]>' + _NITF.format("opens")
        ),
        {"": "UnsafeError"},
    ),
    "xml/bomb.newsml": (
        lambda _: f'<!DOCTYPE newsItem [{_LAUGHS}]><newsItem guid="a"><itemMeta>&h;</itemMeta></newsItem>',
        {"": "UnsafeError"},
    ),
    "xml/bomb.rss": (lambda _: f"<!DOCTYPE rss [{_LAUGHS}]>" + _FEED.format("&h;"), {"": "UnsafeError"}),
    "xml/bomb.sitemap": (
        lambda _: f"<!DOCTYPE urlset [{_LAUGHS}]><urlset><url><loc>https://a.example/&h;</loc></url></urlset>",
        {"": "UnsafeError"},
    ),
    "xml/long.nitf": (
        lambda _: f'<!DOCTYPE nitf [<!ENTITY a "{"ha" * 50_000}">]>' + _NITF.format("&a;" * 10_000),
        {"": "UnsafeError"},
    ),
    "xml/elsewhere.nitf": (
        lambda _: '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">' + _NITF.format("opens"),
        {"": "The harbour opens again."},
    ),
    "xml/deep.nitf": (lambda _: _NITF.format("<p>" * 100_000), {"": "UnsafeError"}),
    "xml/deep.rss": (lambda _: _FEED.format("<b>" * 100_000), {"": "UnsafeError"}),
    "xml/encoding.nitf": (
        lambda _: '<?xml version="1.0" encoding="nonsense"?>' + _NITF.format("opens"),
        {"": "BrokenRecordError"},
    ),
    "packed/bomb.txt.gz": (lambda _: gzip.compress(ZEROS * 40), {"": "TooLargeError"}),
    "packed/line.jsonl.gz": (
        lambda _: gzip.compress(b'{"text":"') + gzip.compress(b"ha" * (4 << 20)) * 40,
        {"": "TooLargeError"},
    ),
    "packed/deep.zip": (
        lambda _: zipped({"a.zip": zipped({"a.zip": zipped({"a.zip": zipped({"a.zip": zipped({"a": b""})})})})}),
        {"#a.zip#a.zip#a.zip#a.zip#a": "TooLargeError"},
    ),
    "packed/overlap.zip": (
        lambda _: patched(zipped({"a.txt": b"Words.", "b.txt": b"Words."}), "b.txt", OFFSET, bytes(4)),
        {"": "UnsafeError"},
    ),
    "packed/lying.zip": (
        lambda _: patched(
            zipped({"a.txt": b"Words, and more words.", "b.txt": ARTICLE.format("Quay").encode()}),
            "a.txt",
            SIZE,
            (5).to_bytes(4, "little"),
        ),
        {"#a.txt": "BrokenRecordError", "#b.txt": "Quay to open again"},
    ),
    "packed/out.zip": (
        lambda _: zipped(dict.fromkeys(["../a.txt", "/a.txt", "C:\\a.txt"], b"Words.")),
        {"#../a.txt": "UnsafeError", "#/a.txt": "UnsafeError", "#C:\\a.txt": "UnsafeError"},
    ),
    "packed/out.tar": (
        lambda here: tarred(
            {
                "../a.txt": b"Words.",
                "/a.txt": b"Words.",
                "soft.txt": (tarfile.SYMTYPE, str(here / "secret")),
                "hard.txt": (tarfile.LNKTYPE, "../secret"),
                "zero.txt": (tarfile.CHRTYPE, ""),
                "pier.txt": ARTICLE.format("Pier").encode(),
            }
        ),
        {
            "#../a.txt": "UnsafeError",
            "#/a.txt": "UnsafeError",
            "#soft.txt": "UnsafeError",
            "#hard.txt": "UnsafeError",
            "#zero.txt": "UnsafeError",
            "#pier.txt": "Pier to open again",
        },
    ),
    "pages/deep.html": (lambda _: page("<div>" * 100_000), {"": "UnsafeError"}),
    "pages/large.html": (lambda _: page(_PARAGRAPH * 1_000_000), {"": "TooLargeError"}),
    "pages/nul.html": (lambda _: page("\0", name="jetty"), {"": "Jetty opens"}),
    "pages/invalid.html": (
        lambda _: page("<p>A caf\xe9 in Malm\xf6.</p>", name="cafe").encode("cp1252"),
        {"": "Cafe opens"},
    ),
    "pages/charset.html": (
        lambda _: page("<p>Caf\xe9.</p>", '<meta charset="utf-16">', "lido").encode(),
        {"": "Lido opens"},
    ),
    "pages/nonsense.html": (lambda _: page("", '<meta charset="zlib">', "tunnel").encode(), {"": "Tunnel opens"}),
    "pages/override.html": (lambda _: page("<p>The \u202esredliub\u202c came.</p>", name="lock"), {"": "Lock opens"}),
    "pages/mojibake.html": (
        lambda _: page("<p>It’s the café’s own bridge.</p>".encode().decode("cp1252", "replace"), name="weir"),
        {"": "Weir opens"},
    ),
    "texts/invalid.txt": (
        lambda _: ARTICLE.format("Bridge").encode() + b"caf\xe9 \xff\xfe \xc3(",
        {"": "Bridge to open"},
    ),
    "texts/nul.txt": (lambda _: ARTICLE.format("Ha\0rbour"), {"": "BinaryError"}),
    "texts/nuls.txt": (lambda _: bytes(10_000), {"": "BinaryError"}),
    "texts/override.txt": (lambda _: ARTICLE.format("\u202eegdirB\u202c"), {"": "\u202eegdirB\u202c to open again"}),
    "texts/empty.txt": (lambda _: "", {"": "EmptyError"}),
    "texts/picture.txt": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(100), {"": "UnknownFormatError"}),
    "tables/giant.csv": (
        lambda _: f'text\n"The canal opens."\n"{"a" * 3_000_000}"\n',
        {"#L2": "The canal", "": "TooLargeError"},
    ),
    "tables/open.csv": (lambda _: 'text,title\n"The ferry opens.', {"#L2": "The ferry opens."}),
    "tables/metadata.parquet": (
        lambda _: parquet({"pandas": "{" * 100_000, "": "\0"}, text=["The mole opens."]),
        {"#R1": "The mole opens."},
    ),
    "tables/schema.parquet": (
        lambda _: parquet({"ARROW:schema": "AAAA" * 999}, text=["Words."]),
        {"": "BrokenRecordError"},
    ),
    "tables/nested.parquet": (lambda _: parquet(text=[{"a": [{"b": "Words."}]}]), {"#R1": "BrokenRecordError"}),
    "tables/times.parquet": (
        lambda _: parquet(text=["The slip opens."], published_at=pa.array([2**53], pa.timestamp("s"))),
        {"#R1": "BrokenRecordError"},
    ),
    "records/nested.jsonl": (
        lambda _: records('"x": ' + "[" * 100_000 + "]" * 100_000, '"x": ' + '{"x":' * 100_000 + "0" + "}" * 100_000),
        {"#L1": "BrokenRecordError", "#L2": "BrokenRecordError"},
    ),
    "records/numbers.jsonl": (
        lambda _: records(*(f'"version": {n}' for n in ("9" * 10_000, "1e999", "NaN", '"ten"', "9" * 30))),
        {**{f"#L{n}": "BrokenRecordError" for n in range(1, 5)}, "#L5": "The dock of 4 opens again."},
    ),
    "records/surrogate.jsonl": (
        lambda _: json.dumps({"text": "The \ud83d wharf.", "title": "\udfff"}),
        {"#L1": "The \ufffd wharf."},
    ),
    "records/nested.ninjs": (
        lambda _: '{"uri": "urn:a", "pubstatus": "usable", "body_text": "Words.", "x": ' + "[" * 100_000,
        {"": "BrokenRecordError"},
    ),
    "names/\x1b[31mred\n\u202e.txt": (lambda _: ARTICLE.format("Beach"), {"": "Beach to open again"}),
    f"names/{'n' * 251}.txt": (lambda _: ARTICLE.format("Buoy"), {"": "Buoy to open again"}),
    os.fsdecode(b"names/caf\xe9.txt"): (lambda _: ARTICLE.format("Cafe"), {"": "Cafe to open again"}),
    os.fsdecode(b"names/caf\xe9.bin"): (lambda _: b"Words.", {"": "UnknownFormatError"}),
}


def write(folder: Path) -> dict[str, str]:
    """Write all of them, with links that go round, pipes and devices. Gives what each place leads to, by source_uri
    relative to the folder."""
    expected: dict[str, str] = {}
    (folder / "in").mkdir(parents=True)
    (folder / "secret").write_text(SECRET)
    for name, (content, places) in FILES.items():
        path = folder / "in" / name
        path.parent.mkdir(exist_ok=True)
        data = content(folder)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        uri = name.encode("utf-8", "backslashreplace").decode()
        expected |= {f"in/{uri}{place}": outcome for place, outcome in places.items()}
    strange = folder / "in" / "strange"
    strange.mkdir()
    (strange / "round").symlink_to(folder / "in")
    (strange / "self.txt").symlink_to("self.txt")
    (strange / "gone.txt").symlink_to("nowhere.txt")
    (strange / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(strange / os.fsdecode(b"pipe\xff.txt"))
    for name in ("self.txt", "gone.txt", "zero.txt", "pipe\\udcff.txt"):
        expected[f"in/strange/{name}"] = "UnreadableError"
    if os.geteuid():
        (strange / "closed.txt").write_text("Words.")
        (strange / "closed.txt").chmod(0)
        expected["in/strange/closed.txt"] = "UnreadableError"
    return expected
