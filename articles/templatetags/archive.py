"""What templates need to print records."""

import json
from functools import lru_cache

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.digits import number
from articles.sharing import addresses, dates, marks
from articles.sharing.json_forms import shown as shown_record
from articles.sharing.structured_data import CONTEXT
from articles.views import wording

register = template.Library()
#: In a script element nothing may look like its end or like a comment.
IN_SCRIPT = {ord(mark): f"\\u{ord(mark):04X}" for mark in "<>&\u2028\u2029"}


@register.filter
def shown(record):
    """The record, or None if it may not be shown."""
    return shown_record(record)


@register.filter
def date_of(article):
    """An article's date as far as it is known, in a time element; "undated" without one."""
    if not article.published:
        return _("undated")
    return time_element(article.published, article.published_precision, get_language())


@lru_cache(maxsize=5_000)
def time_element(day, precision, language):
    """A date, in words of this language, which is the one in use."""
    words = dates.in_words(day, precision)
    return format_html('<time datetime="{}">{}</time>', dates.printed(day, precision), words)


@register.filter
def date_as(day, precision):
    """A date as far as it is known."""
    return dates.in_words(day, precision)


@register.filter
def opening(direction):
    """The mark before a quotation in text of this direction."""
    return marks.opening(direction)


@register.filter
def closing(direction):
    """The mark after a quotation in text of this direction."""
    return marks.closing(direction)


@register.filter
def in_marks(words, direction):
    """A quote's words between quotation marks."""
    return marks.in_marks(words, direction)


@register.filter
def marked(snippet):
    """The pieces of a snippet, [(words, whether they match)], as marked text."""
    return mark_safe(
        "".join(f"<mark>{escape(words)}</mark>" if hit else escape(words) for words, hit in snippet)
    )


@register.filter
def of_quotes(count):
    """12 quotes, in words."""
    return quotes_counted(count, get_language())


@lru_cache(maxsize=5_000)
def quotes_counted(count, language):
    """The same in this language, which is the one in use."""
    return ngettext("%(shown)s quote", "%(shown)s quotes", count) % {"shown": number(count)}


@register.filter
def of_articles(count):
    """12 articles, in words."""
    return articles_counted(count, get_language())


@lru_cache(maxsize=5_000)
def articles_counted(count, language):
    """The same in this language, which is the one in use."""
    return ngettext("%(shown)s article", "%(shown)s articles", count) % {"shown": number(count)}


@register.filter
def sureness(confidence):
    """A probability in plain words."""
    return wording.sureness(confidence)


@register.filter
def basis(words):
    """Why the extractor names that speaker, in plain words."""
    return wording.basis(words)


@register.filter
def attribution(quote):
    """How the speaker of a quote is known, in plain words."""
    return wording.attribution(quote)


@register.filter
def title_of(article):
    """An article's headline, or words for one that has none."""
    return article.headline or _("Untitled article")


@register.filter
def on_the_web(url):
    """The address if it may be linked, else empty."""
    return addresses.web_address(url)


@register.simple_tag
def list_url(listed, **parameters):
    """The address of a list, filtered."""
    return addresses.list_address(listed, **parameters)


@register.simple_tag
def structured_data(nodes):
    """Nodes of schema.org as a block of data, which no browser runs."""
    form = {"@context": CONTEXT, "@graph": nodes}
    words = json.dumps(form, ensure_ascii=False).translate(IN_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(words))
