"""Where articles name people and organizations: one row for each article and record."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Mention(models.Model):
    """What resolution keeps of it: the names to compare, and its place in their fixed order."""

    name = models.CharField(_("name as printed"), max_length=300)
    spans = ArrayField(models.IntegerField())
    variants = ArrayField(models.TextField(), default=list, editable=False)
    key = models.CharField(max_length=300, default="", editable=False)
    block = models.CharField(
        max_length=100, default="", editable=False, help_text=_("Where names meet to be compared.")
    )
    rank = models.CharField(
        max_length=21, default="", editable=False, help_text=_("Day and permanent id.")
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class SpeakerMention(Mention):
    """Every place where one article names one person: a flat array of offsets."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="speaker_mentions")
    speaker = models.ForeignKey("articles.Speaker", models.PROTECT, related_name="mentions")
    role = models.CharField(_("role as printed"), max_length=500, blank=True)
    traits = ArrayField(models.BigIntegerField(), default=list, editable=False)

    class Meta:
        verbose_name = _("speaker mention")
        verbose_name_plural = _("speaker mentions")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "speaker"],
                name="one_mention_row_a_speaker",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]
        indexes = [
            models.Index(
                fields=["block", "key", "rank"],
                name="speaker_mention_to_compare",
                condition=~models.Q(block=""),
            )
        ]


class OrganizationMention(Mention):
    """Every place where one article names one organization: a flat array of offsets."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="organization_mentions"
    )
    organization = models.ForeignKey(
        "articles.Organization", models.PROTECT, related_name="mentions"
    )

    class Meta:
        verbose_name = _("organization mention")
        verbose_name_plural = _("organization mentions")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "organization"],
                name="one_mention_row_an_organization",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]
        indexes = [
            models.Index(
                fields=["block", "key", "rank"],
                name="body_mention_to_compare",
                condition=~models.Q(block=""),
            )
        ]
