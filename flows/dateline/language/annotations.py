"""What is read in an article: sentences, mentions of entities, quotes and dates."""

from dataclasses import dataclass
from typing import Literal

from dateline.spans import Span
from dateline.world.calendar import Granularity, Period

MentionForm = Literal["name", "nominal", "pronoun"]
QuoteKind = Literal["direct", "indirect", "mixed"]
DateBasis = Literal["stated", "published", "text", "unresolved"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence. `block` is the index of its block in the article, `paragraph` the number of its paragraph."""

    start: int
    end: int
    block: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named in an article, under the fullest name that the article gives.

    `key` is what it is told by in every article, the name itself where empty; `geonames_id` tells a place instead, and
    `country` goes with what every country has, such as a foreign ministry. With `is_local` only this article tells
    who or what is meant, as by a surname alone.
    """

    name: str
    label: str
    key: str = ""
    geonames_id: int | None = None
    country: str | None = None
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an entity, describes it ("the Russian leader") or stands for it ("he").

    `entity` is None for dates and sums of money. `alias` is a name in whole ("Kenya Airways" where the mention is its
    second word), `title` the office or role that the text gives a person there.
    """

    start: int
    end: int
    label: str
    form: MentionForm
    score: float
    entity: Entity | None
    alias: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement attributed to a source.

    `content` holds its pieces in text order; `cue` ("said") and `source` ("the Russian leader") may be empty.
    `speaker` is the person or organisation that the source stands for, None where the article does not tell.
    `is_speech` is false for beliefs, feelings and intentions. `score` is the tagger's confidence, 0 to 1.
    """

    kind: QuoteKind
    is_speech: bool
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    text: str
    cue_text: str | None
    cue_lemma: str | None
    speaker_text: str | None
    speaker: Entity | None
    speaker_title: str | None
    via_text: str | None
    score: float

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1][1]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that names a point in time: a day ("on Wednesday"), a year ("in 2001") and so on.

    `period` is what it stands for, None where the article does not tell. `basis` says what it was worked out from:
    the expression alone ("stated"), the day of publication ("published"), or other dates of the text ("text").
    """

    start: int
    end: int
    granularity: Granularity
    basis: DateBasis
    period: Period | None


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that is read in one article, each kind in text order."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    dates: tuple[TimeExpression, ...]
