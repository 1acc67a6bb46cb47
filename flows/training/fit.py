"""Training: labelled windows -> fitted weights, seeded and resumable."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from flows.language.labels import CUE_TAGS
from flows.language.tagger import distance_buckets
from flows.language.viterbi import spans_of
from flows.language.windows import WordPieces

from .corpora import GoldText
from .encoder import Encoder
from .examples import IGNORED, Example, Link, epoch
from .network import Network, NetworkConfig

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train: in rounds of some epochs, as warm restarts do better than one long fall (Loshchilov and Hutter
    2017). In each, learning rates fall linearly to zero after a warm-up of a twentieth of its steps. The weights are
    those at the ends of the rounds, averaged by `shares` (Wortsman et al. 2022): the last round alone fits the names
    too closely."""

    rounds: tuple[int, ...] = (5, 4)
    shares: tuple[float, ...] = (0.3, 0.7)
    batch: int = 12
    window: int = 320
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    link_weight: float = 3.0
    sentence_weight: float = 0.5
    seed: int = 20240619
    checkpoint_every: int = 50


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples padded to one length; `links` holds the attributions of each example."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    entities: Tensor
    sentence_ends: Tensor
    cues: Tensor
    links: tuple[tuple[Link, ...], ...]


def fit(encoder: Encoder, texts: Sequence[GoldText], recipe: Recipe, checkpoint: Path) -> Network:
    """A network trained on all texts, from a pre-trained encoder. A training that was stopped goes on from
    `checkpoint`."""
    torch.manual_seed(recipe.seed)
    network = Network(NetworkConfig())
    network.load_bert(encoder.weights)
    word_pieces = WordPieces(encoder.tokenizer)
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    pretrained = {id(p) for p in network.encoder_parameters()}
    optimizer = torch.optim.AdamW(
        [
            {"params": network.encoder_parameters(), "lr": recipe.encoder_rate},
            {"params": [p for p in network.parameters() if id(p) not in pretrained], "lr": recipe.head_rate},
        ],
        weight_decay=recipe.weight_decay,
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
    losses: list[list[float]] = []
    for step, examples in enumerate((examples for one in epochs for examples in one), start=1):
        if step <= done:
            continue
        torch.manual_seed(recipe.seed + step)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            parts = _losses(network, collate(examples, word_pieces.pad), recipe)
        torch.stack(parts).sum().backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append([part.item() for part in parts])
        if step in ends:
            for name, weights in network.state_dict().items():
                averaged[name] += ends[step] * weights
        if step % recipe.checkpoint_every == 0 or step in ends:
            entity, sentence, cue, link = np.mean(losses, axis=0)
            losses.clear()
            log.info(
                "step %d of %d: entities %.4f, sentences %.4f, cues %.4f, links %.4f",
                *(step, steps, entity, sentence, cue, link),
            )
            state = {"network": network.state_dict(), "averaged": averaged, "optimizer": optimizer.state_dict()}
            _save({**state, "schedule": schedule.state_dict(), "step": step}, checkpoint)
    network.load_state_dict(averaged)
    network.eval()
    return network


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


def collate(examples: Sequence[Example], pad: int) -> Batch:
    """Pad the examples to the longest."""
    length = max(len(example.window.ids) for example in examples)

    def padded(arrays: Iterator[np.ndarray], fill: int) -> Tensor:
        return torch.from_numpy(np.stack([_padded(array, length, fill) for array in arrays]))

    ids = padded((e.window.ids for e in examples), pad)
    return Batch(
        ids=ids,
        shapes=padded((e.window.shapes for e in examples), 0),
        mask=ids != pad,
        entities=padded((e.entities for e in examples), IGNORED),
        sentence_ends=padded((e.sentence_ends for e in examples), IGNORED),
        cues=padded((e.cues for e in examples), IGNORED),
        links=tuple(example.links for example in examples),
    )


def _padded(array: np.ndarray, length: int, fill: int) -> np.ndarray:
    return np.pad(array, (0, length - len(array)), constant_values=fill)


def _losses(network: Network, batch: Batch, recipe: Recipe) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    entities, sentence_ends, cues, link_cues, link_pieces = network(batch.ids, batch.shapes, batch.mask)

    def mean(losses: Tensor, labels: Tensor) -> Tensor:
        return losses.sum() / (labels != IGNORED).sum().clamp(min=1)

    def tag_loss(scores: Tensor, labels: Tensor) -> Tensor:
        scores = scores.float().transpose(1, 2)
        return mean(F.cross_entropy(scores, labels, ignore_index=IGNORED, reduction="none"), labels)

    known = batch.sentence_ends != IGNORED
    sentence_losses = F.binary_cross_entropy_with_logits(
        sentence_ends.float()[known], batch.sentence_ends[known].float(), reduction="none"
    )
    link_loss = torch.zeros(())
    links = [(i, link) for i, gold in enumerate(batch.links) for link in gold]
    links += _mistaken(batch, cues.detach().argmax(-1).numpy())
    if links:
        positions = np.arange(batch.ids.shape[1])
        example = torch.tensor([i for i, _ in links])
        inside = torch.tensor(np.stack([(positions >= k.cue_start) & (positions < k.cue_stop) for _, k in links]))
        weights = (inside / inside.sum(1, keepdim=True)).to(link_cues.dtype)
        buckets = torch.from_numpy(np.stack([distance_buckets(positions, k.cue_start, k.cue_stop) for _, k in links]))
        roles = torch.from_numpy(np.stack([_padded(k.roles, len(positions), IGNORED) for _, k in links]))
        vectors = torch.einsum("nl,nlw->nw", weights, link_cues[example])
        link_loss = tag_loss(network.linker(vectors, link_pieces[example], buckets, batch.mask[example]), roles)
    return (
        tag_loss(entities, batch.entities),
        recipe.sentence_weight * mean(sentence_losses, batch.sentence_ends),
        tag_loss(cues, batch.cues),
        recipe.link_weight * link_loss,
    )


def _mistaken(batch: Batch, tags: np.ndarray) -> list[tuple[int, Link]]:
    """What the network takes for cues and the gold does not: links without roles, so that it learns to doubt them."""
    found = []
    for i, (gold, path) in enumerate(zip(batch.cues.numpy(), tags, strict=True)):
        for start, stop, _ in spans_of(np.where(gold == IGNORED, 0, path), CUE_TAGS):
            if not gold[start:stop].any():
                found.append((i, Link(start, stop, np.where(gold == IGNORED, IGNORED, 0))))
    return found
