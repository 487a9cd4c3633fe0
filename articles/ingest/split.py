"""Two people in one record become two records: chosen articles or quotes go to another."""

from django.db import transaction

from articles.models import Affiliation, Organization, Quote, Speaker, State
from articles.search import documents

from . import ledger, review
from .authority import learn_names
from .merge import mention_model
from .reach import lock_articles


class SplitRefused(ValueError):
    """These cannot be taken out of the record; says why in one sentence."""


@transaction.atomic
def split(record, other, *, user, reason="", articles=(), quotes=()):
    """`other`, a speaker or an organization, with what `record` had in `articles`, and `quotes`.

    With an article go its mention, its affiliations and all quotes in it that are the record's.
    Both records stay as a person left them from now on: resolution moves nothing of theirs.
    Raises SplitRefused.
    """
    articles, quotes = list(articles), list(quotes)
    refuse(record, other, articles, quotes)
    kind = record._meta.model_name
    keys = [article.pk for article in articles]
    lock_articles({*keys, *(quote.article_id for quote in quotes)})
    whole = list(Quote.objects.filter(article__in=keys, **{kind: record}))
    for quote in {*whole, *quotes}:
        review.correct(quote, user=user, reason=reason, **{kind: other})
    move_mentions(record, other, keys)
    Affiliation.objects.filter(article__in=keys, **{kind: record}).update(**{kind: other})
    for one, second in ((record, other), (other, record)):
        moved = [article.public_id for article in articles] + [q.public_id for q in quotes]
        ledger.write(one, "split", moved, second, user=user, reason=reason)
    documents.index(keys)
    return other


def refuse(record, other, articles, quotes):
    """Raise SplitRefused unless both are records of one kind that can hold mentions."""
    if type(record) is not type(other) or not isinstance(record, Speaker | Organization):
        raise SplitRefused("Only a speaker or an organization is split, into another of its kind.")
    if record.pk == other.pk:
        raise SplitRefused(f"{record} cannot be split into itself.")
    for each in (record, other):
        if each.state not in (State.PUBLIC, State.HIDDEN):
            raise SplitRefused(f"{each} is {each.get_state_display()}.")
    if not (articles or quotes):
        raise SplitRefused("Choose the articles or the quotes that belong to the other.")
    field = f"{record._meta.model_name}_id"
    if strange := next((q for q in quotes if getattr(q, field) != record.pk), None):
        raise SplitRefused(f"“{strange}” is not said by {record}.")


def move_mentions(record, other, article_keys):
    """Move the mention rows; an article that names both already cannot be told apart."""
    model, field = mention_model(record)
    rows = model.objects.filter(article__in=article_keys, **{field: record})
    both = model.objects.filter(article__in=rows.values("article"), **{field: other})
    if row := both.select_related("article").first():
        raise SplitRefused(f"The article {row.article.public_id} names {other} already.")
    names = [name for row in rows for name in (row.name, *row.variants)]
    learn_names({other.pk: names}, {other.pk: other})
    rows.update(**{field: other})
