"""Forms of one word share a stem."""

import pytest

from claimcmp.asking.stems import stem


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "meet meets met meeting"),
        ("en", "close closes closed closing"),
        ("en", "die dies died dying"),
        ("en", "factory factories"),
        ("nb", "møte møter møtte møtt møtes"),
        ("nb", "skyte skyter skutt"),
        ("nn", "møttest møtte møter"),
        ("nn", "leiar leiarane"),
        ("da", "dræbe dræber dræbte dræbt"),
    ],
)
def test_forms_of_one_word_share_a_stem(language: str, forms: str) -> None:
    """Regular by their endings, irregular by the verb lists."""
    assert len({stem(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en", "und"])
def test_a_stem_keeps_three_letters_or_the_word(language: str) -> None:
    """Short words, numbers and possessives are safe."""
    for word in ("by", "å", "is", "ene", "2018", "ola's", "e"):
        assert len(stem(word, language)) >= min(3, len(word.removesuffix("'s")))


def test_an_unknown_language_keeps_the_word() -> None:
    """No rules, no guess."""
    assert stem("meetings", "und") == "meetings"
