"""Counting no further than it helps: a change list of millions opens as fast as a short one."""

from django.core.paginator import Paginator
from django.db.models import IntegerField, Subquery
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.digits import number

#: Rows that are counted, and that a change list leads to page by page; filters lead to the rest.
MOST = 1000


def bounded_count(queryset):
    """How many rows there are; MOST + 1 where there are more than MOST."""
    return queryset.order_by()[: MOST + 1].count()


def in_words(count):
    """A bounded count as it is shown."""
    return _("more than %s") % number(MOST) if count > MOST else number(count)


class CountUpTo(Subquery):
    """How many rows a queryset of the outer row's has; MOST + 1 where there are more."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"

    def __init__(self, queryset):
        bounded = queryset.order_by()[: MOST + 1].values("pk")
        super().__init__(bounded, output_field=IntegerField())


class BoundedPaginator(Paginator):
    """Pages of the first MOST rows; `more` says that there are others."""

    @cached_property
    def counted(self):
        """The bounded count."""
        return bounded_count(self.object_list)

    @property
    def count(self):
        """How many rows have a page."""
        return min(self.counted, MOST)

    @property
    def more(self):
        """Whether there are rows behind the last page."""
        return self.counted > MOST

    @property
    def in_words(self):
        """The number of rows for the foot of the list."""
        return in_words(self.counted)
