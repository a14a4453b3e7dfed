"""The HTTP service against its own description: bodies made from it, answers held against it."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcmp.doors.http.app import make_app
from claimcmp.doors.limits import Limits

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # other people's deprecations, at import
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        negative_data_rejection,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]

DESCRIPTION = schemathesis.openapi.from_asgi(
    "/openapi.json", make_app(limits=Limits(characters=3_000, pairs=30), hosts=None)
)
OPERATIONS = {found.ok().label: found.ok() for found in DESCRIPTION.get_all_operations()}


@pytest.mark.parametrize(
    ("label", "mode"),
    [
        pytest.param(label, mode, id=f"{label}-{mode.value}")
        for label, operation in OPERATIONS.items()
        for mode in schemathesis.GenerationMode
        if operation.method == "post" or mode.is_positive  # else nothing that could be wrong
    ],
)
def test_whatever_is_sent_is_answered_as_described(
    label: str, mode: schemathesis.GenerationMode
) -> None:
    """Bodies of the described form and of others: no status, form or error it does not state."""
    operation = OPERATIONS[label]

    @settings(
        max_examples=25,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def run(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(generation_mode=mode))
        case.call_and_validate(checks=CHECKS)

    run()
