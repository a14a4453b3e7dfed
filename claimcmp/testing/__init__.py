"""For tests of programs that call this library: quick, the same each time, without weights."""

from claimcmp.testing.builders import make_claim, make_relation, make_report
from claimcmp.testing.checks import check_encoder, check_judge, check_splitter
from claimcmp.testing.comparisons import make_comparison
from claimcmp.testing.encoders import HashEncoder, TableEncoder
from claimcmp.testing.judging import ScriptedJudge
from claimcmp.testing.quoting import check_offsets

__all__ = [
    "HashEncoder",
    "ScriptedJudge",
    "TableEncoder",
    "check_encoder",
    "check_judge",
    "check_offsets",
    "check_splitter",
    "make_claim",
    "make_comparison",
    "make_relation",
    "make_report",
]
