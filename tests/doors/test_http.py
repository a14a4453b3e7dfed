"""The HTTP service, called in this process: what it takes, gives and refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

import claimcmp as cc
from claimcmp.doors.http.app import make_app
from claimcmp.doors.http.examples import EXAMPLES
from claimcmp.views.json import schema

REPORTS = [
    {"id": "a", "text": "🔥 Lageret i Vik brant ned mandag. 4 personer ble skadd."},
    {"id": 7, "text": "The warehouse in Vik burned down on Monday. 4 people were injured."},
]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of the service on this machine."""
    with TestClient(make_app(), base_url="http://127.0.0.1") as made:
        yield made


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    """The service's own description."""
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def examples() -> Iterator[Any]:
    """Every example of every path."""
    for path, several in EXAMPLES.items():
        for name, example in several.items():
            yield pytest.param(path, example["value"], id=f"{path}-{name}")


def refused(response: Any, status: int) -> dict[str, Any]:
    """The refusal, which has the four keys of every refusal."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    fault: dict[str, Any] = response.json()
    assert list(fault) == ["error", "given", "wanted", "next"]
    assert fault["error"]
    assert fault["given"]
    assert fault["next"]
    return fault


@pytest.mark.parametrize(("path", "value"), list(examples()))
def test_an_example_gives_what_the_description_promises(
    client: TestClient, described: dict[str, Any], path: str, value: Any
) -> None:
    """Each example of the description is answered, in the form that it states."""
    response = client.post(f"/v1/{path}", json=value)
    assert response.status_code == 200
    operation = described["paths"][f"/v1/{path}"]["post"]
    promised = operation["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(response.json(), {**promised, "components": described["components"]})


def test_the_description_shows_every_example(described: dict[str, Any]) -> None:
    """What the page offers is what the tests run."""
    for path, several in EXAMPLES.items():
        body = described["paths"][f"/v1/{path}"]["post"]["requestBody"]
        assert body["content"]["application/json"]["examples"] == several


def test_compare_gives_what_the_library_writes(client: TestClient) -> None:
    """The bytes are those of `to_json`."""
    response = client.post("/v1/compare", json={"reports": REPORTS})
    assert response.text == cc.compare(cc.load(REPORTS)).to_json()
    jsonschema.validate(response.json(), schema())


def test_compare_with_questions_gives_both(client: TestClient) -> None:
    """Answers stand beside the comparison, in the order of the questions."""
    asked = ["Who was injured?", "Hvem eier lageret?"]
    found = client.post("/v1/compare", json={"reports": REPORTS, "ask": asked}).json()
    assert list(found) == ["comparison", "answers"]
    assert [a["question"] for a in found["answers"]] == asked


def test_ask_gives_the_answer_of_the_library(client: TestClient) -> None:
    """A question over HTTP is a question in Python."""
    question = "How many were injured?"
    found = client.post("/v1/ask", json={"question": question, "reports": REPORTS}).json()
    answer = cc.compare(cc.load(REPORTS)).ask(question)
    assert found == answer.model_dump(mode="json")


def test_relate_gives_the_relation_of_the_library(client: TestClient) -> None:
    """Dates and languages that are given reach the library."""
    a = {"text": "The quay is closed.", "published": "2021-03-02", "language": "en"}
    b = {"text": "Kaien er åpen.", "published": "2021-03", "source": "Vikposten"}
    found = client.post("/v1/relate", json={"a": a, "b": b}).json()
    assert found == cc.relate(a, b).model_dump(mode="json")


def test_relate_pairs_keeps_the_order(client: TestClient) -> None:
    """One relation for each pair, with the ids of its claims."""
    pairs = [["It rained.", {"id": n, "text": f"{n} boats sank."}] for n in range(3)]
    found = client.post("/v1/relate_pairs", json={"pairs": pairs}).json()
    assert [r["right"]["id"] for r in found] == ["0", "1", "2"]


def test_no_pairs_give_no_relations(client: TestClient) -> None:
    """An empty list is answered by one."""
    assert client.post("/v1/relate_pairs", json={"pairs": []}).json() == []


def test_match_gives_the_ids_of_the_candidates(client: TestClient) -> None:
    """The nearest candidate comes back under the caller's own id."""
    candidates = [
        {"id": "x/1", "text": "The mayor of Vik resigned."},
        {"id": "x/2", "text": "Four people were injured in Vik."},
    ]
    body = {"claims": ["4 personer ble skadd i Vik."], "candidates": candidates, "top": 1}
    assert client.post("/v1/match", json=body).json()[0][0]["right"]["id"] == "x/2"


