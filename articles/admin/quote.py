"""Quotes: accepted or rejected, given to their speaker, and put where they begin and end."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.ingest import annotating, review
from articles.ingest.finding import NotFound, places, the_place
from articles.models import Article, Quote, Review, SearchQuote, State, printed_date

from .fields import WordsField
from .filters import AttributionFilter, ByArticle, ByOrganization, BySpeaker, ReviewFilter
from .give import given_to, offers, one_speaks
from .links import link
from .passages import passage
from .record import RecordForm
from .reviewing import DECISIONS, ReviewAdmin, carry_out
from .words import in_documents, with_words


class QuoteForm(RecordForm):
    """Who says it, and where it stands; a decision is on what the page showed, or on nothing."""

    said = WordsField(
        label=gettext_lazy("Words"),
        required=False,
        help_text=gettext_lazy(
            "As they stand in the article. Leave some out, or add those before or after; "
            "between two pieces stands “ … ”."
        ),
    )
    second = WordsField(
        label=gettext_lazy("Split before"),
        required=False,
        rows=1,
        help_text=gettext_lazy("The words that a second quote begins with."),
    )

    strict = True

    class Meta:
        widgets = {"label": forms.TextInput(attrs={"size": 50})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["said"] = self.instance.text

    def clean(self):
        """Add what the pressed button says to what the fields hold."""
        cleaned = one_speaks(self, super().clean())
        self.given = given_to(self.data["_said_by"]) if "_said_by" in self.data else {}
        return cleaned

    def clean_said(self):
        """The (start, end) pairs of the words, or None where they are the same as before."""
        if "said" not in self.changed_data:
            return None
        quote = self.instance
        return found(quote.article.text, self.cleaned_data["said"], quote.start).spans

    def clean_second(self):
        """The offset where the quote is split, or None."""
        words = self.cleaned_data["second"]
        if not words:
            return None
        quote = self.instance
        inside = [place for place in places(quote.article.text, words)
                  if quote.start < place.start < quote.end]  # fmt: skip
        if not inside:
            raise ValidationError(_("These words are not inside the quote."))
        return inside[0].start

    def written(self):
        """{field: value} to correct: those changed, and the speaker that a button names."""
        touched = review.CORRECTABLE.intersection(self.changed_data)
        fields = {name: self.cleaned_data[name] for name in touched}
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

    class Media:
        js = [forms.Script("js/desk.js", defer=True)]

    search_help_text = gettext_lazy("Words of the quote or its speaker, its id or its address")
    autocomplete_fields = ("speaker", "organization")
    sortable_by = ("sureness",)
    ledger_names = {"segments": "said", "created": "said"}
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
        (gettext_lazy("Where it begins and ends"), {
            "fields": ["said", "second"], "classes": ["collapse"],
        }),
        (gettext_lazy("Review"), {"fields": ["reviewed", "orphaned_at"]}),
        (gettext_lazy("What the machine says"), {"fields": [
            "sureness", "runners_up", "offsets", "fingerprint",
        ], "classes": ["collapse"]}),
    ]  # fmt: skip

    def has_add_permission(self, request):
        """Quotes are found in articles; those missed are added on the article's own page."""
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
                "beside": beside(obj),
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        """Carry out the decision of the pressed button; the plain buttons correct."""
        pressed = next((button for button in DECISIONS if button in request.POST), "_save")
        origin = {"user": request.user, "reason": form.cleaned_data["why"]}
        obj.decided = False
        try:
            placed = self.place(request, obj, form.cleaned_data, origin)
            obj.decided = carry_out(obj, pressed, form.written(), **origin) or placed
        except annotating.CannotAnnotate as refusal:
            self.message_user(request, str(refusal), messages.ERROR)

    def place(self, request, quote, fields, origin):
        """Move the quote's ends, split or join it as the form says; whether anything was."""
        if fields.get("said"):
            annotating.move_ends(quote, fields["said"], **origin)
        if fields.get("second"):
            _first, second = annotating.split(quote, fields["second"], **origin)
            self.message_user(request, format_html(_("Split off: {}"), link(second)))
        if "_join" in request.POST:
            others = quote.article.quotes.filter(public_id=request.POST["_join"])
            for other in others:
                annotating.join(quote, other, **origin)
            return bool(others)
        return bool(fields.get("said") or fields.get("second"))

    @admin.display(description=gettext_lazy("words"))
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


def beside(quote):
    """The quotes before and after `quote` in its article, as far as there are such."""
    standing = quote.article.quotes.filter(orphaned_at=None, state=quote.state)
    standing = standing.exclude(review=Review.REJECTED).exclude(pk=quote.pk)
    before = standing.filter(start__lte=quote.start).order_by("-start", "-pk").first()
    after = standing.filter(start__gt=quote.start).order_by("start", "pk").first()
    return [each for each in (before, after) if each]


def found(text, words, near):
    """The Place of `words` nearest to offset `near`. Raises ValidationError."""
    try:
        return the_place(text, words, near)
    except NotFound as problem:
        raise ValidationError(str(problem)) from problem


def printed_day(article):
    return printed_date(article.published, article.published_precision) or _("undated")


def unindexed(typed):
    """The quotes without a search document that hold what was typed, one queryset for each why."""
    quotes = Quote.objects.filter(text__icontains=typed).order_by()
    return [
        quotes.exclude(state=State.PUBLIC),
        quotes.filter(article__in=Article.objects.exclude(state=State.PUBLIC)),
        quotes.filter(review=Review.REJECTED),
        quotes.filter(orphaned_at__isnull=False),
    ]
