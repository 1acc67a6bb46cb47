"""Every page of a web archive is read, whatever else is in it and whatever happened to it."""

import gzip
import zlib
from datetime import UTC, datetime

import brotli
import pytest
from dateline.sources.containers.warc import read, sniff
from dateline.sources.documents.document import Reject, Skipped
from dateline.sources.documents.input_errors import EmptyError, TooLargeError
from dateline.sources.documents.resource import Resource, in_memory
from dateline.sources.finding.formats import format_of
from dateline.sources.finding.traversal import read as read_all
from hypothesis import given
from hypothesis import strategies as st

from sources.archive import answer, packed, page, record, response

PAGES = [response(number) for number in range(1, 9)]


def found(data: bytes) -> tuple[list[Resource], list[Reject], dict[str, int]]:
    pages, rejects, skipped = [], [], {}
    for item in read(in_memory("news.warc.gz", data)):
        if isinstance(item, Reject):
            rejects.append(item)
        elif isinstance(item, Skipped):
            skipped = dict(item.counts)
        else:
            pages.append(item)
    return pages, rejects, skipped


def bodies(data: bytes) -> list[bytes]:
    return [one.open().read() for one in found(data)[0]]


def numbers(data: bytes) -> list[int]:
    return [int(str(one.url).rpartition("/")[2]) for one in found(data)[0]]


@pytest.mark.parametrize("pack", [b"".join, packed, lambda records: gzip.compress(b"".join(records))])
def test_pages_with_address_and_time(pack) -> None:  # type: ignore[no-untyped-def]
    pages, rejects, skipped = found(pack(PAGES))
    assert [one.open().read() for one in pages] == [page(number) for number in range(1, 9)]
    assert pages[2].uri == "news.warc.gz#urn:uuid:00000003-0000-4000-8000-000000000000"
    assert pages[2].url == pages[2].metadata.url == "https://news.example/3"
    assert pages[2].metadata.captured_at == datetime(2024, 5, 3, 10, tzinfo=UTC)
    assert pages[2].charset == "utf-8"
    assert format_of(pages[2]).name == "html"
    assert (rejects, skipped) == ([], {})


def test_what_else_is_there_is_counted() -> None:
    records = [
        record("warcinfo", b"software: ours\r\n", target_uri=None),
        record("request", b"GET / HTTP/1.1\r\n\r\n"),
        response(1),
        record("metadata", b"fetchTimeMs: 3\r\n"),
        record("revisit", answer(b"")),
        record("response", answer(b"\x89PNG", "image/png")),
        record("response", answer(b"\x89PNG", "image/png")),
        record("response", answer(page(2), status="404 Not Found")),
        record("response", b"20240501 10.0.0.1", target_uri="dns:news.example"),
        record("conversion", b"The council met."),
    ]
    pages, rejects, skipped = found(packed(records))
    assert len(pages) == 1
    assert not rejects
    assert skipped == {
        "warcinfo": 1,
        "request": 1,
        "metadata": 1,
        "revisit": 1,
        "not HTML": 2,
        "of another status than 200": 1,
        "not from the web": 1,
        "conversion": 1,
    }


def test_a_resource_is_a_page_too() -> None:
    plain = record("resource", page(1)).replace(b"application/http", b"text/html")
    assert bodies(plain) == [page(1)]


def test_a_page_without_a_type_is_told_by_its_content() -> None:
    assert bodies(record("response", answer(page(1), None))) == [page(1)]
    assert bodies(response(1) + record("response", answer(b"just text", None))) == [page(1)]


def test_an_archive_without_pages() -> None:
    with pytest.raises(EmptyError, match="2 conversion"):
        found(packed([record("conversion", b"The council met.")] * 2))


def test_the_address_in_angle_brackets() -> None:
    (one,), _, _ = found(record("response", answer(page(1)), target_uri="<https://news.example/1>"))
    assert one.url == "https://news.example/1"


