"""Names, and speakers who are described or meant by a pronoun -> mentions."""

from collections.abc import Iterator

from dateline.language.annotations import Mention
from dateline.language.layers import Name, Reading, Whole
from dateline.language.tagging.labels import NUMBERS


def mentions(reading: Reading) -> list[Mention]:
    """The mentions of an article: every name, and each description and pronoun that a speaker is mentioned by."""
    named = (_named(reading, name, whole) for name, whole in zip(reading.names, reading.wholes, strict=True))
    return [*named, *_described(reading)]


def _named(reading: Reading, name: Name, whole: Whole) -> Mention:
    score = round(name.score, 4)
    if name.label in NUMBERS:
        return Mention(name.start, name.end, name.label, "name", score, None)
    entity, alias = reading.entities[name], " ".join(reading.text[slice(*whole.span)].split())
    return Mention(name.start, name.end, entity.label, "name", score, entity, alias, reading.titles.get(name))


def _described(reading: Reading) -> Iterator[Mention]:
    """The mentions of speakers by a description or a pronoun, each once."""
    taken = {(name.start, name.end) for name in reading.names}
    for quote, speaker in zip(reading.quotes, reading.speakers, strict=True):
        for span in quote.source:
            if speaker.entity and speaker.form in ("nominal", "pronoun") and span not in taken:
                taken.add(span)
                yield Mention(*span, speaker.entity.label, speaker.form, quote.score, speaker.entity)
