"""The tagger's network: a BERT encoder (Devlin et al. 2019) with a linear head per task. Its larger teachers differ in
sizes, and in that their attention knows how far apart two pieces are, as MPNet's does (Song et al. 2020).

Attributions are read as predicates and arguments: a cue is tagged, then every piece of the window gets a role for
that cue, so attributions may nest, overlap and come in pieces. The role is scored by a biaffine layer (Dozat and
Manning 2017) and by a small encoder that reads the window anew in the light of the cue, as Shi and Lin (2019) do for
semantic roles with the whole of BERT.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from dateline.language.tagging.labels import CUE_TAGS, ENTITY_TAGS, ROLE_TAGS
from dateline.language.tagging.tagger import DISTANCES
from dateline.language.tagging.word_pieces import SHAPES


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """Sizes of the encoder, by default those of MiniLM-L6-H384, and of the link layer. `relative_distances` is the
    number of classes of distances between pieces that attention tells apart, none in BERT."""

    vocabulary: int = 30522
    positions: int = 512
    layers: int = 6
    width: int = 384
    heads: int = 12
    feed_forward: int = 1536
    relative_distances: int = 0
    norm_epsilon: float = 1e-12
    link_width: int = 96
    reading_width: int = 128
    reading_layers: int = 2
    reading_heads: int = 4
    dropout: float = 0.1


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, feed_forward: int, epsilon: float = 1e-12) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.attended = nn.Linear(width, width)
        self.attended_norm = nn.LayerNorm(width, eps=epsilon)
        self.up = nn.Linear(width, feed_forward)
        self.down = nn.Linear(feed_forward, width)
        self.norm = nn.LayerNorm(width, eps=epsilon)

    def forward(self, x: Tensor, attention: Tensor | None) -> Tensor:
        """`attention` says which pieces may be attended to, or is added to the scores of attention."""
        batch, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        query = split(self.query(x))
        if attention is not None and attention.is_floating_point():
            attention = attention.to(query.dtype)
        heads = F.scaled_dot_product_attention(query, split(self.key(x)), split(self.value(x)), attn_mask=attention)
        x = self.attended_norm(x + self.attended(heads.transpose(1, 2).reshape(batch, length, width)))
        return self.norm(x + self.down(F.gelu(self.up(x))))


class Linker(nn.Module):
    """Cues and the pieces of their windows -> what each piece is to each cue.

    `forward` takes `cues` (links, roles * link_width + reading_width), the mean over the pieces of each cue, `pieces`
    (links, length, link_width + roles + reading_width), `distances` (links, length), the bucket of each piece's
    distance from the cue, and, for padded windows, `mask`. It gives role scores (links, length, roles).
    """

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.distances = nn.Embedding(DISTANCES, len(ROLE_TAGS))
        self.reading_distances = nn.Embedding(DISTANCES, config.reading_width)
        self.norm = nn.LayerNorm(config.reading_width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(config.reading_width, config.reading_heads, 2 * config.reading_width)
            for _ in range(config.reading_layers)
        )
        self.roles = nn.Linear(config.reading_width, len(ROLE_TAGS))
        self.dropout = nn.Dropout(config.dropout)
        nn.init.zeros_(self.distances.weight)
        nn.init.zeros_(self.roles.weight)
        nn.init.zeros_(self.roles.bias)

    def forward(self, cues: Tensor, pieces: Tensor, distances: Tensor, mask: Tensor | None = None) -> Tensor:
        roles, width = len(ROLE_TAGS), self.config.link_width
        cue, cue_read = cues[:, : roles * width].view(-1, roles, width), cues[:, None, roles * width :]
        piece, bias, read = pieces[..., :width], pieces[..., width : width + roles], pieces[..., width + roles :]
        biaffine = torch.einsum("nrw,nlw->nlr", cue, piece) / width**0.5 + bias + self.distances(distances)
        x = self.dropout(self.norm(read + cue_read + read * cue_read + self.reading_distances(distances)))
        for layer in self.layers:
            x = layer(x, None if mask is None else mask[:, None, None, :])
        scores: Tensor = biaffine + self.roles(self.dropout(x))
        return scores


class Network(nn.Module):
    """Word pieces and their shapes -> a score for each tag of each task, and vectors that a Linker makes links of.

    `forward` takes `ids` and `shapes` (batch, length) and, for padded batches, `mask`, true where there is a piece.
    It gives entities (batch, length, tags), sentence_ends (batch, length), cues (batch, length, tags), link_cues
    (batch, length, roles * link_width + reading_width) and link_pieces (batch, length, link_width + roles +
    reading_width).
    """

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.words = nn.Embedding(config.vocabulary, config.width)
        self.places = nn.Embedding(config.positions, config.width)
        self.shapes = nn.Embedding(len(SHAPES), config.width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(config.width, eps=config.norm_epsilon)
        self.dropout = nn.Dropout(config.dropout)
        self.layers = nn.ModuleList(
            Layer(config.width, config.heads, config.feed_forward, config.norm_epsilon) for _ in range(config.layers)
        )
        if config.relative_distances:
            self.relative = nn.Embedding(config.relative_distances, config.heads)
        self.entities = nn.Linear(config.width, len(ENTITY_TAGS))
        self.sentence_ends = nn.Linear(config.width, 1)
        self.cues = nn.Linear(config.width, len(CUE_TAGS))
        self.cue_side = nn.Linear(config.width, config.link_width)
        self.cue_roles = nn.Linear(config.link_width, len(ROLE_TAGS) * config.link_width)
        self.cue_reading = nn.Linear(config.width, config.reading_width)
        self.piece_side = nn.Linear(config.width, config.link_width)
        self.piece_bias = nn.Linear(config.link_width, len(ROLE_TAGS))
        self.piece_reading = nn.Linear(config.width, config.reading_width)
        self.linker = Linker(config)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        x = self.encoded(ids, shapes, mask)
        piece_side = F.gelu(self.piece_side(x))
        return (
            self.entities(x),
            self.sentence_ends(x).squeeze(-1),
            self.cues(x),
            torch.cat([self.cue_roles(F.gelu(self.cue_side(x))), self.cue_reading(x)], dim=-1),
            torch.cat([piece_side, self.piece_bias(piece_side), self.piece_reading(x)], dim=-1),
        )

    def encoded(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """A vector for each piece (batch, length, width), which the heads read."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.places(places) + self.shapes(shapes)))
        attention = None if mask is None else mask[:, None, None, :]
        if self.config.relative_distances:
            attention = self._relative_attention(places, attention)
        for layer in self.layers:
            x = layer(x, attention)
        encoded: Tensor = self.dropout(x)
        return encoded

    def _relative_attention(self, places: Tensor, mask: Tensor | None) -> Tensor:
        """What is added to the attention of each piece to each other one, for how far away that is."""
        away = places[None, :] - places[:, None]
        added: Tensor = self.relative(relative_classes(away, self.config.relative_distances)).permute(2, 0, 1)[None]
        return added if mask is None else added.masked_fill(~mask, -1e9)

    def encoder_parameters(self) -> list[nn.Parameter]:
        """The weights that start from the pre-trained encoder."""
        return [parameter for part in (*self._below_layers(), *self.layers) for parameter in part.parameters()]

    def freeze(self, layers: int) -> None:
        """Leave the first layers of the encoder, and all below them, as they are."""
        for part in (*self._below_layers(), *self.layers[:layers]):
            part.requires_grad_(False)

    def _below_layers(self) -> list[nn.Module]:
        relative = [self.relative] if self.config.relative_distances else []
        return [self.words, self.places, self.norm, *relative]


def relative_classes(away: Tensor, count: int, farthest: int = 128) -> Tensor:
    """Signed distances as classes 0 to `count` - 1: half of them for each direction, of these one each for the nearer
    distances and the others in steps that widen up to `farthest` (Raffel et al. 2020)."""
    half = count // 2
    exact = half // 2
    distance = away.abs()
    widening = torch.log(distance.clamp(min=1) / exact) / math.log(farthest / exact) * (half - exact)
    far = (exact + widening.long()).clamp(max=half - 1)
    return torch.where(away > 0, half, 0) + torch.where(distance < exact, distance, far)
