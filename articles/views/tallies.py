"""Counts that pages show beside names; all of them count what lists would show."""

from functools import cache

from django.db.models import Count

from articles.models import Quote, Speaker
from articles.models.written import written


def most_quoted(held, limit):
    """[(speaker, how many quotes)] of the Holdings of quotes, most first."""
    return most(Speaker, held.of("speaker"), limit)


def most(model, counts, limit):
    """[(record, count)] of {public id: count}, most first; the name decides between equals."""
    found = public_with_ids(model)(list(counts))
    ranked = sorted(found, key=lambda each: (-counts[each.public_id], str(each), each.public_id))
    return [(each, counts[each.public_id]) for each in ranked[:limit]]


@cache
def public_with_ids(model):
    """The written statement that finds the public records of a model with such permanent ids."""
    return written(lambda ids: model.objects.public().filter(public_id=ids.any).order_by())


def with_quote_counts(articles):
    """The list of `articles`, each with `quote_count`."""
    articles = list(articles)
    counts = dict(quotes_in([article.pk for article in articles])) if articles else {}
    for article in articles:
        article.quote_count = counts.get(article.pk, 0)
    return articles


@written
def quotes_in(articles):
    """(article's key, number of its current quotes); articles without any are left out."""
    counted = Quote.objects.current().filter(article=articles.any).order_by().values("article")
    return counted.annotate(count=Count("pk")).values_list("article", "count")


def newest(articles, limit):
    """The newest of a queryset of articles, with what a line about each shows."""
    return articles.light().newest_first()[:limit]
