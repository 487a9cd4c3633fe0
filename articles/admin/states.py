"""Withdrawing, hiding and releasing on the desk: the same for every kind of record."""

from functools import partial

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.ingest import states
from articles.models import Reason

from .selection import ask, decide


class WithdrawForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        choices=[("", "---------"), *(c for c in Reason.choices if c[0] != Reason.UNDONE)],
        help_text=gettext_lazy("The page that answers in its place says this."),
    )
    blank = forms.BooleanField(
        label=gettext_lazy("Take the words out"),
        required=False,
        help_text=gettext_lazy(
            "Out of every text of the archive, with what says them: of a person or a body every "
            "name and every quote, of a quote the same words in other articles, of a publication "
            "its articles. For reasons of privacy always."
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=gettext_lazy("For the ledger only: never shown to the public."),
    )


class NoteForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
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

    @admin.action(description=gettext_lazy("Hide from the public …"), permissions=["change"])
    def hide(self, request, queryset):
        return ask(self, request, queryset, "hide")

    @admin.action(description=gettext_lazy("Release to the public …"), permissions=["change"])
    def release(self, request, queryset):
        return ask(self, request, queryset, "release")

    def get_urls(self):
        views = {
            "withdraw": self.withdraw_view, "hide": self.hide_view, "release": self.release_view,
        }  # fmt: skip
        kind, wrap = self.opts.model_name, self.admin_site.admin_view
        own = [
            path(f"{name}/", wrap(view), name=f"articles_{kind}_{name}")
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def hide_view(self, request):
        """Ask for a note, and hide the chosen records."""
        return self.state_view(
            request,
            states.hide,
            _("Hide"),
            _("Only editors will see them; their addresses will be unknown to everybody else."),
            lambda count: _("Hidden: %d") % count,
        )

    def release_view(self, request):
        """Ask for a note, and release the chosen records."""
        return self.state_view(
            request,
            states.release,
            _("Release"),
            _("Everybody will see them, in every list and search."),
            lambda count: _("Released: %d") % count,
        )

    def state_view(self, request, change, title, outcome, done):
        if not self.has_change_permission(request):
            raise PermissionDenied
        form, apply = NoteForm(request.POST or None), partial(change, user=request.user)
        words = {"title": title, "outcome": outcome, "button": title}
        return decide(self, request, form, apply=apply, done=done, **words)

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
                "search and feed. They can be released again; where the words are taken out, for "
                "%(days)d days."
            )
            % {"days": settings.REMOVAL_GRACE.days},
            button=_("Withdraw"),
            apply=partial(states.withdraw, user=request.user),
            done=lambda count: _("Withdrawn: %d") % count,
        )
