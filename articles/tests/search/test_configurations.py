"""Words are asked for as each document's own were indexed, whichever way documents are told."""

from random import Random

import pytest

from articles.search import Selection, documents, search
from articles.search.configurations import either_way
from articles.search.query import condition, parse
from articles.tests.factories import make_article

from . import archive

pytestmark = pytest.mark.django_db
MARKED = "'\ue000c:english'"


def make_articles(*languages):
    articles = [make_article("rivers and dams", language=language) for language in languages]
    documents.reindex()
    return articles


def test_one_form_for_both_is_asked_of_all():
    assert either_way("'dam'", "'dam'", None) == "'dam'"


def test_the_mark_of_english_tells_where_languages_are_many_or_most():
    assert either_way("'dam'", "'dams'", None) == (f"({MARKED} & ('dam')) | (!{MARKED} & ('dams'))")


def test_the_few_other_languages_are_told_by_theirs():
    assert either_way("'dam'", "'dams'", ["fa", "de"]) == (
        "(!('\ue000l:fa' | '\ue000l:de') & ('dam')) | (('\ue000l:fa' | '\ue000l:de') & ('dams'))"
    )


def test_where_all_is_english_nothing_need_be_told():
    make_articles("en", "en-GB", "")
    assert condition(parse("dams")).matches == "'dam'"


def test_another_language_is_told_from_its_first_article_on():
    first, persian, second = (article.pk for article in make_articles("en", "fa", "en"))
    assert "'\ue000l:fa'" in condition(parse("dams")).matches
    assert search("dam", Selection("articles"), "newest").hits == (second, first)
    assert search("dams", Selection("articles"), "newest").hits == (second, persian, first)


@pytest.mark.parametrize(
    "languages", [["fa", "de", "en"], ["fa", "de", "ps", "es", "fr"] + ["en"] * 9]
)
def test_of_many_or_most_english_is_told_by_its_mark(languages):
    make_articles(*languages)
    assert MARKED in condition(parse("dams")).matches


@pytest.mark.parametrize("listed", ["articles", "quotes"])
def test_both_ways_find_the_same(listed, monkeypatch):
    archive.fill(Random(5), size=40)
    make_articles(*["en"] * 60)
    typed = ("rivers", "-rivers", "dams OR mills", "boats -rivers", '"river dams"', "river dam*")

    def found():
        return [search(each, Selection(listed), page_size=100).hits for each in typed]

    assert "l:fa" in condition(parse("rivers")).matches
    told_by_theirs = found()
    monkeypatch.setattr(
        "articles.search.query.either_way", lambda *asked: either_way(*asked[:2], None)
    )
    assert MARKED in condition(parse("rivers")).matches
    assert found() == told_by_theirs
    assert any(told_by_theirs)
