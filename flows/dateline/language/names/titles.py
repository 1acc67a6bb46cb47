"""The offices and roles that a text gives the people it names."""

import re

from dateline.language.layers import Layer, Name, Reading
from dateline.language.lexicon.cue_verbs import SAYS
from dateline.language.lexicon.function_words import AUXILIARIES, CONJUNCTIONS, GOES_ON, POSSESSIVES, PREPOSITIONS
from dateline.language.lexicon.roles import TITLE_WORDS, TRAILING, head_of, title_after, title_before
from dateline.world.word_lists import any_of, words

_LONGEST = 80
"""Characters beyond which what stands beside a name is more than a title."""
_SHOUTED = re.compile(r"[A-Z]{4}")
_LEADING = re.compile(
    rf"^(?:(?:{any_of(words('language/lexicon/people/before_titles') | CONJUNCTIONS | POSSESSIVES | PREPOSITIONS)}"
    r"|(?:royal )?highness|majesty|excellency|h\.?e\.?)\s+)+",
    re.IGNORECASE,
)
_GOING_ON = re.compile(rf"\b(?:{SAYS}|{any_of(GOES_ON | AUXILIARIES | CONJUNCTIONS - {'and', 'or'})})\b.*$")
"""Where the sentence goes on behind a title."""
_DETERMINER = re.compile(r"\b(?:an?|the|this|that|his|her|their)\b")
_PREPOSITION = re.compile(rf"\s+{any_of(PREPOSITIONS | {'under'})}\s+")


def titles(reading: Reading) -> dict[Name, str]:
    """The title beside each person's name that has one: "Kremlin aide" in "Kremlin aide Yuri Ushakov"."""
    text = reading.text
    people = Layer(name for name in reading.names if name.label == "PERSON")
    found: dict[Name, str] = {}
    for name in people:
        sentence = reading.sentences.begun(name.start)
        if sentence is None:
            continue
        before = title_before(text, name.start, sentence.start)
        title = _before(before) if before else None
        if title is None and (after := title_after(text, name.end, sentence.end)):
            title = None if _names_another(text, name.end, after, people) else _after(after)
        if title:
            found[name] = title
    return found


def _names_another(text: str, end: int, title: str, people: Layer[Name]) -> bool:
    """Whether what follows a name is the next person of a list, not said of this one: ", Dr Anna Berg and ..."."""
    start = text.find(title, end)
    named = people.starting(start, start + len(title))
    return bool(named) and not _PREPOSITION.search(text, start, named[0].start)


def _after(title: str) -> str | None:
    """The title in apposition behind a name; None where the sentence just goes on: "put a star in"."""
    trimmed = _trimmed(title)
    return (
        None if trimmed is None or _DETERMINER.search(_PREPOSITION.split(trimmed)[0].partition(" and ")[0]) else trimmed
    )


def _before(title: str) -> str | None:
    """The title that ends right before a name, without what the sentence says before it."""
    parts = _PREPOSITION.split(title)
    if len(parts) > 1 and _is_role(parts[-1]):
        # "spokeswoman for EU chief Anna Berg": she is the chief.
        title = parts[-1]
    words = title.split()
    office = next((i for i, word in enumerate(words) if i and word[0].isupper() and _is_verb_like(words[i - 1])), 0)
    trimmed = _trimmed(" ".join(words[office:]))
    return trimmed if trimmed and _is_role(_PREPOSITION.split(trimmed)[0]) else None


def _is_verb_like(word: str) -> bool:
    """Whether a word, with a capital behind it, is none of a title's: "issue" in "issue Prime Minister"."""
    return word.islower() and word.isalpha() and word not in TITLE_WORDS and head_of(word) is None


def _is_role(words: str) -> bool:
    """Whether words end with a role, or an honorific behind one."""
    return head_of(words.split()[-1]) is not None


def _trimmed(title: str) -> str | None:
    """A title without what reading it off the text has let in beside it; None where nothing is left."""
    title = _GOING_ON.sub("", _LEADING.sub("", " ".join(title.split()))).rstrip(" ,")
    title = TRAILING.sub("", title)
    if len(title) > _LONGEST or _SHOUTED.match(title) or not head_of(title):
        return None
    return title
