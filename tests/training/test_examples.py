import numpy as np
from dateline.language.tagging.labels import CUE_TAGS, ENTITY_TAGS, ROLE_TAGS
from dateline.language.tagging.tagger import MODEL
from dateline.language.tagging.word_pieces import WordPieces
from dateline.training.corpora import Attribution, GoldText
from dateline.training.examples import IGNORED, Example, epoch

WORD_PIECES = WordPieces(MODEL / "tokenizer.json")
TEXT = "Ann Lee said yes. Rain fell.\n\nNobody spoke."
ATTRIBUTION = Attribution(content=((13, 16),), cue=((8, 12),), source=((0, 7),))


def examples(seed: int = 1, size: int = 64, **layers: object) -> list[Example]:
    defaults: dict[str, object] = {"sentences": None, "entities": None, "attributions": None}
    gold = GoldText("a", TEXT, **{**defaults, **layers})  # type: ignore[arg-type]
    return list(epoch([gold], WORD_PIECES, size, np.random.default_rng(seed)))


def tags(example: Example, labels: np.ndarray, names: tuple[str, ...]) -> dict[str, str]:
    pieces = [WORD_PIECES.tokenizer.id_to_token(int(i)) for i in example.window.ids]
    return {str(piece): names[label] for piece, label in zip(pieces, labels, strict=True) if label > 0}


def test_names() -> None:
    (example,) = examples(entities=((0, 7, "PERSON"),))
    assert tags(example, example.entities, ENTITY_TAGS) == {"ann": "B-PERSON", "lee": "I-PERSON"}


def test_attributions() -> None:
    (example,) = examples(attributions=(ATTRIBUTION,))
    assert tags(example, example.cues, CUE_TAGS) == {"said": "B-cue"}
    (link,) = example.links
    assert tags(example, link.roles, ROLE_TAGS) == {"ann": "B-source", "lee": "I-source", "yes": "B-content"}


def test_what_a_corpus_does_not_annotate_is_ignored() -> None:
    (example,) = examples()
    assert set(example.entities) == set(example.cues) == {IGNORED}
    assert not example.links


def test_sentence_ends_from_a_corpus_that_has_them() -> None:
    (example,) = examples(sentences=((0, 17), (18, 28), (30, 43)))
    assert (example.sentence_ends == 1).sum() == 3


def test_lines_that_pass_for_sentences_are_not_believed() -> None:
    text = "The team lost its last game. The coach left the town."
    gold = GoldText("a", text, sentences=((0, len(text)),), entities=(), attributions=None)
    (example,) = epoch([gold], WORD_PIECES, 64, np.random.default_rng(1))
    pieces = [WORD_PIECES.tokenizer.id_to_token(int(i)) for i in example.window.ids]
    assert [label for piece, label in zip(pieces, example.sentence_ends, strict=True) if piece == "."] == [1, IGNORED]


def test_the_same_seed_gives_the_same_windows() -> None:
    for first, second in zip(examples(seed=5, size=16), examples(seed=5, size=16), strict=True):
        assert (first.window.ids == second.window.ids).all()
        assert (first.window.shapes == second.window.shapes).all()
