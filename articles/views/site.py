"""What every template knows about the site, and what browsers ask of it as a whole."""

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from . import language

#: The paper of the light page, as static/css/tokens.css has it.
PAPER = "#fbfbf8"
#: (file, pixels, what it is for): `maskable` ones may be cut to any shape.
ICONS = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("icon-maskable", 512, "maskable"))
MANIFEST = "application/manifest+json"


def site(request):
    """The site's name, the other languages, and whether it shows the sample instead of an archive
    of its own."""
    return {
        "site_name": settings.SITE_NAME,
        "shows_sample": settings.SHOWS_SAMPLE,
        "languages": language.switches(request),
    }


@require_safe
def manifest(request):
    """The web app manifest: name, colours and icons for who puts the site on a home screen."""
    form = {
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME,
        "start_url": reverse("home"),
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [icon(*each) for each in ICONS],
    }
    return JsonResponse(form, content_type=MANIFEST)


def icon(name, size, purpose):
    """One icon as manifests write it."""
    source = static(f"img/{name}.png")
    return {"src": source, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


@require_safe
def favicon(request):
    """302 to the icon, for what asks for it without reading a page."""
    return redirect(static("favicon.ico"))
