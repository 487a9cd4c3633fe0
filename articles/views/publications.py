"""The page of a publication."""

from functools import partial

from django.utils.translation import gettext as _

from articles.models import Article, Publication, Quote
from articles.sharing import structured_data
from articles.sharing.addresses import absolute, in_year, list_address
from articles.sharing.json_forms import publication_form, shown

from . import tallies, timeline
from .permalinks import RecordPage

LATEST = 8
PEOPLE = 10


class PublicationPage(RecordPage):
    """A newspaper or site: what it is, what the archive holds of it, whom it quotes."""

    records = Publication.objects.select_related("moved_to", "organization")
    template_name = "publication.html"
    feed = ("article", "publication")

    def context(self, publication):
        articles = Article.objects.public().filter(publication=publication)
        quotes = Quote.objects.current().filter(article__publication=publication)
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
            "quote_count": quotes.count(),
            "quoted": tallies.most_quoted(quotes, PEOPLE),
            "latest": tallies.latest(LATEST, publication=publication),
            "years": timeline.by_year(
                articles, "published", in_year("article", publication=publication.public_id)
            ),
        }

    def form(self, publication, absolute):
        count = Article.objects.public().filter(publication=publication).count()
        return publication_form(publication, absolute, count)
