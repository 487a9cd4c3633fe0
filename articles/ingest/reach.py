"""Which articles a record reaches, so that their search documents can follow it."""

from django.db.models import Q

from articles.models import Article, Organization, Publication, Quote, Speaker, Topic


def articles_reached_by(record):
    """Ids of the articles whose search documents depend on `record`."""
    if isinstance(record, Article):
        return [record.pk]
    if isinstance(record, Quote):
        return [record.article_id]
    return list(
        Article.objects.filter(condition_for(record)).values_list("pk", flat=True).distinct()
    )


def articles_reached_by_all(records):
    """Keys of the articles that name or quote any of `records`, people or bodies."""
    kind = {f"{records[0]._meta.model_name}__in": records}
    mentions = records[0]._meta.get_field("mentions").related_model.objects.filter(**kind)
    quotes = Quote.objects.filter(**kind)
    return {key for rows in (mentions, quotes) for key in rows.values_list("article", flat=True)}


def lock_articles(article_ids):
    """Lock these articles in order, before any row of theirs: so writers wait, never deadlock."""
    rows = Article.objects.filter(pk__in=article_ids).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))


def condition_for(record):
    if isinstance(record, Publication):
        return Q(publication=record)
    if isinstance(record, Topic):
        return Q(topics__in=with_parts(record))
    if isinstance(record, Speaker):
        return Q(pk__in=record.mentions.values("article")) | Q(
            pk__in=record.quotes.values("article")
        )
    if isinstance(record, Organization):
        return Q(pk__in=record.mentions.values("article")) | Q(
            pk__in=record.quotes.values("article")
        )
    raise TypeError(f"{type(record).__name__} has no search documents")


def with_parts(topic):
    """`topic` and every topic below it."""
    found = {topic}
    level = [topic]
    while level:
        level = [part for part in Topic.objects.filter(parent__in=level) if part not in found]
        found.update(level)
    return found
