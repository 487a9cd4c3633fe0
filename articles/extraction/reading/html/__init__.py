"""HTML -> one text of paragraphs, with the kinds of blocks that the mark-up tells."""

import re

from lxml import etree
from lxml import html as lxml_html

from ...records import Source, UnreadableSource
from ..document import Document
from ..urls import is_web_address, normal_url
from .body import article_paragraphs
from .charset import HEAD_LENGTH, decode_page
from .joined import joined
from .metadata import metadata_of, titles_of
from .text import paragraphs_of

#: The comments of Windows' browsers and of the extension SingleFile.
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=(?:\(\d+\))?|page saved with singlefile\s+url:\s*)(\S+)",
    re.IGNORECASE,
)


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
    """The web address that the comment of a page saved by a browser names."""
    match = _SAVED_FROM.search(content[:HEAD_LENGTH])
    address = match.group(1).decode("ascii", "replace") if match else ""
    return normal_url(address) if is_web_address(address) else None


def _parse(characters: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return lxml_html.document_fromstring(characters.encode(), parser=parser)
    except etree.LxmlError as error:
        raise UnreadableSource("The page holds no text.") from error
