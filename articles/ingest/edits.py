"""What people change: fields, new records, notes. Ledger and index follow in one transaction."""

from django.db import transaction

from articles.folding import fold_name
from articles.models import Annotation
from articles.search import documents

from . import ledger
from .reach import articles_reached_by


@transaction.atomic
def change_fields(record, *, user, reason="", **fields):
    """`record` with `fields` set by `user`; what they hold already is not written again."""
    current = type(record).objects.select_for_update().get(pk=record.pk)
    changed = {name: value for name, value in fields.items() if getattr(current, name) != value}
    for name, value in changed.items():
        ledger.write(record, name, getattr(current, name), value, user=user, reason=reason)
        setattr(record, name, value)
    if changed:
        record.save(update_fields=[*changed, "changed_at"])
        documents.index(articles_reached_by(record))
    return record


@transaction.atomic
def create_record(model, *, user, **fields):
    """A new speaker, organization, publication or topic with its permanent id."""
    kind = model._meta.model_name
    record = model(public_id=model.objects.free_id(kind, fold_name(fields["name"])), **fields)
    record.full_clean()
    record.save()
    ledger.write(record, "created", None, record.name, user=user)
    return record


@transaction.atomic
def annotate(article, *, user, text, public, quote=None, start=None, end=None):
    """A note by `user` on `article`, or on one of its quotes, or on a span of its text."""
    note = Annotation(
        article=article, quote=quote, start=start, end=end, text=text, public=public, author=user
    )
    note.full_clean(exclude=["author"])
    note.save()
    ledger.write(quote or article, "annotation", None, text, user=user)
    return note
