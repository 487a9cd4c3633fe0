"""What crawlers ask for."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.sharing import sitemap
from articles.sharing.addresses import absolute


@require_safe
def robots(request):
    """robots.txt: every page is open, searches are not."""
    context = {"sitemap": absolute(request, reverse("sitemap"))}
    return render(request, "robots.txt", context, content_type="text/plain")


@require_safe
def sitemap_index(request):
    """The list of all sitemaps."""
    pages = [absolute(request, reverse("sitemap-page", args=page)) for page in sitemap.pages()]
    return render(request, "sitemap_index.xml", {"pages": pages}, content_type="application/xml")


@require_safe
def sitemap_page(request, kind, number):
    """One sitemap: the records of a kind whose keys lie in one range, if there are any."""
    if kind not in sitemap.KINDS:
        raise Http404
    entries = [
        (absolute(request, record.get_absolute_url()), record.changed_at)
        for record in sitemap.records(kind, number)
    ]
    if not entries:
        raise Http404
    return render(request, "sitemap.xml", {"entries": entries}, content_type="application/xml")
