"""The frame that other sites show: its size, its code, its oEmbed form."""

from dataclasses import dataclass

from django.utils.html import format_html

from .addresses import canonical
from .citations import one_line
from .marks import in_marks

WIDTH = 600
LOWEST, HIGHEST = 180, 900
#: Pixels of a letter and of a line of the quote in embed.css, on average.
LETTER, LINE = 9.6, 31
#: Pixels around the quote: speaker, article, name of the site; both sides.
FRAME, SIDES = 150, 44
#: The frame shows so many letters; the quote's page has the rest.
LONGEST = 900
#: Links of the frame open tabs of their own; it may do nothing else.
SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
CARD = {"thumbnail_width": 1200, "thumbnail_height": 630}
CACHE_AGE = 3600  # seconds


@dataclass(frozen=True)
class Size:
    """Width and height of a frame, in pixels."""

    width: int
    height: int


def size_of(quote, maxwidth=None, maxheight=None):
    """The Size that shows the quote whole, as far as the maxima allow."""
    width = min(WIDTH, maxwidth or WIDTH)
    letters = min(len(quote.text), LONGEST)
    lines = -(-letters * LETTER // max(width - SIDES, LETTER))
    height = max(LOWEST, min(HIGHEST, FRAME + int(lines) * LINE))
    return Size(width, min(height, maxheight or height))


def cut(words):
    """`words` as far as the frame shows them."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"


def title_of(quote, length=60):
    """Ann Smith: “The river rose …”, for titles of pages and frames."""
    words = one_line(quote.text)
    words = words if len(words) <= length else f"{words[: length - 1].rstrip()}…"
    words = in_marks(words, quote.article.direction)
    return f"{one_line(quote.speaker_name)}: {words}" if quote.speaker_name else words


def code(quote, absolute, size):
    """One bare iframe, as WordPress keeps it; without style, only `frameborder` takes its edge."""
    return format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" sandbox="{}" frameborder="0"'
        ' loading="lazy"></iframe>',
        absolute(canonical(quote, "embed")),
        size.width,
        size.height,
        title_of(quote),
        SANDBOX,
    )


def oembed(quote, absolute, *, site, maxwidth=None, maxheight=None):
    """The oEmbed form (https://oembed.com, version 1.0, type rich) of a quote."""
    size = size_of(quote, maxwidth, maxheight)
    form = {
        "version": "1.0",
        "type": "rich",
        "provider_name": site,
        "provider_url": absolute("/"),
        "title": title_of(quote),
        "cache_age": CACHE_AGE,
        "html": code(quote, absolute, size),
        "width": size.width,
        "height": size.height,
    }
    if quote.speaker_name:
        form["author_name"] = quote.speaker_name
    if quote.by:
        form["author_url"] = absolute(quote.by.get_absolute_url())
    if all(most is None or CARD[f"thumbnail_{side}"] <= most
           for side, most in (("width", maxwidth), ("height", maxheight))):  # fmt: skip
        form |= {"thumbnail_url": absolute(canonical(quote, "card")), **CARD}
    return form
