"""Writing a trained network as ONNX files of eight-bit weights."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

MODELS = Path(__file__).parents[1] / "src/sayso/models"


class _Half(torch.nn.Module):
    """One method of a network as a module of its own, which is what is exported."""

    def __init__(self, network: torch.nn.Module, method: str) -> None:
        super().__init__()
        self.network = network
        self.method = method

    def forward(self, *given: Tensor) -> tuple[Tensor, ...]:
        """What the method gives."""
        return getattr(self.network, self.method)(*given)


def export(
    network: torch.nn.Module,
    method: str,
    name: str,
    example: tuple[Tensor, ...],
    inputs: Mapping[str, int],
    outputs: Mapping[str, int],
) -> None:
    """Write what a method of the network does to the file `name`, a scale for each channel.

    `inputs` and `outputs` say how many axes of each may vary: 1 (rows) or 2 (rows and pieces).
    """
    path = MODELS / name
    whole = path.with_suffix(".whole")
    rows = {0: "rows"}
    torch.onnx.export(
        _Half(network, method).eval(),
        example,
        str(whole),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={one: rows if axes == 1 else rows | {1: "pieces"} for one, axes in (inputs | outputs).items()},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(str(whole), str(path), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    whole.unlink()
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
