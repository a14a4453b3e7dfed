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
# # Choosing thresholds, reading confidence
#
# A wrong "diverges" is worse than a missed one. How sure must the library be before it tells of a
# contradiction, and what does its confidence mean?
#
# **All sentences of this notebook are invented.**

# %%
import claimcmp as cc

pairs = [
    ("Ti personer ble evakuert fra fergen.", "Ten people were evacuated from the ferry."),
    ("Ti personer ble evakuert fra fergen.", "12 people were evacuated from the ferry."),
    ("Broen i Lervik er lukket.", "The bridge in Lervik is not closed."),
    ("Havnen i Lervik er stengt.", "The mayor of Lervik wants a new port."),
    ("Havnen i Lervik er stengt.", "The mayor likes coffee."),
]
relations = cc.relate_pairs(pairs)
for r in relations:
    print(f"{r.kind:10} {r.confidence:.2f}  cosine {r.cosine:.2f}  {r.left.text} | {r.right.text}")

# %% [markdown]
# `confidence` is the probability that `leaning` is right, among agrees, diverges and neither.
# `cosine` says how alike two sentences mean, and little more: ten and twelve evacuated are nearly
# as alike as ten and ten. The numbers, times, names and negations decide, and each says what it
# weighs.

# %%
relation = relations[1]
print(relation.why())

# %%
charts = cc.compare([{"id": "a", "text": "Ti ble evakuert."}]).charts
charts.reasons(relation)

# %% [markdown]
# ## What the threshold does
#
# Between reports a contradiction is told if the library is surer of it than `Settings.sure`
# (0.9). Otherwise the two claims are `related`, with the caveat `undecided`, and `leaning` keeps
# what it would have been. A pair that is withheld is listed only where the two stand in one
# matter.

# %%
reports = [
    {"id": "a", "published": "2020-05-03", "text": "The bridge in Lervik was closed for 10 days."},
    {"id": "b", "published": "2020-05-03", "text": "Broen i Lervik blev lukket i 12 dage."},
    {"id": "c", "published": "2020-05-03", "text": "Brua i Lervik blei stengd i 10 dagar."},
    {"id": "d", "published": "2020-05-03", "text": "Ferga til øya går ikke i helgen."},
]
strict = cc.compare(reports, settings=cc.Settings(sure=0.999))
usual = cc.compare(reports)
for name, comparison in (("sure=0.999", strict), ("sure=0.9", usual)):
    print(name, "lists", len(comparison.relations))
    for r in comparison.relations:
        print(f"   {r.kind:9} leaning {r.leaning:9} {r.confidence:.3f} {r.caveats}")

# %% [markdown]
# The curve shows what would be told at every value. It is exact at the value that was set and
# above it; below, it is an estimate.

# %%
usual.charts.threshold()

# %% [markdown]
# ## Claims you pair up yourself
#
# `relate` and `match` assume one event, since you put the two side by side. Contradictions are
# commoner there, and `sure_paired` (0.7) is enough.

# %%
doubtful = cc.relate_pairs(pairs, settings=cc.Settings(sure_paired=1.0))
for before, after in zip(relations, doubtful, strict=True):
    print(f"{before.kind:10} -> {after.kind:10} {after.caveats}")

# %% [markdown]
# ## How to choose
#
# Take fifty pairs of your own, decide them yourself, and count how many of those told are right
# at each value. Below, five pairs with our own verdicts stand for the fifty.

# %%
truth = ["agrees", "diverges", "diverges", "related", "unrelated"]
for sure in (0.5, 0.7, 0.9, 0.99):
    judged = cc.relate_pairs(pairs, settings=cc.Settings(sure_paired=sure))
    told = [(r.kind, t) for r, t in zip(judged, truth, strict=True) if r.kind == "diverges"]
    right = sum(kind == true for kind, true in told)
    print(f"sure_paired={sure:<5} told {len(told)}, right {right}")

# %% [markdown]
# ## How alike is alike?
#
# There is no cosine above which two claims are on one matter: a vague sentence is near everything.
# `margin` is the cosine less what the two have in common with their surroundings. `ranking` lists
# the nearest claims of other reports with no threshold at all, beside what was decided on each:
# whoever expected a relation sees here how far it was from one.

# %%
ferry = next(c for c in usual.claims if c.report == "d")
bridge = next(c for c in usual.claims if c.report == "a")
for claim in (bridge, ferry):
    print(claim.text)
    for near in usual.ranking(claim, top=3):
        decided = near.relation.kind if near.relation else "nothing listed"
        margin = "unknown" if near.margin is None else f"{near.margin:+.2f}"
        print(f"   cosine {near.cosine:.2f}  margin {margin}  {decided:15} {near.claim.text}")

# %% [markdown]
# The cosine of every claim of one report with every claim of another; the mark says what was made
# of it.

# %%
usual.charts.similarity("a", "b")

# %%
print("told at 0.9:", len(usual.divergences()), "| told at 0.999:", len(strict.divergences()))
