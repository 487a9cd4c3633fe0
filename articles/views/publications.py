"""The page of a publication."""

from articles.models import Article, Publication, Quote
from articles.sharing.addresses import in_year
from articles.sharing.json_forms import publication_form, shown

from . import tallies, timeline
from .permalinks import RecordPage

LATEST = 8
PEOPLE = 10


class PublicationPage(RecordPage):
    """A newspaper or site: what it is, what the archive holds of it, whom it quotes."""

    records = Publication.objects.select_related("moved_to", "organization")
    template_name = "publication.html"

    def context(self, publication):
        articles = Article.objects.public().filter(publication=publication)
        quotes = Quote.objects.current().filter(article__publication=publication)
        return {
            "publication": publication,
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
