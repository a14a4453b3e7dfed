"""Opening a judge: the embedded one, a cross-encoder, or the caller's own.

The embedded judge is read from the package when it is first asked for, and
its transformer when the first pair leaves doubt.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from claimcmp.errors import InputError, ModelError
from claimcmp.matching.evidence import FEATURES, READ
from claimcmp.matching.inference import load_inference
from claimcmp.matching.judge import CLASSES, Judge, LinearJudge
from claimcmp.matching.reading_judge import ReadingJudge

__all__ = ["checked_judge", "load_judge"]

_BY_LOOK = "features"
"""The name under which the embedded judge opens without its transformer."""


@cache
def _embedded(reads: bool) -> Judge:
    """The judge of the package: with a reading of doubtful pairs, or by a look alone."""
    path = files("claimcmp.matching").joinpath("weights/judge.json")
    try:
        stored = json.loads(path.read_text("utf8"))
        name, alike = stored["name"], stored["likeness"]
        look = LinearJudge(stored["look"], alike, name.replace("reading", "features"))
        if not reads:
            return look
        read = LinearJudge(stored["read"], alike, name, (*FEATURES, *READ))
        enough, uneven = [stored["enough"][c] for c in CLASSES], stored["enough"]["uneven"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"the judge's weights at {path} cannot be used ({error!r}); reinstall the package"
        ) from error
    return ReadingJudge(look, read, load_inference, name=name, enough=enough, uneven=uneven)


def load_judge(
    judge: object = None,
    *,
    labels: Sequence[str] | None = None,
    batch: int = 32,
    local_files_only: bool = True,
) -> Judge:
    """Open a judge: who decides whether two claims agree, diverge or neither.

    Args:
        judge: None for the embedded one, which reads both texts with a small
            transformer where their features leave doubt; "features" for the same
            without the reading, ten times as quick; the name or the folder of a
            sentence-transformers `CrossEncoder` with the three labels of inference
            (entailment, neutral, contradiction), which needs that package and
            torch; such an object itself; or any `Judge`, which is given back.
        labels: What the cross-encoder's three outputs mean, in their order, where
            its own configuration does not say: the words "entailment",
            "neutral" and "contradiction".
        batch: Pairs that go through the cross-encoder at a time.
        local_files_only: True opens only what is on this machine; False lets the
            hub be asked for a model that is not.

    Returns:
        A judge for `compare`, `relate`, `relate_pairs` and `match`.

    Raises:
        ModelError: The model is missing, damaged, or none of inference: its
            labels are named.
        InputError: Neither a name nor a judge, or an option for a cross-encoder
            with something that is none.
    """
    by_look = judge == _BY_LOOK
    if not by_look and (isinstance(judge, str | os.PathLike) or _is_cross_encoder(judge)):
        from claimcmp.matching.cross_encoder import CrossEncoderJudge

        return CrossEncoderJudge(
            judge, labels=labels, batch=batch, local_files_only=local_files_only
        )
    if labels is not None or batch != 32 or not local_files_only:
        raise InputError(
            "labels, batch and local_files_only are for a cross-encoder; "
            f"{_kind(judge)} takes none of them: leave them out"
        )
    if judge is None or by_look:
        return _embedded(not by_look)
    if (
        isinstance(judge, Judge)
        and not isinstance(judge, type)
        and isinstance(judge.name, str)
        and callable(judge.opinion)
    ):
        return judge
    raise InputError(
        f"the judge was given as {_kind(judge)}; want an object with a `name` (a string) "
        "and a method `opinion(pair)`, a CrossEncoder of sentence-transformers or the name of "
        "one, or None for the embedded judge"
    )


def checked_judge(given: object) -> Judge:
    """The judge that `load_judge` makes of what was given, without options.

    Raises:
        ModelError: As `load_judge`.
        InputError: As `load_judge`.
    """
    return load_judge(given)


def _is_cross_encoder(given: object) -> bool:
    # By name, so that nobody waits for torch who does not use it.
    return any(cls.__name__ == "CrossEncoder" for cls in type(given).__mro__)


def _kind(given: object) -> str:
    if given is None:
        return "the embedded judge"
    return f"the class {given.__name__}" if isinstance(given, type) else type(given).__name__
