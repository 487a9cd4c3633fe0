"""The page of a speaker."""

from functools import partial

from django.db.models import F
from django.utils.translation import gettext as _

from articles.folding import fold
from articles.models import Article, Display, Quote, Speaker, SpeakerMention, State
from articles.models.written import written
from articles.search.holdings import holdings, part
from articles.search.related import lines
from articles.sharing import cards, meta_tags, structured_data
from articles.sharing.addresses import absolute, in_year, list_address
from articles.sharing.json_forms import authority_form, variants

from . import tallies, timeline
from .affiliations import latest_affiliations
from .parted import heirs
from .permalinks import RecordPage, by_id

QUOTES = 12
BESIDE = 10
ROLES = 12
NAMED = 4


class SpeakerPage(RecordPage):
    """A person: names, roles over time, quotes over time, who is quoted beside them."""

    kind = "speaker"
    records = by_id(Speaker.objects.prefetch_related("variant_names").select_related("moved_to"))
    template_name = "speaker.html"
    feed = ("quote", "speaker")

    def context(self, speaker):
        held, articles = holdings(
            part("quotes", speaker=speaker.public_id), part("articles", speaker=speaker.public_id)
        )
        full = partial(absolute, self.request)
        known = roles(speaker)
        description = _("What %(name)s is quoted with, and where.") % {"name": speaker}
        unlisted = not listed(speaker.pk)
        return {
            "speaker": speaker,
            "unlisted": unlisted,
            "heirs": heirs(speaker) if unlisted else [],
            "structured": [
                structured_data.person(speaker, full, known),
                structured_data.breadcrumbs(
                    full,
                    (_("Speakers"), list_address("speaker")),
                    (speaker, speaker.get_absolute_url()),
                ),
            ],
            "variants": variants(speaker),
            "quotes": latest_quotes_of(speaker.pk),
            "years": timeline.by_year(held, in_year("quote", speaker=speaker.public_id)),
            "span": held.span(),
            "roles": known,
            "meta": meta_tags.of_speaker(speaker, full, description),
            "beside": beside(speaker, articles),
            "mentioned": tallies.with_quote_counts(only_named_in(speaker.pk)),
        }

    def form(self, speaker, absolute):
        return authority_form(speaker, absolute, quotes_of(speaker).count())

    def card(self, speaker):
        return cards.of_speaker(speaker, quotes_of(speaker).count())


def quotes_of(speaker):
    """The current quotes of a person."""
    return Quote.objects.current().filter(speaker=speaker)


@written
def latest_quotes_of(speaker):
    return lines(quotes_of(speaker)).newest_first()[:QUOTES]


@written
def listed(speaker):
    """The person's key if lists of speakers have it."""
    return Speaker.objects.listed().filter(pk=speaker).order_by().values_list("pk")


def roles(speaker):
    """What the person was, latest first: affiliations, then other roles that articles print.

    Each has `role` and `article`, affiliations also `organization`, `start` and `end`.
    """
    found = {}
    for each in affiliations_of(speaker.pk):
        found.setdefault((fold(each.role), each.organization_id), each)
    known = {role for role, _organization in found}
    for each in printed_roles(speaker.pk):
        if fold(each.role) not in known:
            found.setdefault((fold(each.role), None), each)
    return list(found.values())[:ROLES]


@written
def affiliations_of(speaker):
    return latest_affiliations(speaker=speaker)


@written
def printed_roles(speaker):
    """The mentions that print a role and may be shown, latest first."""
    mentions = SpeakerMention.objects.filter(speaker=speaker, article__state=State.PUBLIC)
    mentions = mentions.exclude(role="")
    mentions = mentions.exclude(article__publication__display=Display.HEADLINE)
    mentions = mentions.select_related("article__publication").defer(
        "article__text", "article__layout", "article__evidence"
    )
    return mentions.order_by(F("article__published").desc(nulls_last=True), "-article_id")


def beside(speaker, articles):
    """[(other speaker, in how many of the same articles they are quoted)], most first."""
    counts = {key: n for key, n in articles.of("speaker").items() if key != speaker.public_id}
    return tallies.most(Speaker, counts, BESIDE)


@written
def only_named_in(speaker):
    """The newest articles that name the person without quoting them."""
    quoting = quotes_of(speaker).values("article")
    mentions = SpeakerMention.objects.filter(speaker=speaker).exclude(article__in=quoting)
    named = Article.objects.public().filter(pk__in=mentions.values("article"))
    return tallies.newest(named, NAMED)
