"""Taking a batch back: what it made is withdrawn, what it changed is as before."""

from django.db import transaction
from django.utils import timezone

from articles.extraction import VERSION, extract
from articles.models import Batch, Change, Reason, Source, State

from .provenance import read_back
from .states import withdraw
from .store import store


class NotUndoable(ValueError):
    """The batch does not exist or was undone before; says which in one sentence."""


@transaction.atomic
def undo(number, *, user=None):
    """(undone articles, sentences about those left alone) of taking batch `number` back.

    An article that a later batch changed again is left alone. Raises NotUndoable.
    """
    batch = Batch.objects.select_for_update().filter(pk=number).first()
    if batch is None:
        raise NotUndoable(f"there is no batch {number}")
    if batch.undone_at:
        raise NotUndoable(f"batch {number} was undone on {batch.undone_at:%d %B %Y at %H:%M} UTC")
    undoing = Batch.objects.create(command=f"ingest --undo {number}", user=user)
    done, left = [], []
    for source in last_of_each_article(batch):
        problem = take_back(source, undoing, user)
        if problem:
            left.append(f"{source.name}: {problem}")
        else:
            done.append(source.article)
    batch.changes.filter(state=Change.State.APPLIED).update(state=Change.State.REVERTED)
    batch.undone_at = undoing.finished_at = timezone.now()
    undoing.tally = {"undone": len(done), "left": len(left)}
    batch.save()
    undoing.save()
    return done, left


def last_of_each_article(batch):
    """The batch's last Source of each article it touched, the newest first."""
    last = {}
    for source in batch.sources.select_related("article").order_by("pk"):
        last[source.article_id] = source
    return sorted(last.values(), key=lambda source: -source.pk)


def take_back(source, undoing, user):
    """Undo one article's part; a sentence if it has to be left alone."""
    of_article = Source.objects.filter(article=source.article)
    if later := of_article.filter(pk__gt=source.pk).first():
        return f"changed again by batch {later.batch_id}"
    before = of_article.filter(batch_id__lt=source.batch_id).first()
    if before is None:
        if source.article.state in (State.PUBLIC, State.HIDDEN):
            withdraw(source.article, user=user, reason=Reason.UNDONE, batch=undoing)
        return None
    earlier = read_back(before)
    if earlier is None:
        return "the bytes of the version before were not kept (KEEP_SOURCES=no)"
    store(earlier, extract(earlier), batch=undoing, extractor=VERSION, replace=True, again=True)
    return None
