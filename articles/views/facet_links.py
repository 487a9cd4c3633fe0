"""Facets and chips as links: every one an address that shows what it says."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from articles.search import FacetValue, search
from articles.search.facets import LABELS, RECORDS, unknown, word_for
from articles.search.questions import understood
from articles.search.values import FACET_SIZE

#: Values of a facet that are shown at once.
FIRST = 8
#: Filters tried one by one where nothing was found.
RESCUES = 5


@dataclass(frozen=True)
class ValueLink:
    """A facet's value; `url` chooses it or takes the choice back, `exclude` leaves it out."""

    value: FacetValue
    url: object
    exclude: object


@dataclass(frozen=True)
class FacetLinks:
    """A facet with links; `rest` are the values that are shown on demand.

    `chosen` counts the values that are selected or excluded; they are never in `rest`. `more` is
    the address of all values, where there may be more of them than these.
    """

    name: str
    label: str
    values: list[ValueLink]
    rest: list[ValueLink]
    chosen: int
    more: str = ""


@dataclass(frozen=True)
class Chip:
    """A filter in force and the address without it; `count` is what that would find."""

    label: str
    words: str
    url: object
    excludes: bool = False
    count: int | None = None
    key: str = ""


def facet_links(facets, address, total):
    """FacetLinks for those facets that can narrow a list of `total`, or have been chosen from."""
    found = [links_of(facet, address) for facet in facets]
    return [each for each in found if each.chosen or narrows(each.values, total)]


def narrows(values, total):
    """Whether choosing one of the values would leave something out."""
    return len(values) > 1 or values[0].value.count < total


def links_of(facet, address):
    links = [link_of(facet.name, value, address) for value in facet.values]
    chosen = [each for each in links if each.value.selected or each.value.excluded]
    first = [each for place, each in enumerate(links) if place < FIRST or each in chosen]
    rest = [each for each in links if each not in first]
    cut = facet.name in RECORDS and len(links) >= FACET_SIZE
    more = address.of_facet(facet.name) if cut else ""
    return FacetLinks(facet.name, facet.label, first, rest, len(chosen), more)


def link_of(name, value, address):
    """The links of one value."""
    if value.selected:
        return ValueLink(value, address.without(name, value.value), None)
    if value.excluded:
        return ValueLink(value, address.without(f"not_{name}", value.value), None)
    return ValueLink(
        value, address.adding(name, value.value), address.adding(f"not_{name}", value.value)
    )


def chips(address, names):
    """A Chip for every filter in force, in the order of the address; `names` as in names_in."""
    return [chip(pair, address, names) for pair in address.pairs if pair[0] != "sort"]


def names_in(facets, selection, known):
    """{(facet, value): words} of what is chosen; asked for where `facets` and `known` lack it."""
    names = {(facet.name, each.value): each.label for facet in facets for each in facet.values}
    names.update(known)
    for choice in (selection.included, selection.excluded):
        for facet, values in choice.items():
            missing = [each for each in values if (facet, each) not in names]
            names.update(words_for(facet, missing, selection.listed))
    return names


def words_for(facet, values, listed):
    """{(facet, value): words}; a record that is not public is unknown, as one that is not there."""
    if not values:
        return {}
    if facet in RECORDS:
        records = RECORDS[facet].objects.public().filter(public_id__in=values)
        found = dict(records.values_list("public_id", "name"))
        return {(facet, each): found.get(each, unknown(each)) for each in values}
    return {(facet, each): word_for(facet, each, listed) for each in values}


def chip(pair, address, names):
    key, value = pair
    facet = key.removeprefix("not_")
    labels = {"q": _("Words"), "from": _("From"), "to": _("Until")}
    label = labels.get(key) or str(LABELS[facet])
    words = names.get((facet, value), value)
    return Chip(label, words, address.without(key, value), key.startswith("not_"), key=key)


def lines_without(filter_class, address, names):
    """For each filter in force a Chip with the `count` that the list has without it."""
    tried = [pair for pair in address.pairs if pair[0] != "sort"][:RESCUES]
    return [counted_without(filter_class, address, pair, names) for pair in tried]


def counted_without(filter_class, address, pair, names):
    count = total(filter_class, address.without(*pair))
    return replace(chip(pair, address, names), count=count)


def total(filter_class, address):
    """How many there are in the list of an address."""
    other = filter_class(address.parameters)
    reading = understood(other.query, other.selection)
    return search(reading.words, reading.selection, page_size=1, facets=()).total
