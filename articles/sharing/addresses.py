"""Addresses that leave the site: with scheme and host."""

from urllib.parse import urlencode, urljoin

from django.conf import settings
from django.urls import reverse


def absolute(request, path):
    """`path` with the site's scheme and host: SITE_URL's, else those of the request."""
    return (
        urljoin(settings.SITE_URL, path) if settings.SITE_URL else request.build_absolute_uri(path)
    )


def web_address(url):
    """`url` if it leads to the web, else empty: sources can say `javascript:` too."""
    return url if url.lower().startswith(("https://", "http://")) else ""


def canonical(record, as_json=False):
    """The one path of `record`, percent-encoded, of its page or of its JSON form."""
    if not as_json:
        return record.get_absolute_url()
    kwargs = {"public_id": record.public_id, "slug": record.slug}
    return reverse(f"{record._meta.model_name}-json", kwargs=kwargs)


def list_address(listed, **parameters):
    """The path of the list of articles, quotes, …, filtered; keys sorted, empty ones left out."""
    given = sorted((key, value) for key, value in parameters.items() if value not in ("", None, []))
    path = reverse(f"{listed}-list")
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def in_year(listed, **parameters):
    """A function from a year to the list of what is dated in it."""
    return lambda year: list_address(listed, **parameters, year=year)
