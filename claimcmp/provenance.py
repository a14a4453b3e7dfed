"""What made a result: versions, model and inputs, so that it can be made again.

No clock and no machine in it: the same input gives the same bytes.
"""

from __future__ import annotations

from claimcmp.values import Value

__all__ = ["Provenance"]


class Provenance(Value):
    """Versions, model fingerprint and digests behind a comparison.

    `inputs` maps each report's id to the SHA-256 of its text; `splitter`
    is "claimcmp" where the package's own rules cut the sentences.
    """

    claimcmp: str
    encoder: str
    judge: str
    splitter: str = "claimcmp"
    settings: str
    inputs: dict[str, str]
