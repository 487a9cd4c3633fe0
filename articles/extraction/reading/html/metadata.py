"""Metadata candidates of a page: JSON-LD, Open Graph, Dublin Core, Highwire, <meta>, <time> and
what htmldate finds."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping

from htmldate import find_date
from lxml.html import HtmlElement

from ...language.dates import iso_date
from ...records import Candidate
from ..urls import is_web_address, normal_url
from .json_ld import json_ld_fields

# What it gives up on is no news for the archive's log.
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

Found = Iterator[tuple[str, object, str]]

#: (origin, names of <meta>, field), in order of trust.
_META = (
    ("open graph", ("og:title",), "headline"),
    ("open graph", ("og:description",), "dek"),
    ("open graph", ("og:site_name",), "publication"),
    ("open graph", ("og:url",), "url"),
    ("open graph", ("article:published_time", "og:article:published_time"), "published"),
    ("open graph", ("article:section", "og:article:section"), "section"),
    ("open graph", ("article:author", "og:article:author"), "bylines"),
    ("open graph", ("og:locale",), "language"),
    ("dublin core", ("dc.title",), "headline"),
    ("dublin core", ("dc.creator",), "bylines"),
    ("dublin core", ("dc.publisher",), "publication"),
    ("dublin core", ("dc.date.issued", "dc.date", "dc.issued", "dc.created"), "published"),
    ("dublin core", ("dc.language",), "language"),
    ("highwire", ("citation_title",), "headline"),
    ("highwire", ("citation_author",), "bylines"),
    ("highwire", ("citation_journal_title", "citation_publisher"), "publication"),
    ("highwire", ("citation_publication_date", "citation_date"), "published"),
    ("highwire", ("citation_language",), "language"),
    ("meta", ("author", "parsely-author", "sailthru.author"), "bylines"),
    ("meta", ("description", "twitter:description"), "dek"),
    ("meta", ("application-name",), "publication"),
    ("meta", ("date", "pubdate", "publish-date", "parsely-pub-date", "sailthru.date"), "published"),
    ("meta", ("section", "parsely-section"), "section"),
)
_SEPARATORS = (" | ", " – ", " — ", " - ", " :: ", " • ", " · ")
_ELSEWHERE = frozenset({"aside", "nav", "footer"})
#: Where only a year is known, htmldate says its first day.
_FIRST_DAY = "-01-01"


def metadata_of(page: HtmlElement) -> dict[str, tuple[Candidate, ...]]:
    """Candidates for each field in order of trust, none of them chosen."""
    found = defaultdict(list)
    for field, value, origin in (
        *((field, value, "json-ld") for field, value in json_ld_fields(page)),
        *_meta(page),
        *_elements(page),
    ):
        value = _valid(field, value)
        if value:
            found[field].append(Candidate(value, origin))
    names = {candidate.value for candidate in found["publication"]}
    found["headline"] = [_without_site(candidate, names) for candidate in found["headline"]]
    return {field: tuple(candidates) for field, candidates in found.items() if candidates}


def titles_of(page: HtmlElement) -> list[str]:
    """The words of <title>, whole and without what stands before or behind a separator."""
    title = " ".join((page.findtext(".//title") or "").split())
    parted = [title.rpartition(mark)[0] for mark in _SEPARATORS]
    parted += [title.partition(mark)[0] for mark in _SEPARATORS]
    return [words for words in (title, *parted) if words]


def _valid(field: str, value: object) -> str | tuple[str, ...] | None:
    """The value as the field holds it, None if it cannot be one."""
    if field == "bylines":
        names = (" ".join(name.split()) for name in value)
        return tuple(name for name in names if name and "://" not in name and name[0] != "@")
    if not isinstance(value, str):
        return None
    if field == "published":
        return iso_date(value[:10].replace("/", "-")) or iso_date(value)
    if field == "language":
        return value.lower().replace("_", "-").partition("-")[0]
    if field == "url":
        return normal_url(value) if is_web_address(value) else None
    return " ".join(value.split())


def _without_site(candidate: Candidate, names: set) -> Candidate:
    """A headline without the name of the site that pages put behind it."""
    for mark in _SEPARATORS:
        words, found, site = candidate.value.rpartition(mark)
        if found and words and site in names:
            return Candidate(words, candidate.origin)
    return candidate


def _meta(page: HtmlElement) -> Found:
    contents: Mapping[str, list[str]] = defaultdict(list)
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        contents[name.lower().replace("dcterms.", "dc.")].append(element.get("content") or "")
    for origin, names, field in _META:
        values = next((contents[name] for name in names if name in contents), None)
        if values:
            yield field, values if field == "bylines" else values[0], origin


def _elements(page: HtmlElement) -> Found:
    time = _publication_time(page)
    if time is not None:
        yield "published", time.get("datetime"), "time element"
    for element in page.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield "url", element.get("href"), "canonical link"
    yield "publication", _site_in_title(page), "title element"
    root = page.getroottree().getroot()
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    yield "language", language, "lang attribute"
    yield "published", _htmldate(page), "htmldate"


def _site_in_title(page: HtmlElement) -> str | None:
    """What <title> says beside the words of the page's first heading."""
    title = " ".join((page.findtext(".//title") or "").split())
    top = page.find(".//h1")
    headline = " ".join(top.text_content().split()) if top is not None else ""
    for mark in (*_SEPARATORS, ": "):
        if headline and title.startswith(headline + mark):
            return title.rpartition(mark)[2]
        if headline and title.endswith(mark + headline):
            return title.partition(mark)[0]
    return None


def _publication_time(page: HtmlElement) -> HtmlElement | None:
    """The <time> that is marked as the publication's, else the first outside lists of links."""
    times = [element for element in page.iter("time") if element.get("datetime")]
    for element in times:
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished":
            return element
    own = (t for t in times if not any(up.tag in _ELSEWHERE for up in t.iterancestors()))
    return next(own, None)


def _htmldate(page: HtmlElement) -> str | None:
    """The date htmldate reads off the mark-up, None if it finds none or gives up."""
    try:
        found = find_date(page, extensive_search=False, original_date=True)
    except Exception:
        return None
    return found if found and not found.endswith(_FIRST_DAY) else None
