"""Whether a line reads as a headline, a deck under it, or a heading inside the text."""

import re

from dateline.world.word_lists import alternatives

from .url_lines import slug_words

_LONGEST = 180
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_OPENERS = alternatives(
    "world/sentence_openers", "world/definite_determiners", "world/possessives", "world/subject_pronouns"
)
_OPENS_BODY = re.compile(rf"(?i){_OPENERS}\b")
_SAYS = re.compile(r"\b(?:said|says|told|added|according to)\b")
_SPEAKER_TURN = re.compile(r"[A-Z][\w .'’]{1,30}:\s")
_LIST_ITEM = re.compile(r"\W*(?:\d+[.)]\s|\(?[a-zivx]{1,4}\)\s)|[•*–—-]\s")
_QUESTION = re.compile(r"(?:Q\d*|[A-Z][\w .'’]{1,30}|[A-Z]{2,12})\s?[:.]\s.*\?$")
_MARKUP = re.compile(r"#{1,6}\s+|(?i:title|headline|subject)\s?:\s+")
_OTHER_SENTENCE_END = ("。", "।", "۔", "։")


def is_headline(line: str, *, longest_after: int, before_story: bool, url: str | None) -> bool:
    """Whether the first line of an article's own text is its headline.

    `longest_after` is the length of the longest of the few paragraphs after it; `before_story`: a dateline follows;
    `url` is the article's address, whose last part often repeats the headline.
    """
    if "\n" in line or line[0] in "\\{" or len(line) > _LONGEST or not longest_after:
        return False
    if line.rstrip("\"”’'").endswith((":", ",", *_OTHER_SENTENCE_END)) or _LIST_ITEM.match(line):
        return False
    match = _slug_match(line, url)
    ends_as_sentence = bool(_SENTENCE_END.search(line))
    if before_story and len(line) <= 140:
        return True
    if not ends_as_sentence:
        return len(line) <= 150 and len(line.split()) <= 24
    if match is not None and match < 0.4:
        return False
    if is_title_case(line) and len(line) <= 145:
        return True
    if line.endswith(("?", "!", "…")):
        return len(line) <= 100 and longest_after > len(line)
    return len(line) <= 80 and longest_after > len(line) and not (_OPENS_BODY.match(line) and _SAYS.search(line))


def is_deck(line: str, *, headline: str, before_story: bool) -> bool:
    """Whether the line under a headline is its deck. `before_story`: a byline or dateline follows."""
    if "\n" in line or len(line) > 300 or _LIST_ITEM.match(line) or _SPEAKER_TURN.match(line):
        return False
    if before_story:
        return True
    if headline.rstrip().endswith(";"):
        return len(line) <= 130
    return not _SENTENCE_END.search(line) and not line.endswith((":", ",", ";")) and 20 <= len(line) <= 200


def is_cross_head(line: str, before: str, after: str) -> bool:
    """Whether a short line between two full paragraphs is a heading inside the text."""
    if len(line) > 70 or len(line.split()) > 10 or "\n" in line or _LIST_ITEM.match(line) or _QUESTION.match(line):
        return False
    if line.rstrip("\"”’'")[-1:] in (".", ",", ";", ":", "!", "…") or not (line[0].isupper() or line[0] in "\"“‘'#¿"):
        return False
    # A quotation of a few words stands between paragraphs as a pull quote or as speech: leave it to the body.
    if line[0] in '"“' and len(line.split()) > 5:
        return False
    return len(after) >= 80 and len(before) >= 60 and bool(_SENTENCE_END.search(before) or before.endswith(":"))


def headline_text(line: str) -> str:
    """A headline without what only marks it up: "#", "Title:", and the ";" that joins a headline to its deck."""
    markup = _MARKUP.match(line)
    return line[markup.end() if markup else 0 :].rstrip("; ")


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for case, punctuation and spacing, or one ends with a site's name."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return longer == shorter or (
        longer[: len(shorter)] == shorter and len(shorter) >= 4 and len(longer) <= len(shorter) + 5
    )


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.casefold())


def is_title_case(line: str) -> bool:
    """Whether nearly every longer word of a line starts with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’]*", line) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.85 * len(words)


def _slug_match(line: str, url: str | None) -> float | None:
    """The share of the address's words that the line holds, or None where the address has no words."""
    slug = slug_words(url) if url else frozenset()
    if not slug:
        return None
    words = set(re.findall(r"[^\W\d_]{3,}", line.lower()))
    return len(slug & words) / len(slug)
