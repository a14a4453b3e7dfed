from __future__ import annotations

import pytest

from claimcmp.encoding.prompts import similarity_prompt

SEARCH = {"query": "search: ", "document": "page: "}


@pytest.mark.parametrize("key", ["STS", "sts", "sts_query", "Sentence similarity"])
def test_the_prompt_that_a_model_declares_for_similarity_is_used(key: str) -> None:
    """Whatever else it declares, and whatever its name."""
    prompts = {**SEARCH, key: "alike: "}
    assert similarity_prompt("some-e5-model", prompts, default="query") == "alike: "


def test_prompts_for_search_are_not_used() -> None:
    """Claims are no queries, nor documents."""
    assert similarity_prompt("some-model", SEARCH) is None


def test_a_default_prompt_is_left_to_the_model() -> None:
    """It puts it before each text by itself."""
    assert similarity_prompt("intfloat/e5-small", SEARCH, default="query") is None


@pytest.mark.parametrize(
    "name",
    ["intfloat/multilingual-e5-small", "e5-base-v2", "/models/multilingual_e5_large/", "a\\e5.v2"],
)
def test_the_e5_family_is_told_by_its_name(name: str) -> None:
    """With the prefix it was trained with."""
    assert similarity_prompt(name, None) == "query: "


def test_an_e5_model_for_instructions_gets_one() -> None:
    """The plain prefix is not what it was trained with."""
    words = similarity_prompt("intfloat/multilingual-e5-large-instruct", {"query": "", "x": None})
    assert words == "Instruct: Retrieve semantically similar text.\nQuery: "


@pytest.mark.parametrize("name", ["all-MiniLM-L6-v2", "base55", "/e5/other-model", "me5", "", "/"])
def test_other_names_get_nothing(name: str) -> None:
    """The family is told by a whole part of the last name."""
    assert similarity_prompt(name, {}) is None
