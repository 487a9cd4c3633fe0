"""Withdrawing, hiding and releasing on the desk: the same for every kind of record."""

from functools import partial

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.ingest import states
from articles.models import Reason

from .selection import ask, chosen_few, decide, each_decided, tell


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        choices=[("", "---------"), *(c for c in Reason.choices if c[0] != Reason.UNDONE)],
        help_text=gettext_lazy("The page that answers in its place says this."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=gettext_lazy("For the ledger only: never shown to the public."),
    )


class StatesAdmin(admin.ModelAdmin):
    """A ModelAdmin whose records are withdrawn, hidden and released; none is ever deleted."""

    actions = ["withdraw", "hide", "release"]

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.action(
        description=gettext_lazy("Withdraw … (asks for the reason)"), permissions=["change"]
    )
    def withdraw(self, request, queryset):
        return ask(self, request, queryset, "withdraw")

    @admin.action(description=gettext_lazy("Hide from the public"), permissions=["change"])
    def hide(self, request, queryset):
        self.set_state(request, queryset, states.hide, _("Hidden: %d"))

    @admin.action(description=gettext_lazy("Release to the public"), permissions=["change"])
    def release(self, request, queryset):
        self.set_state(request, queryset, states.release, _("Released: %d"))

    def set_state(self, request, queryset, change, done):
        records = chosen_few(self, request, queryset) or []
        result = each_decided(records, partial(change, user=request.user), {})
        tell(self, request, result, lambda count: done % count)

    def get_urls(self):
        view = self.admin_site.admin_view(self.withdraw_view)
        name = f"articles_{self.opts.model_name}_withdraw"
        return [path("withdraw/", view, name=name), *super().get_urls()]

    def withdraw_view(self, request):
        """Ask why the chosen records are withdrawn, and withdraw them."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        return decide(
            self,
            request,
            WithdrawForm(request.POST or None),
            title=_("Withdraw"),
            outcome=_(
                "Their pages will answer “410 Gone” with the reason, and they leave every list, "
                "search and feed. Nothing is deleted: they can be released again."
            ),
            button=_("Withdraw"),
            apply=partial(states.withdraw, user=request.user),
            done=lambda count: _("Withdrawn: %d") % count,
        )
