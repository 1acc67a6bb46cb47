from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch")

from dateline.training.network import Network, NetworkConfig, relative_classes  # noqa: E402

SMALL = NetworkConfig(vocabulary=50, positions=64, layers=2, width=24, heads=2, feed_forward=32)


def network(relative_distances: int = 0) -> Network:
    torch.manual_seed(1)
    made = Network(replace(SMALL, relative_distances=relative_distances))
    made.eval()
    return made


@pytest.mark.parametrize("relative_distances", [0, 8])
def test_padding_changes_nothing(relative_distances: int) -> None:
    tagger = network(relative_distances)
    ids = torch.randint(1, 50, (1, 20))
    padded = torch.cat([ids, torch.zeros(1, 9, dtype=torch.int64)], dim=1)
    bare = tagger(ids, torch.zeros_like(ids))
    with_padding = tagger(padded, torch.zeros_like(padded), padded > 0)
    for expected, found in zip(bare, with_padding, strict=True):
        torch.testing.assert_close(found[:, :20], expected)


def test_only_relative_attention_tells_distances() -> None:
    ids = torch.randint(1, 50, (1, 20))
    for relative_distances, told in ((0, False), (8, True)):
        tagger = network(relative_distances)
        torch.nn.init.zeros_(tagger.places.weight)
        forth = tagger.encoded(ids, torch.zeros_like(ids))
        back = tagger.encoded(ids.flip(1), torch.zeros_like(ids)).flip(1)
        assert torch.allclose(forth, back, atol=1e-5) != told


def test_classes_of_distances() -> None:
    classes = relative_classes(torch.arange(-200, 201), 32).tolist()
    near, before, after = classes[193:208], classes[:200], classes[201:]
    assert near == [7, 6, 5, 4, 3, 2, 1, 0, 17, 18, 19, 20, 21, 22, 23]
    assert before == sorted(before, reverse=True)
    assert before[0] == 15
    assert after == [one + 16 for one in reversed(before)]


def test_a_frozen_layer_learns_nothing() -> None:
    tagger = network(8)
    tagger.freeze(1)
    ids = torch.randint(1, 50, (1, 20))
    sum(part.sum() for part in tagger(ids, torch.zeros_like(ids))).backward()
    learning = {name.partition(".weight")[0] for name, one in tagger.named_parameters() if one.grad is not None}
    assert {"layers.1.query", "shapes", "entities"} <= learning
    assert not [name for name in learning if name in {"words", "places", "relative"} or name.startswith("layers.0")]
