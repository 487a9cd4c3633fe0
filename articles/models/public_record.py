"""What every record with a page has: a permanent id and a state that says how it answers."""

import hashlib
from functools import lru_cache

from django.db import models
from django.db.models import Q
from django.urls import get_script_prefix, reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

#: Digits and consonants that cannot be mistaken for each other and spell no words.
ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
ID_LENGTH = 10
#: How many ids there can be.
IDS = len(ID_ALPHABET) ** ID_LENGTH
SLUG_LENGTH = 60


class State(models.TextChoices):
    PUBLIC = "public", _("public")
    HIDDEN = "hidden", _("hidden, not released")
    WITHDRAWN = "withdrawn", _("withdrawn")
    MERGED = "merged", _("merged into another")


class Reason(models.TextChoices):
    """Why a record was withdrawn, in the words its 410 page uses."""

    EDITORIAL = "editorial", _("an editorial decision")
    LEGAL = "legal", _("a legal order")
    SOURCE = "source", _("a request of the source")
    PRIVACY = "privacy", _("a request for privacy")
    DUPLICATE = "duplicate", _("it stood here twice")
    UNDONE = "undone", _("its ingest was undone")


def derived_id(*natural_key, attempt=0):
    """Ten characters of ID_ALPHABET from the SHA-256 of the natural key: same key, same id."""
    parts = [*map(str, natural_key), *([str(attempt)] if attempt else [])]
    number = int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest()) % IDS
    characters = []
    for _position in range(ID_LENGTH):
        number, remainder = divmod(number, len(ID_ALPHABET))
        characters.append(ID_ALPHABET[remainder])
    return "".join(characters)


class PublicRecordQuerySet(models.QuerySet):
    def public(self):
        """Those that may be shown to everybody."""
        return self.filter(state=State.PUBLIC)

    def free_id(self, *natural_key):
        """The id for a new record with this natural key; on a clash with another, the next one."""
        attempt = 0
        while self.filter(public_id=derived_id(*natural_key, attempt=attempt)).exists():
            attempt += 1
        return derived_id(*natural_key, attempt=attempt)


@lru_cache(maxsize=5_000)
def path_of(kind, public_id, slug, prefix):
    """The path of what `kind` names in urls.py on a site whose paths begin with `prefix`, for the
    record with this id; pages ask again and again."""
    return reverse(kind, kwargs={"public_id": public_id, "slug": slug})


@lru_cache(maxsize=5_000)
def slug_of(words):
    """What an address says of `words`, cut between two of them; may be empty."""
    slug = slugify(words, allow_unicode=True)[: SLUG_LENGTH + 1]
    if len(slug) > SLUG_LENGTH:
        slug = slug.rpartition("-")[0] or slug[:SLUG_LENGTH]
    return slug.strip("-_")


class PublicRecord(models.Model):
    """Never deleted: hidden, withdrawn (410) or merged (301 to `moved_to`) instead."""

    public_id = models.CharField(
        _("permanent id"), max_length=ID_LENGTH, unique=True, editable=False
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PUBLIC)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason, blank=True)
    state_changed_at = models.DateTimeField(_("state changed"), null=True, editable=False)
    moved_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="moved_from"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PublicRecordQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_merged_has_target",
                condition=Q(state=State.MERGED, moved_to__isnull=False)
                | (~Q(state=State.MERGED) & Q(moved_to__isnull=True)),
            ),
            models.CheckConstraint(
                name="%(class)s_withdrawn_has_reason",
                condition=~Q(state=State.WITHDRAWN) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="%(class)s_public_id_form",
                condition=Q(public_id__regex=f"^[{ID_ALPHABET}]{{{ID_LENGTH}}}$"),
            ),
        ]

    def get_absolute_url(self):
        """Its canonical address on this site."""
        return path_of(self._meta.model_name, self.public_id, self.slug, get_script_prefix())

    @property
    def slug(self):
        """The readable, changeable end of the address; never looked up by."""
        return slug_of(self.slug_words()) or self._meta.model_name

    def slug_words(self):
        """The words a slug is made from."""
        return str(self)
