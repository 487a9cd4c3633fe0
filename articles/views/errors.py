"""Pages for what goes wrong; none of them asks the database."""

from django.core.exceptions import TooManyFieldsSent
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.sharing.addresses import ENDINGS

from .framing import framed


def wants_json(request):
    """Whether the address asked for JSON; one that cannot even be taken apart asked for nothing."""
    try:
        return request.path.endswith(".json") or request.GET.get("format") == "json"
    except TooManyFieldsSent:
        return False


def problem(request, status, title, sentence):
    """One sentence about what went wrong, as a page or as JSON."""
    if wants_json(request):
        return JsonResponse({"error": status, "detail": f"{title}. {sentence}"}, status=status)
    # No switch of languages: it would print the address, however long it is.
    context = {"title": title, "sentence": sentence, "status": status, "languages": ()}
    return render(request, "error.html", context, status=status)


def bad_request(request, exception):
    """400."""
    sentence = _("The address holds something that this site cannot read.")
    return problem(request, 400, _("Bad request"), sentence)


def forbidden(request, exception):
    """403."""
    sentence = _("This page is not open to you.")
    return problem(request, 403, _("Not allowed"), sentence)


def not_found(request, exception):
    """404."""
    sentence = _("There is nothing at this address. Perhaps a letter of it got lost on the way.")
    if request.path.endswith(ENDINGS["embed"]):
        return frame(request, 404, _("Not found"), sentence)
    return problem(request, 404, _("Not found"), sentence)


def gone(request, reason, form=""):
    """410: that something stood here, why it was taken away and when; nothing of it.

    `form` is the form of the record that was asked for, empty for its page.
    """
    day = reason.at and reason.at.date()
    if form in ("json", "popolo", "csl", "annotations", "oembed"):
        form = {"error": 410, "reason": reason.reason, "withdrawn": day}
        return JsonResponse(form, status=410)
    # No switch of languages: it would print the address, in which the words may stand.
    context = {"reason": reason.reason, "day": day, "languages": ()}
    if form == "embed":
        sentence = _("What stood at this permanent address is no longer shown.")
        return frame(request, 410, _("Withdrawn"), sentence, reason.reason)
    return render(request, "410.html", context, status=410)


def frame(request, status, title, sentence, reason=""):
    """The same inside the frame of another site, where browsers would show a fault of their own."""
    context = {"title": title, "sentence": sentence, "reason": reason}
    return framed(render(request, "embed_gone.html", context, status=status))


def server_error(request):
    """500."""
    sentence = _("Something broke on our side. It has been noted; please try again later.")
    return problem(request, 500, _("Something went wrong"), sentence)
