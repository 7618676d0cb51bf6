"""The encoder at work: one small network reads each window of a text once, and its heads answer for every word.

Windows are read one at a time: nothing is padded, and the 8-bit ranges, which the network takes from what it reads,
depend on the window alone. So a text gives the same numbers whatever was read before it, in any worker.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from transforms.model.windows import Window, pack_windows
from transforms.schema.records import Sentence

WEIGHTS = Path(__file__).parent / "encoder.onnx"
FATAL = 3  # only such messages of the runtime are told; a library does not write on its user's screen

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the heads say of the words of one window, a row a word; ``links`` begins with a row for "none"."""

    window: Window
    entities: Floats
    roles: Floats
    links: Floats


def normalise(scores: Floats) -> Floats:
    """Return the probabilities of each row of scores (softmax)."""
    raised: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    share: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return share


@cache
def load_session() -> onnxruntime.InferenceSession:
    """Return the network, loaded once a process; it uses one thread, as each worker has a core of its own."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = FATAL
    return onnxruntime.InferenceSession(WEIGHTS, options, providers=["CPUExecutionProvider"])


def read_text(text: str, sentences: Sequence[Sentence]) -> list[Reading]:
    """Return what the encoder says of each window over the sentences of ``text``, in order."""
    told: dict[tuple[int, ...], Reading] = {}  # a page that says the same a thousand times is read once
    readings = []
    for window in pack_windows(text, sentences):
        key = (*window.ids, *window.shapes)
        told[key] = replace(told[key], window=window) if key in told else read_window(window)
        readings.append(told[key])
    return readings


def read_window(window: Window) -> Reading:
    """Return what the encoder says of one window: scores before the softmax, and link vectors."""
    ids = np.array([window.ids], dtype=np.int64)
    shapes = np.array([window.shapes], dtype=np.int64)
    entities, roles, links = load_session().run(None, {"ids": ids, "shapes": shapes, "mask": np.ones_like(ids)})
    return Reading(window, entities[0, window.firsts], roles[0, window.firsts], links[0, [0, *window.firsts]])
