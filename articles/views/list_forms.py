"""The forms of a list that are not pages: JSON, Atom, files to take along."""

from functools import partial

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from articles.sharing import exports, feeds, reference_files
from articles.sharing.addresses import absolute

#: Media types; the list of a form's names is also the list of what `format` may say.
MEDIA = {
    "json": "application/json",
    "atom": "application/atom+xml",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "ris": reference_files.MEDIA["ris"],
    "bib": reference_files.MEDIA["bib"],
}
WORDS = {
    "csv": _("Table (CSV)"),
    "jsonl": "JSON Lines",
    "ris": "RIS",
    "bib": "BibTeX",
    "atom": _("Feed (Atom)"),
    "json": "JSON",
}


def alternates(address):
    """[(media type, address)] of the forms that a list's page names as its own."""
    return [(MEDIA[form], str(address.setting("format", form))) for form in ("json", "atom")]


def downloads(address, formats):
    """[(words, address)] of every form of a list."""
    return [
        (words, str(address.setting("format", form)))
        for form, words in WORDS.items()
        if form in formats
    ]


def atom(request, address, title, records, page, pages):
    """A page of a list as a feed; `address` is that of its first page, without a form."""
    full = partial(absolute, request)
    feed = address.setting("format", "atom")
    itself = feed.setting("page", page if page > 1 else None)
    following = full(str(feed.setting("page", page + 1))) if page < pages else None
    place = feeds.Place(full(str(address)), full(str(itself)), following)
    body = feeds.atom(f"{title} · {settings.SITE_NAME}", settings.SITE_NAME, place, records, full)
    return HttpResponse(body, content_type=MEDIA["atom"])


def download(request, listed, form, keys, total):
    """The records with these keys as a file; `total` is how many there are in the list."""
    found = exports.records(listed, keys)
    read = {"site": settings.SITE_NAME, "accessed": localdate()}
    pieces = exports.lines(form, listed, found, partial(absolute, request), **read)
    return as_file(pieces, listed, form, total)


def as_file(pieces, listed, form, total):
    """A streamed answer that browsers store under the list's name and the day."""
    response = StreamingHttpResponse(pieces, content_type=MEDIA[form])
    name = f"{listed}s-{localdate().isoformat()}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Total-Count"] = str(total)
    return response
