"""Telling the language of documents, sentences and single words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcmp as cc
from claimcmp.reading.commonwords import agree, sure_language
from claimcmp.reading.language import (
    _decide,
    _totals,
    candidates,
    detect_language,
    languages_of_spans,
)
from claimcmp.reading.letterweights import totals_of
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

OTHERS = {
    "sv": """Vad sa du?
        Jag förstår inte.
        Varför kom hon inte hem?
        Polisen sköt en man i Malmö.
        Vi får se vad som händer.
        Tåget är försenat.
        Statsministern avgick igår.
        Kommunen vill bygga fler bostäder nära stationen.
        Regnet öste ner hela natten och källaren fylldes med vatten.
        De två ländernas utrikesministrar träffades på torsdagen för att tala om gränsen.
        Jag vet inte vad de har beslutat, men vi får höra om det i morgon.
        Enligt räddningstjänsten har ingen skadats i branden, som nu är släckt.""",
    "de": """Ich weiß es nicht.
        Warum kommt sie nicht?
        Das Kind spielt im Garten.
        In der Stadt wurden drei Menschen verletzt.
        Mein Bruder wohnt in einer kleinen Stadt am Meer.
        Ich weiß nicht, was sie beschlossen haben, aber wir werden es hören.
        Nach Angaben der Polizei wurde niemand verletzt, als das Dach einstürzte.""",
    "nl": """Ik weet het niet.
        Hoe gaat het met je?
        De regering heeft het voorstel verworpen.
        Volgens de politie is er niemand gewond geraakt bij de brand.""",
    "fi": """En tiedä.
        Mitä kuuluu?
        Juna on myöhässä.
        Poliisin mukaan kukaan ei loukkaantunut tulipalossa.""",
    "is": """Ég veit það ekki.
        Lestin er of sein.
        Ríkisstjórnin hafnaði tillögunni.
        Að sögn lögreglu slasaðist enginn í eldinum.""",
    "fr": """Je ne sais pas.
        Le train est en retard.
        Mon frère habite une petite ville au bord de la mer.
        Selon la police, personne n'a été blessé dans l'incendie.""",
    "es": "No sé qué han decidido, pero lo sabremos mañana.",
    "ru": "Я не знаю, что они решили.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_sentence_tells_its_language(language: Language, text: str) -> None:
    """One sentence is enough, in bokmål, nynorsk, Danish and English."""
    assert cc.detect_language(text) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [(code, line.strip()) for code, lines in OTHERS.items() for line in lines.split("\n")],
)
def test_another_language_is_und(language: str, text: str) -> None:
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


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        ("Hun kom hjem i dag.", {"nb", "da"}),
        ("De kommer i dag.", {"nb", "da"}),
        ("Kona hans er lege.", {"nb", "nn"}),
        ("Han er i Oslo.", {"nb", "nn"}),
    ],
)
def test_probability_is_shared_by_the_languages_a_line_is_right_in(
    line: str, languages: set[str]
) -> None:
    """Each of them has more than a fifth, and English next to nothing."""
    chances = dict(candidates(line))
    assert {code for code, chance in chances.items() if chance > 0.2} >= languages
    assert chances["en"] < 0.05


@pytest.mark.parametrize("prior", ["nb", "nn", "da"])
def test_a_prior_moves_the_probabilities_of_an_open_line(prior: Language) -> None:
    """The document's language comes first, and the sum stays 1."""
    ranked = candidates("Han er her", prior=prior)
    assert ranked[0][0] == prior
    assert sum(chance for _, chance in ranked) == pytest.approx(1)


def test_a_prior_that_is_und_moves_nothing() -> None:
    """A document of unknown language says nothing of its lines."""
    assert candidates("Han er her", prior="und") == candidates("Han er her")


