"""The editors' desk: Django's admin, with choices that can be told from one another.

Outside articles/admin/, which registers with it: the site must be there first.
"""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.urls import path
from django.utils.translation import gettext_lazy as _

from articles.login import LoginForm, may_enter


class LabelledChoices(AutocompleteJsonView):
    """Autocomplete whose choices say more than a name, where the ModelAdmin has `choice_label`."""

    def serialize_result(self, obj, to_field_name):
        label = getattr(self.model_admin, "choice_label", str)
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj)}


#: Kinds of record as an editor needs them: the work first, then what it stands on.
ORDER = [
    "Quote", "Article", "Speaker", "Organization", "Publication", "Topic", "Annotation",
    "Change", "Batch", "Source",
]  # fmt: skip


class Desk(AdminSite):
    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = _("The editors' desk")
    empty_value_display = "–"
    login_form = LoginForm
    login_template = "admin/login_with_code.html"

    def has_permission(self, request):
        return super().has_permission(request) and may_enter(request.user)

    def get_app_list(self, request, app_label=None):
        places = {name: place for place, name in enumerate(ORDER)}
        listed = super().get_app_list(request, app_label)
        for app in listed:
            app["models"].sort(key=lambda model: places.get(model["object_name"], len(ORDER)))
        return listed

    def get_urls(self):
        view = self.admin_view(self.check_view)
        return [path("check/", view, name="check"), *super().get_urls()]

    def check_view(self, request):
        from articles.admin import checking

        return checking.check(request, self)

    def index(self, request, extra_context=None):
        from articles.admin import overview

        shown = request.user.has_perm("articles.view_quote")
        tallies = overview.tallies() if shown else []
        return super().index(request, {**(extra_context or {}), "tallies": tallies})

    def autocomplete_view(self, request):
        return LabelledChoices.as_view(admin_site=self)(request)
