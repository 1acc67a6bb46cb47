"""Which name in a source names the one who speaks, and which only describes that one."""

import re

from dateline.language.annotations import Entity
from dateline.language.layers import Name
from dateline.language.lexicon.descriptions import AFTER_NOUN, describe
from dateline.language.lexicon.roles import HONORIFICS, head_of
from dateline.spans import Span

_LEADS_TO_NAME = re.compile(
    r"(?P<described>.*?)\b(?P<link>for|of|to|from|at|in|by|with|close to|behind|against)\s+(?:the\s+)?"
    r"(?P<between>(?:[\w.’'-]+\s+){0,5}?)\(?$",
    re.IGNORECASE | re.DOTALL,
)

_GOES_ON_AFTER_NAME = re.compile(rf"\s+(?:{AFTER_NOUN}|earlier|later|(?:him|her|it)self)\b")


def only_describes(text: str, name: Name, entity: Entity, source: Span) -> bool:
    """Whether a name in a source only describes the one who speaks: "Trump’s lawyer", "a friend of Putin"."""
    before, after = text[source[0] : name.start], text[name.end : source[1]]
    if before.endswith("(") or re.match(r"['’]s?\s+\w", after):
        return True
    if (led := _LEADS_TO_NAME.match(before)) and "," not in before:
        described, titles = describe(led["described"]), led["between"].split()
        is_titled = all(head_of(word) or word.rstrip(".") in HONORIFICS or not word[0].isupper() for word in titles)
        is_title = led["link"] == "of" and described.determiner == "none" and not described.plural and titles
        if described.kind in ("person", "people", "document") and (
            entity.label != "PERSON" or (is_titled and not is_title)
        ):
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
