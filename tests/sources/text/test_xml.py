import pytest
from dateline.sources.documents.input_errors import BrokenRecordError, UnsafeError
from dateline.sources.documents.resource import in_memory
from dateline.sources.text.xml import items, root_attributes, root_name


def texts(data: bytes, *names: str) -> list[tuple[str | None, bool]]:
    return [(item.text, whole) for item, whole in items(in_memory("a.xml", data), *names)]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<?xml version='1.0'?>\n<!-- a --><nitf>", "nitf"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a:newsItem x='1'>", "newsItem"),
        ("<rss/>".encode("utf-16"), "rss"),
        (b"The council met.", None),
        (b"<!-- cut short", None),
    ],
)
def test_the_root_as_far_as_it_shows(head: bytes, name: str | None) -> None:
    assert root_name(head) == name


def test_attributes_of_the_root() -> None:
    assert root_attributes(b"""<a xml:lang="en" b='1 &amp; 2' b="no">""") == {"xml:lang": "en", "b": "1 & 2"}


def test_items_come_in_any_namespace_and_alone_or_not() -> None:
    data = b"<m xmlns:n='urn:n'><n:item>a</n:item><item>b &eacute;</item></m>"
    assert texts(b"<item>a</item>", "item") == [("a", True)]
    assert texts(b"<!DOCTYPE m SYSTEM 'm.dtd'>" + data, "item") == [("a", False), ("b é", False)]


def test_what_stands_before_a_fault_is_read() -> None:
    found = items(in_memory("a.xml", b"<m><item>a</item>" + b" " * 70_000 + b"</n>"), "item")
    assert next(found)[0].text == "a"
    with pytest.raises(BrokenRecordError, match="not well-formed"):
        next(found)


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><item>&b;</item>",
        b"<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><item>&c;</item>",
        b"<a>" * 300,
    ],
)
def test_what_could_harm_is_refused(data: bytes) -> None:
    with pytest.raises(UnsafeError):
        texts(data, "item")
