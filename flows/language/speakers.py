"""Source of a statement -> who speaks: a person or an organisation that the article names, or nobody."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.articles.article import Span

from .annotations import Entity, MentionForm, Sentence
from .names import Name
from .roles import (
    Gender,
    compatible,
    gender_before,
    gender_of_name,
    gender_of_words,
    head_of,
    title_after,
    title_before,
)

_SINGULAR: dict[str, Gender | None] = {"he": "male", "him": "male", "she": "female", "her": "female"}
_THEY = frozenset(("they", "it", "we"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_DEFINITE = re.compile(r"^(?:the|this|that|his|her|their|its)\s", re.IGNORECASE)
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes\w+|aides?|lawyers?|attorneys?|advis[eo]rs?|representatives?|managers?|officials?|sources?|members?"
    r"|supporters?|allies|ally|friends?|wife|husband|son|daughter|mother|father|brother|sister|staff|campaign|head"
    r"|director|chief|president|chair\w*|secretary|minister|editor|professor|leader|founder|author|statement|office)"
    r"\b[^,]*\b(?:for|of|to|from|at|in|by|with|close to)\s+(?:the\s+)?(?:[\w.’'-]+\s+){0,4}?$",
    re.IGNORECASE,
)
_ORGANISATION_NOUNS = frozenset(
    """
    ministry company agency group party university court department bank union commission council team club committee
    newspaper paper magazine government army police firm organization organisation association network outlet campaign
    institute foundation school hospital bureau office authority corporation board federation league airline regulator
    service center centre think-tank charity watchdog
    """.split()
)
_ANY_ORGANISATION = frozenset(
    "company group agency firm organization organisation outlet newspaper paper magazine network charity".split()
)
_SHOUTED = re.compile(r"[A-Z]{4}")
_AGE = re.compile(r"\b(\d{1,3})-year-old\b")
_REACH = 6
"""How many sentences back a pronoun may look."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, with the title that the article gives, and how the source refers to them."""

    entity: Entity | None = None
    title: str | None = None
    form: MentionForm = "name"


NOBODY = Speaker()


@dataclass(slots=True)
class _Person:
    gender: Gender | None = None
    titles: list[str] = field(default_factory=list)
    ages: set[str] = field(default_factory=set)


