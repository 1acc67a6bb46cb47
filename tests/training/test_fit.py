import multiprocessing
import time
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch")

from dateline.language.tagging.tagger import MODEL  # noqa: E402
from dateline.training.corpora import Attribution, GoldText  # noqa: E402
from dateline.training.encoder import Encoder  # noqa: E402
from dateline.training.fit import TEACHERS, Recipe, fit  # noqa: E402
from dateline.training.network import Network, NetworkConfig  # noqa: E402

SMALL = Encoder(NetworkConfig(layers=1, width=24, heads=2, feed_forward=32), {}, MODEL / "tokenizer.json")
LARGE = replace(SMALL, config=replace(SMALL.config, layers=2, relative_distances=8))
SAID = Attribution(content=((13, 16),), cue=((8, 12),), source=((0, 7),))
TEXTS = [
    GoldText("a", "Ann Lee said yes. Rain fell.", sentences=None, entities=None, attributions=(SAID,)),
    GoldText("b", "Bo Lee left Oslo.", sentences=None, entities=((0, 6, "PERSON"), (12, 16, "LOC")), attributions=None),
]
RECIPE = Recipe(rounds=(12, 8), batch=1, checkpoint_every=5)
TEACHING = replace(TEACHERS, rounds=(6,), batch=1, checkpoint_every=5, frozen_layers=1)


def train(checkpoint: Path) -> Network:
    torch.set_num_threads(1)
    return fit(SMALL, LARGE, TEXTS, RECIPE, TEACHING, checkpoint)


def test_a_training_that_was_killed_ends_with_the_same_weights(tmp_path: Path) -> None:
    expected = train(tmp_path / "whole" / "checkpoint.pt")
    killed = tmp_path / "killed" / "checkpoint.pt"
    process = multiprocessing.get_context("spawn").Process(target=train, args=(killed,))
    process.start()
    while process.is_alive() and not killed.exists():
        time.sleep(0.001)
    process.kill()
    process.join()
    assert torch.load(killed, weights_only=True)["step"] < 40
    found = train(killed)
    for name, weights in expected.state_dict().items():
        assert torch.equal(found.state_dict()[name], weights), name


def test_teachers_keep_what_is_frozen(tmp_path: Path) -> None:
    train(tmp_path / "checkpoint.pt")
    torch.manual_seed(TEACHING.seed)
    untrained = Network(LARGE.config).state_dict()
    taught = torch.load(tmp_path / "checkpoint.names", weights_only=True)["network"]
    changed = {name for name, weights in taught.items() if not torch.equal(weights, untrained[name])}
    assert {"layers.1.query.weight", "entities.weight"} <= changed
    assert not {"words.weight", "places.weight", "relative.weight", "layers.0.query.weight"} & changed
