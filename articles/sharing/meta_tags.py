"""Meta tags of pages: Open Graph and X for previews, Highwire and Dublin Core for citations.

Each function returns [(attribute, key, content)], in the order of the page.
"""

from django.conf import settings

from . import cards
from .addresses import canonical, web_address
from .citations import author, one_line
from .embeds import title_of
from .json_forms import printed_date, shown

DESCRIPTION = 200


def preview(kind, title, description, record, absolute, alt=""):
    """What sites show of a link: Open Graph, and X where it differs."""
    tags = {
        "og:type": kind,
        "og:site_name": settings.SITE_NAME,
        "og:title": title,
        "og:description": shortened(description),
        "og:url": absolute(canonical(record)),
    }
    picture = {
        "og:image": absolute(canonical(record, "card")),
        "og:image:type": "image/png",
        "og:image:width": str(cards.WIDTH),
        "og:image:height": str(cards.HEIGHT),
        "og:image:alt": alt or title,
    }
    found = [("property", key, value) for key, value in {**tags, **picture}.items() if value]
    return [*found, ("name", "twitter:card", "summary_large_image")]


def shortened(words, length=DESCRIPTION):
    """`words` on one line, up to so many letters."""
    words = one_line(words)
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"


def citation(article):
    """Highwire's tags for the original article, which reference managers read."""
    publication = shown(article.publication)
    pairs = [
        ("citation_title", one_line(article.headline)),
        *(("citation_author", author(each).turned) for each in article.bylines if one_line(each)),
        ("citation_publication_date", (printed_date(article) or "").replace("-", "/")),
        ("citation_journal_title", publication and publication.name),
        ("citation_language", article.language),
        ("citation_public_url", web_address(article.source_url)),
    ]
    return [("name", key, value) for key, value in pairs if value]


def dublin_core(title, creators, article, identifier, part_of=""):
    """Dublin Core of the thing that the page shows."""
    publication = shown(article.publication)
    pairs = [
        ("DC.title", title),
        *(("DC.creator", each) for each in creators if each),
        ("DC.date", printed_date(article)),
        ("DC.publisher", publication and publication.name),
        ("DC.language", article.language),
        ("DC.identifier", identifier),
        ("DC.source", web_address(article.source_url)),
        ("DCTERMS.isPartOf", part_of),
    ]
    return [("name", key, value) for key, value in pairs if value]


def of_quote(quote, absolute):
    """The tags of a quote's page."""
    article = quote.article
    title, address = title_of(quote), absolute(canonical(quote))
    part_of = absolute(canonical(article))
    return [
        *preview("article", title, quote.text, quote, absolute, alt=shortened(quote.text, 400)),
        *published(article),
        *citation(article),
        *dublin_core(title, [quote.speaker_name], article, address, part_of),
    ]


def of_article(article, absolute):
    """The tags of an article's page; its dek only where the whole text may be shown."""
    description = article.dek if article.display == "full" else ""
    names = [author(each).natural for each in article.bylines]
    address, headline = absolute(canonical(article)), one_line(article.headline)
    return [
        *preview("article", headline, description or headline, article, absolute),
        *published(article),
        *citation(article),
        *dublin_core(headline, names, article, address),
    ]


def of_speaker(speaker, absolute, description):
    """The tags of a speaker's page."""
    return preview("profile", speaker.name, description, speaker, absolute)


def published(article):
    """When the article came out, for previews."""
    day = printed_date(article)
    return [("property", "article:published_time", day)] if day else []
