"""What people and organizations have in common on the desk: their names."""

from django import forms
from django.contrib import admin
from django.db.models import OuterRef
from django.forms.models import BaseInlineFormSet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.ingest import parts
from articles.ingest.authority import sorted_as
from articles.models import Quote, VariantName

from .bounded import CountUpTo, in_words
from .fields import with_letters
from .links import list_link
from .locking import TouchedOnly
from .record import RecordForm
from .splitting import SplitAdmin
from .words import named


class AuthorityForm(RecordForm):
    """The sort name may be left out: it is made from the name."""

    class Meta:
        widgets = {"description": forms.Textarea(attrs={"rows": 3, "cols": 80})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "sort_name" in self.fields:
            self.fields["sort_name"].required = False

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("sort_name") and cleaned.get("name"):
            cleaned["sort_name"] = sorted_as(self._meta.model, cleaned["name"])
        return cleaned

    def clean_name(self):
        return with_letters(self.cleaned_data["name"])


class VariantNameForm(TouchedOnly):
    def clean_name(self):
        return with_letters(self.cleaned_data["name"])


class LabelledFields(BaseInlineFormSet):
    """A table's forms, each field with its label: the heads of the columns are labels of none."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs["aria-label"] = field.label


class VariantNameInline(admin.TabularInline):
    """Every name the record goes by; the keys it is found by are made when it is saved."""

    model = VariantName
    form = VariantNameForm
    formset = LabelledFields
    extra = 1
    fields = ("name", "kind", "script", "ambiguous")
    verbose_name = _("name it goes by")
    verbose_name_plural = _("names it goes by")

    def has_delete_permission(self, request, obj=None):
        """A wrong name is taken away by whoever may change names; the ledger keeps it."""
        return self.has_change_permission(request, obj)


class AuthorityAdmin(SplitAdmin):
    """A person or an organization; any spelling of any of its names finds it."""

    list_filter = ("state",)
    ordering = ("sort_name", "pk")
    search_fields = ("name",)
    search_help_text = _("A name in any spelling, or a permanent id or address")
    inlines = [VariantNameInline]
    compared = ("name", "sort_name", "description", "wikidata_id")

    def get_queryset(self, request):
        kind = self.opts.model_name
        return (
            super()
            .get_queryset(request)
            .annotate(quote_count=CountUpTo(Quote.objects.filter(**{kind: OuterRef("pk")})))
        )

    def get_search_results(self, request, queryset, search_term):
        """Those named like it, the nearest first; one that was merged cannot be chosen."""
        if self.is_choice(request):
            queryset = queryset.filter(moved_to=None)
        return (named(queryset, search_term) if search_term.strip() else queryset), False

    def is_choice(self, request):
        return "field_name" in request.GET

    def choice_label(self, record):
        said = _("%s quotes") % in_words(record.quote_count)
        known_as = Truncator(self.known_as(record)).chars(60)
        return " · ".join(filter(None, [record.name, known_as, said]))

    def save_formset(self, request, form, formset, change):
        """Names and affiliations are written with their ledger rows."""
        formset.save(commit=False)
        origin = {"user": request.user, "reason": form.cleaned_data["why"]}
        for part in formset.deleted_objects:
            parts.drop_part(part, **origin)
        for part in [*(part for part, _fields in formset.changed_objects), *formset.new_objects]:
            parts.keep_part(part, **origin)

    @admin.display(description=_("quotes"))
    def quotes(self, record):
        kind = self.opts.model_name
        count = in_words(record.quote_count)
        return list_link(count, Quote, **{kind: record.public_id, "show": "all"})
