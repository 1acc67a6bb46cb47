import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from dateline.sources.documents.document import RawDocument, Reject
from dateline.sources.documents.resource import in_memory, local_file
from dateline.sources.finding.traversal import Options, read
from memory import peak_of
from packing import COMPRESSION, FLAGS, OFFSET, SIZE, patched, tarred, zipped

RECORDS = b'{"text": "Kim met Putin."}\n{"text": "They talked."}\n'
MEMBERS = {"2024/a.txt": b"Article a.", "wire.jsonl": RECORDS, "c/d.md": b"# Article d"}


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": lambda data: bytes(pa.compress(data, "zstd", asbytes=True)),
}


def found(name: str, data: bytes, options: Options = Options()) -> dict[str, str]:  # noqa: B008
    return {
        each.source_uri: each.text if isinstance(each, RawDocument) else each.error
        for each in read(in_memory(name, data), options)
    }


@pytest.mark.parametrize("suffix", PACKERS)
def test_compressed(suffix: str) -> None:
    pack = PACKERS[suffix]
    name = f"wire.jsonl.{suffix}"
    expected = {f"{name}#L1": "Kim met Putin.", f"{name}#L2": "They talked."}
    assert found(name, pack(RECORDS)) == expected
    assert found(name, pack(RECORDS[:27]) + pack(RECORDS[27:])) == expected
    assert found(f"a.txt.{suffix.upper()}", pack(b"Words.")) == {f"a.txt.{suffix.upper()}": "Words."}
    assert found("a.txt", pack(b"Words.")) == {"a.txt": "Words."}
    assert found(f"a.dat.{suffix}", pack(b"Words."), Options(format="text")) == {f"a.dat.{suffix}": "Words."}
    assert found(f"empty.txt.{suffix}", pack(b"")) == {f"empty.txt.{suffix}": "EmptyError"}


