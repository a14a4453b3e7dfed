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
# # Five reports on one war
#
# Two Norwegian, one Danish and two English news texts, all on the war in Syria. What do several of
# them say? Where do they contradict each other? What does only one of them say, and who is silent?
#
# Nothing here needs a network: the models come with the package.

# %%
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

import claimcmp as cc

SEEDS = next(p for p in (Path("../seeds"), Path("seeds")) if p.is_dir())
pd.set_option("display.max_colwidth", None)

reports = cc.load(SEEDS)
comparison = cc.compare(reports)
comparison

# %% [markdown]
# Two of the reports have a date, at their head. The others have none: the year under a photo, or a
# weekday in the text, is not the day on which a report was published.

# %%
pd.DataFrame(
    {
        "report": r.id[:3],
        "language": r.language,
        "published": str(r.published or "unknown"),
        "origin": r.origin or "unknown",
        "begins": r.text.strip()[:60],
    }
    for r in reports
)

# %% [markdown]
# ## Who controls Idlib?

# %%
idlib = comparison.ask("Who controls Idlib?")
idlib

# %% [markdown]
# One report says so, in one subordinate clause, in its own voice: neither Putin nor Erdogan, whom
# the sentence is about, is quoted with it. The other four were searched for the name in all its
# spellings and do not hold it. That is silence, not denial.

# %%
print(idlib.summary)
for row in idlib.rows:
    text = comparison.report(row.report).text
    start, end = row.claim.start, row.claim.end
    print(f"{row.report[:3]} [{start}, {end}) …{text[start - 60 : start]}[{text[start:end]}]")
for id, silence in idlib.silent.items():
    print(f"{id[:3]} {silence.coverage} ({', '.join(silence.looked_for)})")

# %% [markdown]
# The question may be put in any of the four languages.

# %%
for question in ("Hvem kontrollerer Idlib?", "Hvem har kontrol over Idlib?", "Who controls Raqqa?"):
    answer = comparison.ask(question)
    print(f"{question:32} {[row.answer for row in answer.rows]}  {answer.summary}")

# %% [markdown]
# ## Will Russia reduce its troops in Syria?

# %%
comparison.ask("Will Russia reduce its troops in Syria?")

# %% [markdown]
# ## Who says what about Russia, about Geneva?
#
# A name has one key for all its spellings, in all four languages, so that claims can be gathered by
# what they name.


# %%
def naming(key: str) -> pd.DataFrame:
    """The claims that name something, with who says them; whole sentences only."""
    claims = [
        c
        for c in comparison.claims
        if c.start == c.context_start and any(n.key == key for n in c.names)
    ]
    return pd.DataFrame(
        {"report": c.report[:3], "says": c.speaker or "the report itself", "quote": c.text}
        for c in claims
    )


naming("russia")

# %%
naming("geneva")

# %% [markdown]
# ## What several agree on
#
# Two reports that agree do not corroborate each other as long as nobody knows where their news came
# from: they may have copied one agency. So these matters are *repeated*, not *corroborated*.

# %%
for group in comparison.groups:
    if group.verdict in ("repeated", "corroborated"):
        print(f"{group.verdict} · {group.counts}")
        for claim in comparison.claims:
            if claim.id in group.claims:
                print(f"    {claim.report[:3]} ({claim.language}) {claim.text}")

# %% [markdown]
# Every agreement says what it rests on. The contributions sum to its score.

# %%
for relation in comparison.agreements()[:1]:
    display(relation)  # noqa: F821 – a notebook offers it
    print(relation.why())

# %% [markdown]
# A matter of several claims may hang on one relation alone. `bridges` names it: if that relation
# were wrong, the matter would be two.

# %%
for group in comparison.groups:
    for bridge in group.bridges:
        print(bridge.words)

# %% [markdown]
# ## Two reports beside each other
#
# Which sentences of a Norwegian and an English report stand beside each other? The others have no
# counterpart that was worth listing. The quotes are there to be read: of two long sentences that
# share much, each may still tell its own news.

# %%
said = {claim.id: claim.text for claim in comparison.claims}
beside = comparison.alignment(reports[0].id, reports[4].id)
for one in beside:
    if one.left and one.right:
        print(one.type)
        print("    000:", said[one.left[0]])
        print("    004:", said[one.right[0]])
print("no counterpart:", sum(one.type == "no counterpart" for one in beside))

# %% [markdown]
# ## What is disputed, and where
#
# No two of the five contradict each other.

# %%
print(comparison.divergences())

# %% [markdown]
# One dispute runs inside a report: it quotes two governments, one of which denies what the other
# claims. The report itself contradicts nobody.

# %%
for relation in comparison.divergences(within=True):
    for claim in (relation.left, relation.right):
        print(f"{claim.report[:3]} {claim.speaker} ({claim.stance}): {claim.context}")

# %% [markdown]
# And some things are left open: reported, and neither confirmed nor denied.

# %%
for claim in comparison.left_open():
    print(f"{claim.report[:3]} {claim.context}")

# %% [markdown]
# ## Who is silent?
#
# For every matter that several reports carry, the others are looked through. Did they not name it
# at all, or name it and leave the matter out? Were they written before it?

# %%
titles = {group.id: group.title for group in comparison.groups}
pd.DataFrame(
    {
        "matter": titles[s.group][:70],
        "silent": s.report[:3],
        "on what grounds": s.words,
    }
    for s in comparison.silences
)

# %% [markdown]
# ## Why two cease-fires are no contradiction
#
# One report tells of a cease-fire that begins on 30 December; another of one that began in February
# and crumbled. Both are true of their own time. Two invented sentences show it plainly:

# %%
cease_fires = cc.compare(
    [
        {"id": "invented-a", "text": "Våpenhvilen i Syria trådte i kraft 30. desember 2016."},
        {"id": "invented-b", "text": "The ceasefire in Syria took effect on 27 February 2016."},
    ]
)
for relation in cease_fires.relations:
    print(relation.kind, relation.caveats, "held back by:", relation.held_back)
print("contradictions:", len(cease_fires.divergences()))

# %% [markdown]
# ## An invented sixth report
#
# **The next report is invented**, to see what a contradiction looks like. It says that HTS controls
# Idlib, and report 002 says IS. Neither has a date; an unknown date is not the same date.

# %%
invented = {"id": "INVENTED", "text": "Idlib is controlled by HTS.", "source": "invented"}


def verdict_with(ours: str | None, of_002: str | None) -> str:
    """What becomes of the question when our report and report 002 get dates."""
    with TemporaryDirectory() as folder:
        table = Path(folder) / "meta.csv"
        table.write_text(f"id,published\n{reports[2].id},{of_002 or ''}\n", encoding="utf8")
        known = cc.load(SEEDS, metadata=table)
    voice = cc.load([{**invented, "published": ours}])
    answer = cc.compare([*known, *voice]).ask("Who controls Idlib?")
    rows = "; ".join(f"{r.answer} ({r.report[:3]}, {r.published})" for r in answer.rows)
    return f"{answer.verdict:14} {rows}"


print("both undated      ", verdict_with(None, None))
print("on the same day   ", verdict_with("2017-09-29", "2017-09-29"))
print("two years later   ", verdict_with("2019-09-29", "2017-09-29"))

# %% [markdown]
# On the same day both cannot be true: *disputed*. Two years apart both can: *developing*. Without
# dates nobody knows, and nothing is called a contradiction.
