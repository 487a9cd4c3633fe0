"""Facets and chips as links: every one an address that shows what it says."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from articles.search import FacetValue, search
from articles.search.facets import LABELS

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

    `chosen` counts the values that are selected or excluded; they are never in `rest`.
    """

    name: str
    label: str
    values: list[ValueLink]
    rest: list[ValueLink]
    chosen: int


@dataclass(frozen=True)
class Chip:
    """A filter in force and the address without it; `count` is what that would find."""

    label: str
    words: str
    url: object
    excludes: bool = False
    count: int | None = None


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
    return FacetLinks(facet.name, facet.label, first, rest, len(chosen))


def link_of(name, value, address):
    """The links of one value."""
    if value.selected:
        return ValueLink(value, address.without(name, value.value), None)
    if value.excluded:
        return ValueLink(value, address.without(f"not_{name}", value.value), None)
    return ValueLink(
        value, address.adding(name, value.value), address.adding(f"not_{name}", value.value)
    )


def chips(address, facets):
    """A Chip for every filter in force, in the order of the address."""
    labels = labels_in(facets)
    return [chip(pair, address, labels) for pair in address.pairs if pair[0] != "sort"]


def labels_in(facets):
    """{(facet, value): words}"""
    return {(facet.name, each.value): each.label for facet in facets for each in facet.values}


def chip(pair, address, labels):
    key, value = pair
    facet = key.removeprefix("not_")
    names = {"q": _("Words"), "from": _("From"), "to": _("Until")}
    label = names.get(key) or str(LABELS[facet])
    words = labels.get((facet, value), value)
    return Chip(label, words, address.without(key, value), key.startswith("not_"))


def lines_without(request_filter, address, facets):
    """For each filter in force a Chip with the `count` that the list has without it."""
    labels = labels_in(facets)
    tried = [pair for pair in address.pairs if pair[0] != "sort"][:RESCUES]
    found = []
    for key, value in tried:
        parameters = request_filter.data.copy()
        parameters.pop("page", None)
        parameters.setlist(key, [each for each in parameters.getlist(key) if each != value])
        other = type(request_filter)(parameters)
        count = search(other.query, other.selection, page_size=1).total
        found.append(replace(chip((key, value), address, labels), count=count))
    return found
