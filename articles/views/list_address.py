"""Addresses of lists beside the one asked for: one filter more, one less, another page."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import get_script_prefix, reverse

from articles.sharing.addresses import list_address

#: Values of one key that are taken into account: nobody ticks more, and crawlers should not.
MOST_VALUES = 20


@lru_cache(maxsize=1_000)
def encoded(pair):
    """A (key, value) pair as it stands in an address."""
    return urlencode([pair])


@lru_cache
def list_path(listed, prefix):
    """The path of a list on a site whose paths begin with `prefix`."""
    return list_address(listed)


@dataclass(frozen=True)
class ListAddress:
    """A list and what was asked of it: (key, value) pairs, blank ones and the page left out."""

    listed: str
    pairs: tuple[tuple[str, str], ...] = ()

    def __str__(self):
        path = list_path(self.listed, get_script_prefix())
        given = "&".join([encoded(pair) for pair in sorted(self.pairs) if pair[1]])
        return f"{path}?{given}" if given else path

    def of_facet(self, name):
        """The address of all values of a facet, for this list as it is filtered."""
        path = reverse(f"{self.listed}-facet", args=[name])
        query = str(self).partition("?")[2]
        return f"{path}?{query}" if query else path

    @property
    def parameters(self):
        """What the address asks for, as a QueryDict."""
        found = QueryDict(mutable=True)
        for key, value in self.pairs:
            found.appendlist(key, value)
        return found

    def adding(self, key, value):
        """The address with one value more."""
        return self.of((*self.without(key, value).pairs, (key, value)))

    def without(self, key, value=None):
        """The address without a value of a key, or without any."""
        return self.of(
            pair for pair in self.pairs if pair[0] != key or value not in (None, pair[1])
        )

    def setting(self, key, value):
        """The address with this as the only value of a key; None takes it away."""
        rest = self.without(key)
        return rest if value is None else self.of((*rest.pairs, (key, str(value))))

    def keeping(self, keys, listed=None):
        """The address with these keys only, perhaps of another list."""
        kept = tuple(pair for pair in self.pairs if pair[0] in keys)
        return ListAddress(listed or self.listed, kept)

    def of(self, pairs):
        return ListAddress(self.listed, tuple(pairs))


def asked(listed, request_filter):
    """The ListAddress of what a filter understood of a request, without page and format."""
    pairs = (
        (key, str(value))
        for key, (values, _ignored) in request_filter.cleaned.items()
        for value in (values[-1:] if key in ("q", "sort", "from", "to") else values)
        if key != "page"
    )
    return ListAddress(listed, tuple(pairs))


def spelled_out(address, reading):
    """The address in which the operators of a query are filters, as links to filters need it."""
    if not (reading.pairs or reading.notices):
        return address
    plain = address.setting("q", reading.words or None)
    for key, value in reading.pairs:
        plain = plain.setting(key, value) if key in ("from", "to") else plain.adding(key, value)
    return plain


def limited(parameters):
    """(`parameters` with at most MOST_VALUES of each key, the keys that had more)"""
    many = [key for key, values in parameters.lists() if len(values) > MOST_VALUES]
    if many:
        parameters = parameters.copy()
    for key in many:
        parameters.setlist(key, parameters.getlist(key)[:MOST_VALUES])
    return parameters, many


def tidied(listed, parameters):
    """The address of a list without the empty keys that a form sends, or None if it has none."""
    pairs = [(key, value) for key, values in parameters.lists() for value in values]
    full = tuple((key, value) for key, value in pairs if value.strip())
    return None if len(full) == len(pairs) else str(ListAddress(listed, full))
