"""What an article tells of those whom it names: titles, gender, and the words that it describes them with."""

import re
from dataclasses import dataclass, field

from dateline.language.annotations import Entity, Sentence
from dateline.language.layers import Name, Reading
from dateline.language.lexicon.genders import Gender, gender_before, gender_of_name, gender_of_words
from dateline.language.lexicon.nouns import stem
from dateline.language.lexicon.roles import head_of, title_after, title_before

_TOLD_BEFORE = re.compile(
    r"\b(?:an?|the|one of the|his|her|their)\s+([^,.;:“”\"()\n]{3,80}),\s+(?:(?-i:[A-Z])[\w.]*\s+){0,2}$", re.IGNORECASE
)
"""An apposition that a name follows: "an elderly trader, Ann Lee,"."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(slots=True)
class Profile:
    """What an article tells of one of its entities.

    `titles` as they stand, in text order; `named` and `told` are stems of the words of its names, and of those that
    describe it; `sure` tells that more than a first name gives the gender.
    """

    gender: Gender | None = None
    sure: bool = False
    titles: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    namings: int = 0


def profiles(reading: Reading) -> dict[Entity, Profile]:
    """What the article tells of each person, organisation and place that it names."""
    found: dict[Entity, Profile] = {}
    for name in reading.names:
        entity, sentence = reading.entities[name], reading.sentences[reading.sentences.number(name.start)]
        if entity.label in ("DATE", "MONEY", "NORP"):
            continue
        profile = found.setdefault(entity, Profile())
        profile.namings += 1
        profile.named.update(map(stem, _words(name.text)))
        if entity.label == "PERSON":
            _learn_person(reading.text, sentence, name, profile)
    for entity, profile in found.items():
        profile.named.update(map(stem, _words(entity.name)))
        if entity.label == "PERSON" and profile.gender is None and " " in entity.name:
            profile.gender = gender_of_name(entity.name)
    return found


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


def _words(phrase: str) -> list[str]:
    return _WORD.findall(phrase)
