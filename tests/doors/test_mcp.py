"""The MCP server as a client starts it: a process, spoken to over its standard streams."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import Any

import jsonschema
import pytest
from mcp import ClientSession, StdioServerParameters, stdio_client

import claimcmp as cc

SERVER = StdioServerParameters(command=sys.executable, args=["-m", "claimcmp", "mcp"])
REPORTS = [
    {
        "id": "nb-1",
        "published": "2022-05-04",
        "text": "Toget sporet av ved Dal onsdag. 8 personer ble skadd.",
    },
    {
        "id": "en-1",
        "published": "2022-05-04",
        "text": "A train derailed near Dal on Wednesday. 11 people were injured.",
    },
]


REVIEW = {
    "url": "https://facts.example/train",
    "publisher": {"name": "Rail Facts"},
    "textualRating": "Half true",
}


@pytest.fixture(scope="module")
def called() -> dict[str, Any]:
    """What one session of a real client was told: its tools, and the result of each call."""

    async def session() -> dict[str, Any]:
        async with stdio_client(SERVER) as (read, write), ClientSession(read, write) as client:
            start = await client.initialize()
            found: dict[str, Any] = {"server": start.server_info, "about": start.instructions}
            found["tools"] = {t.name: t for t in (await client.list_tools()).tools}
            for name, (tool, arguments) in CALLS.items():
                found[name] = await client.call_tool(tool, arguments)
            return found

    return asyncio.run(session())


CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "compare": ("compare", {"reports": REPORTS}),
    "ask": ("ask", {"question": "How many were injured?", "reports": REPORTS}),
    "relate": ("relate", {"a": "The lock is open.", "b": {"id": "k", "text": "Slusen er lukket."}}),
    "match": (
        "match",
        {
            "claims": ["Toget sporet av."],
            "candidates": ["The train derailed.", {"id": "f", "text": "Fish is dear."}],
            "top": 1,
        },
    ),
    "quick": (
        "relate",
        {
            "a": "WHO sent 4 doctors.",
            "b": "Verdens helseorganisasjon sent 4 doctors.",
            "aliases": {"WHO": ["Verdens helseorganisasjon"]},
            "judge": "features",
        },
    ),
    "reviewed": (
        "match",
        {
            "claims": ["Toget sporet av."],
            "candidates": ["Fish is dear."],
            "fact_checks": {"claims": [{"text": "The train derailed.", "claimReview": [REVIEW]}]},
        },
    ),
    "bad judge": ("compare", {"reports": REPORTS, "judge": "some/model"}),
    "nothing known": ("match", {"claims": ["x"]}),
    "bad fact check": ("match", {"claims": ["x"], "fact_checks": [{"a": 1}]}),
    "bad date": ("relate", {"a": "x", "b": {"text": "y", "published": "in June"}}),
    "twins": ("compare", {"reports": [{"id": "r", "text": "x"}, {"id": "r", "text": "y"}]}),
    "no text": ("relate", {"a": "x"}),
    "unknown field": ("relate", {"a": "x", "b": {"text": "y", "txt": "z"}}),
    "no reports": ("compare", {"reports": []}),
    "too much": ("compare", {"reports": [{"text": "x"}] * 201}),
    "misspelt": ("relate", {"a": "x", "b": "y", "jugde": "features"}),
    "after": ("relate", {"a": "It rained.", "b": "Det regnet."}),
}


def words(result: Any) -> str:
    """The text of a result."""
    (content,) = result.content
    return str(content.text)


def test_the_server_names_itself(called: dict[str, Any]) -> None:
    """With its version, and what it is for."""
    assert (called["server"].name, called["server"].version) == ("claimcmp", cc.__version__)
    assert "never say what is true" in called["about"]


def test_there_are_four_tools(called: dict[str, Any]) -> None:
    """Each described, typed on both sides, and marked as one that changes nothing."""
    assert list(called["tools"]) == ["compare", "ask", "relate", "match"]
    for tool in called["tools"].values():
        assert tool.description
        assert tool.input_schema["required"]
        assert tool.output_schema["properties"]
        assert tool.annotations.read_only_hint


@pytest.mark.parametrize("name", ["compare", "ask", "relate", "match"])
def test_a_tool_gives_what_its_schema_promises(called: dict[str, Any], name: str) -> None:
    """Structured content of the tool's own schema, and a short text beside it."""
    result = called[name]
    assert not result.is_error
    jsonschema.validate(result.structured_content, called["tools"][name].output_schema)
    assert 0 < len(words(result)) < 2_000


