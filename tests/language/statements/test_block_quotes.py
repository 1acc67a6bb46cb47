"""Quotations that a line above or below says whose they are."""

import pytest
from dateline.language.layers import Statement
from dateline.language.statements.block_quotes import with_block_quotes

from ..articles import names_of, read, statement, words_at

STARKS = ("Geoffrey Starks", "PERSON")
ROSENWORCEL = ("Rosenworcel", "PERSON")
DAY = "“This is a good day for everyone.”"
STOP = "“We will not stop here.”"


def told(
    text: str, *labelled: tuple[str, str], tagged: tuple[Statement, ...] = ()
) -> list[tuple[str | None, str | None, list[str]]]:
    """Source, cue and content of each statement that the layout gives or changes."""
    reading = read(text, names_of(text, labelled), statements=tagged, entities=False)
    found = [statement for statement in with_block_quotes(reading) if statement not in tagged]
    return [
        (words_at(text, own.source), words_at(text, own.cue), [text[slice(*span)] for span in own.content])
        for own in found
    ]


@pytest.mark.parametrize("dash", ["— ", "—", "– ", "-- ", "― ", "- ", "-", "**— ", "*– "])
@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Geoffrey Starks", "Geoffrey Starks"),
        ("Commissioner Geoffrey Starks", "Commissioner Geoffrey Starks"),
        ("Geoffrey Starks, FCC commissioner", "Geoffrey Starks, FCC commissioner"),
        ("Geoffrey Starks, speaking in Boston", "Geoffrey Starks"),
        ("Geoffrey Starks on Monday", "Geoffrey Starks"),
        ("Geoffrey Starks.", "Geoffrey Starks"),
    ],
)
def test_a_signature_below(dash: str, line: str, source: str) -> None:
    found = told(f"The rules passed.\n\n{DAY}\n\n{dash}{line}\n\nThey take effect in May.", STARKS)
    assert found == [(source, dash.strip("* "), [DAY])]


def test_a_signature_without_a_name_that_is_known() -> None:
    assert told(f"It rained.\n\n{DAY}\n\n— Mayor of Springfield") == [("Mayor of Springfield", "—", [DAY])]
    assert told(f"It rained.\n\n{DAY}\n\n— Nomvula Dlamini") == [("Nomvula Dlamini", "—", [DAY])]


def test_a_signature_on_the_line_itself() -> None:
    assert told(f"It rained.\n\n{DAY} — Geoffrey Starks\n\nIt shone.", STARKS) == [("Geoffrey Starks", "—", [DAY])]


def test_a_signature_is_for_all_paragraphs_of_a_quotation() -> None:
    opened = "“This is a good day.\n\n“We will not stop here.”"
    assert told(f"It passed.\n\n{opened}\n\n— Geoffrey Starks", STARKS) == [("Geoffrey Starks", "—", [opened])]


def test_a_pull_quote_amid_what_another_says() -> None:
    text = f"“I am tired,” she said.\n\n“I am going home.”\n\n{DAY}\n\n— Geoffrey Starks"
    assert told(text, STARKS) == [("Geoffrey Starks", "—", [DAY])]


def test_signatures_one_after_the_other() -> None:
    text = f"They spoke.\n\n{DAY}\n\n— Geoffrey Starks\n\n{STOP}\n\n— Jessica Rosenworcel"
    assert told(text, STARKS, ROSENWORCEL) == [
        ("Geoffrey Starks", "—", [DAY]),
        ("Jessica Rosenworcel", "—", [STOP]),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "— Reuters",
        "— Additional reporting by Geoffrey Starks",
        "— Geoffrey Starks contributed to this report",
        "— the rules, however, are not yet final and Geoffrey Starks wants them gone",
        "- improve roads\n- build schools",
        "- He left. Geoffrey Starks Stayed.",
        "Geoffrey Starks",
    ],
)
def test_what_signs_nothing(below: str) -> None:
    assert told(f"The rules passed.\n\n{DAY}\n\n{below}", *([STARKS] if "Starks" in below else [])) == []


