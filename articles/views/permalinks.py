"""Permanent addresses: one lookup for pages and all other forms of a record.

The id alone finds the record. The slug may be anything, but only the canonical address
shows the page; every other spelling of it answers 301.
"""

import datetime
import re
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from articles.models import Display, Quote, Reason, Review, State
from articles.models.public_record import ID_ALPHABET, ID_LENGTH
from articles.models.written import written
from articles.sharing import annotations
from articles.sharing.addresses import ENDINGS, FORMS_OF, absolute, canonical, list_address

from . import errors, forms, list_forms, signposts

#: Hyphens that people or word processors put into an id, and marks that nobody sees.
DIVIDERS = re.compile("[-\u00ad\u2010-\u2015\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
WELL_FORMED = re.compile(f"[{ID_ALPHABET}]{{{ID_LENGTH}}}")


@dataclass(frozen=True)
class Gone(Exception):
    """The record was taken away: why, in words, and when. Nothing of what it said."""

    reason: str
    at: datetime.datetime | None


def tidy(given):
    """A permanent id as it is spelled here: lower case, no hyphens, nothing after it."""
    return DIVIDERS.sub("", without_trailing(given)).lower()


def without_trailing(given):
    """`given` up to its last letter or digit: sentences, mark-up and chat programs of any script
    leave more behind an address that they swallow."""
    end = len(given)
    while end and not given[end - 1].isalnum():
        end -= 1
    return given[:end]


def by_id(records):
    """The written statement that finds those of the queryset `records` with a permanent id."""
    return written(lambda public_id: records.filter(public_id=public_id).order_by())


def find(records_with, given):
    """The public record that `records_with` (see by_id) has for this id, after at most one move.

    Raises Http404 if there is none or it is not released, Gone if it was withdrawn.
    """
    public_id = tidy(given)
    found = records_with(public_id) if WELL_FORMED.fullmatch(public_id) else []
    if not found:
        raise Http404
    [record] = found
    return released(record.moved_to if record.state == State.MERGED else record)


def released(record):
    """`record` itself, or what stands in its place. Raises Http404 and Gone as find() does."""
    if record.state == State.WITHDRAWN:
        raise Gone(Reason(record.reason).label, record.state_changed_at)
    if record.state != State.PUBLIC:
        raise Http404
    return released_quote(record) if isinstance(record, Quote) else record


def released_quote(quote):
    """A quote has a page as long as its article has one and shows more than its headline."""
    if quote.review == Review.REJECTED:
        raise Gone(_("an editor found that it is not a quotation"), quote.reviewed_at)
    if quote.article.state == State.MERGED:
        return released(quote.article.moved_to)
    released(quote.article)
    if quote.article.display == Display.HEADLINE:
        raise Gone(_("the publication lets only its headlines be shown"), None)
    return quote


class RecordPage(View):
    """The page of one record and every other form of it that `form_name` may ask for.

    Subclasses give `kind`, `records` (see by_id) with what the page needs, `template_name`,
    `context(record)` and `form(record, absolute)`, where `absolute` makes paths full addresses;
    those whose records have a picture also `card(record)`, those with words in an article
    `annotations(record, absolute)`. `feed` names the list and the filter of what is new.
    """

    http_method_names = ["get", "head", "options"]
    form_name = ""
    feed = ()
    records = None
    kind = template_name = ""

    def get(self, request, public_id="", slug="", rest=""):
        form, public_id = (self.form_name, public_id) if public_id else self.parts(rest)
        try:
            record = find(self.records_for(form), public_id)
        except Gone as gone:
            return errors.gone(request, gone, form)
        address = canonical(record, form)
        if unquote(address) != request.path:
            return moved(request, address)
        return self.answer(request, record, form)

    def records_for(self, form):
        """`records`; subclasses may give fewer columns to a form that has no use for all."""
        return self.records

    def answer(self, request, record, form):
        """The page of `record`, or another form of it, with the way from one to the other."""
        full = partial(absolute, request)
        if form:
            response = self.other_form(request, record, form, full)
            response.headers["Link"] = signposts.of_form(record, form, full)
            return response
        context = {
            **self.context(record),
            "canonical": full(canonical(record)),
            "alternates": [*forms.alternates(record), *self.feeds(record)],
        }
        response = render(request, self.template_name, context)
        response.headers["Link"] = signposts.of_page(record, full)
        return response

    def other_form(self, request, record, form, full):
        """The answer to who asks for a form of `record` that is not its page."""
        if form == "json":
            return forms.data(self.form(record, full))
        if form == "annotations":
            return forms.data(self.annotations(record, full), annotations.MEDIA)
        if form == "card":
            return forms.card(request, self.card(record))
        return forms.ANSWERS[form](request, record, full)

    def feeds(self, record):
        """[(media type, path)] of the feed that tells what is new of `record`."""
        if not self.feed:
            return []
        listed, facet = self.feed
        address = list_address(listed, **{facet: record.public_id, "format": "atom"})
        return [(list_forms.MEDIA["atom"], address)]

    def parts(self, rest):
        """(form, id) of an address that is spelled in another way. Raises Http404."""
        rest = without_trailing(rest)
        for form in FORMS_OF[self.kind]:
            ending = ENDINGS[form].rstrip("/")
            if rest.endswith(ending):
                return form, self.first_part(rest.removesuffix(ending))
        return "", self.first_part(rest)

    @staticmethod
    def first_part(rest):
        public_id, _slash, slug = rest.partition("/")
        if "/" in slug:
            raise Http404
        return public_id


def moved(request, address):
    """301 to `address`, with the query string that came along."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
