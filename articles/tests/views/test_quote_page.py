"""The page of a quote."""

import pytest

from articles.ingest import review
from articles.models import Affiliation, Quote
from articles.search import documents
from articles.tests.factories import (
    make_article,
    make_organization,
    make_quote,
    make_speaker,
    make_user,
)
from articles.tests.views.archive import strike

pytestmark = pytest.mark.django_db


@pytest.fixture
def quote():
    return strike().quotes.order_by("start")[0]


@pytest.fixture
def shown(quote, page):
    return page(quote.get_absolute_url())


def test_the_words_stand_in_marks_with_what_is_around_them(shown, words):
    assert words(shown, "blockquote p") == ["“We wait, … for the night rate.”"]
    assert words(shown, ".context") == [
        "The port stood still.",
        "Osric Tamm left. A bell rang.",
    ]


def test_speaker_role_article_outlet_and_date_are_named(shown, words):
    assert words(shown, ".speaker") == ["Osric Tamm"]
    assert words(shown, ".role") == ["a docker's leader"]
    assert words(shown, ".source-title") == ["Dockers strike"]
    assert words(shown, ".source .facts") == ["The Tide 0 7 February 2024"]


def test_a_label_that_differs_from_the_name_is_shown_as_printed(quote, page, words):
    quote.label = "the union man"
    quote.save()
    assert words(page(quote.get_absolute_url()), ".role")[1] == "printed as “the union man”"


def test_permanent_and_short_links_and_the_fingerprint_are_plain(quote, shown, words):
    assert words(shown, "a.address") == [f"http://testserver/q/{quote.public_id}"]
    assert words(shown, ".details code") == [quote.fingerprint]


def test_it_links_into_the_article_and_to_the_original_at_the_words(quote, shown):
    links = [a.get("href") for a in shown.cssselect(".actions a")]
    assert links == [
        f"{quote.article.get_absolute_url()}#q-{quote.public_id}",
        "https://tide.example/0#:~:text=We%20wait%2C%20%E2%80%A6,the%20night%20rate.",
    ]


def test_the_place_in_the_article_that_it_links_to_is_there(quote, page):
    tree = page(quote.article.get_absolute_url())
    assert len(tree.cssselect(f"#q-{quote.public_id}")) == 1


def test_neighbours_in_the_article_are_linked(quote, page):
    following = quote.article.quotes.order_by("start")[1]
    assert neighbours(page(quote.get_absolute_url())) == [("next", following.get_absolute_url())]
    assert neighbours(page(following.get_absolute_url())) == [("prev", quote.get_absolute_url())]


def neighbours(tree):
    return [(a.get("rel"), a.get("href")) for a in tree.cssselect(".neighbours a")]


def test_earlier_and_later_quotes_of_the_speaker_are_shown(quote, page, words):
    for day, said in (("2023-01-01", "Before"), ("2025-01-01", "After")):
        make_quote(make_article(f"“{said},” he said.", published=day), said, quote.speaker)
    shown = page(quote.get_absolute_url())
    assert words(shown, ".same-speaker .words") == ["“Before”", "“After”"]
    assert shown.cssselect(".same-speaker .more a")[0].get("href") == (
        f"/quotes/?speaker={quote.speaker.public_id}"
    )


def test_articles_that_name_the_same_organization_are_shown(quote, page, words):
    union = quote.article.organization_mentions.get().organization
    Affiliation.objects.create(speaker=quote.speaker, organization=union)
    other = make_article("The Dock Union met.", headline="A meeting")
    other.organization_mentions.create(organization=union, name="Dock Union", spans=[4, 14])
    documents.reindex()
    shown = page(quote.get_absolute_url())
    assert words(shown, "#same-organization") == ["Articles that name Dock Union"]
    assert words(shown, ".related-lines .line-title") == ["A meeting"]


def test_public_notes_on_the_quote_are_shown(shown, words):
    assert words(shown, ".note > p:first-child") == ["The rate was cut in 2019."]


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (0.95, "Found by machine, not checked by a person: very sure, named beside the quote"),
        (0.8, "Found by machine, not checked by a person: fairly sure, named beside the quote"),
        (0.6, "Found by machine, not checked by a person: not quite sure, named beside the quote"),
        (0.2, "Found by machine, not checked by a person: a guess, named beside the quote"),
    ],
)
def test_confidence_is_said_in_words(page, words, confidence, expected):
    quote = make_quote(speaker=make_speaker(), confidence=confidence)
    assert words(page(quote.get_absolute_url()), ".details dd")[0] == expected


def test_an_editor_s_check_is_said_with_its_day(page, words):
    quote = make_quote(speaker=make_speaker())
    review.accept(quote, user=make_user())
    quote.refresh_from_db()
    assert words(page(quote.get_absolute_url()), ".details dd")[0] == (
        f"Checked by an editor, {quote.reviewed_at:%-d %B %Y}"
    )


def test_nobody_is_named_where_nothing_says_who_speaks(page, words):
    quote = make_quote(label="")
    shown = page(quote.get_absolute_url())
    assert words(shown, ".speaker") == ["Speaker not known"]
    assert words(shown, ".details dd")[0] == (
        "Found by machine; nothing in the article says who speaks"
    )


def test_a_body_that_speaks_is_linked_and_its_quotes_stand_on_its_page(page, words):
    body = make_organization("Harbour Board")
    quote = make_quote(organization=body, label="the board")
    shown = page(quote.get_absolute_url())
    assert shown.cssselect(".speaker a")[0].get("href") == body.get_absolute_url()


def test_kind_and_unnamed_sources_are_said(page, words):
    quote = make_quote(kind=Quote.Kind.MIXED, named=False, label="an official")
    shown = page(quote.get_absolute_url())
    assert words(shown, ".details dd")[1] == "partial, source not named"
    assert words(shown, ".speaker") == ["an official"]


@pytest.mark.parametrize(("length", "size"), [(3, "short"), (60, "middling"), (200, "long")])
def test_long_quotes_are_set_smaller(page, length, size):
    said = " ".join(["word"] * length)
    tree = page(make_quote(words=said).get_absolute_url())
    assert [each.get("class") for each in tree.cssselect("blockquote")] == [size]
