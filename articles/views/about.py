"""How the archive is made, what it covers, and whom to tell about an error."""

from functools import partial

from django.conf import settings
from django.db.models import Count
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.extraction.scoring import measurement
from articles.models import Article, Publication, Quote, Review
from articles.sharing import structured_data
from articles.sharing.addresses import absolute, in_year

from . import timeline

OUTLETS = 30
#: (in words, the set of articles, the measure) of what `score_extraction` measures.
MEASURED = (
    (_("Quotes found, in made-up articles"), "sample", "quotes"),
    (_("Speakers right, in made-up articles"), "sample", "speakers"),
    (_("Quotes found, in news"), "PolNeAR dev", "spans"),
    (_("Quotes found and speakers right, in news"), "PolNeAR dev", "spans and speakers"),
    (_("Speakers right, the least sure tenth left out"), "PolNeAR dev", "right at 90 % coverage"),
)


@require_safe
def about(request):
    """How quotes are found, how many are checked, coverage by outlet and year."""
    quotes = Quote.objects.current()
    full = partial(absolute, request)
    context = {
        "quotes": quotes.count(),
        "reviews": reviews(quotes),
        "outlets": outlets(),
        "years": timeline.by_year(Article.objects.public(), "published", in_year("article")),
        "figures": figures(),
        "contact": settings.CONTACT_EMAIL,
        "structured": [structured_data.dataset(full)],
    }
    return render(request, "about.html", context)


def figures():
    """[(what was found, articles it was measured on, per cent, of how many)], last measured."""
    known = {(f["articles"], f["measure"]): f for f in measurement.result()["figures"]}
    shown = [(label, name, known.get((name, measure))) for label, name, measure in MEASURED]
    return [(label, name, f["value"], f["count"]) for label, name, f in shown if f]


def reviews(quotes):
    """[(review state in words, its value, how many quotes)], in the order of work."""
    counts = dict(quotes.order_by().values_list("review").annotate(Count("pk")))
    return [(label, value, counts[value]) for value, label in Review.choices if value in counts]


def outlets():
    """Publications with `article_count`, most first."""
    articles = Article.objects.public().filter(publication__state="public").order_by()
    counts = articles.values_list("publication").annotate(count=Count("pk"))
    most = dict(counts.order_by("-count", "publication")[:OUTLETS])
    found = Publication.objects.in_bulk(most)
    return [(found[key], count) for key, count in most.items()]
