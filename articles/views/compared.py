"""Whom a reader wants compared: ids or names as typed -> records, or sentences that help on."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from articles.search import names
from articles.search.facets import RECORDS
from articles.search.query import readable

from .list_notices import in_full
from .permalinks import Gone, by_id, find

#: Characters of a name that are looked at.
LONGEST = 100
#: Records offered for a name that nobody or several have.
OFFERED = 4


@dataclass(frozen=True)
class Choice:
    """One of two fields: what was typed, the record it names or None, and if there is none why,
    with [(name, record)] of those who may be meant."""

    typed: str = ""
    record: object = None
    problem: str = ""
    candidates: tuple = ()

    @property
    def value(self):
        """What stands for it in an address."""
        return self.record.public_id if self.record else self.typed

    @property
    def shown(self):
        """What stands in its field."""
        return str(self.record) if self.record else self.typed


def choice(kind, typed):
    """The Choice for what was typed: a permanent id, else any name of a record of the kind."""
    typed = readable(typed).strip()[:LONGEST]
    if not typed:
        return Choice()
    try:
        return Choice(typed, find(by_id(RECORDS[kind].objects.select_related("moved_to")), typed))
    except (Http404, Gone):
        return named(kind, typed)


def named(kind, typed):
    """The Choice for a name."""
    found = names.called(kind, typed)
    if len(found) == 1:
        return Choice(typed, found[0])
    if found:
        problem = _("Several are called “%(name)s”. Who is meant?") % {"name": typed}
    else:
        problem = _("Nobody here is called “%(name)s”.") % {"name": typed}
        found = names.like(kind, typed)
    apart = names.told_apart(found)
    offered = tuple((in_full(each, apart.get(each)), each) for each in found[:OFFERED])
    return Choice(typed, None, problem, offered)
