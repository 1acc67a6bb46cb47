"""Fitted weights -> the files that the tagger runs on: `tagger.onnx`, `tagger.json`, `tokenizer.json`."""

import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from flows.language.labels import CUE_TAGS, ENTITY_TAGS, ROLE_TAGS
from flows.language.windows import SHAPES

from .network import Network

OUTPUTS = ("entities", "sentence_ends", "cues", "link_cues", "link_pieces")


def export(network: Network, tokenizer: Path, window: int, folder: Path, quantized: bool = True) -> None:
    """Write the network to `folder`, its large matrices as int8 unless told otherwise."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    example = torch.ones(1, 16, dtype=torch.int64)
    axes = {name: {1: "length"} for name in ("ids", "shapes", *OUTPUTS)}
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            network,
            (example, example),
            exact,
            input_names=["ids", "shapes"],
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if quantized:
            quantize_dynamic(exact, folder / "tagger.onnx", weight_type=QuantType.QInt8, per_channel=True)
        else:
            shutil.copyfile(exact, folder / "tagger.onnx")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    settings = {
        "window": window,
        "shapes": SHAPES,
        "entity_tags": ENTITY_TAGS,
        "cue_tags": CUE_TAGS,
        "role_tags": ROLE_TAGS,
        "link_distances": [[round(x, 4) for x in row] for row in network.link_distances.tolist()],
    }
    (folder / "tagger.json").write_text(json.dumps(settings) + "\n", encoding="utf-8")
