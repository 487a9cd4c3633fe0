"""A query and what was chosen, said in a sentence: so that readers see how they were understood."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from articles.digits import number
from articles.models import Precision
from articles.sharing import dates

from .facets import LABELS
from .query import parse

#: Terms said one by one; of a longer query the rest is only counted.
MOST = 12

CHOSEN = {
    ("quotes", "speaker"): gettext_lazy("said by %(names)s"),
    ("articles", "speaker"): gettext_lazy("with words of %(names)s"),
    ("quotes", "organization"): gettext_lazy("in articles about or with %(names)s"),
    ("articles", "organization"): gettext_lazy("about or with %(names)s"),
    ("quotes", "publication"): gettext_lazy("published in %(names)s"),
    ("articles", "publication"): gettext_lazy("published in %(names)s"),
}
LEFT_OUT = {
    ("quotes", "speaker"): gettext_lazy("not said by %(names)s"),
    ("articles", "speaker"): gettext_lazy("without words of %(names)s"),
    ("quotes", "publication"): gettext_lazy("not published in %(names)s"),
    ("articles", "publication"): gettext_lazy("not published in %(names)s"),
}


def in_words(reading, names):
    """The sentence for a Reading, without a full stop; empty where all of a list is shown.

    `names` are the words for chosen values: {(facet, value): words}.
    """
    selection = reading.selection
    parts = [
        *contents(parse(reading.words)),
        *choices(selection, selection.included, CHOSEN, _("%(facet)s: %(names)s"), names),
        *choices(selection, selection.excluded, LEFT_OUT, _("%(facet)s: not %(names)s"), names),
        *period(selection),
    ]
    if not parts:
        return ""
    listed = _("Quotes") if selection.listed == "quotes" else _("Articles")
    comma = pgettext("between parts of a query", ", ")
    return f"{listed} {comma.join(parts)}"


def contents(query):
    """What must stand in the text, as a list of one part or none."""
    told = [alternative(terms) for terms in query.alternatives]
    return [pgettext("between alternatives", ", or ").join(told)] if told else []


def alternative(terms):
    """“that contain … and …, and not …”"""
    wanted = joined([said(term) for term in terms if not term.excluded], _("and"))
    unwanted = joined([said(term) for term in terms if term.excluded], _("or"))
    if wanted and unwanted:
        return _("that contain %(wanted)s and not %(unwanted)s") % {
            "wanted": wanted,
            "unwanted": unwanted,
        }
    if unwanted:
        return _("that do not contain %(unwanted)s") % {"unwanted": unwanted}
    return _("that contain %(wanted)s") % {"wanted": wanted}


def said(term):
    """A term between marks; the beginning of a word ends in an ellipsis."""
    words = f"{term.printed}…" if term.prefix else term.printed
    return _("“%(words)s”") % {"words": words}


def joined(words, last):
    """The words with `last` (and, or) between them; of many only the first MOST."""
    if len(words) > MOST:
        more = _("%(number)s more") % {"number": number(len(words) - MOST)}
        words = [*words[:MOST], more]
    return f" {last} ".join(words)


def choices(selection, values, phrases, other, names):
    """What is chosen or left out, a part for each facet."""
    parts = []
    for facet, chosen in values.items():
        phrase = phrases.get((selection.listed, facet), other)
        told = joined([str(names.get((facet, value), value)) for value in chosen], _("or"))
        parts.append(phrase % {"facet": LABELS[facet], "names": told})
    return parts


def period(selection):
    """From which day on and until which."""
    told = []
    if selection.start:
        told.append(_("from %(day)s on") % {"day": dates.in_words(selection.start, Precision.DAY)})
    if selection.end:
        told.append(_("until %(day)s") % {"day": dates.in_words(selection.end, Precision.DAY)})
    return [" ".join(told)] if told else []
