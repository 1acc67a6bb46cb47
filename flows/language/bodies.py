"""Names of organisations that the tagger breaks off at the possessive of those who make them up: "Seafarers’
Association". In the Worldwide corpus they are one name, without the country before it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .descriptions import kind_of, singular
from .institutions import KINDS
from .names import Name

_BODY = re.compile(r"(?P<members>[A-Z][a-z]+s)['’] (?:[A-Z][\w-]+ ){0,3}(?P<kind>[A-Z][a-z]+)\b")
_OF_PEOPLE = re.compile(r"(?:er|or|ist|ian|ee)s$")


def whole_bodies(text: str, found: Sequence[Name]) -> list[Name]:
    """The names, in text order, with the pieces of such a name joined where the tagger saw one of them at least."""
    starts, ends = [name.start for name in found], [name.end for name in found]
    kept = dict.fromkeys(found)
    for match in _BODY.finditer(text):
        pieces = found[bisect_right(ends, match.start()) : bisect_left(starts, match.end())]
        if not pieces or not _is_body(match) or any(name.label != "ORG" or name.end > match.end() for name in pieces):
            continue
        for name in pieces:
            kept.pop(name)
        start, end = min(pieces[0].start, match.start()), match.end()
        kept[Name(start, end, text[start:end], "ORG", max(name.score for name in pieces))] = None
    return sorted(kept, key=lambda name: name.start)


def _is_body(match: re.Match[str]) -> bool:
    members = match["members"].lower()
    is_of_people = kind_of(singular(members)) == "person" or _OF_PEOPLE.search(members)
    return match["kind"].lower() in KINDS and bool(is_of_people)
