"""Fetching from the web site of these tests."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from dateline.sources.web.exchange import Limits
from dateline.sources.web.open_internet import networks
from dateline.sources.web.web import Web

LIMITS = Limits(
    user_agent="Dateline/1 (tests)",
    private=networks("127.0.0.1"),
    most_bytes=100_000,
    seconds=20.0,
    silence=10.0,
    rate=1000.0,
    tries=3,
    pause=0.0,
    kept_bytes=10_000_000,
)
NOON = datetime(2024, 6, 19, 12, tzinfo=UTC)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Callable[..., Web]]:
    """Webs that share a folder, with other limits where they are given. Their clock stands still at noon."""
    opened: list[Web] = []

    def open_web(**changes: Any) -> Web:
        opened.append(Web(tmp_path / "fetched", replace(LIMITS, **changes), lambda: NOON))
        return opened[-1]

    yield open_web
    for each in opened:
        each.close()
