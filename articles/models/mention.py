"""Where articles name people and organizations: one row for each article and record."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class SpeakerMention(models.Model):
    """Every place where one article names one person: a flat array of offsets."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="speaker_mentions")
    speaker = models.ForeignKey("articles.Speaker", models.PROTECT, related_name="mentions")
    spans = ArrayField(models.IntegerField())
    name = models.CharField(_("name as printed"), max_length=300)
    role = models.CharField(_("role as printed"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("speaker mention")
        verbose_name_plural = _("speaker mentions")
        constraints = [
            models.UniqueConstraint(fields=["article", "speaker"], name="one_mention_row_a_speaker")
        ]

    def __str__(self):
        return self.name


class OrganizationMention(models.Model):
    """Every place where one article names one organization: a flat array of offsets."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="organization_mentions"
    )
    organization = models.ForeignKey(
        "articles.Organization", models.PROTECT, related_name="mentions"
    )
    spans = ArrayField(models.IntegerField())
    name = models.CharField(_("name as printed"), max_length=300)

    class Meta:
        verbose_name = _("organization mention")
        verbose_name_plural = _("organization mentions")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "organization"], name="one_mention_row_an_organization"
            )
        ]

    def __str__(self):
        return self.name
