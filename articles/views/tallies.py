"""Counts that pages show beside names; all of them count what lists would show."""

from django.db.models import Count

from articles.models import Article, Quote, Speaker
from articles.models.written import written


def most_quoted(held, limit):
    """[(speaker, how many quotes)] of the Holdings of quotes, most first."""
    return most(Speaker.objects.public(), held.of("speaker"), limit)


def most(records, counts, limit):
    """[(record, count)] of {public id: count}, most first; the name decides between equals."""
    found = records.filter(public_id__in=counts)
    ranked = sorted(found, key=lambda each: (-counts[each.public_id], str(each), each.public_id))
    return [(each, counts[each.public_id]) for each in ranked[:limit]]


def with_quote_counts(articles):
    """The list of `articles`, each with `quote_count`."""
    articles = list(articles)
    counts = dict(quotes_in([article.pk for article in articles]))
    for article in articles:
        article.quote_count = counts.get(article.pk, 0)
    return articles


@written
def quotes_in(articles):
    """(article's key, number of its current quotes); articles without any are left out."""
    counted = Quote.objects.current().filter(article=articles.any).order_by().values("article")
    return counted.annotate(count=Count("pk")).values_list("article", "count")


def latest(limit, **conditions):
    """The newest public articles that meet `conditions`, each with `quote_count`."""
    articles = Article.objects.public().light().filter(**conditions).newest_first()
    return with_quote_counts(articles[:limit])