FACT_CHECK = {
    "@type": "ClaimReview",
    "url": "https://facts.example/vik",
    "claimReviewed": "Four people were injured in Vik.",
    "itemReviewed": {"datePublished": "2021-03-02", "author": {"name": "Kari"}},
    "reviewRating": {"alternateName": "False"},
}


@pytest.mark.parametrize("given", [FACT_CHECK, [FACT_CHECK], {"@graph": [FACT_CHECK]}])
def test_match_takes_fact_checks(client: TestClient, given: Any) -> None:
    """The review is known again by its address, whatever it says of the claim."""
    body = {"claims": ["4 personer ble skadd i Vik."], "fact_checks": given}
    ((found,),) = client.post("/v1/match", json=body).json()
    assert (found["right"]["id"], found["kind"]) == ("https://facts.example/vik", "agrees")


def test_match_takes_fact_checks_beside_candidates(client: TestClient) -> None:
    """Both together, nearest first."""
    body = {"claims": ["4 were injured in Vik."], "candidates": ["It rained."]}
    (found,) = client.post("/v1/match", json={**body, "fact_checks": [FACT_CHECK]}).json()
    assert [r["right"]["text"] for r in found] == [FACT_CHECK["claimReviewed"], "It rained."]


def test_match_without_anything_to_match_against_is_refused(client: TestClient) -> None:
    """Which is another thing than a list of nothing."""
    fault = refused(client.post("/v1/match", json={"claims": ["x"]}), 422)
    assert fault["given"] == "no candidates"
    assert client.post("/v1/match", json={"claims": ["x"], "candidates": []}).json() == [[]]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"@type": "WebSite"}, "without a fact check"),
        ([FACT_CHECK, {"a": 1}], "item 2 is an object with the keys 'a'"),
        ([{**FACT_CHECK, "claimReviewed": ""}], "item 1: has no claim under 'claimReviewed'"),
        ([{**FACT_CHECK, "datePublished": "snart"}], "datePublished is 'snart'"),
        ("/etc/hostname", "body.fact_checks is '/etc/hostname'"),
        (["/etc/hostname"], "body.fact_checks.0 is '/etc/hostname'"),
    ],
)
def test_a_fact_check_that_cannot_be_used_is_named(
    client: TestClient, given: Any, said: str
) -> None:
    """And no file of this machine is read for one."""
    body = {"claims": ["x"], "fact_checks": given}
    assert said in refused(client.post("/v1/match", json=body), 422)["given"]


def test_fact_checks_count_as_candidates(client: TestClient) -> None:
    """For the limit on pairs."""
    checks = [{**FACT_CHECK, "url": f"https://facts.example/{n}"} for n in range(20)]
    body = {"claims": ["x"] * 101, "fact_checks": checks}
    assert "2,020 pairs" in refused(client.post("/v1/match", json=body), 413)["given"]


# How claims are compared

PAIR = {"a": "Verdens helseorganisasjon sent 12 doctors.", "b": "WHO sent 12 doctors."}


