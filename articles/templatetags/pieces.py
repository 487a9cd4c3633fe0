"""Pieces of marked text become HTML; every word is escaped on its way out."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.views.marking import Quoted

register = template.Library()


@register.simple_tag
def pieces(found, records=None):
    """The HTML of pieces (articles.views.marking); `records` are those that names lead to."""
    return joined(found, records or {})


@register.filter
def plain(found):
    """The words of pieces without any marks."""
    return "".join(plain(each.pieces) if isinstance(each, Quoted) else each.text for each in found)


def joined(found, records):
    return format_html_join("", "{}", ((piece(each, records),) for each in found))


def piece(each, records):
    if isinstance(each, Quoted):
        return quoted(each, records)
    words = each.text
    if each.name in records:
        url = records[each.name].get_absolute_url()
        words = format_html('<a class="name" href="{}">{}</a>', url, words)
    return format_html("{}{}", words, references(each.notes))


def quoted(each, records):
    """A part of a quote: its id stands on the first part, its permanent link in the last."""
    quote = each.mark.subject
    return format_html(
        '<mark{} class="quote hue-{} {}">{}{}</mark>',
        format_html(' id="q-{}"', quote.public_id) if each.first else "",
        quote.hue,
        quote.kind,
        joined(each.pieces, records),
        permanent_link(quote) if each.last else "",
    )


def permanent_link(quote):
    name = quote.speaker_name
    words = _("Quote by %(name)s") % {"name": name} if name else _("Quote")
    return format_html(
        '<a class="permalink" href="{}" title="{}"><span class="unseen">{}</span></a>',
        quote.get_absolute_url(),
        _("This quote's page"),
        words,
    )


def references(numbers):
    return format_html_join(
        "", '<sup class="reference"><a href="#note-{0}">{0}</a></sup>', ((n,) for n in numbers)
    )