def test_compare_says_what_the_reports_contradict_each_other_on(called: dict[str, Any]) -> None:
    """The headline, the matter, and the quotes with their places."""
    found = called["compare"].structured_content
    assert words(called["compare"]).startswith(found["headline"])
    (matter,) = [m for m in found["matters"] if m["verdict"] == "disputed"]
    texts = {r["id"]: r["text"] for r in REPORTS}
    for quote in matter["quotes"]:
        assert texts[quote["report"]][quote["start"] : quote["end"]] == quote["text"]
    ids = {q["claim"] for q in matter["quotes"]}
    assert [{r["left"], r["right"]} <= ids for r in matter["relations"]] == [True]


def test_ask_gives_the_answer_of_the_library(called: dict[str, Any]) -> None:
    """And its rows in words."""
    answer = cc.compare(cc.load(REPORTS)).ask("How many were injured?")
    assert called["ask"].structured_content == answer.model_dump(mode="json")
    assert all(row.quote in words(called["ask"]) for row in answer.rows)


def test_relate_gives_the_relation_of_the_library(called: dict[str, Any]) -> None:
    """With its reasons in words."""
    relation = cc.relate(*CALLS["relate"][1].values())
    assert called["relate"].structured_content == relation.model_dump(mode="json")
    assert words(called["relate"]) == relation.why()


def test_match_gives_the_nearest_candidate(called: dict[str, Any]) -> None:
    """Of each claim as many as were asked for."""
    ((nearest,),) = called["match"].structured_content["matches"]
    assert nearest["right"]["text"] == "The train derailed."


def test_aliases_and_judge_reach_the_library(called: dict[str, Any]) -> None:
    """As over HTTP."""
    given = CALLS["quick"][1]
    settings = cc.Settings(aliases=given["aliases"])
    relation = cc.relate(given["a"], given["b"], judge=cc.load_judge("features"), settings=settings)
    assert called["quick"].structured_content == relation.model_dump(mode="json")


def test_a_fact_check_comes_with_its_review(called: dict[str, Any]) -> None:
    """In the words and in the structure; the verdict is the library's own."""
    result = called["reviewed"]
    first = words(result).splitlines()[0]
    assert first.startswith("agree")
    assert "rated “Half true” by Rail Facts: https://facts.example/train" in first
    (check,) = result.structured_content["fact_checks"]
    assert check["id"] == result.structured_content["matches"][0][0]["right"]["id"]
    jsonschema.validate(result.structured_content, called["tools"]["match"].output_schema)


def test_without_known_claims_that_is_said(called: dict[str, Any]) -> None:
    """And is no error."""
    assert words(called["nothing known"]) == "No candidates to match against."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bad judge", "judge is 'some/model'; want 'features'"),
        ("bad fact check", "item 1 is an object with the keys 'a' without a fact check"),
        ("bad date", "'in June' is not a time of publication"),
        ("twins", "two reports carry the id 'r'"),
        ("no text", "no b; want b; add it"),
        ("unknown field", "b.txt is 'z'; want no field of that name"),
        ("no reports", "reports is []; want at least 1 of them"),
        ("too much", "want at most 200"),
        ("misspelt", "'jugde' is no argument of relate; want any of a, b, aliases, judge"),
    ],
)
def test_what_cannot_be_used_is_an_error_of_the_tool(
    called: dict[str, Any], name: str, said: str
) -> None:
    """The model that called reads what to mend; the session goes on."""
    assert called[name].is_error
    assert said in words(called[name])
    assert not called["after"].is_error


def test_nothing_but_the_protocol_is_on_standard_output() -> None:
    """Every line is a message; what code prints goes to standard error, and no text is logged."""
    code = (
        "import claimcmp.doors.work as work, claimcmp.doors.mcp as mcp\n"
        "real = work.relate\n"
        "def loud(body):\n"
        "    print('printed on the way', flush=True)\n"
        "    if body.a == 'SECRET': raise RuntimeError('stumbled over SECRET')\n"
        "    return real(body)\n"
        "work.relate = loud\n"
        "mcp.serve()\n"
    )
    call = {"name": "relate", "arguments": {"a": "SECRET", "b": "x"}}
    start = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    }
    messages = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": start},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call},
    ]
    sent = "".join(json.dumps(m) + "\n" for m in messages)
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(sent)
    process.stdin.flush()
    answers = [json.loads(process.stdout.readline()) for _ in range(2)]
    out, err = process.communicate(timeout=30)
    assert [a["id"] for a in answers] == [1, 2]
    assert answers[1]["result"]["isError"]
    assert "SECRET" not in answers[1]["result"]["content"][0]["text"]
    assert out == ""
    assert "printed on the way" in err
    assert "SECRET" not in err
    assert process.returncode == 0
