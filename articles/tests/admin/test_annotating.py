"""Editors work in the text: quotes added, moved, split and joined, notes, kinds of blocks."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles.admin.links import change_url
from articles.models import Annotation, Article, Change, Quote, Review, Source
from articles.search import documents
from articles.tests import factories

from .pages import errors, save

TEXT = (
    "“The river rose, and it fell,” Ann Smith said. “It fell again.”\n\n"
    "The river rose, they say, every\nyear."
)


@pytest.fixture
def article(db):
    article = factories.make_article(TEXT)
    factories.make_mention(article, factories.make_speaker("Ann Smith"))
    return article


@pytest.fixture
def quote(article):
    quote = factories.make_quote(article, "The river rose, and it fell,")
    documents.index([article.pk])
    return quote


def work(desk, article, button, **fields):
    address = reverse("admin:articles_article_annotate", args=[article.public_id])
    given = {f"{button}-{name}": value for name, value in fields.items()}
    if button == "quote":
        given.setdefault("quote-kind", "direct")
    return desk.post(address, {**given, f"_{button}": "yes"})


def test_a_missed_quote_is_added_for_somebody_the_article_names(desk, article, editor):
    ann = article.speaker_mentions.get().speaker
    work(desk, article, "quote", words="“It fell again.”", voice=f"speaker {ann.public_id}",
         reason="Missed.")  # fmt: skip
    quote = Quote.objects.get()
    assert (quote.text, quote.speaker, quote.label) == ("It fell again.", ann, "Ann Smith")
    assert (quote.review, quote.reviewed_by, quote.named) == (Review.ACCEPTED, editor, True)
    assert Change.objects.of(quote).get().reason == "Missed."
    assert documents.differences() == []


def test_a_missed_quote_may_be_said_by_an_unnamed_source(desk, article):
    work(desk, article, "quote", words="It fell again.", label="a fisher", kind="mixed")
    quote = Quote.objects.get()
    assert (quote.label, quote.named, quote.kind) == ("a fisher", False, "mixed")


def test_words_that_stand_twice_are_chosen_by_their_place(desk, article):
    page = work(desk, article, "quote", words="The river rose,")
    assert Quote.objects.count() == 0
    places = page.context["quote_form"].places
    assert [around[1] for _start, around in places] == ["The river rose,"] * 2
    work(desk, article, "quote", words="The river rose,", near=places[1][0])
    assert Quote.objects.get().start == places[1][0]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"words": "zebra"}, "These words are not in the article&#x27;s text."),
        ({"words": ""}, "This field is required."),
        ({"words": "The river rose, and it fell,"}, "A quote with just these words stands there"),
        ({"words": "It fell again.", "kind": "nonsense"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_added_says_why(fields, sentence, desk, quote, article):
    page = work(desk, article, "quote", **fields)
    assert sentence in page.content.decode()
    assert Quote.objects.count() == 1


def test_notes_are_on_words_or_on_the_whole_article(desk, article):
    work(desk, article, "note", text="A minister.", words="Ann Smith", public="on")
    work(desk, article, "note", text="Read it twice.")
    on_words, on_all = Annotation.objects.order_by("pk")
    assert article.text[on_words.start : on_words.end] == "Ann Smith"
    assert (on_words.public, on_all.start, on_all.public) == (True, None, False)


def test_a_quote_is_made_shorter_where_its_words_are_changed(desk, quote):
    save(desk, change_url(quote), said="The river rose,", why="Only this.")
    quote.refresh_from_db()
    assert (quote.text, quote.review) == ("The river rose,", Review.CORRECTED)
    page = desk.get(change_url(quote)).content.decode()
    assert "Set by anna on" in page
    assert documents.differences() == []


def test_the_white_space_that_a_browser_sends_is_no_change(desk, article):
    quote = factories.make_quote(article, "they say, every\nyear.")
    save(desk, change_url(quote), "_accept", said="they say, every\r\nyear.")
    quote.refresh_from_db()
    assert quote.review == Review.ACCEPTED


def test_words_from_elsewhere_are_refused(desk, quote):
    response = save(desk, change_url(quote), said="zebra", second="zebra")
    assert errors(response) == [
        "These words are not in the article's text.",
        "These words are not inside the quote.",
    ]


def test_a_quote_is_split_and_joined_again(desk, quote):
    save(desk, change_url(quote), second="and it fell")
    first, second = Quote.objects.order_by("start")
    assert (first.text, second.text) == ("The river rose,", "and it fell,")
    page = desk.get(change_url(first)).content.decode()
    assert f'name="_join" value="{second.public_id}"' in page
    save(desk, change_url(first), _join=second.public_id, button="_continue")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.text, second.moved_to) == ("The river rose, and it fell,", first)
    assert documents.differences() == []


def test_the_parts_of_a_text_get_their_kinds(desk, article):
    address = reverse("admin:articles_article_blocks", args=[article.public_id])
    version = desk.get(address).context["version"]
    desk.post(address, {"kind-0": "caption", "version": version, "reason": "A photo."})
    article.refresh_from_db()
    assert (article.layout[0]["kind"], article.layout[0]["by"]) == ("caption", "editor")
    page = desk.post(address, {"kind-0": "note", "version": version}).content.decode()
    assert "anna: <b>part of the text</b>" in page
    article.refresh_from_db()
    assert article.layout[0]["kind"] == "caption"


@pytest.mark.parametrize("page", ["annotate", "blocks"])
def test_pages_of_the_text_ask_little_and_keep_hostile_text_inert(
    page, desk, django_assert_max_num_queries
):
    hostile = "<script>alert(1)</script>"
    article = factories.make_article(hostile * 3, headline=hostile)
    factories.make_quote(article, hostile, factories.make_speaker(hostile))
    with django_assert_max_num_queries(19):
        shown = desk.get(reverse(f"admin:articles_article_{page}", args=[article.public_id]))
    assert "<script>alert" not in shown.content.decode()


def test_the_stored_source_stands_beside_the_parts_of_the_text(desk, tmp_path):
    (tmp_path / "ferry.html").write_text(
        "<html><body><h1>The ferry stays</h1><p>It stayed in the harbour all of Tuesday, said the"
        " company, and nobody could tell when it would sail again.</p></body></html>"
    )
    call_command("ingest", str(tmp_path), stdout=StringIO())
    article = Article.objects.get()
    page = desk.get(reverse("admin:articles_article_blocks", args=[article.public_id]))
    assert page.context["source"].startswith("<html><body><h1>The ferry stays</h1>")
    assert "&lt;h1&gt;The ferry stays&lt;/h1&gt;" in page.content.decode()
    Source.objects.update(content=None)
    page = desk.get(reverse("admin:articles_article_blocks", args=[article.public_id]))
    assert "Its bytes were not kept." in page.content.decode()


@pytest.mark.parametrize("page", ["annotate", "blocks"])
def test_only_editors_work_in_a_text(page, client, desk, article):
    address = reverse(f"admin:articles_article_{page}", args=[article.public_id])
    client.force_login(factories.make_user(is_staff=True))
    assert client.get(address).status_code == 403
    unknown = reverse(f"admin:articles_article_{page}", args=["2222222222"])
    assert desk.get(unknown).status_code == 404
