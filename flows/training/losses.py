"""What training makes small: how far a network's scores are from the labels of a batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from flows.language.labels import CUE_TAGS
from flows.language.tagger import distance_buckets
from flows.language.viterbi import spans_of

from .examples import IGNORED, Example, Link
from .network import Network


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


def losses(network: Network, batch: Batch, teacher: Network | None) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Names, sentence ends, cues and links, each as a mean.

    Where a text's corpus does not annotate names, the teacher says what they are, in probabilities (Hinton et al.
    2015). Otherwise the network would learn to tell such corpora, and to read no names in texts like theirs.
    """
    entities, sentence_ends, cues, link_cues, link_pieces = network(batch.ids, batch.shapes, batch.mask)
    known = batch.sentence_ends != IGNORED
    sentence_losses = F.binary_cross_entropy_with_logits(
        sentence_ends.float()[known], batch.sentence_ends[known].float(), reduction="none"
    )
    names = _tag_loss(entities, batch.entities)
    if teacher is not None:
        names = names + _taught(teacher, batch, entities)
    return (
        names,
        sentence_losses.sum() / known.sum().clamp(min=1),
        _tag_loss(cues, batch.cues),
        _link_loss(network, batch, cues, link_cues, link_pieces),
    )


def name_losses(network: Network, batch: Batch) -> tuple[Tensor]:
    """Names alone."""
    return (_tag_loss(network.entities(network.encoded(batch.ids, batch.shapes, batch.mask)), batch.entities),)


def _tag_loss(scores: Tensor, labels: Tensor) -> Tensor:
    total = F.cross_entropy(scores.float().transpose(1, 2), labels, ignore_index=IGNORED, reduction="sum")
    return total / (labels != IGNORED).sum().clamp(min=1)


def _taught(teacher: Network, batch: Batch, entities: Tensor) -> Tensor:
    """How far the network is from its teacher in windows without gold names; between their first and last piece, which
    stand for no word."""
    taught = (batch.entities == IGNORED).all(1)
    if not taught.any():
        return torch.zeros(())
    mask = batch.mask[taught]
    with torch.no_grad():
        scores = teacher.entities(teacher.encoded(batch.ids[taught], batch.shapes[taught], mask))
    words = mask & mask.roll(-1, 1)
    words[:, 0] = words[:, -1] = False
    probabilities = scores.float().softmax(-1)
    return -(probabilities * entities[taught].float().log_softmax(-1)).sum(-1)[words].mean()


def _link_loss(network: Network, batch: Batch, cues: Tensor, link_cues: Tensor, link_pieces: Tensor) -> Tensor:
    links = [(i, link) for i, gold in enumerate(batch.links) for link in gold]
    links += _mistaken(batch, cues.detach().argmax(-1).numpy())
    if not links:
        return torch.zeros(())
    positions = np.arange(batch.ids.shape[1])
    example = torch.tensor([i for i, _ in links])
    inside = torch.tensor(np.stack([(positions >= k.cue_start) & (positions < k.cue_stop) for _, k in links]))
    weights = (inside / inside.sum(1, keepdim=True)).to(link_cues.dtype)
    buckets = torch.from_numpy(np.stack([distance_buckets(positions, k.cue_start, k.cue_stop) for _, k in links]))
    roles = torch.from_numpy(np.stack([_padded(k.roles, len(positions), IGNORED) for _, k in links]))
    vectors = torch.einsum("nl,nlw->nw", weights, link_cues[example])
    return _tag_loss(network.linker(vectors, link_pieces[example], buckets, batch.mask[example]), roles)


def _mistaken(batch: Batch, tags: np.ndarray) -> list[tuple[int, Link]]:
    """What the network takes for cues and the gold does not: links without roles, so that it learns to doubt them."""
    found = []
    for i, (gold, path) in enumerate(zip(batch.cues.numpy(), tags, strict=True)):
        for start, stop, _ in spans_of(np.where(gold == IGNORED, 0, path), CUE_TAGS):
            if not gold[start:stop].any():
                found.append((i, Link(start, stop, np.where(gold == IGNORED, IGNORED, 0))))
    return found
