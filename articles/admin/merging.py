"""Records of one thing become one: side by side, the survivor chosen, then merged with a reason."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.ingest.merge import MergeRefused, merge, relation_field, relations, rows_of

from .links import link
from .record import RecordAdmin
from .selection import ask, chosen_records, way_back

#: Records side by side, as many as a screen holds.
MOST = 6


@dataclass(frozen=True)
class Row:
    """One line of the comparison: what it tells of, and a value for each record."""

    name: str
    values: list
    field: str = ""


class MergeAdmin(RecordAdmin):
    """Kinds of record of which two may turn out to be one."""

    #: Fields that tell two records apart.
    compared = ("name", "description")

    actions = ["merge", *RecordAdmin.actions]

    @admin.action(
        description=gettext_lazy("Merge … (shows them side by side)"), permissions=["change"]
    )
    def merge(self, request, queryset):
        return ask(self, request, queryset, "merge")

    def get_urls(self):
        view = self.admin_site.admin_view(self.merge_view)
        name = f"articles_{self.opts.model_name}_merge"
        return [path("merge/", view, name=name), *super().get_urls()]

    def merge_view(self, request):
        """Show the chosen records side by side, and merge them into the one that is chosen."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        records = list(chosen_records(self, request).order_by("pk")[:MOST])
        survivor = next((r for r in records if r.public_id == request.POST.get("survivor")), None)
        if request.method == "POST" and survivor is None:
            messages.error(request, _("Choose the one that stays."))
        elif request.method == "POST" and self.merged(request, records, survivor):
            return HttpResponseRedirect(way_back(self, request))
        moving = self.moving(records)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Merge"),
            "records": records,
            "survivor": survivor or most_used(records, moving),
            "rows": self.rows(records),
            "moving": moving,
            "given": request.POST,
            "back": way_back(self, request),
        }
        return TemplateResponse(request, "admin/articles/merge.html", context)

    def merged(self, request, records, survivor):
        """Merge all into `survivor`; False, and a message, where it cannot be."""
        reason = request.POST.get("reason", "").strip()
        if not reason:
            messages.error(request, _("Say why they are one: the ledger keeps it."))
            return False
        try:
            with transaction.atomic():
                for record in records:
                    if record != survivor:
                        keep = self.kept_of(request, record)
                        merge(record, survivor, user=request.user, reason=reason, keep=keep)
        except MergeRefused as refusal:
            messages.error(request, str(refusal))
            return False
        words = _("Merged into {}. The ledger can take it back.")
        messages.success(request, format_html(words, link(survivor)))
        return True

    def kept_of(self, request, record):
        """The fields of which the value of `record` was chosen."""
        return [n for n in self.compared if request.POST.get(f"keep_{n}") == record.public_id]

    def rows(self, records):
        """What the records say of themselves."""
        return [
            Row(
                self.opts.get_field(name).verbose_name,
                [(record.public_id, getattr(record, name) or "") for record in records],
                name,
            )
            for name in self.compared
        ]

    def moving(self, records):
        """How much of each kind hangs on each record and moves with it."""
        keys = [record.pk for record in records]
        found = []
        for _name, relation in relations(records[0]) if records else ():
            field = relation_field(relation)
            rows = rows_of(relation).filter(**{f"{field}__in": keys}).order_by()
            counts = dict(rows.values_list(field).annotate(Count("pk")))
            if counts:
                name = relation.related_model._meta.verbose_name_plural
                found.append(Row(name, [counts.get(key, 0) for key in keys]))
        return found


def most_used(records, moving):
    """The record on which the most hangs: the one that an editor will mostly keep."""
    used = {r.pk: sum(row.values[n] for row in moving) for n, r in enumerate(records)}
    return max(records, key=lambda record: used[record.pk], default=None)
