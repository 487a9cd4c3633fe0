"""The lists of speakers, organizations, publications and topics."""

import pytest

from articles.search import documents
from articles.tests.factories import (
    make_article,
    make_organization,
    make_publication,
    make_quote,
    make_speaker,
    make_topic,
)
from articles.tests.search.known import mentioned

pytestmark = pytest.mark.django_db


def test_everybody_named_is_listed_quoted_or_not(page, words):
    make_quote(speaker=make_speaker("Ann Ode"))
    mentioned(make_speaker("Zoe Abbot"))
    shown = page("/speakers/")
    assert words(shown, ".names li:not(.initial)") == ["Zoe Abbot", "Ann Ode 1 quote"]
    assert words(shown, ".initial") == ["A", "O"]


def test_names_are_found_in_every_spelling(page, words):
    mentioned(make_speaker("Ali Nazary", ["Ali Maisam Nazary"]))
    mentioned(make_speaker("Ann Ode"))
    assert words(page("/speakers/?q=nazari"), ".names a") == ["Ali Nazary"]


def test_a_name_that_is_not_there_leads_to_the_search(page):
    links = page("/speakers/?q=nobody").cssselect(".nothing a")
    assert [a.get("href") for a in links] == ["/quotes/?q=nobody"]


def test_order_can_be_chosen(page, words):
    make_quote(speaker=make_speaker("Zoe Zed"))
    mentioned(make_speaker("Ann Ade"))
    assert words(page("/speakers/?sort=quotes"), ".names a") == ["Zoe Zed", "Ann Ade"]
    assert words(page("/speakers/"), ".sorts a") == ["By name", "Most quoted"]
    assert words(page("/organizations/"), ".sorts a") == []


@pytest.mark.parametrize(
    ("address", "make"),
    [
        ("/organizations/", make_organization),
        ("/publications/", make_publication),
        ("/topics/", make_topic),
    ],
)
def test_each_directory_lists_its_records(page, words, address, make):
    record = make("Harbour")
    if make is make_organization:
        mentioned(record)
    shown = page(address)
    assert [a.get("href") for a in shown.cssselect(".names a")] == [record.get_absolute_url()]
    assert words(shown, ".total") == ["1 name"]


def test_articles_of_a_publication_are_counted(page, words):
    make_article(publication=make_publication("The Tide"))
    documents.reindex()
    assert words(page("/publications/"), ".names li:not(.initial)") == ["The Tide 1 article"]


def test_speakers_as_json(client):
    speaker = make_speaker("Ann Ode", ["A. Ode"])
    make_quote(speaker=speaker)
    answer = client.get("/speakers/?format=json").json()
    assert answer == {
        "count": 1,
        "next": None,
        "approximate": False,
        "facets": [],
        "results": [
            {
                "id": speaker.public_id,
                "url": f"http://testserver{speaker.get_absolute_url()}",
                "name": "Ann Ode",
                "sort_name": "Ode",
                "variants": ["A. Ode"],
                "quotes": 1,
            }
        ],
    }


def test_long_directories_have_pages(page, words):
    for number in range(101):
        make_topic(f"Topic {number:03}")
    assert words(page("/topics/?page=2"), ".names a") == ["Topic 100"]
    assert words(page("/topics/?page=99"), ".paging span") == ["Page 2 of 2"]
