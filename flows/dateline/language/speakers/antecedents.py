"""Whom a pronoun or a description means, of those named in the article: a log-linear ranking of the candidates.

The idea is the mention-ranking model of Durrett and Klein ("Easy Victories and Uphill Battles in Coreference
Resolution", EMNLP 2013), cut down to some twenty features that a reader of the weights can check.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.language.annotations import Entity
from dateline.language.lexicon.descriptions import Description
from dateline.language.lexicon.genders import Gender
from dateline.language.lexicon.institutions import called
from dateline.language.lexicon.nouns import stem
from dateline.language.lexicon.roles import abbreviates, head_of

from .discourse import Discourse, Occurrence
from .profiles import Profile

Features = dict[str, float]
WEIGHTS = Path(__file__).parent / "antecedents.json"
GENDERS: Mapping[str, Gender] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
_REACH = 12
"""How many sentences back a pronoun may look."""
_FAR_REACH = 60
"""How many sentences back a description may look."""
_BEFORE = 8_000
"""Characters before a description among which somebody unnamed may be introduced."""
_FITS = {"same role", "noun told", "noun in its name"}
"""What must speak for a candidate for "his spokesman", who is never the one that the pronoun means."""
_LABELS: Mapping[str, tuple[str, ...]] = {
    "person": ("PERSON",),
    "organisation": ("ORG", "FAC"),
    "government": ("LOC", "ORG"),
    "other": ("PERSON", "ORG", "FAC"),
}


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun or description at `start`, whom it may mean, and what speaks for each of them and for nobody named."""

    kind: str
    start: int
    candidates: Sequence[tuple[Entity, Features]]
    nobody: Features


Chooser = Callable[[Anaphor], Entity | None]
Weights = Mapping[str, Mapping[str, float]]
"""By kind of anaphor and name of feature."""


def choose(anaphor: Anaphor) -> Entity | None:
    """The likeliest candidate, None where nobody named is likelier than all."""
    return likeliest(anaphor, _learned()[anaphor.kind])


def likeliest(anaphor: Anaphor, weights: Mapping[str, float]) -> Entity | None:
    """The candidate for whom most speaks by the given weights, None where more speaks for nobody."""
    best, most = None, score(anaphor.nobody, weights)
    for entity, features in anaphor.candidates:
        if (points := score(features, weights)) > most:
            best, most = entity, points
    return best


