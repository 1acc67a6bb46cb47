"""Fitted weights -> the tagger's files: `tagger.onnx`, `linker.onnx`, `tagger.json`, `tokenizer.json`."""

import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dateline.language.tagging.labels import CUE_TAGS, ENTITY_TAGS, ROLE_TAGS
from dateline.language.tagging.word_pieces import SHAPES

from .network import Network

_OUTPUTS = ("entities", "sentence_ends", "cues", "link_cues", "link_pieces")
_HEADS = """
    entities sentence_ends cues cue_side cue_roles cue_reading piece_side piece_bias piece_reading
""".split()


def export(network: Network, tokenizer: Path, window: int, folder: Path, quantized: bool = True) -> None:
    """Write the network to `folder`, unless told otherwise with its encoders' matrices as int8: in the heads, which
    cost little, int8 costs half a point of F1."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    ids = torch.ones(1, 16, dtype=torch.int64)
    axes = {name: {1: "length"} for name in ("ids", "shapes", *_OUTPUTS)}
    _write(network, {"ids": ids, "shapes": ids}, _OUTPUTS, axes, folder / "tagger.onnx", quantized)
    *_, cues, pieces = network(ids, ids)
    links = {"link_cues": cues[0, :3], "link_pieces": pieces.expand(3, -1, -1), "distances": ids.expand(3, -1)}
    axes = {"link_cues": {0: "links"}} | {n: {0: "links", 1: "length"} for n in ("link_pieces", "distances", "roles")}
    _write(network.linker, links, ("roles",), axes, folder / "linker.onnx", quantized)
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    settings = {
        "window": window,
        "shapes": SHAPES,
        "entity_tags": ENTITY_TAGS,
        "cue_tags": CUE_TAGS,
        "role_tags": ROLE_TAGS,
        "calibration": (1.0, 0.0),
    }
    (folder / "tagger.json").write_text(json.dumps(settings) + "\n", encoding="utf-8")


def write_calibration(folder: Path, slope: float, shift: float) -> None:
    """Write to an exported model how raw scores become probabilities."""
    path = folder / "tagger.json"
    settings = json.loads(path.read_text(encoding="utf-8")) | {"calibration": (slope, shift)}
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")


def _write(
    module: nn.Module,
    inputs: dict[str, Tensor],
    outputs: tuple[str, ...],
    axes: dict[str, dict[int, str]],
    path: Path,
    quantized: bool,
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            exact,
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if quantized:
            heads = [f"/{head}/MatMul" for head in _HEADS]
            quantize_dynamic(exact, path, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=heads)
        else:
            shutil.copyfile(exact, path)
