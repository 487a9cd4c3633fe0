"""What was taken out, remembered as digests; sealed, put back, and forgotten after a time."""

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from articles.models import Article, Change, Quote, Removal, State

from .blanking import take_out
from .seal import restore
from .words import digests, is_blank, whole


def remember(record, scope, *, blank, reason, user):
    """The Removal of a withdrawal; with `blank` the words go and are sealed for the grace time."""
    texts = [record, *scope.whole] if isinstance(record, Article) else scope.whole
    removal = Removal(
        record_type=record._meta.model_name,
        record_id=record.public_id,
        reason=reason,
        blanked=blank,
        covered=[each.public_id for each in scope.covered],
        articles=[each.pk for each in scope.articles],
        phrases=digests(scope.phrases),
        near=digests([*scope.near, *scope.later]),
        texts=sorted({whole(each.text) for each in texts if not is_blank(each.text)}),
        user=user,
    )
    if blank:
        removal.sealed = take_out(record, scope).packed()
        removal.sealed_until = timezone.now() + settings.REMOVAL_GRACE
    removal.save()
    return removal


def in_force(record):
    """The Removals that hold `record` back, newest first: its own, and what covers it."""
    covers = Q(record_type="publication")
    if isinstance(record, Quote):
        covers = Q(record_type__in=["quote", "speaker", "organization"])
    own = Q(record_type=record._meta.model_name, record_id=record.public_id)
    rows = Removal.objects.in_force().select_for_update()
    return list(rows.filter(own | (covers & Q(covered__contains=[record.public_id]))))


def take_back(removal):
    """[(record that went with it, the state it had)] after putting everything back."""
    covered = [(each, state_before(each)) for each in covered_records(removal)]
    if removal.sealed:
        restore(removal.sealed)
    removal.undone_at, removal.sealed = timezone.now(), None
    removal.save()
    for each, _state in covered:
        each.refresh_from_db()
    return covered


def covered_records(removal):
    """The quotes or articles that were withdrawn together with a removal's record."""
    model = Article if removal.record_type == "publication" else Quote
    return model.objects.filter(public_id__in=removal.covered, state=State.WITHDRAWN)


def state_before(record):
    """What a withdrawn record was before, as the ledger says."""
    return Change.objects.of(record).filter(field="state").first().before


def purge(now=None):
    """How many sealed removals were past their time and are empty now."""
    due = Removal.objects.filter(sealed__isnull=False, sealed_until__lte=now or timezone.now())
    return due.update(sealed=None)
