import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch")

from dateline.language.tagging.tagger import MODEL  # noqa: E402
from dateline.language.tagging.word_pieces import WordPieces  # noqa: E402
from dateline.training.corpora import Attribution, GoldText  # noqa: E402
from dateline.training.examples import epoch  # noqa: E402
from dateline.training.losses import Batch, Teachers, collate, losses  # noqa: E402
from dateline.training.network import Network, NetworkConfig  # noqa: E402

TEXT = "Ann Lee said yes. Rain fell.\n\nNobody spoke, according to Bo."
ATTRIBUTIONS = (
    Attribution(content=((13, 16),), cue=((8, 12),), source=((0, 7),)),
    Attribution(content=((30, 42),), cue=((44, 56),), source=((57, 59),)),
)
ANNOTATED = GoldText("a", TEXT, sentences=None, entities=((0, 7, "PERSON"),), attributions=ATTRIBUTIONS)
UNANNOTATED = GoldText("b", TEXT, sentences=None, entities=None, attributions=None)
NAMES, CUES, ROLES = 0, 2, 3


def network(seed: int) -> Network:
    torch.manual_seed(seed)
    made = Network(NetworkConfig(layers=1, width=24, heads=2, feed_forward=32))
    made.eval()
    return made


def batch(*texts: GoldText) -> Batch:
    word_pieces = WordPieces(MODEL / "tokenizer.json")
    return collate(list(epoch(texts, word_pieces, 64, np.random.default_rng(1))), word_pieces.pad)


def parts(student: Network, read: Batch, teachers: Teachers | None) -> list[float]:
    return [part.item() for part in losses(student, read, teachers)]


def test_what_is_not_annotated_costs_nothing_without_a_teacher() -> None:
    found = parts(network(1), batch(UNANNOTATED), None)
    assert (found[NAMES], found[CUES], found[ROLES]) == (0, 0, 0)


def test_a_teacher_without_a_share_says_nothing_about_what_is_annotated() -> None:
    teachers = Teachers(network(2), network(3), gold_share=1.0)
    read = batch(ANNOTATED)
    expected, found = parts(network(1), read, None), parts(network(1), read, teachers)
    assert found[:ROLES] == pytest.approx(expected[:ROLES], rel=1e-5)


def test_no_gold_no_gradient_for_a_student_that_knows_what_its_teachers_know() -> None:
    teacher, student = network(1), network(1)
    names, _, cues, roles = losses(student, batch(UNANNOTATED), Teachers(teacher, teacher))
    (names + cues + roles).backward()
    assert names > 0
    assert max(one.grad.abs().max().item() for one in student.parameters() if one.grad is not None) < 1e-5


def test_gold_and_teacher_share_the_target() -> None:
    read = batch(ANNOTATED)

    def name_loss(gold_share: float) -> float:
        return parts(network(1), read, Teachers(network(2), network(3), gold_share))[NAMES]

    assert name_loss(0.25) == pytest.approx(0.25 * name_loss(1.0) + 0.75 * name_loss(0.0), rel=1e-5)


def test_texts_with_and_without_annotations_in_one_batch() -> None:
    read = batch(ANNOTATED, UNANNOTATED)
    assert all(np.isfinite(parts(network(1), read, Teachers(network(2), network(3)))))
