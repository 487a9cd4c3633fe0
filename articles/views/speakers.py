"""The page of a speaker."""

from articles.models import Quote, Speaker
from articles.sharing.addresses import in_year
from articles.sharing.json_forms import authority_form, variants

from . import tallies, timeline
from .affiliations import latest_affiliations
from .permalinks import RecordPage

QUOTES = 12
BESIDE = 10
ROLES = 12


class SpeakerPage(RecordPage):
    """A person: names, roles over time, quotes over time, who is quoted beside them."""

    records = Speaker.objects.prefetch_related("variant_names").select_related("moved_to")
    template_name = "speaker.html"

    def context(self, speaker):
        quotes = Quote.objects.current().filter(speaker=speaker)
        return {
            "speaker": speaker,
            "variants": variants(speaker),
            "quotes": list(quotes.with_context().newest_first()[:QUOTES]),
            "years": timeline.by_year(
                quotes, "article__published", in_year("quote", speaker=speaker.public_id)
            ),
            "affiliations": latest_affiliations(speaker=speaker),
            "roles": roles(speaker),
            "beside": beside(speaker, quotes),
            "mentioned": mentioned_in(speaker, quotes),
        }

    def form(self, speaker, absolute):
        count = Quote.objects.current().filter(speaker=speaker).count()
        return authority_form(speaker, absolute, count)


def roles(speaker):
    """The roles that articles print, latest first, each once with the article that has it."""
    mentions = speaker.mentions.filter(article__state="public").exclude(role="")
    mentions = mentions.exclude(article__publication__display="headline")
    mentions = mentions.select_related("article__publication").defer(
        "article__text", "article__layout", "article__evidence"
    )
    latest = mentions.order_by("-article__published", "-article_id")[: ROLES * 4]
    found = {}
    for mention in latest:
        found.setdefault(mention.role, mention)
    return list(found.values())[:ROLES]


def beside(speaker, quotes):
    """[(other speaker, in how many of the same articles they are quoted)], most first."""
    others = Quote.objects.current().filter(article__in=quotes.values("article"))
    others = others.exclude(speaker=speaker)
    return tallies.tallied(Speaker.objects.public(), others, "speaker", BESIDE, "article")


def mentioned_in(speaker, quotes):
    """The newest articles that name the person without quoting them."""
    mentions = speaker.mentions.exclude(article__in=quotes.values("article"))
    return tallies.latest(4, pk__in=mentions.values("article"))