def score(features: Features, weights: Mapping[str, float]) -> float:
    """What speaks for a candidate: the log of its odds, but for what all candidates have in common."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


@cache
def _learned() -> Weights:
    weights: Weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights


def pronoun_anaphor(
    pronoun: str, at: int, discourse: Discourse, profiles: Mapping[Entity, Profile], speaks: bool
) -> Anaphor:
    """A pronoun in lower case; `speaks` where it is the source of a statement."""
    gender = GENDERS.get(pronoun)
    here = discourse.sentences.number(at)
    candidates: list[tuple[Entity, Features]] = []
    found = discourse.before(at, _REACH, ("PERSON",) if gender else ("ORG", "LOC"))
    if not gender:
        speaking = discourse.turns[-1].entity if discourse.turns else None
        found = {e: occurrences for e, occurrences in found.items() if e.label == "ORG" or e == speaking}
    for entity, occurrences in found.items():
        profile = profiles[entity]
        if gender and profile.sure and profile.gender not in (None, gender):
            continue
        features = _place(entity, occurrences, not candidates, here, discourse, profiles)
        if gender and profile.gender:
            features["same gender" if profile.gender == gender else "other gender"] = 1.0
        candidates.append((entity, features))
    kind = "he or she" if gender else "it" if pronoun in ("it", "its") else "they"
    kind = f"{kind}, speaking" if speaks and gender else kind
    return Anaphor(kind, at, candidates, _nobody(here, discourse))


def description_anaphor(
    described: Description, at: int, discourse: Discourse, profiles: Mapping[Entity, Profile]
) -> Anaphor:
    """A description such as "the Russian leader"."""
    here = discourse.sentences.number(at)
    found = discourse.before(at, _FAR_REACH, _LABELS[described.kind])
    candidates: list[tuple[Entity, Features]] = []
    for entity, occurrences in found.items():
        profile = profiles[entity]
        if described.gender and profile.sure and profile.gender not in (None, described.gender):
            continue
        features = _place(entity, occurrences, not candidates, here, discourse, profiles)
        fit = _fit(described, entity, profile)
        if described.determiner != "possessive" or fit.keys() & _FITS:
            candidates.append((entity, features | fit))
    fitting = [features for _, features in candidates if features.keys() & {*_FITS, "name that fits"}]
    if len(fitting) == 1:
        fitting[0]["alone in that it fits"] = 1.0
    nobody = _nobody(here, discourse)
    nobody[described.kind] = 1.0
    if described.head and any(turn.entity is None and turn.noun == described.head for turn in discourse.recent_turns):
        nobody["unnamed of the same noun spoke"] = 1.0
    elif (
        described.head
        and not any(stem(described.head) in profiles[e].told for e in found)
        and _introduced(described.head, discourse.text[max(0, at - _BEFORE) : at])
    ):
        nobody["one such introduced"] = 1.0
    return Anaphor("person described" if described.kind == "person" else "thing described", at, candidates, nobody)


def _place(
    entity: Entity,
    occurrences: Sequence[Occurrence],
    nearest: bool,
    here: int,
    discourse: Discourse,
    profiles: Mapping[Entity, Profile],
) -> Features:
    """Features of where a candidate stands in the article so far."""
    last = occurrences[0]
    distance = here - last.sentence
    features = {f"{min(distance, 4)} sentences before": 1.0, "distance": float(min(distance, 12))}
    together = [o for o in occurrences if o.sentence == last.sentence]
    if any(o.leads and not o.possessive for o in together):
        features["leads its sentence"] = 1.0
    if all(discourse.quoted.at(o.start) for o in together):
        features["within a quotation"] = 1.0
    if all(o.oblique for o in together):
        features["oblique"] = 1.0
    if nearest:
        features["nearest"] = 1.0
    features["often named"] = min(profiles[entity].namings, 8) ** 0.5
    if discourse.turns and discourse.turns[-1].entity == entity:
        features[f"spoke last, {_since(here, discourse)} sentences before"] = 1.0
    return features


def _nobody(here: int, discourse: Discourse) -> Features:
    features = {"nobody": 1.0}
    if discourse.turns and discourse.turns[-1].entity is None:
        features[f"unnamed spoke last, {_since(here, discourse)} sentences before"] = 1.0
    return features


def _since(here: int, discourse: Discourse) -> int:
    return min(max(0, here - discourse.turns[-1].sentence), 3)


def _fit(described: Description, entity: Entity, profile: Profile) -> Features:
    """Features of how well a description fits what the article tells of a candidate."""
    features: Features = {}
    noun = stem(described.head)
    if entity.label == "PERSON":
        roles = [role for title in profile.titles if (role := head_of(title))]
        head = described.role or described.head
        if head in roles or any(described.acronym and abbreviates(described.acronym, t) for t in profile.titles):
            features["same role"] = 1.0
        elif noun in profile.told:
            features["noun told"] = 1.0
    elif noun in profile.named:
        features["noun in its name"] = 1.0
    elif any(stem(word) in profile.named for word in called(described.head)):
        features["name that fits"] = 1.0
    return features


def _introduced(noun: str, before: str) -> bool:
    """Whether somebody unnamed came in as such before: "a chief inspector", then "the chief inspector"."""
    return bool(
        re.search(rf"\b(?:an?|one|another)\s+(?:[\w’'-]+\s+){{0,3}}{re.escape(noun)}\b(?!,)", before, re.IGNORECASE)
    )
