"""Sentences that say something only on a condition."""

import pytest

from claimcmp.reading.conditions import conditional

ROWS = [
    ("nb", "Hvis hæren angriper, dør 12 personer.", True),
    ("nb", "Dersom broen åpner, drar de hjem.", True),
    ("nb", "Med mindre hæren drar, blir byen stengt.", True),
    ("nb", "Byen blir stengt med mindre hæren drar.", True),
    ("nb", "Angriper hæren, dør 12 personer.", True),
    ("nb", "Om hæren angriper, dør 12 personer.", True),
    ("nn", "Viss hæren går til åtak, døyr 12 personar.", True),
    ("da", "Byen lukkes, hvis hæren bliver.", True),
    ("da", "Medmindre hæren går, lukkes byen.", True),
    ("en", "If the army attacks, 12 people will die.", True),
    ("en", "Unless the army leaves, Ely will be closed.", True),
    ("en", "Ely will be closed if the army stays.", True),
    ("en", "Should the army attack, 12 people would die.", True),
    ("en", "Had the army attacked, 12 people would have died.", True),
    ("nb", "Hæren kom med mindre enn 12 vogner.", False),
    ("nb", "Om kvelden, da hæren angrep, døde 12 personer.", False),
    ("nb", "De spiller selv hvis det regner.", False),
    ("nb", "Angrepet kom i går, sier Lund.", False),
    ("nb", "Sier Lund det, er det sant.", False),
    ("nn", "Ein viss mann kom hit.", False),
    ("da", "En mand, hvis bil var væk, ringede.", False),
    ("en", "She asked if the army had left.", False),
    ("en", "They play even if it rains.", False),
    ("en", "Few ships, if any, left Ely.", False),
    ("en", "Had lunch with Ann Lee.", False),
    ("en", "", False),
    ("und", "If the army attacks, 12 people will die.", False),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_a_condition_is_told_from_its_like(language: str, text: str, expected: bool) -> None:
    """Words of condition, and verbs in their place; not "even if", "asked if", "whose"."""
    assert conditional(text, language) == expected
