"""Articles: their metadata is edited, their text only read."""

from django import forms
from django.contrib import admin
from django.db.models import F, OuterRef
from django.template.loader import render_to_string
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles.ingest import edits
from articles.models import Annotation, Article, Quote, SearchArticle, State, printed_date

from .annotate import TextAdmin
from .bounded import CountUpTo, in_words
from .bringing import BringAdmin
from .fields import LinesField, PrintedDateField
from .filters import ByPublication, ByTopic, DateFilter, ReviewFilter
from .links import link, list_link, list_url
from .locking import TouchedOnly
from .passages import whole_text
from .record import RecordForm
from .words import in_documents, with_words

#: Quotes in the table under an article; a link leads to all of them.
QUOTES_SHOWN = 50


class ArticleForm(RecordForm):
    bylines = LinesField(label=_("Bylines"), required=False, help_text=_("One name a line."))
    date = PrintedDateField(
        label=_("Published"),
        required=False,
        help_text=_("As far as it is known: 2022-08-30, 2022-08 or 2022."),
    )

    class Meta:
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2, "cols": 80}),
            "dek": forms.Textarea(attrs={"rows": 2, "cols": 80}),
        }

    def __init__(self, *args, instance=None, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        if instance and "date" in self.fields:
            self.initial["date"] = printed_date(instance.published, instance.published_precision)

    def written(self):
        fields = super().written()
        if "date" in self.changed_data:
            fields["published"], fields["published_precision"] = self.cleaned_data["date"]
        return fields


class NoteInline(admin.StackedInline):
    """Notes on the article, also those on its quotes; new ones are on the article."""

    model = Annotation
    form = TouchedOnly
    extra = 0
    fields = (("public", "about"), "text")
    readonly_fields = ("about",)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("author", "quote")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "text":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 80})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("about"))
    def about(self, note):
        if note.quote:
            return link(note.quote)
        return _("a passage") if note.start is not None else _("the article")


@admin.register(Article)
class ArticleAdmin(TextAdmin, BringAdmin):
    form = ArticleForm
    list_display = ("name", "publication", "date", "kind", "state_in_words", "quotes", "to_check")
    list_filter = ("state", "kind", DateFilter, ByPublication, ByTopic)
    list_select_related = ("publication",)
    ordering = ("-pk",)
    sortable_by = ("date",)
    search_fields = ("headline",)
    search_help_text = _("Words of the article, or its permanent id or address")
    autocomplete_fields = ("publication", "topics")
    inlines = [NoteInline]
    change_form_template = "admin/articles/article/change_form.html"
    change_list_template = "admin/articles/article/change_list.html"
    ledger_names = {"published": "date"}
    readonly_fields = ("text_shown", "quotes_shown", "sources_shown", "evidence_shown",
                       "layout_shown", "reference", "moved_to")  # fmt: skip
    fieldsets = [
        (None, {"fields": [
            "headline", "dek", "bylines", "publication", ("date", "section"), "source_url",
            ("kind", "language", "direction"), "topics", "why",
        ]}),
        (_("Text"), {"fields": ["text_shown"], "classes": ["wide-text"]}),
        (_("Quotes"), {"fields": ["quotes_shown"], "classes": ["wide-text"]}),
        (_("Where it comes from"), {
            "fields": ["reference", "sources_shown", "evidence_shown", "layout_shown"],
            "classes": ["collapse"],
        }),
    ]  # fmt: skip

    def has_add_permission(self, request):
        """Articles come in by ingest, which keeps their source."""
        return False

    def get_queryset(self, request):
        own = Quote.objects.filter(article=OuterRef("pk"))
        return super().get_queryset(request).light().annotate(
            quote_count=CountUpTo(own), to_check_count=CountUpTo(own.filter(ReviewFilter.to_check))
        )  # fmt: skip

    def page_queryset(self):
        return Article.objects.select_related("publication", "moved_to")

    def get_search_results(self, request, queryset, search_term):
        if not search_term:
            return queryset, False
        found = in_documents(SearchArticle, "article", search_term)
        unindexed = Article.objects.exclude(state=State.PUBLIC)
        unindexed = unindexed.filter(headline__icontains=search_term)
        return with_words(queryset, search_term, found, [unindexed]), False

    def choice_label(self, article):
        return " · ".join(
            filter(None, [str(article), str(article.publication or ""), dated(article)])
        )

    def save_related(self, request, form, formsets, change):
        if "topics" in form.changed_data:
            topics, why = form.cleaned_data["topics"], form.cleaned_data["why"]
            edits.file_under(form.instance, topics, user=request.user, reason=why)
        super().save_related(request, form, formsets, change)

    def save_formset(self, request, form, formset, change):
        """Notes are written by their own functions, new ones in the editor's name."""
        formset.save(commit=False)
        for note, fields in formset.changed_objects:
            changed = {name: getattr(note, name) for name in fields}
            edits.change_note(note, user=request.user, **changed)
        for note in formset.new_objects:
            edits.annotate(form.instance, user=request.user, text=note.text, public=note.public)

    @admin.display(description=_("headline"))
    def name(self, article):
        return str(article)

    @admin.display(description=_("published"), ordering=F("published").asc(nulls_first=True))
    def date(self, article):
        return dated(article)

    @admin.display(description=_("quotes"))
    def quotes(self, article):
        return list_link(
            in_words(article.quote_count), Quote, article=article.public_id, show="all"
        )

    @admin.display(description=_("to check"))
    def to_check(self, article):
        if not article.to_check_count:
            return ""
        return list_link(in_words(article.to_check_count), Quote, article=article.public_id)

    @admin.display(description=_("text"))
    def text_shown(self, article):
        return whole_text(article, quotes_of(article), filters_of(article))

    @admin.display(description=_("quotes"))
    def quotes_shown(self, article):
        everything = list_url(Quote, article=article.public_id, show="all")
        quotes, filters = quotes_of(article)[:QUOTES_SHOWN], filters_of(article)
        return shown("quotes", quotes=quotes, filters=filters, more=everything)

    @admin.display(description=_("sources"))
    def sources_shown(self, article):
        return shown("sources", sources=article.sources.defer("content").select_related("batch"))

    @admin.display(description=_("evidence"))
    def evidence_shown(self, article):
        return shown("evidence", evidence=article.evidence)

    @admin.display(description=_("layout"))
    def layout_shown(self, article):
        blocks = [{**b, "words": article.text[b["start"] : b["end"]]} for b in article.layout]
        return shown("layout", blocks=blocks)


def quotes_of(article):
    """The article's quotes in reading order with who says them; read once for a page."""
    if not hasattr(article, "quotes_on_page"):
        article.quotes_on_page = list(
            article.quotes.select_related("speaker", "organization").order_by("start", "pk")
        )
    return article.quotes_on_page


def filters_of(article):
    """The filters of the list of quotes that lead on within the article."""
    return urlencode({"article": article.public_id})


def shown(name, **context):
    return render_to_string(f"admin/articles/article/{name}.html", context)


def dated(article):
    return printed_date(article.published, article.published_precision)
