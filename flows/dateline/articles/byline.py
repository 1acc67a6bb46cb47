"""Bylines: the lines that say who wrote an article."""

import re

from dateline.world.agencies import agency_named
from dateline.world.dateline_places import is_city, is_region
from dateline.world.word_lists import alternatives, words
from dateline.world.written_dates import MONTH, WEEKDAYS

_BY = re.compile(
    r"(?:(?i:(?:written|story|text|words|reporting|reported|posted|compiled|a report)\s+by)|[Bb]y|BY|Por|POR"
    r"|Par|PAR|Von|VON)"
    r"\s*:?\s+(?=[A-ZÀ-ÖØ-Þ])"
)
_LABEL = re.compile(r"(?i:authors?|bylines?|reporters?|writers?)\s*:\s*(?=[A-ZÀ-ÖØ-Þ])")
_DESK = re.compile(
    r"[(\[—–\s]*(?:Additional r|R)eporting by ([^;:()]{3,150}?)(?:[;.,]? *(?:[Ww]riting|[Ee]diting"
    r"|[Aa]dditional) .{0,120})?[.)\]]*"
)
_HELP = re.compile(r"(?i:contribut(?:ing|ors?)|additional reporting)\s*(?::|by)\s+(?=[A-Z])")
_AND = re.compile(r"\s*(?:,|;|\||•|·|\bet\b|\by\b|\bund\b|\band\b|\bAND\b|&|\swith\s|\sin\s|\s[—–-]\s|\n)\s*")
_PARTICLE = alternatives("world/small_words_abroad", "world/surname_particles")
_NAME_WORD = r"(?:(?:Mc|Mac|O['’]|D['’]|[Dd]e|[Aa]l-|[Ee]l-)?[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’\-]*\.?)"
_FULL_NAME = rf"{_NAME_WORD}(?:\s+(?:{_PARTICLE}|{_NAME_WORD})){{1,4}}"
_SEVERAL = re.compile(
    rf"{_FULL_NAME}(?: in {_NAME_WORD}(?: {_NAME_WORD})?)?(?:(?:,| and|, and) {_FULL_NAME}(?: in {_NAME_WORD})?){{1,3}}"
)
_NAME = re.compile(_FULL_NAME)
_ROLE = re.compile(rf"(?i)\b{alternatives('world/newsroom_words')}\b")
_WHEN = re.compile(
    rf"(?i)\s*[|•·,—–-]?\s*(?:(?:updated|published|posted)\b.*|(?:on\s+)?(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?"
    rf"(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}|20\d\d-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/20\d\d)\b.*)$"
)
_EMAIL = re.compile(r"\s*[(<]?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*[)>]?|\s*\(?@\w{2,30}\)?")
_TITLE = re.compile(r"(?:Dr|Prof|Mr|Mrs|Ms|Sir|Rev|Hon|Amb)\.?\s+")
_WORDS_NOT_NAMES = words("world/no_names", "world/short_prepositions")


def byline_names(line: str) -> list[str] | None:
    """The authors that a byline names, or None where the line is no byline. "By Reuters" is one that names nobody."""
    if len(line) > 200:
        return None
    line = line.strip("*_ ")
    if desk := _DESK.fullmatch(line):
        return [] if line.lstrip(" ([—–").startswith("Additional") else byline_names("By " + desk[1])
    if _HELP.match(line):
        return []
    marker = _BY.match(line) or _LABEL.match(line)
    if not marker:
        return None
    rest = _EMAIL.sub("", _WHEN.sub("", line[marker.end() :])).strip(" .|,—–-*")
    names = _named(rest)
    if names is None or not (names or agency_named(rest) or _ROLE.search(rest)):
        return None
    # A sentence may start with "By" too, and then it ends like one, or goes on in lower case.
    prose = re.findall(r"\b[a-z]{2,}\b", rest)
    return names if len(prose) <= 0.4 * len(rest.split()) else None


def _named(rest: str) -> list[str] | None:
    """The people named behind a byline's first word, None where something else stands there as well."""
    names: list[str] = []
    for i, part in enumerate(_AND.split(rest)):
        part = _TITLE.sub("", part.strip(" ."), count=1)
        if agency_named(part) or (_ROLE.search(part) and len(part.split()) <= 8):
            continue
        if _is_name(part):
            names.append(_cased(part))
        elif not part or (i and (is_city(part) or is_region(part) or names)):
            # After the first name may stand a place, a title or an employer, in any words.
            continue
        elif part.istitle() and part.isalpha() and i == 0 and len(rest) == len(part):
            names.append(part)
        else:
            return None
    return names


def is_role(line: str) -> bool:
    """Whether a line, found under a byline, says what its author is or works for: "Associated Press Writer"."""
    words = line.split()
    if not 1 <= len(words) <= 7 or line[-1] in ".!?:":
        return False
    return bool(
        agency_named(line) or (_ROLE.search(line) and all(word[0].isupper() or len(word) < 4 for word in words))
    )


def bare_names(line: str) -> list[str] | None:
    """The names that a line without "By" consists of ("SIYABONGA SITHOLE", "Jane Doe in Lisbon and John Roe")."""
    if len(line) <= 90 and _SEVERAL.fullmatch(line):
        names = byline_names(f"By {line}")
        return names if names and len(names) > 1 else None
    if (
        len(line) > 45
        or line.endswith(".")
        or not _is_name(line)
        or _ROLE.search(line)
        or is_city(line)
        or is_region(line)
    ):
        return None
    words = line.split()
    if len(words) > 4 or any(word.lower() in _WORDS_NOT_NAMES for word in words) or re.search(r"\d|['’]s\b", line):
        return None
    return [_cased(line)]


def byline_agency(line: str) -> str | None:
    """The agency that a byline names."""
    marker = _BY.match(line)
    for part in re.split(r",|\||\s[—–-]\s|\s(?:of|for|with|and)\s", line[marker.end() :] if marker else line):
        if agency := agency_named(part):
            return agency
    return None


def _is_name(part: str) -> bool:
    return bool(_NAME.fullmatch(part)) and len(part) <= 50


def _cased(name: str) -> str:
    """A name set in capitals, in the usual case; any other as written."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda match: _word_cased(match[0]), name)


def _word_cased(word: str) -> str:
    if len(word) > 3 and word.startswith("MC"):
        return "Mc" + word[2:].capitalize()
    if re.match(r"[OD]['’]", word):
        return word[:2] + word[2:].capitalize()
    return word.capitalize()
