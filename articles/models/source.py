"""Where articles come from: the runs that brought them in and the bytes of each version."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Batch(models.Model):
    """One run of ingest or reextract: what it did, so that it can be shown and undone."""

    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    undone_at = models.DateTimeField(_("undone"), null=True)
    command = models.TextField(_("command"), blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    tally = models.JSONField(
        _("tally"), default=dict, help_text=_("created, updated, unchanged, failed")
    )
    failures = models.JSONField(_("failures"), default=list, help_text=_("[{name, reason}]"))

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.pk}"


class Source(models.Model):
    """Provenance of one version of an article: the bytes it came from and who read them."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="sources")
    reference = models.TextField(_("reference"))
    name = models.TextField(_("name"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    media_type = models.CharField(_("media type"), max_length=100)
    charset = models.CharField(_("declared charset"), max_length=40, blank=True)
    metadata = models.JSONField(_("metadata given"), default=dict)
    content = models.BinaryField(
        _("bytes, zlib"), null=True, help_text=_("Empty where KEEP_SOURCES=no.")
    )
    extractor = models.CharField(_("extractor version"), max_length=40)
    ingested_at = models.DateTimeField(_("ingested"), auto_now_add=True)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="sources")

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["reference", "-id"], name="source_by_reference"),
            models.Index(fields=["sha256"], name="source_by_bytes"),
        ]

    def __str__(self):
        return self.reference
