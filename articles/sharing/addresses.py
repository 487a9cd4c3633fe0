"""Addresses that leave the site: with scheme and host."""

from urllib.parse import urlencode, urljoin

from django.conf import settings
from django.urls import get_script_prefix, reverse

from articles.models.public_record import path_of

#: What stands behind the slug in the address of each form of a record; the longer ones first.
ENDINGS = {
    "annotations": ".annotations.json",
    "csl": ".csl.json",
    "popolo": ".popolo.json",
    "json": ".json",
    "bib": ".bib",
    "ris": ".ris",
    "card": "/card.png",
    "qr": "/qr.svg",
    "embed": "/embed/",
}
#: The forms that there are of each kind of record, beside its page.
FORMS_OF = {
    "article": ("annotations", "csl", "json", "bib", "ris", "card", "qr"),
    "quote": ("annotations", "csl", "json", "bib", "ris", "card", "qr", "embed"),
    "speaker": ("popolo", "json", "card"),
    "organization": ("popolo", "json"),
    "publication": ("json",),
    "topic": ("json",),
}


def absolute(request, path):
    """`path` with the site's scheme and host: SITE_URL's, else those of the request."""
    return (
        urljoin(settings.SITE_URL, path) if settings.SITE_URL else request.build_absolute_uri(path)
    )


def web_address(url):
    """`url` if it leads to the web, else empty: sources can say `javascript:` too."""
    return url if url.lower().startswith(("https://", "http://")) else ""


def canonical(record, form=""):
    """The one path of `record`, percent-encoded: of this form of it, else of its page."""
    kind = record._meta.model_name
    if form not in FORMS_OF[kind]:
        return record.get_absolute_url()
    return path_of(f"{kind}-{form}", record.public_id, record.slug, get_script_prefix())


def permanent(record, form=""):
    """The path that holds no words that may change: it leads to the page, or to this form of it."""
    before, public_id, _slug = record.get_absolute_url().partition(record.public_id)
    return f"{before}{public_id}{ENDINGS.get(form, '')}"


def short(quote):
    """The path of a quote's short address."""
    return reverse("quote-short", args=[quote.public_id])


def in_context(quote):
    """The path of a quote's place in its article."""
    return f"{quote.article.get_absolute_url()}#q-{quote.public_id}"


def versioned(quote):
    """The path that says which words of a quote it was made for."""
    return f"{short(quote)}?{urlencode({'v': quote.fingerprint}, safe=':')}"


def list_address(listed, **parameters):
    """The path of the list of articles, quotes, …, filtered; keys sorted, empty ones left out."""
    given = sorted((key, value) for key, value in parameters.items() if value not in ("", None, []))
    path = reverse(f"{listed}-list")
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def at(listed, **parameters):
    """A function from further filters to the list that has these as well."""
    return lambda **further: list_address(listed, **parameters, **further)


def in_year(listed, **parameters):
    """A function from a year to the list of what is dated in it."""
    return lambda year: list_address(listed, **parameters, year=year)