def test_candidates_refuse_an_unknown_prior() -> None:
    """As detection itself does."""
    with pytest.raises(cc.UnknownLanguage, match="'sv'"):
        candidates("Hei", prior="sv")  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_words_never_contradict_letters(language: Language, text: str) -> None:
    """What common words settle alone, the slower way settles alike."""
    longer = " ".join([text] * 6)
    assert sure_language(longer) in (language, None)
    assert _decide(_totals(longer), None) == language


def test_mixed_text_is_left_to_the_letters() -> None:
    """Half Danish and half English is surely neither."""
    danish = "Jeg ved ikke, hvad der blev sagt efter mødet, og hun siger noget andet nu. " * 5
    english = "I do not know what they have decided, but we shall hear of it. " * 5
    assert sure_language(danish) == "da"
    assert sure_language(danish + english) is None


def test_a_text_of_very_many_words_is_left_to_the_letters() -> None:
    """Counts beyond what a field holds are never read."""
    assert sure_language("the " * 40_000) is None
    assert detect_language("the end of the story " * 20_000) == "en"


def test_words_agree_where_none_speaks_against_the_document() -> None:
    """A line of shared words, names or numbers stays what its document is."""
    assert agree("Han er her i dag", "nb")
    assert agree("Kari 1814", "da")
    assert not agree("Hvad ved hun om ham nu?", "nb")


def test_letters_that_grow_in_small_print_move_no_span() -> None:
    """The Turkish capital İ becomes two code points; spans stay where they were."""
    text = "İİİİ Vi vet ikke. We do not know what they have done to us there."
    spans = [(5, 17), (18, len(text))]
    assert languages_of_spans(text, spans, prior="nb") == ["nb", "en"]


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


def test_texts_read_together_have_the_sums_they_have_alone() -> None:
    """One pass over several texts gives each its own sums, letters at borders aside."""
    texts = [text for _, text in SENTENCES] + ["", " ", "Å"]
    together, alone = np.array(totals_of(texts)), np.array([_totals(text) for text in texts])
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


def test_a_span_without_end_is_judged_by_a_sample() -> None:
    """A text without full stops is one span, and costs no memory for each of its letters."""
    text = "Hvad ved hun om ham nu, efter alt det der blev sagt og gjort " * 100_000
    assert languages_of_spans(text, [(0, len(text))], prior="nb") == ["da"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Statsråden snakket til folket i byen i går.", "nb"),
        ("Ivanov, som leder arbeidet, reiste til Minsk.", "nb"),
        ("Hun kommer ikke i kveld", "nb"),
        ("Ho kjem ikkje", "nn"),
        ("Elleve reddet i nat", "da"),
        ("Brand på færge", "da"),
        ("Polisen har gripit en kvinna i Skövde.", "und"),
        ("Zwölf Menschen wurden verletzt.", "und"),
        ("La police a arrêté une femme.", "und"),
        ("Han møtte Müller og Björk i Zürich.", "nb"),
        ("They met Müller and Björk in Zürich.", "en"),
    ],
)
def test_a_short_line_is_told_by_its_words_and_letters(text: str, language: str) -> None:
    """Letters outside names speak; those of names only beside a foreign word."""
    assert detect_language(text) == language


def test_a_greeting_alone_is_not_nynorsk() -> None:
    """One word that the two share says nothing for the rarer of them."""
    assert detect_language("Hei") in ("nb", "und")


def test_foreign_quotations_do_not_hide_the_language_around_them() -> None:
    """Most of the letters decide."""
    text = (
        "Forsvaret trekker soldatene hjem. «We will stay here all winter and see», sa Smith i går. "
        "«Vi kommer att stanna kvar här hela vintern», sa Andersson. Møtet fortsetter i morgen. "
        "Ingen vet hva det fører til."
    )
    assert detect_language(text) == "nb"


def test_a_text_in_another_language_stays_unknown_stretch_by_stretch() -> None:
    """Short sentences of it may look like one of the four."""
    text = (
        "Fartyget sjönk i natt. Tolv räddades. Kaptenen är död. Hamnen är stängd. "
        "Polisen utreder saken. Ingen vill kommentera."
    )
    assert detect_language(text) == "und"
