"""The steps by which an article is read, in their order: what each reads, what it writes, and why it is there.

What each is worth on gold data: `dateline evaluate --ablate`, and the model card.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from dateline.errors import DatelineError

from .dates.expressions import dates
from .entities.people import people_joined
from .entities.places import places_meant
from .entities.resolved import entities
from .entities.things import acronyms_joined, peoples_joined, places_joined, things_joined
from .entities.wholes import wholes
from .entities.wordings import wordings
from .layers import Reading
from .names.agreeing import agreeing, with_speaking_surnames, without_common_words
from .names.by_layout import credited, datelined
from .names.rejoined import rejoined
from .names.tagged import tagged
from .names.titles import titles
from .sentences import sentences
from .speakers.antecedents import Chooser, choose
from .speakers.mentions import mentions
from .speakers.quotes import quotes
from .speakers.resolver import WAYS, speakers
from .statements.attributions import attributions
from .statements.block_quotes import with_block_quotes
from .statements.extents import whole_quotations, without_asides
from .statements.kinds import kinds
from .statements.quotation_marks import quotations
from .statements.quoted_by_others import quoted_by_others
from .statements.transcripts import with_transcripts
from .statements.unattributed import with_unattributed


@dataclass(frozen=True, slots=True)
class Step:
    """A step of reading: a function of a reading that gives what one of its layers holds from then on.

    An `optional` step may be left out: what it mends stays as it is. One `in_any_language` is taken where an article
    is not in English, too. `reads` names the layers that it reads, with spaces between them.
    """

    name: str
    run: Callable[[Reading], Any]
    reads: str
    writes: str
    why: str
    optional: bool = True
    in_any_language: bool = False


STEPS = (
    Step(
        "sentences", sentences, "tagging", "sentences",
        "Every table points to the sentence that a thing stands in, and the steps below stop at its ends.",
        optional=False, in_any_language=True,
    ),
    Step(
        "quotations", quotations, "", "quotations",
        "Marks show to the character what was said word by word, whatever the tagger takes for content.",
        optional=False,
    ),
    Step(
        "names", tagged, "tagging", "names",
        "The tagger's tags of single word pieces make up whole names.",
        optional=False,
    ),
    Step(
        "rejoined-names", rejoined, "names", "names",
        "The tagger tears long names apart: two organisations side by side are one in the gold of the corpus.",
    ),
    Step(
        "credits", credited, "names", "names",
        "With no sentence around it the tagger takes photographers for places and half of an agency for a thing.",
    ),
    Step(
        "dateline-places", datelined, "names", "names",
        "With no sentence around it the tagger takes the place of a dateline for an organisation or a person.",
    ),
    Step(
        "common-words", without_common_words, "sentences names", "names",
        "Where every word has a capital, as in headlines, the tagger takes common words for names.",
    ),
    Step(
        "one-label-for-a-name", agreeing, "names", "names",
        "The tagger reads each place by itself: the same words are now a person, now a town.",
    ),
    Step(
        "speaking-surnames", with_speaking_surnames, "names", "names",
        "A surname that is a people's too, as in “Hindi said”, is read as that people's.",
    ),
    Step(
        "wholes", wholes, "names", "wholes",
        "A name that holds another comes in pieces, “Kenya” and “Airways”, of which each stands for the whole.",
        optional=False,
    ),
    Step(
        "wordings", wordings, "names wholes", "wordings",
        "Names spelled alike name the same and are one wording.",
        optional=False,
    ),
    Step(
        "places", places_meant, "names wordings", "places",
        "A place is known by its country and position in the gazetteer, and told from its namesakes by them.",
    ),
    Step(
        "joined-places", places_joined, "wordings places groups", "groups",
        "“Lagos” and “Lagos State” are one place in one article.",
    ),
    Step(
        "joined-peoples", peoples_joined, "wordings groups", "groups",
        "“Sherpa” and “Sherpas” are one people, and so are “Kenyan” and “Kenyans”.",
    ),
    Step(
        "joined-things", things_joined, "wordings groups", "groups",
        "An organisation is named in full once and in short from then on.",
    ),
    Step(
        "joined-acronyms", acronyms_joined, "names wordings groups", "groups",
        "“The African Union (AU)” is “the AU” from then on.",
    ),
    Step(
        "joined-people", people_joined, "wordings groups", "groups",
        "A person is named in full once and by the surname from then on.",
    ),
    Step(
        "entities", entities, "names wordings places groups", "entities",
        "Rows of different articles meet in an entity, known by the fullest name that each article gives.",
        optional=False,
    ),
    Step(
        "titles", titles, "sentences names", "titles",
        "Readers ask in what office somebody spoke, and the text gives it beside the name.",
    ),
    Step(
        "statements", attributions, "tagging", "statements",
        "The tagger's tags of single word pieces make up cues with their sources and contents.",
        optional=False,
    ),
    Step(
        "quoted-by-others", quoted_by_others, "statements", "statements",
        "The tagger takes the agency for the source where somebody was quoted as saying something by it.",
    ),
    Step(
        "transcripts", with_transcripts, "names statements", "statements",
        "Interviews name who speaks on a label, without a verb or marks, which the tagger has never learned.",
    ),
    Step(
        "block-quotes", with_block_quotes, "quotations sentences names statements", "statements",
        "A line above or below a block quotation says whose it is, where the tagger sees no cue.",
    ),
    Step(
        "whole-quotations", whole_quotations, "quotations statements", "statements",
        "The tagger lets go of long quotations in their middle; the marks say where they end.",
    ),
    Step(
        "unattributed-quotations", with_unattributed, "quotations sentences names statements", "statements",
        "A quotation that stands as a sentence is somebody's statement though no cue attributes it.",
    ),
    Step(
        "no-asides", without_asides, "statements", "statements",
        "Nobody says the datelines, captions and credits that stand in the midst of a statement.",
    ),
    Step(
        "kinds", kinds, "quotations statements", "kinds",
        "What was said word by word is told from what the article tells in words of its own.",
        optional=False,
    ),
    Step(
        "speakers", speakers, "sentences quotations names entities statements", "speakers",
        "A source is mostly a surname, a pronoun or a description; the tables name the one whom it means.",
        optional=False,
    ),
    Step(
        "quotes", quotes, "names statements kinds speakers", "quotes",
        "The rows of the table: a statement with its words, its kind, its cue and its speaker.",
        optional=False,
    ),
    Step(
        "mentions", mentions, "names wholes entities titles quotes speakers", "mentions",
        "The rows of the table: every name, and what else a speaker is mentioned by.",
        optional=False,
    ),
    Step(
        "dates", dates, "sentences names", "dates",
        "“On Wednesday” is a day of the calendar, which the day of publication and the tense tell.",
        optional=False,
    ),
)  # fmt: skip
"""All steps, in the order in which they are taken."""

OPTIONAL = (*(step.name for step in STEPS if step.optional), *(way.name for way in WAYS))
"""What may be left out, by name: steps, and ways to find the one whom a source means."""


class StepError(DatelineError):
    """A step to leave out that there is not, or that reading cannot do without."""


def check_optional(names: Set[str]) -> None:
    """See that steps of these names may be left out. Raises StepError."""
    if wrong := sorted(names - {*OPTIONAL}):
        raise StepError(f"No step {', '.join(wrong)} can be left out. What can be is: {', '.join(OPTIONAL)}.")


def steps_taken(without: Set[str] = frozenset(), choose: Chooser = choose) -> list[Step]:
    """The steps but those left out, with `choose` to decide whom a pronoun or a description means. Raises StepError."""
    check_optional(without)
    ways = [way for way in WAYS if way.name not in without]
    told = partial(speakers, ways=ways, choose=choose)
    return [replace(step, run=told) if step.run is speakers else step for step in STEPS if step.name not in without]
