# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Bring your own model
#
# The encoder finds claims that may speak of one matter, the judge decides what they are to each
# other. Both can be yours: a model of sentence-transformers, or any object with the right
# methods.
#
# So that nothing is downloaded, this notebook makes two tiny models itself. They have learnt
# nothing: **they show how a model is passed, not how well one does. All sentences are invented.**

# %%
import os

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"

import warnings

warnings.filterwarnings("ignore")

import tempfile
from pathlib import Path

import torch
from sentence_transformers import CrossEncoder, SentenceTransformer
from sentence_transformers.models import StaticEmbedding
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

import claimcmp as cc

torch.manual_seed(7)

reports = [
    {"id": "a", "published": "2020-05-03", "text": "The bridge in Lervik was closed for 10 days."},
    {"id": "b", "published": "2020-05-03", "text": "The bridge in Lervik was closed for 12 days."},
    {"id": "c", "published": "2020-05-03", "text": "Ferga til øya går ikke i helgen."},
]

# %% [markdown]
# ## An encoder of sentence-transformers
#
# This one has a vector drawn by chance for each piece of a word. Texts with the same words are
# alike to it, and nothing else is.

# %%
tokenizer = Tokenizer(models.BPE(unk_token="?"))
tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
trainer = trainers.BpeTrainer(vocab_size=300, special_tokens=["?"], show_progress=False)
tokenizer.train_from_iterator([r["text"] for r in reports], trainer)

toy = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=64)], device="cpu")
encoder = cc.load_encoder(toy)
vectors = encoder.encode([r["text"] for r in reports])
print(encoder.name, vectors.shape)
(vectors @ vectors.T).round(2)

# %% [markdown]
# A folder works as the object does, and a name does if the model is on this machine already. The
# name of the model stands in the result.

# %%
comparison = cc.compare(reports, encoder=encoder)
print(comparison.provenance.encoder)
comparison

# %% [markdown]
# ## A cross-encoder as the judge
#
# Any `CrossEncoder` that tells entailment, neutral and contradiction apart can be the judge. What
# its outputs mean is read from its configuration.

# %%
folder = Path(tempfile.mkdtemp())
letters = [f"{before}{chr(n)}" for n in range(33, 256) for before in ("", "##")]
vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters]
(folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf8")
BertTokenizerFast(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
labels = ("contradiction", "entailment", "neutral")
BertForSequenceClassification(
    BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=128,
        id2label=dict(enumerate(labels)),
        label2id={label: n for n, label in enumerate(labels)},
    )
).save_pretrained(folder)

judge = cc.load_judge(CrossEncoder(str(folder), device="cpu", local_files_only=True))
relation = cc.relate(reports[0]["text"], reports[1]["text"], judge=judge)
print({label: round(score, 2) for label, score in relation.scores.items()}, "->", relation.kind)

# %% [markdown]
# A model that has learnt nothing is sure of nothing. The one that comes with the package sees the
# two numbers:

# %%
relation = cc.relate(reports[0]["text"], reports[1]["text"])
relation

# %% [markdown]
# ## An object of your own
#
# A judge has a `name` and a method `opinion`: the probabilities of agrees, diverges and neither.

# %%
from claimcmp.matching.judge import Opinion


class SameNumbers:
    """Two claims agree if they state the same numbers, and diverge if not."""

    name = "same numbers"

    def opinion(self, pair):
        """The probabilities of agrees, diverges and neither."""
        left, right = ({n.low for n in c.numbers} for c in (pair.left, pair.right))
        return Opinion((0.95, 0.03, 0.02) if left == right else (0.02, 0.95, 0.03))


own = cc.compare(reports, judge=SameNumbers())
print("own judge:", [(r.left.report, r.right.report, r.kind) for r in own.relations])

# %% [markdown]
# ## Is it any good?
#
# Try it on pairs of your own before you trust it; `claimcmp selftest` changes one detail at a
# time in your reports and counts what is noticed.
