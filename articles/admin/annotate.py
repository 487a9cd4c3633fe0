"""Working in an article's text: quotes that the machine missed, notes on passages, block kinds."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.ingest import annotating, blocks, edits
from articles.ingest.finding import NotFound, the_place
from articles.models import Article, Quote

from .fields import WordsField
from .give import MENTIONS, MENTIONS_READ, choice, given_to, one_speaks
from .links import change_url, link
from .locking import changes_since, hold, last_change, told
from .passages import whole_text
from .record import RecordAdmin
from .stored import stored_words


class WordsForm(forms.Form):
    """Words of an article, and which of the places where they stand is meant."""

    words = WordsField(
        label=gettext_lazy("Words"),
        help_text=gettext_lazy(
            "Select them in the text, or write them as they stand there; “ … ” between two pieces."
        ),
    )
    near = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article
        self.places = []

    def clean(self):
        """The words' `place`, or `places` to choose from where they stand more than once."""
        cleaned = super().clean()
        if "words" not in cleaned:
            return cleaned
        try:
            place = the_place(self.article.text, cleaned["words"], cleaned.get("near"))
        except NotFound as problem:
            self.places = [(p.start, p.around(self.article.text)) for p in problem.places]
            raise ValidationError({"words": str(problem)}) from problem
        return {**cleaned, "place": place}


class QuoteForm(WordsForm):
    """A quote that was missed."""

    voice = forms.ChoiceField(label=gettext_lazy("Said by"), required=False)
    speaker = choice("speaker", label=gettext_lazy("Another person"))
    organization = choice("organization", label=gettext_lazy("Another organization"))
    label = forms.CharField(
        label=gettext_lazy("As printed"),
        required=False,
        help_text=gettext_lazy("Where nobody is named: “a senior official”."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Quote.Kind.choices)
    reason = forms.CharField(label=gettext_lazy("Reason"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["voice"].choices = [("", "–"), *voices(self.article)]

    def clean(self):
        """`said`, the fields of the quote that say whose words these are."""
        cleaned = one_speaks(self, super().clean())
        said = {name: cleaned[name] for name in ("speaker", "organization") if cleaned.get(name)}
        if cleaned.get("voice") and not said:
            said = given_to(cleaned["voice"])
        record = next(iter(said.values()), None)
        label = cleaned.get("label") or (record.name if record else "")
        named = record is not None or not label
        return {**cleaned, "said": {**said, "label": label, "named": named}}


class NoteForm(WordsForm):
    """A note on a passage, or without words on the whole article."""

    text = forms.CharField(label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 3}))
    public = forms.BooleanField(label=gettext_lazy("For everybody to read"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].required = False

    def clean(self):
        """As every form with words; none are the whole article."""
        return super().clean() if self.cleaned_data.get("words") else self.cleaned_data


def voices(article):
    """(value, name) of the people and bodies that the article names, for a choice."""
    for kind, mentions in MENTIONS.items():
        rows = mentions.objects.filter(article=article, **{f"{kind}__state": "public"})
        names = rows.values_list(f"{kind}__public_id", f"{kind}__name").order_by(f"{kind}__name")
        yield from ((f"{kind} {public_id}", name) for public_id, name in names[:MENTIONS_READ])


class TextAdmin(RecordAdmin):
    """The pages on which editors work in an article's text."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<str:public_id>/annotate/", view(self.annotate_view),
                 name="articles_article_annotate"),
            path("<str:public_id>/blocks/", view(self.blocks_view),
                 name="articles_article_blocks"),
            *super().get_urls(),
        ]  # fmt: skip

    def worked_on(self, request, public_id):
        """The article of the page. Raises Http404, PermissionDenied."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        articles = Article.objects.select_related("publication")
        if request.method == "POST":
            hold(articles, {"public_id": public_id})
        article = articles.filter(public_id=public_id).first()
        if article is None:
            raise Http404
        return article

    @method_decorator(transaction.atomic)
    def annotate_view(self, request, public_id):
        """The article's text beside two forms: for a quote that was missed, and for a note."""
        article = self.worked_on(request, public_id)
        asked = {"_quote": QuoteForm, "_note": NoteForm}
        pressed = next((name for name in asked if name in request.POST), None)
        forms_shown = {
            name: form(request.POST if name == pressed else None, article=article, prefix=name[1:])
            for name, form in asked.items()
        }
        if pressed and forms_shown[pressed].is_valid() and self.add(request, forms_shown[pressed]):
            return HttpResponseRedirect(request.get_full_path())
        quotes = article.quotes.select_related("speaker", "organization").order_by("start", "pk")
        standing = [each for each in quotes if each.state != "merged" and not each.orphaned_at]
        context = self.page_context(request, article, _("Work in the text")) | {
            "quote_form": forms_shown["_quote"],
            "note_form": forms_shown["_note"],
            "text": whole_text(article, standing, f"article={article.public_id}"),
            "media": self.media + forms_shown["_quote"].media,
        }
        return TemplateResponse(request, "admin/articles/article/annotate.html", context)

    def add(self, request, form):
        """Store what the form holds; False, and a message, where it cannot be."""
        fields, article = form.cleaned_data, form.article
        if isinstance(form, NoteForm):
            place = fields.get("place")
            start, end = (place.spans[0][0], place.spans[-1][1]) if place else (None, None)
            edits.annotate(article, user=request.user, text=fields["text"],
                           public=fields["public"], start=start, end=end)  # fmt: skip
            self.message_user(request, _("The note was added."), messages.SUCCESS)
            return True
        try:
            quote = annotating.add_quote(
                article, fields["place"].spans, user=request.user, reason=fields["reason"],
                kind=fields["kind"], **fields["said"],
            )  # fmt: skip
        except annotating.CannotAnnotate as refusal:
            form.add_error("words", str(refusal))
            return False
        self.message_user(request, format_html(_("Added: {}"), link(quote)), messages.SUCCESS)
        return True

    @method_decorator(transaction.atomic)
    def blocks_view(self, request, public_id):
        """The article's blocks, each with its kind to choose."""
        article = self.worked_on(request, public_id)
        seen = request.POST.get("version", "")
        stale = seen.isdecimal() and changes_since(article, int(seen))
        if stale:
            self.message_user(request, told(stale), messages.ERROR)
        elif request.method == "POST":
            kinds = chosen_kinds(request.POST, article)
            blocks.change_blocks(
                article, kinds, user=request.user, reason=request.POST.get("reason", "")
            )
            self.message_user(request, _("Blocks changed: %d") % len(kinds), messages.SUCCESS)
            return HttpResponseRedirect(change_url(article))
        shown = [{**b, "words": article.text[b["start"] : b["end"]]} for b in article.layout]
        source, whole = stored_words(article)
        context = self.page_context(request, article, _("Parts of the text")) | {
            "blocks": shown,
            "source": source,
            "whole": whole,
            "kinds": blocks.KINDS,
            "version": last_change(article),
        }
        return TemplateResponse(request, "admin/articles/article/blocks.html", context)

    def page_context(self, request, article, title):
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "original": article,
            "back": change_url(article),
        }


def chosen_kinds(posted, article):
    """{where a block starts: its kind} for those whose kind was changed."""
    chosen = {block["start"]: posted.get(f"kind-{block['start']}") for block in article.layout}
    return {
        block["start"]: chosen[block["start"]]
        for block in article.layout
        if chosen[block["start"]] in blocks.KINDS and chosen[block["start"]] != block["kind"]
    }
