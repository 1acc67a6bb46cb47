"""The table of steps: every step does what it says, finds what it needs, and may be missed where it says so."""

from copy import copy
from dataclasses import dataclass, field, fields
from typing import Any

import pytest
from dateline.language.layers import Reading
from dateline.language.reader import Reader
from dateline.language.steps import STEPS, Step
from dateline.language.tagging.tagger import Tagging

from .articles import SEED, article, check_offsets

GIVEN = {"article", "text", "blocks", "paragraphs", "small_words"}
"""What a reading has of its article, before any step."""
LAYERS = {field.name for field in fields(Reading)} - GIVEN
OPTIONAL = [step.name for step in STEPS if step.optional]

FERRY = """\
Night ferry to Oslo returns: mayor

OSLO (Reuters) — The night ferry to Kristiansund will sail again in May, Mayor Ann Lee told the Harbour Gazette on
Monday. "It was missed," she said. The Norwegian Harbour Fund (NHF) pays for it. The NHF said it had waited for years.

“We have asked for it every single year,” said Karl Holm, a fisherman.

And from Mayor Ann Lee:

“The night ferry is for all of us.”

Lee’s deputy believes that the ferry will be full. He was quoted as saying by Reuters that “every bed is taken”.

Bertha Lund waves a flag. “The sea is wide and the night is long.” Children dance.

The harbour of Oslo at night. Photo: Jane Doe/AFP
"""
INTERVIEW = """\
Former minister Rana Hindi has written a book about her years in Geneva. She spoke with the Gazette on 3 May 2021.

Gazette: Why did you write this book?

Rana Hindi: Because nobody else did, and I think that somebody has to tell it.

Gazette: Will there be another one?

Rana Hindi: My publisher says yes. I say that one is enough.
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def tagging(reader: Reader) -> Tagging:
    """What the tagger says of the seed."""
    return reader.tag(SEED)


@dataclass
class Watched(Reading):
    """A reading that notes which of its layers are looked at."""

    looked_at: set[str] = field(default_factory=set)

    def __getattribute__(self, name: str) -> Any:
        if name in LAYERS:
            self.looked_at.add(name)
        return super().__getattribute__(name)


@pytest.fixture(scope="module")
def looked_at(reader: Reader, tagging: Tagging) -> dict[str, set[str]]:
    """The layers that each step looks at, in three articles taken together."""
    found: dict[str, set[str]] = {step.name: set() for step in STEPS}
    ferry, interview = article(FERRY), article(INTERVIEW)
    for own, tagged in ((SEED, tagging), (ferry, reader.tag(ferry)), (interview, reader.tag(interview))):
        reading = Watched(own, tagged)
        for step in STEPS:
            reading.looked_at.clear()
            value = step.run(reading)
            found[step.name] |= reading.looked_at
            reading.write(step.writes, value)
    return found


def test_every_name_stands_for_one_step() -> None:
    assert len({step.name for step in STEPS}) == len(STEPS)


def test_every_step_says_why_it_is_there() -> None:
    assert [step.name for step in STEPS if len(step.why.split()) <= 5] == []


def test_every_layer_is_written_and_every_step_names_layers_only() -> None:
    assert {step.writes for step in STEPS} == LAYERS - {"tagging"}
    assert {layer for step in STEPS for layer in step.reads.split()} <= LAYERS


def test_every_step_finds_written_what_it_reads() -> None:
    written = {"tagging", "groups"}  # From the start: the tagging, and groups in which everything is alone.
    for step in STEPS:
        assert set(step.reads.split()) <= written, f"{step.name} comes too early"
        written.add(step.writes)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_looks_at_what_it_says_it_reads(step: Step, looked_at: dict[str, set[str]]) -> None:
    assert looked_at[step.name] == set(step.reads.split())


@pytest.mark.parametrize("name", OPTIONAL)
def test_an_optional_step_may_be_left_out(name: str, reader: Reader, tagging: Tagging) -> None:
    shorter = copy(reader)
    shorter.steps = [step for step in reader.steps if step.name != name]
    check_offsets(SEED, shorter.annotate(SEED, tagging))


def test_a_reader_leaves_out_the_steps_that_it_is_told_to(tagging: Tagging) -> None:
    shortest = Reader(without=set(OPTIONAL))
    assert [step.name for step in shortest.steps] == [step.name for step in STEPS if not step.optional]
    check_offsets(SEED, shortest.annotate(SEED, tagging))
