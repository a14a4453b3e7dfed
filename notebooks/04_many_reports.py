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
# # Many reports
#
# Fourteen short reports in four languages, from five outlets, over a week. Which matters do
# several carry, which of them are one source, where do they contradict each other, and what
# changed?
#
# **All fourteen are invented**: ferry, place and outlets (see `invented/README.md`).

# %%
from pathlib import Path

import claimcmp as cc

INVENTED = next(p for p in (Path("invented"), Path("notebooks/invented")) if p.is_dir())

reports = cc.load(str(INVENTED / "*.txt"), metadata=INVENTED / "meta.csv")
comparison = cc.compare(reports)
comparison

# %% [markdown]
# ## The matters that more than one report carries

# %%
matters = comparison.to_frame(what="groups")
matters[matters["report_count"] > 1][["verdict", "report_count", "title", "counts"]]

# %% [markdown]
# ## Who agrees with whom
#
# "1/2": of two matters that both carry, they agree on one. A triangle counts contradictions.

# %%
comparison.charts.agreement()

# %% [markdown]
# ## One story printed twice is one story
#
# Two outlets print what one agency wrote. Both carry it, and together they are one origin:
# *repeated*, not *corroborated*.

# %%
for group in comparison.groups:
    for fold in group.folded:
        if fold.reason == "near copy":
            print(f"{group.verdict:14} {group.title[:60]}\n    {fold.words}: {fold.reports}")

# %% [markdown]
# ## Two reports beside each other
#
# Which sentences of the Norwegian report stand beside which of the English one?

# %%
said = {claim.id: claim.text for claim in comparison.claims}
for one in comparison.alignment("01-nb.txt", "04-en.txt"):
    left, right = (" + ".join(said[id] for id in side) or "–" for side in (one.left, one.right))
    print(f"{one.type:15} {left:56} | {right}")

# %% [markdown]
# *No counterpart* is what was found, not what is so: a reader sees at once if two that are left
# over say the same. `ranking` shows what came nearest, with no threshold. Matters that should be
# one can be merged; see the notebook on corrections.

# %%
injured = next(c for c in comparison.claims if c.text == "Nobody was injured.")
for near in comparison.ranking(injured, top=3):
    decided = near.relation.kind if near.relation else "nothing listed"
    print(f"cosine {near.cosine:.2f}  {decided:15} {near.claim.report:12} {near.claim.text}")

# %% [markdown]
# ## What contradicts

# %%
for relation in comparison.divergences():
    left, right = relation.left, relation.right
    print(f"{left.report:12} {left.text}\n{right.report:12} {right.text}\n")

# %%
comparison.charts.reasons(comparison.divergences()[0])

# %% [markdown]
# ## What changed
#
# On Thursday there was an agreement, on Monday it had collapsed. Both accounts were right on
# their day: *developing*, not *disputed*.

# %%
for group in comparison.groups:
    if group.verdict == "developing":
        told = [c for c in comparison.claims if c.id in group.claims]
        for claim in sorted(told, key=lambda c: str(c.published)):
            print(f"{claim.published}  {claim.source:24} {claim.text}")

# %% [markdown]
# What kept the accounts from a contradiction stands with each pair.

# %%
for relation in comparison.relations:
    if relation.held_back:
        print(relation.left.report, "|", relation.right.report, "|", relation.held_back)

# %%
comparison.charts.timeline()

# %% [markdown]
# ## Who is silent
#
# Silence is no denial. The map tells reports that do not name a matter from those that name it
# and make no claim of it.

# %%
comparison.charts.silence()

# %%
for row in comparison.omissions().by_report():
    print(f"{row.report:20} carries {row.carries} of {row.matters} matters")

# %% [markdown]
# ## What hangs on one source
#
# Which verdicts would be others without it?

# %%
for source in comparison.influence():
    print(source.source, "·", source.words)
    for flip in source.flips:
        print(f"    {flip.before} -> {flip.after}: {flip.title}")

# %% [markdown]
# ## One more report
#
# `update` looks again only at what the new report bears on, and tells what became different.

# %%
extra = {
    "id": "15-nb.txt",
    "source": "Kystavisen (invented)",
    "published": "2024-03-05",
    "text": "48 passasjerer ble evakuert fra ferga Solvang tirsdag.",
}
later = comparison.update(add=[extra])
print(later.changes.summary())

# %% [markdown]
# ## Take it elsewhere

# %%
claims = comparison.to_frame(what="claims", backend="polars")
claims.select("report", "language", "speaker", "text").head(5)

# %%
verdicts = {group.verdict for group in comparison.groups}
print("verdicts:", ", ".join(sorted(verdicts)))
