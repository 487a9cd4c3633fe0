"""Addresses inside the desk, by permanent id: integer keys need not be shown."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html


def change_url(record, **query):
    """Where `record` is changed; `query` may hold _changelist_filters."""
    name = record._meta.model_name
    address = reverse(
        f"admin:articles_{name}_change", args=[getattr(record, "public_id", record.pk)]
    )
    return f"{address}?{urlencode(query)}" if query else address


def list_url(model, **query):
    """The change list of `model`, narrowed by `query`."""
    address = reverse(f"admin:articles_{model._meta.model_name}_changelist")
    return f"{address}?{urlencode(query)}" if query else address


def link(record, words=None):
    """A link to where `record` is changed; empty for None."""
    if record is None:
        return ""
    return format_html('<a href="{}">{}</a>', change_url(record), words or record)


def list_link(words, model, **query):
    """A link to the change list of `model`, narrowed by `query`."""
    return format_html('<a href="{}">{}</a>', list_url(model, **query), words)
