"""What some models want to read before a text, so that two texts can be held against each other.

Claims are compared with claims: both sides get the same words, those that a
model's authors give for similarity, never those for a query or a document of a search.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["similarity_prompt"]

_SIMILARITY = ("sts", "stsquery", "sentencesimilarity")
"""Keys, lower case and letters only, under which models declare their prompt for similarity.

"STS" is the task's name in the MTEB benchmark and in the configuration of
EmbeddingGemma and nomic-embed-text-v2; "sts_query" that of e5-mistral.
"""

_E5 = "query: "
_E5_INSTRUCT = "Instruct: Retrieve semantically similar text.\nQuery: "


def similarity_prompt(name: str, prompts: object, *, default: object = None) -> str | None:
    """The words that a model wants before each text; None to leave that to the model.

    In this order: the prompt for similarity that the model's own
    configuration declares; its default prompt, which it adds by itself
    (None); what the E5 family was trained with, told by the name; nothing.

    Args:
        name: The model's name or folder.
        prompts: The model's own prompts by their key; anything else counts as none.
        default: The key of the model's default prompt, if it has one.

    Source:
        Wang et al. (2022), "Text Embeddings by Weakly-Supervised Contrastive
        Pre-training", and the model cards of E5: "query: " on both sides for
        symmetric tasks. For the instruct models, the authors' evaluation code.
    """
    own = _own(prompts)
    if own is not None:
        return own
    if default:
        return None
    parts = re.split(r"[-_.]", re.split(r"[/\\]", name.rstrip("/\\"))[-1].lower())
    if "e5" not in parts:
        return None
    return _E5_INSTRUCT if "instruct" in parts else _E5


def _own(prompts: object) -> str | None:
    if not isinstance(prompts, Mapping):
        return None
    for key, words in prompts.items():
        plain = re.sub(r"[^a-z]", "", str(key).lower())
        if plain in _SIMILARITY and isinstance(words, str):
            return words
    return None
