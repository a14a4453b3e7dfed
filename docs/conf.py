"""How Sphinx builds the documentation; `make docs` runs it with warnings as errors."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generated import fill

from claimcmp import __version__

project = "claimcmp"
author = "the claimcmp contributors"
copyright = author
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"claimcmp {version}"
html_show_sphinx = False

# Docstrings write `names` in single backticks, as Markdown does.
default_role = "code"
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
napoleon_numpy_docstring = False
napoleon_custom_sections = ["Source"]
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True


def setup(app: object) -> None:
    """Fill the places in the pages that are made from the program itself."""
    app.connect("source-read", fill)  # type: ignore[attr-defined]
