"""The ledger: who changed which field of which record, from what to what, and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeQuerySet(models.QuerySet):
    def of(self, record):
        """What happened to `record`, newest first."""
        return self.filter(record_type=record._meta.model_name, record_id=record.public_id)

    def by_people(self):
        return self.filter(user__isnull=False, state=self.model.State.APPLIED)

    def proposed(self):
        return self.filter(state=self.model.State.PROPOSED)

    def locked_fields(self, record):
        """Names of the fields that a person has set: the machine leaves them alone."""
        return set(self.of(record).by_people().values_list("field", flat=True))


class Change(models.Model):
    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        APPLIED = "applied", _("applied")
        REFUSED = "refused", _("refused")
        REVERTED = "reverted", _("reverted")

    record_type = models.CharField(_("kind of record"), max_length=20)
    record_id = models.CharField(_("record"), max_length=10, help_text=_("its permanent id"))
    field = models.CharField(_("field"), max_length=50)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    extractor = models.CharField(_("extractor version"), max_length=40, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    score = models.FloatField(_("score"), null=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.APPLIED)
    batch = models.ForeignKey("articles.Batch", models.PROTECT, null=True, related_name="changes")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["record_type", "record_id", "-id"], name="change_of_record"),
            models.Index(
                fields=["score", "id"], name="change_proposed", condition=models.Q(state="proposed")
            ),
        ]

    def __str__(self):
        return f"{self.record_type} {self.record_id}: {self.field}"
