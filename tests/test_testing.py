from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from claimcmp.encoding.encoder import Encoder
from claimcmp.errors import InputError
from claimcmp.testing import HashEncoder


def test_the_hash_encoder_keeps_the_protocol() -> None:
    """It can stand in for any encoder."""
    assert isinstance(HashEncoder(), Encoder)


def test_rows_are_unit_or_zero() -> None:
    """Blank text is zero."""
    rows = HashEncoder(16).encode(["en båt", "", "  "])
    assert rows.shape == (3, 16)
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 0, 0])


def test_near_spelling_is_near() -> None:
    """One changed word leaves most trigrams."""
    one, near, far = HashEncoder(256).encode(
        ["toget stanset ved broen", "toget stoppet ved broen", "prisen på smør stiger"]
    )
    assert one @ near > one @ far + 0.3


def test_the_same_in_every_process() -> None:
    """Python's own hash is salted; this one is not."""
    code = "from claimcmp.testing import HashEncoder as H; print(H(8).encode(['hei']).tolist())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(HashEncoder(8).encode(["hei"]).tolist())


def test_lone_surrogates_are_taken() -> None:
    """As the embedded encoder takes them."""
    assert np.isfinite(HashEncoder().encode(["\ud800"])).all()


def test_a_dimension_below_one_is_refused() -> None:
    """With the number given."""
    with pytest.raises(InputError, match="dimension is 0"):
        HashEncoder(0)
