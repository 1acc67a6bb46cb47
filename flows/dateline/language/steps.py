"""The steps by which an article is read, in their order: what each reads, what it writes, and why it is there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .annotations import TimeExpression
from .dates.expressions import dates
from .entities.people import people_joined
from .entities.places import places_meant
from .entities.resolved import entities
from .entities.things import acronyms_joined, peoples_joined, places_joined, things_joined
from .entities.wholes import wholes, wholes_before_acronyms
from .entities.wordings import wordings
from .layers import Reading
from .names.by_layout import credited, datelined
from .names.recurring import (
    agreeing,
    recurring,
    with_speaking_acronyms,
    with_speaking_surnames,
    without_common_acronyms,
    without_common_words,
)
from .names.rejoined import bodies, rejoined
from .names.tagged import tagged
from .names.titles import titles
from .sentences import sentences
from .speakers.mentions import mentions
from .speakers.quotes import quotes
from .speakers.resolver import speakers
from .statements.attributions import attributions
from .statements.extents import fitted, without_asides
from .statements.kinds import kinds
from .statements.layout import with_layout
from .statements.quotation_marks import quotations
from .statements.quoted_by_others import passed_on
from .statements.source_phrases import with_sources
from .statements.unattributed import with_unattributed


@dataclass(frozen=True, slots=True)
class Step:
    """A step of reading: a function of a reading that gives what one of its layers holds from then on.

    An `optional` step may be left out: what it mends stays as it is. One `in_any_language` is taken where an article
    is not in English, too.
    """

    name: str
    run: Callable[[Reading], Any]
    reads: tuple[str, ...]
    writes: str
    why: str
    optional: bool = True
    in_any_language: bool = False


def needed(name: str, run: Callable[[Reading], Any], reads: str, writes: str, why: str) -> Step:
    return Step(name, run, tuple(reads.split()), writes, why, optional=False)


def helpful(name: str, run: Callable[[Reading], Any], reads: str, writes: str, why: str) -> Step:
    return Step(name, run, tuple(reads.split()), writes, why)


def _dates(reading: Reading) -> list[TimeExpression]:
    published = reading.article.published_at
    day = published.date() if published else None
    return dates(reading.text, reading.blocks, reading.sentences, reading.names, day)


STEPS = (
    Step("sentences", sentences, ("tagging",), "sentences", "...", optional=False, in_any_language=True),
    needed("quotations", quotations, "", "quotations", "..."),
    needed("names", tagged, "tagging", "names", "..."),
    helpful("rejoined", rejoined, "names", "names", "..."),
    helpful("bodies", bodies, "names", "names", "..."),
    helpful("credited", credited, "names", "names", "..."),
    helpful("datelined", datelined, "names", "names", "..."),
    helpful("common words", without_common_words, "sentences names", "names", "..."),
    helpful("common acronyms", without_common_acronyms, "names", "names", "..."),
    helpful("speaking acronyms", with_speaking_acronyms, "names", "names", "..."),
    helpful("agreeing", agreeing, "names", "names", "..."),
    helpful("speaking surnames", with_speaking_surnames, "names", "names", "..."),
    helpful("recurring", recurring, "names", "names", "..."),
    needed("wholes", wholes, "names", "wholes", "..."),
    helpful("wholes before acronyms", wholes_before_acronyms, "names wholes", "wholes", "..."),
    needed("wordings", wordings, "names wholes", "wordings", "..."),
    helpful("places", places_meant, "names wordings", "places", "..."),
    helpful("places joined", places_joined, "wordings places groups", "groups", "..."),
    helpful("peoples joined", peoples_joined, "wordings groups", "groups", "..."),
    helpful("things joined", things_joined, "wordings groups", "groups", "..."),
    helpful("acronyms joined", acronyms_joined, "names wordings groups", "groups", "..."),
    helpful("people joined", people_joined, "names wordings groups", "groups", "..."),
    needed("entities", entities, "names wordings places groups", "entities", "..."),
    helpful("titles", titles, "sentences names", "titles", "..."),
    needed("statements", attributions, "tagging", "statements", "..."),
    helpful("passed on", passed_on, "statements", "statements", "..."),
    helpful("layout", with_layout, "statements quotations sentences names", "statements", "..."),
    helpful("fitted", fitted, "statements quotations names", "statements", "..."),
    helpful("sources", with_sources, "statements names", "statements", "..."),
    helpful("unattributed", with_unattributed, "statements quotations sentences names", "statements", "..."),
    helpful("asides", without_asides, "statements", "statements", "..."),
    needed("kinds", kinds, "statements quotations", "kinds", "..."),
    needed("speakers", speakers, "statements quotations kinds sentences names entities", "speakers", "..."),
    needed("quotes", quotes, "statements kinds speakers names", "quotes", "..."),
    needed("mentions", mentions, "names wholes entities titles quotes speakers", "mentions", "..."),
    needed("dates", _dates, "sentences names", "dates", "..."),
)
"""All steps, in the order in which they are taken."""
