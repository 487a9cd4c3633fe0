"""oEmbed: from the address of a quote to the frame that shows it."""

import re
from functools import partial
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect, JsonResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Quote
from articles.sharing import embeds
from articles.sharing.addresses import absolute, canonical

from . import errors
from .permalinks import Gone, find, tidy
from .quotes import QuotePage

#: Digits of a size; more than 5 would be wider than any screen.
SIZE = re.compile(r"0*[1-9]\d{0,4}", re.ASCII)


@require_safe
def oembed(request):
    """The JSON form of the quote at `url`, no larger than `maxwidth` and `maxheight`."""
    if request.GET.get("format", "json") != "json":
        return refused(501, _("There is only JSON here."))
    sizes = {key: request.GET[key] for key in ("maxwidth", "maxheight") if key in request.GET}
    if not all(SIZE.fullmatch(each) for each in sizes.values()):
        return refused(400, _("maxwidth and maxheight are whole numbers of pixels."))
    if "url" not in request.GET:
        return refused(400, _("The address of a quote is missing: ?url=…"))
    return answer(request, {key: int(value) for key, value in sizes.items()})


def answer(request, sizes):
    try:
        public_id = quote_id(request, request.GET["url"])
        quote = find(QuotePage.records, public_id)
    except Gone as gone:
        return errors.gone(request, gone, "oembed")
    except Http404:
        return refused(404, _("There is no quote at this address."))
    full = partial(absolute, request)
    if not isinstance(quote, Quote):
        return refused(404, _("There is no quote at this address."))
    if quote.public_id != public_id:
        query = urlencode({**request.GET.dict(), "url": full(canonical(quote))})
        return HttpResponsePermanentRedirect(f"{reverse('oembed')}?{query}")
    return JsonResponse(embeds.oembed(quote, full, site=settings.SITE_NAME, **sizes))


def quote_id(request, url):
    """The id in the address of a quote, or of its place in an article. Raises Http404."""
    try:
        parts = urlsplit(url)
        here = urlsplit(absolute(request, "/"))
        known = parts.scheme in ("http", "https") and parts.netloc == here.netloc
        match = resolve(parts.path) if known else None
    except (ValueError, Resolver404):
        raise Http404 from None
    if match and parts.fragment.startswith("q-"):
        return tidy(parts.fragment.removeprefix("q-"))
    if not match or getattr(match.func, "view_class", None) is not QuotePage:
        raise Http404
    given = match.kwargs.get("public_id") or QuotePage().parts(match.kwargs["rest"])[1]
    return tidy(given)


def refused(status, sentence):
    return JsonResponse({"error": status, "detail": sentence}, status=status)
