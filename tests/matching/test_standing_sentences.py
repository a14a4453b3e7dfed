"""Which sentences of two reports are on one topic, and which bear each other out."""

from __future__ import annotations

from collections.abc import Sequence

import hypothesis.strategies as st
import numpy as np
from hypothesis import given

import claimcmp as cc
from claimcmp.matching.sentences import Sentences, read_sentences, stands_up, topics
from claimcmp.testing import HashEncoder, TableEncoder

SETTINGS = cc.Settings()


def sentences(owner: Sequence[int], rows: Sequence[Sequence[float]]) -> Sentences:
    """Sentences of one claim each, with rows of any length above 0."""
    vectors = np.array(rows, dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    each = np.arange(len(rows), dtype=np.intp)
    claims = tuple((n,) for n in range(len(rows)))
    return Sentences(each, np.array(owner, dtype=np.intp), claims, vectors)


def test_every_sentence_with_a_claim_has_one_row_and_all_of_its_claims() -> None:
    """Two clauses are two claims of one sentence."""
    text = "Verket stengte i mai, mens havnen åpnet igjen i juni. Kaien er tom."
    claims = cc.compare([{"id": "a", "text": text}], encoder=HashEncoder()).claims
    found = read_sentences(claims, HashEncoder())
    assert len(found.vectors) == 2 == len(found.owner)
    assert sorted(n for rows in found.claims for n in rows) == list(range(len(claims)))
    assert all(
        claims[n].context_start == claims[rows[0]].context_start
        for rows in found.claims
        for n in rows
    )


def test_no_claims_have_no_sentences() -> None:
    """Nothing to encode, and no topic."""
    found = read_sentences((), HashEncoder())
    assert found.vectors.shape == (0, 64)
    assert topics(found, margin=0.1, settings=SETTINGS) == ()


def test_a_topic_is_mutual_and_stands_out() -> None:
    """Of two that are near one, the nearer; nothing where all are as near."""
    pair = sentences([0, 0, 1, 1], [[1, 0, 0], [0, 1, 0], [1, 0.2, 0], [0.7, 0, 1]])
    assert [(c.left, c.right) for c in topics(pair, margin=0.1, settings=SETTINGS)] == [(0, 2)]
    same = sentences([0, 0, 1, 1], [[1, 0.1], [1, 0.2], [1, 0.1], [1, 0.2]])
    assert topics(same, margin=0.1, settings=SETTINGS) == ()


def test_sentences_alone_in_their_reports_stand() -> None:
    """Nothing is nearer where there is nothing else."""
    assert stands_up(sentences([0, 1], [[1, 0], [0, 1]]), 0, 1)


def test_sentences_that_have_nearer_ones_beside_them_do_not_stand() -> None:
    """Each of the two is nearer to another sentence of the other's report."""
    found = sentences([0, 0, 1, 1], [[1, 0], [0, 1], [1, 0.1], [0.1, 1]])
    assert stands_up(found, 0, 2)
    assert not stands_up(found, 0, 3)


@given(
    st.lists(
        st.lists(st.integers(-3, 3), min_size=3, max_size=3).filter(any), min_size=4, max_size=12
    ),
    st.data(),
)
def test_standing_is_what_a_look_at_all_pairs_gives(
    rows: list[list[float]],
    data: st.DataObject,
) -> None:
    """Against the definition, over whole matrices."""
    cut = data.draw(st.integers(1, len(rows) - 1))
    owner = [0] * cut + [1] * (len(rows) - cut)
    found = sentences(owner, rows)
    cosine = (found.vectors @ found.vectors.T).astype(np.float64)
    for i in range(cut):
        for j in range(cut, len(rows)):
            others = [
                max(cosine[i, n] for n in range(cut, len(rows)) if n != j)
                if len(rows) - cut > 1
                else None,
                max(cosine[n, j] for n in range(cut) if n != i) if cut > 1 else None,
            ]
            known = [o for o in others if o is not None]
            lead = cosine[i, j] - (sum(known) / len(known) if known else -9.0)
            if abs(lead) > 1e-4:
                assert stands_up(found, i, j) is bool(lead > 0)
                assert stands_up(found, j, i) is bool(lead > 0)


NB = (
    "«Det tar tid», sa Lise Vang. Prisen på laks falt i uken som gikk. "
    "Brua over sundet åpner først neste sommer."
)
EN = (
    "“It takes time,” said Lise Vang. The library got a new roof. "
    "The bus will stop at the school from now on."
)


def test_two_sentences_on_one_topic_meet_however_far_apart_their_clauses_are() -> None:
    """The words said are near nothing; the sentence with its speaker is near one other."""
    alike = TableEncoder(
        {
            "«Det tar tid», sa Lise Vang.": [1.0, 0.0, 0.0, 0.0],
            "“It takes time,” said Lise Vang.": [0.95, 0.3, 0.0, 0.0],
        }
    )
    found = cc.compare([{"id": "nb", "text": NB}, {"id": "en", "text": EN}], encoder=alike)
    met = {(r.left.context, r.right.context) for r in found.between("nb", "en")}
    assert met == {("“It takes time,” said Lise Vang.", "«Det tar tid», sa Lise Vang.")}
