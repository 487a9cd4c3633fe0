"""The list "To check": what waits, decided with one press a row, or several after a preview."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.ingest import proposals, review
from articles.ingest.proposals import NotProposed
from articles.ingest.reach import lock_articles
from articles.ingest.setting import CannotSet
from articles.models import Change, Quote

from .give import given_to
from .history import difference, field_label, who
from .links import link
from .locking import changes_since
from .waiting import TABS, Cursor, Item, records_of, waiting


@dataclass(frozen=True)
class Decision:
    """What a button does with a quote, in words for the button, the preview and afterwards."""

    button: Promise
    preview: Promise
    done: Promise


QUOTE_DECISIONS = {
    "accept": Decision(gettext_lazy("Accept"), gettext_lazy("accepted as it stands"),
                       gettext_lazy("Accepted: {}")),
    "reject": Decision(gettext_lazy("Not a quotation"), gettext_lazy("no quotation: its page goes"),
                       gettext_lazy("Not a quotation: {}")),
    "unsure": Decision(gettext_lazy("Not sure"), gettext_lazy("put aside as unsure"),
                       gettext_lazy("Put aside: {}")),
    "give": Decision(gettext_lazy("No, said by"), gettext_lazy("given to another"),
                     gettext_lazy("Corrected: {}")),
}  # fmt: skip
CHANGE_DECISIONS = {
    "accept": Decision(gettext_lazy("Make the change"), gettext_lazy("changed as proposed"),
                       gettext_lazy("Changed: {}")),
    "reject": Decision(gettext_lazy("Refuse"), gettext_lazy("refused for good"),
                       gettext_lazy("Refused: {}")),
}  # fmt: skip
DECISIONS = {"quote": QUOTE_DECISIONS, "change": CHANGE_DECISIONS}


class Refusal(ValueError):
    """Why a row was not decided on, in one sentence."""


def check(request, site):
    """The list, or what follows from a press of one of its buttons."""
    if not request.user.has_perm("articles.change_quote"):
        raise PermissionDenied
    if request.method == "POST" and "decide" in request.POST:
        return decided_one(request)
    if request.method == "POST" and request.POST.getlist("item"):
        return several(request, site)
    if request.method == "POST":
        messages.warning(request, _("Nothing was chosen."))
        return HttpResponseRedirect(request.get_full_path())
    return shown(request, site)


def shown(request, site):
    what = request.GET.get("what")
    what = what if what in TABS else "all"
    cursor = Cursor.read(request.GET.get("after"))
    items, following = waiting(what, cursor)
    context = {
        **site.each_context(request),
        "title": _("To check"),
        "items": items,
        "tabs": [(name, words, f"?what={name}", name == what) for name, words in TABS.items()],
        "decisions": DECISIONS,
        "next": following and "?" + urlencode({"what": what, "after": following}),
        "first": cursor != Cursor() and f"?what={what}",
    }
    return TemplateResponse(request, "admin/check.html", context)


def decided_one(request):
    """Do what the pressed button says to its row, then show the list again."""
    verb, _space, rest = request.POST["decide"].partition(" ")
    key, _space, given = rest.partition(" ")
    try:
        item = item_of(key)
        words = carry_out(item, verb, given, request.user)
        messages.success(request, format_html(words, link(item.record)))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(request.get_full_path())


def several(request, site):
    """What would happen to the ticked rows; once that is confirmed, it happens."""
    verb = request.POST.get("verb")
    if verb not in ("accept", "reject", "unsure"):
        raise PermissionDenied
    keys = request.POST.getlist("item")[:100]
    if "_confirm" in request.POST:
        decide_each(request, keys, verb, request.POST.get("reason", ""))
        return HttpResponseRedirect(request.get_full_path())
    items = [(item, preview(item, verb)) for item in items_of(keys)]
    context = {
        **site.each_context(request),
        "title": QUOTE_DECISIONS[verb].button,
        "items": items,
        "verb": verb,
        "back": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/check_preview.html", context)


def preview(item, verb):
    decision = DECISIONS[item.kind].get(verb)
    return decision.preview if decision else _("left as it is: only quotes are put aside")


def decide_each(request, keys, verb, reason):
    done = 0
    for key in keys:
        try:
            carry_out(item_of(key), verb, "", request.user, reason)
            done += 1
        except Refusal as refusal:
            messages.warning(request, str(refusal))
    if done:
        messages.success(request, _("Decided: %d") % done)


def items_of(keys):
    """The Items that keys name, in their order, each with the version that the editor saw.

    What is no longer there is left out.
    """
    named = [parts for parts in (key.split(":") for key in keys) if len(parts) == 3]
    named = [(kind, ident, int(seen)) for kind, ident, seen in named if seen.isdecimal()]
    quotes = Quote.objects.with_context().filter(
        public_id__in=[ident for kind, ident, _seen in named if kind == "quote"]
    )
    changes = Change.objects.filter(
        pk__in=[ident for kind, ident, _seen in named if kind == "change" and ident.isdecimal()]
    )
    records = records_of(changes)
    found = {("quote", quote.public_id): (quote, quote) for quote in quotes}
    for change in changes:
        record = records.get((change.record_type, change.record_id))
        found["change", str(change.pk)] = change, record
    return [
        Item(kind, *found[kind, ident], seen)
        for kind, ident, seen in named
        if (kind, ident) in found
    ]


def item_of(key):
    """The Item that a button names. Raises Refusal."""
    items = items_of([key])
    if not items:
        raise Refusal(_("This is no longer in the archive."))
    return items[0]


def carry_out(item, verb, given, user, reason=""):
    """The sentence about what was done to the row. Raises Refusal."""
    decision = DECISIONS[item.kind].get(verb)
    if decision is None:
        raise Refusal(_("A proposed change is accepted or refused."))
    if not user.has_perm(f"articles.change_{item.record._meta.model_name}" if item.record else ""):
        raise Refusal(_("This is not yours to decide."))
    try:
        with transaction.atomic():
            refuse_stale(item)
            DOES[item.kind, verb](item.subject, given, {"user": user, "reason": reason})
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    except (CannotSet, NotProposed) as error:
        raise Refusal(str(error)) from error
    return decision.done


def refuse_stale(item):
    """Raise Refusal where somebody else decided about the quote since the list was read."""
    if item.kind == "quote":
        lock_articles([item.record.article_id])
    changes = changes_since(item.record, item.version) if item.kind == "quote" else []
    if changes:
        told = "; ".join(
            f"{who(change)}: {field_label(change)} {difference(change)}" for change in changes
        )
        sentence = _("“%(quote)s” was left as it is. It was changed meanwhile: %(changes)s")
        raise Refusal(sentence % {"quote": item.record, "changes": told})


def give(quote, given, origin):
    review.correct(quote, **given_to(given), **origin)


DOES = {
    ("quote", "accept"): lambda quote, _given, origin: review.accept(quote, **origin),
    ("quote", "reject"): lambda quote, _given, origin: review.reject(quote, **origin),
    ("quote", "unsure"): lambda quote, _given, origin: review.unsure(quote, **origin),
    ("quote", "give"): give,
    ("change", "accept"): lambda change, _given, origin: proposals.accept(change, **origin),
    ("change", "reject"): lambda change, _given, origin: proposals.refuse(change, **origin),
}
