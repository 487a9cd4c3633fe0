"""Whatever writes to the archive leaves an index that brute force would make."""

import pytest

from articles.ingest import edits, parts, review
from articles.ingest.merge import merge, undo_merge
from articles.ingest.states import hide, release, withdraw
from articles.ingest.store import store
from articles.ingest.undo import undo
from articles.models import (
    Article,
    Organization,
    Publication,
    Quote,
    SearchArticle,
    SearchQuote,
    Speaker,
    Topic,
    VariantName,
)
from articles.search import documents
from articles.tests.factories import make_batch, make_topic, make_user

from .extractions import extraction, source

pytestmark = pytest.mark.django_db

TEXT = (
    "“The dam holds,” Ann Varga said. “It leaks,” the Ministry of Rivers said. "
    "“Ask Ivo Brandt,” a guard said."
)
QUOTES = [
    ("The dam holds,", "Ann Varga"),
    ("It leaks,", "Ministry of Rivers", "organization"),
    ("Ask Ivo Brandt,", "a guard", "described"),
]


def put(text=TEXT, quotes=QUOTES, extractor="1", reference="papers/one.txt", **options):
    found = extraction(
        text,
        quotes,
        [("Ann Varga",), ("Ivo Brandt",)],
        [("Ministry of Rivers",)],
        publication="The Harn Courier",
        published="2021-03-03",
        headline="Dam holds",
    )
    return store(source(text, reference), found, batch=make_batch(), extractor=extractor, **options)


def ann():
    return Speaker.objects.get(name="Ann Varga")


def ivo():
    return Speaker.objects.get(name="Ivo Brandt")


def quote():
    return Quote.objects.get(text="The dam holds,")


def file_under_rivers(user):
    topic = make_topic("Rivers", parent=make_topic("Water"))
    edits.file_under(Article.objects.get(), [topic], user=user)
    return topic


def move_the_topic(user):
    topic = file_under_rivers(user)
    edits.change_fields(topic, user=user, parent=make_topic("Land"))


def rename_the_publication(user):
    edits.change_fields(Publication.objects.get(), user=user, name="The Courier")


def take_a_name_away(user):
    kept = parts.keep_part(VariantName(speaker=ann(), name="A. Varga"), user=user)
    parts.drop_part(kept, user=user)


def withdraw_and_release(user):
    withdraw(Article.objects.get(), user=user, reason="privacy")
    release(Article.objects.get(), user=user)


def merge_and_undo(user):
    undo_merge(merge(ivo(), ann(), user=user), user=user)


WRITES = {
    "a new version": lambda user: put("Lead. " + TEXT, QUOTES[:2]),
    "another extractor": lambda user: put(quotes=QUOTES[1:], extractor="2"),
    "a hidden article": lambda user: put(TEXT + " More.", reference="papers/2.txt", hidden=True),
    "the undoing of a batch": lambda user: undo(Article.objects.get().sources.get().batch_id),
    "accepting a quote": lambda user: review.accept(quote(), user=user),
    "rejecting a quote": lambda user: review.reject(quote(), user=user),
    "correcting a speaker": lambda user: review.correct(quote(), user=user, speaker=ivo()),
    "correcting a kind": lambda user: review.correct(quote(), user=user, kind="mixed"),
    "reopening a quote": lambda user: review.reopen(review.reject(quote(), user=user), user=user),
    "a headline": lambda user: edits.change_fields(
        Article.objects.get(), user=user, headline="Another dam"
    ),
    "a date": lambda user: edits.change_fields(
        Article.objects.get(), user=user, published=None, published_precision="unknown"
    ),
    "another publication": lambda user: edits.change_fields(
        Article.objects.get(), user=user, publication=None
    ),
    "the name of a publication": rename_the_publication,
    "how much a publication lets us show": lambda user: edits.change_fields(
        Publication.objects.get(), user=user, display="headline"
    ),
    "the name of a speaker": lambda user: edits.change_fields(ann(), user=user, name="Anna Varga"),
    "a topic": file_under_rivers,
    "a topic's place in the tree": move_the_topic,
    "names given and taken": take_a_name_away,
    "a new record": lambda user: edits.create_record(Topic, user=user, name="Rivers"),
    "a note": lambda user: edits.annotate(
        Article.objects.get(), user=user, text="Sic.", public=True
    ),
    "withdrawing an article": lambda user: withdraw(
        Article.objects.get(), user=user, reason="legal"
    ),
    "hiding a quote": lambda user: hide(quote(), user=user),
    "withdrawing a speaker": lambda user: withdraw(ann(), user=user, reason="privacy"),
    "withdrawing an organization": lambda user: withdraw(
        Organization.objects.get(), user=user, reason="privacy"
    ),
    "withdrawing a publication": lambda user: withdraw(
        Publication.objects.get(), user=user, reason="legal"
    ),
    "withdrawing and releasing": withdraw_and_release,
    "a merge": lambda user: merge(ivo(), ann(), user=user),
    "a merge undone": merge_and_undo,
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_the_index_follows(write):
    put()
    write(make_user())
    assert documents.differences() == []
    shown = set(SearchArticle.objects.values_list("article_id", flat=True))
    assert shown == set(Article.objects.public().values_list("pk", flat=True))
    quoted = set(SearchQuote.objects.values_list("quote_id", flat=True))
    assert quoted == set(Quote.objects.current().values_list("pk", flat=True))
