"""Pieces of marked text become HTML; every word is escaped on its way out."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.models import Review
from articles.views.marking import Quoted
from articles.views.wording import sureness

register = template.Library()
OUT_OF_THE_WAY = mark_safe(' tabindex="-1" aria-hidden="true"')


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
    """A part of a quote: its id, and those of quotes joined with it, stand on the first part; each
    part has its card."""
    quote = each.mark.subject
    return format_html(
        '<mark{} class="quote hue-{} {}" data-quote="q-{}">{}{}{}</mark>',
        format_html(' id="q-{}"', quote.public_id) if each.first else "",
        quote.hue,
        quote.kind,
        quote.public_id,
        places(quote) if each.first else "",
        joined(each.pieces, records),
        card(quote, each.last),
    )


def places(quote):
    """Where links to quotes that became part of this one lead."""
    ids = getattr(quote, "joined", ())
    return format_html_join("", '<span id="q-{}"></span>', ((each,) for each in ids))


def card(quote, last):
    """The permanent link of a quote, saying who speaks and how sure that is.

    Only that of the last part is for the keyboard and for screen readers.
    """
    return format_html(
        '<a class="permalink" href="{}"{}><span>{}</span> <span class="card-how">{}</span>'
        ' <span class="card-page" aria-hidden="true">{}</span></a>',
        quote.get_absolute_url(),
        "" if last else OUT_OF_THE_WAY,
        who(quote),
        how_sure(quote),
        _("This quote’s page"),
    )


def who(quote):
    """Speaker and role as a card names them."""
    if not quote.speaker_name:
        return _("Quote: speaker not known")
    name = format_html("<b>{}</b>", quote.speaker_name)
    words = format_html(_("Quote by {name}"), name=name)
    return format_html("{}, {}", words, quote.role) if quote.role else words


def how_sure(quote):
    """Whether an editor has checked it, else how sure the machine is of the speaker."""
    if quote.review != Review.MACHINE:
        return quote.get_review_display()
    return sureness(quote.confidence) if quote.speaker_name else ""


def references(numbers):
    return format_html_join(
        "", '<sup class="reference"><a href="#note-{0}">{0}</a></sup>', ((n,) for n in numbers)
    )
