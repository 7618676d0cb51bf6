"""From the trained network to the file that ships: ONNX with 8-bit weights."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from flows.lab.training.network import LAYERS, Network

MATRICES = ("attend", "project", "widen", "narrow")
"""Of each layer, in the order in which the network multiplies by them."""
INPUTS = ("ids", "shapes", "mask")
OUTPUTS = ("entities", "roles", "links")


def load_exported(network: Network, weights: Path) -> None:
    """Put the weights of an exported file into the network, as exact as 8 bits are; shapes must be its own."""
    graph = onnx.load(str(weights)).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    used = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    names = [f"layers.{k}.{name}" for k in range(LAYERS) for name in MATRICES]
    names += ["entity_head", "role_head", "link_head"]
    new = network.state_dict()
    for name in new:
        if name in stored:
            new[name] = torch.tensor(stored[name])
        elif f"{name}_quantized" in stored:
            new[name] = restore_numbers(stored, name)
    for name, quantised in zip(names, used, strict=True):
        new[f"{name}.weight"] = restore_numbers(stored, quantised.removesuffix("_quantized")).T
    network.load_state_dict(new)


def restore_numbers(stored: Mapping[str, NDArray[Any]], name: str) -> Tensor:
    """Return what 8-bit numbers stand for: a scale and a zero point for all or for each column."""
    numbers, scale, zero = (stored[f"{name}_{part}"] for part in ("quantized", "scale", "zero_point"))
    return torch.tensor((numbers.astype(np.float32) - zero.astype(np.float32)) * scale)


def export_network(network: Network, target: Path) -> None:
    """Write the network as ONNX; matrices and embeddings are 8-bit integers with a scale for each column.

    Inputs are (batch, tokens) integers, outputs (batch, tokens, values) floats.
    """
    example = tuple(torch.ones((2, 8), dtype=torch.long) for _ in INPUTS)
    axes = {name: {0: "batch", 1: "tokens"} for name in (*INPUTS, *OUTPUTS)}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            network.eval(),
            example,
            str(full),
            input_names=[*INPUTS],
            output_names=[*OUTPUTS],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, target, weight_type=QuantType.QInt8, per_channel=True)
