"""What a page's JSON-LD says of its article."""

import html
import json
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"\w*(?:Article|BlogPosting|Report|SocialMediaPosting)")
_OPINION = frozenset({"OpinionNewsArticle", "OpinionArticle"})
_COMMENT = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
#: Deeper lists of nodes are not looked through.
_DEPTH = 4


def json_ld_fields(page: HtmlElement) -> Iterator[tuple[str, object]]:
    """(metadata field, value) for every article node, then the section of the breadcrumb."""
    nodes = [node for script in _scripts(page) for node in _nodes(script)]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    for node in nodes:
        if any(_ARTICLE.fullmatch(kind) for kind in _types(node)):
            yield from _article_fields(node, named)
    for node in nodes:
        if "BreadcrumbList" in _types(node):
            yield "section", _section(node)


def _scripts(page: HtmlElement) -> Iterator[object]:
    """The values of the page's scripts; one that is no JSON has none."""
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield json.loads(_COMMENT.sub("", script.text or ""), strict=False)
            except (ValueError, RecursionError):
                continue


def _nodes(value: object, depth: int = 0) -> Iterator[dict]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth)
    elif isinstance(value, dict) and depth < _DEPTH:
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _types(node: dict) -> set[str]:
    kind = node.get("@type")
    return {k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)}


def _article_fields(node: dict, named: dict) -> Iterator[tuple[str, object]]:
    yield "headline", _words(node.get("headline"))
    yield "dek", _words(node.get("alternativeHeadline") or node.get("description"))
    yield "bylines", _names(node.get("author") or node.get("creator"), named)
    yield "published", node.get("datePublished")
    section = node.get("articleSection")
    yield "section", _words(section[0] if isinstance(section, list) and section else section)
    yield "publication", next(iter(_names(node.get("publisher"), named)), None)
    yield "language", _language(node.get("inLanguage"))
    page = node.get("mainEntityOfPage")
    yield "url", node.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    if _types(node) & _OPINION:
        yield "kind", "opinion"


def _words(value: object) -> str | None:
    """A string; many sites escape it as if it were HTML."""
    return html.unescape(value) if isinstance(value, str) else None


def _language(value: object) -> object:
    return value.get("alternateName") if isinstance(value, dict) else value


def _names(value: object, named: dict) -> list[str]:
    """The names of one or more persons or bodies: strings, nodes, or references to nodes."""
    names = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and not item.get("name") and isinstance(item.get("@id"), str):
            item = named.get(item["@id"], item)
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip():
            names.append(html.unescape(name))
    return names


def _section(node: dict) -> str | None:
    """The last part of a breadcrumb but the page itself."""
    items = node.get("itemListElement")
    parts = [part for part in items if isinstance(part, dict)] if isinstance(items, list) else []
    if len(parts) < 2:
        return None
    part = parts[-2]
    inner = part.get("item")
    return _words(part.get("name") or (inner.get("name") if isinstance(inner, dict) else None))
