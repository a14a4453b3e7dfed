"""An Altair chart that is saved and shown without a network.

Altair's own pages fetch their scripts from a server, and write the data into
the page as it is: a report whose title is `</script>` would end the script.
"""

from __future__ import annotations

import json
from html import escape
from os import PathLike
from typing import Any

import altair as alt

from claimcmp.errors import InputError, MissingExtra
from claimcmp.views.writing import destination, unwritable

__all__ = ["OfflineChart"]

_ENDINGS = (".svg", ".png", ".json", ".html")

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%(title)s</title>
<style>body { margin: 1rem; background: %(background)s; }</style>
</head>
<body>
<div id="chart"></div>
<script>%(library)s</script>
<script>vegaEmbed("#chart", %(spec)s, { renderer: "svg", actions: false });</script>
</body>
</html>
"""

_JUPYTER = "application/vnd.vegalite.v5+json"
"""What JupyterLab draws by itself, tooltips included; other places take the SVG beside it."""


class OfflineChart(alt.LayerChart):
    """An Altair layer chart; `save` and notebooks draw it from what is installed."""

    def save(  # type: ignore[override]  # few options, and none of them asks the network
        self, path: str | PathLike[str], *, scale: float = 2.0
    ) -> None:
        """Write the chart; the ending of the path says how.

        Args:
            path: Ends in ".svg", ".png", ".json" (Vega-Lite) or ".html" (one
                file that needs no network).
            scale: Pixels of a PNG per point of the drawing, above 0 and up to 10.

        Raises:
            InputError: Another ending or scale, or the file cannot be written.
            MissingExtra: vl-convert is not installed (not needed for ".json").
        """
        target = destination(path)
        ending = target.suffix.lower()
        if ending not in _ENDINGS:
            raise InputError(f"{target}: want a path that ends in {', '.join(_ENDINGS)}")
        if not 0 < scale <= 10:
            raise InputError(f"the scale was given as {scale!r}; want a number above 0, up to 10")
        made = self._drawn(ending, scale)
        try:
            target.write_bytes(made)
        except (OSError, ValueError) as error:
            raise unwritable(target, error) from None

    def _drawn(self, ending: str, scale: float) -> bytes:
        if ending == ".json":
            return (json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n").encode()
        if ending == ".html":
            return self.to_page().encode()
        if ending == ".svg":
            return self.to_svg().encode()
        png: bytes = _converter().vegalite_to_png(self.to_dict(), scale=scale)
        return png

    def to_svg(self) -> str:
        """The chart as SVG.

        Raises:
            MissingExtra: vl-convert is not installed.
        """
        svg: str = _converter().vegalite_to_svg(self.to_dict())
        return svg

    def to_page(self) -> str:
        """The chart as one HTML page with its scripts in it; a browser needs no network for it.

        Raises:
            MissingExtra: vl-convert is not installed.
        """
        spec = self.to_dict()
        return _PAGE % {
            "title": escape(spec.get("description", "Chart")),
            "background": spec["config"]["background"],
            "library": _converter().javascript_bundle().replace("</script", "<\\/script"),
            "spec": _in_script(spec),
        }

    def _repr_mimebundle_(self, *_: Any, **__: Any) -> dict[str, Any]:
        return {
            _JUPYTER: self.to_dict(),
            "image/svg+xml": self.to_svg(),
            "text/plain": repr(self),
        }

    def __repr__(self) -> str:
        return f"<Chart: {self.to_dict().get('description', '')}>"


def _in_script(value: object) -> str:
    """JSON that cannot end the script it stands in, whatever the reports say."""
    text = json.dumps(value, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _converter() -> Any:
    try:
        import vl_convert
    except ImportError:
        raise MissingExtra("vl-convert-python", "charts", "drawing a chart") from None
    return vl_convert
