"""A small archive for tests of pages: one full article with everything a page shows."""

from articles.search import documents
from articles.sharing.sitemap import RANGE
from articles.tests import factories

TEXT = (
    "Dockers strike\n"
    "By Ann Reporter\n"
    "The port stood still. “We wait,” said Osric Tamm of the Dock Union, “for the night rate.”\n"
    "Osric Tamm left. A bell rang.\n"
    "Later\n"
    "Osric Tamm came back. “Nobody told us,” a docker said.\n"
    "A crane at dusk. Photograph: Jo Lens\n"
    "Subscribe to our letter."
)
KINDS = (
    "headline", "byline", "paragraph", "paragraph", "heading", "paragraph", "caption",
    "boilerplate",
)  # fmt: skip


def sitemap_with(quote):
    """The address of the sitemap that has a quote: keys grow from test to test."""
    return f"/sitemap-quotes-{quote.pk // RANGE}.xml"


def layout_of(text, kinds):
    """A block of each kind for each line."""
    blocks, start = [], 0
    for line, kind in zip(text.split("\n"), kinds, strict=True):
        blocks.append(factories.make_block(kind, start, start + len(line)))
        start += len(line) + 1
    return blocks


def strike(number=0, **fields):
    """A public article about a strike with two quotes, mentions, a topic, a note and a source."""
    article = unindexed_strike(number, **fields)
    documents.reindex()
    return article


def unindexed_strike(number, **fields):
    """The same before search knows of it."""
    publication = factories.make_publication(f"The Tide {number}")
    article = factories.make_article(
        TEXT,
        **{
            "headline": "Dockers strike",
            "layout": layout_of(TEXT, KINDS),
            "bylines": ["Ann Reporter"],
            "published": "2024-02-07",
            "publication": publication,
            "source_url": f"https://tide.example/{number}",
            "topics": [factories.make_topic(f"Harbours {number}")],
            **fields,
        },
    )
    people(article, number)
    return article


def people(article, number):
    """The speaker, the body, the quotes and the note of the article."""
    tamm = factories.make_speaker(f"Osric Tamm {number}".removesuffix(" 0"), ["O. Tamm"])
    union = factories.make_organization(f"Dock Union {number}".removesuffix(" 0"))
    spans = factories.spans_of(TEXT, ["Osric Tamm"] * 3)
    factories.make_mention(article, tamm, role="a docker's leader", spans=spans)
    factories.make_mention(article, union, spans=factories.spans_of(TEXT, ["Dock Union"]))
    quote = factories.make_quote(article, ("We wait,", "for the night rate."), tamm)
    factories.make_quote(article, "Nobody told us,", label="a docker", named=False)
    factories.make_annotation(article, "The rate was cut in 2019.", quote=quote, public=True)
    factories.make_annotation(article, "An inner doubt.", public=False)
