"""What training makes small: how far a network's scores are from the labels of a batch, and from its teachers'."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from dateline.language.tagging.labels import CUE_TAGS, ROLE_TAGS
from dateline.language.tagging.tag_paths import spans_of
from dateline.language.tagging.tagger import distance_buckets

from .examples import IGNORED, Example, Link
from .network import Network


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples padded to one length; `mask` is true where there is no padding, `words` where a piece of the text
    stands, and `links` holds the attributions of each example."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    words: Tensor
    entities: Tensor
    sentence_ends: Tensor
    cues: Tensor
    links: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, slots=True)
class Teachers:
    """Fitted networks: one knows `names`, one `attributions`. `gold_share` is the part of a target that gold labels
    make where there are some; the rest are the teachers' probabilities."""

    names: Network
    attributions: Network
    gold_share: float = 0.5


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
        words=padded((e.window.pieces for e in examples), -1) >= 0,
        entities=padded((e.entities for e in examples), IGNORED),
        sentence_ends=padded((e.sentence_ends for e in examples), IGNORED),
        cues=padded((e.cues for e in examples), IGNORED),
        links=tuple(example.links for example in examples),
    )


def _padded(array: np.ndarray, length: int, fill: int) -> np.ndarray:
    return np.pad(array, (0, length - len(array)), constant_values=fill)


def losses(network: Network, batch: Batch, teachers: Teachers | None = None) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Names, sentence ends, cues and roles, each as a mean.

    With teachers, a target is a mixture of gold and of what a teacher takes for probable (Hinton et al. 2015), and
    where a corpus does not annotate a thing, it is the teacher's alone. Without a teacher the network would learn to
    tell the corpora apart, and to read no names in texts like those that annotate none.
    """
    entities, sentence_ends, cues, *vectors = network(batch.ids, batch.shapes, batch.mask)
    known = batch.sentence_ends != IGNORED
    sentence_losses = F.binary_cross_entropy_with_logits(
        sentence_ends.float()[known], batch.sentence_ends[known].float(), reduction="none"
    )
    sentence_loss = sentence_losses.sum() / known.sum().clamp(min=1)
    if teachers is None:
        links = _links(batch, [cues], batch.cues != IGNORED)
        roles = _roles(network, batch, links, *vectors)
        names_loss = _gold_loss(entities, batch.entities)
        cues_loss = _gold_loss(cues, batch.cues)
        return names_loss, sentence_loss, cues_loss, _gold_loss(roles, _gold_roles(batch, links))
    with torch.no_grad():
        taught_names = teachers.names.entities(teachers.names.encoded(batch.ids, batch.shapes, batch.mask))
        _, _, taught_cues, *taught_vectors = teachers.attributions(batch.ids, batch.shapes, batch.mask)
        links = _links(batch, [taught_cues, cues], batch.words)
        taught_roles = _roles(teachers.attributions, batch, links, *taught_vectors)
    roles = _roles(network, batch, links, *vectors)
    words, share = batch.words, teachers.gold_share
    in_links = words[[i for i, _ in links]]
    names_loss = _taught_loss(entities, batch.entities, taught_names, words, share)
    cues_loss = _taught_loss(cues, batch.cues, taught_cues, words, share)
    roles_loss = _taught_loss(roles, _gold_roles(batch, links), taught_roles, in_links, share)
    return names_loss, sentence_loss, cues_loss, roles_loss


def _gold_loss(scores: Tensor, labels: Tensor) -> Tensor:
    total = F.cross_entropy(scores.float().flatten(0, 1), labels.flatten(), ignore_index=IGNORED, reduction="sum")
    return total / (labels != IGNORED).sum().clamp(min=1)


def _taught_loss(scores: Tensor, labels: Tensor, taught: Tensor, words: Tensor, gold_share: float) -> Tensor:
    gold = F.one_hot(labels.clamp(min=0), scores.shape[-1])
    gold_shares = gold_share * (labels != IGNORED)[..., None]
    target = gold_shares * gold + (1 - gold_shares) * taught.float().softmax(-1)
    distances = -(target * scores.float().log_softmax(-1)).sum(-1)
    return distances[words].sum() / words.sum().clamp(min=1)


def _links(batch: Batch, cues: Sequence[Tensor], where: Tensor) -> list[tuple[int, Link]]:
    """The gold attributions of a batch, each with the number of its example; then what networks take for cues `where`
    they are asked, and the gold does not: there the gold gives no piece a role, so that they are doubted."""
    links = [(i, link) for i, gold in enumerate(batch.links) for link in gold]
    taken = (batch.cues > 0).numpy()
    for scores in cues:
        tags = torch.where(where, scores.detach().argmax(-1), 0).numpy()
        for i, (gold, path) in enumerate(zip(batch.cues.numpy(), tags, strict=True)):
            for start, stop, _ in spans_of(path, CUE_TAGS):
                if not taken[i, start:stop].any():
                    taken[i, start:stop] = True
                    links.append((i, Link(start, stop, np.where(gold == IGNORED, IGNORED, 0))))
    return links


def _gold_roles(batch: Batch, links: Sequence[tuple[int, Link]]) -> Tensor:
    length = batch.ids.shape[1]
    roles = [_padded(link.roles, length, IGNORED) for _, link in links]
    return torch.from_numpy(np.array(roles, dtype=np.int64).reshape(-1, length))


def _roles(
    network: Network, batch: Batch, links: Sequence[tuple[int, Link]], link_cues: Tensor, link_pieces: Tensor
) -> Tensor:
    """The network's scores for the role of every piece in every link (links, length, roles)."""
    if not links:
        return torch.zeros(0, batch.ids.shape[1], len(ROLE_TAGS))
    positions = np.arange(batch.ids.shape[1])
    example = torch.tensor([i for i, _ in links])
    inside = torch.tensor(np.stack([(positions >= k.cue_start) & (positions < k.cue_stop) for _, k in links]))
    weights = (inside / inside.sum(1, keepdim=True)).to(link_cues.dtype)
    buckets = torch.from_numpy(np.stack([distance_buckets(positions, k.cue_start, k.cue_stop) for _, k in links]))
    vectors = torch.einsum("nl,nlw->nw", weights, link_cues[example])
    scores: Tensor = network.linker(vectors, link_pieces[example], buckets, batch.mask[example])
    return scores
