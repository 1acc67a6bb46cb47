from dateline.language.reader import Reader
from dateline.language.steps import OPTIONAL
from dateline.training.ablation import ALL_STEPS_TAKEN, evaluations, steps_to_leave_out
from dateline.training.corpora import Attribution, GoldText
from dateline.training.evaluation import evaluate

TEXT = """\
LINZ — The Night Ferry Board met on Monday. Mayor Rana Hindi opened it. She told The Vexor Times that she was glad.

“It took ten years,” Hindi told the board. “Nobody helped us when we asked them to.”

Hindi said the Night Ferry Board (NFB) had waited. The NFB said it had. “That is all that we wanted to have.”
"""
START = TEXT.index("Night")
QUOTED = TEXT.index("“It"), TEXT.index(" Hindi told")
CORPORA = {
    name: [
        GoldText(
            f"{name} {number}",
            TEXT,
            sentences=None,
            entities=((0, 4, "LOC"), (START, START + 17, "ORG")),
            attributions=(Attribution(content=(QUOTED,), cue=(), source=()),),
        )
        for number in range(2)
    ]
    for name in ("one", "another")
}
ONE_BY_ONE = steps_to_leave_out()
ALL_OPTIONAL = frozenset(OPTIONAL)


def test_every_step_that_may_be_missed_is_left_out_alone() -> None:
    assert all(len(one) == 1 for one in ONE_BY_ONE)
    assert frozenset[str]().union(*ONE_BY_ONE) == ALL_OPTIONAL


def test_a_reading_with_all_steps_is_the_usual_one() -> None:
    (found,) = evaluations(CORPORA, [ALL_STEPS_TAKEN])
    usual = evaluate(CORPORA["one"], Reader())
    assert found["one"].rows() == usual.rows()
    assert list(found["another"].by_text) == ["another 0", "another 1"]


def test_readings_differ_by_their_steps() -> None:
    whole, without = evaluations(CORPORA, [ALL_STEPS_TAKEN, ALL_OPTIONAL])
    assert whole["one"].rows() != without["one"].rows()
    reader = Reader(without=ALL_OPTIONAL)
    assert without["one"].rows() == evaluate(CORPORA["one"], reader).rows()


def test_several_processes_find_the_same_and_tell_how_far_they_are() -> None:
    told: list[tuple[int, int]] = []
    found = evaluations(CORPORA, ONE_BY_ONE[:2], workers=2, progress=lambda done, total: told.append((done, total)))
    alone = evaluations(CORPORA, ONE_BY_ONE[:2])
    assert [reading["one"].rows() for reading in found] == [reading["one"].rows() for reading in alone]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
