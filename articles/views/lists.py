"""The lists of articles and quotes: search, facets, chips, paging, and the same as files."""

from dataclasses import dataclass
from functools import partial

from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from articles.models import Article, Quote
from articles.models.written import written
from articles.search import SORTS, search
from articles.search.filters import ArticleFilter, QuoteFilter
from articles.search.questions import understood
from articles.search.related import lines
from articles.search.words import in_words
from articles.sharing import exports, feeds
from articles.sharing.addresses import absolute, list_address
from articles.sharing.json_forms import article_line, quote_line

from . import list_forms, tallies
from .facet_links import chips, facet_links, names_in, total
from .list_address import asked, limited, spelled_out, tidied
from .list_help import help_for, ranking_in_words
from .list_notices import notices
from .snippets import article_snippets, quote_snippets, spoken_below

JSON_PAGE = 100
#: What both lists understand: kept when a reader goes from one to the other.
SHARED = frozenset(
    f"{prefix}{key}"
    for key in ("speaker", "organization", "publication", "topic", "language", "named", "year")
    for prefix in ("", "not_")
) | {"q", "month", "not_month", "from", "to"}


class SearchList(View):
    """A list with facets, as a page and in the forms that `format` may ask for.

    Subclasses give `listed`, `other` (names of lists), `title`, `filter_class`, `records(keys)`,
    `beside(records)` and `line(record, absolute)`. `address` is what was asked for, `plain` the
    same with the operators of the query as filters.
    """

    http_method_names = ["get", "head", "options"]
    listed = other = title = template_name = ""
    filter_class = None

    def get(self, request):
        if address := tidied(self.listed, request.GET):
            return HttpResponseRedirect(address)
        parameters, self.cut = limited(request.GET)
        self.filter = self.filter_class(parameters)
        self.reading = understood(self.filter.query, self.filter.selection)
        self.address = asked(self.listed, self.filter)
        self.plain = spelled_out(self.address, self.reading)
        return self.in_form(request.GET.get("format"))

    def in_form(self, form):
        """The list in the form asked for; its page where there is no such form."""
        if form == "json":
            return self.as_json()
        if form == "atom":
            return self.as_atom()
        return self.as_file(form) if form in list_forms.MEDIA else self.as_page()

    def found(self, **options):
        """The SearchPage of what was asked for."""
        given = {"sort": self.filter.sort, "page": self.filter.page, **options}
        return search(self.reading.words, self.reading.selection, **given)

    def as_page(self):
        results = self.found()
        records = self.records(results.hits)
        names = names_in(results.facets, self.reading.selection, self.reading.names)
        context = {
            "listed": self.listed,
            "query": self.filter.query,
            "results": results,
            "lines": list(zip(records, *self.beside(records), strict=True)),
            "in_words": in_words(self.reading, names),
            "verbatim": self.reading.verbatim and self.anywhere(self.reading.words.strip('"')),
            "question": self.reading.question and self.anywhere(self.reading.question),
            "notices": notices(self.filter.notices, self.reading, self.cut, self.plain),
            "chips": chips(self.plain, names),
            "facets": facet_links(results.facets, self.plain, results.total),
            "sorts": self.sorts(results),
            "ranking": ranking_in_words(results, self.listed),
            "paging": Paging(self.address, results.page, results.pages),
            "other": self.address.keeping(SHARED, self.other),
            "hidden": [pair for pair in self.address.pairs if pair[0] not in ("q", "sort")],
            "bare": not self.address.pairs,
            "feed": self.address.setting("format", "atom"),
            "table": self.address.setting("format", "csv"),
            "canonical": absolute(self.request, list_address(self.listed)),
            "alternates": list_forms.alternates(self.address),
            "downloads": list_forms.downloads(self.address, list_forms.MEDIA),
            "most": exports.MOST,
            "elsewhere": self.elsewhere(results),
            **help_for(self.filter_class, self.reading, results, self.plain, names),
        }
        return render(self.request, self.template_name, context)

    def anywhere(self, words):
        """The address of the list that has all these words, in any place."""
        return self.address.setting("q", " AND ".join(words.split()))

    def elsewhere(self, results):
        """How many articles have in their text what no quote has."""
        if results.total or self.listed == "article" or not self.reading.words:
            return 0
        return total(ArticleFilter, self.address.keeping(SHARED, self.other))

    def sorts(self, results):
        """[(words, address, chosen)] of the orders there are."""
        best = _("Recent first") if results.recent_first else _("Best match")
        words = dict(zip(SORTS, (best, _("Newest"), _("Oldest")), strict=True))
        offered = SORTS if self.reading.words else SORTS[1:]
        chosen = self.filter.sort if self.filter.sort in offered else offered[0]
        return [
            (words[each], self.address.setting("sort", each if each != offered[0] else None),
             each == chosen)
            for each in offered
        ]  # fmt: skip

    def as_json(self):
        results = self.found(page_size=JSON_PAGE)
        full = partial(absolute, self.request)
        following = self.address.setting("format", "json").setting("page", results.page + 1)
        return JsonResponse(
            {
                "count": results.total,
                "next": full(str(following)) if results.page < results.pages else None,
                "approximate": results.approximate,
                "facets": [facet_form(each) for each in results.facets],
                "results": [self.line(each, full) for each in self.records(results.hits)],
            }
        )

    def as_atom(self):
        """The list as a feed, the newest first unless something else was asked for."""
        results = self.found(page_size=feeds.PAGE, sort=self.filter.sort or "newest", facets=())
        records = exports.records(self.listed, results.hits)
        title = f"{self.title}: {self.filter.query}" if self.filter.query else self.title
        return list_forms.atom(
            self.request, self.address, title, records, results.page, results.pages
        )

    def as_file(self, form):
        """All of the list from its beginning, up to what a download may hold."""
        results = self.found(page_size=exports.MOST, page=1, facets=())
        return list_forms.download(self.request, self.listed, form, results.hits, results.total)


