"""What the address of a list asks for: read, checked, and never an error.

Values that make no sense are left out, and a notice says so.
"""

import django_filters
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    Organization,
    Publication,
    Quote,
    Review,
    Speaker,
    State,
    Topic,
)

from . import authorities
from .facets import LABELS, RECORDS
from .parameters import (
    Values,
    first_day,
    language,
    last_day,
    month,
    number_of_page,
    one_of,
    permanent_id,
    year,
)
from .query import only_stop_words, parse
from .results import SORTS
from .selection import Selection
from .tokens import LETTERS


class Request:
    """What was asked for, each time the last value that makes sense, else a default."""

    def values(self, key):
        """The values of a key that make sense, each once."""
        return self.cleaned[key][0]

    def value(self, key, default):
        return (self.values(key) or [default])[-1]

    @cached_property
    def cleaned(self):
        """{key: (values that make sense, the others)}"""
        self.form.is_valid()
        return self.form.cleaned_data

    @property
    def query(self):
        return self.value("q", "")

    @property
    def sort(self):
        return self.value("sort", "")

    @property
    def page(self):
        return self.value("page", 1)

    @cached_property
    def notices(self):
        """Translated sentences about what was left out of account."""
        return [
            _("“%(key)s=%(value)s” was left out of account: there is no such value.")
            % {"key": key, "value": value[:60]}
            for key, (_kept, ignored) in self.cleaned.items()
            for value in ignored
        ]


class ListFilter(Request, django_filters.FilterSet):
    """What every list understands."""

    q = Values(read=str)
    page = Values(read=number_of_page)


class SearchFilter(ListFilter):
    """What the lists of articles and quotes understand: facets, each also as not_…, and dates."""

    publication = Values(read=permanent_id)
    speaker = Values(read=permanent_id)
    organization = Values(read=permanent_id)
    topic = Values(read=permanent_id)
    language = Values(read=language)
    named = Values(read=one_of({"yes", "no"}))
    year = Values(read=year)
    month = Values(read=month)
    sort = Values(read=one_of(SORTS))

    listed = None

    @classmethod
    def get_filters(cls):
        """The declared ones, what excludes, and two whose names are words of Python or SQL."""
        filters = super().get_filters()
        for name in [name for name in filters if name in LETTERS]:
            filters[f"not_{name}"] = Values(read=filters[name].extra["read"])
        filters["from"] = Values(read=first_day)
        filters["to"] = Values(read=last_day)
        return filters

    @cached_property
    def selection(self):
        """The Selection; ids of merged records are those of the records that took them over."""
        return Selection(
            listed=self.listed,
            included=self.chosen(""),
            excluded=self.chosen("not_"),
            start=self.value("from", None),
            end=self.value("to", None),
        )

    def chosen(self, prefix):
        """{facet: values} of the facets that have any."""
        facets = [name for name in self.filters if name in LETTERS]
        values = {facet: self.values(prefix + facet) for facet in facets}
        return {facet: self.followed(facet, each) for facet, each in values.items() if each}

    def followed(self, facet, values):
        moved = self.survivors
        return tuple(dict.fromkeys(moved.get((facet, value), value) for value in values))

    @property
    def survivors(self):
        """{(facet, id of a merged record): id of the record that took it over}"""
        return {asked: found for asked, found in self.records.items() if found != asked[1]}

    @cached_property
    def records(self):
        """{(facet, id): id of the record that answers to it now} of public ones, in one query."""
        known = Q(state=State.PUBLIC) | Q(state=State.MERGED, moved_to__state=State.PUBLIC)
        found = [
            RECORDS[facet]
            .objects.filter(known, public_id__in=ids)
            .order_by()
            .values_list(Value(facet), "public_id", Coalesce("moved_to__public_id", "public_id"))
            for facet, ids in self.asked_records().items()
        ]
        rows = found[0].union(*found[1:]) if found else []
        return {(facet, given): now for facet, given, now in rows}

    def asked_records(self):
        """{facet: ids of records that are chosen or excluded}"""
        asked = {facet: [*self.values(facet), *self.values(f"not_{facet}")] for facet in RECORDS}
        return {facet: ids for facet, ids in asked.items() if ids}

    def unknown(self):
        """A sentence for each id that no public record answers to."""
        words = _("%(facet)s: nothing is known here under “%(id)s”.")
        return [
            words % {"facet": LABELS[facet], "id": each}
            for facet, ids in self.asked_records().items()
            for each in dict.fromkeys(ids)
            if (facet, each) not in self.records
        ]

    @cached_property
    def notices(self):
        """Translated sentences about what was left out of account, or cannot be."""
        notices = [*super().notices, *self.unknown(), *about_words(self.query)]
        start, end = self.selection.start, self.selection.end
        if start and end and start > end:
            notices.append(_("Nothing was published both from %(start)s on and until %(end)s.")
                           % {"start": start, "end": end})  # fmt: skip
        return notices


def about_words(typed):
    """A sentence where what was typed cannot be looked for, or hardly."""
    query = parse(typed)
    if typed and not query:
        words = _("There is no word in “%(query)s”.")
    elif only_stop_words(query):
        words = _("“%(query)s” stands in nearly every text, so only headlines and names are "
                  "searched for it. Add a rarer word to search texts.")  # fmt: skip
    else:
        return []
    return [words % {"query": typed[:60]}]


class ArticleFilter(SearchFilter):
    listed = "articles"
    kind = Values(read=one_of(Article.Kind.values))

    class Meta:
        model = Article
        fields = ()


class QuoteFilter(SearchFilter):
    listed = "quotes"
    kind = Values(read=one_of(Quote.Kind.values))
    article_kind = Values(read=one_of(Article.Kind.values))
    review = Values(read=one_of(set(Review.values) - {Review.REJECTED}))

    class Meta:
        model = Quote
        fields = ()


class RecordFilter(ListFilter):
    """What the lists of speakers, organizations, publications and topics understand.

    `qs` holds what was found, in order.
    """

    find = None

    def filter_queryset(self, queryset):
        return type(self).find(self.query, self.sort)


class SpeakerFilter(RecordFilter):
    sort = Values(read=one_of((authorities.BY_NAME, authorities.BY_QUOTES)))
    find = staticmethod(authorities.find_speakers)

    class Meta:
        model = Speaker
        fields = ()


class OrganizationFilter(RecordFilter):
    sort = Values(
        read=one_of((authorities.BY_NAME, authorities.BY_QUOTES, authorities.BY_ARTICLES))
    )
    find = staticmethod(authorities.find_organizations)

    class Meta:
        model = Organization
        fields = ()


class PublicationFilter(RecordFilter):
    sort = Values(read=one_of((authorities.BY_NAME, authorities.BY_ARTICLES)))
    find = staticmethod(authorities.find_publications)

    class Meta:
        model = Publication
        fields = ()


class TopicFilter(RecordFilter):
    sort = Values(read=one_of((authorities.BY_NAME, authorities.BY_ARTICLES)))
    find = staticmethod(authorities.find_topics)

    class Meta:
        model = Topic
        fields = ()
