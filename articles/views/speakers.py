"""The page of a speaker."""

from functools import partial

from django.db.models import F
from django.utils.translation import gettext as _

from articles.folding import fold
from articles.models import Display, Quote, Speaker, State
from articles.search.holdings import holdings, part
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


class SpeakerPage(RecordPage):
    """A person: names, roles over time, quotes over time, who is quoted beside them."""

    kind = "speaker"
    records = by_id(Speaker.objects.prefetch_related("variant_names").select_related("moved_to"))
    template_name = "speaker.html"
    feed = ("quote", "speaker")

    def context(self, speaker):
        quotes = quotes_of(speaker)
        held, articles = holdings(
            part("quotes", speaker=speaker.public_id), part("articles", speaker=speaker.public_id)
        )
        full = partial(absolute, self.request)
        known = roles(speaker)
        description = _("What %(name)s is quoted with, and where.") % {"name": speaker}
        unlisted = not Speaker.objects.listed().filter(pk=speaker.pk).exists()
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
            "quotes": list(quotes.with_context().newest_first()[:QUOTES]),
            "years": timeline.by_year(held, in_year("quote", speaker=speaker.public_id)),
            "span": held.span(),
            "roles": known,
            "meta": meta_tags.of_speaker(speaker, full, description),
            "beside": beside(speaker, articles),
            "mentioned": mentioned_in(speaker, quotes),
        }

    def form(self, speaker, absolute):
        return authority_form(speaker, absolute, quotes_of(speaker).count())

    def card(self, speaker):
        return cards.of_speaker(speaker, quotes_of(speaker).count())


def quotes_of(speaker):
    """The current quotes of a person."""
    return Quote.objects.current().filter(speaker=speaker)


def roles(speaker):
    """What the person was, latest first: affiliations, then other roles that articles print.

    Each has `role` and `article`, affiliations also `organization`, `start` and `end`.
    """
    found = {}
    for each in latest_affiliations(speaker=speaker):
        found.setdefault((fold(each.role), each.organization_id), each)
    known = {role for role, _organization in found}
    for each in printed_roles(speaker):
        if fold(each.role) not in known:
            found.setdefault((fold(each.role), None), each)
    return list(found.values())[:ROLES]


def printed_roles(speaker):
    """The mentions that print a role and may be shown, latest first."""
    mentions = speaker.mentions.filter(article__state=State.PUBLIC).exclude(role="")
    mentions = mentions.exclude(article__publication__display=Display.HEADLINE)
    mentions = mentions.select_related("article__publication").defer(
        "article__text", "article__layout", "article__evidence"
    )
    return mentions.order_by(F("article__published").desc(nulls_last=True), "-article_id")


def beside(speaker, articles):
    """[(other speaker, in how many of the same articles they are quoted)], most first."""
    others = Speaker.objects.public().exclude(pk=speaker.pk)
    return tallies.most(others, articles.of("speaker"), BESIDE)


def mentioned_in(speaker, quotes):
    """The newest articles that name the person without quoting them."""
    mentions = speaker.mentions.exclude(article__in=quotes.values("article"))
    return tallies.latest(4, pk__in=mentions.values("article"))
