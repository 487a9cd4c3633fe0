"""The page of an organization."""

from functools import partial

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Article, Organization, Quote
from articles.search.holdings import holdings, part
from articles.sharing import structured_data
from articles.sharing.addresses import absolute, in_year, list_address
from articles.sharing.json_forms import organization_form, variants

from . import tallies, timeline, together
from .affiliations import latest_affiliations
from .parted import heirs
from .permalinks import RecordPage, by_id

LATEST = 6
QUOTES = 12
PEOPLE = 10


class OrganizationPage(RecordPage):
    """A body: names, people, what it says itself, the articles that name it."""

    kind = "organization"
    records = by_id(
        Organization.objects.prefetch_related("variant_names").select_related("moved_to", "parent")
    )
    template_name = "organization.html"
    feed = ("article", "organization")

    def context(self, organization):
        said = Quote.objects.current().filter(organization=organization)
        naming = articles_naming(organization, said)
        held, quotes = holdings(
            part("articles", organization=organization.public_id),
            part("quotes", organization=organization.public_id),
        )
        full = partial(absolute, self.request)
        unlisted = not Organization.objects.listed().filter(pk=organization.pk).exists()
        return {
            "organization": organization,
            "unlisted": unlisted,
            "heirs": heirs(organization) if unlisted else [],
            "structured": [
                structured_data.organization(organization, full),
                structured_data.breadcrumbs(
                    full,
                    (_("Organizations"), list_address("organization")),
                    (organization, organization.get_absolute_url()),
                ),
            ],
            "variants": variants(organization),
            "parts": organization.parts.public(),
            "people": latest_affiliations(organization=organization, speaker__state="public"),
            "said": list(said.with_context().newest_first()[:QUOTES]),
            "said_count": said.count(),
            "quoted": tallies.most_quoted(quotes, PEOPLE),
            "latest": tallies.latest(LATEST, pk__in=naming.values("pk")),
            "years": timeline.by_year(
                held, in_year("article", organization=organization.public_id)
            ),
            "span": held.span(),
            **together.shown(naming, held.total),
        }

    def form(self, organization, absolute):
        count = Quote.objects.current().filter(organization=organization).count()
        return organization_form(organization, absolute, count)


def articles_naming(organization, said):
    """The public articles that name an organization, or quote it as the list does."""
    mentioned = Q(pk__in=organization.mentions.values("article"))
    return Article.objects.public().filter(mentioned | Q(pk__in=said.values("article")))
