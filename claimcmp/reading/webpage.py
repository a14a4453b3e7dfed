"""The article of a saved web page, and what the page's head states of it.

Floor of `claimcmp.reading`. Needs the extra `web`; nothing is fetched. The
text of such a report is the extracted article: offsets count in it.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from claimcmp.errors import InputError, MissingExtra
from claimcmp.reading.dates import as_published, read_date
from claimcmp.reading.decoding import NotText, decode
from claimcmp.values import Interval

__all__ = ["read_page"]

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_NOT_OF_PAGES = re.compile(
    r"utf[_-]?(?:7|16|32)|escape|idna|punycode|undefined|mbcs|oem|ascii|8859-1$"
)
"""Codecs that no page can be in that says so in ASCII, or that pages mean another by."""
_SITE = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_PUBLISHED = (
    *("article:published_time", "og:published_time", "datepublished", "date", "pubdate"),
    *("publishdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created"),
)
_ARTICLE = re.compile(r"Article$|Posting$|^Report", re.IGNORECASE)
_MOST_NODES = 10_000


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
    if not markup.strip():
        raise _no_article()
    page = _parsed(markup, lxml_html)
    text = extract(markup, include_comments=False, include_tables=True)
    if not text:
        raise _no_article()
    return {"text": text, **_head(page)}


def _no_article() -> NotText:
    return NotText(
        "is a web page without an article that could be found",
        "save the article as plain text (.txt) and give that file",
    )


def _markup(data: bytes) -> str:
    """The page decoded: by its mark or as UTF-8, else as the page itself declares."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data, 0, 4096)
    if declared and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = (declared[1] or declared[2]).decode("ascii", "replace")
        try:
            codec = codecs.lookup(name).name
            if not _NOT_OF_PAGES.search(codec):
                return data.decode(codec)
        except (LookupError, ValueError):
            pass
    return decode(data)


def _parsed(markup: str, lxml_html: Any) -> Any:
    """The page as a tree; None where there is none.

    Raises:
        NotText: It is nested so deep that the parser left out what lies below.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, recover=True)
    try:
        page = lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (ValueError, lxml_html.etree.LxmlError):
        return None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise NotText(
            "is a web page nested too deep to be read whole",
            "save the article as plain text (.txt) and give that file",
        )
    return page


def _head(page: Any) -> dict[str, object]:
    """Outlet, title, address and time of publication where the page states them."""
    if page is None:
        return {}
    stated: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if (tag.get("content") or "").strip():
            stated.setdefault(name.strip().lower(), tag.get("content").strip())
    article = next(_linked_articles(page), {})
    links = [tag.get("href") for tag in page.iter("link") if tag.get("rel") == "canonical"]
    dates = (
        *(stated.get(name) for name in _PUBLISHED),
        article.get("datePublished"),
        *_marked_times(page),
    )
    fields = {
        "source": _first(stated, _SITE) or _name_of(article.get("publisher")),
        "title": _first(stated, _TITLE) or _text_of(article.get("headline")),
        "url": next((link for link in links if link), stated.get("og:url")),
        "published": next((found for d in dates if d and (found := _usable_date(d))), None),
    }
    return {name: value for name, value in fields.items() if value}


def _first(stated: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((stated[name] for name in names if stated.get(name)), None)


def _text_of(value: object) -> str | None:
    return value.strip() if isinstance(value, str) else None


def _name_of(publisher: object) -> str | None:
    """The name of a publisher in linked data: an object with a name, or a list of them."""
    first = publisher[0] if isinstance(publisher, list) and publisher else publisher
    return _text_of(first.get("name") if isinstance(first, dict) else first)


def _linked_articles(page: Any) -> Iterator[dict[str, Any]]:
    """The articles among the page's schema.org data; what cannot be parsed is passed over."""
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                kinds = node.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                article = any(isinstance(name, str) and _ARTICLE.search(name) for name in names)
                if article or (kinds is None and "datePublished" in node):
                    yield node
                waiting.append(node.get("@graph"))


def _marked_times(page: Any) -> list[str]:
    """The time that the markup says is of publication, else the only one in the article."""
    times = [tag for tag in page.iter("time") if tag.get("datetime")]
    marked = [
        tag.get("datetime")
        for tag in times
        if "datepublished" in (tag.get("itemprop") or "").lower() or tag.get("pubdate") is not None
    ]
    inside = {
        t.get("datetime") for t in times if next(t.iterancestors("article"), None) is not None
    }
    return marked or (list(inside) if len(inside) == 1 else [])


def _usable_date(stated: object) -> str | Interval | None:
    """A date as a field takes it; None where it is none, or none that is surely read."""
    if not isinstance(stated, str):
        return None
    try:
        return stated if as_published(stated) else None
    except InputError:
        written = read_date(stated.strip())
        return written.interval if written and written.end == len(stated.strip()) else None
