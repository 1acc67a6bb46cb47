"""Lines that say who speaks where no sentence does: "— Ann Lee" below a quotation, "From Ann Lee:" above it, "LEE:"."""

import re
from dataclasses import dataclass

from dateline.language.layers import Reading, Statement
from dateline.language.lexicon.cue_verbs import SAYS
from dateline.language.lexicon.function_words import SMALL_WORDS
from dateline.language.lexicon.roles import ROLE_NOUNS, head_of
from dateline.spans import Span
from dateline.world.agencies import agency_named

_LONGEST = 20
"""Words of a line that is a source."""
_SMALL = SMALL_WORDS | ROLE_NOUNS
_GOES_ON = re.compile(
    r"(?:,\s+(?:\w+ing|in|on|at|to|from|during|after|when|as)\b|,?\s+(?:writing|speaking|via|about|on\s+\w+day)\b).*"
    r"|,?\s+\(?\d{4}\)?$",
    re.DOTALL,
)
"""What follows a source and says when, where or how it spoke."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Form:
    """How a line says who speaks.

    `pattern` has the group `source`, and `cue` for the verb of saying or, where that may miss, `sign` for the sign that
    stands for it; `score` is the chance that such a line says so.
    """

    pattern: re.Pattern[str]
    score: float

    def match(self, reading: Reading, start: int, end: int) -> Statement | None:
        """The cue and the source of a stretch of this form, as a statement of no content yet; None where what stands
        for a source is nobody who speaks."""
        match = self.pattern.match(reading.text, start, end)
        if match is None:
            return None
        words = _GOES_ON.sub("", match["source"]).rstrip(" .,;*_")
        source = match.start("source"), match.start("source") + len(words)
        cue = match.span("cue" if match.groupdict().get("cue") else "sign")
        return Statement(cue, source, (), self.score) if names_speaker(reading, source) else None


SIGNATURE = Form(
    re.compile(
        r"[*_\s]*(?P<sign>—|–|―|--|-(?=\s?[A-Z]))\s*"
        r"(?!(?i:additional|reporting|edited|compiled|written|staff|photo|source)\b)(?P<source>[^\n]+)"
    ),
    0.9,
)
"""A line below a quotation, or the end of its line: "— Commissioner Geoffrey Starks"."""
INTRODUCTION = Form(
    re.compile(
        r"[>*_\s]*(?:(?:and|but|also|as|now|next|then|first|finally)\b,?\s+)?"
        r"(?:(?:in|on|at|after|before|as|with|for|during|when|while|earlier|later|meanwhile)\b[^,:]*,\s+)?"
        r"(?:[^:]{0,60}?\b(?:from|by|words\s+of|what|how)\s+)?"
        rf"(?P<source>[^:]+?)(?:\s+(?P<cue>ha[ds]\s+(?:this\s+)?to\s+say|put\s+it|{SAYS})\b[^:]*)?"
        r"[*_\s]*(?P<sign>:)",
        re.IGNORECASE,
    ),
    0.9,
)
"""A sentence that leads to a quotation: "And from Chairwoman Rosenworcel:"."""


def names_speaker(reading: Reading, span: Span) -> bool:
    """Whether a stretch is nothing but names with titles, or the description of somebody who speaks."""
    words = reading.text[slice(*span)]
    if not words or len(words.split()) > _LONGEST or agency_named(words):
        return False
    named = [name for name in reading.names.within(*span) if name.label in ("PERSON", "ORG")]
    rest = words
    for name in named:
        rest = rest.replace(name.text, "")
    only_titles = all(word[0].isupper() or word.casefold() in _SMALL for word in _WORD.findall(rest))
    return only_titles and bool(named or head_of(words) or (len(words.split()) > 1 and words.istitle()))
