"""A comparison of four invented reports, an answer from it, and a comparison of nothing."""

from __future__ import annotations

import pytest
from view_builders import BAD, EN, NB, claim, group, relation, report

from claimcmp.comparison import (
    Answer,
    AnswerRow,
    Aside,
    Comparison,
    Problem,
    Reason,
    Silence,
)
from claimcmp.provenance import Provenance
from claimcmp.report import Evidence, Sentence, Time
from claimcmp.settings import Settings
from claimcmp.values import Interval, Span


@pytest.fixture
def comparison() -> Comparison:
    """Four reports: one matter agreed on, one disputed inside a report, one left open."""
    day = Interval.parse("2021-03-02")
    foto = NB.index("Foto:")
    tuesday = EN.index("Tuesday")
    fire_nb = claim("nb.txt", "Fergen Solvår tok fyr utenfor Lervik tirsdag.")
    fire_da = claim("da.txt", "Færgen Solvår brød i brand ud for Lervik.")
    when = Time(start=tuesday, end=tuesday + 7, text="Tuesday", weekday=1, interval=day)
    fire_en = claim("en.txt", "The ferry Solvår caught fire off Lervik on Tuesday.", times=(when,))
    people = claim("nb.txt", "12 personer ble evakuert.")
    new = claim("nb.txt", "Rederiet sier at motoren var ny.", speaker="Rederiet", stance="says")
    old = claim("nb.txt", "En matros sier at motoren var gammel.", speaker="En matros")
    door = claim(
        "da.txt",
        "Kaptajnen vil ikke be- eller afkræfte, at en dør stod åben.",
        speaker="Kaptajnen",
        stance="neither confirms nor denies",
    )
    scrap = claim("en.txt", "It is to be scrapped, the owner said.", certainty="planned")
    evil = claim("bad.txt", BAD)
    inner = claim("nb.txt", "motoren var ny", context=new.text, context_start=new.start)
    at = fire_nb.start
    spot = Span(start=at, end=at + 6)
    heading = NB.index("Ferge i brann")
    inside = "within_report"
    return Comparison(
        reports=(
            report(
                "nb.txt",
                source="Kystbladet",
                published=day,
                evidence=(Evidence(field="published", how="given"),),
            ),
            report("da.txt"),
            report("en.txt", published=Interval.parse("2021-03")),
            report("bad.txt", title="<b>bold</b> & | title"),
        ),
        sentences={
            "nb.txt": (
                Sentence(
                    start=heading,
                    end=heading + 13,
                    text="Ferge i brann",
                    language="nb",
                    kind="heading",
                ),
                Sentence(
                    start=foto,
                    end=len(NB),
                    text=NB[foto:],
                    language="nb",
                    kind="caption",
                    reason="photo credit",
                ),
            ),
            "da.txt": (),
            "en.txt": (),
            "bad.txt": (),
        },
        claims=(fire_nb, people, new, inner, old, fire_da, door, fire_en, scrap, evil),
        relations=(
            relation(fire_nb, fire_da, "agrees", 1.004, 0.504, -0.254, caveats=("time unknown",)),
            relation(
                fire_nb,
                fire_en,
                "agrees",
                2.0,
                reasons=(
                    Reason(
                        type="meaning",
                        contribution=2.0,
                        words="close in meaning",
                        left=(spot,),
                        right=(Span(start=0, end=9),),
                    ),
                ),
            ),
            relation(new, old, "diverges", 1.5, 0.5),
        ),
        groups=(
            group(1, "A fire on the ferry Solvår", "repeated", fire_nb, fire_da, fire_en),
            group(2, "Twelve people left the ferry", "single-source", people),
            group(3, "Age of the engine", "single-source", new, inner, old, dispute=inside),
            group(4, "An open door", "single-source", door),
            group(5, "The ferry will be scrapped", "single-source", scrap),
            group(6, "<i>odd</i> | matter", "single-source", evil),
        ),
        silences=(
            Silence(
                group="g1",
                report="bad.txt",
                coverage="does not name it",
                looked_for=("Solvår", "Lervik"),
            ),
        ),
        errors=(Problem(file="x<y>.txt", problem="is not text", advice="save it as UTF-8"),),
        settings=Settings(),
        provenance=Provenance(
            claimcmp="0", encoder="toy", judge="toy", settings="s", inputs={"nb.txt": "b", "a": "c"}
        ),
    )


@pytest.fixture
def answer(comparison: Comparison) -> Answer:
    """An answer with one row, three silent reports and a caption aside."""
    said = comparison.claims[3]
    foto = NB.index("Foto:")
    row = AnswerRow(
        answer="new",
        says=None,
        claim=said,
        report="nb.txt",
        source="Kystbladet",
        published=comparison.reports[0].published,
        speaker=None,
        language="nb",
        certainty="certain",
        confidence=0.9,
        caveats=("plan or opinion",),
        quote=said.text,
    )
    return Answer(
        question="How old was the <engine>?",
        rows=(row,),
        silent={
            id: Silence(group=None, report=id, coverage="does not name it", looked_for=("engine",))
            for id in ("da.txt", "en.txt", "bad.txt")
        },
        aside=(Aside(report="nb.txt", start=foto, end=len(NB), text=NB[foto:], kind="caption"),),
        verdict="single-source",
        summary="One report, uncorroborated.",
    )


@pytest.fixture
def empty() -> Comparison:
    """A comparison of nothing."""
    return Comparison(
        reports=(),
        sentences={},
        claims=(),
        relations=(),
        groups=(),
        silences=(),
        settings=Settings(),
        provenance=Provenance(claimcmp="0", encoder="toy", judge="toy", settings="s", inputs={}),
    )
