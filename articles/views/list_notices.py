"""What a list has left out of account, and who may have been meant."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.search.names import told_apart

from .list_address import MOST_VALUES


@dataclass(frozen=True)
class Notice:
    """A sentence, and [(name, address)] of what may have been meant."""

    words: str
    links: tuple = ()


def notices(sentences, reading, cut, address):
    """The Notices of a list: of its filter, of operators in its query, of keys cut short."""
    many = _("Of “%(key)s” only the first %(number)s values were taken into account.")
    return [
        *(Notice(many % {"key": key[:60], "number": MOST_VALUES}) for key in cut),
        *(Notice(each) for each in sentences),
        *(Notice(each.words, candidates(each, address)) for each in reading.notices),
    ]


def candidates(notice, address):
    """(name, address of the list with that record chosen) of those who may have been meant."""
    apart = told_apart([record for _facet, record in notice.candidates])
    return tuple(
        (in_full(record, apart.get(record)), address.adding(facet, record.public_id))
        for facet, record in notice.candidates
    )


def in_full(record, role):
    return f"{record.name} ({role})" if role else record.name
