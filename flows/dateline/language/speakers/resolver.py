"""Source of a statement -> who speaks: a person or an organisation that the article names, or nobody."""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from dateline.language.annotations import Entity, MentionForm
from dateline.language.layers import Reading, Speaker, Statement
from dateline.language.lexicon.descriptions import Description, describe
from dateline.language.lexicon.roles import title_after, title_before
from dateline.spans import Span

from .antecedents import GENDERS, Anaphor, Chooser, choose, description_anaphor, pronoun_anaphor
from .discourse import Discourse, Turn
from .heads import only_describes
from .makers_of_documents import maker_before, maker_within
from .profiles import profiles

_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|himself|herself)\b", re.IGNORECASE)
_OTHER_PRONOUNS = frozenset("it its they them their".split())
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_VOICE = re.compile(r"\b(?:spokes\w+|press office|representatives? (?:of|for))\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(his|her|its|their)\s", re.IGNORECASE)
_SEVERAL = re.compile(r"\sand\s")
_WHO = re.compile(
    r"\s*|(?:\s\([^)]{1,30}\))?,(?:[^.;:“”\"\n]{1,100},)?\s+"
    r"|\s(?:on|in|at|last|this|yesterday|earlier)\b[^.,;:“”\"\n]{0,30},\s+"
)
"""What stands between a person’s name and the "who" that means them: an apposition, or when and where it was."""
_BEFORE_WHO = re.compile(r"\b([Tt]he\s+(?:[\w’'-]+\s+){0,3}[\w’'-]+),\s+$")
_REACH = 100
"""Characters before "who" within which the one whom it means is described."""
_GOES_ON = 2
"""Sentences after which a statement without a source goes on from the one before no more."""
_GOING_ON = re.compile(r"(?:\w+ly |also )?(?:\w+ing\b|added?\b|and\b|continued\b)", re.IGNORECASE)
"""How a cue begins that goes on from the statement before."""
_MEANS_NOTHING = re.compile(r"[Ii]t\s+(?:was|is|has been|had been)\s+(?:\w+ly\s+|also\s+)?\w+(?:ed|wn|id|ld)\b")
"""It was announced that."""
_SHOUTED = re.compile(r"[A-Z]{4}")