def test_a_record_without_id_or_date() -> None:
    (_, second), _, _ = found(response(1) + record("response", answer(page(2)), record_id=None, date="soon"))
    assert second.uri == f"news.warc.gz#B{len(response(1))}"
    assert second.metadata.captured_at is None


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(body[at : at + 7]), body[at : at + 7]) for at in range(0, len(body), 7)) + (
        b"0\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page(1)), {"Content_Encoding": "gzip"}),
        (zlib.compress(page(1)), {"Content_Encoding": "deflate"}),
        (brotli.compress(page(1)), {"Content_Encoding": "br"}),
        (chunked(page(1)), {"Transfer_Encoding": "chunked"}),
        (chunked(gzip.compress(page(1))), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        # Unpacked by the crawler, which left the headers as they were.
        (page(1), {"Content_Encoding": "gzip"}),
        (page(1), {"Transfer_Encoding": "chunked", "Content_Encoding": "br"}),
        (gzip.compress(page(1)), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        (chunked(page(1)), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        (page(1), {"Content_Encoding": "identity"}),
        (page(1), {"Content_Encoding": "unheard-of"}),
    ],
)
def test_packed_pages(body: bytes, headers: dict[str, str]) -> None:
    assert bodies(record("response", answer(body, **headers))) == [page(1)]


def test_a_bomb_in_a_page_is_refused() -> None:
    bomb = record("response", answer(gzip.compress(bytes(64 << 20)), Content_Encoding="gzip"))
    with pytest.raises(TooLargeError):
        found(packed([bomb] * 20))


def test_a_damaged_member_costs_one_record() -> None:
    members = [packed([one]) for one in PAGES]
    members[3] = members[3][:40] + b"\0\0\0\0" + members[3][44:]
    _, (reject,), _ = found(b"".join(members))
    assert numbers(b"".join(members)) == [1, 2, 3, 5, 6, 7, 8]
    assert reject.source_uri == f"news.warc.gz#B{sum(map(len, members[:3]))}"
    assert reject.error == "BrokenRecordError"


def test_an_archive_that_is_cut_short() -> None:
    for data, lost in ((packed(PAGES), 8), (b"".join(PAGES), 8), (gzip.compress(b"".join(PAGES)), 0)):
        _, (reject,), _ = found(data[:-20])
        assert numbers(data[:-20]) == (list(range(1, lost)))
        assert "too early" in reject.message


def test_a_wrong_length_costs_no_more_than_it_covers() -> None:
    wrong = PAGES[2].replace(b"Content-Length: 1", b"Content-Length: 9")
    assert wrong != PAGES[2]
    assert numbers(packed([*PAGES[:2], wrong, *PAGES[3:]])) == [1, 2, 4, 5, 6, 7, 8]
    plain = b"".join([*PAGES[:2], wrong, *PAGES[3:]])
    assert numbers(plain)[:3] == [1, 2, 3]
    assert numbers(plain)[-1] == 8
    assert len(found(plain)[1]) == 1


def test_a_length_that_nothing_could_hold() -> None:
    # FastWARC would ask for so much memory at once, and end the process.
    for length in (b"Content-Length: 99999999999999", b"Content-Length: 9\r\nContent-Length: 99999999999999"):
        hostile = PAGES[1].replace(b"Content-Length: 1", length + b"\r\nX: ", 1)
        assert hostile != PAGES[1]
        assert {1, 3} <= set(numbers(packed([PAGES[0], hostile, PAGES[2]])))


def test_what_is_no_record_is_passed_over() -> None:
    pages, (reject,), _ = found(PAGES[0] + b"<html>torn\r\n" * 3 + PAGES[1])
    assert len(pages) == 2
    assert reject.source_uri == f"news.warc.gz#B{len(PAGES[0])}"


def test_a_record_that_does_not_say_how_long_it_is() -> None:
    broken = PAGES[1].replace(b"Content-Length", b"Content-Width")
    assert numbers(packed([PAGES[0], broken, PAGES[2]])) == [1, 3]


def test_members_that_do_not_begin_with_records() -> None:
    data = b"".join(PAGES)
    pieces = b"".join(gzip.compress(data[at : at + 100]) for at in range(0, len(data), 100))
    assert numbers(pieces) == list(range(1, 9))


@pytest.mark.parametrize("pack", [packed, b"".join])
@given(st.data())
def test_damage_of_any_kind_is_survived(pack, data) -> None:  # type: ignore[no-untyped-def]
    whole = pack(PAGES)
    at = data.draw(st.integers(10, len(whole) - 1))
    kind = data.draw(st.sampled_from(["cut", "drop", "insert", "change"]))
    count = data.draw(st.integers(1, 300))
    damaged = {
        "cut": whole[:at],
        "drop": whole[:at] + whole[at + count :],
        "insert": whole[:at] + bytes(count) + whole[at:],
        "change": whole[:at] + data.draw(st.binary(min_size=count, max_size=count)) + whole[at + count :],
    }[kind]
    try:
        pages, rejects, _ = found(damaged)
    except EmptyError:
        return
    assert len(pages) <= len(PAGES)
    if pack is packed:
        # The records before the damage, and those behind the ones that it touches.
        ends = [len(packed(PAGES[:number])) for number in range(len(PAGES) + 1)]
        hit = {n for n in range(8) if ends[n] < at + count and at < ends[n + 1]} if kind != "insert" else set()
        whole_ones = {n + 1 for n in range(8) if n not in hit} if kind in ("drop", "change") else set()
        assert whole_ones <= set(numbers(damaged))
        # Where whole records are gone and nothing else, nobody can know that there were more.
        shorter = [packed([*PAGES[:start], *PAGES[stop:]]) for start in range(8) for stop in range(start + 1, 9)]
        assert rejects or len(pages) == len(PAGES) or damaged in shorter


@given(st.binary(max_size=2000))
def test_anything_behind_a_record(junk: bytes) -> None:
    assert 1 in numbers(PAGES[0] + junk)
    assert 1 in numbers(packed(PAGES[:1]) + junk)


def test_detection() -> None:
    assert sniff(PAGES[0])
    assert sniff(packed(PAGES))
    assert not sniff(gzip.compress(b"a text about WARC/1.0"))
    assert not sniff(b"\x1f\x8b\x08")
    assert format_of(in_memory("some.gz", packed(PAGES))).name == "warc"


def test_an_archive_packed_otherwise() -> None:
    import pyarrow as pa

    frames = b"".join(pa.compress(one, "zstd", asbytes=True) for one in PAGES)
    uris = [one.source_uri for one in read_all(in_memory("news.warc.zst", frames))]
    assert uris[7] == "news.warc.zst#urn:uuid:00000008-0000-4000-8000-000000000000"
