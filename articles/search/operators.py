"""What stands in a query beside words: `speaker:`, `org:`, `in:` (a publication), `from:`, `to:`.

They choose what facets and dates choose. A value of several words stands in quotation marks, and
a minus before the operator leaves out. A name that is nobody's, or that several have, chooses
nothing: a notice says so and offers those who may be meant.
"""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from . import names, query
from .parameters import first_day, last_day
from .selection import Selection

FACETS = {"speaker": "speaker", "org": "organization", "in": "publication"}
DAYS = {"from": first_day, "to": last_day}
#: More operators than this are left as words.
MOST = 10

PART = re.compile(
    r'"[^"]*"'
    rf"|(?<!\S)(?P<minus>-?)(?P<name>{'|'.join([*FACETS, *DAYS])}):"
    r'(?:"(?P<phrase>[^"]*)"|(?P<value>[^\s"]+))',
    re.IGNORECASE,
)
NOT_BEFORE = re.compile(r"\bNOT\s*$")


@dataclass(frozen=True)
class Operator:
    """An operator as typed, with its name in small letters."""

    name: str
    value: str
    excluded: bool = False


@dataclass(frozen=True)
class Notice:
    """A sentence about an operator that chose nothing; `candidates` are (facet, record) pairs."""

    words: str
    candidates: tuple = ()


@dataclass(frozen=True)
class Reading:
    """What a query asks for: `words` in texts, and `selection` with what its operators chose.

    `pairs` are the operators as (key, value) of addresses, `names` {(facet, id): name} of the
    records they chose. `verbatim`: a pasted quotation that stands in the archive as it is.
    `question`: what was typed, where `words` are what a question is about.
    """

    words: str
    selection: Selection
    pairs: tuple[tuple[str, str], ...] = ()
    names: dict | None = None
    notices: tuple[Notice, ...] = ()
    verbatim: bool = False
    question: str = ""


def read(typed, selection):
    """The Reading of a query and a Selection; never an error."""
    words, operators = split(typed)
    reading = Reading(words, selection, names={})
    for operator in operators:
        reading = (chosen if operator.name in FACETS else dated)(reading, operator)
    return reading


def split(typed):
    """(`typed` without operators, the Operators in it)"""
    text = query.readable(typed)[: query.MAX_CHARACTERS].translate(query.QUOTATION_MARKS)
    if ":" not in text:
        return typed, ()
    found, rest, at = [], [], 0
    for match in PART.finditer(text):
        value = (match["phrase"] or match["value"] or "").strip()
        if not match["name"] or not value or len(found) == MOST:
            continue
        before = text[at : match.start()]
        negated = NOT_BEFORE.search(before)
        found.append(Operator(match["name"].lower(), value, bool(match["minus"] or negated)))
        rest.append(before[: negated.start()] if negated else before)
        at = match.end()
    return " ".join("".join([*rest, text[at:]]).split()) if found else typed, tuple(found)


def chosen(reading, operator):
    """`reading` with the record that a name is of, or with a Notice."""
    facet = FACETS[operator.name]
    records = names.called(facet, operator.value)
    if len(records) != 1:
        return noticed(reading, unsettled(facet, operator, records))
    [record] = records
    side = "excluded" if operator.excluded else "included"
    values = dict(getattr(reading.selection, side))
    values[facet] = tuple(dict.fromkeys([*values.get(facet, ()), record.public_id]))
    key = f"not_{facet}" if operator.excluded else facet
    return replace(
        reading,
        selection=replace(reading.selection, **{side: values}),
        pairs=(*reading.pairs, (key, record.public_id)),
        names={**reading.names, (facet, record.public_id): record.name},
    )


def unsettled(facet, operator, records):
    """The Notice of a name that is nobody's or that several have."""
    value = operator.value[:60]
    if records:
        words = _("“%(name)s” may be several: it was left out of account.") % {"name": value}
    else:
        words = _("Nobody here is called “%(name)s”: it was left out of account.") % {"name": value}
        records = names.like(facet, operator.value)
    return Notice(words, tuple((facet, record) for record in records))


def dated(reading, operator):
    """`reading` from a day on or until a day, whichever asks for less; or with a Notice."""
    try:
        day = DAYS[operator.name](operator.value)
    except ValueError:
        words = _("“%(key)s:%(value)s” was left out of account: there is no such day.")
        return noticed(
            reading, Notice(words % {"key": operator.name, "value": operator.value[:60]})
        )
    selection = reading.selection
    if operator.name == "from":
        selection = replace(selection, start=max(filter(None, [selection.start, day])))
    else:
        selection = replace(selection, end=min(filter(None, [selection.end, day])))
    pair = (operator.name, day.isoformat())
    return replace(reading, selection=selection, pairs=(*reading.pairs, pair))


def noticed(reading, notice):
    return replace(reading, notices=(*reading.notices, notice))
