"""The links of the documentation: what they name is there. Nothing is fetched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

REPOSITORY = Path(__file__).parents[1]
DOCS = REPOSITORY / "docs"
PAGES = sorted([*REPOSITORY.glob("*.md"), *DOCS.rglob("*.md"), *REPOSITORY.glob("notebooks/*.py")])

CODE = re.compile(r"^(```+).*?^\1$|`[^`\n]+`", re.M | re.S)
LINK = re.compile(
    r"(?<!!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)|<(https?:[^>\s]+)>"
)
HEADING = re.compile(r"^#{1,3} (.+)$", re.M)
TOCTREE = re.compile(r"^```\{toctree\}\n(.*?)^```", re.M | re.S)


class Link(NamedTuple):
    """A link of a page: the page, and where it leads."""

    page: Path
    target: str

    @property
    def shown(self) -> str:
        """How a failing test names it."""
        return f"{self.page.relative_to(REPOSITORY).as_posix()}: {self.target}"


def prose(page: Path) -> str:
    """The page without its code, save glossaries, whose entries are prose."""
    text = page.read_text(encoding="utf8")
    return CODE.sub(lambda m: m[0] if m[0].startswith("```{glossary}") else "", text)


def links() -> list[Link]:
    """Every link of every page, in order."""
    return [Link(p, m[1] or m[2] or "") for p in PAGES for m in LINK.finditer(prose(p))]


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings have: lower case, dashes for blanks, no marks."""
    found: set[str] = set()
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf8"), flags=re.M | re.S)
    for heading in HEADING.findall(text):
        slug = re.sub(r"[^\w\- ]", "", heading.replace("`", "").strip().lower())
        found.add(slug.replace(" ", "-"))
    return found


def broken(link: Link) -> bool:
    """Whether a link within the repository names a file or a heading that is not there."""
    path, _, anchor = link.target.partition("#")
    page = (link.page.parent / path).resolve() if path else link.page
    if not page.exists() or not page.is_relative_to(REPOSITORY):
        return True
    return bool(anchor) and (page.suffix != ".md" or anchor not in anchors(page))


def malformed(link: Link) -> bool:
    """Whether an address could not be one: another scheme, no host, a blank or mark in it."""
    try:
        parts = urlsplit(link.target)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return True
    named = re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", host)
    return parts.scheme != "https" or not named or link.target[-1] in ".,;:"


def outside(link: Link) -> bool:
    """Whether it leads out of the repository."""
    return bool(urlsplit(link.target).scheme)


def test_links_within_the_repository_lead_somewhere() -> None:
    """Files are there, and so are the headings that a link names."""
    assert [k.shown for k in links() if not outside(k) and broken(k)] == []


def test_addresses_are_well_formed() -> None:
    """Each is https, with a host that could be one; whether it answers is not asked."""
    assert [k.shown for k in links() if outside(k) and malformed(k)] == []


def test_links_of_both_kinds_were_found() -> None:
    """The checks above are about something."""
    found = links()
    assert sum(not outside(k) for k in found) > 50
    assert sum(outside(k) for k in found) > 5


def test_every_page_can_be_reached_from_the_first() -> None:
    """Each page stands in the list of contents of another, and each name in one is a page."""
    reached = {DOCS / "index.md"}
    for page in DOCS.rglob("*.md"):
        for block in TOCTREE.findall(page.read_text(encoding="utf8")):
            names = [line for line in block.split("\n") if line and not line.startswith(":")]
            found = [[*page.parent.glob(f"{name}.md")] for name in names]
            assert all(found), f"{page.name} lists a page that is not there"
            reached |= {p for pages in found for p in pages}
    assert reached == {p for p in DOCS.rglob("*.md") if "_build" not in p.parts}


@pytest.mark.parametrize(
    ("target", "fine"),
    [
        ("glossary.md", True),
        ("tutorial.md#ask-a-question", True),
        ("tutorial.md#no-such-heading", False),
        ("no-such-page.md", False),
        ("../../elsewhere.md", False),
    ],
)
def test_the_check_tells_good_links_from_bad(target: str, fine: bool) -> None:
    """A file that is not there, a heading that is not, a path that leads out."""
    assert broken(Link(DOCS / "index.md", target)) is not fine


@pytest.mark.parametrize(
    ("target", "fine"),
    [
        ("https://keepachangelog.com/en/1.1.0/", True),
        ("http://keepachangelog.com", False),
        ("https://nohost", False),
        ("https://a.example:port/", False),
        ("https://a.example/page.", False),
    ],
)
def test_the_check_tells_good_addresses_from_bad(target: str, fine: bool) -> None:
    """Another scheme, no host, a port that is none, a full stop that slipped in."""
    assert malformed(Link(DOCS / "index.md", target)) is not fine
