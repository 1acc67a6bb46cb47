"""Names of an article -> their wordings: each way in which something is named, whole and without what goes with it."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from dateline.language.layers import Reading, Wording
from dateline.language.lexicon.institutions import spelled_out
from dateline.language.names.tagged import POSSESSIVE_ENDING
from dateline.language.tagging.labels import NUMBERS
from dateline.world.gazetteer import plain
from dateline.world.word_lists import lines

THINGS = ("ORG", "FAC", "MISC", "PRODUCT")

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_EDGES = " ,;:\"“”‘’'-–—"
_ABBREVIATED = re.compile(r"\b(?:\w|Inc|Corp|Ltd|Co|Jr|Sr)\.$")
_COMPANY = lines("language/lexicon/organisations/company_suffixes")
_WORD = re.compile(r"[^\W_]+")
_MOST_ALIKE = 200
"""How many wordings that share a word are compared with each other."""
_SPELLINGS = {"defence": "defense", "labour": "labor", "centre": "center", "programme": "program"}
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def wordings(reading: Reading) -> list[Wording]:
    """The wordings of an article's names, dates and sums of money excepted, in the order of their first mentions."""
    found: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Wording] = {}
    for i, (name, whole) in enumerate(zip(reading.names, reading.wholes, strict=True)):
        if name.label not in NUMBERS:
            shown = display(reading.text[slice(*whole.span)])
            words = words_of(spelled_out(shown) if name.label in THINGS and " " in shown else shown)
            whose = words_of(reading.names[whole.about].text) if whole.about is not None else ()
            wording = found.setdefault((name.label, words, whose), Wording(name.label, shown, words, whole.about))
            wording.mentions.append(i)
            wording.ends.append(whole.span[1])
            wording.spellings[shown] += 1
    return list(found.values())


def display(words: str) -> str:
    """A name as the tables show it: one line, without article, possessive ending or stray marks."""
    plain_words = POSSESSIVE_ENDING.sub("", _ARTICLE.sub("", " ".join(words.split())).strip(_EDGES))
    ending = _EDGES if _ABBREVIATED.search(plain_words) else _EDGES + "."
    return plain_words.rstrip(ending).lstrip(_EDGES + ".") or words


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> tuple[str, ...]:
    """What equal names share: their words without case, accents, full stops, hyphens and company suffix."""
    words = _WORD.findall(plain(name).translate(_LETTERS).replace(".", "").replace("'", ""))
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    return tuple(_SPELLINGS.get(word, word.replace("isation", "ization")) for word in words) or (name,)


def indexed(items: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    """The numbers that come with each word: the first ones, where more share it than could be told apart."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, words in items:
        for word in dict.fromkeys(words):
            if len(index[word]) < _MOST_ALIKE:
                index[word].append(number)
    return index
