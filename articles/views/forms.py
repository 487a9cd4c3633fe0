"""The forms of a record that are not pages: data, files for citations, pictures, frames."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils.timezone import localdate

from articles.models import Quote
from articles.sharing import citations, reference_files
from articles.sharing.addresses import canonical


def data(form, media_type="application/json"):
    """JSON that anybody's program may read."""
    return JsonResponse(form, content_type=media_type, safe=False)


def citation_of(record, absolute):
    """The Citation of an article or a quote, read today."""
    given = {"site": settings.SITE_NAME, "accessed": localdate()}
    if isinstance(record, Quote):
        return citations.of_quote(record, absolute, **given)
    return citations.of_article(record, link=absolute(canonical(record)), **given)


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


ANSWERS = {"bib": bib, "ris": ris, "csl": csl}
