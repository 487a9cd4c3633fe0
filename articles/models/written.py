"""Statements that are written once: of a page's time, Django spends more on writing its SQL anew
than PostgreSQL on answering it."""

from copy import copy
from functools import cached_property, update_wrapper
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


class written:
    """The statement of the queryset that `build` makes of its parameters, a list when called.

    `build` is called once, with a Place for each parameter, which it may hand to filters; nothing
    else may depend on them. Each call asks with its own values.
    """

    def __init__(self, build):
        self.build = build
        update_wrapper(self, build)

    def __call__(self, *values):
        given = dict(zip(self.names, values, strict=True))
        queryset, writer, sql, params = self.statement
        filled = tuple(given[each.value] if isinstance(each, Place) else each for each in params)
        compiler = copy(writer)
        compiler.connection = connections[queryset.db]  # that of this thread
        compiler.as_sql = lambda: (sql, filled)
        found = queryset.all()
        found.query.get_compiler = lambda *_given, **_named: compiler
        return list(found)

    @cached_property
    def names(self):
        """The names of the parameters."""
        return tuple(signature(self.build).parameters)

    @cached_property
    def statement(self):
        """(queryset, its compiler, SQL, parameters): at the first call, when all models are there;
        where two threads meet, both write the same."""
        queryset = self.build(*map(Place, self.names))
        writer = queryset.query.get_compiler(queryset.db)
        return queryset, writer, *writer.as_sql()
