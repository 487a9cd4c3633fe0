"""The values of facets as links: a hundred on a page, too many for a template each."""

from functools import lru_cache

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.digits import number

register = template.Library()

VALUE = (
    '<li{state}>\n    <a{id} class="choose" rel="nofollow" href="{url}"{current}>'
    '<bdi class="value">{label}</bdi> <span class="count">{count}</span>'
    '<span class="unseen">{said}</span></a>{exclude}</li>\n'
)
EXCLUDE = (
    '<a{id} class="exclude" rel="nofollow" href="{url}" title="{title}">'
    '<span aria-hidden="true">−</span><span class="unseen">{words}</span></a>'
)
SELECTED, EXCLUDED = ' class="selected"', ' class="excluded"'
CURRENT = ' aria-current="true"'


@register.simple_tag
def facet_values(links, facet=""):
    """List items with the ValueLinks `links`: each chooses its value, and leaves it out.

    With the name of their `facet` every link has an id, by which a list that changes keeps its
    place.
    """
    said = {
        SELECTED: f", {escape(_('selected: take it away'))}",
        EXCLUDED: f", {escape(_('left out: take it back'))}",
    }
    title, words, language = escape(_("Leave out")), _("Leave out %(value)s"), get_language()
    items = []
    for link in links:
        value, label = link.value, escape(link.value.label)
        state = SELECTED if value.selected else EXCLUDED if value.excluded else ""
        leave_out = link.exclude and EXCLUDE.format(
            id=id_of("exclude", facet, value),
            url=escape(str(link.exclude)),
            title=title,
            words=escape(words) % {"value": label},
        )
        item = VALUE.format(
            state=state,
            id=id_of("choose", facet, value),
            url=escape(str(link.url)),
            current=CURRENT if value.selected else "",
            label=label,
            count=printed(value.count, language),
            said=said.get(state, ""),
            exclude=leave_out or "",
        )
        items.append(item)
    return mark_safe("".join(items))


def id_of(what, facet, value):
    """The attribute `id` of a link; empty where no facet is named."""
    return f' id="{what}-{facet}-{escape(value.value)}"' if facet else ""


@lru_cache(maxsize=5_000)
def printed(count, language):
    """A count as it is written in this language, which is the one in use."""
    return number(count)
