"""Statements that are written once: of a page's time, Django spends more on writing its SQL anew
than PostgreSQL on answering it."""

from copy import copy
from functools import cache, wraps
from inspect import signature

from django.db import connections
from django.db.models import Value


class Place(Value):
    """Where a written statement has a value that each call gives; it may not be None."""

    def as_sql(self, compiler, connection):
        return "%s", [self]

    @property
    def any(self):
        """The place of a list, as in `filter(pk=keys.any)`: one of its values."""
        return AnyOf(self.value)


class AnyOf(Place):
    def as_sql(self, compiler, connection):
        return "ANY(%s)", [self]


class Statement:
    """The SQL of the queryset that `build` makes of a Place for each of its parameters."""

    def __init__(self, build):
        self.names = tuple(signature(build).parameters)
        self.queryset = build(*map(Place, self.names))
        self.compiler = self.queryset.query.get_compiler(self.queryset.db)
        self.sql, self.params = self.compiler.as_sql()

    def rows(self, values):
        """What the queryset finds with these values in the places of its parameters."""
        given = dict(zip(self.names, values, strict=True))
        params = [given[each.value] if isinstance(each, Place) else each for each in self.params]
        compiler = copy(self.compiler)
        compiler.connection = connections[self.queryset.db]  # that of this thread
        compiler.as_sql = lambda: (self.sql, tuple(params))
        queryset = self.queryset.all()
        queryset.query.get_compiler = lambda *_given, **_named: compiler
        return list(queryset)


def written(build):
    """Decorate `build`, which makes a queryset of its parameters: it is called once, and then what
    it made is asked with the values of every call. Returns a list.

    `build` may hand its parameters to filters, and nothing else may depend on them.
    """
    statement = cache(lambda: Statement(build))  # at the first call: by then all models are loaded

    @wraps(build)
    def ask(*values):
        return statement().rows(values)

    return ask
