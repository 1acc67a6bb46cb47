"""Whether a sentence puts a time expression in the past or in the future, told by the verbs around it."""

import re
from collections.abc import Iterator
from typing import Literal

from dateline.spans import Span
from dateline.world.word_lists import words

Direction = Literal["past", "future"]
_Told = Literal["past", "future", "state"]

_AHEAD = words("language/lexicon/ahead")
_AHEAD_BEFORE_TO = words("language/lexicon/ahead_before_to")
_DECIDED = frozenset("agreed decided vowed pledged promised ordered".split())
_ACCUSED = words("language/lexicon/reported_of_somebody")
_AHEAD_BEFORE_FOR = frozenset("set planned billed fixed postponed adjourned".split())
_EVENTS_AHEAD = words("language/lexicon/events_ahead")
_STATES = words("language/lexicon/verbs_of_state")
_MIGHT_HAVE = frozenset("would could should might may must".split())
_PAST = words("language/lexicon/past_verbs")
_NO_VERBS = words("language/lexicon/no_past_verbs")
_TOKEN = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_CLAUSE_START = re.compile(
    r"(?:^|[,;:“”\"(—–]|\b(?:that|and|but|while|as|because|which|who))\s*"
    r"(?:(?:on|in|by|at|from|during|since|until|later|earlier|early|late|the)\s+){0,3}$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|till|due|by no later than|deadline of)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?(?:early\s+|late\s+)?$", re.IGNORECASE)
_TO_DO = re.compile(r"\bto\s+(?!(?:the|an?|his|her|its|their|this|that)\b)[a-z]+\b")
_NOWADAYS = re.compile(r"(?:\b(?:even|still)\b[^,;]*|\bof\s+)$", re.IGNORECASE)
_PRESENT_AFTER = re.compile(r"\s+(?!was\b|is\b|has\s+\w+(?:ed|n)\b|does\b|says\b)[a-z]{2,}s\b")
_SPEECH_START = re.compile(r"[:;“\"](?=[^:;“\"]*$)")
_IN = re.compile(r"\b(?:in|for|to)\s+$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_REACH = 160


def direction(text: str, sentence: Span, span: Span) -> Direction | None:
    """The direction of the time expression at `span`, as the verb nearest to it tells; None where none does.

    The verb before it decides, or, where it opens a clause ("On Monday, the court will ..."), the verb after it.
    """
    before, after = _around(text, sentence, span)
    if _SINCE.search(before):
        return "past"
    if _UNTIL.search(before):
        return "future"
    *farther, near = _SPEECH_START.split(before)
    nearest = next(_verbs(near, after), None) or next(_verbs("".join(farther), ""), None)
    if nearest is None:
        return "future" if _TO_DO.search(before) else None
    return "past" if nearest == "past" else "future"


def is_nowadays(text: str, sentence: Span, span: Span) -> bool:
    """Whether a "today" is likely to mean nowadays: no verb near it tells an event of the day."""
    before, after = _around(text, sentence, span)
    if not before.strip(" “\"'‘") and re.match(r"\s+(?:also\s+)?(?:is|marks)\b", after):
        return False
    if _NOWADAYS.search(before) or _PRESENT_AFTER.match(after) or (_IN.search(before) and _POSSESSIVE.match(after)):
        return True
    return next(_verbs(_SPEECH_START.split(before)[-1], after), "state") == "state"


def _around(text: str, sentence: Span, span: Span) -> tuple[str, str]:
    """What stands in the sentence before and after a span, as far as it matters."""
    return (
        text[max(sentence[0], span[0] - _REACH) : span[0]],
        text[span[1] : min(sentence[1], span[1] + _REACH)],
    )


def _verbs(before: str, after: str) -> Iterator[_Told]:
    """What the verbs tell, the one that matters most first."""
    sides = [_told(before, decisions=True)[::-1], _told(after, decisions=False)]
    if _CLAUSE_START.search(before):
        sides.reverse()
    yield from (way for told in sides for way in told if way)


def _told(stretch: str, *, decisions: bool) -> list[_Told | None]:
    """What each word of a stretch tells. Decisions ("agreed to meet on Monday") look ahead to what follows them."""
    words = [match.group().replace("’", "'") for match in _TOKEN.finditer(stretch)]
    threes = zip(["", *words], words, [*words[1:], ""], strict=False)
    return [
        "future" if decisions and word in _DECIDED and following == "to" else _told_by(before, word, following)
        for before, word, following in threes
    ]


def _told_by(before: str, word: str, following: str) -> _Told | None:
    """What one word tells, if it is a verb that does; "state" where the verb is in the present."""
    if before == "be":
        return None
    if word in _MIGHT_HAVE and following == "have":
        return "past"
    if (
        word in _AHEAD
        or word in _EVENTS_AHEAD
        or word.endswith("'ll")
        or (following == "to" and word in _AHEAD_BEFORE_TO)
        or (following == "for" and word in _AHEAD_BEFORE_FOR)
    ):
        return "future"
    if word in _STATES or word.endswith(("'m", "'re")):
        return "state"
    if before in ("is", "are") and word not in _ACCUSED and word.endswith("ed"):
        return "state"
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word.islower() and word not in _NO_VERBS):
        return "past"
    return None
