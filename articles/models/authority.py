"""Authority records: one for each person or body, with every name it goes by."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Left, Upper
from django.utils.translation import gettext_lazy as _

from .dates import Precision
from .public_record import PublicRecord, PublicRecordQuerySet, State


class AuthorityQuerySet(PublicRecordQuerySet):
    def named(self, fold_key):
        """Those that have a name with this fold key that is theirs alone."""
        return self.filter(
            variant_names__fold_key=fold_key, variant_names__ambiguous=False
        ).distinct()

    def listed(self):
        """The public ones that a public article names or a current quote is said by.

        A record that only a file or an editor made has its page and stands in no list until then.
        """
        return self.filter(LISTED)


LISTED = Q(in_lists=True, state=State.PUBLIC)
#: What the lists by letter put a name under.
INITIAL = Upper(Left("sort_name", 1))


def indexes_of_lists(model):
    """The indexes that lists by name are read from, in order and letter by letter."""
    return [
        models.Index(fields=["sort_name", "id"], name=f"{model}_in_lists", condition=LISTED),
        models.Index(INITIAL, F("sort_name"), F("id"), name=f"{model}_initials", condition=LISTED),
    ]


class Authority(PublicRecord):
    name = models.CharField(_("display name"), max_length=300)
    sort_name = models.CharField(_("sort name"), max_length=300, help_text=_("Nazary, Ali Maisam"))
    description = models.TextField(_("description"), blank=True)
    wikidata_id = models.CharField(_("Wikidata id"), max_length=20, blank=True)
    #: Whether a public article names it or a current quote is said by it: articles.search.listings.
    in_lists = models.BooleanField(default=False, db_default=False, editable=False)

    objects = AuthorityQuerySet.as_manager()

    class Meta(PublicRecord.Meta):
        abstract = True
        ordering = ["sort_name", "pk"]

    def __str__(self):
        return self.name


class Speaker(Authority):
    """A person, quoted or only mentioned."""

    class Meta(Authority.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        indexes = [
            models.Index(fields=["sort_name", "id"], name="speaker_by_sort_name"),
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="speaker_name_trigrams"),
            *indexes_of_lists("speaker"),
        ]


class Organization(Authority):
    """A body: a ministry, a party, a company, an armed group."""

    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    kind = models.CharField(
        _("kind"), max_length=100, blank=True, help_text=_("ministry, news agency, university")
    )
    country = models.CharField(_("country"), max_length=100, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("parent"),
    )

    class Meta(Authority.Meta):
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        indexes = [
            models.Index(fields=["sort_name", "id"], name="organization_by_sort_name"),
            GinIndex(
                fields=["name"], opclasses=["gin_trgm_ops"], name="organization_name_trigrams"
            ),
            *indexes_of_lists("organization"),
        ]


def words_of(field):
    """The words of a key as a tsvector without places, so that they have an index."""
    words = Func(F(field), Value(" "), function="string_to_array")
    words = Func(words, Value(""), function="array_remove")
    return Func(words, function="array_to_tsvector", output_field=SearchVectorField())


class VariantName(models.Model):
    """A name that a record goes by; `ambiguous` where others share it (a bare surname)."""

    class Kind(models.TextChoices):
        FULL = "full", _("full name")
        PART = "part", _("part of the name")
        SPELLING = "spelling", _("other spelling")
        ACRONYM = "acronym", _("acronym")
        FORMER = "former", _("former name")
        ALIAS = "alias", _("alias")

    speaker = models.ForeignKey(
        Speaker, models.CASCADE, null=True, blank=True, related_name="variant_names"
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="variant_names"
    )
    name = models.CharField(_("name"), max_length=300)
    script = models.CharField(
        _("script"), max_length=4, blank=True, help_text=_("ISO 15924 code, e.g. Latn, Arab")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.FULL)
    ambiguous = models.BooleanField(_("ambiguous"), default=False)
    fold_key = models.CharField(max_length=300, editable=False)
    sound_key = models.CharField(max_length=300, editable=False)

    class Meta:
        verbose_name = _("variant name")
        verbose_name_plural = _("variant names")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="variant_name_of_one_record",
                condition=Q(speaker__isnull=True) ^ Q(organization__isnull=True),
            ),
            models.UniqueConstraint(fields=["speaker", "name"], name="one_variant_name_a_speaker"),
            models.UniqueConstraint(
                fields=["organization", "name"], name="one_variant_name_an_organization"
            ),
        ]
        indexes = [
            # Beginnings are looked for too, whatever the collation of the database.
            models.Index(
                fields=["fold_key"], name="variant_name_fold_key", opclasses=["varchar_pattern_ops"]
            ),
            GinIndex(
                fields=["fold_key"], name="variant_name_fold_trigrams", opclasses=["gin_trgm_ops"]
            ),
            GinIndex(
                words_of("fold_key"),
                words_of("sound_key"),
                name="variant_name_words",
                fastupdate=False,
            ),
        ]

    def __str__(self):
        return self.name


class Affiliation(models.Model):
    """What a person was, where and when, and which article says so."""

    class By(models.TextChoices):
        MACHINE = "machine", _("machine")
        EDITOR = "editor", _("editor")

    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="affiliations")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="affiliations"
    )
    role = models.CharField(_("role"), max_length=500, blank=True)
    start = models.DateField(_("from"), null=True, blank=True)
    start_precision = models.CharField(max_length=7, choices=Precision, default=Precision.UNKNOWN)
    end = models.DateField(_("to"), null=True, blank=True)
    end_precision = models.CharField(max_length=7, choices=Precision, default=Precision.UNKNOWN)
    article = models.ForeignKey(
        "articles.Article", models.PROTECT, null=True, blank=True, related_name="affiliations"
    )
    by = models.CharField(_("set by"), max_length=7, choices=By, default=By.EDITOR, editable=False)

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        constraints = [
            models.CheckConstraint(
                name="affiliation_starts_before_it_ends",
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(start__lte=F("end")),
            ),
            models.CheckConstraint(
                name="affiliation_says_something",
                condition=~Q(role="") | Q(organization__isnull=False),
            ),
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.role, self.organization and self.organization.name]))
