"""All values of one facet of a list, by name, with search and first letters."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views import View

from articles.search.facets import FACETS_OF, LABELS, RECORDS
from articles.search.filters import ArticleFilter, QuoteFilter
from articles.search.parameters import number_of_page
from articles.search.query import readable
from articles.search.questions import understood
from articles.search.whole_facet import whole_facet
from articles.search.words import in_words

from .facet_links import chips, link_of, names_in
from .list_address import asked, limited, spelled_out
from .lists import Paging

FILTERS = {"article": ArticleFilter, "quote": QuoteFilter}
#: Letters of a name that are looked for.
LONGEST = 100


class FacetAddress:
    """The address of a facet's page: the list's filters, and what is looked for in the facet."""

    def __init__(self, path, pairs, **own):
        self.path, self.pairs, self.own = path, tuple(pairs), own

    def __str__(self):
        own = tuple((key, value) for key, value in self.own.items() if value)
        return f"{self.path}?{urlencode([*sorted(self.pairs), *own])}".removesuffix("?")

    def setting(self, key, value):
        """The address with another value of what is looked for; the page is the first again."""
        return FacetAddress(self.path, self.pairs, **{**self.own, "page": None, key: value})


class FacetPage(View):
    http_method_names = ["get", "head", "options"]
    listed = ""

    def get(self, request, name):
        if name not in RECORDS or name not in FACETS_OF[f"{self.listed}s"]:
            raise Http404
        parameters, _cut = limited(request.GET)
        request_filter = FILTERS[self.listed](parameters)
        reading = understood(request_filter.query, request_filter.selection)
        address = spelled_out(asked(self.listed, request_filter), reading).setting("sort", None)
        own = {"find": self.text("find"), "begins": self.text("begins")[:1], "page": self.page()}
        asks = {"find": own["find"], "initial": own["begins"], "page": own["page"]}
        found = whole_facet(name, reading.words, reading.selection, **asks)
        here = FacetAddress(reverse(f"{self.listed}-facet", args=[name]), address.pairs, **own)
        names = names_in((), reading.selection, reading.names)
        context = {
            "listed": self.listed,
            "label": LABELS[name],
            "found": found,
            "links": [link_of(name, value, address) for value in found.values],
            "in_words": in_words(reading, names),
            "chips": chips(address, names),
            "hidden": address.pairs,
            "path": here.path,
            "find": own["find"],
            "begins": own["begins"],
            "initials": [
                (each, here.setting("begins", each), each == own["begins"].upper())
                for each in found.initials
            ],
            "all_initials": here.setting("begins", None),
            "back": address,
            "paging": Paging(here, found.page, found.pages),
        }
        return render(request, "facet.html", context)

    def text(self, key):
        return " ".join(readable(self.request.GET.get(key, "")).split())[:LONGEST]

    def page(self):
        """The number of the page asked for; 1 where it is none."""
        try:
            return number_of_page(self.request.GET.get("page", "1"))
        except ValueError:
            return 1
