"""How tests of pages read what a page says."""

import pytest
from lxml import html

from articles.search import documents


@pytest.fixture
def page(client, db):
    """A function from an address to the parsed page; fails unless it answers 200.

    What the factories made is indexed first, as every function that writes would have done.
    """

    def read(address):
        documents.reindex()
        response = client.get(address)
        assert response.status_code == 200, address
        return html.fromstring(response.content.decode())

    return read


@pytest.fixture
def words():
    """A function from a page and a selector to the words of each element, spaces squeezed."""

    def read(tree, selector):
        return [" ".join(each.text_content().split()) for each in tree.cssselect(selector)]

    return read
