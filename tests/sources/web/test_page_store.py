import os
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import dateline
import pytest
from dateline.sources.web.page_store import Page, Store

NOON = datetime(2024, 6, 19, 12, tzinfo=UTC)
ROOM = 10_000_000

KEEPER = """
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from dateline.sources.web.page_store import Page, Store

folder, name = Path(sys.argv[1]), sys.argv[2]
for turn in range(30):
    with closing(Store(folder, 10_000_000)) as store:
        for number in range(5):
            data = f"{name} {turn} {number} ".encode() * 1000
            with store.draft() as draft:
                draft.write(data)
                page = Page(f"https://a.example/{number}", draft.digest, draft.size, datetime.now(UTC))
                store.keep(draft, page)
            assert store.body(page).read_bytes() == data
            found = store.get(page.url)
            # Another's page may be there by now, but none that is broken.
            assert found is None or store.read(found, 10**6).split()[2] == str(number).encode()
"""


def keep(store: Store, url: str, data: bytes) -> Page:
    with store.draft() as draft:
        draft.write(data[:3])
        draft.write(data[3:])
        page = Page(url, draft.digest, draft.size, NOON, "text/plain", '"1"', "then")
        store.keep(draft, page)
    return page


def test_what_is_kept_is_there_in_the_next_run(tmp_path: Path) -> None:
    with closing(Store(tmp_path, ROOM)) as store:
        page = keep(store, "https://a.example/", b"words")
        assert store.get("https://b.example/") is None
    with closing(Store(tmp_path, ROOM)) as store:
        assert store.get("https://a.example/") == page
        assert (page.size, store.read(page, 3), store.body(page).read_bytes()) == (5, b"wor", b"words")


def test_what_is_not_kept_is_gone(tmp_path: Path) -> None:
    with closing(Store(tmp_path, ROOM)) as store, store.draft() as draft:
        draft.write(b"words")
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"[" * 100_000, b'{"url": "https://a.example/"}'])
def test_headers_that_are_damaged_are_none(tmp_path: Path, data: bytes) -> None:
    with closing(Store(tmp_path, ROOM)) as store:
        keep(store, "https://a.example/", b"words")
        (head,) = tmp_path.glob("*.json")
        head.write_bytes(data)
        assert store.get("https://a.example/") is None


def test_the_least_recently_used_goes_when_there_is_too_much(tmp_path: Path) -> None:
    with closing(Store(tmp_path, ROOM)) as store:
        pages = [keep(store, f"https://a.example/{number}", bytes(1000)) for number in range(6)]
        for age, page in enumerate(pages):
            for path in tmp_path.glob(f"{store.body(page).name.partition('-')[0]}*"):
                os.utime(path, (1e9 - age, 1e9 - age))
        (tmp_path / "left.part").write_bytes(b"of a killed run")
    with closing(Store(tmp_path, 3000)) as store:
        assert [store.get(page.url) is not None for page in pages] == [True, True, False, False, False, False]
    assert not list(tmp_path.glob("*.part"))
    assert sum(path.stat().st_size for path in tmp_path.glob("*")) <= 3000


def test_what_is_old_goes(tmp_path: Path) -> None:
    with closing(Store(tmp_path, ROOM)) as store:
        keep(store, "https://a.example/old", b"words")
        for path in tmp_path.glob("*[!k]"):
            os.utime(path, (1e9, 1e9))
        new = keep(store, "https://a.example/new", b"words")
    with closing(Store(tmp_path, ROOM)) as store:
        assert store.get("https://a.example/old") is None
        assert store.get("https://a.example/new") == new


def test_nothing_goes_while_another_run_is_reading(tmp_path: Path) -> None:
    with closing(Store(tmp_path, ROOM)) as store:
        page = keep(store, "https://a.example/", b"words")
        with closing(Store(tmp_path, 0)) as other:
            assert other.get(page.url) == store.get(page.url) == page
    with closing(Store(tmp_path, 0)) as store:
        assert store.get(page.url) is None


def test_several_processes_share_it(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(dateline.__file__).parents[1])}
    keepers = [
        subprocess.Popen([sys.executable, "-c", KEEPER, str(tmp_path), name], env=environment)
        for name in ("a", "b", "c")
    ]
    assert [keeper.wait() for keeper in keepers] == [0, 0, 0]
    with closing(Store(tmp_path, ROOM)) as store:
        assert all(store.get(f"https://a.example/{number}") for number in range(5))
