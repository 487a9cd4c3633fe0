"""What editors add: topics and notes."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .public_record import PublicRecord


class Topic(PublicRecord):
    """A subject that editors file articles under; topics form a tree."""

    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("parent"),
    )
    description = models.TextField(_("description"), blank=True)

    class Meta(PublicRecord.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class AnnotationQuerySet(models.QuerySet):
    def public(self):
        """Those that stand beside the text for everybody."""
        return self.filter(public=True)


class Annotation(models.Model):
    """An editor's note on an article, one of its quotes or a span of its text."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="annotations")
    quote = models.ForeignKey(
        "articles.Quote", models.PROTECT, null=True, blank=True, related_name="annotations"
    )
    start = models.IntegerField(null=True, blank=True)
    end = models.IntegerField(null=True, blank=True)
    public = models.BooleanField(_("public"), default=False)
    text = models.TextField(_("note"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                name="annotation_span_is_half_open",
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__gte=0, start__lt=F("end")),
            )
        ]

    def __str__(self):
        return self.text[:80]
