"""What the search box offers, as JSON for its script."""

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.search.names import told_apart
from articles.search.suggestions import suggest


@require_safe
def suggestions(request):
    """{"suggestions": [{"kind", "words", "name", "as", "url"}]} for `q`.

    `words` is the kind in words; `as` another name of the record that fits better, or what tells
    it from its namesakes, or empty.
    """
    found = suggest(request.GET.get("q", ""))
    people = [each.record for each in found if each.kind in ("speaker", "organization")]
    apart = told_apart(people)
    return JsonResponse({"suggestions": [line(each, apart.get(each.record)) for each in found]})


def line(suggestion, apart):
    """A Suggestion as JSON."""
    record, name = suggestion.record, suggestion.name
    shown = record.headline if suggestion.kind == "article" else record.name
    return {
        "kind": suggestion.kind,
        "words": kind_in_words(suggestion.kind),
        "name": shown,
        "as": apart or (name if name != shown else ""),
        "url": record.get_absolute_url(),
    }


def kind_in_words(kind):
    return {
        "speaker": _("speaker"),
        "organization": _("organization"),
        "publication": _("publication"),
        "article": _("article"),
    }[kind]
