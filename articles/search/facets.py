"""Facets: what a list can be narrowed by, with how many listed things stand behind each value."""

from dataclasses import dataclass

from django.utils.dates import MONTHS
from django.utils.translation import get_language_info, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from articles.digits import in_digits
from articles.models import Article, Organization, Publication, Quote, Review, Speaker, Topic

from .tokens import UNDATED, UNKNOWN

LABELS = {
    "publication": gettext_lazy("Publication"),
    "speaker": gettext_lazy("Speaker"),
    "organization": gettext_lazy("Organization"),
    "topic": gettext_lazy("Topic"),
    "kind": gettext_lazy("Kind"),
    "article_kind": gettext_lazy("Kind of article"),
    "review": gettext_lazy("Review"),
    "language": gettext_lazy("Language"),
    "named": gettext_lazy("Named source"),
    "year": gettext_lazy("Year"),
    "month": gettext_lazy("Month"),
}
#: The facets of each list, in the order shown.
FACETS_OF = {
    "articles": (
        "publication", "speaker", "organization", "topic", "kind", "named", "language",
        "year", "month",
    ),
    "quotes": (
        "speaker", "organization", "publication", "topic", "kind", "article_kind", "named",
        "review", "language", "year", "month",
    ),
}  # fmt: skip
#: Facets whose values are records; a value is their permanent id.
RECORDS = {
    "publication": Publication,
    "speaker": Speaker,
    "organization": Organization,
    "topic": Topic,
}
#: Facets shown in order of time, in full.
TIMES = ("year", "month")


@dataclass(frozen=True)
class FacetValue:
    """One value; `count` is how many there are if it alone is chosen in its facet."""

    value: str
    label: str
    count: int
    selected: bool = False
    excluded: bool = False


@dataclass(frozen=True)
class Facet:
    """A facet and its values: by count, then by label; years and months in order of time."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


def facets_shown(selection, counts, names, wanted):
    """The Facets of a list that are `wanted`; chosen values are there even without a hit.

    `counts` is {facet: {value: count}}, `names` {(facet, value): name} of records. Months are
    shown once a year or a month is chosen.
    """
    of_list = [name for name in FACETS_OF[selection.listed] if name in wanted]
    shown = [name for name in of_list if is_shown(name, selection)]
    facets = (facet(name, counts.get(name, {}), selection, names) for name in shown)
    return tuple(each for each in facets if each.values)


def is_shown(name, selection):
    return name != "month" or "year" in selection.included or "month" in selection.included


def facet(name, counts, selection, names):
    """One Facet from {value: count}."""
    selected = selection.included.get(name, ())
    excluded = selection.excluded.get(name, ())
    counts = {**dict.fromkeys([*selected, *excluded], 0), **counts}
    values = [
        FacetValue(
            value,
            label_of(name, value, selection.listed, names),
            count,
            value in selected,
            value in excluded,
        )
        for value, count in counts.items()
    ]
    in_order = by_time if name in TIMES else by_count
    return Facet(name, str(LABELS[name]), tuple(sorted(values, key=in_order)))


def by_count(value):
    return -value.count, value.label, value.value


def by_time(value):
    return value.value == UNDATED, value.value


def label_of(name, value, listed, names):
    """What a value is called; a record that is not public is unknown."""
    if name in RECORDS:
        known = names.get((name, value), value)
        return unknown(value) if known == value else known
    return word_for(name, value, listed)


def unknown(public_id):
    """The words for a record that nothing public is known of."""
    return _("unknown (%(id)s)") % {"id": public_id}


def word_for(name, value, listed):
    """The words for a value that is no record."""
    if name == "month":
        year, month = value.split("-")
        return f"{MONTHS[int(month)]} {in_digits(year)}"
    if name == "year":
        return _("undated") if value == UNDATED else in_digits(value)
    if name == "language":
        return language_name(value)
    if name == "named":
        return pgettext("named source", "yes") if value == "yes" else pgettext("named source", "no")
    return str(choices_of(name, listed)(value).label)


def choices_of(name, listed):
    """The choices that a facet's values come from."""
    if name == "review":
        return Review
    return Quote.Kind if (name, listed) == ("kind", "quotes") else Article.Kind


def language_name(code):
    """The language's name in the reader's language, else its code."""
    if code == UNKNOWN:
        return _("not known")
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
