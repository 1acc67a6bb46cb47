"""Whatever a file holds, its reader gives documents and rejects, and raises nothing but our own errors.

For hours instead of seconds: pytest tests/sources/test_fuzz.py --hypothesis-profile fuzz
"""

import csv
import io
import tarfile
import zipfile
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dateline.articles.parse import parse
from dateline.language.annotations import Annotations
from dateline.planning.spool import Spool, kept
from dateline.sources.documents.document import RawDocument, Reject, Skipped
from dateline.sources.documents.input_errors import SourceError
from dateline.sources.documents.resource import Link, Resource, in_memory
from dateline.sources.documents.uris import reject
from dateline.sources.finding.formats import FORMATS, Format, format_of
from dateline.sources.rows.records import KEYS
from dateline.tables.contract import check_articles
from dateline.tables.rows import article_rows
from hypothesis import given, settings
from hypothesis import strategies as st

from .examples import examples
from .mutations import (
    TRICKS,
    columns,
    is_json,
    is_markup,
    mutated,
    plain_texts,
    restructured_json,
    restructured_markup,
    texts,
)

ALL = [(known, name, data) for known in FORMATS for name, data in examples().get(known.name, ())]
HOLDING = [example for example in ALL if example[0].name != "sitemap"]
"""Those that hold documents, where a sitemap only leads to some."""
OTHERS = [data for _, _, data in ALL]
few = settings(max_examples=settings().max_examples // 5)
"""There are many of these tests, so that each tries less than the profile asks for."""


def by_name(examples: list[tuple[Format, str, bytes]]) -> pytest.MarkDecorator:
    """Runs a test for every example."""
    return pytest.mark.parametrize(("known", "name", "valid"), examples, ids=[name for _, name, _ in examples])


def found_in(resource: Resource, known: Format | None = None, members: int = 0) -> Iterator[RawDocument | Reject]:
    """What is found in a resource, as dateline.sources.finding.traversal finds it, but without its safety net."""
    try:
        known = known or format_of(resource)
        for found in known.read(resource, {}) if known.table else known.read(resource):
            if isinstance(found, Resource):
                if members < 4:
                    yield from found_in(found, None, members + 1)
            elif isinstance(found, Link):
                found.url.encode()
            elif not isinstance(found, Skipped):
                yield found
    except SourceError as error:
        yield reject(resource.uri, error)


def check(name: str, data: bytes, known: Format | None = None) -> None:
    """Read it, and see that whatever comes out can go into the tables."""
    for found in found_in(in_memory(name, data), known):
        assert found.source_uri == name or found.source_uri.startswith(f"{name}#")
        assert len(found.source_uri) < 20_000
        if isinstance(found, Reject):
            (found.source_uri + found.message).encode()
            assert len(found.message) < 2_000
        else:
            rows = article_rows(parse(found), Annotations((), (), (), ()))
            if found.text:
                check_articles(rows, staged=True)
            else:
                assert found.metadata.status in ("withheld", "canceled")


def test_every_format_has_an_example() -> None:
    assert {known.name for known in FORMATS} == set(examples())


@by_name(HOLDING)
def test_examples_are_good(known: Format, name: str, valid: bytes) -> None:
    found = list(found_in(in_memory(name, valid)))
    assert found
    assert all(isinstance(document, RawDocument) for document in found)
    check(name, valid, known)


@by_name(ALL)
@given(st.data())
@few
def test_mutated_files(known: Format, name: str, valid: bytes, data: st.DataObject) -> None:
    check(name, data.draw(mutated(valid, OTHERS)), data.draw(st.sampled_from([None, known])))


@by_name([example for example in ALL if is_json(example[2])])
@given(st.data())
@few
def test_other_values_in_json(known: Format, name: str, valid: bytes, data: st.DataObject) -> None:
    check(name, data.draw(restructured_json(valid.decode())), known)


@by_name([example for example in ALL if is_markup(example[2])])
@given(st.data())
@few
def test_other_trees_of_markup(known: Format, name: str, valid: bytes, data: st.DataObject) -> None:
    check(name, data.draw(restructured_markup(valid.decode("utf-8", "surrogateescape"))), known)


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
@given(
    st.one_of(
        st.binary(),
        texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.lists(st.sampled_from(TRICKS)).map(b"".join),
    )
)
@few
def test_any_bytes(known: Format, data: bytes) -> None:
    name, valid = examples()[known.name][0]
    for content in (data, valid[:10] + data):
        assert known.sniff is None or known.sniff(content) in (True, False)
        check(name, content)
        check(name, content, known)


@given(
    st.lists(st.lists(texts, max_size=6), max_size=4),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
@few
def test_any_table_in_text(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([[*KEYS[:6]], *([value.replace("\0", "") for value in row] for row in rows)])
    check("a.csv", text.getvalue().encode(encoding, "replace"))


@given(st.dictionaries(st.sampled_from(KEYS) | plain_texts, columns(), min_size=1))
@few
def test_any_table_in_parquet(table: dict[str, pa.Array]) -> None:
    file = io.BytesIO()
    pq.write_table(pa.table({"text": ["a", "b", None]} | table), file)
    check("a.parquet", file.getvalue())


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", ["zip", "tar"])
@given(
    st.lists(
        st.tuples(
            plain_texts.map(lambda name: name.replace("\0", "")).filter(bool), st.sampled_from([b"Words.", *OTHERS])
        ),
        max_size=5,
    )
)
@few
def test_any_names_in_an_archive(kind: str, members: list[tuple[str, bytes]]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") if kind == "zip" else tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in members:
            name = name[:20_000]
            if isinstance(archive, zipfile.ZipFile):
                archive.writestr(name, data)
            else:
                member = tarfile.TarInfo(name)
                member.size = len(data)
                archive.addfile(member, io.BytesIO(data))
    check(f"a.{kind}", file.getvalue())


@by_name(HOLDING)
def test_what_is_read_survives_the_spool(
    known: Format, name: str, valid: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    documents = [found for found in found_in(in_memory(name, valid)) if isinstance(found, RawDocument)]
    with Spool(tmp_path_factory.mktemp("spool") / "documents") as spool:
        places = [spool.add(document) for document in documents]
    assert list(kept(spool.path, places)) == documents
