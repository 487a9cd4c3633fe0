"""Metadata candidates of a page: JSON-LD, Open Graph, Dublin Core, <meta>, <time>."""

import json
from collections import defaultdict
from collections.abc import Iterator

from lxml.html import HtmlElement

from ..language.dates import iso_date
from ..records import Candidate

_ARTICLE_TYPES = ("Article", "NewsArticle", "BlogPosting", "Report", "OpinionNewsArticle")
#: (origin, attribute of <meta>, its value) -> field, in order of trust.
_META = (
    ("open graph", "property", "og:title", "headline"),
    ("open graph", "property", "og:description", "dek"),
    ("open graph", "property", "og:site_name", "publication"),
    ("open graph", "property", "og:url", "url"),
    ("open graph", "property", "article:published_time", "published"),
    ("open graph", "property", "article:section", "section"),
    ("open graph", "property", "article:author", "bylines"),
    ("dublin core", "name", "dc.title", "headline"),
    ("dublin core", "name", "dc.creator", "bylines"),
    ("dublin core", "name", "dc.publisher", "publication"),
    ("dublin core", "name", "dc.date", "published"),
    ("dublin core", "name", "dc.language", "language"),
    ("meta", "name", "author", "bylines"),
    ("meta", "name", "description", "dek"),
    ("meta", "name", "date", "published"),
)


def metadata_of(page: HtmlElement) -> dict[str, tuple[Candidate, ...]]:
    """Candidates for each field in order of trust, none of them chosen."""
    found = defaultdict(list)
    for field, value, origin in (*_json_ld(page), *_meta(page), *_elements(page)):
        value = _valid(field, value)
        if value:
            found[field].append(Candidate(value, origin))
    return {field: tuple(candidates) for field, candidates in found.items()}


def _valid(field: str, value: object) -> str | tuple[str, ...] | None:
    if field == "bylines":
        names = tuple(" ".join(name.split()) for name in value if not name.startswith("http"))
        return tuple(filter(None, names))
    if not isinstance(value, str):
        return None
    if field == "published":
        return iso_date(value[:10]) or iso_date(value)
    if field == "language":
        return value.lower().partition("-")[0]
    return " ".join(value.split())


def _meta(page: HtmlElement) -> Iterator[tuple[str, object, str]]:
    contents = defaultdict(list)
    for element in page.iter("meta"):
        for attribute in ("property", "name"):
            name = (element.get(attribute) or "").lower().replace("dcterms.", "dc.")
            contents[attribute, name].append(element.get("content") or "")
    for origin, attribute, name, field in _META:
        values = contents.get((attribute, name))
        if values:
            yield field, values if field == "bylines" else values[0], origin


def _elements(page: HtmlElement) -> Iterator[tuple[str, object, str]]:
    for element in page.iter("time"):
        if element.get("datetime"):
            yield "published", element.get("datetime"), "time element"
            break
    for element in page.iter("link"):
        if element.get("rel") == "canonical":
            yield "url", element.get("href"), "canonical link"
    root = page.getroottree().getroot()
    yield (
        "language",
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        ("lang attribute"),
    )


def _json_ld(page: HtmlElement) -> Iterator[tuple[str, object, str]]:
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            for node in _nodes(script.text or ""):
                yield from ((field, value, "json-ld") for field, value in _article_fields(node))


def _nodes(script: str) -> Iterator[dict]:
    """The article nodes of one script; a script that is no JSON has none."""
    try:
        top = json.loads(script)
    except (ValueError, RecursionError):
        return
    nodes = top.get("@graph", [top]) if isinstance(top, dict) else top
    for node in nodes if isinstance(nodes, list) else []:
        if isinstance(node, dict) and _types(node) & set(_ARTICLE_TYPES):
            yield node


def _types(node: dict) -> set[str]:
    kind = node.get("@type")
    return {k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)}


def _article_fields(node: dict) -> Iterator[tuple[str, object]]:
    yield "headline", node.get("headline")
    yield "dek", node.get("alternativeHeadline") or node.get("description")
    yield "bylines", _names(node.get("author"))
    yield "published", node.get("datePublished")
    section = node.get("articleSection")
    yield "section", section[0] if isinstance(section, list) and section else section
    yield "publication", next(iter(_names(node.get("publisher"))), None)
    yield "language", node.get("inLanguage")
    yield "url", node.get("url")


def _names(value: object) -> list[str]:
    """The names of one or more persons or bodies, given as strings or as nodes."""
    items = value if isinstance(value, list) else [value]
    names = [item.get("name") if isinstance(item, dict) else item for item in items]
    return [name for name in names if isinstance(name, str) and name.strip()]
