from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .dates import Precision
from .public_record import PublicRecord, PublicRecordQuerySet, State
from .publication import Display


class ArticleQuerySet(PublicRecordQuerySet):
    def light(self):
        """Without the columns that only the article's own page needs."""
        return self.defer("text", "layout", "evidence").select_related("publication")

    def newest_first(self):
        return self.order_by(models.F("published").desc(nulls_last=True), "-pk")


class Article(PublicRecord):
    """One article; every offset in the archive refers to its `text`, which is never touched up."""

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        INTERVIEW = "interview", _("interview")
        OPINION = "opinion", _("opinion")
        STATEMENT = "statement", _("statement")

    class Direction(models.TextChoices):
        LTR = "ltr", _("left to right")
        RTL = "rtl", _("right to left")

    reference = models.TextField(
        _("reference"), unique=True, editable=False, help_text=_("What the archive knows it by.")
    )
    publication = models.ForeignKey(
        "articles.Publication",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("publication"),
    )
    headline = models.TextField(_("headline"), blank=True)
    dek = models.TextField(_("dek"), blank=True, help_text=_("The lines under the headline."))
    bylines = ArrayField(models.TextField(), verbose_name=_("bylines"), default=list, blank=True)
    section = models.CharField(_("section"), max_length=300, blank=True)
    published = models.DateField(_("published"), null=True, blank=True)
    published_precision = models.CharField(
        _("precision"), max_length=7, choices=Precision, default=Precision.UNKNOWN
    )
    source_url = models.URLField(_("source URL"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    direction = models.CharField(
        _("direction"), max_length=3, choices=Direction, default=Direction.LTR
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.NEWS)
    text = models.TextField(_("text"), editable=False)
    layout = models.JSONField(_("layout"), default=list, editable=False)
    evidence = models.JSONField(_("evidence"), default=dict, editable=False)
    topics = models.ManyToManyField(
        "articles.Topic", blank=True, related_name="articles", verbose_name=_("topics")
    )

    objects = ArticleQuerySet.as_manager()

    class Meta(PublicRecord.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            *PublicRecord.Meta.constraints,
            models.CheckConstraint(
                name="article_date_and_precision_agree",
                condition=Q(published__isnull=True, published_precision=Precision.UNKNOWN)
                | (Q(published__isnull=False) & ~Q(published_precision=Precision.UNKNOWN)),
            ),
        ]
        indexes = [
            models.Index(
                models.F("published").desc(nulls_last=True),
                models.F("id").desc(),
                name="article_newest_first",
            ),
            models.Index(fields=["publication", "-published"], name="article_of_publication"),
            models.Index(
                fields=["-id"], name="article_undated", condition=Q(published__isnull=True)
            ),
            models.Index(
                fields=["state", "-id"],
                name="article_not_public",
                condition=~Q(state=State.PUBLIC),
            ),
        ]

    def __str__(self):
        return self.headline or self.reference

    def slug_words(self):
        return self.headline

    @property
    def display(self):
        """How much of the text may be shown."""
        return self.publication.display if self.publication else Display.FULL

    def words(self, spans):
        """The words of a flat array of offsets, joined by an ellipsis."""
        return " … ".join(self.text[a:b] for a, b in zip(spans[::2], spans[1::2], strict=True))
