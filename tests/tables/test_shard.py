from dataclasses import replace
from pathlib import Path

import pytest
from dateline.articles.article import Article, Block
from dateline.sources.documents.document import RawDocument
from dateline.tables import files
from dateline.tables.schema import ARTICLE_TABLES, ARTICLES
from dateline.tables.shard import read_summary, shard_file, stage_shard
from hypothesis import given, settings
from hypothesis import strategies as st

from .news import annotate, document, parse

DOCUMENTS = [document(f"a{n}", f'Putin met Kim.\nPutin said "no {n}".\n') for n in range(4)]


def staged(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_what_fails_is_set_aside_with_its_stage_and_the_rest_goes_on(tmp_path: Path) -> None:
    documents = [document("bad", "UNREADABLE"), *DOCUMENTS, document("worse", "PUZZLING"), document("lone", "\ud800")]
    summary = stage_shard(documents, annotate, parse, tmp_path / "shard")
    assert summary.articles == 4
    assert summary.words == 4 * 7
    assert [(reject.source_uri, reject.stage, reject.error) for reject in summary.rejects] == [
        ("news/bad.txt", "parse", "ValueError"),
        ("news/lone.txt", "rows", "UnicodeEncodeError"),
        ("news/worse.txt", "annotate", "RuntimeError"),
    ]
    assert read_summary(tmp_path / "shard") == summary


def test_an_article_whose_rows_break_the_contract_is_set_aside_alone(tmp_path: Path) -> None:
    def parse_badly(document: RawDocument) -> Article:
        article = parse(document)
        if document.source_uri == "news/a1.txt":
            return replace(article, blocks=(*article.blocks, Block("body", 5, 5, 9)))
        return article

    summary = stage_shard(DOCUMENTS, annotate, parse_badly, tmp_path / "shard")
    assert summary.articles == 3
    (reject,) = summary.rejects
    assert (reject.source_uri, reject.stage, reject.error) == ("news/a1.txt", "rows", "ContractError")
    assert "table blocks" in reject.message


def test_of_documents_with_one_url_the_first_is_used(tmp_path: Path) -> None:
    twins = [document(name, f"Text of {name}.", url="https://example.org/1") for name in ("c", "a", "b")]
    summary = stage_shard([*twins, twins[0]], annotate, parse, tmp_path / "shard")
    assert files.read(shard_file(tmp_path / "shard", ARTICLES))["source_uri"].to_pylist() == ["news/a.txt"]
    assert [(reject.source_uri, reject.error) for reject in summary.rejects] == [
        ("news/b.txt", "DuplicateArticle"),
        ("news/c.txt", "DuplicateArticle"),
    ]
    assert "news/a.txt" in summary.rejects[0].message


def test_a_shard_of_nothing(tmp_path: Path) -> None:
    summary = stage_shard([], annotate, parse, tmp_path / "shard")
    assert (summary.articles, summary.words, summary.rejects) == (0, 0, ())
    assert all(files.count(shard_file(tmp_path / "shard", table)) == 0 for table in ARTICLE_TABLES)


def test_an_unfinished_shard_is_no_shard(tmp_path: Path) -> None:
    assert read_summary(tmp_path / "shard") is None


@settings(max_examples=10)
@given(order=st.permutations([*DOCUMENTS, document("bad", "UNREADABLE"), document("worse", "PUZZLING")]))
def test_the_order_of_documents_does_not_matter(
    order: list[RawDocument], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("shard")
    stage_shard(order, annotate, parse, folder / "one")
    stage_shard(sorted(order, key=lambda d: d.source_uri), annotate, parse, folder / "two")
    assert staged(folder / "one") == staged(folder / "two")
