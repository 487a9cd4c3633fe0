"""The page of an organization."""

from functools import partial

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from articles.models import Article, Organization, OrganizationMention, Quote, State
from articles.models.written import written
from articles.search.holdings import holdings, part
from articles.search.related import lines
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
        key = organization.pk
        held, quotes = holdings(
            part("articles", organization=organization.public_id),
            part("quotes", organization=organization.public_id),
        )
        full = partial(absolute, self.request)
        unlisted = not listed(key)
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
            "parts": parts_of(key),
            "people": people_of(key),
            "said": said_by(key),
            "said_count": sum(count_said_by(key)),
            "quoted": tallies.most_quoted(quotes, PEOPLE),
            "latest": tallies.with_quote_counts(latest_naming(key)),
            "years": timeline.by_year(
                held, in_year("article", organization=organization.public_id)
            ),
            "span": held.span(),
            **together.shown(spoken_beside(key), held.total),
        }

    def form(self, organization, absolute):
        count = Quote.objects.current().filter(organization=organization).count()
        return organization_form(organization, absolute, count)


@written
def listed(organization):
    """Its key if lists of organizations have it."""
    return Organization.objects.listed().filter(pk=organization).order_by().values_list("pk")


@written
def parts_of(organization):
    """The public bodies that are part of it."""
    return Organization.objects.public().filter(parent=organization)


@written
def people_of(organization):
    """The affiliations of public people with it, latest first."""
    return latest_affiliations(organization=organization, speaker__state=State.PUBLIC)


@written
def said_by(organization):
    quotes = Quote.objects.current().filter(organization=organization)
    return lines(quotes).newest_first()[:QUOTES]


@written
def count_said_by(organization):
    """How many current quotes it has; nothing if none."""
    quotes = Quote.objects.current().filter(organization=organization).order_by()
    return quotes.values("organization").annotate(n=Count("pk")).values_list("n", flat=True)


@written
def latest_naming(organization):
    return tallies.newest(articles_naming(organization), LATEST)


@written
def spoken_beside(organization):
    return together.spoken_in(articles_naming(organization))


def articles_naming(organization):
    """The public articles that name an organization, or quote it as the list does."""
    named = OrganizationMention.objects.filter(organization=organization)
    said = Quote.objects.current().filter(organization=organization)
    either = Q(pk__in=named.values("article")) | Q(pk__in=said.values("article"))
    return Article.objects.public().filter(either)
