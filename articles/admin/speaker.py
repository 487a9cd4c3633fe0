"""People, with their names and what they were."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from articles.ingest.authority import sort_name
from articles.models import Affiliation, Speaker, SpeakerMention

from .authority import AuthorityAdmin, AuthorityForm, VariantNameInline


class SpeakerForm(AuthorityForm):
    default_sort_name = staticmethod(sort_name)


class AffiliationInline(admin.TabularInline):
    """What a person was; an article that says so is named where one does."""

    model = Affiliation
    extra = 0
    fields = ("role", "organization", "start", "start_precision", "end", "end_precision", "article")
    autocomplete_fields = ("organization", "article")

    def has_delete_permission(self, request, obj=None):
        """A wrong one is taken away by whoever may change them; the ledger keeps it."""
        return self.has_change_permission(request, obj)


@admin.register(Speaker)
class SpeakerAdmin(AuthorityAdmin):
    form = SpeakerForm
    list_display = ("name", "sort_name", "known_as", "quotes", "state_in_words")
    inlines = [VariantNameInline, AffiliationInline]
    fieldsets = [
        (None, {"fields": ["name", "sort_name", "description", "wikidata_id", "why"]}),
    ]

    def get_queryset(self, request):
        mentions = SpeakerMention.objects.filter(speaker=OuterRef("pk")).exclude(role="")
        role = Subquery(mentions.order_by("-article").values("role")[:1])
        return super().get_queryset(request).annotate(last_role=role)

    @admin.display(description=_("known as"))
    def known_as(self, speaker):
        """What tells a person from a namesake: the description, else the role last printed."""
        return speaker.description or speaker.last_role or ""
