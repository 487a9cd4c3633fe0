"""Runs of ingest and the sources they brought in."""

import json

from django.contrib import admin
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Batch, Source

from .links import link, list_link
from .reading import ReadOnlyAdmin
from .runs import RunsAdmin

#: Failures listed on a run's page.
FAILURES_SHOWN = 200


@admin.register(Batch)
class BatchAdmin(RunsAdmin):
    list_display = ("number", "started_at", "command", "user", "tally_in_words", "finished_at")
    list_select_related = ("user",)
    ordering = ("-pk",)
    search_fields = ("command",)
    fields = ("command", "user", "started_at", "finished_at", "undone_at", "tally_in_words",
              "failures_shown", "articles_shown", "sources_link")  # fmt: skip

    @admin.display(description=_("run"), ordering="pk")
    def number(self, batch):
        return batch.pk

    @admin.display(description=_("tally"))
    def tally_in_words(self, batch):
        return ", ".join(f"{count} {status}" for status, count in batch.tally.items())

    @admin.display(description=_("failures"))
    def failures_shown(self, batch):
        failures, rest = batch.failures[:FAILURES_SHOWN], len(batch.failures) - FAILURES_SHOWN
        context = {"failures": failures, "rest": max(0, rest)}
        return render_to_string("admin/articles/batch/failures.html", context)

    @admin.display(description=_("sources"))
    def sources_link(self, batch):
        return list_link(_("What it brought in"), Source, batch__id__exact=batch.pk)


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    list_display = ("name", "article", "media_type", "extractor", "ingested_at", "batch")
    list_select_related = ("article", "batch")
    ordering = ("-pk",)
    search_fields = ("=reference", "=sha256", "=name")
    search_help_text = _("A reference, a file's name or a SHA-256, in full")
    fields = ("article_link", "reference", "name", "sha256", "media_type", "charset",
              "metadata_shown", "kept", "extractor", "ingested_at", "batch")  # fmt: skip

    def get_queryset(self, request):
        kept = ExpressionWrapper(Q(content__isnull=False), output_field=BooleanField())
        wide = ("content", "article__text", "article__layout", "article__evidence")
        queryset = super().get_queryset(request).select_related("article", "batch")
        return queryset.defer(*wide).annotate(bytes_kept=kept)

    @admin.display(description=_("article"))
    def article_link(self, source):
        return link(source.article)

    @admin.display(description=_("metadata given"))
    def metadata_shown(self, source):
        return format_html(
            "<pre>{}</pre>", json.dumps(source.metadata, indent=2, ensure_ascii=False)
        )

    @admin.display(description=_("bytes kept"), boolean=True)
    def kept(self, source):
        return source.bytes_kept