def test_aliases_reach_the_library(client: TestClient) -> None:
    """As a mapping or as lists of spellings."""
    aliases = {"WHO": ["Verdens helseorganisasjon"]}
    wanted = cc.relate(*PAIR.values(), settings=cc.Settings(aliases=aliases))
    for given in (aliases, {"WHO": "Verdens helseorganisasjon"}, [["WHO", *aliases["WHO"]]]):
        found = client.post("/v1/relate", json={**PAIR, "aliases": given}).json()
        assert found == wanted.model_dump(mode="json")


@pytest.mark.parametrize("path", ["compare", "ask", "relate", "relate_pairs", "match"])
def test_settings_and_judge_reach_the_library(client: TestClient, path: str) -> None:
    """Everywhere that claims are compared; the defaults stand for what is left out."""
    means = {"settings": {"sure": 0.97, "neighbours": 6}, "judge": "features"}
    body: dict[str, Any] = {
        "compare": {"reports": REPORTS},
        "ask": {"question": "How many were injured?", "reports": REPORTS},
        "relate": PAIR,
        "relate_pairs": {"pairs": [[*PAIR.values()]]},
        "match": {"claims": [PAIR["a"]], "candidates": [PAIR["b"]]},
    }[path]
    how: dict[str, Any] = {
        "settings": cc.Settings(sure=0.97, neighbours=6),
        "judge": cc.load_judge("features"),
    }
    wanted: Any = {
        "compare": lambda: cc.compare(cc.load(REPORTS), **how),
        "ask": lambda: cc.compare(cc.load(REPORTS), **how).ask("How many were injured?"),
        "relate": lambda: cc.relate(*PAIR.values(), **how),
        "relate_pairs": lambda: cc.relate(*PAIR.values(), **how),
        "match": lambda: cc.relate(*PAIR.values(), **how),
    }[path]()
    found = client.post(f"/v1/{path}", json={**body, **means}).json()
    while isinstance(found, list):
        (found,) = found
    assert found == wanted.model_dump(mode="json")


def test_every_setting_is_described_as_the_library_has_it(described: dict[str, Any]) -> None:
    """With its range and its default; aliases stand beside them."""
    schemas = described["components"]["schemas"]
    own, library = schemas["GivenSettings"]["properties"], cc.Settings.model_json_schema()
    assert own == {n: f for n, f in library["properties"].items() if n != "aliases"}


@pytest.mark.parametrize(
    ("means", "given", "wanted"),
    [
        ({"settings": {"sure": 2}}, "body.settings.sure is 2", "want 1.0 or less"),
        ({"settings": {"sure": "0.9"}}, "body.settings.sure is '0.9'", "want a number"),
        ({"settings": {"sur": 0.9}}, "body.settings.sur is 0.9", "want no field of that name"),
        ({"settings": {"neighbours": 0}}, "body.settings.neighbours is 0", "want 1 or more"),
        ({"settings": [1]}, "body.settings is [1]", "want an object"),
        ({"judge": "some/model"}, "body.judge is 'some/model'", "want 'features'"),
        ({"aliases": "/etc/hostname"}, "body.aliases is '/etc/hostname'", "want an object or"),
        ({"aliases": {"WHO": 3}}, "body.aliases.WHO is 3", "want a string or a list"),
        ({"aliases": [["WHO"]]}, "an alias was given with one spelling only", "want a name"),
    ],
)
def test_means_that_cannot_be_used_are_refused(
    client: TestClient, means: dict[str, Any], given: str, wanted: str
) -> None:
    """In the words of the library's own errors; no file and no model is opened."""
    fault = refused(client.post("/v1/relate", json={**PAIR, **means}), 422)
    assert given in fault["given"]
    assert fault["wanted"].startswith(wanted)


