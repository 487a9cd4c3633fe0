"""Who is quoted beside whom in some articles."""

from django.utils.translation import ngettext

from articles.digits import in_digits
from articles.models import Quote, Speaker
from articles.pictures.together import by_article, matrix

#: The newest articles that are looked at: enough to see who meets whom, read in milliseconds.
READ = 400


def shown(articles, number):
    """The matrix of the newest of a queryset of `number` articles, and in words of how many, for
    a page."""
    newest = articles.newest_first().values("pk")[:READ]
    spoken = Quote.objects.current().filter(article__in=newest).exclude(speaker=None)
    pairs = spoken.order_by().values_list("article", "speaker").distinct()
    speakers_of = by_article(pairs)
    people = Speaker.objects.public().in_bulk(
        {key for keys in speakers_of.values() for key in keys}
    )
    words = ngettext(
        "In the newest article here; the larger the disc, the more articles quote both.",
        "In the newest %(count)s articles here; the larger the disc, the more articles quote both.",
        min(number, READ),
    )
    return {
        "together": matrix(speakers_of, people),
        "together_of": words % {"count": in_digits(min(number, READ))},
    }