class ArticleList(SearchList):
    listed, other, title = "article", "quote", gettext_lazy("Articles")
    filter_class = ArticleFilter
    template_name = "article_list.html"
    line = staticmethod(article_line)

    def beside(self, records):
        """For each article its snippet, and its quotes that match."""
        words = self.reading.words
        return article_snippets(records, words), spoken_below(records, self.reading)

    def records(self, keys):
        """Articles in the order of `keys`, each with `quote_count`."""
        shown = articles_with_text if self.reading.words else articles
        return tallies.with_quote_counts(in_order(shown, keys))


class QuoteList(SearchList):
    listed, other, title = "quote", "article", gettext_lazy("Quotes")
    filter_class = QuoteFilter
    template_name = "quote_list.html"
    line = staticmethod(quote_line)

    def beside(self, records):
        """For each quote its snippet."""
        return (quote_snippets(records, self.reading.words),)

    def records(self, keys):
        """Quotes in the order of `keys`."""
        return in_order(quotes, keys)


@written
def articles(keys):
    return Article.objects.public().light().filter(pk=keys.any)


@written
def articles_with_text(keys):
    """Articles whose words are looked through for what was typed."""
    shown = Article.objects.public().filter(pk=keys.any)
    return shown.select_related("publication").defer("evidence")


@written
def quotes(keys):
    return lines(Quote.objects.current()).filter(pk=keys.any).order_by()


def in_order(records_with, keys):
    """The records that a written statement finds for these keys, in the keys' order."""
    found = {each.pk: each for each in records_with(list(keys))} if keys else {}
    return [found[key] for key in keys if key in found]


@dataclass(frozen=True)
class Paging:
    """Where a page stands among the others; addresses are None where there is no such page."""

    address: object
    page: int
    pages: int

    @property
    def previous(self):
        """The address of the page before."""
        return self.at(self.page - 1) if self.page > 1 else None

    @property
    def next(self):
        """The address of the page after."""
        return self.at(self.page + 1) if self.page < self.pages else None

    def at(self, page):
        return self.address.setting("page", page if page > 1 else None)


def facet_form(facet):
    """A facet as JSON."""
    values = [
        {"value": each.value, "label": each.label, "count": each.count,
         "selected": each.selected, "excluded": each.excluded}
        for each in facet.values
    ]  # fmt: skip
    return {"name": facet.name, "label": facet.label, "values": values}
