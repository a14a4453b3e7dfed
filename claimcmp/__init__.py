"""Compare what reports claim, across Norwegian, Danish and English.

    import claimcmp as cc

    comparison = cc.compare(cc.load("reports/"))
    comparison.ask("Who controls the airport?")

The names below load their module when they are first used, so that importing
the package stays quick and brings in no model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from claimcmp.changes import Changes
    from claimcmp.checking.result import SelfTest
    from claimcmp.checking.selftest import selftest
    from claimcmp.comparing import compare
    from claimcmp.comparison import (
        Answer,
        AnswerRow,
        Aside,
        Bridge,
        Comparison,
        Fold,
        Group,
        Problem,
        Reason,
        Relation,
        Silence,
    )
    from claimcmp.corrections import BadLine, Correction, CorrectionOutcome, ReviewOutcome
    from claimcmp.encoding.encoder import Encoder, load_encoder
    from claimcmp.errors import (
        ClaimcmpError,
        DuplicateId,
        InputError,
        MissingExtra,
        ModelError,
        ShapeError,
        UnknownLanguage,
        UnreadableInput,
    )
    from claimcmp.matching.judge import Judge, Opinion, Pair
    from claimcmp.matching.judges import load_judge
    from claimcmp.matching.relate import match, relate, relate_pairs
    from claimcmp.provenance import Provenance
    from claimcmp.reading.factchecks import FactCheck, FactChecks, load_fact_checks
    from claimcmp.reading.files import Reports, load
    from claimcmp.reading.language import detect_language
    from claimcmp.reading.segments import split
    from claimcmp.reading.splitters import Splitter, load_splitter
    from claimcmp.report import Claim, Evidence, Name, Number, Report, Sentence, Time
    from claimcmp.reviewing.review import Review
    from claimcmp.settings import Settings
    from claimcmp.values import Interval, Span
    from claimcmp.views.alignment import Alignment
    from claimcmp.views.influence import Influence
    from claimcmp.views.omissions import Omission, OmissionMap
    from claimcmp.views.ranking import Ranked

_HOME = {
    "Changes": "claimcmp.changes",
    "SelfTest": "claimcmp.checking.result",
    "selftest": "claimcmp.checking.selftest",
    "compare": "claimcmp.comparing",
    **dict.fromkeys(
        (
            "Answer",
            "AnswerRow",
            "Aside",
            "Bridge",
            "Comparison",
            "Fold",
            "Group",
            "Problem",
            "Reason",
            "Relation",
            "Silence",
        ),
        "claimcmp.comparison",
    ),
    **dict.fromkeys(
        ("BadLine", "Correction", "CorrectionOutcome", "ReviewOutcome"), "claimcmp.corrections"
    ),
    **dict.fromkeys(("Encoder", "load_encoder"), "claimcmp.encoding.encoder"),
    **dict.fromkeys(
        (
            "ClaimcmpError",
            "DuplicateId",
            "InputError",
            "MissingExtra",
            "ModelError",
            "ShapeError",
            "UnknownLanguage",
            "UnreadableInput",
        ),
        "claimcmp.errors",
    ),
    **dict.fromkeys(("Judge", "Opinion", "Pair"), "claimcmp.matching.judge"),
    "load_judge": "claimcmp.matching.judges",
    **dict.fromkeys(("match", "relate", "relate_pairs"), "claimcmp.matching.relate"),
    "Provenance": "claimcmp.provenance",
    **dict.fromkeys(("FactCheck", "FactChecks", "load_fact_checks"), "claimcmp.reading.factchecks"),
    **dict.fromkeys(("Reports", "load"), "claimcmp.reading.files"),
    "detect_language": "claimcmp.reading.language",
    "split": "claimcmp.reading.segments",
    **dict.fromkeys(("Splitter", "load_splitter"), "claimcmp.reading.splitters"),
    **dict.fromkeys(
        ("Claim", "Evidence", "Name", "Number", "Report", "Sentence", "Time"), "claimcmp.report"
    ),
    "Review": "claimcmp.reviewing.review",
    "Settings": "claimcmp.settings",
    **dict.fromkeys(("Interval", "Span"), "claimcmp.values"),
    "Alignment": "claimcmp.views.alignment",
    "Influence": "claimcmp.views.influence",
    **dict.fromkeys(("Omission", "OmissionMap"), "claimcmp.views.omissions"),
    "Ranked": "claimcmp.views.ranking",
}

__all__ = [
    "Alignment",
    "Answer",
    "AnswerRow",
    "Aside",
    "BadLine",
    "Bridge",
    "Changes",
    "Claim",
    "ClaimcmpError",
    "Comparison",
    "Correction",
    "CorrectionOutcome",
    "DuplicateId",
    "Encoder",
    "Evidence",
    "FactCheck",
    "FactChecks",
    "Fold",
    "Group",
    "Influence",
    "InputError",
    "Interval",
    "Judge",
    "MissingExtra",
    "ModelError",
    "Name",
    "Number",
    "Omission",
    "OmissionMap",
    "Opinion",
    "Pair",
    "Problem",
    "Provenance",
    "Ranked",
    "Reason",
    "Relation",
    "Report",
    "Reports",
    "Review",
    "ReviewOutcome",
    "SelfTest",
    "Sentence",
    "Settings",
    "ShapeError",
    "Silence",
    "Span",
    "Splitter",
    "Time",
    "UnknownLanguage",
    "UnreadableInput",
    "compare",
    "detect_language",
    "load",
    "load_encoder",
    "load_fact_checks",
    "load_judge",
    "load_splitter",
    "match",
    "relate",
    "relate_pairs",
    "selftest",
    "split",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'claimcmp' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
