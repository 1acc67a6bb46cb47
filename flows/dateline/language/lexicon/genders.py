"""What words tell of the gender of the one whom they are about."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Literal

from dateline.spans import Span

Gender = Literal["female", "male"]

_FEMALE = re.compile(
    r"\b(?:she|her|herself|Mrs|Ms|Miss|Madam|Lady|Dame|Queen|Princess|mother|wife|daughter|sister|widow|woman|actress"
    r"|(?:spokes|congress|chair|business|assembly|council|police)woman|girl|aunt|grandmother)\b"
)

_MALE = re.compile(
    r"\b(?:he|him|his|himself|Mr|Sir|Lord|King|Prince|Pope|father|husband|son|brother|man|actor|boy|uncle"
    r"|(?:spokes|congress|chair|business|assembly|council|police|fisher|sports)man|grandfather)\b"
)


@cache
def _first_names() -> dict[str, Gender]:
    """Given names that are mostly one gender's: US Census 1990 (public domain), and common ones of other countries."""
    listed: dict[Gender, str] = json.loads((Path(__file__).parent / "first_names.json").read_text(encoding="utf-8"))
    return {name: gender for gender, names in listed.items() for name in names.split()}


def gender_of_name(name: str) -> Gender | None:
    """What a person's first name tells, if it is mostly one gender's."""
    first = re.split(r"[\s-]", name.strip())[0].strip(".")
    return _first_names().get(first.title() if first.isupper() else first)


def gender_of_words(text: str) -> Gender | None:
    """What the words of a description or a title tell: "his wife" is a woman, "the king" a man."""
    words = re.sub(r"^(?:his|her)\s", "", text, flags=re.IGNORECASE)
    female, male = _FEMALE.search(words), _MALE.search(words)
    if female and not male:
        return "female"
    return "male" if male and not female else None


def gender_before(text: str, span: Span) -> Gender | None:
    """What an honorific right before a name tells."""
    before = text[max(0, span[0] - 12) : span[0]]
    match = re.search(r"\b(Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|King|Queen|Prince|Princess|Pope)\.?\s+$", before)
    return gender_of_words(match.group(1)) if match else None
