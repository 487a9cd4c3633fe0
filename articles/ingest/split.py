"""Two people in one record become two records: chosen articles or quotes go to another."""

from dataclasses import dataclass

from django.db import transaction

from articles.models import Affiliation, Change, Organization, Quote, Review, Speaker, State
from articles.search import documents

from . import ledger, review
from .authority import forget_names, learn_names
from .merge import mention_model
from .reach import lock_articles
from .turns import take_turns

#: What undoing a split needs to know of a quote: its review before the split corrected it.
KEPT = ("review", "reviewed_by_id", "reviewed_at")


class SplitRefused(ValueError):
    """These cannot be taken out of the record, or not put back; says why in one sentence."""


@dataclass(frozen=True)
class Part:
    """What of a record goes to another: Quotes, and keys of mention rows and affiliations."""

    quotes: list
    mentions: list
    affiliations: list


def part_of(record, articles=(), quotes=()):
    """The Part of `record`: with an article go its mention, affiliations and quotes of it."""
    own, keys = {record._meta.model_name: record}, [article.pk for article in articles]
    whole = Quote.objects.filter(article__in=keys, **own)
    mentions, _field = mention_model(record)
    rows = mentions.objects.filter(article__in=keys, **own)
    affiliations = Affiliation.objects.filter(article__in=keys, **own)
    return Part(
        sorted({*whole, *quotes}, key=lambda quote: quote.pk),
        list(rows.order_by("pk").values_list("pk", flat=True)),
        list(affiliations.order_by("pk").values_list("pk", flat=True)),
    )


@transaction.atomic
def split(record, other, *, user, reason="", articles=(), quotes=()):
    """The Change by which `other` has what `record` had in `articles`, and `quotes`.

    Both, speakers or organizations, stay as a person left them from now on: resolution moves
    nothing of theirs. Raises SplitRefused.
    """
    take_turns()
    articles, quotes = list(articles), as_they_are_now(record, other, quotes)
    refuse(record, other, articles, quotes)
    lock_articles({*(a.pk for a in articles), *(quote.article_id for quote in quotes)})
    part = part_of(record, articles, quotes)
    before = {
        "articles": [article.pk for article in articles],
        "affiliations": part.affiliations,
        "quotes": {quote.public_id: kept(quote) for quote in part.quotes},
        "since": Change.objects.latest("pk").pk if Change.objects.exists() else 0,
    }
    for quote in part.quotes:
        review.correct(quote, user=user, reason=reason, **{record._meta.model_name: other})
    move(record, other, before)
    ledger.write(other, "split_from", None, record, user=user, reason=reason)
    return ledger.write(record, "split", before, other, user=user, reason=reason)


@transaction.atomic
def undo_split(change, *, user, reason=""):
    """The record that `change` split, with what the other still has of it. Raises SplitRefused.

    What was reviewed or read anew since stays where it is.
    """
    take_turns()
    model = next(m for m in (Speaker, Organization) if m._meta.model_name == change.record_type)
    record = model.objects.get(public_id=change.record_id)
    other = model.objects.get(public_id=change.after)
    refuse_unless_alive(record, other)
    articles = Quote.objects.filter(public_id__in=change.before["quotes"]).values("article")
    keys = {*articles.values_list("article", flat=True), *change.before["articles"]}
    lock_articles(keys)
    give_back(change, record, other)
    move(other, record, change.before)
    taken = Change.objects.of(other).filter(field="split_from", after=record.public_id)
    taken.update(state=Change.State.REVERTED)
    change.state = Change.State.REVERTED
    change.save()
    ledger.write(
        record, "split", other, None, user=user, reason=reason, state=Change.State.REVERTED
    )
    documents.index(keys)
    return record


def as_they_are_now(record, other, quotes):
    """The quotes, and in place the records: somebody may just have merged or split them."""
    for each in (record, other):
        each.refresh_from_db()
    keys = [quote.pk for quote in quotes]
    return list(Quote.objects.filter(pk__in=keys).order_by("pk"))


def kept(quote):
    return {name: ledger.plain(getattr(quote, name)) for name in KEPT}


def give_back(change, record, other):
    """Give the quotes back that are as the split left them, with the review they had."""
    kind = record._meta.model_name
    rows = Quote.objects.filter(public_id__in=change.before["quotes"], **{kind: other})
    for quote in rows.filter(review=Review.CORRECTED, reviewed_by=change.user):
        setattr(quote, kind, record)
        for name, value in change.before["quotes"][quote.public_id].items():
            setattr(quote, name, value)
        quote.save()
        written = Change.objects.of(quote).by_people().filter(pk__gt=change.before["since"])
        written.filter(pk__lt=change.pk).update(state=Change.State.REVERTED)


def refuse(record, other, articles, quotes):
    """Raise SplitRefused unless both are records of one kind that can hold mentions."""
    if type(record) is not type(other) or not isinstance(record, Speaker | Organization):
        raise SplitRefused("Only a speaker or an organization is split, into another of its kind.")
    if record.pk == other.pk:
        raise SplitRefused(f"{record} cannot be split into itself.")
    refuse_unless_alive(record, other)
    if not (articles or quotes):
        raise SplitRefused("Choose the articles or the quotes that belong to the other.")
    field = f"{record._meta.model_name}_id"
    if strange := next((q for q in quotes if getattr(q, field) != record.pk), None):
        raise SplitRefused(f"“{strange}” is not said by {record}.")


def refuse_unless_alive(*records):
    """Raise SplitRefused where one of them was merged or withdrawn."""
    for each in records:
        if each.state not in (State.PUBLIC, State.HIDDEN):
            raise SplitRefused(f"{each} is {each.get_state_display()}.")


def move(record, other, what):
    """Move mention rows and affiliations; an article that names both already cannot be told apart.

    Raises SplitRefused. The names go with the mentions.
    """
    model, field = mention_model(record)
    rows = model.objects.filter(article__in=what["articles"], **{field: record})
    both = model.objects.filter(article__in=rows.values("article"), **{field: other})
    if row := both.select_related("article").first():
        raise SplitRefused(f"The article {row.article.public_id} names {other} already.")
    names = [name for row in rows for name in (row.name, *row.variants)]
    rows.update(**{field: other})
    affiliations = Affiliation.objects.filter(pk__in=what["affiliations"], **{field: record})
    affiliations.update(**{field: other})
    learn_names({other.pk: names}, {other.pk: other})
    forget_names({record.pk: record}, {(record.pk, name) for name in names})
    documents.index(what["articles"])
