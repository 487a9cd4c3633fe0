"""What the ledger says of a record, on the page where it is changed."""

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Change

from .links import list_link

#: Changes shown on a record's own page; the ledger has the rest.
SHOWN = 5


def last_changes(record):
    """The latest changes of `record` in words, and a link to all of them."""
    changes = Change.objects.of(record).select_related("user")[:SHOWN]
    everything = list_link(
        _("All its changes"),
        Change,
        record_type=record._meta.model_name,
        record_id=record.public_id,
    )
    items = format_html_join("", "<li>{}</li>", ((in_words(change),) for change in changes))
    return format_html('<ul class="ledger">{}</ul>{}', items, everything)


def in_words(change):
    return format_html(
        "<b>{}</b>: {} → {} <small>{}, {}{}</small>",
        change.field,
        short(change.before),
        short(change.after),
        who(change),
        date_format(change.at, "DATETIME_FORMAT"),
        f" · {change.reason}" if change.reason else "",
    )


def who(change):
    """The person, else the version of the machine that made a change."""
    if change.user:
        return change.user.get_username()
    return _("machine %s") % change.extractor if change.extractor else _("the machine")


def short(value):
    """A value of the ledger, cut to a line."""
    if value is None or value == "":
        return "–"
    if isinstance(value, dict):
        value = ", ".join(
            f"{name} {each}" for name, each in value.items() if each not in (None, "")
        )
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return Truncator(str(value)).chars(120)


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
