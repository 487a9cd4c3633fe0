"""HTML -> one text of paragraphs, with the kinds of blocks that the mark-up tells."""

import re

from lxml import etree
from lxml import html as lxml_html

from ...records import Source, UnreadableSource
from ..document import Document
from ..urls import normal_url
from .body import article_paragraphs
from .charset import HEAD_LENGTH, decode_page
from .joined import joined
from .metadata import metadata_of, titles_of
from .text import paragraphs_of

_SAVED_FROM = re.compile(rb"<!--\s*saved from url=(?:\(\d+\))?(\S+)", re.IGNORECASE)


def read_html(source: Source) -> Document:
    """The article of a page, its paragraphs divided by blank lines, with what the page tells.

    Raises UnreadableSource if the page cannot be decoded or shows no text.
    """
    page = _parse(decode_page(source.content, source.charset))
    metadata = metadata_of(page)
    names = [candidate.value for candidate in metadata.get("headline", ())] + titles_of(page)
    root = page.find("body") if page.find("body") is not None else page
    paragraphs = article_paragraphs(root, paragraphs_of(root), names)
    if not paragraphs:
        raise UnreadableSource("The page holds no text.")
    return joined(paragraphs, metadata)


def saved_from(content: bytes) -> str | None:
    """The URL that the comment of a page saved by a browser names."""
    match = _SAVED_FROM.search(content[:HEAD_LENGTH])
    return normal_url(match.group(1).decode("ascii", "replace")) if match else None


def _parse(characters: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return lxml_html.document_fromstring(characters.encode(), parser=parser)
    except etree.LxmlError as error:
        raise UnreadableSource("The page holds no text.") from error
