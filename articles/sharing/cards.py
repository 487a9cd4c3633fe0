"""Share cards: a picture of 1200 × 630 pixels for a quote, an article or a speaker."""

import hashlib
import io
from dataclasses import astuple, dataclass, replace

import PIL
from django.conf import settings
from django.utils.translation import ngettext
from PIL import Image, ImageDraw

from . import card_fonts, card_layout
from .dates import date_words
from .json_forms import shown
from .marks import in_marks

WIDTH, HEIGHT = SIZE = (1200, 630)
#: Counted up when the drawing changes, so that no old picture is found.
DESIGN = 3
#: The light colours of static/css/tokens.css.
PAPER, INK, QUIET, RULE = "#fbfbf8", "#16181d", "#595c63", "#dcdcd4"
ACCENT, MARKER = "#2540c0", "#f0bd1c"
EDGE, BAR = 84, 14
#: The box of the words, from the upper edge, and the lines below it.
WORDS_TOP, WORDS_BOTTOM = 70, 452
RULE_AT, NAME_AT, SOURCE_AT = 486, 534, 578
WORD_SIZES = tuple(range(96, 33, -3))
NAME_SIZES = tuple(range(38, 27, -2))
SOURCE_SIZES = tuple(range(27, 21, -1))
SITE_SIZES = (26, 24, 22)
#: What the site's name may take of the line that it shares with the source.
SITE_WIDTH = 460
#: From the middle of a line to its baseline, in sizes of the type.
BELOW_MIDDLE = 0.32
#: More letters than this never fit.
LONGEST = 700


@dataclass(frozen=True)
class Card:
    """What a card says: large words, then a name, a source and the site's name."""

    words: str
    name: str
    source: str
    site: str
    direction: str = "ltr"

    @property
    def digest(self):
        """The same for the same picture."""
        drawn = (*astuple(self), DESIGN, PIL.__version__, card_fonts.shapes_text())
        return hashlib.sha256(repr(drawn).encode()).hexdigest()[:32]


def of_quote(quote):
    """The Card of a quote."""
    article = quote.article
    words = in_marks(quote.text[:LONGEST], article.direction)
    return Card(words, quote.speaker_name, source_of(article), site(), article.direction)


def of_article(article):
    """The Card of an article."""
    names = ", ".join(article.bylines)
    words = article.headline[:LONGEST]
    return Card(words, names, source_of(article), site(), article.direction)


def of_speaker(speaker, quotes):
    """The Card of a speaker with so many quotes."""
    count = ngettext("%(n)d quote", "%(n)d quotes", quotes) % {"n": quotes}
    direction = "rtl" if card_fonts.is_right_to_left(speaker.name[:1]) else "ltr"
    return Card(speaker.name, count, speaker.description[:LONGEST], site(), direction)


def site():
    return settings.SITE_NAME


def source_of(article):
    """The publication and the date, as far as they are known."""
    publication = shown(article.publication)
    day = date_words(article)
    dated = day and f"{card_fonts.LEFT_TO_RIGHT}{day}"
    return " · ".join(filter(None, [publication and publication.name, dated]))


def draw(card):
    """The PNG of a Card, as bytes. What no face can draw is left out."""
    card = legible(card)
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle(bar(card.direction), fill=MARKER)
    draw_words(pen, card)
    pen.line([(EDGE, RULE_AT), (WIDTH - EDGE, RULE_AT)], fill=RULE, width=2)
    room = WIDTH - 2 * EDGE
    draw_line(pen, card.name, NAME_AT, "name", card.direction, NAME_SIZES, INK, room)
    room -= draw_site(pen, card) + 40
    draw_line(pen, card.source, SOURCE_AT, "quiet", card.direction, SOURCE_SIZES, QUIET, room)
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=6)
    return stream.getvalue()


def legible(card):
    """The Card without lines that would not be legible; large words are always there."""
    lines = {name: getattr(card, name) for name in ("words", "name", "source", "site")}
    kept = {
        name: card_fonts.drawable(text) if card_fonts.is_legible(text) else ""
        for name, text in lines.items()
    }
    said = any(map(str.isalnum, kept["words"]))  # marks round nothing are no words
    return replace(card, **kept) if said else replace(card, **{**kept, "words": kept["site"]})


def bar(direction):
    """The corners of the bar at the side where the text begins."""
    return (WIDTH - BAR, 0, WIDTH, HEIGHT) if direction == "rtl" else (0, 0, BAR, HEIGHT)


def draw_words(pen, card):
    """The large words, in the middle of their box."""
    box = (WIDTH - 2 * EDGE, WORDS_BOTTOM - WORDS_TOP)
    block = card_layout.fitted(card.words, "text", card.direction, box, WORD_SIZES)
    top = WORDS_TOP + (box[1] - len(block.lines) * block.distance) / 2
    for number, line in enumerate(block.lines):
        baseline = top + (number + 0.5) * block.distance + BELOW_MIDDLE * block.size
        draw_runs(pen, line, baseline, "text", card.direction, block.size, INK)


def draw_line(pen, text, baseline, style, direction, sizes, colour, room):
    """One line, made smaller and then cut where it is too long."""
    line, size = card_layout.one_line(text, style, direction, room, sizes)
    draw_runs(pen, line, baseline, style, direction, size, colour)


def draw_site(pen, card):
    """The site's name at the other end of the last line; how wide it is, in pixels."""
    site, size = card_layout.one_line(card.site, "name", "ltr", SITE_WIDTH, SITE_SIZES)
    wide = card_layout.width(site, "name", "ltr", size)
    left = EDGE if card.direction == "rtl" else WIDTH - EDGE - wide
    draw_runs(pen, site, SOURCE_AT, "name", "ltr", size, ACCENT, left)
    return wide


def draw_runs(pen, text, baseline, style, direction, size, colour, left=None):
    """A line in runs of one face each, from the side where its direction begins."""
    if left is None:
        wide = card_layout.width(text, style, direction, size)
        left = WIDTH - EDGE - wide if direction == "rtl" else EDGE
    found = card_fonts.runs(text, style, direction)
    options = {"direction": direction} if card_fonts.shapes_text() else {}
    for words, face in reversed(found) if direction == "rtl" else found:
        font = card_fonts.font(face, size)
        pen.text((left, baseline), words, colour, font, anchor="ls", **options)
        left += card_layout.length(words, face, direction, size)
