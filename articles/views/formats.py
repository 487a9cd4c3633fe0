"""What programs may ask for: addresses, parameters, formats, limits, each with a working link."""

from functools import partial
from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.models import Quote
from articles.search.facets import FACETS_OF, LABELS
from articles.sharing import card_store, embeds, exports, feeds
from articles.sharing.addresses import ENDINGS, FORMS_OF, absolute, canonical, list_address, short

from .list_forms import WORDS
from .lists import JSON_PAGE

#: What each form of a record is.
FORMS = {
    "json": _("JSON: everything the page says"),
    "popolo": _("Popolo: all names, identifiers and memberships of a person or body"),
    "annotations": _("W3C Web Annotations: the quotes and the public notes, by words and offsets"),
    "csl": _("CSL-JSON: the citation, for Zotero, Pandoc and others"),
    "bib": _("BibTeX: the citation"),
    "ris": _("RIS: the citation"),
    "card": _("PNG, 1200 × 630: the picture that previews show"),
    "qr": _("SVG: the permanent link as a QR code, for print"),
    "embed": _("a small page for a frame; theme=light or theme=dark fixes its colours"),
}
PARAMETERS = (
    ("q", _("words, a name, “an exact phrase”, -not, OR")),
    ("from, to", _("first and last day: 2022, 2022-08 or 2022-08-30")),
    ("sort", _("relevance, newest or oldest")),
    ("page", _("the page, from 1 on")),
    ("format", ", ".join(("json", "atom", "csv", "jsonl", "ris", "bib"))),
)


@require_safe
def formats(request):
    """The page; its examples are of the latest quote, if there is one."""
    full = partial(absolute, request)
    latest = Quote.objects.current().with_context().newest_first().first()
    context = {
        "canonical": full(reverse("formats")),
        "forms": record_forms(latest),
        "parameters": PARAMETERS,
        "facets": facets(),
        "lists": list_forms(),
        "example": latest,
        "short": full(short(latest)) if latest else "",
        "oembed": oembed_example(latest, full),
        "limits": {
            "json": JSON_PAGE,
            "atom": feeds.PAGE,
            "file": exports.MOST,
            "embed": embeds.WIDTH,
            "days": card_store.OLDEST // (24 * 60 * 60),
        },
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "formats.html", context)


def record_forms(latest):
    """[(ending, words, [(kind, example or empty)])] of the forms of records."""
    examples = {"quote": latest, "article": latest and latest.article}
    by = latest and latest.by
    examples |= {by._meta.model_name: by} if by else {}
    return [
        (ENDINGS[form], words, [
            (kind, canonical(examples[kind], form) if examples.get(kind) else "")
            for kind, forms in FORMS_OF.items() if form in forms
        ])
        for form, words in FORMS.items()
    ]  # fmt: skip


def facets():
    """[(key, its name, the lists that know it)]"""
    return [
        (key, words, [listed for listed, keys in FACETS_OF.items() if key in keys])
        for key, words in LABELS.items()
    ]


def list_forms():
    """[(list, [(words, address)])] of every form of every list."""
    few = ("csv", "atom", "json")
    names = ("quote", "article", "speaker", "organization", "publication", "topic")
    return [
        (f"{reverse(f'{name}-list')}", [
            (words, list_address(name, format=form))
            for form, words in WORDS.items() if name in names[:2] or form in few
        ])
        for name in names
    ]  # fmt: skip


def oembed_example(latest, full):
    """The address that asks oEmbed for the latest quote; empty without one."""
    if not latest:
        return ""
    return f"{reverse('oembed')}?{urlencode({'url': full(canonical(latest)), 'maxwidth': 400})}"
