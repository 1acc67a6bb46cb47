import gzip
import os
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from dateline.sources.documents.input_errors import TooLargeError, UnreadableError
from dateline.sources.documents.resource import Budget, Resource, in_memory, local_file, seekable


def test_a_file_is_read_anew_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(b"The council met.")
    resource = local_file(tmp_path / "a.txt")
    assert (resource.uri, resource.name) == ("a.txt", "a.txt")
    assert resource.head() == resource.head() == resource.content(16, "") == b"The council met."


def test_more_than_is_taken_is_refused_with_the_advice() -> None:
    with pytest.raises(TooLargeError, match=r"more than 15 bytes\. Split it\."):
        in_memory("a.txt", b"The council met.").content(15, "Split it.")


def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError):
        local_file(tmp_path / "pipe").head()


def test_a_member_has_the_archive_before_it_and_no_address_of_its_own() -> None:
    archive = Resource("a.zip", lambda: BytesIO(b""), "a.zip", url="https://a.example/a.zip", charset="cp1252")
    member = archive.member("in/b.txt", lambda: BytesIO(b"b"))
    assert (member.uri, member.name, member.url, member.charset) == ("a.zip#in/b.txt", "b.txt", None, None)
    assert member.budget is archive.budget


def test_a_budget_is_spent_together() -> None:
    budget = Budget(0)
    budget.spend(200 << 20)
    with pytest.raises(TooLargeError, match="unpacks to more than 100 times"):
        budget.spend(100 << 20)


def test_a_stream_that_cannot_seek_is_copied() -> None:
    class Forward(BytesIO):
        def seekable(self) -> bool:
            return False

    with seekable(Resource("a", lambda: Forward(b"12345"), "a")) as stream:
        assert stream.seek(2) == 2
        assert stream.read() == b"345"
    packed = cast(BinaryIO, gzip.GzipFile(fileobj=BytesIO(gzip.compress(b"12345"))))
    with seekable(Resource("a", lambda: packed, "a")) as stream:
        assert stream is packed
