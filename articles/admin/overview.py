"""What waits for an editor, in numbers: the front page of the desk."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Batch, Change, Quote, Review, State

from .bounded import bounded_count, in_words
from .filters import AttributionFilter, ReviewFilter
from .links import list_url

#: Runs whose failures are told of.
LATEST_RUNS = 20


@dataclass(frozen=True)
class Tally:
    """One number of the front page and where it leads."""

    name: str
    count: str
    words: str
    url: str


def tallies():
    """The numbers of the front page, in the order of an editor's work."""
    return [Tally(*row) for row in rows()]


def rows():
    here = Q(state__in=[State.PUBLIC, State.HIDDEN])
    waiting, nobody = ReviewFilter.to_check, AttributionFilter.conditions["nobody"]
    proposed = Change.objects.proposed()
    check = reverse("admin:check")
    yield (
        "unreviewed", number(Quote.objects.filter(waiting)),
        _("quotes that nobody has checked"), f"{check}?what=quotes",
    )  # fmt: skip
    yield (
        "unattributed", number(Quote.objects.filter(waiting & nobody)),
        _("of them said by nobody yet"), f"{check}?what=nobody",
    )  # fmt: skip
    yield (
        "proposed", number(proposed.exclude(field="moved_to")),
        _("changes that the machine proposes"), f"{check}?what=changes",
    )  # fmt: skip
    yield (
        "duplicates", number(proposed.filter(field="moved_to")),
        _("likely duplicates"), f"{check}?what=duplicates",
    )  # fmt: skip
    yield (
        "unsure", number(Quote.objects.filter(review=Review.UNSURE)),
        _("quotes that an editor is not sure of"), list_url(Quote, show="unsure"),
    )  # fmt: skip
    yield (
        "orphaned", number(Quote.objects.filter(here, ReviewFilter.conditions["orphaned"])),
        _("quotes no longer in their text"), list_url(Quote, show="orphaned"),
    )  # fmt: skip
    yield (
        "undated", number(Article.objects.filter(here, published=None)),
        _("articles without a date"), list_url(Article, dated="no"),
    )  # fmt: skip
    yield (
        "hidden", number(Article.objects.filter(state=State.HIDDEN)),
        _("articles waiting to be released"), list_url(Article, state__exact=State.HIDDEN),
    )  # fmt: skip
    yield "failed", in_words(failed()), _("sources that the latest runs refused"), list_url(Batch)


def number(queryset):
    return in_words(bounded_count(queryset))


def failed():
    """Sources that the latest runs could not bring in."""
    latest = Batch.objects.filter(undone_at=None).order_by("-pk")[:LATEST_RUNS]
    return sum(tally.get("failed", 0) for tally in latest.values_list("tally", flat=True))