def test_a_dash_below_what_is_no_quotation() -> None:
    assert told("The rules passed on Monday.\n\n— Geoffrey Starks", STARKS) == []
    assert told("He liked “the rules” a lot.\n\n— Geoffrey Starks", STARKS) == []


@pytest.mark.parametrize(
    ("line", "source", "cue"),
    [
        ("And from Chairwoman Rosenworcel:", "Chairwoman Rosenworcel", ":"),
        ("From Rosenworcel:", "Rosenworcel", ":"),
        ("From Rosenworcel, writing in the Times:", "Rosenworcel", ":"),
        ("Rosenworcel:", "Rosenworcel", ":"),
        ("**Rosenworcel:**", "Rosenworcel", ":"),
        ("Chairwoman Rosenworcel, on the vote:", "Chairwoman Rosenworcel", ":"),
        ("Rosenworcel had this to say:", "Rosenworcel", "had this to say"),
        ("It was late. Chairwoman Rosenworcel had this to say about it:", "Chairwoman Rosenworcel", "had this to say"),
        ("Here is what Rosenworcel said:", "Rosenworcel", "said"),
        ("Here’s what Chairwoman Rosenworcel had to say:", "Chairwoman Rosenworcel", "had to say"),
        ("Here is how Rosenworcel put it:", "Rosenworcel", "put it"),
        ("Here's the full statement from Rosenworcel:", "Rosenworcel", ":"),
        ("In the words of Rosenworcel:", "Rosenworcel", ":"),
        ("In May, Rosenworcel told reporters:", "Rosenworcel", "told"),
        ("As Rosenworcel put it:", "Rosenworcel", "put it"),
    ],
)
def test_an_introduction_above(line: str, source: str, cue: str) -> None:
    found = told(f"The rules passed.\n\n{line}\n\n{DAY}\n\nThey take effect in May.", ROSENWORCEL)
    assert found == [(source, cue, [DAY])]


def test_an_introduction_on_the_line_itself() -> None:
    found = told(f"The rules passed.\n\nFrom Rosenworcel: {DAY}", ROSENWORCEL)
    assert found == [("Rosenworcel", ":", [DAY])]


@pytest.mark.parametrize(
    "line",
    [
        "Wait, it gets better:",
        "The reason is simple, and Rosenworcel knows it:",
        "Rosenworcel read her favourite poem:",
        "The rules that Rosenworcel wants:",
        "And now for the weather:",
    ],
)
def test_what_introduces_nobody(line: str) -> None:
    labelled = [ROSENWORCEL] if "Rosenworcel" in line else []
    assert told(f"The rules passed.\n\n{line}\n\n{DAY}", *labelled) == []


def test_what_the_tagger_reads_in_an_introduction_gets_the_whole_quotation() -> None:
    text = f"The rules passed.\n\nIn a letter on Monday, she wrote:\n\n{DAY}"
    tagged = statement(text, "she", "wrote", "In a letter", "“This is a good day")
    assert told(text, tagged=(tagged,)) == [("she", "wrote", [DAY])]


def test_what_an_introduction_tells_itself_stays_in_the_statement() -> None:
    text = f"Rosenworcel urged them to fight:\n\n{DAY}"
    tagged = statement(text, "Rosenworcel", "urged", "them to fight", DAY)
    assert told(text, ROSENWORCEL, tagged=(tagged,)) == []
    tagged = statement(text, "Rosenworcel", "urged", "them to fight", "“This is a good day")
    assert told(text, ROSENWORCEL, tagged=(tagged,)) == [("Rosenworcel", "urged", ["them to fight", DAY])]


def test_a_quotation_that_a_cue_behind_it_attributes_is_left_alone() -> None:
    text = f"From Rosenworcel:\n\n{DAY}\n\nHolm said so."
    tagged = statement(text, "Holm", "said", DAY)
    assert told(text, ROSENWORCEL, tagged=(tagged,)) == []
