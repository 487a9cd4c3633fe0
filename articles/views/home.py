"""The front page."""

from functools import partial

from django.db.models import Count, Q, Value
from django.db.models.functions import Length
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles.models import Organization, Publication, Quote, Speaker, State, Topic
from articles.search.holdings import holdings, part
from articles.sharing import structured_data
from articles.sharing.addresses import absolute, in_year

from . import tallies, timeline

LATEST = 8
SAID = 4
MOST_QUOTED = 8
TOPICS = 12
#: Characters from which on a quote says enough to be read without its article.
ENOUGH = 40


@require_safe
def home(request):
    """What the archive holds and the ways in."""
    latest = tallies.latest(LATEST)
    articles, quotes = holdings(part("articles"), part("quotes"))
    context = {
        "holdings": held(articles.total, quotes.total),
        "latest": latest,
        "said": said_in(latest)[:SAID],
        "speakers": tallies.most_quoted(quotes, MOST_QUOTED),
        "years": timeline.by_year(articles, in_year("article")),
        "structured": [structured_data.website(partial(absolute, request))],
        "topics": Topic.objects.public().filter(parent=None)[:TOPICS],
    }
    return render(request, "home.html", context)


def said_in(articles):
    """A named direct quote of each of these articles, in their order: the first that says enough
    to be read by itself, else the first."""
    quotes = Quote.objects.current().with_context().filter(article__in=articles)
    quotes = quotes.filter(kind=Quote.Kind.DIRECT, speaker__state=State.PUBLIC)
    quotes = (
        quotes.annotate(length=Length("text"))
        .annotate(brief=Q(length__lt=ENOUGH))
        .order_by("article", "brief", "start")
    )
    first = {each.article_id: each for each in quotes.distinct("article")}
    return [first[article.pk] for article in articles if article.pk in first]


def held(articles, quotes):
    """[(which list, how many, of what in words)] of everything shown, with so many articles and
    quotes."""
    counts = counted(
        speaker=Speaker.objects.listed(),
        organization=Organization.objects.listed(),
        publication=Publication.objects.public(),
    )
    speakers, organizations = counts["speaker"], counts["organization"]
    publications = counts["publication"]
    return [
        ("quote-list", quotes, ngettext("quote", "quotes", quotes)),
        ("article-list", articles, ngettext("article", "articles", articles)),
        ("speaker-list", speakers, ngettext("speaker", "speakers", speakers)),
        (
            "organization-list",
            organizations,
            ngettext("organization", "organizations", organizations),
        ),
        ("publication-list", publications, ngettext("publication", "publications", publications)),
    ]


def counted(**records):
    """{name: how many} of several kinds of records, in one query."""
    first, *others = [
        each.order_by().values_list(Value(name)).annotate(Count("pk"))
        for name, each in records.items()
    ]
    return {**dict.fromkeys(records, 0), **dict(first.union(*others))}
