"""Taking changes back from the ledger, and merging with the way back."""

import pytest
from django.urls import reverse

from articles.admin.links import change_url, list_url
from articles.ingest import edits, merge
from articles.models import Article, Change, Speaker
from articles.tests import factories

from .pages import save


@pytest.fixture
def article(db):
    return factories.make_article()


def take_back(desk, change, **fields):
    """The sentences shown after the button of a ledger row was pressed."""
    address = reverse("admin:articles_change_revert", args=[change.pk])
    page = desk.post(address, fields, follow=True)
    return " ".join(str(message) for message in page.context["messages"])


def test_a_change_is_taken_back_with_one_press(desk, article, editor):
    save(desk, change_url(article), headline="A slip")
    change = Change.objects.of(article).get()
    ledger = desk.get(list_url(Change)).content.decode()
    address = reverse("admin:articles_change_revert", args=[change.pk])
    assert f'formaction="{address}"' in ledger
    assert "Taken back: headline" in take_back(desk, change, reason="A slip.")
    article.refresh_from_db()
    assert article.headline == "The river rises"
    rows = Change.objects.of(article).values_list("after", "state", "reason")
    assert list(rows) == [("The river rises", "reverted", "A slip."), ("A slip", "reverted", "")]
    assert f'formaction="{address}"' not in desk.get(list_url(Change)).content.decode()


def test_a_record_s_page_leads_to_what_can_be_taken_back(desk, article):
    save(desk, change_url(article), headline="A slip")
    change = Change.objects.of(article).get()
    assert change_url(change) in desk.get(change_url(article)).content.decode()
    assert "Take this change back" in desk.get(change_url(change)).content.decode()


def test_what_cannot_be_taken_back_says_why(desk, article, editor):
    edits.change_fields(article, user=editor, headline="One")
    change = Change.objects.of(article).get()
    edits.change_fields(article, user=editor, headline="Two")
    assert "changed again since" in take_back(desk, change)


def test_taking_back_needs_the_right_to_change_and_a_post(client, desk, article, editor):
    edits.change_fields(article, user=editor, headline="One")
    address = reverse("admin:articles_change_revert", args=[Change.objects.get().pk])
    assert desk.get(address).status_code == 405
    client.force_login(factories.make_user(is_staff=True))
    assert client.post(address).status_code == 403


# Merging


@pytest.fixture
def people(article):
    ann, anne = factories.make_speaker("Ann Smith"), factories.make_speaker("Anne Smith")
    factories.make_quote(article, "The river rose", ann)
    return ann, anne


def merging(desk, *records):
    """The page that shows these records side by side, as the list leads there."""
    ticked = {"action": "merge", "_selected_action": [record.pk for record in records]}
    return desk.post(list_url(type(records[0])), ticked).url


def because(survivor, **values):
    """What the merging page sends to merge the others into `survivor`."""
    return {"survivor": survivor.public_id, "reason": "One thing.", **values}


def test_two_people_are_shown_side_by_side_and_merged(desk, people, article):
    ann, anne = people
    address = merging(desk, ann, anne)
    page = desk.get(address)
    assert page.context["survivor"] == ann
    assert {str(row.name): row.values for row in page.context["moving"]} == {
        "quotes": [1, 0],
        "variant names": [1, 1],
    }
    desk.post(address, {"survivor": anne.public_id, "reason": "One person."})
    assert Speaker.objects.get(pk=ann.pk).moved_to == anne
    assert article.quotes.get().speaker == anne
    change = Change.objects.of(ann).get(field="moved_to")
    assert change.reason == "One person."
    assert "→ Anne Smith" in desk.get(list_url(Change)).content.decode()
    take_back(desk, change)
    assert article.quotes.get().speaker == ann


def test_three_become_one_or_none(desk, people):
    ann, anne = people
    third = factories.make_speaker("Annie Smith")
    desk.post(merging(desk, ann, anne, third), because(ann))
    assert set(Speaker.objects.filter(moved_to=ann)) == {anne, third}
    fourth = factories.make_speaker("A. Smith")
    desk.post(merging(desk, ann, anne, fourth), because(ann))
    assert Speaker.objects.get(pk=fourth.pk).moved_to is None


@pytest.mark.parametrize(
    "make", [factories.make_organization, factories.make_publication, factories.make_topic]
)
def test_other_kinds_merge_in_the_same_way(make, desk):
    one, other = make("One"), make("Other")
    desk.post(merging(desk, one, other), because(one))
    other.refresh_from_db()
    assert other.moved_to == one


