"""Quotes: their speaker is corrected, they are accepted or rejected; the words stay as they are."""

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Quote, Review, SearchQuote, State

from .fields import printed_date
from .filters import AttributionFilter, ByArticle, ByOrganization, BySpeaker, ReviewFilter
from .give import given_to, offers, one_speaks
from .links import link
from .passages import passage
from .record import RecordForm
from .reviewing import DECISIONS, ReviewAdmin, carry_out
from .words import in_documents, with_words


class QuoteForm(RecordForm):
    class Meta:
        widgets = {"label": forms.TextInput(attrs={"size": 50})}

    def clean(self):
        """Add what the pressed button says to what the fields hold."""
        cleaned = one_speaks(self, super().clean())
        self.given = given_to(self.data["_said_by"]) if "_said_by" in self.data else {}
        return cleaned

    def written(self):
        """{field: value} to correct: those changed, and the speaker that a button names."""
        fields = {name: self.cleaned_data[name] for name in self.changed_data if name != "why"}
        given = {
            name: record
            for name, record in self.given.items()
            if self.initial.get(name) != record.pk
        }
        return {**fields, **given}


@admin.register(Quote)
class QuoteAdmin(ReviewAdmin):
    form = QuoteForm
    list_display = ("words", "said_by", "printed_in", "sureness", "review")
    list_filter = (
        ReviewFilter, AttributionFilter, "kind", "state", BySpeaker, ByOrganization, ByArticle,
    )  # fmt: skip
    search_fields = ("text",)
    search_help_text = gettext_lazy("Words of the quote or its speaker, its id or its address")
    autocomplete_fields = ("speaker", "organization")
    change_form_template = "admin/articles/quote/change_form.html"
    readonly_fields = (
        "passage_shown", "words", "sureness", "runners_up", "offsets", "reviewed",
        "orphaned_at", "fingerprint",
    )  # fmt: skip
    fieldsets = [
        (None, {"fields": ["passage_shown"], "classes": ["wide-text"]}),
        (gettext_lazy("Who says it"), {"fields": [
            "speaker", "organization", ("label", "named"), "kind", "why",
        ]}),
        (gettext_lazy("Review"), {"fields": ["reviewed", "orphaned_at"]}),
        (gettext_lazy("What the machine says"), {"fields": [
            "sureness", "runners_up", "offsets", "fingerprint",
        ], "classes": ["collapse"]}),
    ]  # fmt: skip

    def has_add_permission(self, request):
        """Quotes are found in articles; none is typed."""
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).with_context()

    def page_queryset(self):
        return Quote.objects.select_related(
            "article__publication", "speaker", "organization", "reviewed_by"
        ).defer("article__layout", "article__evidence")

    def get_ordering(self, request):
        """Least sure first where quotes wait to be checked, else the newest first."""
        return ("-pk",) if request.GET.get("show") else ("confidence", "pk")

    def get_search_results(self, request, queryset, search_term):
        if not search_term:
            return queryset, False
        found = in_documents(SearchQuote, "quote", search_term)
        return with_words(queryset, search_term, found, unindexed(search_term)), False

    def choice_label(self, quote):
        words = Truncator(quote.text).chars(90)
        return f"“{words}” · {quote.speaker_name or _('nobody')} · {quote.article}"

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            context |= {
                "offers": offers(obj),
                "to_check": obj.review == Review.MACHINE,
                "skip_url": self.way_on(request, obj),
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        """Carry out the decision of the pressed button; the plain buttons correct."""
        pressed = next((button for button in DECISIONS if button in request.POST), "_save")
        why = form.cleaned_data["why"]
        obj.decided = carry_out(obj, pressed, form.written(), user=request.user, reason=why)

    @admin.display(description=gettext_lazy("words"), ordering="pk")
    def words(self, quote):
        return format_html('<span dir="auto">{}</span>', Truncator(quote.text).chars(160))

    @admin.display(description=gettext_lazy("said by"))
    def said_by(self, quote):
        record = quote.speaker or quote.organization
        if record is None:
            return quote.label or format_html("<em>{}</em>", _("nobody yet"))
        printed = quote.label if quote.label != record.name else ""
        return format_html("{} <small>{}</small>", record, printed)

    @admin.display(description=gettext_lazy("in"))
    def printed_in(self, quote):
        headline = Truncator(quote.article).chars(60)
        return format_html("{} <small>{}</small>", headline, printed_day(quote.article))

    @admin.display(description=gettext_lazy("sure"), ordering="confidence")
    def sureness(self, quote):
        return format_html("{} <small>{}</small>", f"{quote.confidence:.0%}", quote.basis)

    @admin.display(description=gettext_lazy("in the text"))
    def passage_shown(self, quote):
        where = (link(quote.article), quote.article.publication or "", printed_day(quote.article))
        return format_html("{}<p>{} <small>{} · {}</small></p>", passage(quote), *where)

    @admin.display(description=gettext_lazy("runners-up"))
    def runners_up(self, quote):
        lines = ((c.get("name"), f"{c.get('confidence', 0):.0%}") for c in quote.candidates)
        return format_html_join(", ", "{} ({})", lines)

    @admin.display(description=gettext_lazy("place in the text"))
    def offsets(self, quote):
        return ", ".join(f"{start}–{end}" for start, end in quote.spans)

    @admin.display(description=gettext_lazy("review"))
    def reviewed(self, quote):
        if quote.review == Review.MACHINE:
            return quote.get_review_display()
        day = date_format(quote.reviewed_at, "DATE_FORMAT")
        return f"{quote.get_review_display()}: {quote.reviewed_by.get_username()}, {day}"


def printed_day(article):
    return printed_date(article.published, article.published_precision) or _("undated")


def unindexed(typed):
    """The condition for quotes without a search document: those that hold what was typed."""
    return (
        ~Q(state=State.PUBLIC)
        | ~Q(article__state=State.PUBLIC)
        | Q(review=Review.REJECTED)
        | Q(orphaned_at__isnull=False)
    ) & Q(text__icontains=typed)
