"""What comes nearest to one claim in other reports, beside what was decided on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from claimcmp.comparison import Comparison, Relation
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.errors import InputError, ModelError
from claimcmp.matching.neighbours import nearest
from claimcmp.matching.vectors import Matrix, unit_rows
from claimcmp.reading.claims import finest
from claimcmp.report import Claim
from claimcmp.values import Value

__all__ = ["Ranked", "ranking"]

# Nearest by cosine that are put in order by margin, as many as comparing looks at.
_LOOKED_AT = 64


class Ranked(Value):
    """A claim near another one, and what was decided on the two.

    `cosine` is -1..1; `margin` is the cosine relative to the neighbours of
    both, None where there were none to compare with. `relation` is the one
    that the comparison lists between the two claims, or else between a
    sentence and a clause of it on either side; None where it lists none. Of two
    sentences it lists one relation: two other clauses of theirs may agree as well.
    """

    claim: Claim
    cosine: float
    margin: float | None
    relation: Relation | None


def ranking(
    comparison: Comparison,
    claim: str | Claim,
    *,
    top: int = 5,
    report: str | None = None,
    encoder: Encoder | None = None,
) -> tuple[Ranked, ...]:
    """The claims of other reports nearest to one claim, best first, whatever was decided.

    No threshold: it shows what was looked at and fell short, for somebody who
    chooses thresholds, or doubts that a claim has no counterpart. The first of a
    ranking need not be of one matter with the claim; mostly nothing is.

    Of the 64 nearest by cosine (or `top`, if that is more) those with the
    greatest margin come first, then those nearer by cosine, then by id. Sentences
    that their own clauses say whole are left out, as in comparing. Cosine and
    margin are those that a listed relation shows.

    A comparison keeps the vectors of up to 100,000 texts. One that was read from
    JSON has kept none and encodes all claims at each call; where many rankings are wanted,
    `comparison.update()` first gives an equal one that has.

    Args:
        comparison: The reports, compared.
        claim: One of its claims, or the id of one.
        top: How many, at most; 1 or more.
        report: The id of the one report to look in; None for all but the claim's own.
        encoder: The one that the comparison was made with, where it was read
            from JSON and that is not the embedded one.

    Returns:
        At most `top`; fewer where the others have fewer claims, none for a
        text of which the encoder knows nothing.

    Raises:
        InputError: No such claim or report, the claim's own report, or `top` below 1.
        ModelError: The encoder is not that of the comparison.
    """
    asked = _claim(comparison, claim)
    if not isinstance(top, int) or isinstance(top, bool) or top < 1:
        raise InputError(f"top was given as {top!r}; want a whole number, 1 or more")
    if report is not None and comparison.report(report).id == asked.report:
        raise InputError(
            f"report={report!r} is the claim's own report; want the id of another one, or None for "
            "all others"
        )
    rows = list(finest(comparison.claims))
    number = {r.id: n for n, r in enumerate(comparison.reports)}
    owner = np.array([number[c.report or ""] for c in rows], dtype=np.intp)
    vectors = _vectors([asked, *rows], comparison, encoder)
    near = nearest(
        vectors[0],
        number[asked.report or ""],
        vectors[1:],
        owner,
        k=comparison.settings.neighbours,
        within=None if report is None else number[report],
        most=max(_LOOKED_AT, top),
    )
    decided = _Decided(asked, comparison.relations)
    ranked = [
        Ranked(
            claim=(other := rows[n.row]),
            cosine=round(n.cosine, 4),
            margin=None if n.margin is None else round(n.margin, 4),
            relation=decided.on(other),
        )
        for n in near
    ]
    return tuple(sorted(ranked, key=_place)[:top])


def _place(ranked: Ranked) -> tuple[float, float, str]:
    margin = 0.0 if ranked.margin is None else ranked.margin
    return (-margin, -ranked.cosine, ranked.claim.id)


def _claim(comparison: Comparison, given: object) -> Claim:
    id = given.id if isinstance(given, Claim) else given
    found = next((c for c in comparison.claims if c.id == id), None)
    if found is None or found.report is None:
        shown = f"{id!r:.80}" if isinstance(id, str) else f"{type(given).__name__}"
        raise InputError(
            f"no claim of this comparison goes by {shown}; want one of its `claims` or its id, and "
            "for a claim from elsewhere claimcmp.match"
        )
    return found


def _vectors(claims: Sequence[Claim], comparison: Comparison, encoder: Encoder | None) -> Matrix:
    """One row per claim: those that the comparison kept, and the others encoded again."""
    workings: Any = comparison._workings
    kept: Mapping[str, Matrix] = workings.kept.rows if workings else {}
    before: Encoder | None = workings.means.encoder if workings else comparison._encoder
    texts = [c.standalone for c in claims]
    missing = list(dict.fromkeys(t for t in texts if t not in kept))
    if missing or encoder is not None:
        opened = load_encoder(before if encoder is None else encoder)
        _refuse_another(comparison.provenance.encoder, opened.name)
        kept = {**kept, **dict(zip(missing, unit_rows(opened, missing), strict=True))}
    return np.stack([kept[text] for text in texts])


def _refuse_another(made: str, given: str) -> None:
    if made != given:
        raise ModelError(
            f"this comparison was made with the encoder {made!r}, and the one for the ranking is "
            f"{given!r}; pass ranking(encoder=...) the former"
        )


class _Decided:
    """The relations of one claim, or of what it is part of or holds, by the others' reports."""

    def __init__(self, claim: Claim, relations: Iterable[Relation]) -> None:
        self._found: dict[str | None, list[tuple[bool, Claim, Relation]]] = defaultdict(list)
        for relation in relations:
            for here, there in (
                (relation.left, relation.right),
                (relation.right, relation.left),
            ):
                if here.report == claim.report and _overlap(here, claim):
                    exact = here.id == claim.id
                    self._found[there.report].append((exact, there, relation))

    def on(self, other: Claim) -> Relation | None:
        """What is listed on the claim and another one."""
        found = [f for f in self._found.get(other.report, ()) if _overlap(f[1], other)]
        # The two claims themselves before their parts; else in the order of the texts.
        best = min(found, key=lambda f: not (f[0] and f[1].id == other.id), default=None)
        return None if best is None else best[2]


def _overlap(a: Claim, b: Claim) -> bool:
    return a.start < b.end and b.start < a.end
