"""Invented reports of one invented affair, in four languages, dated or not, by several outlets."""

from __future__ import annotations

AFFAIR: tuple[dict[str, str], ...] = (
    {
        "id": "agreed-en",
        "source": "Harbour Post",
        "origin": "Reuters",
        "published": "2019-05-01",
        "text": "On 1 May 2019 the government and the rebels in Tarsa agreed on a ceasefire. "
        "The bridge in Velden was closed for 10 days after the flood. "
        "Mayor Ida Holm opened a library in Odrum.",
    },
    {
        "id": "agreed-nb",
        "source": "Fjordavisen",
        "origin": "NTB",
        "published": "2019-05-01",
        "text": "1. mai 2019 ble regjeringen og opprørerne i Tarsa enige om en våpenhvile. "
        "Brua i Velden ble stengt i 10 dager etter flommen.",
    },
    {
        "id": "collapsed-da",
        "source": "Sundposten",
        "published": "2019-05-09",
        "text": "Våbenhvilen mellem regeringen og oprørerne i Tarsa brød sammen. "
        "Broen i Velden blev lukket i 10 dage efter oversvømmelsen.",
    },
    {
        "id": "renewed-nn",
        "source": "fjordavisen.no",
        "published": "2019-06",
        "text": "Våpenkvila mellom regjeringa og opprørarane i Tarsa vart fornya. "
        "Fiskarane i Lomvik fekk nye båtar.",
    },
    {
        "id": "undated-en",
        "text": "The ceasefire between the government and the rebels in Tarsa collapsed. "
        "The fishermen in Lomvik got new boats.",
    },
    {
        "id": "elsewhere-da",
        "source": "Sundposten",
        "published": "2019-04-02",
        "text": "Nyt fra Tarsa\n\nSolen skinnede over Odrum hele ugen. "
        "Skolerne holdt åbent, og bagerne solgte mange boller.",
    },
)
