"""Datelines: the place, date and agency that open a news story ("MOSCOW, June 19 (TASS) — ")."""

import re
from dataclasses import dataclass, replace

from dateline.world.agencies import agency_named
from dateline.world.dateline_places import country_of, is_city, is_region
from dateline.world.word_lists import words
from dateline.world.written_dates import MONTH, WEEKDAYS, day_and_month, full_dates

_REACH = 110
_PARTICLES = words("world/place_particles", "world/small_words_abroad")
_NOT_PLACES = words("world/labels_of_stories")

_DAY = rf"(?:(?:{'|'.join(WEEKDAYS)}),? )?"
_DATE = rf"{_DAY}(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|{MONTH})(?:,? (?:19|20)\d\d)?"
_DATE_ONLY = re.compile(_DATE, re.IGNORECASE)
_DATE_AT_END = re.compile(rf"(?:^|[,\s]\s*)({_DATE}|\d{{1,2}})[\s,.]*$", re.IGNORECASE)
_DATE_AFTER = re.compile(rf"({_DATE})\s*[:–—-]\s+(?=[\"“A-Z])", re.IGNORECASE)
_BARRED = re.compile(r"([^|]{3,60}?)\s*\|\s*([^|]{2,20}?)\s*\|\s*(?=[\"“A-Z])")
_LEADING = re.compile(r"([\w ]{2,30}?)\s*[,/]\s*(?=[A-Z])")
_OUTLETS = {"BBC", "CBS", "CNN", "NBC", "NPR", "VOA"}
_PARENTHESIS = re.compile(r"\s*(?:[(\[]([^()\[\]]{2,60})[)\]]|(?:\.\s*)?/([A-Z]{2,12})/)[\s,]*$")

# What ends a dateline. A single hyphen needs its spaces, as in "YORK (AP) - "; a colon is judged more strictly.
_END = re.compile(
    r"(?<=\S)\s*(?:[—–―]+|\.?-{2,3}|\.[-—–])\s*|\s+-\s+|(?<=\))-\s+|\s?:(?!//)\s+|(?<=\))\s*(?=[A-Z“\"])|(?<=\w{3})-\s+|(?<=/)\.?\s+(?=[A-Z“\"])"
)
_SMALL_OPENING = re.compile(r"[a-z]{1,12}(?: [A-Z]|-[A-Z]|['’][A-Z])")
_WITH_SOURCE = re.compile(r"[^()/|]{0,60}(?:\([^()]{2,60}\)|/[A-Z]{2,12}/|\|[^|]{2,20}\|)")
_OPENS_SENTENCE = re.compile(r"[\"“”‘'«„(\[#$€£]*(?:[A-Z0-9À-ÖØ-Þ]|[a-z][A-Z])|[\"“«][a-z]")
_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ'‘’ʻ][\w'’.\-]*|[a-z][a-z]?[-'’][A-ZÀ-Þ][\w'’\-]*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: where it ends in its paragraph, and what it says.

    `month_day` is given where it has a date; `dated` is its date in words, which may hold the year.
    """

    length: int
    place: str | None
    country: str | None
    agency: str | None
    dated: str | None

    @property
    def month_day(self) -> tuple[int, int] | None:
        """Month and day of the dateline's date."""
        return day_and_month(self.dated) if self.dated else None


def find_dateline(paragraph: str, *, first: bool) -> Dateline | None:
    """The dateline that opens a paragraph.

    Away from the `first` paragraph of a story only those that name an agency or a date are taken for one.
    """
    head = paragraph[:_REACH]
    if not (head[0].isupper() or head[0] in "([") and not _SMALL_OPENING.match(head):
        return None
    if not first and not _WITH_SOURCE.match(head):
        return None
    if (barred := _BARRED.match(head)) and agency_named(barred[2]):
        return _read(f"{barred[1]} ({barred[2]})", barred.end(), "|", first=first)
    for end in _END.finditer(head, 1):
        rest = paragraph[end.end() : end.end() + 8]
        if not rest or not _OPENS_SENTENCE.match(rest):
            continue
        mark = end.group().strip()
        found = _read(head[: end.start()], end.end(), mark, first=first, spaced=end.group()[:1].isspace())
        if found:
            # "CAIRO – 26 July 2022: Foreign Minister …"
            after = None if found.dated else _DATE_AFTER.match(paragraph, found.length)
            return replace(found, length=after.end(), dated=after[1]) if after else found
        if mark:
            # A dash inside the place ("PORT-AU-PRINCE") is no end mark; one between words is the only chance.
            return None
    return None


