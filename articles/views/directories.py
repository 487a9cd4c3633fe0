"""The lists of speakers, organizations, publications and topics."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views import View

from articles.search import authorities, filters, names
from articles.search.query import readable
from articles.sharing import exports, feeds
from articles.sharing.addresses import absolute, list_address
from articles.sharing.json_forms import authority_line, publication_form, topic_form

from . import list_forms
from .list_address import asked, tidied
from .lists import JSON_PAGE, Paging

PAGE = 100
SORT_WORDS = {
    "name": _("By name"),
    "quotes": _("Most quoted"),
    "articles": _("Most articles"),
}


class Directory(View):
    """A list of records by name, as a page and in the forms that `format` may ask for.

    Subclasses give `listed`, `title`, `name` (the field sorted by), `filter_class`, `orders`
    (the default one first), `line(record, absolute)` and in `prefetch` what that asks for.
    """

    http_method_names = ["get", "head", "options"]
    listed = title = ""
    name = "name"
    filter_class = None
    orders = ("name", "articles")
    prefetch = ()

    def get(self, request):
        if address := tidied(self.listed, request.GET):
            return HttpResponseRedirect(address)
        self.filter = self.filter_class(request.GET)
        self.begins = readable(request.GET.get("begins", "")).strip()[:1].upper()
        self.address = asked(self.listed, self.filter).setting("begins", self.begins or None)
        self.found = self.beginning(self.filter.qs)
        answers = {"json": self.as_json, "atom": self.as_atom, "csv": self.as_csv}
        return answers.get(request.GET.get("format"), self.as_page)()

    def beginning(self, records):
        """Those of `records` whose name begins with the letter asked for."""
        return authorities.beginning(records, self.name, self.begins) if self.begins else records

    def initials(self):
        """[(letter, address, chosen)] of the first letters of all names, and of none first."""
        plain = self.address.setting("q", None)
        return [(_("All"), plain.setting("begins", None), not self.begins)] + [
            (each, plain.setting("begins", each), each == self.begins)
            for each in authorities.initials(self.filter_class._meta.model)
        ]

    def near(self):
        """Records with a name like what was typed, for when none has it."""
        if not self.filter.query or self.listed == "topic":
            return []
        return names.like(self.listed, self.filter.query)

    def as_page(self):
        page = Paginator(self.found, PAGE).get_page(self.filter.page)
        for record in page:
            record.initial = getattr(record, "sort_name", record.name)[:1].upper()
        context = {
            "listed": self.listed,
            "title": self.title,
            "query": self.filter.query,
            "page": page,
            "initials": self.initials(),
            "near": [] if page.paginator.count else self.near(),
            "sorts": self.sorts(),
            "by_name": self.filter.sort in ("", "name") and not self.filter.query,
            "paging": Paging(self.address, page.number, page.paginator.num_pages),
            "notices": self.filter.notices,
            "bare": not self.address.pairs,
            "canonical": absolute(self.request, list_address(self.listed)),
            "alternates": list_forms.alternates(self.address),
            "downloads": list_forms.downloads(self.address, ("csv", "json", "atom")),
        }
        return render(self.request, "directory.html", context)

    def sorts(self):
        """[(words, address, chosen)] of the orders there are."""
        chosen = self.filter.sort or self.orders[0]
        return [
            (SORT_WORDS[each], self.address.setting("sort", each if each != "name" else None),
             each == chosen)
            for each in self.orders
        ]  # fmt: skip

    def as_json(self):
        found = self.found.prefetch_related(*self.prefetch)
        page = Paginator(found, JSON_PAGE).get_page(self.filter.page)
        full = partial(absolute, self.request)
        following = self.address.setting("format", "json").setting("page", page.number + 1)
        return JsonResponse(
            {
                "count": page.paginator.count,
                "next": full(str(following)) if page.has_next() else None,
                "approximate": False,
                "facets": [],
                "results": [self.line(each, full) for each in page],
            }
        )

    def as_atom(self):
        page = Paginator(self.found, feeds.PAGE).get_page(self.filter.page)
        pages = page.paginator.num_pages
        return list_forms.atom(self.request, self.address, self.title, page, page.number, pages)

    def as_csv(self):
        found = self.found.prefetch_related(*self.prefetch)
        full = partial(absolute, self.request)
        forms = (self.line(each, full) for each in found.iterator(chunk_size=exports.CHUNK))
        pieces = exports.csv_lines(exports.form_rows(forms))
        return list_forms.as_file(pieces, self.listed, "csv", self.found.count())


class SpeakerList(Directory):
    listed, title, name = "speaker", _("Speakers"), "sort_name"
    filter_class = filters.SpeakerFilter
    orders = ("name", "quotes")
    prefetch = ("variant_names",)

    def line(self, record, absolute):
        return authority_line(record, absolute, record.quote_count)


class OrganizationList(Directory):
    listed, title, name = "organization", _("Organizations"), "sort_name"
    filter_class = filters.OrganizationFilter
    orders = ("name", "quotes", "articles")
    prefetch = ("variant_names",)

    def line(self, record, absolute):
        return authority_line(record, absolute, record.quote_count)


class PublicationList(Directory):
    listed, title = "publication", _("Publications")
    filter_class = filters.PublicationFilter

    def line(self, record, absolute):
        return publication_form(record, absolute, record.article_count)


class TopicList(Directory):
    listed, title = "topic", _("Topics")
    filter_class = filters.TopicFilter
    prefetch = ("parent",)

    def line(self, record, absolute):
        return topic_form(record, absolute, record.article_count)