def test_aliases_count_as_text(client: TestClient) -> None:
    """For the limit on characters."""
    body = {**PAIR, "aliases": [["x" * 300_000, "y"]]}
    assert "characters" in refused(client.post("/v1/relate", json=body), 413)["given"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"a": "x"}, ["no body.b", "want body.b", "add it"]),
        ({"a": "x", "b": 3}, ["body.b is 3", "want a string or an object", "correct body.b"]),
        ({"a": "x", "b": "y", "c": 1}, ["body.c is 1", "want no field of that name", "leave"]),
        ({"a": "x", "b": "y", "offsets": 1}, ["body.offsets is 1", "want 'codepoint' or", ""]),
        ([], ["body is []", "want an object", "correct body"]),
    ],
)
def test_a_field_is_refused_in_three_parts(client: TestClient, body: Any, said: list[str]) -> None:
    """What was given, what is wanted, what to do next."""
    fault = refused(client.post("/v1/relate", json=body), 422)
    found = [fault["given"], fault["wanted"], fault["next"]]
    assert all(part.startswith(words) for part, words in zip(found, said, strict=True))
    assert not re.search(r"[Ii]nput|valid|pydantic|dictionary", " ".join(found))


def test_the_ids_of_reports_come_back_as_strings(client: TestClient) -> None:
    """A whole number is an id like any."""
    found = client.post("/v1/compare", json={"reports": REPORTS}).json()
    assert {r["id"] for r in found["reports"]} == {"a", "7"}


@pytest.mark.parametrize("path", ["compare", "ask", "relate", "relate_pairs", "match", "split"])
def test_utf16_offsets_cut_as_javascript_does(client: TestClient, path: str) -> None:
    """A letter beyond U+FFFF counts two: every claim and segment is its stretch of the units."""
    text = REPORTS[0]["text"]
    body: dict[str, Any] = {
        "compare": {"reports": REPORTS},
        "ask": {"question": "How many were injured?", "reports": REPORTS},
        "relate": {"a": text, "b": "Four were injured."},
        "relate_pairs": {"pairs": [[text, "Four were injured."]]},
        "match": {"claims": [text], "candidates": ["Four were injured."]},
        "split": {"text": text},
    }[path]
    response = client.post(f"/v1/{path}", json={**body, "offsets": "utf16"})
    assert response.headers["claimcmp-offsets"] == "utf16"
    units = str(text).encode("utf-16-le")
    stretches = [v for v in values(response.json()) if {"start", "end", "text"} <= set(v)]
    own = [v for v in stretches if v.get("report") in ("a", None)]
    cut = [units[2 * v["start"] : 2 * v["end"]].decode("utf-16-le") == v["text"] for v in own]
    assert any(v["start"] > 1 and c for v, c in zip(own, cut, strict=True)) or path != "compare"
    assert any(cut)


def values(found: Any) -> Iterator[dict[str, Any]]:
    """Every object in an answer."""
    if isinstance(found, dict):
        yield found
    for value in found.values() if isinstance(found, dict) else found:
        if isinstance(value, dict | list):
            yield from values(value)


def test_the_schema_is_that_of_the_command_line(client: TestClient) -> None:
    """One schema, wherever it is asked for."""
    assert client.get("/v1/schema").json() == json.loads(json.dumps(schema()))


def test_health_says_which_version(client: TestClient) -> None:
    """A probe learns that the service is there."""
    assert client.get("/health").json() == {
        "status": "ok",
        "version": cc.__version__,
        "schema_version": "1",
    }


def test_the_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    """The page and all it loads come from the service itself, and nothing else is let in."""
    page = client.get("/docs")
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert {"/docs/page.js", "/docs/page.css"} <= set(loaded)
    for path in loaded:
        part = client.get(path)
        assert part.status_code == 200
        if path.startswith("/docs"):
            assert not re.search(r"https?://|url\(", part.text)


def test_the_page_shows_answers_as_text_only(client: TestClient) -> None:
    """A report's text can be no markup there."""
    script = client.get("/docs/page.js").text
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval", script)


def test_the_root_leads_to_the_page(client: TestClient) -> None:
    """Who opens the address alone finds the page."""
    assert client.get("/").url.path == "/docs"


# Refusals


