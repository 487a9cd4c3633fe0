"""Every page of the desk opens for an editor, with a bounded number of queries."""

import pytest
from django.urls import reverse

from articles.admin.links import change_url, list_url
from articles.ingest import edits, review
from articles.models import (
    Affiliation,
    Annotation,
    Article,
    Batch,
    Change,
    Organization,
    Publication,
    Quote,
    Source,
    Speaker,
    Topic,
)
from articles.search import documents
from articles.tests import factories

LISTED = [
    Annotation, Article, Batch, Change, Organization, Publication, Quote, Source, Speaker, Topic,
]  # fmt: skip
ADDED = [Annotation, Organization, Publication, Speaker, Topic]


@pytest.fixture
def fill(editor):
    """A function that adds one record of every kind, each tied to the others."""

    def add_one_of_each():
        parent = factories.make_topic("Nature")
        topic = factories.make_topic("Rivers", parent=parent)
        ministry = factories.make_organization("Ministry of Rivers", ["The Ministry"])
        paper = factories.make_publication("The Daily Test", organization=ministry)
        ann = factories.make_speaker("Ann Smith", ["Annie Smith"])
        Affiliation.objects.create(speaker=ann, organization=ministry, role="minister")
        article = factories.make_article(
            "“The river rose,” Ann Smith said.", publication=paper, topics=[topic]
        )
        factories.make_mention(article, ann, role="minister")
        quote = factories.make_quote(article, "The river rose", ann)
        factories.make_quote(article, "river")
        batch = factories.make_batch(failures=[{"name": "a.txt", "reason": "empty"}])
        Source.objects.create(article=article, batch=batch, name="a", content=b"secret-bytes")
        review.correct(quote, user=editor, label="Ann", reason="as printed")
        edits.annotate(article, user=editor, text="Look.", public=True, quote=quote)
        return quote

    return add_one_of_each


def change_page(model):
    return change_url(model.objects.order_by("pk").last())


def queries_of(client, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(19) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return len(queries.captured_queries)


@pytest.mark.parametrize("model", LISTED)
def test_each_list_asks_as_often_for_three_rows_as_for_one(
    model, desk, fill, django_assert_max_num_queries
):
    fill()
    address = list_url(model)
    once = queries_of(desk, address, django_assert_max_num_queries)
    fill()
    fill()
    assert queries_of(desk, address, django_assert_max_num_queries) == once


@pytest.mark.parametrize("model", LISTED)
def test_each_change_page_asks_as_often_among_three_records_as_alone(
    model, desk, fill, django_assert_max_num_queries
):
    fill()
    once = queries_of(desk, change_page(model), django_assert_max_num_queries)
    fill()
    fill()
    assert queries_of(desk, change_page(model), django_assert_max_num_queries) == once


@pytest.mark.parametrize("model", ADDED)
def test_each_kind_that_editors_add_has_a_page_for_it(model, desk):
    address = reverse(f"admin:articles_{model._meta.model_name}_add")
    assert desk.get(address).status_code == 200


@pytest.mark.parametrize("model", [Article, Quote, Batch, Change, Source])
def test_what_ingest_and_ledger_make_cannot_be_added_by_hand(model, desk):
    address = reverse(f"admin:articles_{model._meta.model_name}_add")
    assert desk.get(address).status_code == 403


@pytest.mark.parametrize("model", LISTED)
def test_nothing_can_be_deleted(model, desk, fill, admin_client):
    fill()
    record = model.objects.last()
    address = reverse(f"admin:articles_{model._meta.model_name}_delete", args=[record.pk])
    assert desk.post(address, {"post": "yes"}).status_code == 403
    assert admin_client.post(address, {"post": "yes"}).status_code == 403
    assert model.objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("model", [Batch, Change, Source])
def test_ledger_and_provenance_are_only_read(model, desk, admin_client, fill):
    fill()
    for client in (desk, admin_client):
        assert client.post(change_page(model), {}).status_code == 403


def test_the_bytes_of_a_source_are_never_shown(desk, fill):
    fill()
    assert b"secret-bytes" not in desk.get(change_page(Source)).content


def test_an_unknown_record_leads_back_with_a_message(desk):
    for key in ("2222222222", "no-such-key", "999"):
        response = desk.get(reverse("admin:articles_quote_change", args=[key]))
        assert response.status_code == 302


def test_a_filter_on_an_unknown_record_is_no_error(desk, fill):
    fill()
    assert desk.get(list_url(Quote, speaker="2222222222"), follow=True).status_code == 200


def test_the_history_of_a_record_is_its_part_of_the_ledger(desk, fill):
    quote = fill()
    response = desk.get(reverse("admin:articles_quote_history", args=[quote.public_id]))
    assert response.url == list_url(Change, record_type="quote", record_id=quote.public_id)
    assert "as printed" in desk.get(response.url).content.decode()


def test_a_visitor_is_asked_to_log_in(client):
    assert client.get(list_url(Quote)).status_code == 302


def test_somebody_outside_the_group_may_do_nothing(client, fill):
    quote = fill()
    client.force_login(factories.make_user(is_staff=True))
    assert client.get(list_url(Quote)).status_code == 403
    assert client.post(change_url(quote), {"_reject": "yes"}).status_code == 403


@pytest.mark.parametrize("model", LISTED)
def test_who_may_only_look_sees_every_page(model, client, fill):
    from django.contrib.auth.models import Permission

    fill()
    reader = factories.make_user(is_staff=True)
    reader.user_permissions.set(
        Permission.objects.filter(content_type__app_label="articles", codename__startswith="view")
    )
    client.force_login(reader)
    assert client.get(list_url(model)).status_code == 200
    assert client.get(change_page(model)).status_code == 200


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'"


@pytest.mark.parametrize("model", LISTED)
def test_hostile_text_is_inert_everywhere(model, desk, editor):
    person = factories.make_speaker(HOSTILE, description=HOSTILE)
    body = factories.make_organization(HOSTILE, acronym="<b>")
    paper = factories.make_publication(HOSTILE, organization=body)
    topic = factories.make_topic(HOSTILE, parent=factories.make_topic(HOSTILE))
    article = factories.make_article(
        HOSTILE * 2, headline=HOSTILE, dek=HOSTILE, bylines=[HOSTILE], publication=paper,
        topics=[topic], evidence={HOSTILE: [{"value": HOSTILE, "from": HOSTILE, "chosen": True}]},
        reference=HOSTILE,
    )  # fmt: skip
    factories.make_mention(article, person, role=HOSTILE)
    quote = factories.make_quote(
        article, HOSTILE, person, basis=HOSTILE, label=HOSTILE,
        candidates=[{"name": HOSTILE, "confidence": 0.1}],
    )  # fmt: skip
    failure = {"name": HOSTILE, "reason": HOSTILE}
    batch = factories.make_batch(command=HOSTILE, failures=[failure])
    Source.objects.create(
        article=article, batch=batch, name=HOSTILE, reference=HOSTILE, metadata={"a": HOSTILE}
    )
    review.correct(quote, user=editor, label=HOSTILE + "!", reason=HOSTILE)
    edits.annotate(article, user=editor, text=HOSTILE, public=True, quote=quote)
    documents.index([article.pk])
    for address in (list_url(model), change_page(model)):
        page = desk.get(address, {"show": "all"} if model is Quote else {}).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "alert(1)" in page
