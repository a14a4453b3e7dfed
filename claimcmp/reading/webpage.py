"""The article of a saved web page, and what the page's head states of it.

Floor of `claimcmp.reading`. Needs the extra `web`; nothing is fetched. The
text of such a report is the extracted article: offsets count in it.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import Any

from claimcmp.errors import InputError, MissingExtra
from claimcmp.reading.dates import as_published
from claimcmp.reading.decoding import NotText, decode

__all__ = ["read_page"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SITE = ("og:site_name",)
_TITLE = ("og:title", "twitter:title")
_PUBLISHED = ("article:published_time", "datepublished", "og:published_time", "dc.date.issued")


def read_page(data: bytes) -> dict[str, object]:
    """The article and its stated metadata, as fields of a report.

    Raises:
        NotText: The bytes cannot be decoded, or no article was found.
        MissingExtra: The packages of the extra `web` are not installed.
    """
    try:
        extract = import_module("trafilatura").extract
        lxml_html = import_module("lxml.html")
    except ImportError as failure:
        package = getattr(failure, "name", None) or "trafilatura"
        raise MissingExtra(package, "web", "reading a web page") from None
    markup = _markup(data)
    text = extract(markup, include_comments=False, include_tables=True) if markup.strip() else None
    if not text:
        raise NotText(
            "is a web page without an article that could be found",
            "save the article as plain text (.txt) and give that file",
        )
    return {"text": text, **_head(markup, lxml_html)}


def _markup(data: bytes) -> str:
    """The page decoded: by its mark or as UTF-8, else as the page itself declares."""
    declared = _CHARSET.search(data, 0, 4096)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _head(markup: str, lxml_html: Any) -> dict[str, object]:
    """Outlet, title, address and time of publication where the page states them."""
    try:
        page = lxml_html.document_fromstring(markup.encode("utf-8"), parser=_parser(lxml_html))
    except (ValueError, lxml_html.etree.LxmlError):
        return {}
    stated: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if tag.get("content"):
            stated.setdefault(name.strip().lower(), tag.get("content").strip())
    links = [tag.get("href") for tag in page.iter("link") if tag.get("rel") == "canonical"]
    fields = {
        "source": _first(stated, _SITE),
        "title": _first(stated, _TITLE),
        "url": next((link for link in links if link), stated.get("og:url")),
        "published": _usable_date(_first(stated, _PUBLISHED) or _linked_data_date(page)),
    }
    return {name: value for name, value in fields.items() if value}


def _parser(lxml_html: Any) -> Any:
    return lxml_html.HTMLParser(encoding="utf-8", no_network=True, recover=True)


def _first(stated: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((stated[name] for name in names if stated.get(name)), None)


def _linked_data_date(page: Any) -> str | None:
    """`datePublished` of the page's schema.org data, where one article states it."""
    for script in page.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            nodes = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for node in nodes if isinstance(nodes, list) else [nodes]:
            if isinstance(node, dict) and isinstance(node.get("datePublished"), str):
                return str(node["datePublished"])
    return None


def _usable_date(stated: str | None) -> str | None:
    try:
        return stated if as_published(stated) else None
    except InputError:
        return None
