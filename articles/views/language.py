"""The language of the interface: what the reader chose, else what the browser asks for, else the
site's own. Addresses carry none, and what programs read is always in the site's own.
"""

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.sharing.addresses import ENDINGS

#: What else is for programs, beside the forms of records and lists; embeds are for people.
PROGRAMS = ("/oembed", "/site.webmanifest", "/robots.txt", "/sitemap", "/healthz", "/readyz")
FORMS = tuple(ending for form, ending in ENDINGS.items() if form != "embed")
#: What an answer for people depends on.
VARY = ("Accept-Language", "Cookie")


def of_the_reader(get_response):
    """The middleware that answers each request in the language of who reads the answer."""

    def answer(request):
        people = is_for_people(request)
        language = translation.get_language_from_request(request)
        with translation.override(language if people else settings.LANGUAGE_CODE):
            response = get_response(request)
        if people and not response.has_header("Location"):
            patch_vary_headers(response, VARY)
            response.headers.setdefault("Content-Language", language)
        return response

    return answer


def is_for_people(request):
    """Whether the answer is shown to people: a page, an embed, what the search box offers."""
    return not (
        request.path.startswith(PROGRAMS) or request.path.endswith(FORMS) or asks_for_form(request)
    )


def asks_for_form(request):
    """Whether a list is asked for as something other than a page."""
    try:
        return bool(request.GET.get("format"))
    except TooManyFieldsSent:
        return False


@never_cache
@require_safe
def choose(request, code):
    """302 back to the page `next`, with the reader's choice in a cookie; 404 for a language that
    there is none of. An address of another site counts as none."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    response = HttpResponseRedirect(own_path(request.GET.get("next", "")))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response


def own_path(address):
    """`address` if it is a path of this site, else that of the front page."""
    own = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if own else reverse("home")


def switches(request):
    """[(code, the language's own name, address)] that turn this page into the other languages."""
    back = urlencode({"next": request.get_full_path()})
    return [
        (code, translation.get_language_info(code)["name_local"], f"{address(code)}?{back}")
        for code, _name in settings.LANGUAGES
        if code != translation.get_language()
    ]


def address(code):
    """Where this language is chosen."""
    return reverse("language", args=[code])
