"""Entries of feeds, whatever their format, and what in them is an article's full text.

Full text is what an entry gives as its content (`content:encoded`, Atom's `content`, JSON Feed's `content_html`), or
else a long description, as far as these hold:

- It does not end as a text that is cut short: in an ellipsis, "Read more" or "Continue reading".
- It has 200 letters or more, a description 600. Some feeds put a teaser where the content belongs, and short news is
  on its page as well.
- A description ends as a sentence does, and not in "The post ... appeared first on ...", which blogs put below what
  they cut.

An entry with anything less is read at the page that it links to. Only where it links to none is a short text, if not
cut, taken for the article.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from html import unescape

from dateline.sources.documents.document import Metadata
from dateline.sources.page.html import lines_of_piece
from dateline.sources.text.blocks import Part, html_parts, plain_parts
from dateline.sources.text.times import read_time

_FEWEST_LETTERS = 200
_FEWEST_LETTERS_OF_SUMMARY = 600
_LONGEST_SUBTITLE = 300
_LONGEST_LINE = 300
_LONGEST_PARAGRAPH = 5_000
_FIRST_YEAR = 1971

_TAG = re.compile(r"<[A-Za-z/!]")
_KNOWN_TAG = re.compile(
    r"(?i)</?(?:p|br|div|a|b|i|em|strong|span|img|ul|ol|li|h[1-6]|blockquote|figure)\b[^<>]{0,500}>"
)
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?。！？][\s\"'”’»)\]]*$")
_CUT = re.compile(
    r"""(?ix) .* (?: … | \.\.\. | \[…\] | \[\.\.\.\] | \(more…?\) ) [\s\])»›→>]*
    | (?: .* [.!?…\]"”)»] \s* )? [(\[]?
      (?: (?: click \s (?: here \s )? to \s )? (?: read | see | view | find \s out | learn )
        \s (?: more | on ) \b (?! \s* : )
        | (?: continue | keep ) \s reading \b
        | (?: read | see | view ) \s (?: the \s )? (?: full | rest | whole | entire | complete ) \b
      ) [^.:!?]{0,120} [\s.…»›→>)\]]*
    | more [\s.…»›→>]*"""
)
_APPEARED = re.compile(
    r"""(?ix) \b the \s post \b .{0,250} \b (?: appeared \s first | first \s appeared | was \s first \s published )
    \s (?: on | at | in ) \b .{0,150} $
    | ^ .{0,250} \b was \s originally \s published \s in \b .{0,100} \b on \s Medium , .{0,150} $"""
)
_PLEA = re.compile(
    r"""(?ix) \W*
    (?: read \s (?: more | also | next ) \s* : .*
    | (?: read | see | view ) \s (?: the \s )? (?: original | comments? ) \b .{0,80}
    | (?: (?: share | tweet | pin | print | e-?mail | like | save | facebook | twitter | x | linkedin | whatsapp
            | reddit | telegram | pocket | tumblr | pinterest | bluesky | mastodon | threads | flipboard | this | it
            | on | via | to | by | and | or | a \s friend | article | post | story | page | link ) \b \W* ){1,15}
    | like \s this \W* (?: like \W* )? (?: loading )? | loading
    | related (?: \s (?: posts? | articles? | stories ) )?
    | (?: add | leave | post | view | \d+ ) \s (?: a \s )? comments? | comments? \W* \d*
    | (?: filed \s under | posted \s in | tagged (?: \s (?: as | with ) )? | tags | categories ) \s* : .*
    | advertisements? | permalink
    ) \W*"""
)


@dataclass(frozen=True)
class Text:
    """What a feed says in words.

    Args:
        value: The words, as HTML or plain.
        plain: Whether the feed calls them plain.
    """

    value: str = ""
    plain: bool = False

    @cached_property
    def parts(self) -> list[Part]:
        """Its paragraphs and captions, without the feed's own pleas. Lines that are nothing but links are marked as
        boilerplate. Markup that was escaped once too often, or is called plain, is read as markup.

        Raises TooLargeError, UnsafeError.
        """
        return without_pleas(self._parts)

    @cached_property
    def appeared(self) -> bool:
        """Whether it ends with where it appeared first."""
        return any(_APPEARED.search(words[-_LONGEST_PARAGRAPH:]) for _, words in self._parts[-3:])

    @property
    def body(self) -> list[Part]:
        """Its parts that belong to the article."""
        return [part for part in self.parts if part[0] != "boilerplate"]

    @property
    def is_cut(self) -> bool:
        """Whether it ends as a text that is cut short; links may follow."""
        for kind, words in reversed(self.parts):
            if _CUT.fullmatch(words[-_LONGEST_LINE:]):
                return True
            if kind != "boilerplate":
                break
        return False

    @cached_property
    def _parts(self) -> list[Part]:
        value, is_markup = _read(self.value, self.plain)
        if not is_markup:
            return plain_parts(value)
        return [(line.kind or ("boilerplate" if line.linked else None), line.text) for line in lines_of_piece(value)]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed.

    Args:
        id: What the feed calls it.
        metadata: What the feed says of it, with the address of its page.
        content: What the feed gives as its content.
        summary: Its description.
        captions: What stands under its pictures, and whose they are.
    """

    id: str | None
    metadata: Metadata
    content: Text
    summary: Text
    captions: list[Part]

    def full_text(self) -> list[Part] | None:
        """Its full text without the feed's own pleas, if it has that: see above. Raises TooLargeError, UnsafeError."""
        if _letters(self.content.body) >= _FEWEST_LETTERS and not self.content.is_cut:
            return self.content.body
        body = self.summary.body
        if _letters(body) < _FEWEST_LETTERS_OF_SUMMARY or self.summary.is_cut or self.summary.appeared:
            return None
        return body if _SENTENCE_END.search(body[-1][1]) else None

    def short_text(self) -> list[Part] | None:
        """What text it has, if that is not cut short."""
        return next((text.body for text in (self.content, self.summary) if text.body and not text.is_cut), None)

    def printed(self, body: list[Part]) -> Iterator[Part]:
        """The article as it is printed: headline, body, and what stands under its pictures."""
        title = self.metadata.title or ""
        yield "headline", title
        begun = False
        for kind, words in body:
            if not begun and _key(words) == _key(title):
                continue
            begun = True
            yield None if kind == "headline" else kind, words
        known = {_key(words) for _, words in (*body, *self.summary.body)} | {_key(title)}
        yield from ((kind, words) for kind, words in dict.fromkeys(self.captions) if _key(words) not in known)

    def subtitle(self, body: list[Part]) -> str | None:
        """Its summary, where that is one line of its own, and not how the body begins."""
        lines = self.summary.body
        if len(lines) != 1 or self.summary.is_cut or len(lines[0][1]) > _LONGEST_SUBTITLE:
            return None
        line = _key(lines[0][1])
        return None if line == _key(self.metadata.title or "") or line in _key(_words(body)) else lines[0][1]


