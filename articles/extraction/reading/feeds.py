"""RSS and Atom feed files -> sources: one for each entry with its full text."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from html import escape
from typing import BinaryIO

from lxml import etree

from ..language.dates import iso_date
from ..records import Source
from .limits import MAX_BYTES
from .names import names_of
from .unreadable import Unreadable
from .urls import is_web_address, normal_url

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_DC_DATE = "{http://purl.org/dc/elements/1.1/}date"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACE = re.compile(r"^\{(?:http://www\.w3\.org/2005/Atom|http://purl\.org/rss/1\.0/)\}")
_FEEDS = frozenset({"rss", "feed", "RDF"})
_ENTRIES = frozenset({"item", "entry"})
#: A description of fewer words is a summary.
_FULL_WORDS = 120
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[…\]|\[&#8230;\]|read more|continue reading)\W*$", re.I)
_TAG = re.compile(r"<[^>]*>")


def read_feed(stream: BinaryIO, name: str) -> Iterator[Source | Unreadable]:
    """One Source for each entry with its full text, an Unreadable for each that has but a summary
    and for a file that is no feed."""
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        yield Unreadable(name, f"The feed is larger than {MAX_BYTES // 1024**2} MB.")
        return
    root = _parse(content)
    if root is None or _name(root) not in _FEEDS:
        yield Unreadable(name, "The file is no RSS or Atom feed.")
        return
    about = _about(root)
    entries = (element for element in root.iter(etree.Element) if _name(element) in _ENTRIES)
    for number, entry in enumerate(entries, 1):
        yield _entry(entry, about, f"{name}, entry {number}")


def _parse(content: bytes) -> etree._Element | None:
    """The tree; entities are not expanded and nothing is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        return None


def _name(element: etree._Element) -> str:
    """The element's name without the namespace of feeds."""
    name = _NAMESPACE.sub("", element.tag)
    return name.rpartition("}")[2] if name.endswith("}RDF") else name


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in element.iterchildren(etree.Element) if _name(child) == name)


def _words(element: etree._Element, *names: str) -> str:
    """The words of the first child of one of these names that has any."""
    for name in names:
        for child in _children(element, name):
            words = " ".join("".join(child.itertext()).split())
            if words:
                return words
    return ""


def _about(root: etree._Element) -> dict[str, str]:
    """What the feed says of all its entries."""
    channel = next(_children(root, "channel"), root)
    language = _words(channel, "language") or root.get(_XML_LANG) or ""
    found = {"publication": _plain(_words(channel, "title")), "language": _language(language)}
    return {field: value for field, value in found.items() if value}


def _language(code: str) -> str:
    return code.lower().replace("_", "-").partition("-")[0]


def _entry(entry: etree._Element, about: dict[str, str], where: str) -> Source | Unreadable:
    title, link = _plain(_words(entry, "title")), _link(entry)
    body = _body(entry)
    given = link or _words(entry, "guid", "id")
    if body is None:
        return Unreadable(given or where, "The entry has but a summary, not the article.")
    found = about | _source(entry)
    found |= {"headline": title, "published": _published(entry), "url": link}
    metadata = {field: value for field, value in found.items() if value}
    if names := _authors(entry):
        metadata["bylines"] = names
    page = f"<article><h1>{escape(title)}</h1>{body}</article>"
    return Source(given or where, page.encode(), "text/html", given or where, "utf-8", metadata)


def _source(entry: etree._Element) -> dict[str, str]:
    """The publication that an entry of a collected feed comes from."""
    titles = [
        _plain(_words(source, "title") or source.text or "")
        for source in _children(entry, "source")
    ]
    return {"publication": titles[0]} if titles and titles[0] else {}


def _plain(words: str) -> str:
    """A title without the tags that some feeds put into it."""
    return " ".join(_TAG.sub("", words).split())


def _link(entry: etree._Element) -> str:
    """The entry's own address, empty if it has none."""
    links = list(_children(entry, "link"))
    own = [link.get("href") for link in links if link.get("rel", "alternate") == "alternate"]
    own += [(link.text or "").strip() for link in links]
    guids = [(guid.text or "").strip() for guid in _children(entry, "guid")]
    return next((normal_url(url) for url in (*own, *guids) if url and is_web_address(url)), "")


def _body(entry: etree._Element) -> str | None:
    """The article as HTML, None if the entry has but a summary."""
    for element in (*_children(entry, _CONTENT), *_children(entry, "content")):
        words = _markup(element)
        if words.strip():
            return words
    for element in _children(entry, "description"):
        words = _markup(element)
        plain = _TAG.sub(" ", words)
        if len(plain.split()) >= _FULL_WORDS and not _CUT_SHORT.search(plain):
            return words
    return None


def _markup(element: etree._Element) -> str:
    """The HTML that an element holds: as a string, as elements, or plain text."""
    if element.get("type") == "xhtml" or len(element):
        return "".join(
            [escape(element.text or "")]
            + [etree.tostring(child, encoding="unicode", method="html") for child in element]
        )
    words = element.text or ""
    if element.get("type") in {"text", "text/plain"}:
        return "".join(f"<p>{escape(part)}</p>" for part in re.split(r"\n\s*\n", words))
    return words


def _published(entry: etree._Element) -> str:
    words = _words(entry, "pubDate", "published", "issued", _DC_DATE, "updated")
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except ValueError:
        return iso_date(words[:10]) or iso_date(words) or ""


def _authors(entry: etree._Element) -> tuple[str, ...]:
    persons = [_words(author, "name") for author in _children(entry, "author")]
    texts = [name for name in persons if name]
    texts += [_words(entry, _CREATOR)] if not texts else []
    texts += [_words(entry, "author")] if not any(texts) else []
    return tuple(name for text in texts for name in names_of(text))
