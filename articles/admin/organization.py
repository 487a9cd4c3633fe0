"""Organizations, with their names and what they are part of."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Organization

from .authority import AuthorityAdmin, AuthorityForm
from .tree import TreeForm


class OrganizationForm(TreeForm, AuthorityForm):
    """Its parent is none of its parts."""


@admin.register(Organization)
class OrganizationAdmin(AuthorityAdmin):
    form = OrganizationForm
    list_display = ("name", "acronym", "kind", "country", "parent", "quotes", "state_in_words")
    list_select_related = ("parent",)
    compared = (*AuthorityAdmin.compared, "acronym", "kind", "country", "parent")
    autocomplete_fields = ("parent",)
    fieldsets = [
        (None, {"fields": [
            "name", "sort_name", "acronym", "kind", "country", "parent", "description",
            "wikidata_id", "why",
        ]}),
    ]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("parent")

    def page_queryset(self):
        return Organization.objects.select_related("parent")

    @admin.display(description=_("known as"))
    def known_as(self, organization):
        """What tells a body from a namesake: the description, its kind, or what it is part of."""
        said = ", ".join(filter(None, [organization.kind, organization.country]))
        parent = organization.parent and organization.parent.name
        return organization.description or said or parent or ""
