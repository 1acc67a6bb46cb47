"""Training: labelled windows -> fitted weights, seeded and resumable."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from flows.language.tagger import distance_buckets
from flows.language.windows import WordPieces

from .corpora import GoldText
from .encoder import Encoder
from .examples import IGNORED, Example, epoch
from .network import Network, NetworkConfig, link_scores

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train. Learning rates fall linearly to zero after a warm-up of a twentieth of the steps."""

    epochs: int = 5
    batch: int = 12
    window: int = 320
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    weight_decay: float = 0.01
    link_weight: float = 3.0
    sentence_weight: float = 0.5
    seed: int = 20240619
    checkpoint_every: int = 50


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples padded to one length; `links` names example, cue start and cue stop of each row of `roles`."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    entities: Tensor
    sentence_ends: Tensor
    cues: Tensor
    links: Tensor
    distances: Tensor
    roles: Tensor


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
    batches = [_epoch_batches(texts, word_pieces, recipe, number) for number in range(recipe.epochs)]
    steps = sum(map(len, batches))
    warm_up = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / warm_up, (steps - step) / max(1, steps - warm_up))
    )
    done = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done = state["step"]
    network.train()
    losses: list[list[float]] = []
    for step, examples in enumerate((examples for one in batches for examples in one), start=1):
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
        if step % recipe.checkpoint_every == 0 or step == steps:
            entity, sentence, cue, link = np.mean(losses, axis=0)
            losses.clear()
            log.info(
                "step %d of %d: entities %.4f, sentences %.4f, cues %.4f, links %.4f",
                *(step, steps, entity, sentence, cue, link),
            )
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict()}
            _save({**state, "schedule": schedule.state_dict(), "step": step}, checkpoint)
    network.eval()
    return network


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
        rows = [np.pad(array, (0, length - len(array)), constant_values=fill) for array in arrays]
        return torch.from_numpy(np.stack(rows)) if rows else torch.zeros((0, length), dtype=torch.int64)

    links = [(i, link) for i, example in enumerate(examples) for link in example.links]
    positions = np.arange(length)
    ids = padded((e.window.ids for e in examples), pad)
    return Batch(
        ids=ids,
        shapes=padded((e.window.shapes for e in examples), 0),
        mask=ids != pad,
        entities=padded((e.entities for e in examples), IGNORED),
        sentence_ends=padded((e.sentence_ends for e in examples), IGNORED),
        cues=padded((e.cues for e in examples), IGNORED),
        links=torch.tensor([(i, link.cue_start, link.cue_stop) for i, link in links]).view(-1, 3),
        distances=padded((distance_buckets(positions, link.cue_start, link.cue_stop) for _, link in links), 0),
        roles=padded((link.roles for _, link in links), IGNORED),
    )


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
    if len(batch.links):
        example, start, stop = batch.links.T
        positions = torch.arange(batch.ids.shape[1])
        inside = (positions >= start[:, None]) & (positions < stop[:, None])
        weights = inside / inside.sum(1, keepdim=True)
        vectors = torch.einsum("nl,nlw->nw", weights, link_cues.float()[example])
        scores = link_scores(vectors, link_pieces.float()[example], network.link_distances[batch.distances])
        link_loss = tag_loss(scores, batch.roles)
    return (
        tag_loss(entities, batch.entities),
        recipe.sentence_weight * mean(sentence_losses, batch.sentence_ends),
        tag_loss(cues, batch.cues),
        recipe.link_weight * link_loss,
    )
