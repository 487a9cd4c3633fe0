"""What people had taken out, so that it stays out: digests to know it by, never the words."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .public_record import ID_LENGTH, Reason


class RemovalQuerySet(models.QuerySet):
    def in_force(self):
        """Those that nobody took back."""
        return self.filter(undone_at=None)

    def of(self, record):
        """Those of one record, newest first."""
        return self.filter(record_type=record._meta.model_name, record_id=record.public_id)


class Removal(models.Model):
    """One withdrawal by a person. Nothing public reads this table.

    `phrases` are digests of words that stay out of every article, `near` of words that stay out
    of `articles` (keys), `texts` of whole articles. `covered` are the permanent ids withdrawn
    together with the record. `sealed` holds what was blanked until `sealed_until`.
    """

    record_type = models.CharField(_("kind of record"), max_length=20)
    record_id = models.CharField(_("record"), max_length=ID_LENGTH)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    blanked = models.BooleanField(_("words blanked"), default=False)
    covered = ArrayField(models.CharField(max_length=ID_LENGTH), default=list)
    articles = ArrayField(models.BigIntegerField(), default=list)
    phrases = ArrayField(models.TextField(), default=list)
    near = ArrayField(models.TextField(), default=list)
    texts = ArrayField(models.TextField(), default=list)
    sealed = models.BinaryField(null=True)
    sealed_until = models.DateTimeField(_("can be taken back until"), null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    undone_at = models.DateTimeField(_("taken back"), null=True)

    objects = RemovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("removal")
        verbose_name_plural = _("removals")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["record_type", "record_id"], name="removal_of_record")]

    def __str__(self):
        return f"{self.record_type} {self.record_id}"
