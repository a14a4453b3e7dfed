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
# # Corrections
#
# You look at what was found and know better. Say so once: the correction is kept in a log and
# applied on every later run, with new reports and new models.
#
# **The reports are invented.**

# %%
import tempfile
from pathlib import Path

import claimcmp as cc

LOG = Path(tempfile.mkdtemp()) / "corrections.jsonl"

reports = [
    {"id": "a", "published": "2020-05-03", "text": "The bridge in Lervik was closed for 10 days."},
    {"id": "b", "published": "2020-05-03", "text": "Broen i Lervik blev lukket i 12 dage."},
    {"id": "c", "published": "2020-05-03", "text": "Ferga til øya går ikke i helgen."},
]
comparison = cc.compare(reports)
(relation,) = comparison.between("a", "b")
relation

# %% [markdown]
# There are two bridges in Lervik, and the reports speak of one each. So it is no contradiction.

# %%
review = cc.Review.open(LOG)
entry = review.relabel(relation, "related", who="Kari", note="two bridges")

comparison = cc.compare(reports, review=LOG)
(corrected,) = comparison.between("a", "b")
print(f"{corrected.machine} -> {corrected.kind} ({corrected.reviewed})")
print("contradictions left:", len(comparison.divergences()))

# %% [markdown]
# The reasons stay those of the machine: what it saw and what you said of it are kept apart.

# %%
print(corrected.why())

# %% [markdown]
# ## What became of each correction
#
# A correction finds its claims again by their words. Nothing is dropped in silence: if a report
# was edited so that the claim is gone, the outcome says so.

# %%
for told in comparison.review.entries:
    print(told.line, told.correction.action, told.status, "|", told.words)

edited = [{**reports[0], "text": "Nothing happened in Lervik."}, *reports[1:]]
for told in cc.compare(edited, review=LOG).review.lost():
    print("lost:", told.words)

# %% [markdown]
# ## New reports, same log

# %%
more = {"id": "d", "published": "2020-05-03", "text": "Brua i Lervik blei stengd i 10 dagar."}
grown = comparison.update(add=[more])
for r in grown.relations:
    print(r.left.report, r.right.report, r.kind, r.reviewed or "")

# %% [markdown]
# ## One matter, two names, and taking it back
#
# Matters can be merged and split, names made one, and every entry taken back. Entries are only
# ever added; `undo` is one more.

# %%
first, second = comparison.groups[0], comparison.groups[-1]
merged = review.merge(first, second, comparison=comparison, who="Kari")
print("matters:", len(comparison.groups), "->", len(cc.compare(reports, review=review).groups))
review.undo(merged)
print("undone: ", len(cc.compare(reports, review=review).groups))
review.alias("Fjellgruppen", "FLG")
print(*LOG.read_text(encoding="utf8").count("\n") * "*", "entries in the log")

# %% [markdown]
# ## Deciding in a spreadsheet

# %%
table = LOG.with_name("decisions.csv")
review.to_csv(comparison, table)
print(table.read_text(encoding="utf8")[:300])
print("nothing new in it:", review.read_csv(table))
