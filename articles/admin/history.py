"""What the ledger says of a record, on the page where it is changed."""

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.ingest import revert
from articles.models import Change, Organization, Publication, Quote, Speaker, Topic

from .links import link, list_link

#: Changes shown on a record's own page; the ledger has the rest.
SHOWN = 5
#: Fields whose values in the ledger are permanent ids of other records.
REFERRING = {
    "speaker", "organization", "publication", "parent", "moved_to", "topics", "split", "split_from",
    "parted",
}  # fmt: skip
#: What the ledger calls what is no column of its own.
FIELDS = {
    "annotation": gettext_lazy("note"),
    "annotation_public": gettext_lazy("note for everybody"),
    "created": gettext_lazy("made"),
    "affiliations": gettext_lazy("affiliation"),
    "variant_names": gettext_lazy("name it goes by"),
    "moved_to": gettext_lazy("merged into"),
    "split": gettext_lazy("split off to"),
    "split_from": gettext_lazy("split off from"),
    "parted": gettext_lazy("its mentions went to"),
    "segments": gettext_lazy("place in the text"),
    "layout": gettext_lazy("part of the text"),
}
NAMED = (Speaker, Organization, Publication, Topic)


def last_changes(record):
    """The latest changes of `record` in words, and a link to all of them."""
    changes = with_names(Change.objects.of(record).select_related("user")[:SHOWN])
    own = {"record_type": record._meta.model_name, "record_id": record.public_id}
    everything = list_link(_("All its changes"), Change, **own)
    items = format_html_join("", "<li>{}</li>", ((in_words(change),) for change in changes))
    return format_html('<ul class="ledger">{}</ul>{}', items, everything)


def in_words(change):
    return format_html(
        "<b>{}</b>: {} <small>{}, {}{} {}</small>",
        field_label(change),
        difference(change),
        who(change),
        date_format(change.at, "DATETIME_FORMAT"),
        f" · {change.reason}" if change.reason else "",
        link(change, _("Take back …")) if revert.is_possible(change) else "",
    )


def with_names(changes):
    """`changes` as a list, each with `names`: {permanent id: name} of what they refer to."""
    changes = list(changes)
    referring = [change for change in changes if change.field in REFERRING]
    ids = {
        value for change in referring for value in [*ids_in(change.before), *ids_in(change.after)]
    }
    rows = [
        m.objects.order_by().filter(public_id__in=ids).values_list("public_id", "name")
        for m in NAMED
    ]
    words = Quote.objects.order_by().filter(public_id__in=ids).values_list("public_id", "text")
    names = dict(rows[0].union(*rows[1:], words)) if ids else {}
    for change in changes:
        change.names = names if change.field in REFERRING else {}
    return changes


def ids_in(value):
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str)]


def field_label(change):
    """What the changed field is called on the desk."""
    if change.field in FIELDS:
        return FIELDS[change.field]
    try:
        field = apps.get_model("articles", change.record_type)._meta.get_field(change.field)
    except (LookupError, FieldDoesNotExist):
        return change.field
    return getattr(field, "verbose_name", change.field)


def difference(change):
    """ "before → after", each cut to a line, records by name; `change` is from with_names."""
    before = None if change.field in ("moved_to", "split") else change.before
    return f"{short(before, change.names)} → {short(change.after, change.names)}"


def who(change):
    """The person, else the version of the machine that made a change."""
    if change.user:
        return change.user.get_username()
    return _("machine %s") % change.extractor if change.extractor else _("the machine")


def short(value, names):
    """A value of the ledger, cut to a line; what `names` knows is named."""
    if isinstance(value, dict):
        value = [f"{name} {each}" for name, each in value.items() if each not in (None, "")]
    values = value if isinstance(value, list) else [value]
    words = ", ".join(str(names.get(str(each), each)) for each in values if each not in (None, ""))
    return Truncator(words).chars(120) or "–"


def locks(record):
    """{field: sentence} for each field of `record` that a person has set."""
    sentence = _("Set by {who} on {day}: the machine leaves it alone.")
    changes = Change.objects.of(record).by_people().select_related("user").order_by("pk")
    return {
        change.field: format_html(
            sentence, who=who(change), day=date_format(change.at, "DATE_FORMAT")
        )
        for change in changes
    }
