"""Editors' notes: on an article, a quote, or the words of a passage."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.ingest import edits
from articles.ingest.finding import NotFound, the_place
from articles.models import Annotation

from .bounded import BoundedPaginator
from .links import link
from .locking import TouchedOnly


class NoteForm(TouchedOnly):
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label=gettext_lazy("Words it is about"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text=gettext_lazy("Copied from the article's text; empty for the whole of it."),
    )

    class Meta:
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "cols": 80})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].show_hidden_initial = False
        self.initial["version"] = str(self.instance.changed_at or "")
        if "article" in self.fields:
            self.fields["article"].required = False
            self.fields["article"].help_text = _("May be left out where a quote is chosen.")

    def clean(self):
        """The note with its article and the place of its words in the text."""
        cleaned = super().clean()
        if self.instance.pk:
            self.refuse_conflict(cleaned.get("version"))
            return cleaned
        article = cleaned.get("article") or getattr(cleaned.get("quote"), "article", None)
        if article is None:
            raise ValidationError({"article": _("Choose an article or a quote.")})
        start, end = place_of(cleaned.get("words"), article.text)
        cleaned.update(article=article, start=start, end=end)
        place = {name: cleaned.get(name) for name in ("article", "quote", "start", "end")}
        edits.check_place(Annotation(**place))
        return cleaned

    def refuse_conflict(self, seen):
        """Say what somebody else made of the note since its page was opened."""
        now = self.initial["version"]
        if seen and seen != now:
            sentence = _("Somebody changed this note meanwhile to: “%s”. Save again to change it.")
            self.add_error(None, sentence % self.initial["text"])
            self.data = self.data.copy()
            self.data["version"] = now


def place_of(words, text):
    """(start, end) of the words in the text, or (None, None) without words.

    Raises ValidationError unless they stand there exactly once.
    """
    if not words:
        return None, None
    try:
        spans = the_place(text, words).spans
    except NotFound as problem:
        raise ValidationError({"words": str(problem)}) from problem
    return spans[0][0], spans[-1][1]


@admin.register(Annotation)
class NoteAdmin(admin.ModelAdmin):
    form = NoteForm
    list_display = ("note", "public", "article", "author", "created_at")
    list_display_links = ("note",)
    list_filter = ("public",)
    list_select_related = ("article", "author")
    show_full_result_count = False
    list_max_show_all = 0
    paginator = BoundedPaginator
    sortable_by = ()
    show_facets = admin.ShowFacets.NEVER
    ordering = ("-pk",)
    search_fields = ("text",)
    autocomplete_fields = ("article", "quote")
    readonly_on_change = ("on", "author", "created_at", "changed_at")

    def has_delete_permission(self, request, obj=None):
        """A note that should go is emptied of the public; the ledger keeps its words anyway."""
        return False

    def get_queryset(self, request):
        wide = ("article__text", "article__layout", "article__evidence")
        queryset = super().get_queryset(request).select_related("article", "quote", "author")
        return queryset if request.method == "POST" else queryset.defer(*wide)

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_on_change if obj else ()

    def get_fields(self, request, obj=None):
        """All of it for a new note; later its text, and whether everybody sees it."""
        if obj:
            return ("on", "text", "public", "author", "created_at", "changed_at")
        return ("article", "quote", "words", "text", "public")

    def save_model(self, request, obj, form, change):
        fields = form.cleaned_data
        if change:
            edits.change_note(obj, user=request.user, text=fields["text"], public=fields["public"])
        else:
            place = {name: fields[name] for name in ("quote", "start", "end", "text", "public")}
            obj.pk = edits.annotate(fields["article"], user=request.user, **place).pk
            obj.refresh_from_db()

    @admin.display(description=gettext_lazy("note"))
    def note(self, note):
        return Truncator(note.text).chars(100)

    @admin.display(description=gettext_lazy("on"))
    def on(self, note):
        if note.quote:
            return link(note.quote)
        return link(note.article)