def test_values_of_the_other_are_kept_where_they_are_chosen(desk, people):
    ann, anne = people
    Speaker.objects.update(description="of the tower")
    Speaker.objects.filter(pk=anne.pk).update(description="of the river", wikidata_id="Q1")
    desk.post(merging(desk, ann, anne), because(ann, keep_description=anne.public_id))
    ann.refresh_from_db()
    assert (ann.description, ann.wikidata_id) == ("of the river", "")
    take_back(desk, Change.objects.of(anne).get(field="moved_to"))
    ann.refresh_from_db()
    assert ann.description == "of the tower"


def test_nothing_is_merged_without_a_survivor_or_a_reason(desk, people):
    page = desk.post(merging(desk, *people), {"survivor": "", "reason": "One person."})
    assert "Choose the one that stays." in page.content.decode()
    page = desk.post(merging(desk, *people), because(people[0]) | {"reason": " "})
    assert "Say why they are one" in page.content.decode()
    assert not Speaker.objects.exclude(moved_to=None).exists()
    assert "Choose at least two." in desk.get(merging(desk, people[0])).content.decode()


def test_side_by_side_asks_little(desk, people, django_assert_max_num_queries):
    address = merging(desk, *people)
    with django_assert_max_num_queries(19):
        desk.get(address)


def test_who_may_not_change_may_not_merge(client, people):
    client.force_login(factories.make_user(is_staff=True))
    address = reverse("admin:articles_speaker_merge")
    assert client.post(address).status_code == 403


# Two editors at one record


def typed(desk, record, **changes):
    """What a form would send that was opened now."""
    from .pages import form_data

    return {**form_data(desk.get(change_url(record))), **changes, "_save": "yes"}


def test_the_second_editor_is_told_what_the_first_changed(desk, article):
    second = typed(desk, article, headline="Second", dek="A dek")
    edits.change_fields(article, user=factories.make_user("bo"), headline="First", kind="opinion")
    page = desk.post(change_url(article), second)
    text = page.content.decode()
    assert "bo: <b>headline</b> The river rises → First" in text
    article.refresh_from_db()
    assert (article.headline, article.dek) == ("First", "")
    form = page.context["adminform"].form
    assert [form[name].value() for name in ("headline", "dek", "kind")] == [
        "Second", "A dek", "opinion",
    ]  # fmt: skip


def test_the_second_editor_may_then_save_and_undoes_nothing_else(desk, article):
    from .pages import form_data

    second = typed(desk, article, headline="Second")
    bo = factories.make_user("bo")
    edits.change_fields(article, user=bo, headline="First", kind="opinion", bylines=["Bo"])
    page = desk.post(change_url(article), second)
    again = form_data(page) | {"headline": "Second", "_save": "yes"}
    assert desk.post(change_url(article), again).status_code == 302
    article = Article.objects.get(pk=article.pk)
    assert (article.headline, article.kind, article.bylines) == ("Second", "opinion", ["Bo"])


def test_changes_of_different_fields_are_both_kept_and_told(desk, article):
    second = typed(desk, article, dek="A dek")
    edits.change_fields(article, user=factories.make_user("bo"), headline="First")
    page = desk.post(change_url(article), second, follow=True)
    article.refresh_from_db()
    assert (article.headline, article.dek) == ("First", "A dek")
    assert "bo: <b>headline</b> The river rises → First" in page.content.decode()


def test_names_that_somebody_else_changed_stay_so(desk):
    ann = factories.make_speaker("Ann Smith", ["Annie"])
    second = typed(desk, ann, description="A minister")
    first = typed(desk, ann, **{"variant_names-1-name": "Änne"})
    desk.post(change_url(ann), first)
    desk.post(change_url(ann), second)
    ann.refresh_from_db()
    assert {name.name for name in ann.variant_names.all()} == {"Ann Smith", "Änne"}
    assert ann.description == "A minister"


def test_a_quote_is_not_decided_on_unseen(desk, article):
    quote = factories.make_quote(article, "The river rose")
    second = typed(desk, quote, _accept="yes")
    save(desk, change_url(quote), "_reject")
    page = desk.post(change_url(quote), second)
    assert "anna: <b>review</b> machine → rejected" in page.content.decode()
    quote.refresh_from_db()
    assert quote.review == "rejected"


def test_an_undone_merge_is_told_like_any_change(desk, people, editor):
    ann, anne = people
    change = merge.merge(ann, anne, user=editor)
    second = typed(desk, ann, name="Ann B. Smith", state="public")
    take_back(desk, change)
    page = desk.post(change_url(ann), second, follow=True).content.decode()
    assert "anna: <b>state</b> merged → public" in page
