"""Two records become one and two again, and no link is lost."""

import pytest

from articles.ingest.merge import (
    MERGEABLE,
    MergeRefused,
    merge,
    relations,
    rows_of,
    undo_merge,
)
from articles.ingest.states import withdraw
from articles.models import Affiliation, Reason, SearchQuote, Speaker, SpeakerMention, State
from articles.search import documents
from articles.tests.documents import facets_of
from articles.tests.factories import (
    make_article,
    make_mention,
    make_organization,
    make_publication,
    make_quote,
    make_speaker,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db

TEXT = "“We stay,” Ann Varga said. Anna Varga smiled."


@pytest.fixture
def editor():
    return make_user()


def two_records_of_one_person():
    ann, anna = make_speaker("Ann Varga"), make_speaker("Anna Varga", ["Ann Varga", "A. Varga"])
    article = make_article(TEXT)
    make_quote(article, "We stay,", speaker=anna)
    make_mention(article, ann)
    make_mention(article, anna)
    Affiliation.objects.create(speaker=anna, role="mayor")
    documents.index([article.pk])
    return ann, anna


def test_the_survivor_has_everything_and_the_loser_leads_there(editor):
    ann, anna = two_records_of_one_person()
    merge(anna, ann, user=editor, reason="one person")
    anna.refresh_from_db()
    assert (anna.state, anna.moved_to) == (State.MERGED, ann)
    assert ann.quotes.count() == 1
    assert ann.affiliations.get().role == "mayor"
    assert sorted(ann.variant_names.values_list("name", flat=True)) == [
        "A. Varga",
        "Ann Varga",
        "Anna Varga",
    ]
    assert ann.mentions.get().spans == [11, 20, 27, 37]
    assert facets_of(SearchQuote.objects.get()).count(f"s:{ann.public_id}") == 1
    assert list(documents.differences()) == []


def test_undoing_a_merge_gives_each_its_own_back(editor):
    ann, anna = two_records_of_one_person()
    undo_merge(merge(anna, ann, user=editor), user=editor)
    anna.refresh_from_db()
    assert (anna.state, anna.moved_to) == (State.PUBLIC, None)
    assert (ann.quotes.count(), anna.quotes.count()) == (0, 1)
    assert [m.spans for m in SpeakerMention.objects.order_by("spans")] == [[11, 20], [27, 37]]
    assert sorted(anna.variant_names.values_list("name", flat=True)) == [
        "A. Varga",
        "Ann Varga",
        "Anna Varga",
    ]
    assert list(documents.differences()) == []


def test_merges_in_a_row_lead_to_the_last_in_one_hop_and_back(editor):
    a, b, c = make_speaker("A Varga"), make_speaker("B Varga"), make_speaker("C Varga")
    merge(a, b, user=editor)
    second = merge(b, c, user=editor)
    a.refresh_from_db()
    assert a.moved_to == c
    undo_merge(second, user=editor)
    a.refresh_from_db()
    b.refresh_from_db()
    assert (a.moved_to, b.state) == (b, State.PUBLIC)


def test_topics_and_publications_merge_with_their_articles(editor):
    for make, field in ((make_topic, "topics"), (make_publication, "publication")):
        loser, survivor = make("Dams"), make("Rivers")
        article = make_article(**{field: [loser] if field == "topics" else loser})
        merge(loser, survivor, user=editor)
        assert survivor.articles.get() == article


@pytest.mark.parametrize("kind", MERGEABLE)
def test_no_relation_still_points_at_the_loser_of_any_kind(kind, editor):
    make = {"speaker": make_speaker, "organization": make_organization}
    make |= {"publication": make_publication, "topic": make_topic}
    loser, survivor = (make[kind._meta.model_name](name) for name in ("One Thing", "Thing Two"))
    merge(loser, survivor, user=editor)
    for _name, relation in relations(loser):
        column = (
            relation.field.m2m_reverse_field_name()
            if relation.many_to_many
            else relation.field.name
        )
        assert not rows_of(relation).filter(**{column: loser}).exists()


def test_what_cannot_be_merged_is_refused_in_a_sentence(editor):
    ann, gone = make_speaker("Ann Varga"), make_speaker("Ivo Brandt")
    withdraw(gone, user=editor, reason=Reason.PRIVACY)
    for other, sentence in (
        (ann, "cannot be merged with itself"),
        (make_topic(), "of one kind"),
        (gone, "is withdrawn"),
    ):
        with pytest.raises(MergeRefused, match=sentence):
            merge(other, ann, user=editor)
    assert Speaker.objects.filter(state=State.MERGED).count() == 0


def test_a_merge_is_undone_only_once(editor):
    change = merge(make_speaker("A Varga"), make_speaker("B Varga"), user=editor)
    undo_merge(change, user=editor)
    with pytest.raises(MergeRefused, match="not in force"):
        undo_merge(change, user=editor)


def test_a_part_merged_with_its_parent_does_not_become_its_own_parent(editor):
    rivers = make_topic("Rivers", parent=make_topic("Water"))
    dams = make_topic("Dams", parent=rivers)
    merge(rivers, dams, user=editor)
    dams.refresh_from_db()
    assert dams.parent.name == "Water"
