"""After every write the search documents are those that a fresh index would have."""

import datetime
from random import Random

import pytest
from django.core.management import call_command
from django.db import connection

from articles.ingest import review, states
from articles.models import (
    Article,
    Organization,
    Publication,
    Quote,
    Reason,
    SearchArticle,
    SearchQuote,
    Speaker,
    Topic,
)
from articles.search import Selection, documents, search
from articles.tests.documents import facets_of
from articles.tests.factories import (
    make_article,
    make_block,
    make_mention,
    make_organization,
    make_publication,
    make_quote,
    make_speaker,
    make_topic,
    make_user,
)

from . import archive

pytestmark = pytest.mark.django_db


def indexed():
    """(keys of the articles, keys of the quotes) that have a search document."""
    articles = SearchArticle.objects.values_list("article_id", flat=True)
    quotes = SearchQuote.objects.values_list("quote_id", flat=True)
    return sorted(articles), sorted(quotes)


@pytest.fixture
def quote():
    quote = make_quote(make_article("“The river rose,” Ann Smith said."), speaker=make_speaker())
    documents.index([quote.article_id])
    return quote


def test_a_public_article_and_its_quotes_have_documents(quote):
    assert indexed() == ([quote.article_id], [quote.pk])


def test_indexing_twice_changes_nothing(quote):
    documents.index([quote.article_id, quote.article_id])
    assert indexed() == ([quote.article_id], [quote.pk])
    assert documents.differences() == []


def test_a_withdrawn_article_takes_its_quotes_along(quote):
    states.withdraw(quote.article, user=make_user(), reason=Reason.LEGAL)
    assert indexed() == ([], [])


def test_a_withdrawn_quote_leaves_its_article(quote):
    states.withdraw(quote, user=make_user(), reason=Reason.LEGAL)
    assert indexed() == ([quote.article_id], [])
    assert documents.differences() == []


def test_a_released_quote_comes_back(quote):
    states.hide(quote, user=make_user())
    states.release(quote, user=make_user())
    assert indexed() == ([quote.article_id], [quote.pk])


def test_a_rejected_quote_has_no_document(quote):
    review.reject(quote, user=make_user())
    assert indexed() == ([quote.article_id], [])


def test_an_accepted_quote_is_filed_under_its_review(quote):
    review.accept(quote, user=make_user())
    assert "r:accepted" in facets_of(SearchQuote.objects.get())
    assert documents.differences() == []


def test_a_corrected_speaker_is_the_one_filed(quote):
    other = make_speaker("Bo Lee")
    review.correct(quote, user=make_user(), speaker=other)
    assert f"s:{other.public_id}" in facets_of(SearchQuote.objects.get())
    assert documents.differences() == []


def test_a_hidden_speaker_is_neither_filed_nor_named(quote):
    assert search("smith", Selection("quotes")).total == 1
    quote.label = "the miller"
    quote.save()
    states.hide(quote.speaker, user=make_user())
    assert search("smith", Selection("quotes")).total == 0
    assert [each for each in facets_of(SearchQuote.objects.get()) if each.startswith("s:")] == []
    assert documents.differences() == []


def test_an_orphan_has_no_document(quote):
    quote.orphaned_at = datetime.datetime.now(datetime.UTC)
    quote.save()
    documents.index([quote.article_id])
    assert indexed() == ([quote.article_id], [])


def test_articles_of_a_publication_that_shows_headlines_only_have_no_quotes():
    article = make_article(publication=make_publication(display="headline"))
    make_quote(article)
    documents.index([article.pk])
    assert indexed() == ([article.pk], [])


def test_differences_name_what_is_missing_left_over_and_out_of_date(quote):
    missing, left_over = make_article(), make_article()
    documents.index([left_over.pk])
    type(left_over).objects.filter(pk=left_over.pk).update(state="hidden")
    type(quote).objects.filter(pk=quote.pk).update(kind="mixed")
    assert documents.differences() == [
        f"The search document of article {missing.pk} is missing.",
        f"The search document of article {left_over.pk} is left over: it is not public.",
        f"The search document of quote {quote.pk} is out of date.",
    ]


def test_reindex_mends_every_difference(quote, capsys):
    SearchArticle.objects.all().delete()
    type(quote).objects.filter(pk=quote.pk).update(kind="mixed")
    make_article(state="hidden")
    call_command("reindex")
    assert documents.differences() == []
    assert capsys.readouterr().out.splitlines()[0] == "2 articles and their quotes indexed"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_documents_follow_any_sequence_of_decisions(seed):
    random, user = Random(seed), make_user()
    archive.fill(random, size=8)
    decisions = [
        lambda: review.accept(random.choice(Quote.objects.all()), user=user),
        lambda: review.reject(random.choice(Quote.objects.all()), user=user),
        lambda: review.reopen(random.choice(Quote.objects.all()), user=user),
        lambda: review.correct(
            random.choice(Quote.objects.all()),
            user=user,
            speaker=random.choice(Speaker.objects.all()),
        ),
        lambda: states.withdraw(any_record(random), user=user, reason=Reason.LEGAL),
        lambda: states.hide(any_record(random), user=user),
        lambda: states.release(any_record(random), user=user),
    ]
    for _ in range(40):
        random.choice(decisions)()
    assert documents.differences() == []
    for listed in ("articles", "quotes"):
        hits = search("", Selection(listed), page_size=1000).hits
        assert sorted(hits) == sorted(archive.facts(listed))


