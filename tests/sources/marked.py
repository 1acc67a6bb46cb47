"""Web pages in the manner of many content systems, written for Dateline, whose body is marked.

In each, `<!--body-->` and `<!--/body-->` stand around every paragraph of the body.
"""

import re
from html import unescape
from pathlib import Path

from dateline.sources.page.html import decode_page

PAGES = Path(__file__).with_name("pages")
_BODY = re.compile(rb"<!--body-->(.*?)<!--/body-->", re.DOTALL)
_MARK = re.compile(rb"<!--/?body-->")
_BREAK = re.compile(r"</?(?:li|p|h\d|blockquote)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def unmarked(page: bytes) -> bytes:
    """A page without the marks."""
    return _MARK.sub(b"", page)


def gold(page: bytes) -> list[str]:
    """The paragraphs of the body of a marked page."""
    parts = (part for body in _BODY.findall(page) for part in _BREAK.split(decode_page(body, None)))
    lines = (" ".join(unescape(_TAG.sub("", part)).split()) for part in parts)
    return [line for line in lines if line]