@pytest.mark.parametrize("suffix", PACKERS)
def test_cut_or_damaged(suffix: str) -> None:
    lines = b"".join(b'{"text": "Article %d."}\n' % n for n in range(5000))
    packed = PACKERS[suffix](lines)
    name = f"wire.jsonl.{suffix}"
    for damaged in (packed[: len(packed) // 2], packed[:12], packed[: len(packed) // 2] + bytes(50)):
        assert found(name, damaged)[name] == "BrokenRecordError"
    assert found(f"a.txt.{suffix}", b"no such thing") == {f"a.txt.{suffix}": "BrokenRecordError"}


EXPECTED = {
    "#2024/a.txt": "Article a.",
    "#wire.jsonl#L1": "Kim met Putin.",
    "#wire.jsonl#L2": "They talked.",
    "#c/d.md": "# Article d",
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("news.zip", zipped(MEMBERS)),
        ("news", zipped(MEMBERS)),
        ("news.tar", tarred(MEMBERS)),
        ("news.tar", tarred(MEMBERS, format=tarfile.GNU_FORMAT)),
        ("news.tar.gz", tarred(MEMBERS, "w:gz")),
        ("news.tgz", tarred(MEMBERS, "w:gz")),
        ("news.tar.xz", tarred(MEMBERS, "w:xz")),
        ("news.tar.bz2", tarred(MEMBERS, "w:bz2")),
        ("news.tzst", PACKERS["zst"](tarred(MEMBERS))),
        ("news.zip.gz", gzip.compress(zipped(MEMBERS))),
    ],
)
def test_archives(name: str, data: bytes) -> None:
    assert found(name, data) == {name + inside: text for inside, text in EXPECTED.items()}


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_what_lies_in_an_archive_in_an_archive(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    inner = {"in.zip": zipped({"a.txt": b"Words."}), "in.tgz": tarred({"b.txt.gz": gzip.compress(b"More.")}, "w:gz")}
    assert found("out", pack(inner)) == {"out#in.zip#a.txt": "Words.", "out#in.tgz#b.txt.gz": "More."}


def test_archives_without_end() -> None:
    data = b"Words."
    for _ in range(6):
        data = zipped({"in.zip": data})
    assert found("a.zip", data) == {"a.zip" + "#in.zip" * 5: "TooLargeError"}
    for _ in range(9):
        data = gzip.compress(data)
    assert found("a.zip", data) == {"a.zip": "TooLargeError"}


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_lead_astray(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    bad = ["../a.txt", "in/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "c:a.txt"]
    good = {"a..b.txt": b"Words.", "in/./b.txt": b"Words."}
    results = found("a", pack(dict.fromkeys(bad, b"Words.") | good))
    assert sorted(results.values()) == ["UnsafeError"] * 6 + ["Words."] * 2


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_longer_than_any_path(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    stem = "long/" * 10_000
    results = found("a", pack({f"{stem}{n}.txt": b"Words %d." % n for n in range(2)}))
    assert list(results.values()) == ["Words 0.", "Words 1."]
    assert all(uri.startswith("a#long/long/") and len(uri) < 300 for uri in results)


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_what_is_hidden_is_left_out_and_the_rest_is_a_reject(pack: Callable[[dict[str, bytes]], bytes]) -> None:
    members = {".git/a.txt": b"a", "__MACOSX/a.txt": b"a", "in/.b.txt": b"b", "c.png": b"\x89PNG", "d.txt": b"D."}
    assert found("a", pack(members)) == {"a#c.png": "UnknownFormatError", "a#d.txt": "D."}


@pytest.mark.parametrize(("name", "data"), [("a.zip", zipped({})), ("a.tar", tarred({}))])
def test_nothing_in_it(name: str, data: bytes) -> None:
    assert found(name, data) == {name: "EmptyError"}


@pytest.mark.parametrize("data", [zipped(MEMBERS), tarred(MEMBERS)])
def test_cut_archives(data: bytes) -> None:
    for cut in range(0, len(data), 97):
        for error in found("news.zip" if data[:2] == b"PK" else "news.tar", data[:cut]).values():
            assert error in (*EXPECTED.values(), "BrokenRecordError", "EmptyError")


def test_no_archive_but_a_document() -> None:
    assert found("a.docx", zipped({"[Content_Types].xml": b"<Types/>"})) == {"a.docx": "UnknownFormatError"}


def test_encrypted() -> None:
    data = patched(zipped({"a.txt": b"Words.", "b.txt": b"Words."}), "a.txt", FLAGS, b"\1\0")
    assert found("a.zip", data) == {"a.zip#a.txt": "UnreadableError", "a.zip#b.txt": "Words."}


def test_a_name_that_is_not_utf8_in_a_tar() -> None:
    data = tarred({"cafe.txt": b"Words."}, format=tarfile.GNU_FORMAT)
    header = bytearray(data[:512])
    header[3] = 0xE9
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    assert found("a.tar", bytes(header) + data[512:]) == {"a.tar#caf\\udce9.txt": "Words."}


def test_members_that_share_bytes() -> None:
    data = patched(zipped({"a.txt": b"Words.", "b.txt": b"Words."}), "b.txt", OFFSET, bytes(4))
    assert found("a.zip", data) == {"a.zip": "UnsafeError"}


@pytest.mark.parametrize("size", [5, 2**32 - 2])
def test_a_zip_that_lies_about_sizes(size: int) -> None:
    data = patched(
        zipped({"a.txt": b"Words, and more.", "b.txt": b"Words."}), "a.txt", SIZE, size.to_bytes(4, "little")
    )
    expected = "BrokenRecordError" if size == 5 else "Words, and more."
    assert found("a.zip", data) == {"a.zip#a.txt": expected, "a.zip#b.txt": "Words."}


def test_unknown_compression() -> None:
    data = patched(zipped({"a.txt": b"Words.", "b.txt": b"Words."}), "a.txt", COMPRESSION, b"\x63\0")
    assert found("a.zip", data) == {"a.zip#a.txt": "BrokenRecordError", "a.zip#b.txt": "Words."}


@pytest.mark.parametrize(
    ("kind", "leads_to", "error"),
    [
        (tarfile.DIRTYPE, "", None),
        (tarfile.SYMTYPE, "../b.txt", None),
        (tarfile.SYMTYPE, "c.txt", None),
        (tarfile.LNKTYPE, "b.txt", None),
        (tarfile.SYMTYPE, "/etc/passwd", "UnsafeError"),
        (tarfile.SYMTYPE, "../../b.txt", "UnsafeError"),
        (tarfile.LNKTYPE, "../b.txt", "UnsafeError"),
        (tarfile.CHRTYPE, "", "UnsafeError"),
        (tarfile.BLKTYPE, "", "UnsafeError"),
        (tarfile.FIFOTYPE, "", "UnsafeError"),
    ],
)
def test_links_and_devices(kind: bytes, leads_to: str, error: str | None) -> None:
    data = tarred({"in/a.txt": (kind, leads_to), "b.txt": b"Words."})
    expected = {"a.tar#b.txt": "Words."} | ({"a.tar#in/a.txt": error} if error else {})
    assert found("a.tar", data) == expected


def test_a_tar_header_as_large_as_the_memory() -> None:
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = tarfile.XHDTYPE, 8 << 30
    assert found("a.tar", info.tobuf(tarfile.GNU_FORMAT) + bytes(10_000)) == {"a.tar": "UnsafeError"}


def test_a_tar_member_with_holes(tmp_path: Path) -> None:
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = tarfile.GNUTYPE_SPARSE, 0
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[483:495] = b"77777777777\0"
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    assert found("a.tar", bytes(header) + bytes(1024)) == {"a.tar#a.txt": "UnsafeError"}


def test_a_large_member_is_not_held_in_memory(tmp_path: Path) -> None:
    line = b'{"text": "' + b"word " * 2000 + b'"}\n'
    path = tmp_path / "a.tar"
    path.write_bytes(tarred({"a.jsonl": line * 3000}))
    count, peak = peak_of(lambda: sum(isinstance(each, RawDocument) for each in read(local_file(path))))
    assert count == 3000
    assert peak < 5_000_000


@pytest.mark.parametrize("suffix", PACKERS)
def test_bombs(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.txt.{suffix}"
    pack = PACKERS[suffix]
    path.write_bytes(pack(pack(bytes(8 << 20)) * 40))
    (reject,), peak = peak_of(lambda: list(read(local_file(path), Options(format="jsonl"))))
    assert isinstance(reject, Reject)
    assert reject.error == "TooLargeError"
    assert peak < 60_000_000


def test_a_zip_of_bombs(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{n}.jsonl": bytes(40 << 20) for n in range(9)}))
    *members, archive = read(local_file(path))
    assert {each.error for each in members if isinstance(each, Reject)} == {"BinaryError", "TooLargeError"}
    assert isinstance(archive, Reject)
    assert (archive.source_uri, archive.error) == (str(path), "TooLargeError")


def test_a_zip_with_too_many_members() -> None:
    data = bytearray(zipped({"a.txt": b"Words."}))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = (100 << 20).to_bytes(4, "little")
    assert found("a.zip", bytes(data)) == {"a.zip": "TooLargeError"}
