"""What people change, each in one transaction with ledger and index: fields, records, notes."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Annotation, Article, Publication
from articles.models.authority import Authority
from articles.search import documents

from . import ledger
from .authority import name_key
from .parts import keep_own_name
from .reach import articles_reached_by


@transaction.atomic
def change_fields(record, *, user, reason="", **fields):
    """`record` with `fields` set by `user`; what they hold already is not written again."""
    current = type(record).objects.select_for_update(no_key=True).get(pk=record.pk)
    changed = {name: value for name, value in fields.items() if getattr(current, name) != value}
    for name, value in changed.items():
        ledger.write(record, name, getattr(current, name), value, user=user, reason=reason)
        setattr(record, name, value)
    if changed:
        record.save(update_fields=[*changed, *follow_names(record), "changed_at"])
        if isinstance(record, Authority):
            keep_own_name(record, user=user)
        documents.index(articles_reached_by(record))
    return record


@transaction.atomic
def create_record(model, *, user, **fields):
    """A new speaker, organization, publication or topic with its permanent id.

    Raises ValidationError where a field does not hold what it should.
    """
    kind = model._meta.model_name
    record = model(**fields)
    record.public_id = model.objects.free_id(kind, name_key(model, record.name))
    follow_names(record)
    record.full_clean()
    record.save()
    ledger.write(record, "created", None, record.name, user=user)
    if isinstance(record, Authority):
        keep_own_name(record, user=user)
    return record


@transaction.atomic
def file_under(article, topics, *, user, reason=""):
    """`article`, filed under `topics` and no others."""
    Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    before, after = ids_of(article.topics.all()), ids_of(topics)
    if before != after:
        ledger.write(article, "topics", before, after, user=user, reason=reason)
        article.topics.set(topics)
        documents.index([article.pk])
    return article


def ids_of(topics):
    return sorted(topic.public_id for topic in topics)


def follow_names(record):
    """The columns of `record` that follow from its names, brought in line with them."""
    if not isinstance(record, Publication):
        return []
    keys = (name_key(Publication, name)[:300] for name in [record.name, *record.variant_names])
    record.name_keys = list(dict.fromkeys(filter(None, keys)))
    return ["name_keys"]


@transaction.atomic
def annotate(article, *, user, text, public, quote=None, start=None, end=None):
    """A note by `user` on `article`, or on one of its quotes, or on a span of its text.

    Raises ValidationError where quote or span are not of this article.
    """
    note = Annotation(
        article=article, quote=quote, start=start, end=end, text=text, public=public, author=user
    )
    check_place(note)
    note.full_clean(exclude=["author"])
    note.save()
    ledger.write(quote or article, "annotation", None, text, user=user)
    return note


@transaction.atomic
def change_note(note, *, user, **fields):
    """`note` with `text` or `public` set by `user`."""
    current = Annotation.objects.select_for_update(no_key=True).get(pk=note.pk)
    for name in {"text", "public"} & set(fields):
        before, after = getattr(current, name), fields[name]
        if before != after:
            field = "annotation" if name == "text" else "annotation_public"
            ledger.write(note.quote or note.article, field, before, after, user=user)
        setattr(note, name, after)
    note.save(update_fields=["text", "public", "changed_at"])
    return note


def check_place(note):
    """Raise ValidationError unless the note's quote and span are of its article."""
    if note.quote and note.quote.article_id != note.article_id:
        raise ValidationError({"quote": _("This quote stands in another article.")})
    if note.end is not None and note.end > len(note.article.text):
        raise ValidationError({"end": _("The article ends before this place.")})
