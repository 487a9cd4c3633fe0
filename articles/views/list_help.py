"""What a list says beside its lines: who is meant, what else was meant, what to leave out."""

from django.utils.translation import gettext as _

from articles.digits import number
from articles.models import Precision, Quote
from articles.search.did_you_mean import corrected, shortened
from articles.search.names import named_like, with_words
from articles.search.parameters import first_day
from articles.search.pasted import nearest
from articles.search.periods import period_in
from articles.sharing import dates

from .facet_links import lines_without, total

#: By the length of YYYY, YYYY-MM and YYYY-MM-DD: the filter for it, and how precise it is.
PERIODS = {
    4: ("year", Precision.YEAR),
    7: ("month", Precision.MONTH),
    10: ("from", Precision.DAY),
}
#: People and bodies offered for a name that was typed.
NAMES = 4


def help_for(filter_class, reading, results, address, names):
    """The help for a page of results, as variables of its template."""
    found = {"of_that_name": [], "rescues": [], "corrected": None, "shortened": None, "near": []}
    found["dated"] = dated(filter_class, reading.words, address)
    if reading.words and results.page == 1 and not reading.verbatim:
        named = with_words(reading.words) if results.total else named_like(reading.words)
        found["of_that_name"] = [each.record for each in named[:NAMES]]
    if results.total or results.approximate or not address.pairs:
        return found
    if len(address.pairs) > 1:
        rescues = lines_without(filter_class, address, names)
        found["rescues"] = [chip for chip in rescues if chip.count]
    if reading.words:
        found["corrected"] = link(corrected(reading.words, reading.selection), address)
        found["shortened"] = link(shortened(reading.words, reading.selection), address)
        found["near"] = quotes(nearest(reading.words))
    return found


def dated(filter_class, typed, address):
    """(the words before a date in what was typed, the date in words, how many there are of that
    date, their address), or None."""
    found = period_in(typed)
    if not found:
        return None
    words, day = found
    key, precision = PERIODS[len(day)]
    other = address.setting("q", words or None).setting(key, day)
    if key == "from":
        other = other.setting("to", day)
    count = total(filter_class, other)
    return (words, dates.in_words(first_day(day), precision), count, other) if count else None


def link(other, address):
    """(words, their count, their address) of an Other, or None."""
    return other and (other.words, other.count, address.setting("q", other.words))


def quotes(keys):
    """The current quotes with these keys, in their order."""
    found = Quote.objects.current().with_context().in_bulk(keys) if keys else {}
    return [found[key] for key in keys if key in found]


def ranking_in_words(results, listed):
    """How the best match is found, where hits were ranked."""
    if not results.ranked or results.total < 2:
        return ""
    if results.recent_first:
        recent = _("Recent first: the newest %(number)s of the hits are put in order by match.")
        return recent % {"number": number(results.ranked)}
    if listed == "quote":
        how = _("The best match first: the words in a row, often and close together.")
    else:
        how = _("The best match first: the words in a row, in the headline, often, close together.")
    if results.ranked >= results.total:
        return how
    cut = _("%(number)s of the hits are compared so; the others follow by date.")
    return f"{how} {cut % {'number': number(results.ranked)}}"
