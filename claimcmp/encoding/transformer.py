"""The layers of a BERT at 8 bits: piece vectors in, one vector per piece out, in onnxruntime.

Weights are whole numbers with one scale per output; what enters a layer is
brought to whole numbers by ranges found once, when the weights were written.
Nothing is measured on the texts at hand, so a text's vector cannot depend on
the texts beside it. (Scales taken from each batch would be as fast, and make
it depend.)

Source: Xiao et al. (2023), "SmoothQuant", ICML: a factor per channel moves the
range of outlying channels from what enters a layer into its weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.graph import CONTRIBUTED, Graph, Setting

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = [
    "DENSE",
    "NORMS",
    "Shape",
    "dense_sizes",
    "float_weights",
    "kinds",
    "layers_session",
    "wanted_tensors",
]

Array = NDArray[Any]
Tensors = Mapping[str, Array]
Kinds = dict[str, tuple[str, tuple[int, ...]]]

DENSE = ("attend", "merge", "widen", "narrow")
"""A layer's matrices: query, key and value in one; from the heads back; the inner part's two."""
NORMS = ("attended", "narrowed")
"""A layer's normalisations, after the attention and after the inner part."""


class Shape(NamedTuple):
    """What the weights' own sizes do not tell.

    How many layers, how many attention heads in each (they divide the width),
    and what every normalisation adds to the variance.
    """

    layers: int
    heads: int
    epsilon: float


def dense_sizes(width: int, inner: int) -> dict[str, tuple[int, int]]:
    """The shape (outputs, inputs) of each matrix of a layer."""
    sizes = ((3 * width, width), (width, width), (inner, width), (width, inner))
    return dict(zip(DENSE, sizes, strict=True))


def kinds(tensors: Tensors) -> Kinds:
    """The type and shape of each tensor, by name."""
    return {name: (tensor.dtype.name, tensor.shape) for name, tensor in tensors.items()}


def wanted_tensors(shape: Shape, width: int, inner: int) -> Kinds:
    """The type and shape of every tensor that `layers_session` reads, by name."""
    wanted: Kinds = {}
    for norm in ("norm", *(f"layer.{n}.{each}" for n in range(shape.layers) for each in NORMS)):
        wanted |= {f"{norm}.{part}": ("float32", (width,)) for part in ("gain", "shift")}
    for name, (outputs, inputs) in dense_sizes(width, inner).items():
        for each in (f"layer.{number}.{name}" for number in range(shape.layers)):
            wanted |= {
                f"{each}.weight": ("int8", (outputs, inputs)),
                f"{each}.scale": ("float32", (outputs,)),
                f"{each}.bias": ("float32", (outputs,)),
                f"{each}.smooth": ("float32", (inputs,)),
                f"{each}.step": ("float32", ()),
                f"{each}.zero": ("uint8", ()),
            }
    return wanted


def float_weights(tensors: Tensors, name: str) -> NDArray[np.float32]:
    """A matrix as it was before it was brought to 8 bits, shape (outputs, inputs)."""
    found = tensors[f"{name}.weight"].astype(np.float32) * tensors[f"{name}.scale"][:, None]
    return np.asarray(found / tensors[f"{name}.smooth"], dtype=np.float32)


def layers_session(tensors: Tensors, shape: Shape) -> InferenceSession:
    """The layers as a session: from "pieces" to what stands at each in the end.

    Both have the shape (texts, pieces, width); all texts of a call have the
    same number of pieces. A text's numbers are the same to the last bit in
    any company. The session computes in the thread that calls it and may be
    called from several at once.

    Args:
        tensors: For each matrix `name.weight` int8 (outputs, inputs), `name.scale`
            (outputs,), `name.bias` (outputs,), `name.smooth` (inputs,),
            `name.step` () and `name.zero` () uint8; for each normalisation
            `name.gain` and `name.shift` (width,); float32 unless said otherwise.
            The names of a layer begin with "layer.0.", "layer.1." and so on.
        shape: Layers, heads and the constant of the normalisations.
    """
    import onnxruntime

    graph = Graph()
    stream = _first_norm(graph, tensors, shape.epsilon)
    for number in range(shape.layers):
        layer = f"layer.{number}."
        attended = _attention(graph, tensors, layer, stream, shape.heads)
        stream = _added(graph, tensors, f"{layer}{NORMS[0]}", attended, stream, shape.epsilon)
        inner = _inner(graph, tensors, layer, stream)
        stream = _added(graph, tensors, f"{layer}{NORMS[1]}", inner, stream, shape.epsilon)
    width = len(tensors["norm.gain"])
    model = graph.written(
        {"pieces": ("texts", "length", width)}, {stream: ("texts", "length", width)}
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _first_norm(graph: Graph, tensors: Tensors, epsilon: float) -> str:
    gain, shift = (graph.weight(tensors[f"norm.{part}"]) for part in ("gain", "shift"))
    settings: dict[str, Setting] = {"axis": -1, "epsilon": epsilon}
    return graph.node("LayerNormalization", ["pieces", gain, shift], settings=settings)[0]


def _attention(graph: Graph, tensors: Tensors, layer: str, stream: str, heads: int) -> str:
    joined = _dense(graph, tensors, f"{layer}attend", stream)
    parts = graph.node("Split", [joined], outputs=3, settings={"axis": -1})
    (context,) = graph.node(
        "MultiHeadAttention", parts, domain=CONTRIBUTED, settings={"num_heads": heads}
    )
    return _dense(graph, tensors, f"{layer}merge", context)


def _inner(graph: Graph, tensors: Tensors, layer: str, stream: str) -> str:
    wide = _dense(graph, tensors, f"{layer}widen", stream)
    (bent,) = graph.node("FastGelu", [wide], domain=CONTRIBUTED)
    return _dense(graph, tensors, f"{layer}narrow", bent)


def _added(graph: Graph, tensors: Tensors, name: str, new: str, stream: str, epsilon: float) -> str:
    """The stream with what a layer adds to it, normalised."""
    gain, shift = (graph.weight(tensors[f"{name}.{part}"]) for part in ("gain", "shift"))
    return graph.node(
        "SkipLayerNormalization",
        [new, stream, gain, shift],
        domain=CONTRIBUTED,
        settings={"epsilon": epsilon},
    )[0]


def _dense(graph: Graph, tensors: Tensors, name: str, entering: str) -> str:
    """What enters, times the matrix, plus the bias; the product in whole numbers."""
    facts = {part: tensors[f"{name}.{part}"] for part in ("smooth", "step", "zero", "scale")}
    smooth = graph.weight(1 / facts["smooth"])
    step, zero, scale = (graph.weight(facts[part]) for part in ("step", "zero", "scale"))
    matrix = graph.weight(tensors[f"{name}.weight"].T)
    bias = graph.weight(tensors[f"{name}.bias"])
    (even,) = graph.node("Mul", [entering, smooth])
    (whole,) = graph.node("QuantizeLinear", [even, step, zero])
    return graph.node(
        "MatMulIntegerToFloat", [whole, matrix, step, scale, zero, "", bias], domain=CONTRIBUTED
    )[0]
