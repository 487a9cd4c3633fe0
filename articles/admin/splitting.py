"""One record that stands for two: chosen articles and quotes go to another, after a preview."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.ingest import edits
from articles.ingest.authority import sorted_as
from articles.ingest.merge import mention_model
from articles.ingest.split import SplitRefused, part_of, split
from articles.models import Article, Quote

from .fields import with_letters
from .links import change_url, link
from .merging import MergeAdmin
from .selection import ask, way_back

#: Articles on a page, the newest first.
PAGE = 100


class SplitForm(forms.Form):
    """Where the chosen goes: to a record there is, or to a new one with this name."""

    name = forms.CharField(
        label=gettext_lazy("Or a new one called"), required=False, max_length=300
    )
    reason = forms.CharField(label=gettext_lazy("Reason"))

    def __init__(self, record, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.record = record
        field = Quote._meta.get_field(record._meta.model_name)
        others = type(record).objects.filter(moved_to=None).exclude(pk=record.pk)
        widget = AutocompleteSelect(field, admin.site)
        label = gettext_lazy("Goes to")
        self.fields["other"] = forms.ModelChoiceField(
            others, required=False, widget=widget, label=label
        )
        self.order_fields(["other", "name", "reason"])

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        return with_letters(name) if name else ""

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("other")) == bool(cleaned.get("name")):
            raise ValidationError(_("Choose a record or name a new one, one of the two."))
        return cleaned

    def target(self, user):
        """The record that is to have the chosen; made if it is new."""
        if other := self.cleaned_data["other"]:
            return other
        kind, name = type(self.record), self.cleaned_data["name"]
        return edits.create_record(kind, user=user, name=name, sort_name=sorted_as(kind, name))


class SplitAdmin(MergeAdmin):
    """Kinds of record of which one may turn out to be two."""

    actions = ["split", *MergeAdmin.actions]

    @admin.action(description=gettext_lazy("Split one … (chosen quotes)"), permissions=["change"])
    def split(self, request, queryset):
        return ask(self, request, queryset[:1], "split")

    def get_urls(self):
        view = self.admin_site.admin_view(self.split_view)
        name = f"articles_{self.opts.model_name}_split"
        return [path("split/", view, name=name), *super().get_urls()]

    def split_view(self, request):
        """Show what a record has, article by article; preview what is ticked, then move it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        record = self.model.objects.filter(public_id=request.GET.get("record")).first()
        if record is None:
            raise Http404
        form = SplitForm(record, request.POST or None)
        chosen = chosen_parts(request)
        ready = request.method == "POST" and form.is_valid()
        if ready and "apply" in request.POST and self.parted(request, form, chosen):
            return HttpResponseRedirect(change_url(record))
        page = Paginator(articles_of(record), PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Split"),
            "record": record,
            "form": form,
            "media": self.media + form.media,
            "page": page,
            "rows": rows_of(record, page),
            "chosen": {each.public_id for part in chosen for each in part},
            "moving": counts(record, *chosen) if ready else None,
            "back": way_back(self, request),
        }
        return TemplateResponse(request, "admin/articles/split.html", context)

    def parted(self, request, form, chosen):
        """Move what was chosen; False, and a message, where it cannot be."""
        articles, quotes = chosen
        try:
            with transaction.atomic():
                other = form.target(request.user)
                split(
                    form.record,
                    other,
                    user=request.user,
                    reason=form.cleaned_data["reason"],
                    articles=articles,
                    quotes=quotes,
                )
        except SplitRefused as refusal:
            messages.error(request, str(refusal))
            return False
        words = _("Split off to {}. The ledger can take it back.")
        messages.success(request, format_html(words, link(other)))
        return True


def chosen_parts(request):
    """(articles, quotes) that are ticked; a quote of a ticked article goes with it."""
    articles = Article.objects.filter(public_id__in=request.POST.getlist("article"))
    quotes = Quote.objects.filter(public_id__in=request.POST.getlist("quote"))
    return list(articles), list(quotes.exclude(article__in=articles))


def articles_of(record):
    """The articles that name or quote a record, the newest first."""
    mentions, kind = mention_model(record)
    keys = mentions.objects.filter(**{kind: record}).order_by().values("article")
    quoting = Quote.objects.filter(**{kind: record}).order_by().values("article")
    return Article.objects.filter(pk__in=keys.union(quoting)).light().newest_first()


def rows_of(record, articles):
    """[(article, role as printed there, the record's quotes in it)]"""
    mentions, kind = mention_model(record)
    keys = [article.pk for article in articles]
    rows = mentions.objects.filter(article__in=keys, **{kind: record})
    printed = {row.article_id: getattr(row, "role", "") or row.name for row in rows}
    said = {key: [] for key in keys}
    for quote in Quote.objects.filter(article__in=keys, **{kind: record}).order_by("start"):
        said[quote.article_id].append(quote)
    return [(each, printed.get(each.pk, ""), said[each.pk]) for each in articles]


def counts(record, articles, quotes):
    """[(what, how many)] that would move."""
    part = part_of(record, articles, quotes)
    return [
        (_("articles"), len(articles)),
        (_("quotes"), len(part.quotes)),
        (_("mentions"), len(part.mentions)),
        (_("affiliations"), len(part.affiliations)),
    ]
