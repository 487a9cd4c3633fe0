"""Every component of the pages, light and dark, from left to right and from right to left.

For who works on the pages: shown only while DEBUG is on, and made of records that are in no
database.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article, Precision, Publication, Quote, Speaker
from articles.sharing.versions import ADDED, KEPT, TAKEN

from .marking import Marked, Marking
from .timeline import Column, Timeline
from .voices import HUES, voices_of


@dataclass(frozen=True)
class Words:
    """What a panel is written in, and its words."""

    language: str
    direction: str
    outlet: str
    speaker: str
    long_name: str
    headline: str
    dek: str
    said: str
    text: str


ENGLISH = Words(
    "en",
    "ltr",
    "The Tide",
    "Ann Smith",
    "Maria Antonia Wilhelmina Featherstonehaugh-Cholmondeley of the Lower Harbour",
    "The river rises",
    "Nobody had asked the river.",
    "The river rose in the night, and nobody told the bridge.",
    "“The river rose in the night,” said Ann Smith, “and nobody told the bridge.”",
)
PERSIAN = Words(
    "fa",
    "rtl",
    "جزر و مد",
    "آنا سمیت",
    "ماریا آنتونیا ویلهلمینا فدرستون از بندر پایین و از جزیره‌های آن سوی رودخانه",
    "رودخانه بالا می‌آید",
    "هیچ‌کس از رودخانه نپرسیده بود.",
    "رودخانه شب بالا آمد و هیچ‌کس به پل نگفت.",
    "آنا سمیت گفت: «رودخانه شب بالا آمد و هیچ‌کس به پل نگفت.»",
)
SHEETS = ("article", "quote", "record", "home", "list", "styleguide")
#: The colours of static/css/tokens.css.
COLOURS = (
    "paper", "raised", "sunk", "ink", "quiet", "rule", "strong-rule", "accent", "on-accent",
    "bar", "hit", "marker",
)  # fmt: skip
PANELS = [(theme, words) for words in (ENGLISH, PERSIAN) for theme in ("light", "dark")]


@require_safe
def styleguide(request):
    """The components in four panels. Raises Http404 unless DEBUG is on."""
    if not settings.DEBUG:
        raise Http404
    panels = [panel(number, *each) for number, each in enumerate(PANELS)]
    context = {"panels": panels, "hues": range(HUES + 1), "sheets": SHEETS, "colours": COLOURS}
    return render(request, "styleguide.html", context)


def panel(number, theme, words):
    """What the template needs for one panel; `number` keeps its ids apart."""
    article = article_in(words)
    quotes = [quote_of(article, words, number)]
    voices = voices_of(quotes, {})
    return {
        "number": number,
        "theme": theme,
        "words": words,
        "article": article,
        "quote": quotes[0],
        "voices": voices,
        "pieces": pieces_of(article, quotes),
        "tally": [(speaker_named(words.speaker), 1234), (speaker_named(words.long_name), 1)],
        "years": years(),
        "changed": changed(words),
        "snippet": [(words.said[:4], False), (words.said[4:9], True), (words.said[9:], False)],
    }


def speaker_named(name):
    """A person who is in no database."""
    return Speaker(public_id="2222222222", name=name, sort_name=name)


def article_in(words):
    """An article that is in no database."""
    return Article(
        public_id="3333333333",
        text=words.text,
        headline=words.headline,
        dek=words.dek,
        language=words.language,
        direction=words.direction,
        published=date(2022, 8, 9),
        published_precision=Precision.DAY,
        publication=Publication(public_id="4444444444", name=words.outlet),
    )


def quote_of(article, words, number):
    """The quote of the article: between its marks, in as many segments."""
    spans = list(between_marks(article.text))
    return Quote(
        public_id=f"555555555{number}",
        article=article,
        speaker=speaker_named(words.speaker),
        label=words.speaker,
        kind=Quote.Kind.DIRECT,
        start=spans[0][0],
        end=spans[-1][1],
        segments=[offset for span in spans for offset in span],
        text=words.said,
        confidence=0.8,
    )


def between_marks(text):
    """(start, end) of what stands between quotation marks."""
    start = 0
    for offset, mark in enumerate(text):
        if mark in "“«":
            start = offset + 1
        elif mark in "”»":
            yield start, offset


def pieces_of(article, quotes):
    """The article's text with its quotes marked."""
    marks = [Marked(quote.public_id, tuple(quote.spans), quote) for quote in quotes]
    whole = Quote(start=0, end=len(article.text))
    ((_block, pieces),) = Marking(article.text, marks).sections([[whole]])[0]
    return pieces


def years():
    """A Timeline of four years, one of them empty."""
    counts = {2021: 7, 2022: 12, 2023: 0, 2024: 3}
    columns = [Column(year, count, -(-100 * count // 12), "#") for year, count in counts.items()]
    return Timeline(columns, 2, 24)


def changed(words):
    """The words of the quote, with the first taken away and another in its place."""
    first, _space, rest = words.said.partition(" ")
    return [(first, TAKEN), (words.speaker, ADDED), (rest, KEPT)]
