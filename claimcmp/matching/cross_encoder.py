"""Any sentence-transformers cross-encoder for inference as the judge: by name, folder or object.

Such a model reads a premise and a hypothesis together and says whether the
first entails the second, contradicts it, or neither. It is loaded from this
machine only, unless the caller asks otherwise.
"""

from __future__ import annotations

import inspect
import math
import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcmp.comparison import Reason
from claimcmp.encoding.hub import first_line, opened
from claimcmp.errors import InputError, ModelError
from claimcmp.matching.judge import Opinion, Pair
from claimcmp.values import Span

__all__ = ["CrossEncoderJudge"]

_SCORES = ("entailment", "neutral", "contradiction")

# Characters of a claim that a model of some hundred pieces is shown: many times what it
# takes in. Cutting a line of a megabyte into pieces only to throw them away takes seconds.
_LONGEST = 20_000

# No chance is taken for certain: its log-odds would have no end.
_LEAST = 1e-6


class CrossEncoderJudge:
    """A cross-encoder of three labels behind this library's protocol.

    Entailment runs one way, agreement does not: every pair is read in both
    directions, and the order of two claims does not matter. Contradiction is
    read before entailment: it counts with the greater of its two chances;
    entailment with the greater of its own, as far as contradiction leaves room;
    the rest is neutral. These are the three `scores`, which sum to 1, and
    they are the chances of "diverges", "agrees" and "neither". One that says
    more than the other therefore agrees with it.

    The single reason, of type "meaning", is the log-odds of the likeliest of
    the three, which is the score as well. A claim longer than the model takes
    in is read from its beginning; what stands beside a pair in a batch may
    change the last digits of its scores, as it does with any such model.

    Args:
        model: A name as on the Hugging Face hub, a folder, or a `CrossEncoder`.
        labels: What its outputs mean, in order; None to read that from its
            configuration, in whatever order and spelling it stands there.
        batch: Pairs that go through the model at a time, each read twice.
        local_files_only: True opens only what is on this machine.

    Raises:
        ModelError: The model is not on this machine, cannot be opened, or its
            labels are not those three.
        InputError: An option cannot be used.
    """

    def __init__(
        self,
        model: object,
        *,
        labels: Sequence[str] | None = None,
        batch: int = 32,
        local_files_only: bool = True,
    ) -> None:
        if not isinstance(batch, int) or isinstance(batch, bool) or batch < 1:
            raise InputError(f"batch is {batch!r}, want 1 or more pairs at a time")
        if labels is not None:
            labels = _checked_labels(labels)
        if isinstance(model, str | os.PathLike):
            self.name = _checked_name(model)
            self._model = _opened(self.name, local_files_only=local_files_only)
        else:
            self._model = model
            self.name = _name_of(model)
        self._columns = _columns(self.name, self._model, labels)
        self._batch = batch

    def __repr__(self) -> str:
        return f"<CrossEncoderJudge {self.name}>"

    def opinion(self, pair: Pair) -> Opinion:
        """The three chances and one reason.

        Raises:
            ModelError: As `opinions`.
        """
        return self.opinions((pair,))[0]

    def opinions(self, pairs: Sequence[Pair]) -> list[Opinion]:
        """One opinion per pair, in order; none for no pairs.

        Raises:
            ModelError: The model failed, or did not return three finite numbers for a pair.
        """
        if not pairs:
            return []
        there = [(p.left.standalone[:_LONGEST], p.right.standalone[:_LONGEST]) for p in pairs]
        both = self._chances([*there, *((right, left) for left, right in there)])
        better = np.maximum(both[: len(pairs)], both[len(pairs) :])
        contradiction = better[:, 2]
        entailment = np.minimum(better[:, 0], 1 - contradiction)
        neutral = np.maximum(1 - contradiction - entailment, 0)
        rows = np.stack([entailment, neutral, contradiction], axis=1).tolist()
        return [_opinion(pair, row) for pair, row in zip(pairs, rows, strict=True)]

    def _chances(self, texts: list[tuple[str, str]]) -> NDArray[np.float64]:
        """Entailment, neutral and contradiction of each pair of texts: shape `(n, 3)`."""
        try:
            given = self._model.predict(
                texts, batch_size=self._batch, show_progress_bar=False, **_plain(self._model)
            )
            logits = np.asarray(given, dtype=np.float64)
        except Exception as error:  # whatever the model's own code raises
            raise ModelError(
                f"the judge {self.name!r} failed on {len(texts)} pairs of texts "
                f"({first_line(error)}); want three numbers per pair: see whether the model "
                "predicts them outside claimcmp, or use load_judge()"
            ) from error
        if logits.shape != (len(texts), 3) or not np.isfinite(logits).all():
            what = "numbers that are not finite" if logits.shape == (len(texts), 3) else "shape"
            raise ModelError(
                f"the judge {self.name!r} returned {what} {logits.shape} for {len(texts)} pairs "
                f"of texts; want ({len(texts)}, 3), all finite: use another model, or load_judge()"
            )
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))[:, self._columns]
        chances: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
        return chances