@pytest.mark.parametrize(
    ("body", "given"),
    [
        (b"", "no body"),
        (b"{", "no JSON"),
        (b"[1]", "body is [1]"),
        (b"\xff\xfe", "body"),
        (b'{"a": "x"}', "no body.b"),
        (b'{"a": 1, "b": "x"}', "body.a is 1"),
        (b'{"a": NaN, "b": "x"}', "body.a is nan"),
        (b'{"a": "x", "b": {"text": 3}}', "body.b.text is 3"),
        (b'{"a": "x", "b": {"txt": "y", "text": "y"}}', "body.b.txt"),
        (b'{"a": "x", "b": "y", "offsets": "bytes"}', "body.offsets is 'bytes'"),
        (b'{"a": "x", "b": {"text": "y", "language": "fr"}}', "body.b.language is 'fr'"),
        (b'{"a": "x", "b": {"text": "y", "id": true}}', "body.b.id is True"),
        (b'{"a": "x", "b": {"text": "y", "published": "juni"}}', "'juni'"),
        (b'{"a": "\\ud800", "b": "y"}', "U+D800"),
    ],
)
def test_a_body_that_cannot_be_used_is_refused(client: TestClient, body: bytes, given: str) -> None:
    """The refusal names the field and what stands in it."""
    headers = {"content-type": "application/json"}
    fault = refused(client.post("/v1/relate", content=body, headers=headers), 422)
    assert given in fault["given"]


def test_a_body_nested_without_end_is_refused(client: TestClient) -> None:
    """It is no reason to fall over."""
    headers = {"content-type": "application/json"}
    refused(client.post("/v1/relate", content=b"[" * 200_000, headers=headers), 400)


def test_a_body_not_marked_as_json_is_refused(client: TestClient) -> None:
    """A form of a page elsewhere cannot send what is taken here."""
    headers = {"content-type": "text/plain"}
    body = b'{"a": "x", "b": "y"}'
    fault = refused(client.post("/v1/relate", content=body, headers=headers), 415)
    assert "application/json" in fault["wanted"]


def test_two_reports_under_one_id_are_refused(client: TestClient) -> None:
    """The library's own error, in its parts."""
    twice = {"reports": [{"id": "r", "text": "x"}, {"id": "r", "text": "y"}]}
    fault = refused(client.post("/v1/compare", json=twice), 422)
    assert fault["error"] == "DuplicateId"
    assert "'r'" in fault["given"]


def test_a_quote_in_what_was_given_does_not_upset_the_parts(client: TestClient) -> None:
    """Only the library's own words say what is wanted."""
    a = {"text": "x", "published": "; want nothing; at all"}
    fault = refused(client.post("/v1/relate", json={"a": a, "b": "y"}), 422)
    assert fault["given"].startswith("'; want nothing; at all'")
    assert fault["wanted"].startswith("want an ISO 8601 string")


def test_half_a_surrogate_pair_is_refused_everywhere(client: TestClient) -> None:
    """It could never be written out again."""
    half = "half \ud83d"
    bodies: dict[str, Any] = {
        "compare": {"reports": [{"text": "x"}], "ask": [half]},
        "ask": {"question": half, "reports": [{"text": "x"}]},
        "relate_pairs": {"pairs": [["x", half]]},
        "match": {"claims": [half], "candidates": ["x"]},
        "split": {"text": half},
    }
    for path, body in bodies.items():
        sent = json.dumps(body).encode()
        response = client.post(
            f"/v1/{path}", content=sent, headers={"content-type": "application/json"}
        )
        refused(response, 422)


def test_another_method_is_refused(client: TestClient) -> None:
    """The header says which one is taken."""
    response = client.get("/v1/relate")
    assert refused(response, 405)["error"] == "MethodNotAllowed"
    assert response.headers["allow"] == "POST"


def test_an_unknown_path_is_refused(client: TestClient) -> None:
    """With a way on."""
    assert "/docs" in refused(client.post("/v1/nothing", json={}), 404)["next"]
