"""Telling the language of documents, sentences and single words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcmp as cc
from claimcmp.reading.language import _totals, candidates, detect_language, languages_of_spans
from claimcmp.values import Language

SENTENCES: list[tuple[Language, str]] = [
    ("nb", "Jeg vet ikke hva de har bestemt, men vi får høre om det i morgen."),
    ("nb", "Regjeringen la frem et forslag som opposisjonen ikke støtter."),
    ("nn", "Eg veit ikkje kva dei har bestemt, men me får høyra om det i morgon."),
    ("nn", "Regjeringa la fram eit framlegg som opposisjonen ikkje støttar."),
    ("da", "Jeg ved ikke, hvad de har besluttet, men vi hører om det i morgen."),
    ("da", "Regeringen fremlagde et forslag, som oppositionen ikke støtter."),
    ("en", "I do not know what they have decided, but we shall hear of it tomorrow."),
    ("en", "The government put forward a plan that the opposition does not back."),
    ("nb", "Hvorfor kommer hun ikke hjem i kveld?"),
    ("nn", "Kvifor kjem ho ikkje?"),
    ("da", "Hvorfor kommer hun ikke af sted?"),
    ("en", "Why does she not come?"),
]

OTHERS = [
    "Jag vet inte vad de har beslutat, men vi får höra om det i morgon.",
    "Regeringen lade fram ett förslag som oppositionen inte stöder.",
    "Ich weiß nicht, was sie beschlossen haben, aber wir werden es hören.",
    "Je ne sais pas ce qu'ils ont décidé, mais nous le saurons demain.",
    "No sé qué han decidido, pero lo sabremos mañana.",
    "Ik weet niet wat ze hebben besloten, maar we horen het morgen.",
    "En tiedä, mitä he ovat päättäneet, mutta kuulemme siitä huomenna.",
    "Я не знаю, что они решили.",
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_sentence_tells_its_language(language: Language, text: str) -> None:
    """One sentence is enough, in bokmål, nynorsk, Danish and English."""
    assert cc.detect_language(text) == language


@pytest.mark.parametrize("text", OTHERS)
def test_another_language_is_und(text: str) -> None:
    """Neighbours and strangers are not taken for one of the four."""
    assert detect_language(text) == "und"


@pytest.mark.parametrize(
    "text", ["", "  \n", "2016-12-30", "!?", "\U0001f600", "\x00", "\ud800", "\u023a"]
)
def test_a_text_without_words_is_und(text: str) -> None:
    """Nothing to go by gives no guess, and no error."""
    assert detect_language(text) == "und"
    assert candidates(text) == (("und", 1.0),)


def test_a_short_scandinavian_line_is_said_to_be_open() -> None:
    """Words that are right in several languages do not make one of them certain."""
    ranked = dict(candidates("Han er her"))
    assert max(ranked.values()) < 0.9
    assert ranked["en"] < 0.1


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_candidates_are_probabilities_best_first(text: str) -> None:
    """They sum to 1 and fall."""
    chances = [p for _, p in candidates(text)]
    assert sum(chances) == pytest.approx(1)
    assert chances == sorted(chances, reverse=True)


def test_the_document_decides_where_a_line_does_not() -> None:
    """A short line that is right in several languages takes its document's."""
    line = "Han er her"
    assert detect_language(line, prior="nb") == "nb"
    assert detect_language(line, prior="da") == "da"


def test_a_clear_quote_departs_from_its_document() -> None:
    """An English sentence in a Norwegian report is English."""
    text = "We shall never accept what they did to our children in that town."
    assert detect_language(text, prior="nb") == "en"


def test_a_name_does_not_change_the_language_of_a_sentence() -> None:
    """An organisation's English name leaves a Norwegian sentence Norwegian."""
    text = "The Institute for the Study of War skriver at byen er tatt."
    assert detect_language(text, prior="nb") == "nb"


def test_a_long_text_is_judged_by_start_and_middle() -> None:
    """Ten million characters take the time of eighty thousand."""
    assert detect_language("Ho veit ikkje kvifor. " * 500_000) == "nn"


def test_totals_of_spans_are_those_of_the_spans_alone() -> None:
    """The fast pass over a text gives each span the sums it has by itself, borders aside."""
    texts = [text for _, text in SENTENCES]
    joined, spans = "", []
    for text in texts:
        spans.append((len(joined), len(joined) + len(text)))
        joined += text + " "
    from claimcmp.reading.language import _totals_of_spans

    together = np.array(_totals_of_spans(joined, spans))
    alone = np.array([_totals(text) for text in texts])
    assert (together[:, 4:] == alone[:, 4:]).all()
    assert np.abs(together[:, :4] - alone[:, :4]).max() < 600


@given(st.lists(st.text(min_size=1, max_size=20), max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_span_gets_one_language(parts: list[str]) -> None:
    """As many languages as spans, whatever the spans hold."""
    text, spans = "", []
    for part in parts:
        spans.append((len(text), len(text) + len(part)))
        text += part
    assert len(languages_of_spans(text, spans, prior="nb")) == len(parts)


def test_a_text_that_is_no_string_is_refused() -> None:
    """Bytes are to be decoded first, and the message says so."""
    with pytest.raises(cc.ClaimcmpError, match=r"bytes.*decode"):
        detect_language(b"Hei")  # type: ignore[arg-type]


def test_an_unknown_prior_is_refused() -> None:
    """The message names the code and those that are known."""
    with pytest.raises(cc.UnknownLanguage, match=r"'sv'.*da, en, nb, nn"):
        detect_language("Hei", prior="sv")  # type: ignore[arg-type]
