"""HTML -> one text of paragraphs, with the kinds of blocks that the mark-up tells."""

import re

from lxml import etree
from lxml import html as lxml_html

from ..records import Block, Source, UnreadableSource
from .charset import decode
from .document import Document
from .html_metadata import metadata_of
from .html_text import PageText

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""")
#: Browsers look for the charset in the first 1024 bytes; saved pages put a comment before it.
_CHARSET_SEARCHED = 4096
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=(?:\(\d+\))?(\S+)", re.IGNORECASE)
_MAIN = ("//article", "//main|//*[@role='main']", "//body")


def read_html(source: Source) -> Document:
    """The main text of a page, its paragraphs divided by blank lines, with hints and metadata.

    Raises UnreadableSource if the page cannot be decoded or shows no text.
    """
    page = _parse(decode(source.content, source.charset or _declared_charset(source.content)))
    text = PageText()
    _add_headline_outside(page, text)
    text.add(_main_element(page))
    if not text.paragraphs:
        raise UnreadableSource("The page holds no text.")
    joined, blocks = _join(text.paragraphs)
    return Document(joined, blocks, metadata_of(page))


def saved_from(content: bytes) -> str | None:
    """The URL that the comment of a page saved by a browser names."""
    match = _SAVED_FROM.search(content[:_CHARSET_SEARCHED])
    return match.group(1).decode("ascii", "replace") if match else None


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


def _main_element(page: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    for path in _MAIN:
        found = page.xpath(path)
        if found:
            longest = max(found, key=lambda element: len(element.text_content()))
            if longest.text_content().strip():
                return longest
    return page


def _add_headline_outside(page: lxml_html.HtmlElement, text: PageText) -> None:
    """The page's only <h1>, where it stands outside the main element."""
    headlines = page.xpath("//h1")
    main = _main_element(page)
    if len(headlines) == 1 and main not in {headlines[0], *headlines[0].iterancestors()}:
        text.add(headlines[0])


def _join(paragraphs: list[tuple[str | None, str]]) -> tuple[str, tuple[Block, ...]]:
    blocks, start = [], 0
    for kind, words in paragraphs:
        if kind:
            blocks.append(Block(kind, start, start + len(words)))
        start += len(words) + 2
    return "\n\n".join(words for _, words in paragraphs), tuple(blocks)
