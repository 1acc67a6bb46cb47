"""Roles and titles of people, and what else a text says of them that later descriptions refer to."""

import re

from dateline.world.word_lists import any_of, pairs, words

from .cue_verbs import SAYS
from .function_words import CONJUNCTIONS, POSSESSIVE, PREPOSITIONS, SHORT_PREPOSITIONS

ROLES_OF_PEOPLE = words("language/lexicon/people/roles")
ROLE_NOUNS = ROLES_OF_PEOPLE | words("language/lexicon/people/roles_of_things_too")
_MEANT = {general: frozenset(roles.split()) for general, roles in pairs("language/lexicon/people/roles_meant").items()}
"""What a general word for a person may stand for."""
TITLE_WORDS = words("language/lexicon/people/before_roles")
"""What commonly goes before a role."""
_DEGREES = frozenset(("Dr", "Prof"))
"""What stands between a role and a name, telling less than the role: "chairman Dr Ann Lee"."""

HONORIFICS = words("world/honorifics")
"""What stands before a person's name, is no part of it, and tells no office: "Mrs"."""
TITLES_IN_SHORT = pairs("world/titles_in_short")
"""Titles as they are cut down before a name -> the role: "Sen" -> "senator"."""
_TITLES = words("language/lexicon/people/titles_before_names", "language/lexicon/people/titles_of_rulers")
HONORIFIC = any_of(HONORIFICS | TITLES_IN_SHORT.keys() | _TITLES)
"""A word that stands right before a person's name and is no part of it, a full stop behind it left out."""
TRAILING = re.compile(rf"\s+(?:{any_of(HONORIFICS)}|Sheikha?|HH|H\.?\s?E|and|or)\.?$")
"""What stands between a title and a name and tells less: "Ambassador Dr." """
ADDRESSES = words("language/lexicon/people/forms_of_address") | {
    word.casefold() for word in HONORIFICS | TITLES_IN_SHORT.keys() | _TITLES
}
"""Whatever people are spoken of with before their names, in small letters."""
POSTS_IN_LETTERS = words("language/lexicon/people/posts_in_letters")
"""Posts, houses and bodies in letters, in small ones: "ceo"."""

_NOT_IN_TITLE = words("language/lexicon/people/not_in_titles") | CONJUNCTIONS | PREPOSITIONS - {"of", "for"}
"""Words that a title before a name does not go back over."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
AGE_BETWEEN = r"(?:,\s+(?:aged?\s+)?\d{1,3}(?=,))?"
"""What may stand between a name and its apposition: "Ann Lee, 34, a nurse"."""
_APPOSITION = re.compile(rf"\s*(?:\(.{{1,40}}?\))?{AGE_BETWEEN},\s+([^,;:“”\"().—]{{3,160}})")
_ARTICLE = re.compile(rf"^(?:the|an?|{POSSESSIVE})\s+", re.IGNORECASE)
_CLAUSE = re.compile(rf"the\s[^,]*?\b{SAYS}\b", re.IGNORECASE)
"""What follows a comma but is no apposition: "..., the driver announced"."""
_HEAD_ENDS = re.compile(rf"\b{any_of(SHORT_PREPOSITIONS | {'as', 'by', 'from', 'under', 'who'})}\b|,")
_GOES_ON = re.compile(r"\s+(?:said|says|told|who|which|has|had|was|is)\b")


def head_of(title: str) -> str | None:
    """The role noun of a title or description, in lower case: "the Russian leader" -> "leader"."""
    parts: list[str] = _WORD.findall(_HEAD_ENDS.split(title)[0])
    found = None
    for word in reversed(parts):
        plain = word.rstrip(".")
        if plain.lower() in ROLE_NOUNS:
            return plain.lower()
        found = found or TITLES_IN_SHORT.get(plain)
        if found and plain not in _DEGREES:
            return found
    return found


def abbreviates(acronym: str, title: str) -> bool:
    """Whether letters stand for a title, or in it: "LG" for "Lieutenant Governor", "MEC" in "MEC for Finance"."""
    parts = re.findall(r"[^\W\d_]+", title)
    initials = "".join(word[0].upper() for word in parts if word.lower() not in ("of", "for", "the", "and"))
    return acronym in parts or initials.startswith(acronym)


def compatible(description: str, role: str) -> bool:
    """Whether a description's head noun may stand for a role's."""
    return description == role or role in _MEANT.get(description, ())


def title_before(text: str, start: int, floor: int) -> str | None:
    """The title that leads up to a name at `start`: "Kremlin aide" in "said Kremlin aide Yuri Ushakov".

    Read backwards, not past `floor` (the start of the sentence or the end of the name before).
    """
    found: list[re.Match[str]] = []
    floor = max(floor, start - 300)  # no title is as long, but a sentence may be
    stretch = text[floor:start]
    if cut := max((m.end() for m in re.finditer(r"[,;:()“”\"—–\n]|(?<=[a-z]{4})[.!?]\s", stretch)), default=0):
        floor += cut
    for match in reversed(list(_WORD.finditer(text, floor, start))):
        between = text[match.end() : found[-1].start() if found else start]
        if between.strip(" ’'s-") or match.group().lower() in _NOT_IN_TITLE or len(found) > 9:
            break
        found.append(match)
    if found and found[0].group().lower() in ("for", "of"):
        return None
    found = found[: _length_of_title([word.group() for word in found])]
    if not found:
        return None
    title = TRAILING.sub("", _ARTICLE.sub("", text[found[-1].start() : start].strip(" ,")))
    return title if title and head_of(title) and title.removesuffix(".") not in HONORIFICS else None


def _length_of_title(before: list[str]) -> int:
    """How many of the words before a name, the nearest first, make its title.

    It reaches back to an article, or else over capitalised words, roles and what commonly goes before a role.
    """
    for i, word in enumerate(before):
        if _ARTICLE.match(word + " "):
            return i
    for i, word in enumerate(before):
        plain = word.lower().rstrip(".")
        if word[0].islower() and plain not in ROLE_NOUNS and plain not in TITLE_WORDS:
            return i
    return len(before)


def title_after(text: str, end: int, ceiling: int) -> str | None:
    """The apposition that follows a name: "the Kremlin’s spokesman" in "Dmitry Peskov, the Kremlin’s spokesman,"."""
    match = _APPOSITION.match(text, end, ceiling)
    if not match or _CLAUSE.match(match.group(1)):
        return None
    title = _ARTICLE.sub("", match.group(1).strip())
    title = _GOES_ON.split(title)[0].strip()
    first = title.split(" ")[0].lower() if title else ""
    if not title or not head_of(title) or first in ("and", "but", "while", "who", "said", "as", "in", "which"):
        return None
    return title
