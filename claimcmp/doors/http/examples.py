"""One or two requests for each path, shown on the page of the service and run by its tests."""

from __future__ import annotations

from typing import Any

__all__ = ["EXAMPLES"]

_FIRE = [
    {
        "id": "nb-1",
        "source": "Kystbladet",
        "published": "2021-03-02",
        "text": "Ferga Solvår tok fyr utenfor Lervik tirsdag. 12 personer ble evakuert.",
    },
    {
        "id": "en-1",
        "source": "Harbour News",
        "published": "2021-03-02",
        "text": "The ferry Solvår caught fire off Lervik on Tuesday. 15 people were evacuated.",
    },
]

EXAMPLES: dict[str, dict[str, dict[str, Any]]] = {
    "compare": {
        "reports": {"summary": "Two reports of one fire", "value": {"reports": _FIRE}},
        "questions": {
            "summary": "With a question, and places as JavaScript counts them",
            "value": {
                "reports": _FIRE,
                "ask": ["How many were evacuated?"],
                "offsets": "utf16",
            },
        },
        "means": {
            "summary": "With names that are one, a threshold, and the quicker judge",
            "value": {
                "reports": _FIRE,
                "aliases": {"Solvår": ["M/F Solvaar"]},
                "settings": {"sure": 0.95},
                "judge": "features",
            },
        },
    },
    "ask": {
        "question": {
            "summary": "A question in one language, reports in two",
            "value": {"question": "Hvor mange ble evakuert?", "reports": _FIRE},
        }
    },
    "relate": {
        "texts": {
            "summary": "Two texts",
            "value": {
                "a": "Ten people were killed in Oslo.",
                "b": "Tolv personer ble drept i Oslo.",
            },
        },
        "claims": {
            "summary": "Two claims with your ids, dates and languages",
            "value": {
                "a": {"id": "k-17", "text": "The port is closed.", "published": "2021-03-02"},
                "b": {
                    "id": 18,
                    "text": "Havnen er åpen.",
                    "language": "nb",
                    "published": "2021-03",
                },
            },
        },
    },
    "relate_pairs": {
        "pairs": {
            "summary": "Two pairs at once",
            "value": {
                "pairs": [
                    ["The bridge is open.", "Broen er åben."],
                    [{"id": "p-1", "text": "Nine ships were lost."}, "Ni skip gikk tapt."],
                ]
            },
        }
    },
    "match": {
        "claims": {
            "summary": "A new claim against known ones",
            "value": {
                "claims": ["Fem fiskere ble reddet utenfor Lervik."],
                "candidates": [
                    {"id": "known-1", "text": "Five fishermen were rescued off Lervik."},
                    {"id": "known-2", "text": "The price of cod has fallen by a tenth."},
                ],
                "top": 1,
            },
        },
        "fact_checks": {
            "summary": "A claim against what fact checkers have published",
            "value": {
                "claims": ["Havnen i Lervik er stengt."],
                "fact_checks": [
                    {
                        "@type": "ClaimReview",
                        "url": "https://facts.example/port",
                        "claimReviewed": "The port of Lervik is closed.",
                        "author": {"name": "Harbour Facts"},
                        "itemReviewed": {
                            "author": {"name": "Kari Vik"},
                            "datePublished": "2021-03-02",
                        },
                        "reviewRating": {"alternateName": "Misleading"},
                    },
                    {
                        "claims": [
                            {
                                "text": "The quay was never built.",
                                "claimReview": [{"url": "https://other.example/quay"}],
                            }
                        ]
                    },
                ],
            },
        },
    },
    "split": {
        "text": {
            "summary": "A short report",
            "value": {"text": "Ferge i brann\n\nFerga tok fyr kl. 12.30. Ingen er savnet."},
        }
    },
}