class SpeakerResolver:
    """Resolves the sources of one article, asked in text order, as a pronoun looks to the speaker before it."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], names: Sequence[Name], entities: Sequence[Entity]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.starts = [sentence.start for sentence in sentences]
        self.names = names
        self.entities = entities
        self.name_starts = [name.start for name in names]
        self.namings = Counter(entities)
        self.people: dict[Entity, _Person] = defaultdict(_Person)
        self.last: tuple[Entity, int] | None = None
        for name, entity in zip(names, entities, strict=True):
            if name.label == "PERSON":
                self._learn(name, entity)

    def _learn(self, name: Name, entity: Entity) -> None:
        """Gather a person's titles, gender and age from around one naming."""
        person = self.people[entity]
        sentence = self.sentences[self._sentence(name.start)]
        title = title_before(self.text, name.start, sentence.start) or title_after(self.text, name.end, sentence.end)
        if title and title not in person.titles:
            person.titles.append(title)
        person.gender = (
            person.gender
            or gender_before(self.text, (name.start, name.end))
            or gender_of_words(title or "")
            or (gender_of_name(entity.name) if " " in entity.name else None)
        )
        if age := re.match(r",\s+(?:aged?\s+)?(\d{1,3})\b", self.text[name.end : name.end + 12]):
            person.ages.add(age.group(1))

    def resolve(self, source: Span | None, at: int, quoted: Sequence[Span], goes_on: bool) -> Speaker:
        """Who the words at `source` refer to; `at` is where the statement stands, `quoted` all quotations.

        Where no source stands, a statement that `goes_on` from the one before ("..., adding that") has its speaker.
        """
        speaker = self._of_source(source, quoted) if source else self._going_on(at) if goes_on else NOBODY
        entity = speaker.entity
        if entity:
            titles = self.people[entity].titles if entity in self.people else []
            if speaker.title is None and titles:
                plain = [title for title in titles if not _SHOUTED.match(title)]
                speaker = Speaker(entity, (plain or titles)[0], speaker.form)
            self.last = entity, self._sentence(source[0] if source else at)
        elif source:
            self.last = None
        return speaker

    def _of_source(self, source: Span, quoted: Sequence[Span]) -> Speaker:
        words = " ".join(self.text[source[0] : source[1]].split())
        plain = words.lower().strip(" ,.:;“”\"'")
        if plain in _SINGULAR or (plain in _THEY):
            return self._pronoun(plain, source[0], quoted)
        if plain in _RELATIVE:
            return self._relative(source[0])
        return self._named(source) or self._described(words, source[0]) or NOBODY

    def _named(self, source: Span) -> Speaker | None:
        first = bisect_right(self.name_starts, source[0] - 1)
        inside = [i for i in range(first, len(self.names)) if self.names[i].end <= source[1]]
        heads = [i for i in inside if not self._is_modifier(self.names[i], source)]
        for i in heads:
            if self.names[i].label == "PERSON":
                title = title_before(self.text, self.names[i].start, source[0]) or title_after(
                    self.text, self.names[i].end, source[1]
                )
                return Speaker(self.entities[i], title)
        if any(self.names[i].label == "PERSON" for i in inside) and not heads:
            return None
        for i in inside:
            if self.names[i].label == "ORG" and (i in heads or self._spoken_for(i, source)):
                return Speaker(self.entities[i])
        for i in heads:
            whole = _ARTICLE.sub("", self.text[source[0] : source[1]].strip(" ,"))
            if self.names[i].label in ("LOC", "FAC", "MISC", "PRODUCT") and whole == self.names[i].text:
                return Speaker(self.entities[i])
        return None

    def _is_modifier(self, name: Name, source: Span) -> bool:
        """Whether a name in a source only describes the one who speaks: "Trump’s lawyer", "a friend of Putin"."""
        after = self.text[name.end : source[1]]
        before = self.text[source[0] : name.start]
        possessive = re.match(r"['’]s?\s+\w", after)
        if name.label == "PERSON":
            return bool(possessive or _SPEAKS_FOR.search(before) or re.match(r"\s+[a-z]+(?:\s|$)", after))
        return bool(possessive or _SPEAKS_FOR.search(before) or re.match(r"[\s-]+\w", after))

    def _spoken_for(self, i: int, source: Span) -> bool:
        """Whether somebody unnamed speaks for an organisation: "a spokesman for the ministry", "Pentagon officials"."""
        words = self.text[source[0] : source[1]]
        return bool(re.search(r"\b(?:spokes\w+|statement|officials?|representatives?|report|press release)\b", words))

    def _pronoun(self, pronoun: str, at: int, quoted: Sequence[Span]) -> Speaker:
        here = self._sentence(at)
        gender = _SINGULAR.get(pronoun)
        labels = ("PERSON",) if gender else ("ORG",)
        scores: dict[Entity, float] = {}
        opened: set[int] = set()
        first = bisect_right(self.name_starts, self.starts[max(0, here - _REACH)] - 1) if self.starts else 0
        for i in range(first, bisect_right(self.name_starts, at - 1)):
            name, entity = self.names[i], self.entities[i]
            if name.label not in labels:
                continue
            sentence = self._sentence(name.start)
            distance = here - sentence
            if gender and self.people[entity].gender not in (None, gender):
                continue
            score = -float(distance)
            if any(start <= name.start < end for start, end in quoted):
                score -= 1.5
            elif sentence not in opened:
                opened.add(sentence)
                score += 0.6
            score += 0.1 * min(5, self.namings[entity])
            if gender and self.people[entity].gender == gender:
                score += 0.3
            if self._possessive(name):
                score -= 0.4
            scores[entity] = max(score, scores.get(entity, score))
        if self.last and self.last[0] in scores:
            scores[self.last[0]] = max(scores[self.last[0]], 1.2 - 0.8 * (here - self.last[1]))
        if not scores or (pronoun == "we"):
            return NOBODY
        return Speaker(max(scores, key=scores.__getitem__), None, "pronoun")

    def _possessive(self, name: Name) -> bool:
        return self.text.startswith(("’s ", "'s "), name.end)

    def _relative(self, at: int) -> Speaker:
        """ "Putin, who said": the name right before."""
        i = bisect_right(self.name_starts, at - 1) - 1
        if i < 0 or self.names[i].label in ("DATE", "MONEY", "NORP") or at - self.names[i].end > 60:
            return NOBODY
        between = self.text[self.names[i].end : at]
        near = between.strip() in ("", ",") or (self.names[i].label == "PERSON" and between.startswith(", "))
        return Speaker(self.entities[i]) if near and "." not in between else NOBODY

    def _described(self, words: str, at: int) -> Speaker | None:
        """A person or organisation that a definite description picks out among those named before."""
        core = re.split(r",| who | which ", words)[0]
        age = _AGE.search(core)
        if not _DEFINITE.match(core) and not age:
            core_is_title = head_of(core) and core[0].isupper() and len(core.split()) <= 3
            if not core_is_title:
                return None
        last_word = re.sub(r"\W+$", "", core).split(" ")[-1].lower()
        known = [(self.names[i], self.entities[i]) for i in range(bisect_right(self.name_starts, at - 1))]
        if last_word in _ORGANISATION_NOUNS:
            return self._organisation(last_word, known, at)
        head = head_of(core)
        if (head is None and not age) or re.match(r"(?:his|her|their|its)\s", core, re.IGNORECASE):
            return None
        return self._person(core, head, age.group(1) if age else None, known, at)

    def _person(
        self, core: str, head: str | None, age: str | None, known: Sequence[tuple[Name, Entity]], at: int
    ) -> Speaker | None:
        modifiers = {
            word[:5].lower() for word in re.findall(r"[A-Z][\w-]+", _ARTICLE.sub("", core)) if word.lower() != head
        }
        gender = gender_of_words(core)
        here = self._sentence(at)
        scores: dict[Entity, float] = {}
        for name, entity in known:
            person = self.people.get(entity)
            if name.label != "PERSON" or person is None or (gender and person.gender not in (None, gender)):
                continue
            fits = [t for t in person.titles if head and (role := head_of(t)) and compatible(head, role)]
            if age and age in person.ages:
                fits.append(core)
            if not fits:
                continue
            told = {word[:5].lower() for title in person.titles for word in re.findall(r"[\w-]+", title)}
            if modifiers and not modifiers & told and age is None:
                continue
            exact = head is not None and any(head_of(title) == head for title in fits)
            scores[entity] = 1.0 * exact + 2.0 * len(modifiers & told) - 0.2 * (here - self._sentence(name.start))
            if self.last and self.last[0] == entity:
                scores[entity] += 0.5
        if not scores:
            return None
        return Speaker(max(scores, key=scores.__getitem__), None, "nominal")

    def _organisation(self, noun: str, known: Sequence[tuple[Name, Entity]], at: int) -> Speaker | None:
        organisations = [(name, entity) for name, entity in known if name.label == "ORG"]
        for _, entity in reversed(organisations):
            if noun in entity.name.lower().split():
                return Speaker(entity, None, "nominal")
        if noun in _ANY_ORGANISATION:
            here = self._sentence(at)
            near = {entity for name, entity in organisations if here - self._sentence(name.start) <= 2}
            if len(near) == 1:
                return Speaker(next(iter(near)), None, "nominal")
        return None

    def _going_on(self, at: int) -> Speaker:
        if self.last and 0 <= self._sentence(at) - self.last[1] <= 2:
            return Speaker(self.last[0])
        return NOBODY

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)
