"""Deciding about a run of ingest: releasing what it brought in, or taking all of it back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.ingest import states
from articles.ingest.undo import NotUndoable, undo
from articles.models import Article, Batch, State

from .bounded import bounded_count, in_words
from .links import change_url
from .reading import ReadOnlyAdmin

#: Articles listed on a run's page, and released at a time.
SHOWN = 100


class RunsAdmin(ReadOnlyAdmin):
    """Runs are read; what they did is released or undone."""

    change_form_template = "admin/articles/batch/change_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/undo/", view(self.undo_view), name="articles_batch_undo"),
            path("<int:pk>/release/", view(self.release_view), name="articles_batch_release"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["may_decide"] = request.user.has_perm("articles.change_article")
        context["hidden"] = brought_in(obj).filter(state=State.HIDDEN).exists()
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def undo_view(self, request, pk):
        """Say what undoing the run means, and undo it."""
        batch = self.decided_on(request, pk)
        if request.method == "POST":
            try:
                done, left = undo(batch.pk, user=request.user)
            except NotUndoable as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, _("Articles that are as before: %d") % len(done))
                for sentence in left:
                    messages.warning(request, sentence)
            return HttpResponseRedirect(change_url(batch))
        outcome = _("What it made is withdrawn; what it changed is as it was before.")
        return self.asked(request, batch, _("Undo this run"), outcome, brought_in(batch))

    def release_view(self, request, pk):
        """Show what the run brought in and is still hidden, and release it with a reason."""
        batch = self.decided_on(request, pk)
        hidden = brought_in(batch).filter(state=State.HIDDEN)
        if request.method == "POST":
            released = [
                states.release(article, user=request.user, note=request.POST.get("reason", ""))
                for article in hidden[:SHOWN]
            ]
            messages.success(request, _("Released: %d") % len(released))
            return HttpResponseRedirect(change_url(batch))
        outcome = _("Everybody can read these from then on.")
        return self.asked(request, batch, _("Release them"), outcome, hidden, asks_reason=True)

    def decided_on(self, request, pk):
        """The batch. Raises PermissionDenied, Http404."""
        if not request.user.has_perm("articles.change_article"):
            raise PermissionDenied
        return get_object_or_404(Batch, pk=pk)

    def asked(self, request, batch, title, outcome, articles, **more):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "batch": batch,
            "title": title,
            "outcome": outcome,
            "back": change_url(batch),
            **listed(articles),
            **more,
        }
        return TemplateResponse(request, "admin/articles/batch/decide.html", context)

    @admin.display(description=gettext_lazy("articles"))
    def articles_shown(self, batch):
        return render_to_string("admin/articles/batch/articles.html", listed(brought_in(batch)))


def brought_in(batch):
    """The articles whose sources came in with this run, the newest first."""
    articles = Article.objects.filter(pk__in=batch.sources.values("article"))
    return articles.light().order_by("-pk")


def listed(articles):
    """What the table of articles prints: the first of them, and how many there are besides."""
    count = bounded_count(articles)
    rest = _("%s in all") % in_words(count) if count > SHOWN else ""
    return {"articles": list(articles[:SHOWN]), "rest": rest}
