"""From the trained network to the file that ships: ONNX with 8-bit weights."""

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from flows.lab.training.network import Network

INPUTS = ("ids", "shapes", "mask")
OUTPUTS = ("entities", "roles", "links")


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
