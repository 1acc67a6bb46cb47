"""What means harm costs a row in rejects, and nothing else: one build of all of it, with good articles beside it."""

from pathlib import Path

import pandas as pd
import pytest
from dateline.tables.querying import read
from hostile import SECRET, write


@pytest.fixture(scope="module")
def built(prefect_api: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder in which the tables of all hostile inputs were built, and what was to come of each."""
    from dateline.build import BuildRequest, run_build

    folder = tmp_path_factory.mktemp("hostile")
    expected = write(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        run_build(BuildRequest(paths=["in"], tables=Path("tables")))
    return folder, expected


def test_each_is_read_or_rejected(built: tuple[Path, dict[str, str]]) -> None:
    folder, expected = built
    articles, rejects = read("articles", folder / "tables"), read("rejects", folder / "tables")
    found = dict(zip(rejects["source_uri"], rejects["error"], strict=True))
    assert not found.keys() & set(articles["source_uri"])
    for uri, text in zip(articles["source_uri"], articles["text"], strict=True):
        found[uri] = expected[uri] if text.startswith(expected.get(uri, "?")) else text
    assert found == expected
    assert all(rejects["message"].str.len().between(20, 1500))


def test_nothing_outside_is_read_or_written(built: tuple[Path, dict[str, str]]) -> None:
    folder, _ = built
    assert {path.name for path in folder.iterdir() if not path.name.startswith(".")} == {"in", "secret", "tables"}
    for path in (folder / "tables").rglob("*.parquet"):
        table = pd.read_parquet(path)
        assert not any(table[column].astype(str).str.contains(SECRET).any() for column in table)


def test_what_was_repaired_says_so(built: tuple[Path, dict[str, str]]) -> None:
    articles = read("articles", built[0] / "tables")
    texts = dict(zip(articles["source_uri"], articles["text"], strict=True))
    assert list(articles.loc[articles["text_repaired"], "source_uri"]) == ["in/pages/mojibake.html"]
    assert "It’s the café’s own bridge." in texts["in/pages/mojibake.html"]
    assert "A café in Malmö." in texts["in/pages/invalid.html"]
    assert "The sredliub came." in texts["in/pages/override.html"]
