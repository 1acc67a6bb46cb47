"""Source of a statement -> who speaks: a person or an organisation that the article names, or nobody."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.language.annotations import Entity, MentionForm, Sentence
from dateline.language.lexicon.descriptions import Description, describe
from dateline.language.lexicon.nouns import kind_of
from dateline.language.lexicon.roles import title_after, title_before
from dateline.language.names.tagged import Name
from dateline.language.statements.attributions import Attribution
from dateline.spans import Span

from .antecedents import GENDERS, Anaphor, Chooser, choose, description_anaphor, pronoun_anaphor
from .discourse import Discourse, Turn
from .heads import only_describes
from .makers_of_documents import maker_after, maker_before, maker_within
from .profiles import profiles
from .speaking_countries import Countries

_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|himself|herself)\b", re.IGNORECASE)
_FIRST_PERSON = frozenset("i i'm me my we us our".split())
_OTHER_PRONOUNS = frozenset("it its they them their".split())
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_VOICE = re.compile(r"\b(?:spokes\w+|press office|representatives? (?:of|for))\b", re.IGNORECASE)
_ASIDE = re.compile(r",?\s+(?:as per|according to|who|which|whose)\b|,\s+(?:quoting|citing)\b")
_POSSESSIVE = re.compile(r"(his|her|its|their)\s", re.IGNORECASE)
_OWNED = re.compile(r"the\s+(?:[\w-]+\s+)?[\w-]+['’]s?\s", re.IGNORECASE)
_MADE_BY = re.compile(r"\b(?:by|from)\s+((?:the|his|her|its)\s+.+)$", re.DOTALL)
_ISSUED = re.compile(
    r"\b(statement|report|letter|study|circular|notice|release|survey|order)\s+(?:[\w]+\s+){0,4}by\s+(?:the\s+)?$"
)
"""What a document is called whose maker the source is: "A statement issued in Oslo by Ann Lee said"."""
_OWNS = re.compile(r"['’]s?\s+((?:[\w-]+\s+){0,3}[\w-]+)$")
_PAIR = re.compile(r"(?:the two|both|the duo|the pair|the couple)\b", re.IGNORECASE)
_ONE_OF_PAIR = re.compile(r"the (former|latter)$", re.IGNORECASE)
_AND = re.compile(r"(?:,| and| &)\s+(?:[\w’'-]+,?\s+){0,6}")
_SEVERAL = re.compile(r"\sand\s")
_PAIRED = {"person": "PERSON", "people": "PERSON", "organisation": "ORG"}
_PAIR_REACH = 10
"""How many sentences back a pair may have been named."""
_WHO = re.compile(
    r"\s*|(?:\s\([^)]{1,30}\))?,(?:[^.;:“”\"\n]{1,100},)?\s+"
    r"|\s(?:on|in|at|last|this|yesterday|earlier)\b[^.,;:“”\"\n]{0,30},\s+"
)
"""What stands between a person’s name and the "who" that means them: an apposition, or when and where it was."""
_BEFORE_WHO = re.compile(r"\b([Tt]he\s+(?:[\w’'-]+\s+){0,3}[\w’'-]+),\s+$")
_APPOSED = 100
"""Characters before an apposition within which its name stands."""
_GOES_ON = 2
"""Sentences after which a statement without a source goes on from the one before no more."""
_OPENS_SENTENCE = re.compile(r"[“”\"\s]*(?:(?:after|while|when|before|by|in|on|without)\s+)?", re.IGNORECASE)
_MEANS_NOTHING = re.compile(r"[Ii]t\s+(?:was|is|has been|had been)\s+(?:\w+ly\s+|also\s+)?\w+(?:ed|wn|id|ld)\b")
"""It was announced that."""
_SHOUTED = re.compile(r"[A-Z]{4}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, with the title that the article gives, and how the source mentions them.

    `form` is None where the source mentions something else: a document, a spokesman, two people.
    """

    entity: Entity | None = None
    title: str | None = None
    form: MentionForm | None = None


NOBODY = Speaker()