NOBODY = Speaker()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a source stands, its words in small letters and on one line, and what they describe."""

    span: Span
    words: str
    described: Description


@dataclass(frozen=True, slots=True)
class Way:
    """A way to find the one who speaks by a source. The first that finds somebody counts."""

    name: str
    find: "Callable[[Resolver, Source], Speaker]"
    why: str


def speakers(reading: Reading, ways: Sequence[Way] | None = None, choose: Chooser = choose) -> list[Speaker]:
    """Who makes each statement. `choose` decides whom a pronoun or a description means; training has one that knows."""
    resolver = Resolver(reading, WAYS if ways is None else ways, choose)
    return [resolver.resolve(statement) for statement in reading.statements]


class Resolver:
    """Resolves the sources of one article in text order, as a pronoun looks to the speaker before it."""

    def __init__(self, reading: Reading, ways: Sequence[Way], choose: Chooser) -> None:
        quoted = [(quotation.start, quotation.end) for quotation in reading.quotations]
        quoted += [span for statement in reading.statements if statement.verbatim for span in statement.content]
        self.text = reading.text
        self.discourse = Discourse(reading, quoted)
        self.profiles = profiles(reading)
        self.ways = ways
        self.choose = choose
        self.read = 0

    def resolve(self, statement: Statement) -> Speaker:
        """Who makes a statement, asked in text order.

        Where no source stands, one that goes on from the statement before ("..., adding that") has its speaker.
        """
        source = statement.named or statement.source
        at = statement.source[0] if statement.source else statement.start
        if source and _MEANS_NOTHING.match(self.text, source[0]):
            return NOBODY
        self._read_to(at)
        speaker, noun = NOBODY, None
        if source:
            self.read = max(self.read, statement.source[1] if statement.source else 0)
            speaker, noun = self._of_source(source)
        elif statement.cue is None or _GOING_ON.match(" ".join(self.text[slice(*statement.cue)].split())):
            speaker = self._going_on(at)
        if source or speaker.entity:
            told, last = map(self.discourse.sentences.number, (at, max(at, statement.end - 1)))
            self.discourse.turns.append(Turn(told, last, speaker.entity, noun))
        if speaker.entity is None:
            return NOBODY
        if source and speaker.form in ("nominal", "pronoun"):
            self.discourse.add(*source, speaker.entity, speaker.form)
        return self._titled(speaker, speaker.entity)

    def _of_source(self, source: Span) -> tuple[Speaker, str]:
        """Who a source refers to, and the noun of its description."""
        words = " ".join(self.text[slice(*source)].split())
        given = Source(source, words.lower().strip(" ,.:;“”\"'"), describe(words))
        for way in self.ways:
            if (speaker := way.find(self, given)).entity:
                return replace(speaker, way=way.name), given.described.head
        return NOBODY, given.described.head

    def _titled(self, speaker: Speaker, entity: Entity) -> Speaker:
        """The speaker with the first title that the article gives, where the source gives none."""
        titles = self.profiles[entity].titles if entity in self.profiles else []
        if speaker.title or not titles:
            return speaker
        plain = [title for title in titles if not _SHOUTED.match(title)]
        return replace(speaker, title=(plain or titles)[0])

    def pronoun(self, source: Source) -> Speaker:
        """Whom a pronoun means."""
        if source.words not in GENDERS and source.words not in _OTHER_PRONOUNS:
            return NOBODY
        return _meant(self._pronoun(source.words, source.span[0], speaks=True), "pronoun")

    def relative(self, source: Source) -> Speaker:
        """ "Putin, who said": the one named or described right before."""
        if source.words not in _RELATIVE:
            return NOBODY
        at = source.span[0]
        before = self.discourse.until(at, 0)
        if source.words != "who":
            named = next((o.entity for o in before[-1:] if not self.text[o.end : at].strip(" ,")), None)
            return _meant(named, "pronoun")
        people = [occurrence for occurrence in before if occurrence.entity.label == "PERSON"][-1:]
        if named := next((o.entity for o in people if _WHO.fullmatch(self.text, o.end, at)), None):
            return _meant(named, "pronoun")
        if phrase := _BEFORE_WHO.search(
            self.text, max(self.discourse.sentences[self.discourse.sentences.number(at)].start, at - _REACH), at
        ):
            return _meant(self._of_source(phrase.span(1))[0].entity, "pronoun")
        return NOBODY

    def named(self, source: Source) -> Speaker:
        """Whom the source names: a person before an organisation, and a place only where nothing else stands."""
        start, end = source.span
        heads = [
            (n, e) for n, e in self.discourse.names_in(start, end) if not only_describes(self.text, n, e, (start, end))
        ]
        starts = {name.start for name, entity in heads if entity.label == "PERSON"}
        for name, entity in heads:
            if entity.label == "PERSON" and name.end + 1 not in starts:
                title = title_before(self.text, name.start, start) or title_after(self.text, name.end, end)
                return Speaker(entity, title, "name")
        if source.described.is_somebody:
            return NOBODY
        for name, entity in sorted(heads, key=lambda head: head[1].label != "ORG"):
            alone = self.text[start : name.start].strip().lower() in ("", "the")
            if entity.label == "ORG" or (entity.label in ("LOC", "FAC", "MISC", "PRODUCT") and alone):
                return Speaker(entity, None, "name")
        return NOBODY

    def document(self, source: Source) -> Speaker:
        """Who made the document that a source names."""
        described, (start, end) = source.described, source.span
        if described.kind != "document":
            return NOBODY
        if maker := maker_within(self.text, described.head, source.span, self.discourse.names_in(start, end)):
            return Speaker(maker)
        if possessive := _POSSESSIVE.match(self.text[start:end]):
            return _meant(self._pronoun(possessive.group(1).lower(), start, speaks=True), None)
        return _meant(maker_before(described, start, self.discourse), None)

    def description(self, source: Source) -> Speaker:
        """Whom a definite description picks out among those named before."""
        described = source.described
        if described.kind in ("document", "people") or described.plural or described.determiner == "indefinite":
            return NOBODY
        if described.determiner == "none" and (not described.role or _SEVERAL.search(self.text, *source.span)):
            return NOBODY
        if not (described.head or described.age):
            return NOBODY
        anaphor = description_anaphor(described, source.span[0], self.discourse, self.profiles)
        return _meant(self.choose(_without(anaphor, {e for _, e in self.discourse.names_in(*source.span)})), "nominal")

    def spoken_for(self, source: Source) -> Speaker:
        """The organisation that somebody unnamed speaks for: "a spokesman for the ministry"."""
        if not _VOICE.search(source.words):
            return NOBODY
        named = self.discourse.names_in(*source.span)
        return next((Speaker(entity) for _, entity in named if entity.label == "ORG"), NOBODY)

    def _pronoun(self, pronoun: str, at: int, speaks: bool) -> Entity | None:
        return self.choose(pronoun_anaphor(pronoun, at, self.discourse, self.profiles, speaks))

    def _read_to(self, at: int) -> None:
        """Resolve the pronouns of the text up to where one is, as they keep people in mind."""
        for match in _PRONOUN.finditer(self.text, self.read, max(self.read, at)):
            if self.discourse.quoted.at(match.start()):
                continue
            if entity := self._pronoun(match.group().lower(), match.start(), speaks=False):
                self.discourse.add(match.start(), match.end(), entity, "pronoun")
        self.read = max(self.read, at)

    def _going_on(self, at: int) -> Speaker:
        """Who made the statement before."""
        turn = self.discourse.turns[-1] if self.discourse.turns else None
        if turn and self.discourse.sentences.number(at) - turn.sentence <= _GOES_ON:
            return Speaker(turn.entity, way="goes on")
        return NOBODY


WAYS = (
    Way("pronoun", Resolver.pronoun, "Who speaks again and again is named once and “he” or “she” from then on."),
    Way("relative", Resolver.relative, "“Who said” goes on from a name right before it."),
    Way("name", Resolver.named, "Most sources name the one who speaks."),
    Way("document", Resolver.document, "A report or statement speaks for the one who made it."),
    Way("description", Resolver.description, "“The minister” is somebody whom the article has named."),
    Way("spokesman", Resolver.spoken_for, "A spokesman without a name speaks for the body that is named with him."),
)


def _without(anaphor: Anaphor, others: Set[Entity | None]) -> Anaphor:
    """An anaphor that means none of the given: "Ann Lee’s lawyer" is not Ann Lee."""
    return replace(anaphor, candidates=[candidate for candidate in anaphor.candidates if candidate[0] not in others])


def _meant(entity: Entity | None, form: MentionForm | None) -> Speaker:
    return Speaker(entity, None, form) if entity else NOBODY
