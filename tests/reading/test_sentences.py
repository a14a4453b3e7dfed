"""Sentences of plain prose: golden cases per language, and laws."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.reading.sentences import ends_closed, sentence_spans
from claimcmp.values import Language

GOLDEN: list[tuple[Language, str]] = [
    # "|" marks where a sentence ends and another begins; the blanks around it belong to the text.
    ("nb", "Møtet begynte kl. 14 på tirsdag. |Det varte i ca. tre timer."),
    ("nb", "Han viste til loven, jf. kap. 3 og nr. 4. |Retten var enig."),
    ("nb", "Dr. Berg kom sammen med bl.a. hr. Lie. |De dro f.eks. ikke hjem."),
    ("nb", "«Vi venter.» |Det var alt hun sa."),
    ("nb", "Havna stengte. – |Ingen vet hvorfor, sier vakten."),
    ("nb", "Avtalen ble signert 8. februar i Oslo. |Den gjelder fra 1. mars."),
    ("nb", "Det kostet 24.000 kroner. |Regningen kom i 2015. |Ingen betalte."),
    ("nb", "Broen ble stengt.– |Vi venter, sa vakten."),
    ("nb", "Hun bor i USA.|Nå vil hun hjem."),
    ("nb", "Flasken var tom. |Han gikk."),
    ("nb", "De dro.|«Vi venter,» sa hun.|Ingen svarte."),
    ("nb", "Hun sa: «Vi venter.»|Ingen svarte."),
    ("nb", "De solgte epler, pærer osv. |Han kjøpte alt."),
    ("nn", "Ho kom heim kl. 7. |Eg såg det."),
    ("nn", "Kva skjedde? |Ingen veit det."),
    ("nn", "Dei har båtar, garn o.l. |Ho eig alt."),
    ("da", "Mødet er d. 5. maj. |Det begynder kl. 10."),
    ("da", "Vi så det. |Det var stort, dvs. større end ventet."),
    ("da", "»Vi venter.« |Det var svaret."),
    ("da", "Han sagde nej.|»Vi går,« sagde hun."),
    ("da", "Firmaet tjente 3 mio. kr. i fjor. |Det er mere end ventet."),
    ("da", "Prof. Juul og dr.med. Holm skrev den. |Den er lang."),
    ("en", "Mr. Hill met Sen. Ford at 5 p.m. on Monday. |They spoke."),
    ("en", "The U.S. Senate voted. |It was in the U.S. |The vote was close."),
    ("en", "J. R. Stone wrote it. |I read it."),
    ("en", 'He asked, "Why now?" and left. |No one replied.'),
    ("en", '"We wait." |The crowd left.'),
    ("en", "The bridge closed.|After that, the road did."),
    ("en", 'She said "we are done."|After that she left.'),
    ("en", 'It reached the coast.|"We saw it," he said.'),
    ("en", "It works with Node.js and ASP.NET today. |Try it."),
    ("en", "See www.example.org/A.B for more. |It is free."),
    ("en", "Wait... what? |Nothing... |The end."),
    ("en", "i went home. |it was late"),
    ("en", "It fell by 3.5 percent. |$40 was left."),
    ("und", "Ok. |Så! |Yes?"),
]


@pytest.mark.parametrize(("language", "marked"), GOLDEN)
def test_sentences_end_where_a_reader_ends_them(language: Language, marked: str) -> None:
    """Each language's abbreviations, ordinals, quotes and missing spaces."""
    # A dash that opens the next sentence is written before the mark in the table.
    wanted = [part.strip(" ") for part in marked.replace("– |", "|– ").split("|")]
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in sentence_spans(text, language)] == wanted


@given(st.text(), st.sampled_from(["nb", "nn", "da", "en", "und"]))
@settings(deadline=None)
def test_every_character_that_is_not_blank_is_in_one_sentence(text: str, code: Language) -> None:
    """Spans are in order, do not meet blanks at their ends and leave out blanks only."""
    at = 0
    for start, end in sentence_spans(text, code):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(st.text(alphabet=' .!?"”»«(A–a1\u2028', max_size=60))
@settings(deadline=None)
def test_runs_of_marks_and_quotes_keep_the_law(text: str) -> None:
    """The same law where nearly every character is a mark."""
    covered = [i for a, b in sentence_spans(text, "da") for i in range(a, b)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)


def test_a_stretch_of_a_text_gives_spans_of_the_text() -> None:
    """`start` and `end` bound the stretch; offsets stay those of the whole text."""
    text = "One. Two here. Three. Four."
    assert [text[a:b] for a, b in sentence_spans(text, "en", 5, 21)] == ["Two here.", "Three."]


@pytest.mark.parametrize(
    "unit", ["a.", '."', "... ", '"A."B', "(.", "a.»", "a!”B", "x" * 50 + ". "]
)
def test_time_grows_with_length_and_not_with_its_square(unit: str) -> None:
    """Text made of one repeated piece is split in time that grows no faster than it."""

    def seconds(n: int) -> float:
        text = unit * (n // len(unit))
        began = time.process_time()
        for _ in sentence_spans(text, "en"):
            pass
        return time.process_time() - began

    seconds(2_000)
    assert seconds(160_000) < 60 * max(seconds(10_000), 1e-3)


def test_closing_quotes_and_brackets_do_not_hide_a_closing_mark() -> None:
    """A text is closed by its last mark, whatever quotes follow it."""
    assert ends_closed("Han sa: «Nei.»)")
    assert ends_closed("Why?")
    assert not ends_closed("Nedtrapping i sør")
    assert not ends_closed("")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Hvem så det? 😡🔥|Ingen svarte."),
        ("nb", "Det er over.🔥|Vi går."),
        ("en", "Great news! 🎉|We won. ❤️ 🏆|They lost."),
        ("nb", "Vi går. 🔥"),
        ("nb", "Prof. dr. med. Lie sa nei."),
        ("nb", "Han er dr. med.|Hun er cand. philos.|De bor her."),
        ("nb", "Hun ble med.|Berg dro."),
        ("nb", "Så sa oberstlt. Lie nei."),
        ("en", "He left Yahoo! Inc. in May."),
        ("en", "He left Yahoo!|Then he slept."),
        ("da", "d. 7. juni kom hun.|Så gik hun."),
    ],
)
def test_emoji_titles_and_firms_hang_together(language: Language, text: str) -> None:
    """Emoji behind a mark belong to what they close; titles, firms and days hang together."""
    joined = text.replace("|", " ")
    assert [joined[a:b] for a, b in sentence_spans(joined, language)] == text.split("|")


def test_a_time_of_day_ends_a_sentence_without_a_space() -> None:
    """As a word does."""
    text = "Båten går kl. 14.30.Ferja går kl. 15."
    assert [text[a:b] for a, b in sentence_spans(text, "nb")] == [text[:20], text[20:]]