def standing_dateline(paragraph: str) -> Dateline | None:
    """A dateline that is a paragraph of its own, which it must make plain by an agency or date, and a known place."""
    if len(paragraph) > 80:
        return None
    found = _read(paragraph.rstrip(" —–―-:"), len(paragraph), "", first=False)
    return found if found and found.country else None


def _read(head: str, length: int, mark: str, *, first: bool, spaced: bool = False) -> Dateline | None:
    """The dateline that the words before an end mark make, None where they are none."""
    place, source, dated = _parts(head)
    agency = agency_named(source) if source else None
    if source and not agency and not _is_source(source):
        return None
    leading = _LEADING.match(place)
    if leading and (by := agency_named(leading[1])):
        agency, place = agency or by, place[leading.end() :].strip()
    placeless = Dateline(length, None, None, agency, dated)
    if not place:
        return placeless if (agency and mark) or source in _OUTLETS else None
    if by := agency_named(place):
        return replace(placeless, agency=by) if mark not in ("", ":") else None
    if mark and mark != ":" and first and _is_publication(place):
        return placeless
    known = _is_known(place, strict=mark == ":")
    if not _is_place_shaped(place) or (not mark and not (agency and (known or place.isupper()))):
        return None
    evidence = bool(agency or dated or (source and place.isupper()))
    if not evidence and not (first and _stands_alone(place, mark, known, spaced=spaced)):
        return None
    return _with_place(placeless, place, mark, known)


def _parts(head: str) -> tuple[str, str | None, str | None]:
    """Place, source and date of what may be a dateline: "MOSCOW, June 19 (TASS)"."""
    source = dated = None
    place = head.strip().rstrip("-")
    if parenthesis := _PARENTHESIS.search(place):
        inner = (parenthesis[1] or parenthesis[2]).strip()
        if _DATE_ONLY.fullmatch(inner):
            dated, place = inner, place[: parenthesis.start()]
        elif not is_region(inner):
            source, place = inner, place[: parenthesis.start()]
    if (date := _DATE_AT_END.search(place)) and (source or not date[1].isdigit()):
        dated, place = date[1], place[: date.start()]
    place = place.strip(" ,")
    if place.endswith(".") and not is_region(place.rpartition(",")[2].strip()):
        place = place.rstrip(".")
    return place, source, dated


def _with_place(found: Dateline, place: str, mark: str, known: bool) -> Dateline | None:
    """A dateline with its place, if that is one."""
    if known or not _is_publication(place):
        if known or found.agency or (found.dated and place.isupper()):
            return replace(found, place=place, country=country_of(place))
        # The form is a dateline's, but nothing says that the name is a place's.
        return found if mark != ":" and place.isupper() else None
    return found


def _is_place_shaped(place: str) -> bool:
    words = re.split(r"[\s,/&\[\]]+", place.strip(" []"))
    if (
        not 1 <= len(words) <= 7
        or len(place) > 60
        or _fold_note(place) in _NOT_PLACES
        or re.search(r"['’]s\b", place, re.I)
    ):
        return False
    parts = place.split(",")
    if len(parts) > 3 or any(len(part.split()) > 5 for part in parts):
        return False
    return all(_WORD.fullmatch(word) or word in _PARTICLES for word in words if word) and words[0] not in _PARTICLES


def _is_known(place: str, *, strict: bool) -> bool:
    parts = [part.strip(" []") for part in re.split(r"[,\[]|\s(?:and|&)\s|/", place) if part.strip(" []")]
    if len(parts) > 1:
        return is_region(parts[-1]) or is_region(parts[0]) or all(is_city(part) for part in parts)
    return is_city(place, major=strict) or (place.isupper() and is_region(place))


def _stands_alone(place: str, mark: str, known: bool, *, spaced: bool) -> bool:
    """Whether a dateline without date or agency may be believed at the start of a story."""
    if known:
        return True
    return spaced and place.isupper() and len(place.split()) <= 2 and len(place) > 4 and mark not in ("", ":")


def _is_publication(place: str) -> bool:
    words = place.split()
    if (
        len(words) > 3
        or not all(word[0].isupper() for word in words[1:])
        or not (place.isupper() or words[-1] == "News")
    ):
        return False
    return bool(re.search(r"(?i)\b(?:news|today|times|post|press|wire|newspaper|tribune|herald|online)\b", place))


def _is_source(source: str) -> bool:
    words = re.split(r"[\s/]+", source)
    return len(words) <= 4 and all(word[:1].isupper() or word in _PARTICLES for word in words)


def _fold_note(place: str) -> str:
    """A label in lower case with a plain apostrophe, to be looked up."""
    return place.casefold().replace("’", "'")


def year_in(dated: str) -> bool:
    """Whether a dateline's date gives its year."""
    return any(full_dates(dated))
