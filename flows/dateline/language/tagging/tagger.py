"""The tagger at run time: text -> scores of every tag for every word piece, by ONNX alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dateline.errors import DatelineError
from dateline.spans import Span

from .labels import CUE_TAGS, ENTITY_TAGS, ROLE_TAGS
from .tag_paths import Scores
from .word_pieces import SHAPES, Pieces, WordPieces, pack

MODEL = Path(__file__).parents[2] / "models"
"""The folder of the model that ships with the package."""

_OVERLAP = 96
_NEAR = 80
"""How many pieces before and after the middle of a cue may belong to it."""
_IMPOSSIBLE = -1e9
_FAR = 16
DISTANCES = 2 * _FAR + 1
"""How many buckets of distance between a piece and a cue there are."""


class ModelError(DatelineError):
    """A model folder that is missing, incomplete, or made for other tags than this version knows."""


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What the tagger says of one window, special tokens left out; `pieces` numbers the article's pieces."""

    pieces: NDArray[np.int64]
    positions: NDArray[np.int64]
    cues: Scores
    link_cues: Scores
    link_pieces: Scores


@dataclass(frozen=True, slots=True)
class Tagging:
    """Scores of an article: log probabilities of entity tags (pieces, tags), probabilities of sentence ends
    (pieces,), and its windows, in which its `tagger` finds cues and what belongs to them."""

    tagger: "Tagger"
    pieces: Pieces
    entities: Scores
    sentence_ends: Scores
    windows: tuple[WindowScores, ...]


class Tagger:
    """Loads a model folder once; `tag` may then be called for any number of articles."""

    def __init__(self, folder: Path = MODEL, threads: int = 1) -> None:
        try:
            settings = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
            self.word_pieces = WordPieces(folder / "tokenizer.json")
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self.session = _session(folder / "tagger.onnx", options)
            self.linker = _session(folder / "linker.onnx", options)
        except Exception as error:
            raise ModelError(
                f"No usable model in {folder}: {error}. Reinstall dateline, or make one with `dateline train`."
            ) from error
        for key, ours in (
            ("shapes", SHAPES),
            ("entity_tags", ENTITY_TAGS),
            ("cue_tags", CUE_TAGS),
            ("role_tags", ROLE_TAGS),
        ):
            if tuple(settings[key]) != ours:
                raise ModelError(f"The model in {folder} has other {key} than this version of dateline; train it anew.")
        self.window: int = settings["window"]
        slope, shift = settings["calibration"]
        self.calibration: tuple[float, float] = slope, shift

    def tag(self, text: str, paragraphs: Sequence[Span]) -> Tagging:
        """Read the given paragraphs of a text, window by window.

        Windows are read one at a time: the model's int8 arithmetic scales by what it reads together, so only then
        does an article give the same scores whatever stands beside it.
        """
        pieces = self.word_pieces.cut(text, paragraphs)
        entities = np.zeros((len(pieces), len(ENTITY_TAGS)), dtype=np.float32)
        sentence_ends = np.zeros(len(pieces), dtype=np.float32)
        times_read = np.zeros(len(pieces), dtype=np.float32)
        windows = []
        for start, stop in pack(pieces, self.window, overlap=_OVERLAP):
            window = self.word_pieces.window(pieces, start, stop)
            scores = self.session.run(None, {"ids": window.ids[None], "shapes": window.shapes[None]})
            positions = np.flatnonzero(window.pieces >= 0)
            entity, end, cue, link_cue, link_piece = (score[0][positions] for score in scores)
            entities[start:stop] += entity
            sentence_ends[start:stop] += end
            times_read[start:stop] += 1
            windows.append(WindowScores(window.pieces[positions], positions, log_softmax(cue), link_cue, link_piece))
        times_read = np.maximum(times_read, 1)
        return Tagging(
            self,
            pieces,
            log_softmax(entities / times_read[:, None]),
            1 / (1 + np.exp(-sentence_ends / times_read)),
            tuple(windows),
        )

    def roles(self, window: WindowScores, cues: Sequence[Span]) -> Scores:
        """Log probabilities (cues, pieces, `ROLE_TAGS`) of what each piece of a window is to the cues at the given
        rows. Pieces far from a cue are nothing to it: 99 in 100 attributions of PolNeAR stand within `_NEAR`."""
        rows = len(window.pieces)
        roles = np.full((len(cues), rows, len(ROLE_TAGS)), _IMPOSSIBLE, dtype=np.float32)
        roles[:, :, 0] = 0.0
        if not cues:
            return roles
        width = min(2 * _NEAR, rows)
        near = [np.arange(width) + min(max(0, (a + b) // 2 - _NEAR), rows - width) for a, b in cues]
        buckets = [
            distance_buckets(window.positions[rows], window.positions[a], window.positions[b - 1] + 1)
            for rows, (a, b) in zip(near, cues, strict=True)
        ]
        feeds = {
            "link_cues": np.stack([window.link_cues[a:b].mean(0) for a, b in cues]),
            "link_pieces": window.link_pieces[np.stack(near)],
            "distances": np.stack(buckets),
        }
        for row, stretch, scores in zip(roles, near, self.linker.run(None, feeds)[0], strict=True):
            row[stretch] = log_softmax(scores)
        return roles


def _session(path: Path, options: onnxruntime.SessionOptions) -> onnxruntime.InferenceSession:
    # Fused, the sum and the norm take ten times as long on a CPU as apart.
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def distance_buckets(positions: NDArray[np.int64], cue_start: int, cue_stop: int) -> NDArray[np.int64]:
    """The bucket of each position: how far before or after a cue it stands, on a log scale."""
    away = np.where(positions < cue_start, positions - cue_start, np.maximum(0, positions - cue_stop + 1))
    steps = np.rint(np.log2(np.abs(away) + 1) * 2).astype(np.int64)
    buckets: NDArray[np.int64] = _FAR + np.sign(away) * np.minimum(steps, _FAR)
    return buckets


def log_softmax(scores: Scores) -> Scores:
    """Scores -> log probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    normalised: Scores = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normalised
