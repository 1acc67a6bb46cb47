"""Training: labelled windows -> fitted weights, seeded and resumable."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path

import numpy as np
import torch
from torch import nn

from dateline.language.tagging.word_pieces import WordPieces

from .corpora import GoldText
from .encoder import Encoder
from .examples import Example, epoch
from .losses import Teachers, collate, losses
from .network import Network

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train: in rounds of some epochs, as warm restarts do better than one long fall (Loshchilov and Hutter
    2017). In each, learning rates fall linearly to zero after a warm-up of a twentieth of its steps. The weights are
    those at the ends of the rounds, averaged by `shares` (Wortsman et al. 2022): the last round alone fits the names
    too closely. `frozen_layers` is how many of the encoder's first layers, with all below them, stay as they were."""

    rounds: tuple[int, ...] = (5, 4)
    shares: tuple[float, ...] = (0.3, 0.7)
    batch: int = 12
    window: int = 320
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    frozen_layers: int = 0
    weight_decay: float = 0.01
    link_weight: float = 3.0
    sentence_weight: float = 0.5
    seed: int = 20240619
    checkpoint_every: int = 50


TEACHERS = Recipe(rounds=(3,), shares=(1.0,), encoder_rate=1e-4, head_rate=6e-4, frozen_layers=3)
"""How the teachers are trained."""


def fit(
    small: Encoder, large: Encoder, texts: Sequence[GoldText], recipe: Recipe, teachers: Recipe, checkpoint: Path
) -> Network:
    """A network trained on all texts from a small encoder, with two teachers trained before that from a large one: of
    names and of attributions, each on the texts that have them annotated. A training that was stopped goes on from
    `checkpoint` and the files beside it that end in `.names` and `.attributions`."""
    named = [text for text in texts if text.entities is not None]
    attributed = [text for text in texts if text.attributions is not None]
    lessons = Teachers(
        names=_fit(large, named, teachers, checkpoint.with_suffix(".names")),
        attributions=_fit(large, attributed, teachers, checkpoint.with_suffix(".attributions")),
    )
    return _fit(small, texts, recipe, checkpoint, lessons)


def _fit(
    encoder: Encoder, texts: Sequence[GoldText], recipe: Recipe, checkpoint: Path, teachers: Teachers | None = None
) -> Network:
    torch.manual_seed(recipe.seed)
    network = Network(encoder.config)
    network.load_state_dict(encoder.weights, strict=False)
    word_pieces = WordPieces(encoder.tokenizer)
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    if recipe.frozen_layers:
        network.freeze(recipe.frozen_layers)
    pretrained = {id(p) for p in network.encoder_parameters()}
    optimizer = torch.optim.AdamW(
        [
            {"params": network.encoder_parameters(), "lr": recipe.encoder_rate},
            {"params": [p for p in network.parameters() if id(p) not in pretrained], "lr": recipe.head_rate},
        ],
        weight_decay=recipe.weight_decay,
        fused=True,
    )
    epochs = [_epoch_batches(texts, word_pieces, recipe, number) for number in range(sum(recipe.rounds))]
    lengths = iter([len(batches) for batches in epochs])
    rounds = [sum(islice(lengths, count)) for count in recipe.rounds]
    rates = _rates(rounds)
    steps = len(rates)
    ends = dict(zip(accumulate(rounds), recipe.shares, strict=True))
    averaged = {name: torch.zeros_like(weights) for name, weights in network.state_dict().items()}
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rates[min(step, steps - 1)])
    done = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        averaged = state["averaged"]
        done = state["step"]
    network.train()
    in_bf16 = _has_bf16()
    seen: list[list[float]] = []
    for step, examples in enumerate((examples for one in epochs for examples in one), start=1):
        if step <= done:
            continue
        torch.manual_seed(recipe.seed + step)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=in_bf16):
            names, sentences, cues, roles = losses(network, collate(examples, word_pieces.pad), teachers)
        parts = names, recipe.sentence_weight * sentences, cues, recipe.link_weight * roles
        torch.stack(parts).sum().backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        seen.append([part.item() for part in parts])
        if step in ends:
            for name, weights in network.state_dict().items():
                averaged[name] += ends[step] * weights
        if step % recipe.checkpoint_every == 0 or step in ends:
            means = ", ".join(f"{mean:.4f}" for mean in np.mean(seen, axis=0))
            seen.clear()
            log.info("step %d of %d: losses %s", step, steps, means)
            state = {"network": network.state_dict(), "averaged": averaged, "optimizer": optimizer.state_dict()}
            _save({**state, "schedule": schedule.state_dict(), "step": step}, checkpoint)
    network.load_state_dict(averaged)
    network.eval()
    return network


def _has_bf16() -> bool:
    """Whether the processor multiplies in bf16. One that does not is a hundred times slower in it than in fp32."""
    has = torch.cpu.get_capabilities()
    return any(has.get(name, False) for name in ("amx_bf16", "avx512_bf16"))


def _rates(rounds: Iterable[int]) -> list[float]:
    """The learning rate of every step, as a share of the highest, from the number of steps of every round."""
    rates: list[float] = []
    for steps in rounds:
        warm_up = max(1, steps // 20)
        rates += [min((step + 1) / warm_up, (steps - step) / max(1, steps - warm_up)) for step in range(steps)]
    return rates


def _save(state: dict[str, object], path: Path) -> None:
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def _epoch_batches(
    texts: Sequence[GoldText], word_pieces: WordPieces, recipe: Recipe, number: int
) -> list[list[Example]]:
    """Batches of windows of about the same length, in an order that depends on seed and epoch alone."""
    rng = np.random.default_rng((recipe.seed, number))
    examples = list(epoch(texts, word_pieces, recipe.window, rng))
    order = rng.permutation(len(examples))
    pool = recipe.batch * 16
    batches = []
    for i in range(0, len(order), pool):
        nearby = sorted(order[i : i + pool], key=lambda j: len(examples[j].window.ids))
        batches += [nearby[k : k + recipe.batch] for k in range(0, len(nearby), recipe.batch)]
    return [[examples[j] for j in batches[k]] for k in rng.permutation(len(batches))]
