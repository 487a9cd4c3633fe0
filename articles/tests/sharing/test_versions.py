"""A link made for certain words says what became of them."""

import pytest
from lxml import html

from articles.fingerprint import fingerprint
from articles.ingest import ledger
from articles.models import Change, State
from articles.sharing.versions import difference
from articles.tests.factories import make_article, make_quote

OLD = "The river rose at night"
NEW = "The river rose by night again"


@pytest.fixture
def quote(db):
    """A quote whose words were OLD and are NEW."""
    quote = make_quote(make_article(f"“{NEW},” she said."), NEW)
    ledger.write(quote, "text", OLD, NEW, extractor="x/1")
    return quote


def notice(client, address):
    """(the notice's words, what is struck out, what is marked as new)"""
    tree = html.fromstring(client.get(address).content.decode())
    found = tree.cssselect(".notice")
    return [
        [" ".join(each.text_content().split()) for each in found],
        [each.text for each in tree.cssselect("del")],
        [each.text for each in tree.cssselect("ins")],
    ]


def test_it_shows_the_difference_from_the_words_that_were_seen(client, quote):
    said, taken, added = notice(client, f"{quote.get_absolute_url()}?v={fingerprint(OLD)}")
    assert said == [
        "The words have changed since the link that you followed was made. "
        "The river rose at by night again"
    ]
    assert (taken, added) == (["at"], ["by", "again"])


@pytest.mark.parametrize("behind", [".", ")", "”.", "…", "؟"])
def test_the_full_stop_of_a_citation_is_no_part_of_the_mark(client, quote, behind):
    address = f"{quote.get_absolute_url()}?v="
    _said, taken, _added = notice(client, f"{address}{fingerprint(OLD).upper()}{behind}")
    assert taken == ["at"]
    assert notice(client, f"{address}{fingerprint(NEW)}{behind}") == [[], [], []]


@pytest.mark.parametrize(
    "seen",
    [fingerprint(NEW), "", "nonsense", "f1:XYZ", "f2:000000000000", "f1:0000000000001"],
)
def test_it_says_nothing_where_the_words_are_the_same_or_the_mark_is_none(client, quote, seen):
    assert notice(client, f"{quote.get_absolute_url()}?v={seen}") == [[], [], []]


def test_it_says_so_where_nobody_knows_those_words(client, quote):
    said, taken, added = notice(client, f"{quote.get_absolute_url()}?v=f1:000000000000")
    assert said == ["The words have changed since the link that you followed was made."]
    assert (taken, added) == ([], [])


def test_words_that_were_only_proposed_were_never_seen(client, quote):
    proposed = "Nobody ever read this"
    ledger.write(quote, "text", NEW, proposed, state=Change.State.PROPOSED)
    _said, taken, _added = notice(client, f"{quote.get_absolute_url()}?v={fingerprint(proposed)}")
    assert taken == []


def test_a_link_to_a_quote_that_was_joined_shows_its_words(client, quote):
    joined = make_quote(quote.article, "The river rose", state=State.MERGED, moved_to=quote)
    address = f"/q/{joined.public_id}?v={joined.fingerprint}"
    response = client.get(address)
    assert response.status_code == 301
    _said, taken, added = notice(client, response.headers["Location"])
    assert (taken, added) == ([], ["by night again"])


def test_a_difference_is_of_words():
    assert difference("a b c", "a x c d") == [
        ("a", "kept"), ("b", "taken"), ("x", "added"), ("c", "kept"), ("d", "added"),
    ]  # fmt: skip
