"""The words of a source -> what they describe: a person, an organisation, a document or several people."""

import re
from dataclasses import dataclass
from typing import Literal

from dateline.world.word_lists import alternatives, any_of, words

from .function_words import CONJUNCTIONS, GOES_ON, POSSESSIVE, PREPOSITIONS
from .genders import Gender, gender_of_words
from .nouns import Kind, kind_of, singular
from .roles import head_of

Determiner = Literal["definite", "possessive", "indefinite", "none"]

AFTER_NOUN = any_of(GOES_ON | words("language/lexicon/function_words/after_nouns") | CONJUNCTIONS | PREPOSITIONS)
_CLOSES = re.compile(rf"(?<![\w-]){AFTER_NOUN}\b", re.IGNORECASE)
"""Words that a noun phrase's head stands before."""
_DEFINITE = alternatives("world/definite_determiners")
_INDEFINITE = alternatives("language/lexicon/function_words/indefinite_determiners")
_BEFORE_GENITIVE = rf"{_DEFINITE}(?=[^,]*[a-z]['’]s?\s[a-z])"
_DETERMINER = re.compile(
    rf"(?:(?P<possessive>{POSSESSIVE}|{_BEFORE_GENITIVE})|(?P<definite>{_DEFINITE})|(?P<indefinite>{_INDEFINITE}|\d[\d,]*))\s+",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b")
_WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*")
_ACRONYM = re.compile(r"[A-Z]{2,4}")
_TELLS_NOTHING = words("language/lexicon/function_words/tells_nothing")


@dataclass(frozen=True, slots=True)
class Description:
    """What the words of a source describe.

    `head` is the noun that carries them, in the singular and in lower case, `role` the role noun in them where there
    is one; `modifiers` are the other words that tell whom of all such they mean.
    """

    kind: Kind
    determiner: Determiner
    head: str
    role: str | None
    plural: bool
    modifiers: tuple[str, ...]
    age: str | None
    acronym: str | None
    """The capital letters that a role is cut down to: "the LG"."""
    gender: Gender | None
    ends_with_head: bool
    """Whether its head is its last word, as in "a Dutch company" and not in "a company boss"."""
    is_somebody: bool
    """Whether it describes people in common nouns, whatever names stand with them: "a doctor at Ann Lee Hospital"."""


def describe(source: str) -> Description:
    """What a source says of the one who speaks: "the Russian leader", "a statement"."""
    core = re.split(r"[,(–—]|\s-\s", source.strip(" ,"))[0]
    match = _DETERMINER.match(core)
    determiner: Determiner = "none"
    phrase = core
    if match:
        determiner = "definite" if match["definite"] else "possessive" if match["possessive"] else "indefinite"
        phrase = core[match.end() :]
        if determiner == "definite" and (number := _DETERMINER.match(phrase)):
            phrase = phrase[number.end() :]
    age = _AGE.search(core)
    told = _AGE.sub("", phrase)
    cut = _CLOSES.search(told, 1)
    found = _WORD.findall(told[: cut.start()] if cut else told) or _WORD.findall(told)
    head, kind, plural = _head(found)
    acronym = _ACRONYM.fullmatch(found[-1]) if found and determiner == "definite" else None
    if kind == "other" and (age or acronym):
        kind = "person"
    return Description(
        kind,
        determiner,
        head,
        head_of(phrase),
        plural,
        tuple(w for w in _WORD.findall(told) if singular(w.lower()) != head and w.lower() not in _TELLS_NOTHING),
        age.group(1) if age else None,
        acronym.group() if acronym else None,
        gender_of_words(core),
        bool(found) and singular(found[-1].lower()) == head,
        kind in ("person", "people") and any(singular(word) == head for word in found),
    )


def _head(found: list[str]) -> tuple[str, Kind, bool]:
    """The noun that carries a phrase, what it stands for, and whether it is a plural."""
    plain = [re.sub(r"['’]s$", "", word.lower()) for word in found]
    for word in reversed(plain[-3:]):
        one = singular(word)
        if (kind := kind_of(one)) != "other":
            return one, kind, one != word
    return (singular(plain[-1]), "other", singular(plain[-1]) != plain[-1]) if plain else ("", "other", False)
