"""Deciding about quotes on the desk: on their own page, one after the other, or from the list."""

from copy import copy
from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect, QueryDict
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.ingest import review
from articles.models import Quote

from .give import GiveForm
from .links import change_url, link, list_url
from .record import RecordAdmin, RecordList
from .selection import ask, decide

#: The buttons of a quote's page that decide about it, in the words of the message that follows.
DECISIONS = {
    "_accept": gettext_lazy("Accepted: {}"),
    "_reject": gettext_lazy("Not a quotation: {}"),
    "_unsure": gettext_lazy("Put aside: {}"),
    "_reopen": gettext_lazy("To be checked again: {}"),
    "_said_by": gettext_lazy("Corrected: {}"),
    "_save": gettext_lazy("Corrected: {}"),
}

#: Decisions about several quotes at once: what the button says, and what will happen.
OUTCOMES = {
    "accept": (
        gettext_lazy("Accept"),
        gettext_lazy("They will be shown as checked by an editor, said as they stand here."),
    ),
    "reject": (
        gettext_lazy("Reject"),
        gettext_lazy("They are no quotations: their pages answer “410 Gone”, and the machine "
                     "will not propose them again."),
    ),
    "unsure": (
        gettext_lazy("Put aside"),
        gettext_lazy("They will be shown as looked at by an editor who is not sure."),
    ),
    "reopen": (
        gettext_lazy("Reopen"),
        gettext_lazy("They wait to be checked again, and the machine may decide about them."),
    ),
}  # fmt: skip


class WhyForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), required=False)


def carry_out(quote, pressed, fields, *, user, reason):
    """The decision that the button `pressed` stands for; True unless nothing was to be written."""
    if pressed == "_reject":
        review.reject(quote, user=user, reason=reason)
    elif pressed == "_unsure":
        review.unsure(quote, user=user, reason=reason)
    elif pressed == "_reopen":
        review.reopen(quote, user=user, reason=reason)
    elif fields:
        review.correct(quote, user=user, reason=reason, **fields)
    elif pressed in ("_accept", "_said_by"):
        review.accept(quote, user=user, reason=reason)
    else:
        return False
    return True


def kept(filters):
    """The query that carries a change list's filters along."""
    return {"_changelist_filters": filters.urlencode()} if filters else {}


class WaitingQuotes(RecordList):
    """The queue behind a change list's filters: its rows are not counted or read."""

    def get_results(self, request):
        self.result_list = []


class ReviewAdmin(RecordAdmin):
    """The decisions about quotes, and the way from one that waits to the next."""

    actions = ["accept", "reject", "unsure", "reopen", "give"]

    def get_changelist(self, request, **kwargs):
        return WaitingQuotes if getattr(request, "waiting_only", False) else RecordList

    @admin.action(description=gettext_lazy("Accept …"), permissions=["change"])
    def accept(self, request, queryset):
        return ask(self, request, queryset, "accept")

    @admin.action(description=gettext_lazy("Reject: not a quotation …"), permissions=["change"])
    def reject(self, request, queryset):
        return ask(self, request, queryset, "reject")

    @admin.action(description=gettext_lazy("Put aside as unsure …"), permissions=["change"])
    def unsure(self, request, queryset):
        return ask(self, request, queryset, "unsure")

    @admin.action(description=gettext_lazy("Reopen: to be checked again …"), permissions=["change"])
    def reopen(self, request, queryset):
        return ask(self, request, queryset, "reopen")

    @admin.action(description=gettext_lazy("Give to another speaker …"), permissions=["change"])
    def give(self, request, queryset):
        return ask(self, request, queryset, "give")

    def get_urls(self):
        view = self.admin_site.admin_view
        deciding = [
            path(f"{name}/", view(self.decide_view), {"verb": name}, name=f"articles_quote_{name}")
            for name in OUTCOMES
        ]
        giving = path("give/", view(self.give_view), name="articles_quote_give")
        return [giving, *deciding, *super().get_urls()]

    def decide_view(self, request, verb):
        """Show what a decision about the chosen quotes means, and decide."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        title, outcome = OUTCOMES[verb]
        return decide(
            self,
            request,
            WhyForm(request.POST or None),
            title=title,
            outcome=outcome,
            button=title,
            apply=partial(getattr(review, verb), user=request.user),
            done=lambda count: _("Quotes decided on: %d") % count,
        )

    def give_view(self, request):
        """Ask who says the chosen quotes, and correct them all."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        return decide(
            self,
            request,
            GiveForm(request.POST or None),
            title=_("Give to another speaker"),
            outcome=_("All these quotes will be shown as said by the one you choose."),
            button=_("Give them all"),
            apply=partial(review.correct, user=request.user),
            done=lambda count: _("Quotes corrected: %d") % count,
        )

    def response_change(self, request, obj):
        """After a decision the next quote that waits; where the editor stays, as ever."""
        pressed = next((button for button in DECISIONS if button in request.POST), None)
        if pressed is None or "_popup" in request.POST:
            return super().response_change(request, obj)
        if not obj.decided:
            self.message_user(request, _("Nothing was changed."), messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())
        words = format_html(DECISIONS[pressed], link(obj))
        self.message_user(request, words, messages.SUCCESS)
        return HttpResponseRedirect(self.way_on(request, obj))

    def way_on(self, request, quote):
        """The page of the next quote that waits behind the filters, else their change list."""
        filters = QueryDict(request.GET.get("_changelist_filters", ""))
        following = self.next_waiting(request, quote, filters)
        if following:
            return change_url(following, **kept(filters))
        return f"{list_url(Quote)}?{filters.urlencode()}"

    def next_waiting(self, request, quote, filters):
        """The next quote to check, from this one's place in the order of sureness on, or None."""
        narrowed = filters.copy()
        for name in ("show", "o", "p"):
            narrowed.pop(name, None)
        asked = copy(request)
        asked.GET, asked.waiting_only = narrowed, True
        waiting = self.get_changelist_instance(asked).queryset.exclude(pk=quote.pk)
        waiting = waiting.order_by("confidence", "pk")
        later = Q(confidence__gt=quote.confidence) | Q(confidence=quote.confidence, pk__gt=quote.pk)
        return waiting.filter(later).first() or waiting.first()
