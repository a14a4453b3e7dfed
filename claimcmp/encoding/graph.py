"""An ONNX model written as bytes, with numpy alone.

onnxruntime reads models in the protobuf encoding and offers no way to build
one; the package that does is heavy and needed for nothing else. The part of
the format used here is small: nodes, their settings, weights, inputs, outputs.

Source: the ONNX specification, onnx.proto3 (field numbers), and the protobuf
documentation, "Encoding".
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["CONTRIBUTED", "Graph", "Setting"]

CONTRIBUTED = "com.microsoft"
"""The domain of the operators that onnxruntime adds to the standard's own."""

_FORMAT, _OPERATORS, _CONTRIBUTED_OPERATORS = 8, 17, 1
_VARINT, _BYTES, _FLOAT32 = 0, 2, 5
_FLOAT, _INT = 1, 2
_TYPES = {"float32": 1, "uint8": 2, "int8": 3, "int32": 6, "int64": 7}

Array = NDArray[Any]
Setting = int | float


class Graph:
    """Nodes and weights in the order they were added; `written` gives the model's bytes.

    Values are known by name. `weight` and `node` return the name of what they
    added, to be given to the nodes that read it.
    """

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._weights: list[bytes] = []
        self._count = 0

    def weight(self, array: Array) -> str:
        """Add a constant; its type is one of float32, uint8, int8, int32 and int64."""
        name = self._next("w")
        shape = b"".join(_number(1, size) for size in array.shape)
        kind = _number(2, _TYPES[array.dtype.name])
        raw = np.ascontiguousarray(array).tobytes()
        self._weights.append(shape + kind + _field(8, name.encode()) + _field(9, raw))
        return name

    def node(
        self,
        operator: str,
        inputs: Sequence[str],
        *,
        outputs: int = 1,
        domain: str = "",
        settings: dict[str, Setting] | None = None,
    ) -> tuple[str, ...]:
        """Add a node and return the names of its outputs; an input "" is one left out."""
        names = tuple(self._next("v") for _ in range(outputs))
        parts = [_field(1, name.encode()) for name in inputs]
        parts += [_field(2, name.encode()) for name in names]
        parts += [_field(4, operator.encode())]
        parts += [_field(5, _setting(key, value)) for key, value in (settings or {}).items()]
        parts += [_field(7, domain.encode())] if domain else []
        self._nodes.append(b"".join(parts))
        return names

    def written(
        self,
        inputs: dict[str, tuple[int | str, ...]],
        outputs: dict[str, tuple[int | str, ...]],
    ) -> bytes:
        """The model's bytes.

        Args:
            inputs: The name and shape of each input, all float32; a size given
                as a word may differ from call to call.
            outputs: The same for the outputs.
        """
        parts = [_field(1, node) for node in self._nodes]
        parts += [_field(2, b"claimcmp")]
        parts += [_field(5, weight) for weight in self._weights]
        parts += [_field(11, _described(*item)) for item in inputs.items()]
        parts += [_field(12, _described(*item)) for item in outputs.items()]
        standard = _field(1, b"") + _number(2, _OPERATORS)
        contributed = _field(1, CONTRIBUTED.encode()) + _number(2, _CONTRIBUTED_OPERATORS)
        graph = _field(7, b"".join(parts))
        return _number(1, _FORMAT) + graph + _field(8, standard) + _field(8, contributed)

    def _next(self, letter: str) -> str:
        self._count += 1
        return f"{letter}{self._count}"


def _varint(number: int) -> bytes:
    """Seven bits to a byte, lowest first; negative numbers as 64-bit two's complement."""
    number &= (1 << 64) - 1
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    found.append(number)
    return bytes(found)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3 | _VARINT) + _varint(value)


def _field(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | _BYTES) + _varint(len(content)) + content


def _setting(key: str, value: Setting) -> bytes:
    name = _field(1, key.encode())
    if isinstance(value, int):
        return name + _number(3, value) + _number(20, _INT)
    packed = _varint(2 << 3 | _FLOAT32) + struct.pack("<f", value)
    return name + packed + _number(20, _FLOAT)


def _described(name: str, shape: tuple[int | str, ...]) -> bytes:
    """A float32 input or output: its name, its type and its shape."""
    sizes = b"".join(
        _field(1, _number(1, size) if isinstance(size, int) else _field(2, size.encode()))
        for size in shape
    )
    tensor = _number(1, _TYPES["float32"]) + _field(2, sizes)
    return _field(1, name.encode()) + _field(2, _field(1, tensor))
