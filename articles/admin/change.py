"""The ledger, to be read."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Change

from .filters import MadeBy
from .history import difference, field_label, who, with_names
from .reading import ReadOnlyAdmin


class Ledger(ChangeList):
    def get_results(self, request):
        super().get_results(request)
        self.result_list = with_names(self.result_list)


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ("at", "record", "what", "before_and_after", "by", "reason", "state")
    list_filter = ("state", "record_type", MadeBy)
    list_select_related = ("user",)
    ordering = ("-pk",)
    search_fields = ("=record_id",)
    search_help_text = _("A permanent id")
    fields = ("at", "record", "field", "before", "after", "by", "reason", "state", "score", "batch")

    def get_changelist(self, request, **kwargs):
        return Ledger

    @admin.display(description=_("record"))
    def record(self, change):
        try:
            url = reverse(f"admin:articles_{change.record_type}_change", args=[change.record_id])
        except NoReverseMatch:
            return f"{change.record_type} {change.record_id}"
        return format_html('<a href="{}">{} {}</a>', url, change.record_type, change.record_id)

    @admin.display(description=_("field"))
    def what(self, change):
        return field_label(change)

    @admin.display(description=_("before → after"))
    def before_and_after(self, change):
        return difference(change)

    @admin.display(description=_("by"))
    def by(self, change):
        return who(change)
