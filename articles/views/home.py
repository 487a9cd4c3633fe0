"""The front page."""

from functools import partial

from django.db.models import Count, Q, Value
from django.db.models.functions import Length
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles.models import Article, Organization, Publication, Quote, Speaker, State, Topic
from articles.models.written import written
from articles.search.holdings import holdings, part
from articles.search.related import lines
from articles.sharing import structured_data
from articles.sharing.addresses import absolute, in_year

from . import tallies, timeline

LATEST = 8
SAID = 4
MOST_QUOTED = 8
TOPICS = 12
#: Characters from which on a quote says enough to be read without its article.
ENOUGH = 40
COUNTED = ("speaker", "organization", "publication")


@require_safe
def home(request):
    """What the archive holds and the ways in."""
    latest = tallies.with_quote_counts(latest_articles())
    articles, quotes = holdings(part("articles"), part("quotes"))
    context = {
        "holdings": held(articles.total, quotes.total),
        "latest": latest,
        "said": said_in(latest)[:SAID],
        "speakers": tallies.most_quoted(quotes, MOST_QUOTED),
        "years": timeline.by_year(articles, in_year("article")),
        "structured": [structured_data.website(partial(absolute, request))],
        "topics": main_topics(),
    }
    return render(request, "home.html", context)


@written
def latest_articles():
    return tallies.newest(Article.objects.public(), LATEST)


@written
def main_topics():
    return Topic.objects.public().filter(parent=None)[:TOPICS]


def said_in(articles):
    """A named direct quote of each of these articles, in their order."""
    first = {each.article_id: each for each in first_said([each.pk for each in articles])}
    return [first[article.pk] for article in articles if article.pk in first]


@written
def first_said(articles):
    """Of each article the first named direct quote that says enough to be read by itself, else
    the first."""
    quotes = lines(Quote.objects.current()).filter(article=articles.any)
    quotes = quotes.filter(kind=Quote.Kind.DIRECT, speaker__state=State.PUBLIC)
    brief = quotes.annotate(length=Length("text")).annotate(brief=Q(length__lt=ENOUGH))
    return brief.order_by("article", "brief", "start").distinct("article")


def held(articles, quotes):
    """[(which list, how many, of what in words)] of everything shown, with so many articles and
    quotes."""
    counts = dict(counted())
    speakers, organizations, publications = (counts.get(kind, 0) for kind in COUNTED)
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


@written
def counted():
    """(kind, how many) of what is counted for the page; none of a kind is left out."""
    speakers, organizations, publications = COUNTED
    first, *others = [
        records.order_by().values_list(Value(kind)).annotate(Count("pk"))
        for kind, records in (
            (speakers, Speaker.objects.listed()),
            (organizations, Organization.objects.listed()),
            (publications, Publication.objects.public()),
        )
    ]
    return first.union(*others)
