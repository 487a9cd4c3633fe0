"""Atom feeds of lists: one entry for each record, its id the permanent address without words."""

import datetime
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Precision

from .dates import date_words
from .embeds import title_of
from .json_forms import shown

#: Entries in a feed.
PAGE = 50
#: Characters that XML 1.0 cannot hold at all.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Place:
    """Where a feed stands: full addresses of its page, of itself, of the next part of it."""

    page: str
    itself: str
    following: str | None = None


class Feed(Atom1Feed):
    """A feed that says where it goes on (RFC 5005)."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if self.feed["following"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["following"]})

    def latest_post_date(self):
        """When an entry last changed; the same for the same entries."""
        return max((item["updateddate"] for item in self.items), default=NEVER)


def atom(title, site, place, records, absolute):
    """The XML of a feed of `records`, as bytes."""
    feed = Feed(
        title=clean(title),
        link=place.page,
        description=None,
        feed_url=place.itself,
        feed_guid=place.itself,
        author_name=clean(site),
        following=place.following,
    )
    for record in records:
        form = ENTRIES[record._meta.model_name](record)
        feed.add_item(
            link=absolute(record.get_absolute_url()),
            unique_id=lasting(record, absolute),
            updateddate=record.changed_at,
            **{key: clean(value) if isinstance(value, str) else value
               for key, value in form.items()},
        )  # fmt: skip
    return feed.writeString("utf-8").encode()


def clean(words):
    return NOT_XML.sub("", words)


def lasting(record, absolute):
    """An address that stays when the words in the slug change."""
    listing = absolute(reverse(f"{record._meta.model_name}-list"))
    return urljoin(listing, record.public_id)


def quote_entry(quote):
    """A quote: who said what, in which article."""
    article = quote.article
    publication = shown(article.publication)
    source = [article.headline, publication and publication.name, date_words(article)]
    summary = format_html(
        '<blockquote dir="{}">{}</blockquote><p>{}</p>',
        article.direction,
        clean(quote.text),
        clean(", ".join(filter(None, source))),
    )
    return {
        "title": title_of(quote),
        "description": str(summary),
        "author_name": quote.speaker_name or None,
        "pubdate": day_of(article),
    }


def article_entry(article):
    """An article: its headline, where and when."""
    publication = shown(article.publication)
    source = [", ".join(article.bylines), publication and publication.name, date_words(article)]
    return {
        "title": article.headline or _("Untitled article"),
        "description": str(format_html("<p>{}</p>", clean(", ".join(filter(None, source))))),
        "pubdate": day_of(article),
    }


def day_of(article):
    """The article's day as a time, if it is known to the day."""
    if article.published_precision != Precision.DAY:
        return None
    return datetime.datetime.combine(article.published, datetime.time(), datetime.UTC)


def counted_entry(record):
    """A speaker, organization, publication or topic with how much there is of it."""
    quotes, articles = (getattr(record, f"{each}_count", None) for each in ("quote", "article"))
    counts = []
    if quotes is not None:
        counts.append(ngettext("%(n)d quote", "%(n)d quotes", quotes) % {"n": quotes})
    if articles is not None:
        counts.append(ngettext("%(n)d article", "%(n)d articles", articles) % {"n": articles})
    return {"title": record.name, "description": str(format_html("<p>{}</p>", ", ".join(counts)))}


ENTRIES = {
    "quote": quote_entry,
    "article": article_entry,
    **dict.fromkeys(("speaker", "organization", "publication", "topic"), counted_entry),
}
