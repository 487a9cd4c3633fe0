"""HTML -> one text of paragraphs, with the kinds of blocks that the mark-up tells."""

import re

from lxml import etree
from lxml import html as lxml_html

from ...records import Source, UnreadableSource
from ..charset import decode
from ..document import Document
from ..urls import normal_url
from .body import article_paragraphs
from .joined import joined
from .metadata import metadata_of
from .text import paragraphs_of

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""")
#: Browsers look for the charset in the first 1024 bytes; saved pages put a comment before it.
_CHARSET_SEARCHED = 4096
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=(?:\(\d+\))?(\S+)", re.IGNORECASE)


def read_html(source: Source) -> Document:
    """The article of a page, its paragraphs divided by blank lines, with what the page tells.

    Raises UnreadableSource if the page cannot be decoded or shows no text.
    """
    page = _parse(decode(source.content, source.charset or _declared_charset(source.content)))
    metadata = metadata_of(page)
    names = [candidate.value for candidate in metadata.get("headline", ())]
    root = page.find("body") if page.find("body") is not None else page
    paragraphs = article_paragraphs(root, paragraphs_of(root), names)
    if not paragraphs:
        raise UnreadableSource("The page holds no text.")
    return joined(paragraphs, metadata)


def saved_from(content: bytes) -> str | None:
    """The URL that the comment of a page saved by a browser names."""
    match = _SAVED_FROM.search(content[:_CHARSET_SEARCHED])
    return normal_url(match.group(1).decode("ascii", "replace")) if match else None


def _declared_charset(content: bytes) -> str | None:
    head = content[:_CHARSET_SEARCHED]
    match = _XML_CHARSET.search(head) or _META_CHARSET.search(head)
    return match.group(1).decode("ascii") if match else None


def _parse(characters: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return lxml_html.document_fromstring(characters.encode(), parser=parser)
    except etree.LxmlError as error:
        raise UnreadableSource("The page holds no text.") from error
