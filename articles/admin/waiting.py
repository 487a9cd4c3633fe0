"""What waits for an editor in one row, least sure first: unchecked quotes and proposed changes."""

import heapq
import math
from dataclasses import dataclass, field
from itertools import islice

from django.db.models import F, Max, Q
from django.db.models.functions import Greatest, Least, Substr
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.ingest.proposals import RECORDS
from articles.models import Change, Quote, State

from .filters import AttributionFilter, ReviewFilter
from .give import offers_for
from .history import with_names
from .passages import marked, marks_of

PAGE = 20
#: Characters shown on each side of a quote, and of a quote at most.
AROUND, LONGEST = 240, 1600
#: What the list can be narrowed to, in the words of its tabs.
TABS = {
    "all": _("Everything"),
    "quotes": _("Quotes"),
    "nobody": _("Said by nobody yet"),
    "changes": _("Proposed changes"),
    "duplicates": _("Likely duplicates"),
}
QUOTES = {"all": Q(), "quotes": Q(), "nobody": AttributionFilter.conditions["nobody"]}
CHANGES = {
    "all": Q(),
    "changes": ~Q(field="moved_to"),
    "duplicates": Q(field="moved_to"),
}


@dataclass(frozen=True)
class Cursor:
    """A place in the order of the list: sureness, kind (changes before quotes), key."""

    score: float = -1.0
    kind: str = "change"
    key: int = 0

    @classmethod
    def read(cls, written):
        """The Cursor that an address holds; the beginning where it makes no sense."""
        try:
            score, kind, key = (written or "").split("_")
            cursor = cls(float(score), {"c": "change", "q": "quote"}[kind], int(key))
        except (ValueError, KeyError):
            return cls()
        return cls() if math.isnan(cursor.score) else cursor

    def __str__(self):
        return f"{self.score!r}_{self.kind[0]}_{self.key}"


@dataclass
class Item:
    """One row: a quote, or a Change with the record it is about."""

    kind: str
    subject: object
    record: object
    version: int = 0
    offers: list = field(default_factory=list)

    @property
    def place(self):
        """Where it stands in the list."""
        score = self.subject.confidence if self.kind == "quote" else self.subject.score
        return (math.inf if score is None else score), self.kind, self.subject.pk

    @property
    def key(self):
        """What its buttons send: kind, id, and the last change of it that the editor sees."""
        ident = self.subject.public_id if self.kind == "quote" else self.subject.pk
        return f"{self.kind}:{ident}:{self.version}"

    @property
    def quote(self):
        """The quote it is about, or None."""
        return self.record if isinstance(self.record, Quote) else None

    @property
    def passage(self):
        """The words of the quote with those around, marked."""
        return excerpt(self.quote) if self.quote else ""


def waiting(what, cursor):
    """(items of the page behind `cursor`, the Cursor of the next page or None)."""
    quotes = (Item("quote", quote, quote) for quote in quotes_behind(what, cursor))
    changes = (Item("change", change, None) for change in changes_behind(what, cursor))
    items = heapq.merge(changes, quotes, key=lambda item: item.place)
    page = list(islice(items, PAGE + 1))
    shown = complete(page[:PAGE])
    return shown, Cursor(*shown[-1].place) if len(page) > PAGE else None


def quotes_behind(what, cursor):
    """The next PAGE + 1 quotes to check, least sure first."""
    if what not in QUOTES:
        return []
    behind = Quote.objects.filter(ReviewFilter.to_check, QUOTES[what])
    behind = behind.filter(article__state__in=[State.PUBLIC, State.HIDDEN])
    behind = behind.filter(confidence__gte=cursor.score)
    if cursor.kind == "quote":
        behind = behind.exclude(confidence=cursor.score, pk__lte=cursor.key)
    return with_passages(behind).order_by("confidence", "pk")[: PAGE + 1]


def changes_behind(what, cursor):
    """The next PAGE + 1 proposed changes, least sure first, those without a score last."""
    if what not in CHANGES:
        return []
    behind = Change.objects.proposed().filter(CHANGES[what])
    same = Q(score=cursor.score) if math.isfinite(cursor.score) else Q(score=None)
    same &= Q(pk__gt=cursor.key) if cursor.kind == "change" else Q(pk__in=[])
    more = (
        Q(score__gt=cursor.score) | Q(score=None) if math.isfinite(cursor.score) else Q(pk__in=[])
    )
    return behind.filter(same | more).order_by(F("score").asc(nulls_last=True), "pk")[: PAGE + 1]


def with_passages(quotes):
    """`quotes` with what a row shows: context, and `around`, a piece of the article's text."""
    first = Greatest(F("start") - AROUND + 1, 1)
    length = Least(F("end") - F("start"), LONGEST) + 2 * AROUND
    return quotes.with_context().annotate(around=Substr("article__text", first, length))


def complete(items):
    """`items` with the records that changes are about, versions, names and offers."""
    changes = [item.subject for item in items if item.kind == "change"]
    with_names(changes)
    records = records_of(changes)
    for item in items:
        if item.kind == "change":
            item.record = records.get((item.subject.record_type, item.subject.record_id))
    quotes = [item.record for item in items if item.kind == "quote"]
    offers, versions = offers_for(quotes), versions_of(quotes)
    for item in items:
        if item.kind == "quote":
            item.offers = offers[item.record.pk]
            item.version = versions.get(item.record.public_id, 0)
    return items


def records_of(changes):
    """{(kind, permanent id): record} of what the changes are about."""
    found = {}
    for kind in {change.record_type for change in changes} & RECORDS.keys():
        ids = [change.record_id for change in changes if change.record_type == kind]
        rows = RECORDS[kind].objects.filter(public_id__in=ids)
        rows = with_passages(rows) if kind == "quote" else rows
        rows = rows.light() if kind == "article" else rows
        found |= {(kind, row.public_id): row for row in rows}
    return found


def versions_of(records):
    """{permanent id: key of the last change} of records of one kind."""
    if not records:
        return {}
    rows = Change.objects.filter(
        record_type=records[0]._meta.model_name,
        record_id__in=[record.public_id for record in records],
    ).exclude(state=Change.State.PROPOSED)
    return dict(rows.order_by().values_list("record_id").annotate(Max("pk")))


def excerpt(quote):
    """The paragraph around a quote of with_passages, as far as it was read, with its marks.

    Of a quote that is no longer in the text, its own words.
    """
    if quote.orphaned_at:
        return format_html(
            '<div class="passage" dir="auto" lang="{}">{}</div>', quote.article.language, quote.text
        )
    base = max(quote.start - AROUND, 0)
    marks = [type(mark)(mark.start - base, mark.end - base, mark.name) for mark in marks_of(quote)]
    start, end = paragraph(quote.around, quote.start - base, quote.end - base)
    words = marked(quote.around, marks, start, end)
    before = "… " if start == 0 and base else ""
    return format_html(
        '<div class="passage" dir="auto" lang="{}">{}{}{}</div>',
        quote.article.language, before, words, " …" if end == len(quote.around) else "",
    )  # fmt: skip


def paragraph(text, start, end):
    """From the beginning of the line that `start` is in to the end of that of `end`."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", min(end, len(text)))
    if high < 0:
        high = len(text)
    return low, high
