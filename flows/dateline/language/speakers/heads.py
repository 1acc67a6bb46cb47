"""Which name in a source names the one who speaks, and which only describes that one."""

import re

from dateline.language.annotations import Entity
from dateline.language.layers import Name
from dateline.language.lexicon.descriptions import AFTER_NOUN, describe
from dateline.spans import Span

_GOES_ON_AFTER_NAME = re.compile(rf"\s+(?:{AFTER_NOUN}|earlier|later|(?:him|her|it)self)\b")


def only_describes(text: str, name: Name, entity: Entity, source: Span) -> bool:
    """Whether a name in a source only describes the one who speaks: "Trump’s lawyer", "a friend of Putin"."""
    before, after = text[source[0] : name.start], text[name.end : source[1]]
    if before.endswith("(") or re.match(r"['’]s?\s+\w", after):
        return True
    if _GOES_ON_AFTER_NAME.match(after):
        return False
    if entity.label == "PERSON":
        return bool(re.match(r"\s+[a-z]+(?:\s|$)", after))
    following = re.match(r"[\s-]+((?:[\w’'-]+\s*)+)", after)
    if following is None:
        return False
    kind = describe(f"the {following.group(1)}").kind
    more_of_name = kind == "other" and following.group(1)[0].isupper()
    return kind != "government" and not (entity.label == "ORG" and (kind == "organisation" or more_of_name))
