"""Counts that pages show beside names; all of them count what lists would show."""

from django.db.models import Count, Min

from articles.models import Article, Quote, Speaker


def most_quoted(quotes, limit):
    """[(speaker, how many of `quotes`)], most first; the name decides between equals."""
    return tallied(Speaker.objects.public(), quotes, "speaker", limit)


def tallied(records, quotes, field, limit, counted="pk"):
    """[(record of `records`, how many of `quotes` have it as their `field`)], most first.

    `counted` counts the different values of another field of those quotes instead.
    """
    counts = dict(
        quotes.filter(**{f"{field}__in": records})
        .order_by()
        .values_list(field)
        .annotate(count=Count(counted, distinct=True), name=Min(f"{field}__sort_name"))
        .order_by("-count", "name", field)
        .values_list(field, "count")[:limit]
    )
    found = records.in_bulk(counts)
    return [(found[key], count) for key, count in counts.items()]


def quotes_in(articles):
    """{article's key: number of its current quotes}; articles without any are left out."""
    keys = [article.pk for article in articles]
    counted = Quote.objects.current().filter(article__in=keys).order_by().values("article")
    return dict(counted.annotate(count=Count("pk")).values_list("article", "count"))


def with_quote_counts(articles):
    """The list of `articles`, each with `quote_count`."""
    articles = list(articles)
    counts = quotes_in(articles)
    for article in articles:
        article.quote_count = counts.get(article.pk, 0)
    return articles


def latest(limit, **conditions):
    """The newest public articles that meet `conditions`, each with `quote_count`."""
    articles = Article.objects.public().light().filter(**conditions).newest_first()
    return with_quote_counts(articles[:limit])
