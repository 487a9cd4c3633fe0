"""Lists from which something is left out, and searches too broad to be held at once."""

from itertools import product
from random import Random

import pytest

from articles.models import Article
from articles.search import Selection, codes, documents, query, scan, search
from articles.search.exclusions import left_out
from articles.search.facets import FACETS_OF
from articles.search.moment import reading
from articles.search.results import Asked
from articles.tests.factories import make_article, make_quote

from . import archive

pytestmark = pytest.mark.django_db
LISTS = ("articles", "quotes")


def values_of(listed, facet):
    facets = {each.name: each.values for each in search("", Selection(listed)).facets}
    return [each.value for each in facets.get(facet, ())]


def by_scan(selection, sort, page):
    """(total, hits, facets) as one scan of all that is not excluded has them."""
    condition = query.condition(query.parse(""))
    asked = Asked(query.parse(""), selection, sort, page, 5, FACETS_OF[selection.listed])
    with reading():
        found = scan.scan(condition, selection)
        keys, _ranked = asked.in_order(found)
    start = (asked.page_given(found.total) - 1) * 5
    return found.total, keys[start : start + 5].tolist(), found.counts.tolist()


@pytest.mark.parametrize("listed", LISTS)
def test_a_list_without_a_few_values_is_what_a_scan_finds(listed):
    archive.fill(Random(7), size=40)
    pages = product(("kind", "year", "publication"), (1, 2), ("newest", "oldest"), (1, 2, 9_999))
    for facet, number, sort, page in pages:
        excluded = {facet: tuple(values_of(listed, facet)[:number])}
        selection = Selection(listed, excluded=excluded)
        total, hits, _counts = by_scan(selection, sort, page)
        found = search("", selection, sort, page, page_size=5)
        assert (found.total, list(found.hits)) == (total, hits)


@pytest.mark.parametrize("listed", LISTS)
def test_its_counts_are_those_of_a_scan(listed, monkeypatch):
    archive.fill(Random(8), size=40)
    selection = Selection(listed, excluded={"kind": (values_of(listed, "kind")[0],)})
    by_rest = search("", selection)
    monkeypatch.setattr("articles.search.results.left_out", lambda *asked: query.Condition())
    by_reading = search("", selection)
    assert by_rest.facets == by_reading.facets
    assert by_rest.total == by_reading.total


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("excluded", [{}, {"year": ("2022",)}])
def test_all_without_some_words_is_what_a_scan_finds(listed, excluded, monkeypatch):
    archive.fill(Random(9), size=40)
    selection = Selection(listed, excluded=excluded)
    typed = ("-river", "-river -mill", "NOT the -dam*", '-"river dam"', "-نظری")
    by_rest = [answer(each, selection) for each in typed]
    monkeypatch.setattr("articles.search.results.left_out", lambda *asked: query.Condition())
    assert [answer(each, selection) for each in typed] == by_rest


def answer(typed, selection):
    found = search(typed, selection, page_size=5)
    return typed, found.total, found.hits, found.facets


@pytest.mark.parametrize("typed", ["river -dam", "-river OR mill", "-river OR -mill"])
def test_what_is_asked_for_as_well_is_read(typed):
    assert left_out(query.parse(typed), Selection("articles")) == query.Condition()


def test_words_left_out_beside_a_choice_are_read():
    chosen = Selection("articles", included={"year": ("2022",)})
    assert left_out(query.parse("-river"), chosen) == query.Condition()


def test_leaving_out_everything_leaves_nothing():
    article = make_article("The river rose.")
    documents.index([article.pk])
    kinds = tuple(values_of("articles", "kind"))
    found = search("", Selection("articles", excluded={"kind": kinds}))
    assert (found.total, found.hits) == (0, ())


def test_leaving_out_what_there_is_not_leaves_everything():
    article = make_article("The river rose.")
    documents.index([article.pk])
    found = search("", Selection("articles", excluded={"year": ("1066",)}))
    assert found.hits == (article.pk,)


@pytest.mark.parametrize("listed", LISTS)
def test_what_is_read_in_pieces_is_what_is_read_at_once(listed, monkeypatch):
    archive.fill(Random(9), size=40)
    make_quote(make_article("The river rose, they said."))
    documents.reindex()
    selection = Selection(listed, {"kind": (values_of(listed, "kind")[0],)})
    pages = list(product(("", "river", "river OR said", "-river"), ("", "oldest")))
    at_once = [second_page(typed, sort, selection) for typed, sort in pages]
    monkeypatch.setattr(scan, "BRANCH", scan.BRANCH.replace(f"/ {scan.PIECE}", "/ 2"))
    monkeypatch.setattr(codes, "TOGETHER", 50)
    assert [second_page(typed, sort, selection) for typed, sort in pages] == at_once


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("recounted", [True, False])
def test_what_most_things_have_is_what_a_scan_finds(listed, recounted, monkeypatch):
    archive.fill(Random(10), size=40)
    if not recounted:
        make_article("The river rose, they said.", language="fa")
        documents.index(Article.objects.values_list("pk", flat=True))
    facets = ("kind", "language", "named", "year", "month", "review", "article_kind")
    asked = [
        Selection(listed, {facet: tuple(values_of(listed, facet)[:number])})
        for facet in facets
        if facet in FACETS_OF[listed]
        for number in (1, 2, 3, 9)
        if values_of(listed, facet)
    ]
    pages = list(product(asked, ("newest", "oldest"), (1, 2)))
    by_rest = [search("", *page, page_size=5) for page in pages]
    assert {True, False} == {bool(left_out(query.parse(""), each).matches) for each in asked}
    monkeypatch.setattr("articles.search.results.left_out", lambda *asked: query.Condition())
    by_reading = [search("", *page, page_size=5) for page in pages]
    assert [(page.hits, page.total, page.facets) for page in by_rest] == [
        (page.hits, page.total, page.facets) for page in by_reading
    ]


def test_what_nothing_else_has_leaves_everything():
    article = make_article("The river rose.", language="en")
    documents.index([article.pk])
    found = search("", Selection("articles", {"language": ("en",)}))
    assert (found.hits, found.total) == ((article.pk,), 1)


def second_page(typed, sort, selection):
    found = search(typed, selection, sort, 2, page_size=5)
    return typed, sort, found.hits, found.total, found.facets
