"""The tagger's network: a BERT encoder (Devlin et al. 2019) with a linear head per task.

Attributions are read as predicates and arguments: a cue is tagged, then every piece of the window gets a role for
that cue through a biaffine layer (Dozat and Manning 2017), so attributions may nest, overlap and come in pieces.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from flows.language.labels import CUE_TAGS, ENTITY_TAGS, ROLE_TAGS
from flows.language.tagger import DISTANCES
from flows.language.windows import SHAPES


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """Sizes of the encoder, by default those of MiniLM-L6-H384, and of the link layer."""

    vocabulary: int = 30522
    positions: int = 512
    layers: int = 6
    width: int = 384
    heads: int = 12
    feed_forward: int = 1536
    link_width: int = 96
    dropout: float = 0.1


class Layer(nn.Module):
    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.heads = config.heads
        self.query = nn.Linear(config.width, config.width)
        self.key = nn.Linear(config.width, config.width)
        self.value = nn.Linear(config.width, config.width)
        self.attended = nn.Linear(config.width, config.width)
        self.attended_norm = nn.LayerNorm(config.width, eps=1e-12)
        self.up = nn.Linear(config.width, config.feed_forward)
        self.down = nn.Linear(config.feed_forward, config.width)
        self.norm = nn.LayerNorm(config.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        heads = F.scaled_dot_product_attention(
            split(self.query(x)), split(self.key(x)), split(self.value(x)), attn_mask=mask
        )
        x = self.attended_norm(x + self.attended(heads.transpose(1, 2).reshape(batch, length, width)))
        return self.norm(x + self.down(F.gelu(self.up(x))))


class Network(nn.Module):
    """Word pieces and their shapes -> a score for each tag of each task, and vectors that links are made of.

    `forward` takes `ids` and `shapes` (batch, length) and, for padded batches, `mask`, true where there is a piece.
    It gives entities (batch, length, tags), sentence_ends (batch, length), cues (batch, length, tags), link_cues
    (batch, length, roles * link_width) and link_pieces (batch, length, link_width + roles).
    """

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.words = nn.Embedding(config.vocabulary, config.width)
        self.places = nn.Embedding(config.positions, config.width)
        self.shapes = nn.Embedding(len(SHAPES), config.width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(config.width, eps=1e-12)
        self.dropout = nn.Dropout(config.dropout)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.entities = nn.Linear(config.width, len(ENTITY_TAGS))
        self.sentence_ends = nn.Linear(config.width, 1)
        self.cues = nn.Linear(config.width, len(CUE_TAGS))
        self.cue_side = nn.Linear(config.width, config.link_width)
        self.cue_roles = nn.Linear(config.link_width, len(ROLE_TAGS) * config.link_width)
        self.piece_side = nn.Linear(config.width, config.link_width)
        self.piece_bias = nn.Linear(config.link_width, len(ROLE_TAGS))
        self.link_distances = nn.Parameter(torch.zeros(DISTANCES, len(ROLE_TAGS)))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.places(places) + self.shapes(shapes)))
        for layer in self.layers:
            x = layer(x, None if mask is None else mask[:, None, None, :])
        x = self.dropout(x)
        cue_side = F.gelu(self.cue_side(x))
        piece_side = F.gelu(self.piece_side(x))
        return (
            self.entities(x),
            self.sentence_ends(x).squeeze(-1),
            self.cues(x),
            self.cue_roles(cue_side),
            torch.cat([piece_side, self.piece_bias(piece_side)], dim=-1),
        )

    def encoder_parameters(self) -> list[nn.Parameter]:
        """The weights that start from the pre-trained encoder."""
        modules = (self.words, self.places, self.norm, self.layers)
        return [parameter for module in modules for parameter in module.parameters()]

    def load_bert(self, weights: Mapping[str, Tensor]) -> None:
        """Take over the encoder weights of a BERT checkpoint under their usual names."""
        own = dict(self.named_parameters())
        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "places.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        modules = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "attended": "attention.output.dense",
            "attended_norm": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm": "output.LayerNorm",
        }
        for i in range(self.config.layers):
            for ours, theirs in modules.items():
                for kind in ("weight", "bias"):
                    names[f"layers.{i}.{ours}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
        with torch.no_grad():
            for ours, theirs in names.items():
                own[ours].copy_(weights[theirs])
            own["words.weight"] += weights["embeddings.token_type_embeddings.weight"][0]


def link_scores(cues: Tensor, pieces: Tensor, distances: Tensor) -> Tensor:
    """Role scores (links, length, roles) from cue vectors (links, roles * width), piece vectors (links, length,
    width + roles) and distance scores (links, length, roles)."""
    roles = len(ROLE_TAGS)
    width = pieces.shape[-1] - roles
    cues = cues.view(-1, roles, width)
    return torch.einsum("nrw,nlw->nlr", cues, pieces[..., :width]) / width**0.5 + pieces[..., width:] + distances
