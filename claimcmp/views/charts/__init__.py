"""The charts of a comparison; Altair, which draws them, is loaded when one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcmp.comparison import Comparison, Relation
from claimcmp.errors import InputError, MissingExtra

if TYPE_CHECKING:
    from claimcmp.encoding.encoder import Encoder
    from claimcmp.views.charts.offline import OfflineChart

__all__ = ["Charts"]


class Charts:
    """Charts of one comparison; `dark` has the same ones on a dark ground.

    Each is an Altair chart that holds its data. `save(path)` writes it as
    ".svg", ".png", ".json" (Vega-Lite) or ".html" (one file with a tooltip on
    every mark), all without a network; in a notebook it is drawn from what is
    installed. Reports are named by their letter, as on the HTML page, and
    their label. Where there is nothing to draw, the chart says so in words.

    Raises:
        MissingExtra: altair (or, to save and show, vl-convert) is not installed.
    """

    def __init__(self, comparison: Comparison, *, dark: bool = False) -> None:
        self._comparison, self._dark = comparison, dark

    @property
    def dark(self) -> Charts:
        """The same charts on a dark ground."""
        return Charts(self._comparison, dark=True)

    def agreement(self) -> OfflineChart:
        """Report against report: on how many of the matters that both carry they agree.

        A cell reads "3/7": agreed on 3 of 7; a triangle counts the matters on
        which the two contradict each other.
        """
        _altair()
        from claimcmp.views.charts.agreement import agreement

        return agreement(self._comparison, dark=self._dark)

    def similarity(self, a: str, b: str, *, encoder: Encoder | None = None) -> OfflineChart:
        """The cosine of every claim of the report `a` with every claim of the report `b`.

        Marks show which pairs have a relation. Of long reports the 30 claims a
        side that are most like any on the other are drawn.

        Args:
            a: The id of the report whose claims are the rows.
            b: The id of the one whose claims are the columns.
            encoder: Whose vectors; None for the one that made the comparison
                (the embedded one where it was read from JSON).

        Raises:
            InputError: No report has one of these ids, or both are one.
        """
        _altair()
        from claimcmp.views.charts.similarity import similarity

        return similarity(self._comparison, a, b, encoder=encoder, dark=self._dark)

    def timeline(self) -> OfflineChart:
        """When the reports were published, what times they speak of, and where a matter changed."""
        _altair()
        from claimcmp.views.charts.timeline import timeline

        return timeline(self._comparison, dark=self._dark)

    def reasons(self, relation: Relation) -> OfflineChart:
        """The reasons of a relation as a waterfall: bars that add up to its score (log-odds).

        Raises:
            InputError: Something else than a `Relation`.
        """
        if not isinstance(relation, Relation):
            raise InputError(
                f"reasons were asked of a {type(relation).__name__}; want a Relation, "
                "such as comparison.relations[0]"
            )
        _altair()
        from claimcmp.views.charts.reasons import reasons

        return reasons(relation, dark=self._dark)

    def threshold(self) -> OfflineChart:
        """How many relations would be of which kind at every value of the setting `sure`.

        Above the value that was set it is what `compare` would say. Below it
        is an estimate: only listed relations are counted, and those by their
        confidence alone, though another rule may withhold them too.
        """
        _altair()
        from claimcmp.views.charts.threshold import threshold

        return threshold(self._comparison, dark=self._dark)

    def silence(self) -> OfflineChart:
        """Matter by matter: which report carries it, and which is silent on what grounds."""
        _altair()
        from claimcmp.views.charts.silence import silence

        return silence(self._comparison, dark=self._dark)

    def __repr__(self) -> str:
        names = "agreement, similarity, timeline, reasons, threshold, silence"
        return f"<Charts of {len(self._comparison.reports)} reports: {names}>"


def _altair() -> None:
    try:
        import altair  # noqa: F401
    except ImportError:
        raise MissingExtra("altair", "charts", "a chart") from None
