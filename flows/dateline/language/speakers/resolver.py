"""Source of a statement -> who speaks: a person or an organisation that the article names, or nobody."""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.language.annotations import Entity, MentionForm, QuoteKind
from dateline.language.layers import Name, Reading, Speaker, Statement
from dateline.language.lexicon.descriptions import Description, describe
from dateline.language.lexicon.nouns import kind_of
from dateline.language.lexicon.roles import title_after, title_before
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
_GOING_ON = re.compile(r"(?:\w+ly |also )?(?:\w+ing\b|added?\b|and\b|continued\b)", re.IGNORECASE)
"""How a cue begins that goes on from the statement before."""
_OPENS_SENTENCE = re.compile(r"[“”\"\s]*(?:(?:after|while|when|before|by|in|on|without)\s+)?", re.IGNORECASE)
_MEANS_NOTHING = re.compile(r"[Ii]t\s+(?:was|is|has been|had been)\s+(?:\w+ly\s+|also\s+)?\w+(?:ed|wn|id|ld)\b")
"""It was announced that."""
_SHOUTED = re.compile(r"[A-Z]{4}")


NOBODY = Speaker()


@dataclass(frozen=True, slots=True)
class Way:
    """A way to find the one who speaks by what a source says of them."""

    name: str
    find: "Callable[[Resolver, Description, Span], Speaker]"
    why: str


def speakers(reading: Reading, ways: Sequence[Way] | None = None, choose: Chooser = choose) -> list[Speaker]:
    """Who makes each statement. `choose` decides whom a pronoun or a description means; training has one that knows."""
    resolver = Resolver(reading, WAYS if ways is None else ways, choose)
    return [
        resolver.resolve(statement, kind) for statement, kind in zip(reading.statements, reading.kinds, strict=True)
    ]


