"""Objects are read as files are, from a real server that speaks the language of S3."""

import gzip
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from dateline.planning.plan import Plan, plan
from dateline.sources.documents.document import RawDocument
from dateline.sources.documents.input_errors import NoInputError
from dateline.sources.finding.inputs import Inputs, covers, find
from dateline.sources.finding.traversal import read
from moto.server import ThreadedMotoServer
from packing import zipped

from sources.archive import packed, response


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


class Bucket:
    """A bucket, named news, that is there for one test."""

    def __init__(self, endpoint: str) -> None:
        self.client = boto3.client("s3", endpoint_url=endpoint)
        self.client.create_bucket(Bucket="news")

    def put(self, **objects: bytes) -> None:
        """Put objects, whose names are given with `_` for a slash and `__` for a dot."""
        for name, data in objects.items():
            self.put_at(name.replace("__", ".").replace("_", "/"), data)

    def put_at(self, name: str, data: bytes) -> None:
        self.client.put_object(Bucket="news", Key=name, Body=data)

    def delete(self, name: str) -> None:
        self.client.delete_object(Bucket="news", Key=name)


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Bucket]:
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "us",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    bucket = Bucket(server)
    yield bucket
    for found in bucket.client.list_objects_v2(Bucket="news").get("Contents", []):
        bucket.delete(found["Key"])
    bucket.client.delete_bucket(Bucket="news")


def uris(found: Inputs) -> list[str]:
    return [resource.uri for resource in found.resources]


def documents(*paths: str) -> dict[str, str]:
    found = [document for resource in find(paths).resources for document in read(resource)]
    return {one.source_uri: one.text if isinstance(one, RawDocument) else one.message for one in found}


def test_an_object_a_folder_and_a_pattern(bucket: Bucket) -> None:
    bucket.put(may_1__txt=b"One.", may_2__md=b"Two.", may_in_3__txt=b"Three.", may__old=b"Other.", june_4__txt=b"Four.")
    assert documents("s3://news/may/1.txt") == {"s3://news/may/1.txt": "One."}
    may = ["s3://news/may/1.txt", "s3://news/may/2.md", "s3://news/may/in/3.txt"]
    assert uris(find(["s3://news/may"])) == uris(find(["s3://news/may/"])) == may
    assert uris(find(["s3://news/may/*.txt"])) == may[:1]
    assert uris(find(["s3://news/may/**/*.txt"])) == [may[0], may[2]]
    assert uris(find(["s3://news/m*"])) == ["s3://news/may.old", *may]
    assert uris(find(["s3://news"])) == sorted([*may, "s3://news/may.old", "s3://news/june/4.txt"])


def test_what_is_hidden_is_left_out(bucket: Bucket) -> None:
    bucket.put_at("may/.cache/1.txt", b"One.")
    bucket.put_at("may/2.txt", b"Two.")
    bucket.put_at("may/empty/", b"")
    assert uris(find(["s3://news"])) == uris(find(["s3://news/*"])) == ["s3://news/may/2.txt"]
    assert uris(find(["s3://news/may/.cache"])) == ["s3://news/may/.cache/1.txt"]


def test_a_name_with_what_means_something_elsewhere(bucket: Bucket) -> None:
    bucket.put_at("may/a#b [1].txt", b"One.")
    assert documents("s3://news/may") == {"s3://news/may/a%23b [1].txt": "One."}
    assert documents("s3://news/may/a#b [1].txt") == {"s3://news/may/a%23b [1].txt": "One."}
    assert covers(["s3://news/may/a#b [1].txt"], "s3://news/may/a%23b [1].txt")


def test_a_large_archive_is_read_in_parts(bucket: Bucket) -> None:
    pages = [response(number) for number in range(1, 9)]
    filler = bytes(range(256)) * 3000
    data = packed(pages[:4]) + b"".join(gzip.compress(filler, 0) for _ in range(8)) + packed(pages[4:])
    assert len(data) > 4 << 20
    bucket.put(news__warc__gz=data)
    assert len([uri for uri in documents("s3://news/news.warc.gz") if "urn:uuid" in uri]) == 8


def test_a_large_archive_that_must_be_sought_in(bucket: Bucket) -> None:
    bucket.put(news__zip=zipped({"filler.txt": random.Random(1).randbytes(5 << 20), "in/1.txt": b"One."}))
    assert documents("s3://news/news.zip")["s3://news/news.zip#in/1.txt"] == "One."


def test_nothing_is_there(bucket: Bucket) -> None:
    bucket.put(may_1__txt=b"One.")
    for wrong in ("s3://news/june", "s3://news/may/2.txt", "s3://news/*.csv", "s3://no-such-bucket/may", "s3://"):
        found = find(["s3://news/may", wrong])
        assert [r.error for r in found.rejects] == ["NotFoundError"]
        assert wrong in found.rejects[0].message


def test_a_store_that_cannot_be_reached(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(NoInputError, match="endpoint"):
        find(["s3://news/may"])


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, address in (("gcsfs", "gs://a/b"), ("adlfs", "az://a/b")):
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(NoInputError, match=r"pip install '\.\[(gcs|azure)\]'"):
            find([address])


def again(before: Plan | None = None) -> Plan:
    return plan(["s3://news/may"], {}, before.locations if before else {}, set(), "1", Path("spool"), prune=True)


def test_what_is_gone_is_pruned(bucket: Bucket) -> None:
    bucket.put(may_1__txt=b"One.", may_2__txt=b"Two.", june_3__txt=b"Three.")
    first = again()
    bucket.delete("may/1.txt")
    bucket.put(may_3__txt=b"Four.")
    assert set(again(first).locations) == {"s3://news/may/2.txt", "s3://news/may/3.txt"}


def test_what_cannot_be_reached_is_not_pruned(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket.put(may_1__txt=b"One.")
    first = again()
    Path("here.txt").write_text("Here.")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    for given in ("s3://news/may", "s3://news/m*/*.txt"):
        then = plan([given, "here.txt"], {}, first.locations, set(), "1", Path("spool"), prune=True)
        assert "s3://news/may/1.txt" in then.locations


@pytest.mark.parametrize(
    ("given", "uri", "is_covered"),
    [
        ("s3://news/may", "s3://news/may/1.txt", True),
        ("s3://news/may", "s3://news/may/in/a.zip#1.txt", True),
        ("s3://news/may", "s3://news/mayor/1.txt", False),
        ("s3://news/may", "s3://news/may/.cache/1.txt", False),
        ("s3://news/*/1.txt", "s3://news/may/1.txt", True),
        ("s3://news/*/1.txt", "s3://news/may/2.txt", False),
        ("s3://news/m*", "s3://news/may/in/2.txt", True),
        ("gs://news/may", "s3://news/may/1.txt", False),
        ("news", "s3://news/may/1.txt", False),
        ("s3://news", "news/1.txt", False),
        ("s3://news", "https://news.example/1", False),
    ],
)
def test_what_an_address_covers(given: str, uri: str, is_covered: bool) -> None:
    assert covers([given], uri) is is_covered
