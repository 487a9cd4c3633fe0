from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .public_record import PublicRecord


class Display(models.TextChoices):
    """How much of its articles a publication lets us show."""

    FULL = "full", _("full text")
    EXCERPT = "excerpt", _("excerpt: quotes with two sentences around")
    HEADLINE = "headline", _("headline and link")


class Publication(PublicRecord):
    """A newspaper, broadcaster or site that publishes articles."""

    name = models.CharField(_("name"), max_length=300)
    variant_names = ArrayField(
        models.CharField(max_length=300), verbose_name=_("variant names"), default=list, blank=True
    )
    name_keys = ArrayField(models.CharField(max_length=300), default=list, editable=False)
    domain = models.CharField(_("domain"), max_length=253, blank=True)
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("ISO 3166 code, e.g. GB")
    )
    language = models.CharField(_("language"), max_length=35, blank=True)
    home_page = models.URLField(_("home page"), max_length=2000, blank=True)
    organization = models.ForeignKey(
        "articles.Organization",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("organization"),
        related_name="publications",
    )
    display = models.CharField(_("display"), max_length=10, choices=Display, default=Display.FULL)

    class Meta(PublicRecord.Meta):
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name
