"""Two speakers or two publications side by side."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.models import Quote
from articles.pictures import side_by_side
from articles.search.facets import RECORDS
from articles.search.holdings import holdings, part
from articles.search.own_words import own_words, vocabulary
from articles.sharing.addresses import at, list_address

from . import tallies
from .compared import Choice, choice
from .timeline import unbroken

#: The newest quotes of each whose words are weighed: enough to tell, read in a tenth of a second.
WEIGHED = 2000
NEWEST = 5
SHARED = 8
#: Records whose names a field offers.
OFFERED = 40
BESIDE = 8
LISTS = ("articles", "quotes")
#: What two of a kind may have in common.
IN_COMMON = {
    "speaker": ("topic", "organization", "publication"),
    "publication": ("topic", "organization", "speaker"),
}
HEADINGS = {
    "topic": gettext_lazy("Topics in common"),
    "organization": gettext_lazy("Organizations in common"),
    "publication": gettext_lazy("Publications in common"),
    "speaker": gettext_lazy("Speakers in common"),
}


@require_safe
def compare(request):
    """Two of a kind by `speaker` or `publication`, each given twice: an id or a name."""
    kind = "publication" if request.GET.getlist("publication") else "speaker"
    given = request.GET.getlist(kind)
    choices = [choice(kind, each) for each in (*given[:2], "", "")[:2]]
    address = address_of(kind, choices)
    if len(given) <= 2 and is_settled(choices) and is_other(request, address):
        return HttpResponseRedirect(address)
    offered = most_quoted(kind)
    context = {
        "kind": kind,
        "fields": fields(kind, choices),
        "names": offered,
        "beside": beside(kind, choices, offered),
        "cut": len(given) > 2,
        "hides_speaker": kind == "speaker",
        **compared(kind, [each.record for each in choices]),
    }
    return render(request, "compare.html", context)


def address_of(kind, choices):
    """The address of the page with these choices."""
    values = [(kind, each.value) for each in choices if each.value]
    if not values and kind == "speaker":
        return reverse("compare")
    return f"{reverse('compare')}?{urlencode(values or {kind: ''})}"


def is_settled(choices):
    """Whether whatever was typed names somebody."""
    return all(each.record or not each.typed for each in choices)


def is_other(request, address):
    """Whether an address that was asked for, if anything was, is to be spelled like `address`."""
    return bool(request.META["QUERY_STRING"]) and request.get_full_path() != address


def fields(kind, choices):
    """[(Choice, [(name, address with them in its place)])] of both fields."""
    found = []
    for place, each in enumerate(choices):
        offered = []
        for name, record in each.candidates:
            others = [*choices[:place], Choice(record=record), *choices[place + 1 :]]
            offered.append((name, address_of(kind, others)))
        found.append((each, offered))
    return found


def most_quoted(kind):
    """The most quoted records of a kind, for the fields to offer by name."""
    [quotes] = holdings(part("quotes"))
    found = tallies.most(RECORDS[kind], quotes.of(kind), OFFERED)
    return [record for record, _count in found]


def beside(kind, choices, offered):
    """[(record, address)] of some who may stand beside the only one that was chosen."""
    chosen = [each for each in choices if each.record]
    if len(chosen) != 1 or any(each.problem for each in choices):
        return []
    others = [record for record in offered if record != chosen[0].record][:BESIDE]
    return [(each, address_of(kind, [*chosen, Choice(record=each)])) for each in others]


def compared(kind, records):
    """Everything that is compared of two records, or whose names are missing for that."""
    if None in records:
        return {"records": []}
    if records[0] == records[1]:
        return {"records": [], "same": records[0]}
    parts = (part(listed, **{kind: record.public_id}) for listed in LISTS for record in records)
    held = holdings(*parts)
    if any(each.unavailable for each in held):
        return {"records": records, "unavailable": True}
    articles, quotes = held[:2], held[2:]
    urls = [at("quote", **{kind: record.public_id}) for record in records]
    return {
        "records": records,
        "figures": figures(kind, records, articles, quotes),
        "years": years(quotes, urls),
        "shared": [shared(facet, quotes, urls) for facet in IN_COMMON[kind]],
        **words_and_quotes(kind, records),
    }


def figures(kind, records, articles, quotes):
    """[(words, [(count, address) of each])]"""

    def row(words, listed, held, **further):
        counts = [(each.of("named").get("yes", 0) if further else each.total) for each in held]
        addresses = [
            list_address(listed, **{kind: record.public_id}, **further) for record in records
        ]
        return words, list(zip(counts, addresses, strict=True))

    found = [row(_("Quotes"), "quote", quotes), row(_("Articles"), "article", articles)]
    if kind == "publication":
        found.append(row(_("Quotes with a named source"), "quote", quotes, named="yes"))
    return found


def years(quotes, urls):
    """A row for each year from the first of either to the last."""
    counts = [each.by_year()[0] for each in quotes]
    known = sorted(set().union(*counts))
    labels = {year: year for year in (unbroken(known) if known else ())}
    return side_by_side.rows(labels, counts, [lambda year, url=url: url(year=year) for url in urls])


def shared(facet, quotes, urls):
    """(facet, heading, rows) of the values that both have, the most shared first."""
    counts = [each.of(facet) for each in quotes]
    values = set(counts[0]) & set(counts[1])
    first = sorted(values, key=lambda value: (-min(each[value] for each in counts), value))[:SHARED]
    records = RECORDS[facet].objects.public().filter(public_id__in=first)
    found = {record.public_id: record for record in records}
    labels = {value: found[value] for value in first if value in found}
    links = [lambda value, url=url: url(**{facet: value}) for url in urls]
    return facet, HEADINGS[facet], side_by_side.rows(labels, counts, links)


def words_and_quotes(kind, records):
    """The words most their own and the newest quotes of each, as variables of the template."""
    texts, newest = [], []
    for record in records:
        quotes = quotes_of(kind, record)
        texts.append(list(quotes.values_list("text", "article__language")[:WEIGHED]))
        newest.append(list(quotes.with_context()[:NEWEST]))
    one, other = map(vocabulary, texts)
    return {
        "weighed": max(map(len, texts)) == WEIGHED and WEIGHED,
        "own": [(records[0], own_words(one, other)), (records[1], own_words(other, one))],
        "newest": list(zip(records, newest, strict=True)),
    }


def quotes_of(kind, record):
    """The current quotes of a speaker or in a publication, the newest first."""
    field = "speaker" if kind == "speaker" else "article__publication"
    return Quote.objects.current().filter(**{field: record}).newest_first()
