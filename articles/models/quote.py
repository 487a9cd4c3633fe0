from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .public_record import PublicRecord, PublicRecordQuerySet, State
from .publication import Display


class Review(models.TextChoices):
    MACHINE = "machine", _("not checked")
    ACCEPTED = "accepted", _("checked by an editor")
    CORRECTED = "corrected", _("corrected by an editor")
    UNSURE = "unsure", _("an editor is not sure")
    REJECTED = "rejected", _("not a quotation")


class QuoteQuerySet(PublicRecordQuerySet):
    def public(self):
        """Those with a page: of a public article, not rejected; orphans among them."""
        return (
            super()
            .public()
            .filter(article__state=State.PUBLIC)
            .exclude(review=Review.REJECTED)
            .exclude(article__publication__display=Display.HEADLINE)
        )

    def current(self):
        """The public ones whose words are in the article as it stands: what lists show."""
        return self.public().filter(orphaned_at=None)

    def with_context(self):
        """Together with what a line about a quote needs, without the article's text."""
        return self.select_related("speaker", "organization", "article__publication").defer(
            "article__text", "article__layout", "article__evidence"
        )

    def newest_first(self):
        return self.order_by(F("article__published").desc(nulls_last=True), "-article_id", "start")


class Quote(PublicRecord):
    """Words of an article that somebody is quoted as saying.

    `segments` is a flat array of half-open offsets into the article's text, without marks;
    `start` and `end` are their envelope, `text` the segments joined by " … ".
    """

    class Kind(models.TextChoices):
        DIRECT = "direct", _("direct")
        MIXED = "mixed", _("partial")
        HEADLINE = "headline", _("in a headline")
        POST = "post", _("post")
        QUESTION = "question", _("question")
        ANSWER = "answer", _("answer")
        NESTED = "nested", _("within a quote")

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="quotes")
    speaker = models.ForeignKey(
        "articles.Speaker",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name=_("speaker"),
    )
    organization = models.ForeignKey(
        "articles.Organization", models.PROTECT, null=True, blank=True, related_name="quotes",
        verbose_name=_("organization"), help_text=_("Where a body speaks: a ministry, a party."),
    )  # fmt: skip
    label = models.TextField(_("speaker as printed"), blank=True)
    named = models.BooleanField(_("named source"), default=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    start = models.IntegerField(editable=False)
    end = models.IntegerField(editable=False)
    segments = ArrayField(models.IntegerField(), editable=False)
    text = models.TextField(_("words"), editable=False)
    mention_start = models.IntegerField(null=True, editable=False)
    mention_end = models.IntegerField(null=True, editable=False)
    cue_start = models.IntegerField(null=True, editable=False)
    cue_end = models.IntegerField(null=True, editable=False)
    basis = models.CharField(_("basis"), max_length=100, blank=True, editable=False)
    confidence = models.FloatField(
        _("confidence"), editable=False, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    candidates = models.JSONField(_("runners-up"), default=list, editable=False)
    fingerprint = models.CharField(_("fingerprint"), max_length=20, editable=False)
    review = models.CharField(_("review"), max_length=10, choices=Review, default=Review.MACHINE)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False,
        related_name="reviewed_quotes", verbose_name=_("reviewed by"),
    )  # fmt: skip
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True, editable=False)
    orphaned_at = models.DateTimeField(_("orphaned"), null=True, blank=True, editable=False)

    objects = QuoteQuerySet.as_manager()

    class Meta(PublicRecord.Meta):
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["article_id", "start", "pk"]
        constraints = [
            *PublicRecord.Meta.constraints,
            models.CheckConstraint(
                name="quote_span_is_half_open", condition=Q(start__gte=0) & Q(start__lt=F("end"))
            ),
            models.CheckConstraint(
                name="quote_confidence_is_a_probability",
                condition=Q(confidence__gte=0) & Q(confidence__lte=1),
            ),
            models.CheckConstraint(
                name="quote_review_has_a_reviewer",
                condition=Q(review=Review.MACHINE)
                | (Q(reviewed_by__isnull=False) & Q(reviewed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="quote_speaker_or_organization",
                condition=Q(speaker__isnull=True) | Q(organization__isnull=True),
            ),
            models.CheckConstraint(
                name="quote_mention_is_a_span",
                condition=Q(mention_start__isnull=True, mention_end__isnull=True)
                | Q(mention_start__gte=0, mention_start__lt=F("mention_end")),
            ),
            models.CheckConstraint(
                name="quote_cue_is_a_span",
                condition=Q(cue_start__isnull=True, cue_end__isnull=True)
                | Q(cue_start__gte=0, cue_start__lt=F("cue_end")),
            ),
            models.CheckConstraint(name="quote_has_segments", condition=Q(segments__len__gte=2)),
        ]
        indexes = [
            models.Index(fields=["article", "start"], name="quote_in_article"),
            models.Index(fields=["speaker", "article"], name="quote_of_speaker"),
            models.Index(fields=["organization", "article"], name="quote_of_organization"),
            models.Index(fields=["fingerprint"], name="quote_by_fingerprint"),
            models.Index(
                fields=["confidence", "id"],
                name="quote_to_check",
                condition=Q(review=Review.MACHINE),
            ),
            models.Index(fields=["id"], name="quote_not_public", condition=~Q(state=State.PUBLIC)),
            models.Index(
                fields=["review", "-id"],
                name="quote_reviewed",
                condition=~Q(review=Review.MACHINE),
            ),
            models.Index(
                fields=["id"], name="quote_orphaned", condition=Q(orphaned_at__isnull=False)
            ),
            models.Index(
                fields=["id"],
                name="quote_unattributed",
                condition=Q(speaker=None, organization=None, label=""),
            ),
        ]

    def __str__(self):
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    def slug_words(self):
        return f"{self.speaker_name} {self.text[:80]}"

    @property
    def by(self):
        """The public authority record that speaks, or None."""
        record = self.speaker or self.organization
        return record if record and record.state == State.PUBLIC else None

    @property
    def speaker_name(self):
        """The name to show: the record's, else the words as printed; empty if that is withdrawn."""
        if self.by:
            return self.by.name
        return "" if self.speaker_id or self.organization_id else self.label

    @property
    def spans(self):
        """Its segments as (start, end) pairs."""
        return list(zip(self.segments[::2], self.segments[1::2], strict=True))