def _opinion(pair: Pair, scores: Sequence[float]) -> Opinion:
    entailment, neutral, contradiction = scores
    likeliest = min(max(max(scores), _LEAST), 1 - _LEAST)
    score = round(math.log(likeliest / (1 - likeliest)), 4)
    named = {name: round(chance, 4) for name, chance in zip(_SCORES, scores, strict=True)}
    reason = Reason(
        type="meaning",
        contribution=score,
        words=", ".join(f"{name} {chance:.2f}" for name, chance in named.items()),
        left=(Span(start=pair.left.start, end=pair.left.end),),
        right=(Span(start=pair.right.start, end=pair.right.end),),
    )
    return Opinion((entailment, contradiction, neutral), score, (reason,), named)


def _plain(model: Any) -> dict[str, Any]:
    """What makes `predict` return logits, whatever activation the model comes with."""
    from torch.nn import Identity

    known = inspect.signature(model.predict).parameters
    # It was called `activation_fct` before sentence-transformers 4.
    name = "activation_fct" if "activation_fct" in known else "activation_fn"
    return {name: Identity()}


def _columns(name: str, model: object, labels: Sequence[str] | None) -> list[int]:
    """In which columns of the model's output entailment, neutral and contradiction stand."""
    stated = getattr(getattr(model, "config", None), "id2label", None)
    found = [str(stated[n]) for n in sorted(stated)] if isinstance(stated, Mapping) else []
    if labels is not None and (not found or len(found) == 3):
        found = list(labels)
    known = [_meaning(label) for label in found]
    if sorted(filter(None, known)) == sorted(_SCORES) and len(known) == 3:
        return [known.index(score) for score in _SCORES]
    if len(found) != 3:
        raise ModelError(
            f"the model {name!r} has the labels {found}; want three, entailment, neutral and "
            "contradiction: give the name of a cross-encoder for inference (NLI)"
        )
    raise ModelError(
        f"the model {name!r} has the labels {found}; want entailment, neutral and contradiction. "
        "If those are what its outputs mean, say so in their order: "
        f"load_judge({name!r}, labels=('contradiction', 'entailment', 'neutral'))"
    )


def _checked_labels(labels: object) -> list[str]:
    if isinstance(labels, Sequence) and not isinstance(labels, str | bytes):
        found = [_meaning(label) if isinstance(label, str) else None for label in labels]
        if sorted(filter(None, found)) == sorted(_SCORES) and len(found) == 3:
            return [str(label) for label in labels]
    raise InputError(
        f"labels are {labels!r}; want 'entailment', 'neutral' and 'contradiction', each once, in "
        "the order of the model's outputs"
    )


_STEMS = {"entail": "entailment", "neutral": "neutral", "contra": "contradiction"}
_INITIALS = {"e": "entailment", "n": "neutral", "c": "contradiction"}


def _meaning(label: str) -> str | None:
    """What a label says, in any spelling ("ENTAILMENT", "entails", "c"); None for any other."""
    plain = re.sub(r"[\W\d_]+", "", label).lower()
    found = (meaning for stem, meaning in _STEMS.items() if plain.startswith(stem))
    return _INITIALS.get(plain) or next(found, None)


def _name_of(model: object) -> str:
    """What an object calls itself, else its class; never an address in memory."""
    config = getattr(model, "config", None)
    card = getattr(model, "model_card_data", None)
    places = ((model, "name"), (config, "_name_or_path"), (card, "base_model"))
    names = (getattr(holder, attribute, None) for holder, attribute in places)
    found = next((name for name in names if isinstance(name, str) and name), None)
    return found or type(model).__name__


def _checked_name(model: str | os.PathLike[str]) -> str:
    name = os.fspath(model)
    if not isinstance(name, str) or not name.strip() or "\0" in name:
        raise InputError(
            f"the judge's name is {name!r}; want the name or the folder of a cross-encoder of "
            "sentence-transformers, or None for the embedded judge"
        )
    return name


def _opened(name: str, *, local_files_only: bool) -> Any:
    return opened(
        "CrossEncoder",
        name,
        local_files_only=local_files_only,
        loader="load_judge",
        instead="load_judge()",
        own=("features",),
        missing=_where_to_find,
    )


def _where_to_find(name: str) -> str:
    """What to do about a name that is no folder here."""
    if re.fullmatch(r"[\w.-]+/[\w.-]+", name):
        return f"fetch it first with: hf download {name}"
    return "no such folder is here, and no model of the hub has this name; check it"
