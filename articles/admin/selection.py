"""Decisions about several records that need an answer first: tick, answer on a page, done."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.ingest.states import CannotChangeState

#: Records decided on at a time: as many as an editor can look through.
MOST = 100


def chosen_few(model_admin, request, queryset):
    """The records ticked in a change list; None, and a message, where they are too many."""
    records = list(queryset[: MOST + 1])
    if len(records) <= MOST:
        return records
    sentence = _("At most %d at a time: nothing was changed.") % MOST
    model_admin.message_user(request, sentence, messages.ERROR)
    return None


def ask(model_admin, request, queryset, page):
    """Redirect from a change list's action to `page`, the name of the view that asks."""
    records = chosen_few(model_admin, request, queryset)
    if records is None:
        return None
    query = [("record", record.public_id) for record in records]
    query.append(("_changelist_filters", request.GET.urlencode()))
    return HttpResponseRedirect(f"{page_address(model_admin, page)}?{urlencode(query)}")


def page_address(model_admin, page):
    return reverse(f"admin:articles_{model_admin.opts.model_name}_{page}")


def chosen_records(model_admin, request):
    """The records that the address names, as the change list reads them."""
    chosen = request.GET.getlist("record")[:MOST]
    return model_admin.get_queryset(request).filter(public_id__in=chosen)


def decide(model_admin, request, form, *, title, outcome, button, apply, done):
    """The page that asks with `form`, or the way back after `apply(record, **answers)` to each.

    `outcome` says what will happen; `done` is a sentence for the number of records.
    """
    records = list(chosen_records(model_admin, request))
    if request.method == "POST" and form.is_valid():
        tell(model_admin, request, each_decided(records, apply, form.cleaned_data), done)
        return HttpResponseRedirect(way_back(model_admin, request))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": title,
        "outcome": outcome,
        "button": button,
        "records": records,
        "form": form,
        "media": model_admin.media + form.media,
        "back": way_back(model_admin, request),
    }
    return TemplateResponse(request, "admin/articles/selection.html", context)


def each_decided(records, apply, answers):
    """(number of records decided on, sentences about the others)."""
    refusals = []
    for record in records:
        try:
            apply(record, **answers)
        except CannotChangeState as refusal:
            refusals.append(str(refusal))
    return len(records) - len(refusals), refusals


def tell(model_admin, request, result, done):
    count, refusals = result
    if count:
        model_admin.message_user(request, done(count), messages.SUCCESS)
    for refusal in refusals:
        model_admin.message_user(request, refusal, messages.WARNING)


def way_back(model_admin, request):
    """The change list as it was left."""
    address = page_address(model_admin, "changelist")
    filters = request.GET.get("_changelist_filters")
    return f"{address}?{filters}" if filters else address
