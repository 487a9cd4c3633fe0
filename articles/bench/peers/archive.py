"""The archive itself: its own search, with names, totals and facets as its pages have them."""

from articles.search import Selection, search

from ..questions import FACETS, typed
from . import Answer


class Archive:
    """Asked through `articles.search.search` alone; nothing has to be built.

    The page is that of the peers: their facets, and names to show, which they do not have.
    """

    name = "archive"
    counted = FACETS

    def build(self, folder, report):
        """Nothing: `loading` has made the search documents."""

    def page(self, question):
        """The Answer to a Question."""
        included = {facet: (value,) for facet, value in question.facets.items()}
        selection = Selection(question.listed, included=included)
        words = typed(question.words)
        found = search(words, selection, question.sort, question.page, facets=self.counted)
        return Answer(found.total, found.hits, counts(found))


class WholeArchive(Archive):
    """The same with all facets of its lists, as its own pages have them."""

    name = "all its facets"
    counted = None


def counts(found):
    """{facet: {value: count}} of a SearchPage."""
    return {
        facet.name: {value.value: value.count for value in facet.values} for facet in found.facets
    }
