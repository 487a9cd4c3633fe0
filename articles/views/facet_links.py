"""Facets and chips as links: every one an address that shows what it says."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from articles.search import FacetValue, search
from articles.search.facets import LABELS

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
    """A facet with links; `chosen` counts the values that are selected or excluded."""

    name: str
    label: str
    values: list[ValueLink]
    chosen: int


@dataclass(frozen=True)
class Chip:
    """A filter in force and the address without it; `count` is what that would find."""

    label: str
    words: str
    url: object
    excludes: bool = False
    count: int | None = None


def facet_links(facets, address):
    """FacetLinks for those facets that can narrow the list or have been chosen from."""
    found = [links_of(facet, address) for facet in facets]
    return [each for each in found if len(each.values) > 1 or each.chosen]


def links_of(facet, address):
    values = [link_of(facet.name, value, address) for value in facet.values]
    chosen = sum(each.value.selected or each.value.excluded for each in values)
    return FacetLinks(facet.name, facet.label, values, chosen)


def link_of(name, value, address):
    """The links of one value."""
    if value.selected:
        return ValueLink(value, address.without(name, value.value), None)
    if value.excluded:
        return ValueLink(value, address.without(f"not_{name}", value.value), None)
    return ValueLink(
        value, address.adding(name, value.value), address.adding(f"not_{name}", value.value)
    )


def chips(request_filter, address, facets):
    """A Chip for every filter in force, in the order of the address."""
    labels = {(f.name, value.value): value.label for f in facets for value in f.values}
    return [chip(pair, address, labels) for pair in address.pairs if pair[0] != "sort"]


def chip(pair, address, labels):
    key, value = pair
    facet = key.removeprefix("not_")
    names = {"q": _("Words"), "from": _("From"), "to": _("Until")}
    label = names.get(key) or str(LABELS[facet])
    words = labels.get((facet, value), value)
    return Chip(label, words, address.without(key, value), key.startswith("not_"))


def lines_without(request_filter, address):
    """For each filter in force a Chip with the `count` that the list has without it."""
    tried = [pair for pair in address.pairs if pair[0] != "sort"][:RESCUES]
    found = []
    for key, value in tried:
        parameters = request_filter.data.copy()
        parameters.pop("page", None)
        parameters.setlist(key, [each for each in parameters.getlist(key) if each != value])
        other = type(request_filter)(parameters)
        count = search(other.query, other.selection, page_size=1).total
        found.append(replace(chip((key, value), address, {}), count=count))
    return found
