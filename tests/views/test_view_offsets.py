from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcmp.comparison import Answer, Comparison, Relation
from claimcmp.report import Claim
from claimcmp.views.offsets import Ruler, answer_utf16, claim_utf16, relation_utf16


@given(st.text(st.sampled_from("aå🚢𐍈\n"), max_size=30))
def test_every_offset_counts_the_units_before_it(text: str) -> None:
    """The fast count equals the slow, obvious one."""
    ruler = Ruler(text)
    slow = [len(text[:i].encode("utf-16-le")) // 2 for i in range(len(text) + 1)]
    assert [ruler.at(i) for i in range(len(text) + 1)] == slow


def standalone(text: str, words: str) -> Claim:
    """A claim of a string that is no report."""
    start = text.index(words)
    return Claim(
        id=words,
        report=None,
        start=start,
        end=start + len(words),
        text=words,
        standalone=words,
        context=text,
        language="en",
    )


def test_a_standalone_claim_counts_units_of_the_string_given() -> None:
    """A claim outside a report is measured in the string it came in."""
    claim = claim_utf16(standalone("🚢🚢 it sank", "it sank"))
    assert (claim.start, claim.end) == (5, 12)


def test_a_standalone_relation_converts_each_side_by_its_own_string() -> None:
    """A standalone relation converts each side by its own string."""
    left, right = standalone("🚢 it sank", "it sank"), standalone("it sank", "it sank")
    relation = Relation(
        left=left,
        right=right,
        kind="agrees",
        leaning="agrees",
        confidence=1,
        cosine=1,
        scope="standalone",
    )
    made = relation_utf16(relation)
    assert (made.left.start, made.right.start) == (3, 0)


def test_an_answer_is_converted_by_the_texts_of_its_reports(
    comparison: Comparison, answer: Answer
) -> None:
    """An answer is converted by the texts of its reports."""
    made = answer_utf16(answer, {r.id: Ruler(r.text) for r in comparison.reports})
    assert made.aside[0].start == answer.aside[0].start + 1
    assert made.rows[0].claim.start == answer.rows[0].claim.start + 1
