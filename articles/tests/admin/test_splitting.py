"""One record that stands for two is taken apart on the desk, and put together again."""

import pytest
from django.urls import reverse

from articles.ingest.revert import revert
from articles.models import Change, Review, Speaker
from articles.tests.factories import make_article, make_mention, make_quote, make_speaker

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    """A person with two articles, quoted in both."""
    speaker = make_speaker("Ann Smith")
    for number in (1, 2):
        article = make_article(f"“The river rose {number},” Ann Smith said.")
        make_mention(article, speaker)
        make_quote(article, f"The river rose {number},", speaker)
    return speaker


def address(speaker):
    return f"{reverse('admin:articles_speaker_split')}?record={speaker.public_id}"


def ticked(article, **fields):
    return {"article": article.public_id, "name": "Ann Smith", "reason": "The mayor.", **fields}


def test_what_moves_is_shown_before_it_moves(desk, ann):
    article = ann.mentions.first().article
    page = desk.post(address(ann), ticked(article, preview="yes"))
    assert page.context["moving"] == [
        ("articles", 1),
        ("quotes", 1),
        ("mentions", 1),
        ("affiliations", 0),
    ]
    assert ann.mentions.count() == 2


def test_an_article_goes_to_a_new_record_and_comes_back(desk, ann, editor):
    article = ann.mentions.first().article
    desk.post(address(ann), ticked(article, apply="yes"))
    other = Speaker.objects.exclude(pk=ann.pk).get()
    assert (other.mentions.get().article, other.quotes.get().article) == (article, article)
    assert (ann.mentions.count(), ann.quotes.count()) == (1, 1)
    revert(Change.objects.of(ann).get(field="split"), user=editor)
    assert (ann.mentions.count(), ann.quotes.count(), other.mentions.count()) == (2, 2, 0)
    assert set(ann.quotes.values_list("review", flat=True)) == {Review.MACHINE}


def test_without_a_reason_a_target_or_anything_ticked_nothing_moves(desk, ann):
    article = ann.mentions.first().article
    for data in (
        ticked(article, apply="yes", reason=""),
        ticked(article, apply="yes", name=""),
        ticked(article, apply="yes", name="?!"),
        {"name": "Ann Smith", "reason": "The mayor.", "apply": "yes"},
    ):
        assert desk.post(address(ann), data).status_code == 200
    assert Speaker.objects.get() == ann
