"""How the archive is made, what it covers, and whom to tell about an error."""

from functools import partial

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.extraction.scoring import measurement
from articles.models import Publication, Review
from articles.pictures import calendar, named
from articles.search import whole_facet
from articles.search.holdings import holdings, part
from articles.sharing import structured_data
from articles.sharing.addresses import absolute, at, in_year

from . import tallies, timeline

#: Publications listed, the most covered first.
OUTLETS = 15
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
    full = partial(absolute, request)
    articles, quotes = holdings(part("articles"), part("quotes"))
    outlets = tallies.most(Publication, articles.of("publication"), OUTLETS)
    context = {
        "quotes": quotes.total,
        "reviews": reviews(quotes.of("review")),
        "outlets": outlets,
        "years": timeline.by_year(articles, in_year("article")),
        "calendar": calendar.coverage(articles.by_month(), at("article")),
        "months": calendar.month_names(),
        "sources": sources(quotes),
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


def reviews(counts):
    """[(review state in words, its value, how many quotes)] of {value: count}, in the order of
    work."""
    return [(label, value, counts[value]) for value, label in Review.choices if value in counts]


def sources(quotes):
    """Named against unnamed sources of the publications quoted most."""
    most = dict(tallies.most(Publication, quotes.of("publication"), OUTLETS))
    found = whole_facet.all_counts("publication", part("quotes", named="no"))
    unnamed = {each: found.get(each.pk, 0) for each in most}
    return named.by_outlet(list(most), {each: most[each] - unnamed[each] for each in most}, unnamed)
