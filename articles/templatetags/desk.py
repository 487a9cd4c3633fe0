"""What the desk's own pages print."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from articles.admin import history
from articles.admin.links import change_url
from articles.ingest.merge import MERGEABLE
from articles.views import wording

register = template.Library()
register.filter("field_in_words", history.field_label)
register.filter("difference_in_words", history.difference)
register.filter("made_by", history.who)
register.filter("basis", wording.basis)


@register.filter
def change_address(record):
    """Where a record is changed; empty for None."""
    return change_url(record) if record else ""


@register.filter
def percent(probability):
    """0.25 as 25%."""
    return f"{probability or 0:.0%}"


@register.filter
def after_in_words(change):
    """What a change sets, records by name."""
    return history.short(change.after, change.names)


@register.filter
def compare_address(change):
    """Where two likely duplicates stand side by side; empty for kinds that are not merged."""
    if change.record_type not in {model._meta.model_name for model in MERGEABLE}:
        return ""
    query = urlencode([("record", change.record_id), ("record", change.after)])
    return f"{reverse(f'admin:articles_{change.record_type}_merge')}?{query}"
