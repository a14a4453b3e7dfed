# ruff: noqa: D103, E501 -- the names of the tests say the facts
"""One detail changed in a translation conflicts; the translation itself does not."""

from __future__ import annotations

import pytest

from claimcmp.cues import antonyms, names, numbers, polarity, times
from claimcmp.cues.verdict import Verdict


def verdict(kind: str, left: str, a: str, right: str, b: str) -> Verdict:
    within = (left, right)
    match kind:
        case "number":
            return numbers.compare(numbers.find(left, a), numbers.find(right, b), within=within)
        case "time":
            return times.compare(times.find(left, a), times.find(right, b))
        case "name":
            return names.compare(names.find(left, a), names.find(right, b), within=within)
        case "polarity":
            return polarity.compare(polarity.find(left, a), polarity.find(right, b))
    return antonyms.compare(antonyms.find(left, a), antonyms.find(right, b))


# kind, left, its language, a true translation, the same with one detail changed, their language
GOLDEN = [
    ("number", "Ferjen tar 40 biler.", "nb", "The ferry takes 40 cars.", "The ferry takes 70 cars.", "en"),
    ("number", "Det står 1–0 til Vard.", "nb", "Vard lead 1-0.", "Vard lead 1-1.", "en"),
    ("number", "Det er 80 km til Voss.", "nn", "It is 80 km (50 miles) to Voss.", "It is 30 km (50 miles) to Voss.", "en"),
    ("number", "Ho skåra i det 65. minuttet.", "nn", "She scored after 65 minutes.", "She scored after 25 minutes.", "en"),
    ("number", "Mellom 30 og 43 prosent vil stemme.", "nb", "Between 30 and 43 percent will vote.", "Between 12 and 43 percent will vote.", "en"),
    ("number", "Det koster 120 £ millioner.", "da", "It costs £120 million.", "It costs £170 million.", "en"),
    ("number", "Der bliver 27 grader i morgen.", "da", "It will be 80 degrees tomorrow.", "It will be 60 degrees tomorrow.", "en"),
    ("number", "Vinden blæste 100 km/t.", "da", "Vinden blåste 100 km/t.", "Vinden blåste 60 km/t.", "nb"),
    ("number", "Minst 70 prosentane må til.", "nn", "At least 70 percent is needed.", "At least 50 percent is needed.", "en"),
    ("time", "Møtet er 6. november.", "nb", "The meeting is on November 6.", "The meeting is on November 46.", "en"),
    ("time", "Han flyttede for 18 år siden.", "da", "He moved 18 years ago.", "He moved 48 years ago.", "en"),
    ("time", "Det hendte på 1980-tallet.", "nb", "It happened in the 1980s.", "It happened in the 1984s.", "en"),
    ("time", "Salget i juni og juli var godt.", "nb", "Sales in June and July were good.", "Sales in July and July were good.", "en"),
    ("time", "Siden valget i 2016: ro.", "nb", "Since the 2016 vote, calm.", "Since the 2019 vote, calm.", "en"),
    ("time", "Broen åbner kl. 7.15.", "da", "Broen åpner kl. 7.15.", "Broen åpner kl. 7.45.", "nb"),
    ("time", "2020-kandidaturen var klar.", "nb", "The 2020 run was ready.", "The 2016 run was ready.", "en"),
    ("time", "I 6. novembers valg vant de.", "nb", "In the Nov. 6 election they won.", "In the Nov. 9 election they won.", "en"),
    ("name", "Den svenske skolen i Sverige.", "nb", "The Swedish school in Sweden.", "The Swedish school in Kenya.", "en"),
    ("name", "Ola Berg bor i Oslo.", "nb", "Ola Berg lives in Oslo.", "Ola Berg lives in Bergen.", "en"),
    ("name", "Motevekene i Madrid åpnet.", "nb", "Madrid Fashion Week opened.", "Helsinki Fashion Week opened.", "en"),
    ("name", "Boston Herald skrev om det.", "da", "The Boston Herald wrote of it.", "The Chicago Herald wrote of it.", "en"),
    ("name", "Tyske tropper dro til Norge.", "nb", "Tyske tropper tog til Norge.", "Tyske tropper tog til Chile.", "da"),
    ("name", "Høgsterettsdommaren kom til Noreg.", "nn", "The Supreme Court judge came to Norway.", "The Supreme Court judge came to Peru.", "en"),
    ("polarity", "Ministeren stemte.", "nb", "The minister voted.", "The minister did not vote.", "en"),
    ("polarity", "Han var uenig og ville ikke gå.", "da", "He disagreed and would not leave.", "He disagreed and would leave.", "en"),
    ("polarity", "Det er ulovlig, og ho har kryssa grensa.", "nn", "It is illegal, and she has crossed the border.", "It is illegal, and she has not crossed the border.", "en"),
    ("polarity", "De ble bedt om ikke å komme.", "nb", "De blev bedt om ikke at komme.", "De blev bedt om at komme.", "da"),
    ("polarity", "Ingen båt gikk, men toget var ikke fullt.", "nb", "No boat left, but the train was not full.", "No boat left, but the train was full.", "en"),
    ("antonym", "Prisene steg etter krigen.", "nb", "Prices rose after the war.", "Prices fell after the war.", "en"),
    ("antonym", "En mand og en kvinde sang.", "da", "A man and a woman sang.", "A woman and a woman sang.", "en"),
    ("antonym", "Byrådet tillot bygget.", "nb", "Byrådet tillod bygningen.", "Byrådet forbød bygningen.", "da"),
    ("antonym", "Dei kom før stormen.", "nn", "They came before the storm.", "They came after the storm.", "en"),
    ("antonym", "Lageret slapp opp sidste år.", "da", "Stocks ran out last year.", "Stocks ran out first year.", "en"),
    ("antonym", "Avisa roste forslaget.", "nb", "The paper praised the plan.", "The paper condemned the plan.", "en"),
    ("antonym", "Meir enn 40 hus brann.", "nn", "More than 40 houses burnt.", "Less than 40 houses burnt.", "en"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "left", "a", "same", "changed", "b"), GOLDEN)
def test_a_changed_detail_conflicts(
    kind: str, left: str, a: str, same: str, changed: str, b: str
) -> None:
    assert verdict(kind, left, a, changed, b).outcome == "conflicting"


@pytest.mark.parametrize(("kind", "left", "a", "same", "changed", "b"), GOLDEN)
def test_a_translation_does_not(
    kind: str, left: str, a: str, same: str, changed: str, b: str
) -> None:
    assert verdict(kind, left, a, same, b).outcome != "conflicting"


@pytest.mark.parametrize(("kind", "left", "a", "same", "changed", "b"), GOLDEN)
def test_the_sides_may_change_places(
    kind: str, left: str, a: str, same: str, changed: str, b: str
) -> None:
    for right in (same, changed):
        there, back = verdict(kind, left, a, right, b), verdict(kind, right, b, left, a)
        assert there.outcome == back.outcome


@pytest.mark.parametrize(("kind", "left", "a", "same", "changed", "b"), GOLDEN)
def test_a_conflict_rests_on_places_of_the_texts(
    kind: str, left: str, a: str, same: str, changed: str, b: str
) -> None:
    found = verdict(kind, left, a, changed, b)
    assert found.left or found.right
    assert all(0 <= s.start < s.end <= len(left) for s in found.left)
    assert all(0 <= s.start < s.end <= len(changed) for s in found.right)
