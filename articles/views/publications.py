"""The page of a publication."""

from functools import partial

from django.utils.translation import gettext as _

from articles.models import Article, Publication
from articles.models.written import written
from articles.pictures import calendar, named
from articles.search.holdings import holdings, part
from articles.sharing import structured_data
from articles.sharing.addresses import absolute, at, in_year, list_address
from articles.sharing.json_forms import publication_form, shown

from . import tallies, timeline, together
from .permalinks import RecordPage, by_id

LATEST = 8
PEOPLE = 10


class PublicationPage(RecordPage):
    """A newspaper or site: what it is, what the archive holds of it, whom it quotes."""

    kind = "publication"
    records = by_id(Publication.objects.select_related("moved_to", "organization"))
    template_name = "publication.html"
    feed = ("article", "publication")

    def context(self, publication):
        articles, quotes = holdings(
            part("articles", publication=publication.public_id),
            part("quotes", publication=publication.public_id),
        )
        full = partial(absolute, self.request)
        return {
            "publication": publication,
            "structured": [
                structured_data.publication(publication, full),
                structured_data.breadcrumbs(
                    full,
                    (_("Publications"), list_address("publication")),
                    (publication, publication.get_absolute_url()),
                ),
            ],
            "organization": shown(publication.organization),
            "quote_count": quotes.total,
            "quoted": tallies.most_quoted(quotes, PEOPLE),
            "latest": tallies.with_quote_counts(latest_of(publication.pk)),
            "years": timeline.by_year(
                articles, in_year("article", publication=publication.public_id)
            ),
            "calendar": calendar.coverage(
                articles.by_month(), at("article", publication=publication.public_id)
            ),
            "months": calendar.month_names(),
            "sources": named.by_outlet([publication], *sources(publication, quotes)),
            **together.shown(spoken_in(publication.pk), articles.total),
        }

    def form(self, publication, absolute):
        count = Article.objects.public().filter(publication=publication).count()
        return publication_form(publication, absolute, count)


@written
def latest_of(publication):
    return tallies.newest(Article.objects.public().filter(publication=publication), LATEST)


@written
def spoken_in(publication):
    return together.spoken_in(Article.objects.public().filter(publication=publication))


def sources(publication, quotes):
    """({publication: quotes with a named source}, {publication: those without})"""
    counts = quotes.of("named")
    return {publication: counts.get("yes", 0)}, {publication: counts.get("no", 0)}
