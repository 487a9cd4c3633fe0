"""Who is quoted beside whom in some articles."""

from django.utils.translation import ngettext

from articles.digits import in_digits
from articles.models import Quote, Speaker
from articles.models.written import written
from articles.pictures.together import by_article, matrix

#: The newest articles that are looked at: enough to see who meets whom, read in milliseconds.
READ = 400


def spoken_in(articles):
    """(article's key, speaker's key) of all who are quoted in the newest of a queryset."""
    newest = articles.newest_first().values("pk")[:READ]
    spoken = Quote.objects.current().filter(article__in=newest).exclude(speaker=None)
    return spoken.order_by().values_list("article", "speaker").distinct()


def shown(spoken, number):
    """The matrix of what spoken_in() found in `number` articles, and in words of how many, for a
    page."""
    speakers_of = by_article(spoken)
    keys = {key for keys in speakers_of.values() for key in keys}
    people = {each.pk: each for each in public_speakers(list(keys))}
    words = ngettext(
        "In the newest article here; the larger the disc, the more articles quote both.",
        "In the newest %(count)s articles here; the larger the disc, the more articles quote both.",
        min(number, READ),
    )
    return {
        "together": matrix(speakers_of, people),
        "together_of": words % {"count": in_digits(min(number, READ))},
    }


@written
def public_speakers(keys):
    return Speaker.objects.public().filter(pk=keys.any).order_by()
