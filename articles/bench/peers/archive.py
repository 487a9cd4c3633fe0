"""The archive itself: its own search, with names, totals and facets as its pages have them."""

from articles.search import Selection, search

from ..questions import FACETS, typed
from . import Answer


class Archive:
    """Asked through `articles.search.search` alone; nothing has to be built."""

    name = "archive"
    facets = FACETS

    def build(self, folder, report):
        """Nothing: `loading` has made the search documents."""

    def page(self, question):
        """The Answer to a Question."""
        included = {facet: (value,) for facet, value in question.facets.items()}
        selection = Selection(question.listed, included=included)
        found = search(typed(question.words), selection, question.sort, question.page)
        return Answer(found.total, found.hits, counts(found))


def counts(found):
    """{facet: {value: count}} of a SearchPage."""
    return {
        facet.name: {value.value: value.count for value in facet.values} for facet in found.facets
    }
