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
# # Asking questions
#
# A question may be put in Norwegian, Danish or English, whatever the reports are written in. The
# answer is a table: what, which report, when, and the words that say so.
#
# **The reports of this notebook are invented**: a ferry that never ran, in a place that is on no
# map.

# %%
from pathlib import Path

import claimcmp as cc

INVENTED = next(p for p in (Path("invented"), Path("notebooks/invented")) if p.is_dir())

reports = cc.load(str(INVENTED / "*.txt"), metadata=INVENTED / "meta.csv")
comparison = cc.compare(reports)
answer = comparison.ask("How many passengers were evacuated?")
answer

# %% [markdown]
# ## The same question in other languages
#
# The rows are those of the claims, so they do not depend on the language of the question.

# %%
for question in (
    "How many passengers were evacuated?",
    "Hvor mange passasjerer ble evakuert?",
    "Hvor mange passagerer blev evakueret?",
):
    asked = comparison.ask(question)
    print(f"{question:40}", [row.answer for row in asked.rows], asked.verdict)

# %% [markdown]
# ## One thing at a time
#
# A question asks for one thing: a name, a place, a time, a number, or yes or no. Only claims that
# hold such a thing answer it. A row that is beside the point would be worse than one that is
# missing.

# %%
questions = (
    "Where was the ferry Solvang towed?",
    "When was the ferry Solvang towed to Bergen?",
    "How many passengers were evacuated?",
    "Did the agreement collapse?",
    "Was anybody injured?",
    "Who is the captain?",
)
for question in questions:
    asked = comparison.ask(question)
    rows = sorted({f"{row.answer} ({row.language})" for row in asked.rows})
    print(f"{question:46} {asked.verdict:14} {rows}")

# %% [markdown]
# ## Reading a row
#
# `quote` are the report's own words, at `claim.start` to `claim.end` of its text. `says` is for
# questions that want yes or no: a plan is *planned*, not *yes*. `speaker` is who is quoted, or
# None where the report speaks itself.

# %%
row = comparison.ask("Did the agreement collapse?").rows[0]
text = comparison.report(row.report).text
print("answer     ", row.answer, "| says", row.says)
print("quote      ", row.quote)
print("in         ", row.source, row.published, f"[{row.claim.start}, {row.claim.end})")
print("speaker    ", row.speaker, "| certainty", row.certainty)
print("confidence ", row.confidence, "(how near the claim comes to the question's words)")
assert text[row.claim.start : row.claim.end] == row.claim.text

# %% [markdown]
# ## Who is silent, and on what grounds
#
# Silence is not denial. `coverage` says whether a report names what the question names or, where it
# names nothing, holds one of its words. `timing` says whether it was written before the event,
# and `words` says both.

# %%
for id, silence in answer.silent.items():
    print(f"{id:20} {silence.words}")

# %% [markdown]
# ## All answers as a table

# %%
import pandas as pd

pd.DataFrame(
    {
        "question": asked.question,
        "answer": row.answer,
        "report": row.report,
        "published": str(row.published or "unknown"),
        "quote": row.quote,
    }
    for asked in map(comparison.ask, questions)
    for row in asked.rows
)

# %%
print("no answer is an answer:", comparison.ask("Who is the captain?").verdict)
print("contradicting answers:", answer.verdict)
