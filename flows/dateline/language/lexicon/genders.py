"""What words tell of the gender of the one whom they are about."""

import re
from typing import Literal

from dateline.spans import Span
from dateline.world.word_lists import alternatives, words

from .roles import HONORIFIC

Gender = Literal["female", "male"]

_FEMALE = re.compile(rf"\b{alternatives('language/lexicon/people/words_for_women')}\b")
_MALE = re.compile(rf"\b{alternatives('language/lexicon/people/words_for_men')}\b")
_FIRST_NAMES: dict[str, Gender] = {
    **dict.fromkeys(words("language/lexicon/people/first_names_of_women"), "female"),
    **dict.fromkeys(words("language/lexicon/people/first_names_of_men"), "male"),
}
_HONORIFIC_BEFORE = re.compile(rf"\b({HONORIFIC})\.?\s+$")


def gender_of_name(name: str) -> Gender | None:
    """What a person's first name tells, if it is mostly one gender's."""
    first = re.split(r"[\s-]", name.strip())[0].strip(".")
    return _FIRST_NAMES.get(first.title() if first.isupper() else first)


def gender_of_words(text: str) -> Gender | None:
    """What the words of a description or a title tell: "his wife" is a woman, "the king" a man."""
    told = re.sub(r"^(?:his|her)\s", "", text, flags=re.IGNORECASE)
    female, male = _FEMALE.search(told), _MALE.search(told)
    if female and not male:
        return "female"
    return "male" if male and not female else None


def gender_before(text: str, span: Span) -> Gender | None:
    """What an honorific right before a name tells."""
    match = _HONORIFIC_BEFORE.search(text, max(0, span[0] - 12), span[0])
    return gender_of_words(match.group(1)) if match else None
