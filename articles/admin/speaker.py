"""People, with their names and what they were."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from articles.models import Affiliation, Precision, Speaker, SpeakerMention, printed_date

from .authority import AuthorityAdmin, AuthorityForm, VariantNameInline
from .fields import PrintedDateField
from .locking import TouchedOnly


class AffiliationForm(TouchedOnly):
    """Its dates are written as far as they are known."""

    since = PrintedDateField(label=_("From"), required=False, help_text=_("2019-03-01 or 2019"))
    until = PrintedDateField(label=_("To"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        was = self.instance
        self.initial["since"] = printed_date(was.start, was.start_precision)
        self.initial["until"] = printed_date(was.end, was.end_precision)

    def clean(self):
        """Set the dates; what the table's constraints ask is said in words here."""
        cleaned, was = self.cleaned_data, self.instance
        was.start, was.start_precision = cleaned.get("since") or (None, Precision.UNKNOWN)
        was.end, was.end_precision = cleaned.get("until") or (None, Precision.UNKNOWN)
        if was.start and was.end and was.start > was.end:
            raise ValidationError({"until": _("It ends before it begins.")})
        if not (cleaned.get("role") or cleaned.get("organization")):
            raise ValidationError({"role": _("Give a role or an organization.")})
        return cleaned


class AffiliationInline(admin.StackedInline):
    """What a person was; an article that says so is named where one does."""

    model = Affiliation
    form = AffiliationForm
    extra = 0
    fields = (("role", "organization"), ("since", "until"), "article")
    autocomplete_fields = ("organization", "article")

    def has_delete_permission(self, request, obj=None):
        """A wrong one is taken away by whoever may change them; the ledger keeps it."""
        return self.has_change_permission(request, obj)


@admin.register(Speaker)
class SpeakerAdmin(AuthorityAdmin):
    form = AuthorityForm
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
