"""Interviews and debates that are printed turn by turn."""

from dataclasses import replace

import pytest
from dateline.language.statements.transcripts import with_transcripts

from ..articles import body_blocks, names_of, read, words_at

MERKEL = ("Angela Merkel", "PERSON")
LEE = ("Ann Lee", "PERSON")
INTERVIEW = "Former chancellor Angela Merkel spoke to us about her book.\n\n"


def told(text: str, *labelled: tuple[str, str], headline: bool = False) -> list[tuple[str | None, str, str | None]]:
    """Label, words and the name found for each turn of a text, whose first line may be its headline."""
    blocks = list(body_blocks(text))
    blocks[:1] = [replace(blocks[0], kind="headline")] if headline else blocks[:1]
    reading = read(text, names_of(text, labelled), blocks=blocks, entities=False)
    return [
        (
            words_at(text, turn.source),
            " / ".join(text[slice(*span)].strip() for span in turn.content),
            words_at(text, turn.named),
        )
        for turn in with_transcripts(reading)
    ]


@pytest.mark.parametrize(
    "form",
    [
        "Q: {0}\n\nA: {1}\n\nQ: {2}",
        "Q. {0}\nA. {1}\nQ. {2}",
        "**Q:** {0}\n\n**A:** {1}\n\n**Q:** {2}",
        "Q1: {0}\n\nA1: {1}\n\nQ2: {2}",
        "Question: {0}\nAnswer: {1}\nQuestion: {2}",
        "Q:\n\n{0}\n\nA:\n\n{1}\n\nQ:\n\n{2}",
    ],
)
def test_questions_and_answers(form: str) -> None:
    said = ("Why now?", "I had the time.", "Was it hard?")
    found = told(INTERVIEW + form.format(*said), MERKEL)
    assert [words for _, words, _ in found] == list(said)
    assert [name for _, _, name in found] == [None, "Angela Merkel", None]
    assert [label and label[0] for label, _, _ in found] == ["Q", "A", "Q"]


@pytest.mark.parametrize(
    "form",
    [
        "MERKEL: {0}\n\nGAZETTE: {1}\n\nMERKEL: {2}",
        "**Merkel:** {0}\n\n**The Gazette:** {1}\n\n**Merkel:** {2}",
        "**Merkel**: {0}\n**Interviewer**: {1}\n**Merkel**: {2}",
        "Angela Merkel: {0}\nReporter: {1}\nMerkel: {2}",
        "ANGELA MERKEL, FORMER CHANCELLOR: {0}\n\nHOST: {1}\n\nMERKEL: {2}",
        "_Merkel:_ {0}\n\n_Moderator:_ {1}\n\n_Merkel:_ {2}",
    ],
)
def test_turns_by_name(form: str) -> None:
    said = ("I was glad.", "Did you miss it?", "I did not.")
    found = told(INTERVIEW + form.format(*said), MERKEL)
    assert [words for _, words, _ in found] == list(said)
    assert [name for _, _, name in found][::2] == ["Angela Merkel"] * 2


def test_an_answer_goes_on_to_the_next_question() -> None:
    text = (
        f"{INTERVIEW}Q: Why now?\n\nA: I had the time.\n\nThe archive was open.\n\n“Nobody” was there.\n\n"
        "Q: Was it hard?\n\nA: It was.\n\nThe book is out on Monday."
    )
    assert [words for _, words, _ in told(text, MERKEL)] == [
        "Why now?",
        "I had the time.\n\nThe archive was open.\n\n“Nobody” was there.",
        "Was it hard?",
        "It was.",
    ]


def test_a_turn_by_name_ends_where_the_story_goes_on() -> None:
    text = (
        f"{INTERVIEW}MERKEL: I was glad.\n\nThe hall rose to its feet.\n\n"
        "GAZETTE: Did you miss it?\n\nMERKEL: I did not.\n\nThe book is out on Monday."
    )
    assert [words for _, words, _ in told(text, MERKEL)] == [
        "I was glad.",
        "Did you miss it?",
        "I did not.",
    ]


def test_the_headline_tells_who_answers() -> None:
    headline = "Angela Merkel on her book"
    text = f"{headline}\n\nAnn Lee met her in Berlin.\n\nQ: Why now?\n\nA: I had the time.\n\nQ: Why here?"
    assert told(text, MERKEL, LEE, headline=True)[1][2] == "Angela Merkel"


def test_nobody_is_guessed_where_two_could_answer() -> None:
    text = "Ann Lee and Angela Merkel are back.\n\nQ: Why now?\n\nA: I had the time.\n\nQ: Why here?"
    assert told(text, LEE, MERKEL)[1] == ("A", "I had the time.", None)


def test_one_question_and_one_answer_are_enough() -> None:
    assert len(told(f"{INTERVIEW}Q: Why now?\n\nA: I had the time.", MERKEL)) == 2
    assert not told(f"{INTERVIEW}The Gazette: Why now?\n\nLee: I had the time.", MERKEL)


@pytest.mark.parametrize(
    "text",
    [
        # What stands on an invitation, a programme, a recipe.
        "Angela Merkel reads.\n\nVenue: Berlin.\n\nTime: 8 pm.\n\nTickets: We take cards.\n\nVenue: Bonn.",
        "Soup by Angela Merkel\n\nServes: Four of you.\n\nIngredients: Leeks, I think.\n\nMethod: Boil. Can you wait?",
        # Scores, ratings, counts.
        "Angela Merkel won.\n\nMerkel: 312.\n\nSchulz: 246.\n\nMerkel: 33 percent.\n\nSchulz: 20 percent.",
        "Angela Merkel rated them.\n\nMerkel: 8/10\n\nLee: 7/10\n\nMerkel: 6/10",
        "Player ratings with Angela Merkel\n\nMerkel: She was everywhere.\n\nLee: You could not stop her.",
        # Topics that the paper treats one by one, some of them people.
        "Hopes of Angela Merkel and others.\n\nMerkel: Win in a walk.\n\nLee: Keep it simple.\n\nHolm: Just run.",
        "Angela Merkel is here.\n\nPros: You see the sea.\n\nCons: You pay.\n\nPros: We like it.\n\nCons: I do not.",
        "Angela Merkel is here.\n\nREAD MORE: Why I left\n\nWATCH: How we did it?\n\nREAD MORE: Why you should go.",
        # A list of frequently asked questions has no speaker.
        "Angela Merkel votes on Sunday.\n\nQ: When do polls open?\n\nA: At eight.\n\nQ: Where?\n\nA: At schools.",
        # An answer key, a list by letters, a single question.
        "Angela Merkel sat an exam.\n\nA: Berlin.\n\nB: I think Bonn.\n\nC: My Munich?",
        "Angela Merkel was asked.\n\nQ: Why do I ask?",
        # Sentences that begin with a few capitals and a colon.
        "Angela Merkel spoke.\n\nLook: I know you.\n\nGermany: We love it.\n\nLook: It is my home.",
        "Angela Merkel spoke.\n\nOn Monday, she said: I go.\n\nThe reason: I am tired.\n\nOn Friday, she said: You go.",
    ],
)
def test_lines_with_colons_that_nobody_says(text: str) -> None:
    assert told(text, MERKEL) == []