class Resolver:
    """Resolves the sources of one article in text order, as a pronoun looks to the speaker before it."""

    def __init__(self, reading: Reading, ways: Sequence[Way], choose: Chooser) -> None:
        quoted = [(quotation.start, quotation.end) for quotation in reading.quotations]
        quoted += [span for statement in reading.statements if statement.verbatim for span in statement.content]
        self.text = reading.text
        self.discourse = Discourse(reading, quoted)
        self.countries = Countries(reading.entities.values())
        self.profiles = profiles(reading)
        self.ways = ways
        self.choose = choose
        self.read = 0
        self.open: list[Turn] = []

    def resolve(self, statement: Statement, kind: QuoteKind) -> Speaker:
        """Who makes a statement, asked in text order.

        Where no source stands, one that goes on from the statement before ("..., adding that") has its speaker.
        """
        source, content = statement.named or statement.source, statement.content
        at = source[0] if source else statement.start
        if source and _MEANS_NOTHING.match(self.text, source[0]):
            return NOBODY
        self._read_to(at)
        self.open = [turn for turn in self.open if turn.content[-1][1] > statement.start]
        within = self._within(statement)
        speaker, noun = NOBODY, None
        if source:
            self.read = max(self.read, source[1])
            speaker, noun = self._of_source(source, within)
        elif statement.cue is None or _GOING_ON.match(" ".join(self.text[slice(*statement.cue)].split())):
            speaker = self._going_on(at, statement.cue)
        if within is None and (source or speaker.entity):
            told, last = map(self.discourse.sentences.number, (at, max(at, statement.end - 1)))
            self.discourse.turns.append(Turn(told, last, content, speaker.entity, noun))
            if kind == "direct":
                self.open.append(self.discourse.turns[-1])
        if speaker.entity is None:
            return NOBODY
        if source and speaker.form in ("nominal", "pronoun"):
            self.discourse.add(*source, speaker.entity, speaker.form)
        return self._titled(speaker, speaker.entity)

    def _titled(self, speaker: Speaker, entity: Entity) -> Speaker:
        """The speaker with the first title that the article gives, where the source gives none."""
        titles = self.profiles[entity].titles if entity in self.profiles else []
        if speaker.title or not titles:
            return speaker
        plain = [title for title in titles if not _SHOUTED.match(title)]
        return replace(speaker, title=(plain or titles)[0])

    def _within(self, statement: Statement) -> Turn | None:
        """The statement within whose words this one is told, which leaves open who goes on to speak after them."""
        told = statement.source or statement.cue
        if told is None:
            return None
        around = (t for t in reversed(self.open) if any(start <= told[0] < end for start, end in t.content))
        return next(around, None)

    def _of_source(self, source: Span, within: Turn | None) -> tuple[Speaker, str | None]:
        """Who a source refers to, and the noun of its description. "I" within somebody's words is that somebody."""
        plain = " ".join(self.text[source[0] : source[1]].lower().split()).strip(" ,.:;“”\"'")
        if plain in _FIRST_PERSON:
            return _meant(within.entity if within else None, "pronoun", "pronoun"), None
        if plain == "it" and (document := self._document_before()):
            return Speaker(document.entity, way="pronoun"), document.noun
        if plain in GENDERS or plain in _OTHER_PRONOUNS:
            return _meant(self._pronoun(plain, source[0], speaks=True, within=within), "pronoun", "pronoun"), None
        if plain in _RELATIVE:
            return _meant(self._relative(source[0]), "pronoun", "pronoun"), None
        if aside := _ASIDE.search(self.text, source[0] + 1, source[1]):
            source = source[0], aside.start()
        described = describe(" ".join(self.text[source[0] : source[1]].split()))
        found = (replace(way.find(self, described, source), way=way.name) for way in self.ways)
        speaker = next((speaker for speaker in found if speaker.entity), NOBODY)
        issued = _ISSUED.search(self.text, max(0, source[0] - _APPOSED), source[0])
        return speaker, issued.group(1).lower() if issued else described.head

    def owner(self, _: Description, source: Span) -> Speaker:
        """Whose document a source names: "the Bank for Trade’s latest report"."""
        owns = _OWNS.search(self.text, *source)
        if owns is None or describe(f"the {owns.group(1)}").kind != "document":
            return NOBODY
        before = self.discourse.names_in(source[0], owns.start())
        owners = [e for n, e in before if n.end == owns.start() and e.label in ("PERSON", "ORG")]
        return Speaker(owners[0]) if owners else NOBODY

    def named(self, described: Description, source: Span) -> Speaker:
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

    def apposed(self, described: Description, source: Span) -> Speaker:
        """Who is named right before a source that only says what they are: "Ann Lee, mayor of Oslo, said"."""
        before = self.discourse.names_in(source[0] - _APPOSED, source[0])
        if not before or described.determiner == "possessive":
            return NOBODY
        name, entity = before[-1]
        fits = described.role is not None if entity.label == "PERSON" else described.kind == "organisation"
        fits = fits and entity.label in ("PERSON", "ORG")
        return Speaker(entity, None, "nominal") if fits and self.text[name.end : source[0]].strip() == "," else NOBODY

    def described(self, described: Description, source: Span) -> Speaker:
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
                return self.described(maker_described, source).entity
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

    def spoken_for(self, _: Description, source: Span) -> Speaker:
        """The organisation that somebody unnamed speaks for: "a spokesman for the ministry"."""
        if not _VOICE.search(self.text, *source):
            return NOBODY
        return next(
            (Speaker(entity) for _, entity in self.discourse.names_in(*source) if entity.label == "ORG"), NOBODY
        )

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
            if self.discourse.quoted.at(match.start()):
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
            if phrase := _BEFORE_WHO.search(self.text, max(self._sentence_start(at), at - _APPOSED), at):
                return self.described(describe(phrase.group(1)), phrase.span(1)).entity
            return None
        return next((o.entity for o in before[-1:] if not self.text[o.end : at].strip(" ,")), None)

    def _document_before(self) -> Turn | None:
        """The statement before, if a document makes it: "The letter says..." "It says..."."""
        turn = self.discourse.turns[-1] if self.discourse.turns else None
        return turn if turn and turn.noun and kind_of(turn.noun) == "document" else None

    def _going_on(self, at: int, cue: Span | None) -> Speaker:
        """Who made the statement before, unless the cue begins its sentence: "Citing the law, the court said"."""
        if cue and _OPENS_SENTENCE.fullmatch(self.text, self._sentence_start(cue[0]), cue[0]):
            return NOBODY
        turn = self.discourse.turns[-1] if self.discourse.turns else None
        if turn and self.discourse.sentences.number(at) - turn.sentence <= _GOES_ON:
            return Speaker(turn.entity, way="goes on")
        return NOBODY

    def _sentence_start(self, at: int) -> int:
        return self.discourse.sentences[self.discourse.sentences.number(at)].start


WAYS = (
    Way("own document", Resolver.owner, "“the Bank for Trade’s report” speaks for the Bank, and not for another in it"),
    Way("name", Resolver.named, "most sources name the one who speaks"),
    Way("apposition", Resolver.apposed, "the tagger marks “mayor of Oslo” alone where “Ann Lee,” stands before it"),
    Way("description", Resolver.described, "“the minister” is somebody whom the article has named"),
    Way("spokesman", Resolver.spoken_for, "a spokesman without a name speaks for the ministry that is named with him"),
)


def _without(anaphor: Anaphor, others: Set[Entity | None]) -> Anaphor:
    """An anaphor that means none of the given: "Ann Lee’s lawyer" is not Ann Lee."""
    return replace(anaphor, candidates=[candidate for candidate in anaphor.candidates if candidate[0] not in others])


def _meant(entity: Entity | None, form: MentionForm | None, way: str | None = None) -> Speaker:
    return Speaker(entity, None, form, way) if entity else NOBODY