class SpeakerResolver:
    """Resolves the sources of one article, asked in text order, as a pronoun looks to the speaker before it.

    `chooser` decides whom a pronoun or description means; training has one that knows.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        names: Sequence[Name],
        entities: Sequence[Entity],
        chooser: Chooser = choose,
    ) -> None:
        self.text = text
        self.names = names
        self.discourse = Discourse(text, sentences, names, entities)
        self.countries = Countries(entities)
        self.profiles = profiles(self.discourse, names, entities)
        self.choose = chooser
        self.read = 0
        self.open: list[Turn] = []

    def hear(self, quoted: Sequence[Span]) -> None:
        """Learn what is quoted word by word; nothing is known to be before that."""
        self.discourse.quote(quoted)

    def resolve(self, attribution: Attribution, goes_on: bool, direct: bool) -> Speaker:
        """Who makes a statement, asked in text order; `direct` tells that it is quoted word by word.

        Where no source stands, a statement that `goes_on` from the one before ("..., adding that") has its speaker.
        """
        source, content = attribution.named or attribution.source, attribution.content
        at = source[0] if source else content[0][0]
        if source and _MEANS_NOTHING.match(self.text, source[0]):
            return NOBODY
        self._read_to(at)
        self.open = [turn for turn in self.open if turn.content[-1][1] > content[0][0]]
        within = self._within(attribution)
        speaker, noun = NOBODY, None
        if source:
            self.read = max(self.read, source[1])
            speaker, noun = self._of_source(source, within)
        elif goes_on:
            speaker = self._going_on(at, attribution.cue)
        entity = speaker.entity
        if within is None and (source or entity):
            told, last = map(self.discourse.sentence_at, (at, max(at, content[-1][1] - 1)))
            self.discourse.turns.append(Turn(told, last, content, entity, noun))
            if direct:
                self.open.append(self.discourse.turns[-1])
        if entity is None:
            return NOBODY
        if source and speaker.form in ("nominal", "pronoun"):
            self.discourse.add(*source, entity, speaker.form)
        titles = self.profiles[entity].titles if entity in self.profiles else []
        if speaker.title is None and titles:
            plain = [title for title in titles if not _SHOUTED.match(title)]
            return replace(speaker, title=(plain or titles)[0])
        return speaker

    def _within(self, attribution: Attribution) -> Turn | None:
        """The statement within whose words this one is told, which leaves open who goes on to speak after them."""
        told = attribution.source or attribution.cue
        if told is None:
            return None
        around = (t for t in reversed(self.open) if any(start <= told[0] < end for start, end in t.content))
        return next(around, None)

    def _of_source(self, source: Span, within: Turn | None) -> tuple[Speaker, str | None]:
        """Who a source refers to, and the noun of its description. "I" within somebody's words is that somebody."""
        plain = " ".join(self.text[source[0] : source[1]].lower().split()).strip(" ,.:;“”\"'")
        if plain in _FIRST_PERSON:
            return _meant(within.entity if within else None, "pronoun"), None
        if plain == "it" and (document := self._document_before()):
            return Speaker(document.entity), document.noun
        if plain in GENDERS or plain in _OTHER_PRONOUNS:
            return _meant(self._pronoun(plain, source[0], speaks=True, within=within), "pronoun"), None
        if plain in _RELATIVE:
            return _meant(self._relative(source[0]), "pronoun"), None
        if aside := _ASIDE.search(self.text, source[0] + 1, source[1]):
            source = source[0], aside.start()
        described = describe(" ".join(self.text[source[0] : source[1]].split()))
        speaker = self._owner(source) or self._named(described, source)
        if speaker.entity is None:
            speaker = _meant(self._apposition(described, source), "nominal")
        if speaker.entity is None:
            speaker = self._described(described, source)
        if speaker.entity is None:
            speaker = _meant(self._spoken_for(source), None)
        issued = _ISSUED.search(self.text, max(0, source[0] - _APPOSED), source[0])
        return speaker, issued.group(1).lower() if issued else described.head

    def _owner(self, source: Span) -> Speaker | None:
        """Whose document a source names: "the Bank for Trade’s latest report"."""
        owns = _OWNS.search(self.text, *source)
        if owns is None or describe(f"the {owns.group(1)}").kind != "document":
            return None
        before = self.discourse.names_in(source[0], owns.start())
        owners = [e for n, e in before if n.end == owns.start() and e.label in ("PERSON", "ORG")]
        return Speaker(owners[0]) if owners else None

    def _named(self, described: Description, source: Span) -> Speaker:
        """Whom the source names: a person before an organisation, and a place only where nothing else stands."""
        heads = [(n, e) for n, e in self.discourse.names_in(*source) if not only_describes(self.text, n, e, source)]
        starts = {name.start for name, entity in heads if entity.label == "PERSON"}
        for name, entity in heads:
            if entity.label == "PERSON" and name.end + 1 not in starts:
                title = title_before(self.text, name.start, source[0]) or title_after(self.text, name.end, source[1])
                return Speaker(entity, title, "name")
        if described.is_somebody:
            return NOBODY
        for _, entity in heads:
            if entity.label == "ORG":
                return Speaker(entity, None, "name")
        for name, entity in heads:
            if entity.label in ("LOC", "FAC", "MISC", "PRODUCT"):
                return self._place(name, entity, source)
        return NOBODY

    def _place(self, name: Name, entity: Entity, source: Span) -> Speaker:
        """Who is meant by the name of a place: a capital that says something is its country."""
        before, after = self.text[source[0] : name.start], self.text[name.end : source[1]]
        if before.strip().lower() not in ("", "the"):
            return NOBODY
        country = None if re.search(r"\w", before + after) else self.countries.of_capital(entity)
        return Speaker(country) if country else Speaker(entity, None, "name")

    def _apposition(self, described: Description, source: Span) -> Entity | None:
        """Who is named right before a source that only says what they are: "Ann Lee, mayor of Oslo, said"."""
        before = self.discourse.names_in(source[0] - _APPOSED, source[0])
        if not before or described.determiner == "possessive":
            return None
        name, entity = before[-1]
        fits = described.role is not None if entity.label == "PERSON" else described.kind == "organisation"
        fits = fits and entity.label in ("PERSON", "ORG")
        return entity if fits and self.text[name.end : source[0]].strip() == "," else None

    def _described(self, described: Description, source: Span) -> Speaker:
        """Whom a definite description picks out among those named before."""
        if described.kind == "document":
            return _meant(self._maker(described, source), None)
        if which := _ONE_OF_PAIR.match(self.text, *source):
            first, second = self._pair(source[0], "PERSON")
            return _meant(first if which.group(1).lower() == "former" else second, "nominal")
        if _PAIR.match(self.text, *source):
            return _meant(self._pair(source[0], _PAIRED.get(described.kind))[0], None)
        if described.head == "government":
            peoples = (" ".join(described.modifiers), *described.modifiers)
            for country in filter(None, map(self.countries.of_people, peoples)):
                return Speaker(country)
        if described.kind == "people" or described.plural or described.determiner == "indefinite":
            return NOBODY
        if described.determiner == "none" and _SEVERAL.search(self.text, *source):
            return NOBODY
        if not (described.head or described.age) or (described.determiner == "none" and not described.role):
            return NOBODY
        if described.kind == "person" and (spoken_for := self._spoken_for_before(described.head)):
            return Speaker(spoken_for)
        anaphor = description_anaphor(described, source[0], self.discourse, self.profiles)
        owners = {entity for _, entity in self.discourse.names_in(*source)}
        return _meant(self.choose(_without(anaphor, owners)), "nominal")

    def _maker(self, described: Description, source: Span) -> Entity | None:
        """Who made the document that a source names."""
        words = self.text[source[0] : source[1]]
        if maker := maker_within(self.text, described.head, source, self.discourse.names_in(*source)):
            return maker
        if possessive := _POSSESSIVE.match(words):
            return self._pronoun(possessive.group(1).lower(), source[0], speaks=True)
        for phrase in (_MADE_BY.search(words), _OWNED.match(words)):
            maker_described = describe(phrase.group(phrase.re.groups)) if phrase else None
            if maker_described and maker_described.kind != "document":
                return self._described(maker_described, source).entity
        if maker := maker_after(source[1], self.discourse):
            return maker
        return maker_before(described, source[0], self.discourse)

    def _pair(self, at: int, label: str | None) -> tuple[Entity | None, Entity | None]:
        """The two of a kind named last in one breath: "the two leaders" speak as one, as the first of them."""
        named = [occurrence for occurrence in self.discourse.until(at, _PAIR_REACH) if occurrence.form == "name"]
        for first, second in reversed(list(pairwise(named))):
            alike = first.entity.label == second.entity.label == label
            apart = first.entity != second.entity and first.sentence == second.sentence
            if alike and apart and _AND.fullmatch(self.text, first.end, second.start):
                return first.entity, second.entity
        return None, None

    def _spoken_for(self, source: Span) -> Entity | None:
        """The organisation that somebody unnamed speaks for: "a spokesman for the ministry"."""
        if not _VOICE.search(self.text, *source):
            return None
        return next((entity for _, entity in self.discourse.names_in(*source) if entity.label == "ORG"), None)

    def _spoken_for_before(self, noun: str) -> Entity | None:
        """The organisation that somebody unnamed of the same noun spoke for: "the spokesman" after "a spokesman"."""
        same = (turn for turn in reversed(self.discourse.recent_turns) if turn.noun == noun)
        return turn.entity if (turn := next(same, None)) and turn.by_somebody else None

    def _pronoun(self, pronoun: str, at: int, speaks: bool, within: Turn | None = None) -> Entity | None:
        """Whom a pronoun means: within somebody’s words not that somebody."""
        anaphor = pronoun_anaphor(pronoun, at, self.discourse, self.profiles, speaks)
        return self.choose(_without(anaphor, {within.entity} if within else set()))

    def _read_to(self, at: int) -> None:
        """Resolve the pronouns of the text up to where one is, as they keep people in mind."""
        for match in _PRONOUN.finditer(self.text, self.read, max(self.read, at)):
            if self.discourse.in_quotation(match.start()):
                continue
            if entity := self._pronoun(match.group().lower(), match.start(), speaks=False):
                self.discourse.add(match.start(), match.end(), entity, "pronoun")
        self.read = max(self.read, at)

    def _relative(self, at: int) -> Entity | None:
        """ "Putin, who said": the one named or described right before."""
        before = self.discourse.until(at, 0)
        if self.text.startswith("who", at):
            people = [occurrence for occurrence in before if occurrence.entity.label == "PERSON"][-1:]
            if named := next((o.entity for o in people if _WHO.fullmatch(self.text, o.end, at)), None):
                return named
            if phrase := _BEFORE_WHO.search(self.text, max(self.discourse.sentence_of(at).start, at - _APPOSED), at):
                return self._described(describe(phrase.group(1)), phrase.span(1)).entity
            return None
        return next((o.entity for o in before[-1:] if not self.text[o.end : at].strip(" ,")), None)

    def _document_before(self) -> Turn | None:
        """The statement before, if a document makes it: "The letter says..." "It says..."."""
        turn = self.discourse.turns[-1] if self.discourse.turns else None
        return turn if turn and turn.noun and kind_of(turn.noun) == "document" else None

    def _going_on(self, at: int, cue: Span | None) -> Speaker:
        """Who made the statement before, unless the cue begins its sentence: "Citing the law, the court said"."""
        if cue and _OPENS_SENTENCE.fullmatch(self.text, self.discourse.sentence_of(cue[0]).start, cue[0]):
            return NOBODY
        turn = self.discourse.turns[-1] if self.discourse.turns else None
        if turn and self.discourse.sentence_at(at) - turn.sentence <= _GOES_ON:
            return Speaker(turn.entity)
        return NOBODY


def _without(anaphor: Anaphor, others: Set[Entity | None]) -> Anaphor:
    """An anaphor that means none of the given: "Ann Lee’s lawyer" is not Ann Lee."""
    return replace(anaphor, candidates=[candidate for candidate in anaphor.candidates if candidate[0] not in others])


def _meant(entity: Entity | None, form: MentionForm | None) -> Speaker:
    return Speaker(entity, None, form) if entity else NOBODY
