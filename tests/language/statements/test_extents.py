"""How far statements reach."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from dateline.articles.article import Block
from dateline.language.layers import Statement
from dateline.language.statements.extents import whole_quotations, without_asides

from ..articles import first, read, statement

WENT = "“We went to the harbour. It was late, and cold,” Ann Lee said."
WHOLE = "“We went to the harbour. It was late, and cold,”"


def whole(text: str, *told: Statement) -> list[list[str]]:
    """The pieces of each statement."""
    found = whole_quotations(read(text, statements=told, entities=False))
    return [[text[slice(*span)] for span in own.content] for own in found]


@pytest.mark.parametrize(
    "pieces", [("It was late, and cold",), ("We went to the harbour",), ("went to the harbour", "and cold,")]
)
def test_a_quotation_is_said_as_a_whole(pieces: tuple[str, ...]) -> None:
    assert whole(WENT, statement(WENT, "Ann Lee", "said", *pieces)) == [[WHOLE]]


@pytest.mark.parametrize("piece", ["was late", "harbour"])
def test_a_word_or_two_from_its_middle_do_not_claim_a_quotation(piece: str) -> None:
    assert whole(WENT, statement(WENT, "Ann Lee", "said", piece)) == [[piece]]


def test_a_quotation_that_is_never_closed_is_not_trusted() -> None:
    text = "“We went to the harbour. It was late, Ann Lee said."
    assert whole(text, statement(text, "Ann Lee", "said", "We went to the harbour")) == [["We went to the harbour"]]


def test_a_quotation_that_two_claim_is_left_as_it_is() -> None:
    one, other = statement(WENT, "Ann Lee", "said", "It was late"), statement(WENT, None, "Ann", "We went")
    assert whole(WENT, one, other) == [["We went"], ["It was late"]]


def test_who_is_quoted_within_a_quotation_does_not_get_it_whole() -> None:
    text = "“He told me it was late and I believed him,” she said."
    assert whole(text, statement(text, "He", "told", "it was late")) == [["it was late"]]


def test_asides_are_cut_out() -> None:
    text = "OSLO — It rained. \n\nAnn Lee. Photo: AP\n\n It snowed. (Reuters)"
    kinds = (("dateline", "OSLO —"), ("body", "It rained."), ("caption", "Ann Lee."), ("credit", "Photo: AP"),
             ("body", "It snowed."), ("credit", "(Reuters)"))  # fmt: skip
    blocks = tuple(Block(kind, *first(text, words), 0) for kind, words in kinds)  # type: ignore[arg-type]

    def outside(*content: str) -> list[list[str]]:
        told = statement(text, None, None, *content)
        found = without_asides(read(text, blocks=blocks, statements=[told], entities=False))
        return [[text[slice(*span)] for span in own.content] for own in found]

    assert outside(text) == [["It rained.", "It snowed."]]
    assert outside("OSLO") == []
    assert outside("Ann Lee") == [["Ann Lee"]]
    assert outside("(Reuters)", "It rained.") == [["It rained."]]


def test_what_a_statement_holds_depends_on_no_order_of_sets() -> None:
    """Two quotations that are others' leave a statement the same piece, whatever the seed of hashes."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from language.articles import read, statement, take\n"
        "text = '“One two three,” said Ann. “Four five six,” said Bo. Carl said a b “One.'\n"
        "told = [statement(text, 'Ann', 'said', '“One two three,”'),\n"
        "        statement(text, 'Bo', 'said', '“Four five six,”'),\n"
        "        statement(text, 'Carl', 'said', 'two three,” said Ann. “Four five')]\n"
        "print([s.content for s in take(read(text, statements=told), 'whole-quotations').statements])\n"
    )
    tests = str(Path(__file__).parents[2])
    told = {
        subprocess.run(
            [sys.executable, "-c", code, tests],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
