"""The ledger: read, and taken back change by change."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, path, reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.ingest.revert import CannotRevert, is_possible, revert
from articles.models import Change

from .filters import KindOfRecord, MadeBy
from .history import difference, field_label, who, with_names
from .links import link, list_url
from .reading import ReadOnlyAdmin


class Ledger(ChangeList):
    def get_results(self, request):
        super().get_results(request)
        self.result_list = with_names(self.result_list)


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ("at", "record", "what", "before_and_after", "standing", "by", "reason")
    list_filter = ("state", KindOfRecord, MadeBy)
    list_select_related = ("user",)
    ordering = ("-pk",)
    search_fields = ("=record_id",)
    search_help_text = _("A permanent id")
    fields = ("at", "record", "field", "before", "after", "by", "reason", "state", "score", "batch")

    change_form_template = "admin/articles/change/change_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.revert_view))
        return [path("<int:pk>/revert/", view, name="articles_change_revert"), *super().get_urls()]

    def revert_view(self, request, pk):
        """Take a change back, and lead to where the editor came from."""
        change = get_object_or_404(Change.objects.select_related("user"), pk=pk)
        if not request.user.has_perm(f"articles.change_{change.record_type}"):
            raise PermissionDenied
        try:
            record = revert(change, user=request.user, reason=request.POST.get("reason", ""))
        except CannotRevert as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            words = format_html(_("Taken back: {} of {}"), field_label(change), link(record))
            self.message_user(request, words, messages.SUCCESS)
        return HttpResponseRedirect(way_back(request, change))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        own = request.user.has_perm(f"articles.change_{obj.record_type}")
        context["revertible"] = own and is_possible(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_changelist(self, request, **kwargs):
        return Ledger

    @admin.display(description=_("record"))
    def record(self, change):
        try:
            url = reverse(f"admin:articles_{change.record_type}_change", args=[change.record_id])
        except NoReverseMatch:
            return f"{change.record_type} {change.record_id}"
        return format_html('<a href="{}">{} {}</a>', url, change.record_type, change.record_id)

    @admin.display(description=_("state"))
    def standing(self, change):
        if not is_possible(change):
            return change.get_state_display()
        return format_html(
            '<button type="submit" class="take-back" formaction="{}">{}</button>',
            reverse("admin:articles_change_revert", args=[change.pk]),
            _("Take back"),
        )

    @admin.display(description=_("field"))
    def what(self, change):
        return field_label(change)

    @admin.display(description=_("before → after"))
    def before_and_after(self, change):
        return difference(change)

    @admin.display(description=_("by"))
    def by(self, change):
        return who(change)


def way_back(request, change):
    """The page of this site that the request came from, else the ledger of the record."""
    came_from = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        return came_from
    return list_url(Change, record_type=change.record_type, record_id=change.record_id)
