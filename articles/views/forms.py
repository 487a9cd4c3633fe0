"""The forms of a record that are not pages: data, files for citations, frames."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from articles.ingest import popolo
from articles.sharing import annotations, card_store, embeds, qr_codes, reference_files
from articles.sharing.addresses import FORMS_OF, canonical
from articles.sharing.shares import citation_of

from .affiliations import latest_affiliations
from .framing import framed

THEMES = ("light", "dark")
#: Media types of the forms that pages name as alternates of themselves.
MEDIA = {
    "json": "application/json",
    "annotations": annotations.MEDIA,
    **reference_files.MEDIA,
}


def alternates(record):
    """[(media type, path)] of the forms that a record's page names as its own."""
    names = [form for form in FORMS_OF[record._meta.model_name] if form in MEDIA]
    return [(MEDIA[form].partition("; charset")[0], canonical(record, form)) for form in names]


def data(form, media_type="application/json"):
    """JSON of a dict or a list."""
    return JsonResponse(form, content_type=media_type, safe=False)


def bib(request, record, absolute):
    return download(reference_files.bibtex(citation_of(record, absolute)), record, "bib")


def ris(request, record, absolute):
    return download(reference_files.ris(citation_of(record, absolute)), record, "ris")


def csl(request, record, absolute):
    items = [reference_files.csl(citation_of(record, absolute))]
    return data(items, reference_files.MEDIA["csl"])


def download(words, record, form):
    """A file named after the kind and the id of `record`."""
    response = HttpResponse(words, content_type=reference_files.MEDIA[form])
    name = f"{record._meta.model_name}-{record.public_id}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def card(request, found):
    """The picture of a Card; its ETag says what it shows, so that it is seldom sent again."""
    etag = f'"{found.digest}"'
    response = get_conditional_response(request, etag)
    if response is None:
        response = HttpResponse(card_store.png(found), content_type="image/png")
    response.headers["ETag"] = etag
    return response


def qr(request, record, absolute):
    """The QR code of the permanent link."""
    return HttpResponse(qr_codes.svg(absolute(qr_codes.link_of(record))), qr_codes.MEDIA)


def as_popolo(request, record, absolute):
    """A person or a body as Popolo has it, with its memberships."""
    affiliations = latest_affiliations(**{record._meta.model_name: record})
    return data(popolo.of_record(record, affiliations, absolute(canonical(record))))


def embed(request, quote, absolute):
    """The frame; `theme` may be light or dark, else it follows the reader's system."""
    theme = request.GET.get("theme")
    context = {
        "quote": quote,
        "article": quote.article,
        "words": embeds.cut(quote.text),
        "theme": theme if theme in THEMES else "",
        "canonical": absolute(canonical(quote)),
    }
    return framed(render(request, "embed.html", context))


ANSWERS = {"bib": bib, "ris": ris, "csl": csl, "qr": qr, "popolo": as_popolo, "embed": embed}
