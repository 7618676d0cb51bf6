"""From the trained network to the file that ships: ONNX with 8-bit weights; and back."""

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

from flows.lab.training.network import STUDENT, Network

MATRICES = ("attend", "project", "widen", "narrow")
"""Of each layer, in the order in which the network multiplies by them."""
HEADS = ("entity_head", "role_head", "link_head")
INPUTS = ("ids", "shapes", "mask")
OUTPUTS = ("entities", "roles", "links")


def load_exported(network: Network, weights: Path) -> None:
    """Put the weights of an exported file into the network, as exact as 8 bits are."""
    graph = onnx.load(str(weights)).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    used = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    names = [f"layers.{k}.{name}" for k in range(STUDENT.layers) for name in MATRICES] + [*HEADS]
    read = {name: torch.tensor(values) for name, values in stored.items()}
    embeddings = [name.removesuffix("_quantized") for name in stored if name.endswith("weight_quantized")]
    read |= {name: restore_numbers(stored, name) for name in embeddings}
    for name, quantised in zip(names, used, strict=True):
        read[f"{name}.weight"] = restore_numbers(stored, quantised.removesuffix("_quantized")).T
    new = network.state_dict()
    network.load_state_dict(new | {name: values for name, values in read.items() if name in new})


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
            network.to("cpu").eval(),
            example,
            str(full),
            input_names=[*INPUTS],
            output_names=[*OUTPUTS],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, target, weight_type=QuantType.QInt8, per_channel=True)
