"""Photo captions and the credits that close them."""

import re
from collections.abc import Iterator
from typing import Literal

from dateline.world.word_lists import alternatives

_HOUSES = alternatives("world/picture_credits")
_PERSON = r"[A-ZÀ-Þ][\w'’.\-]*(?: (?:[A-ZÀ-Þ][\w'’.\-]*|de|der|den|van|von|al|el|bin|da|di|la|le)){0,4}"
_PARTY = rf"(?:{_PERSON}|{_HOUSES})"
# "JANE DOE/POOL/AFP", "Jane Doe/AP via Getty Images", "AP Photo/Jane Doe", "Getty Images".
_CHAIN = (
    rf"(?:{_PARTY}(?: ?[/|] ?{_PARTY}){{0,3}} ?[/|,] ?{_HOUSES}(?: ?/ ?{_PARTY}){{0,2}}"
    rf"|{_HOUSES}(?: ?[/,|] ?{_PARTY}){{0,3}}|{_PARTY}(?: ?/ ?{_PARTY}){{0,2}} (?:via|VIA) {_PARTY})"
    rf"(?: (?:via|VIA) {_PARTY}(?: ?/ ?{_PARTY})?)?"
)
_CREDIT_WORD = (
    r"(?i:(?:file |handout |staff |stock |illustrative )?"
    r"(?:photo(?:graph)?s?|pictures?|pics?|images?|video|graphic|illustration|screengrab|screenshot|visual|photographer)"
    r"(?: (?:credits?|courtesy|source))?(?: (?:by|of|from))?|(?:photo )?credits?|courtesy(?: of)?|source)"
)
_LABELLED = (
    rf"{_CREDIT_WORD}\s?[:/|]\s?[^:]{{2,90}}|{_CREDIT_WORD} (?:by|BY) {_PERSON}[^:.]{{0,60}}"
    r"|(?i:photos?|pictures?|images?) courtesy(?: of)? [^:.]{2,60}|(?:©|\(c\)) ?[^:]{2,90}"
)
_HOUSE = re.compile(_HOUSES)
_LABEL = re.compile(rf"[(\[|*©—–\s-]*(?:\(c\)\s*)?(?:{_CREDIT_WORD}\s*(?::|/|\||\bby\b|\bBY\b)?\s*)?")
_BETWEEN_PARTIES = re.compile(r"\s?[/|,]\s?|\s(?:via|VIA)\s")
_NAME = re.compile(_PERSON)
_PERSON_IN_FULL = re.compile(rf"(?={_PERSON}$)\S+ .*")
_SUPPLIED = r"(?:File|FILE|Supplied|SUPPLIED|Handout|Courtesy)(?: [Pp]hoto| PHOTO)?"
_CREDIT_LINE = re.compile(rf"[(\[|*—–-]?\s*(?:{_LABELLED}|{_CHAIN})\s*[)\]]?\.?")
_CREDIT_TAIL = re.compile(
    rf"(?:[(\[]\s*(?:{_LABELLED}|{_CHAIN}|{_SUPPLIED})\s*[)\]]\.?"
    rf"|[|—–]\s*(?:{_LABELLED}|{_CHAIN})|(?<=[.!?\"”’])\s+(?:{_LABELLED}|{_CHAIN})"
    r"|(?<=\w)\s+(?:Photo|Picture|Image)s?(?: [Cc]redit)?: [^:]{2,60})$"
)
_CAPTION_OPENING = re.compile(
    r"(?i)(?:\[?(?:photo |image )?caption\]?\s*:|file\s?-|pictured\s*:|in this (?:file )?photo)"
)
_CAPTION_CUE = re.compile(
    r"(?i)\((?:left|right|cent(?:er|re)|[lrc]|(?:second|third|2nd|3rd) (?:from )?(?:left|right|l|r)"
    r"|file(?: photo| image)?|top|bottom|foreground|background|above|pictured)\)"
    r"|\bfile (?:photo|picture|image)\b|\bpictured\b"
)
_REACH = 200
_LONGEST = 700


def is_credit_line(line: str) -> bool:
    """Whether a line is nothing but a photo credit: "Getty Images", "(Photo by Jane Doe/AFP)", "© Jane Doe"."""
    return len(line) <= 120 and bool(_CREDIT_LINE.fullmatch(line)) and not _is_copyright(line)


def credit_start(paragraph: str) -> int | None:
    """Where the credit starts that ends a caption; None where the paragraph does not end with one."""
    if len(paragraph) > _LONGEST:
        return None
    offset = max(0, len(paragraph) - _REACH)
    match = _CREDIT_TAIL.search(paragraph, offset)
    if not match or match.start() == 0:
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return start if paragraph[:start].strip() else None


def looks_like_credit(tail: str) -> bool:
    """Whether text left over when one copy of a caption is cut from another reads as its credit."""
    tail = tail.strip()
    if not 2 <= len(tail) <= 120:
        return False
    letters = [char for char in tail if char.isalpha()]
    shouted = bool(letters) and all(char.isupper() for char in letters)
    return shouted or bool(_CREDIT_LINE.fullmatch(tail)) or bool(re.match(r"[(\[|©—–]", tail)) or "/" in tail


def names_photo(credit: str) -> bool:
    """Whether a credit speaks of a picture, or of who took it; "(Reuters)" alone may credit the story."""
    return not re.fullmatch(rf"[(\[|—–\s]*(?:{_HOUSES}|(?i:source)\b.*)[)\]\s]*\.?", credit)


def parties(credit: str) -> Iterator[tuple[int, int, Literal["person", "agency", "publisher"]]]:
    """Where in a credit the photographer stands, named in full, the agencies ("Jane Doe/Pool/AFP"), and a publisher in
    the end ("Jane Doe/Example Gazette")."""
    at = match.end() if (match := _LABEL.match(credit)) else 0
    end = len(credit.rstrip(")]. \n"))
    taken = False
    for between in (*_BETWEEN_PARTIES.finditer(credit, at, end), None):
        stop = between.start() if between else end
        words = credit[at:stop]
        if _HOUSE.fullmatch(words):
            yield at, stop, "agency"
        elif not taken and _PERSON_IN_FULL.fullmatch(words):
            taken = True
            yield at, stop, "person"
        elif taken and not between and _NAME.fullmatch(words):
            yield at, stop, "publisher"
        at = between.end() if between else end


def is_caption(paragraph: str) -> bool:
    """Whether a paragraph says of itself that it describes a picture."""
    return len(paragraph) <= _LONGEST and bool(_CAPTION_OPENING.match(paragraph))


def has_caption_cue(paragraph: str) -> bool:
    """Whether a paragraph points into a picture: "(left)", "in a file photo". Body text seldom does."""
    return len(paragraph) <= _LONGEST and bool(_CAPTION_CUE.search(paragraph))


def _is_copyright(line: str) -> bool:
    return bool(re.match(r"(?i)[(\s]*(?:©|\(c\))\s*(?:copyright\b|\d{4})|.*\ball rights reserved", line))
