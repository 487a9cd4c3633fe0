"""Bringing articles in from the desk: files or pasted text, by the same function as the command."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.extraction.reading import files
from articles.extraction.records import Source
from articles.ingest.batch import Options, ingest
from articles.models.dates import printed_date
from articles.models.public_record import SLUG_LENGTH

from .fields import LinesField, PrintedDateField
from .links import change_url
from .record import RecordAdmin

#: What one request brings in, so that it ends long before the server's patience (60 seconds).
MOST_FILES = 50
MOST_BYTES = 5 * 1024 * 1024
#: The folder that articles brought in here come from, as far as the archive knows.
FOLDER = "desk"
#: What can be said of one article only.
OF_ONE = ("headline", "bylines", "published", "url")


class ManyFiles(forms.FileField):
    """Any number of uploaded files."""

    class Input(forms.ClearableFileInput):
        allow_multiple_selected = True

    def __init__(self, **kwargs):
        super().__init__(widget=self.Input, **kwargs)

    def clean(self, data, initial=None):
        """The files, an empty list without any. Raises ValidationError where they are too much."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        found = [super(ManyFiles, self).clean(each, initial) for each in given]
        if len(found) > MOST_FILES:
            raise ValidationError(_("At most %d files at a time.") % MOST_FILES)
        if sum(each.size for each in found) > MOST_BYTES:
            sentence = _("Together they are larger than %s: bring in fewer at a time.")
            raise ValidationError(sentence % filesizeformat(MOST_BYTES))
        if len({each.name for each in found}) < len(found):
            raise ValidationError(_("Two of the files have the same name."))
        return found


class BringForm(forms.Form):
    """Files or a text, and what is known of them besides."""

    files = ManyFiles(
        label=gettext_lazy("Files"),
        required=False,
        help_text=gettext_lazy("Plain text, Markdown, HTML or JSON Lines; several if you like."),
    )
    text = forms.CharField(
        label=gettext_lazy("Or a text"),
        required=False,
        strip=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 12, "cols": 80, "dir": "auto"}),
    )
    headline = forms.CharField(label=gettext_lazy("Headline"), required=False)
    publication = forms.CharField(
        label=gettext_lazy("Publication"), required=False, max_length=300,
        help_text=gettext_lazy("A new name makes a new publication."),
    )  # fmt: skip
    published = PrintedDateField(
        label=gettext_lazy("Published"), required=False,
        help_text=gettext_lazy("As far as it is known: 2022-08-30, 2022-08 or 2022."),
    )  # fmt: skip
    bylines = LinesField(
        label=gettext_lazy("Bylines"), required=False, help_text=gettext_lazy("One name a line.")
    )
    url = forms.URLField(
        label=gettext_lazy("Address"), required=False, max_length=2000, assume_scheme="https",
        help_text=gettext_lazy("Where it was published: the archive knows the article by it."),
    )  # fmt: skip
    language = forms.RegexField(
        r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", label=gettext_lazy("Language"), required=False,
        max_length=35, help_text=gettext_lazy("Its code: en, fa, ar; empty if the text shows it."),
        error_messages={"invalid": gettext_lazy("Write the language's code, as en or pt-BR.")},
    )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        uploads, text = cleaned.get("files") or [], (cleaned.get("text") or "").strip()
        if bool(uploads) == bool(text) and not self.errors:
            raise ValidationError(_("Give files or a text, one of the two."))
        if len(uploads) > 1 and any(self.data.get(name) for name in OF_ONE):
            raise ValidationError(
                _("Headline, date, bylines and address are of one article: bring it in alone.")
            )
        return cleaned

    def metadata(self):
        """What was given beside the text, as a Source has it."""
        given = {name: self.cleaned_data[name] for name in ("headline", "publication", "url",
                 "language") if self.cleaned_data[name]}  # fmt: skip
        if day := printed_date(*self.cleaned_data["published"]):
            given["published"] = day
        if self.cleaned_data["bylines"]:
            given["bylines"] = tuple(self.cleaned_data["bylines"])
        return given


def bring(form, user):
    """The finished Batch of what a valid BringForm holds; new articles are hidden."""
    uploads, given = form.cleaned_data["files"], form.metadata()
    names = [each.name for each in uploads] or [_("a pasted text")]
    options = Options(hidden=True, command=f"{FOLDER}: {', '.join(names)}"[:1000], user=user)
    if not uploads:
        return ingest([pasted(form.cleaned_data["text"], given)], options, report=ignore)
    with TemporaryDirectory() as parent:
        folder = Path(parent, FOLDER)
        folder.mkdir()
        return ingest(uploaded(uploads, folder, given), options, report=ignore)


def ignore(result):
    """The batch keeps what became of each: its page is the report."""


def pasted(text, given):
    """The Source of a text that was typed or pasted."""
    text = "\n".join(text.splitlines())
    first_line = next(line for line in text.split("\n") if line.strip())
    title = given.get("headline") or first_line
    name = slugify(title, allow_unicode=True)[:SLUG_LENGTH].strip("-_") or "text"
    return Source(
        name=name,
        content=text.encode(),
        reference=given.get("url") or f"{FOLDER}/{name}",
        charset="utf-8",
        metadata=given,
    )


def uploaded(uploads, folder, given):
    """What the uploaded files hold, read from `folder` as every file is."""
    paths = [Path(folder, Path(each.name).name) for each in uploads]
    for target, upload in zip(paths, uploads, strict=True):
        target.write_bytes(upload.read())
    for found in files.sources(paths):
        if isinstance(found, Source):
            metadata = {**found.metadata, **given}
            yield replace(found, metadata=metadata, reference=given.get("url") or found.reference)
        else:
            yield replace(found, name=found.name.removeprefix(f"{folder}/"))


class BringAdmin(RecordAdmin):
    """Articles are added by ingest, which keeps where they came from."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.bring_view)
        return [path("bring/", view, name="articles_article_bring"), *super().get_urls()]

    def bring_view(self, request):
        """Ask for files or a text; then show the report of the run that brought them in."""
        if not request.user.has_perm("articles.add_article"):
            raise PermissionDenied
        given = (request.POST, request.FILES) if request.method == "POST" else ()
        form = BringForm(*given)
        if request.method == "POST" and form.is_valid():
            return HttpResponseRedirect(change_url(bring(form, request.user)))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Add articles"),
            "form": form,
        }
        return TemplateResponse(request, "admin/articles/bring.html", context)
