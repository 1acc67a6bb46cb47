"""The reading of one article: its text and, one layer upon the other, what is found in it.

All steps share one `Reading`. A layer holds what was found in text order and answers by offset, so that no step keeps
an index of its own. The idea is papermage's (Lo et al., EMNLP 2023), cut down to one kind of layer.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from dateline.articles.article import Article, Block
from dateline.spans import Span
from dateline.world.gazetteer import Place

from .annotations import Entity, Mention, MentionForm, Quote, QuoteKind, Sentence, TimeExpression
from .groups import Groups
from .tagging.tagger import Tagging

_WORD = re.compile(r"[^\W_]+")


class Spanned(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Spanned)


class Layer(Sequence[T], Generic[T]):
    """Things that stand in a text, in text order, what holds others before them. They may overlap."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items: tuple[T, ...] = tuple(sorted(items, key=lambda item: (item.start, -item.end)))
        self._starts = [item.start for item in self._items]
        self._reached = list(accumulate((item.end for item in self._items), max))

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __getitem__(self, index: Any) -> Any:
        return self._items[index]

    def number(self, position: int) -> int:
        """The index of the last one that begins at or before a position; 0 where none does."""
        return max(0, bisect_right(self._starts, position) - 1)

    def first_from(self, position: int) -> int:
        """The index of the first one that begins at or after a position; their number where none does."""
        return bisect_left(self._starts, position)

    def begun(self, position: int) -> T | None:
        """The last one that begins at or before a position, wherever it ends."""
        first = bisect_right(self._starts, position)
        return self._items[first - 1] if first else None

    def at(self, position: int) -> T | None:
        """The last one to begin of those that hold a position."""
        return next((item for item in reversed(self.overlapping(position, position + 1))), None)

    def before(self, position: int) -> T | None:
        """The last one that begins before a position and ends there or before."""
        numbers = range(self.first_from(position) - 1, -1, -1)
        return next((self._items[number] for number in numbers if self._items[number].end <= position), None)

    def after(self, position: int) -> T | None:
        """The first one that begins at or after a position."""
        first = self.first_from(position)
        return self._items[first] if first < len(self) else None

    def starting(self, start: int, end: int) -> tuple[T, ...]:
        """Those that begin in a stretch."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def within(self, start: int, end: int) -> tuple[T, ...]:
        """Those that lie in a stretch."""
        return tuple(item for item in self.starting(start, end) if item.end <= end)

    def overlapping(self, start: int, end: int) -> tuple[T, ...]:
        """Those that share characters with a stretch."""
        near = self._items[bisect_right(self._reached, start) : bisect_left(self._starts, end)]
        return tuple(item for item in near if item.end > start)


class Stretch(NamedTuple):
    """A span that can stand in a layer."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that is read. `is_aside` tells that it holds nothing but a caption or a credit."""

    start: int
    end: int
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text, without possessive ending or honorific. `score` is how sure the tagger is."""

    start: int
    end: int
    text: str
    label: str
    score: float


class Whole(NamedTuple):
    """The stretch by which a name, which may be a piece of it, names something: "Kenya Airways" for its second word.

    `about` is the number of the name of a place or people that belongs to it.
    """

    span: Span
    about: int | None = None


@dataclass(slots=True)
class Wording:
    """A wording that names something: its mentions (indexes of names), where each of them ends in the text when whole,
    its spellings, and `words`, which they share. `text` is the first spelling.

    `about` is the index of the name of a place or people that belongs to the wording: "Kenya" in "Kenya Airways",
    "Syria" in "Syria's Foreign Ministry".
    """

    label: str
    text: str
    words: tuple[str, ...]
    about: int | None = None
    mentions: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)

    @property
    def first(self) -> int:
        """The name that is its first mention."""
        return self.mentions[0]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks, with its marks, of which `mark` is the first.

    `end` may lie paragraphs after `start`. `closed` tells if its last mark stands.
    """

    start: int
    end: int
    closed: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What is attributed to somebody: the `content` in pieces in text order, the `cue` that says so, and the `source`.

    `score` is the probability that content and source are right. `verbatim` tells that the content is the source's own
    words though no quotation marks stand around it, as in a transcript. `named` is where else in the article the
    source's name stands, if the source only hints at it ("A"). `via` is who passes it on, where that is known.
    """

    cue: Span | None
    source: Span | None
    content: tuple[Span, ...]
    score: float
    verbatim: bool = False
    named: Span | None = None
    via: Span | None = None

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1][1]

    @property
    def told(self) -> list[Span]:
        """The cue and the source, as far as there are any."""
        return [span for span in (self.cue, self.source) if span]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who makes a statement, with the title that the article gives, and how its source mentions them.

    `form` is None where the source mentions something else: a document, a spokesman, two people. `way` is the name of
    what found the speaker.
    """

    entity: Entity | None = None
    title: str | None = None
    form: MentionForm | None = None
    way: str | None = None


@dataclass
class Reading:
    """An article in the course of being read. A layer is empty until the step that writes it has run.

    `wholes` are the stretches by which the names name something, in their order, `wordings` the different ways in which
    that is done. `places` tells what these mean in the gazetteer and `groups` which of them name the same, by their
    numbers. `entities` says what each name names, `titles` what office or role the text gives a person there. `kinds`
    and `speakers` go with the statements, in their order.
    """

    article: Article
    tagging: Tagging
    sentences: Layer[Sentence] = field(default_factory=Layer)
    quotations: Layer[Quotation] = field(default_factory=Layer)
    names: Layer[Name] = field(default_factory=Layer)
    wholes: Sequence[Whole] = ()
    wordings: Sequence[Wording] = ()
    places: Mapping[int, Place] = field(default_factory=dict)
    groups: Groups = field(default_factory=Groups)
    entities: Mapping[Name, Entity] = field(default_factory=dict)
    titles: Mapping[Name, str] = field(default_factory=dict)
    statements: Layer[Statement] = field(default_factory=Layer)
    kinds: Sequence[QuoteKind] = ()
    speakers: Sequence[Speaker] = ()
    quotes: Layer[Quote] = field(default_factory=Layer)
    mentions: Layer[Mention] = field(default_factory=Layer)
    dates: Layer[TimeExpression] = field(default_factory=Layer)

    @property
    def text(self) -> str:
        """What all offsets point into."""
        return self.article.text

    @cached_property
    def blocks(self) -> Layer[Block]:
        """The stretches of the text by their function."""
        return Layer(self.article.blocks)

    @cached_property
    def paragraphs(self) -> Layer[Paragraph]:
        """The paragraphs but those of boilerplate."""
        return Layer(paragraphs(self.article.blocks))

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that stand somewhere in the text without a capital."""
        return frozenset(word for word in _WORD.findall(self.text) if word.islower())

    def write(self, layer: str, value: Any) -> None:
        """Let a layer hold what a step has found."""
        setattr(self, layer, Layer(value) if isinstance(getattr(self, layer), Layer) else value)


def paragraphs(blocks: Iterable[Block]) -> list[Paragraph]:
    """The paragraphs that are read, each from its first block's start to its last block's end."""
    together: dict[int, list[Block]] = {}
    for block in blocks:
        if block.kind != "boilerplate":
            together.setdefault(block.paragraph, []).append(block)
    return [
        Paragraph(own[0].start, own[-1].end, all(block.kind in ("caption", "credit") for block in own))
        for own in together.values()
    ]