def without_pleas(parts: Iterable[Part]) -> list[Part]:
    """Parts without what a feed puts below an entry: where it appeared first, links for sharing, tags, comments."""
    kept = [(kind, words) for kind, part in parts if (words := _without_appeared(part))]
    while kept and len(kept[-1][1]) <= _LONGEST_LINE and _PLEA.fullmatch(kept[-1][1]):
        kept.pop()
    return kept


def line_of(value: str, plain: bool = False) -> str | None:
    """A title or name on one line, without markup."""
    value, is_markup = _read(value, plain)
    return _words(html_parts(value)) or None if is_markup else " ".join(value.split()) or None


def moment(written: str | None) -> datetime | None:
    """A time, unless it is none or only where a clock begins, as feeds write for want of one."""
    found = read_time(written)
    return found if found and found.year >= _FIRST_YEAR else None


def byline(authors: Iterable[str | None]) -> str | None:
    """Authors as feeds write them ("ann@gazette.example (Ann Lee)", "Ann Lee <ann@gazette.example>") -> a byline."""
    return ", ".join(dict.fromkeys(name for author in authors if author and (name := _name(author)))) or None


def _read(value: str, plain: bool) -> tuple[str, bool]:
    """What a feed gives as HTML or as plain, and whether it is HTML after all."""
    if plain:
        return value, _KNOWN_TAG.search(value) is not None
    if _TAG.search(value):
        return value, True
    value = unescape(value)
    return value, _KNOWN_TAG.search(value) is not None


def _name(author: str) -> str:
    if len(author) > _LONGEST_LINE:
        return author
    found = re.fullmatch(r"\s*\S+@\S+\s*\((.*)\)\s*", author)
    name = found[1] if found else re.sub(r"[<(]?\S+@\S+[>)]?", " ", author)
    return " ".join(name.split()).strip(" ,;")


def _without_appeared(part: str) -> str:
    """A plea may stand in a paragraph of its own, or at the end of the last."""
    if found := _APPEARED.search(part[-_LONGEST_PARAGRAPH:]):
        return part[: len(part) - len(found[0])].rstrip()
    return part


def _letters(parts: Iterable[Part]) -> int:
    return sum(len(_LETTER.findall(words)) for kind, words in parts if kind is None)


def _words(parts: Iterable[Part]) -> str:
    return " ".join(words for _, words in parts)


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
