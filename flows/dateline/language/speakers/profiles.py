"""What an article tells of those whom it names: titles, ages, gender, and the words that it describes them with."""

import re
from dataclasses import dataclass, field

from dateline.language.annotations import Entity, Sentence
from dateline.language.layers import Name, Reading
from dateline.language.lexicon.genders import Gender, gender_before, gender_of_name, gender_of_words
from dateline.language.lexicon.nouns import kind_of, singular, stem
from dateline.language.lexicon.roles import AGE_BETWEEN, head_of, title_after, title_before

_AGE = re.compile(r",\s+(?:aged?\s+)?(\d{1,3})\b(?!\s*(?:per|%|st|nd|rd|th))")
_TOLD_AFTER = re.compile(
    rf"\s*(?:\([^)]{{1,40}}\))?{AGE_BETWEEN}"
    r"(?:,|(?:,?\s+who)?,?\s+(?:is|was|became|becomes|serves as|served as|works as|worked as))\s+"
    r"(?:also\s+)?(?:an?|the|one of the)\s+([^,.;:“”\"()\n]{3,100})"
)
"""An apposition, or what a name is said to be."""
_TOLD_BEFORE = re.compile(
    r"\b(?:an?|the|one of the|his|her|their)\s+([^,.;:“”\"()\n]{3,80}),\s+(?:(?-i:[A-Z])[\w.]*\s+){0,2}$", re.IGNORECASE
)
"""An apposition that a name follows: "an elderly trader, Ann Lee,"."""
_SAYS = re.compile(r"\b(?:said|says|told|added|noted|reported|stated|warned|announced|claimed)\b")
_BEFORE = re.compile(r"(?:[\w’'-]+\s+){1,4}$")
_RUNS_ON = re.compile(r"(?:\s\([^)]{1,30}\))?\s(?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_THINGS = ("organisation", "document", "government")


@dataclass(slots=True)
class Profile:
    """What an article tells of one of its entities.

    `titles` as they stand, in text order; `named` and `told` are stems of the words of its names, and of those that
    describe it; `sure` tells that more than a first name gives the gender.
    """

    gender: Gender | None = None
    sure: bool = False
    titles: list[str] = field(default_factory=list)
    ages: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    namings: int = 0


def profiles(reading: Reading) -> dict[Entity, Profile]:
    """What the article tells of each person, organisation and place that it names."""
    text = reading.text
    found: dict[Entity, Profile] = {}
    for name in reading.names:
        entity, sentence = reading.entities[name], _sentence(reading, name)
        if entity.label in ("DATE", "MONEY", "NORP"):
            continue
        profile = found.setdefault(entity, Profile())
        profile.namings += 1
        profile.named.update(map(stem, _words(name.text)))
        told = _TOLD_AFTER.match(text, name.end, sentence.end)
        if told and not _SAYS.search(told.group(1)):
            profile.told.update(map(stem, _words(told.group(1))))
        if entity.label == "PERSON":
            _learn_person(text, sentence, name, profile)
        else:
            profile.told.update(map(stem, _nouns_beside(text, sentence, name)))
    for entity, profile in found.items():
        profile.named.update(map(stem, _words(entity.name)))
        if entity.label == "PERSON" and profile.gender is None and " " in entity.name:
            profile.gender = gender_of_name(entity.name)
    return found


def _sentence(reading: Reading, name: Name) -> Sentence:
    """The sentence in which a name stands, or the text where it has none."""
    return reading.sentences.begun(name.start) or Sentence(0, len(reading.text), 0, 0)


def _learn_person(text: str, sentence: Sentence, name: Name, profile: Profile) -> None:
    before = title_before(text, name.start, sentence.start)
    after = title_after(text, name.end, sentence.end)
    introduced = _TOLD_BEFORE.search(text, max(sentence.start, name.start - 120), name.start)
    first = introduced.group(1) if introduced and head_of(introduced.group(1)) else None
    told = [title for title in (before, after, first) if title]
    for title in told:
        if title not in profile.titles:
            profile.titles.append(title)
        profile.told.update(map(stem, _words(title)))
    gender = gender_before(text, (name.start, name.end)) or next(filter(None, map(gender_of_words, told)), None)
    if gender and not profile.sure:
        profile.gender, profile.sure = gender, True
    if age := _AGE.match(text, name.end):
        profile.ages.add(age.group(1))


def _nouns_beside(text: str, sentence: Sentence, name: Name) -> list[str]:
    """What kind of thing a name is of: "newspaper" in "the newspaper La Prensa" and in "La Prensa newspaper"."""
    found = []
    if before := _BEFORE.search(text, max(sentence.start, name.start - 60), name.start):
        for word in reversed(_words(before.group())):
            if kind_of(singular(word.lower())) not in _THINGS:
                break
            found.append(singular(word.lower()))
    if match := _RUNS_ON.match(text, name.end, sentence.end):
        for word in _words(text[match.end() : min(sentence.end, match.end() + 40)])[:3]:
            if not word[0].islower():
                break
            if kind_of(word) in _THINGS:
                found.append(word)
                break
    return found


def _words(phrase: str) -> list[str]:
    return _WORD.findall(phrase)