def any_record(random):
    model = random.choice([Article, Quote, Speaker, Organization, Publication, Topic])
    return random.choice(model.objects.all())


def test_facets_of_an_article():
    publication, topic = make_publication(), make_topic()
    part = make_topic("Dams", parent=make_topic("Hidden", parent=topic, state="hidden"))
    speaker, speaking, named = make_speaker(), make_organization("Mill"), make_organization()
    article = make_article(
        "Ministry of Rivers: up. down.", publication=publication, topics=[part], language="en-GB"
    )
    make_quote(article, "up", speaker)
    make_quote(article, "down", organization=speaking, named=False)
    make_mention(article, named)
    documents.index([article.pk])
    assert facets_of(SearchArticle.objects.get()) == sorted(
        [
            f"p:{publication.public_id}",
            f"s:{speaker.public_id}",
            f"o:{speaking.public_id}",
            f"o:{named.public_id}",
            f"t:{topic.public_id}",
            f"t:{part.public_id}",
            "k:news",
            "l:en",
            "n:yes",
            "n:no",
            "y:2022",
            "m:2022-08",
        ]
    )


def test_facets_of_a_quote():
    speaker, named = make_speaker(), make_organization()
    article = make_article("Ministry of Rivers: up.", kind="interview", language="")
    make_quote(article, "up", speaker, kind="answer")
    make_mention(article, named)
    documents.index([article.pk])
    assert facets_of(SearchQuote.objects.get()) == sorted(
        [
            f"s:{speaker.public_id}",
            f"o:{named.public_id}",
            "k:answer",
            "a:interview",
            "r:machine",
            "l:unknown",
            "n:yes",
            "y:2022",
            "m:2022-08",
        ]
    )


@pytest.mark.parametrize(
    ("published", "day", "tokens"),
    [
        ("2022-08-09", datetime.date(2022, 8, 9), ["m:2022-08", "y:2022"]),
        ("2022-08", datetime.date(2022, 8, 1), ["m:2022-08", "y:2022"]),
        ("2022", datetime.date(2022, 1, 1), ["y:2022"]),
        (None, None, ["y:undated"]),
    ],
)
def test_dates_are_filed_as_far_as_they_are_known(published, day, tokens):
    documents.index([make_article(published=published).pk])
    row = SearchArticle.objects.get()
    assert (
        row.day and datetime.date.fromordinal(row.day),
        [each for each in facets_of(row) if each[0] in "my"],
    ) == (day, tokens)


def test_words_weigh_by_their_place_in_the_layout():
    text = "body caption advertisement"
    layout = [
        make_block("paragraph", 0, 4),
        make_block("caption", 5, 12),
        make_block("boilerplate", 13, len(text)),
    ]
    article = make_article(text, headline="Head", dek="Dek", layout=layout, language="fr")
    documents.index([article.pk])
    words = [each for each in SearchArticle.objects.get().tsv.split() if "\ue000" not in each]
    assert words == ["'body':3C", "'caption':4", "'dek':2B", "'head':1A"]


@pytest.mark.parametrize("letter", ["a", "я", "字", "\U00010400"])
def test_an_article_longer_than_an_index_row_is_still_indexed(letter):
    other = chr(ord(letter) + 1)
    numbers = (f"{n:018b}".translate({48: letter, 49: other}) for n in range(60_000))
    words = "-".join(numbers).replace("-", " ", 30_000)
    article = make_article(words, headline=words)
    documents.index([article.pk])
    assert indexed() == ([article.pk], [])


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_statements_does_not_grow_with_the_articles(count, django_assert_num_queries):
    quotes = [make_quote(speaker=make_speaker()) for _ in range(count)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    with django_assert_num_queries(24):
        documents.index([quote.article_id for quote in quotes])


def test_the_words_of_short_texts_lie_outside_their_rows(quote):
    """Else a search would read them of every match: five times as many pages."""
    if connection.pg_version < 170_000:
        pytest.skip("only PostgreSQL 17 tells where a value lies")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_column_toast_chunk_id(tsv) IS NOT NULL FROM search_quote")
        assert cursor.fetchall() == [(True,)]
