import pytest

from articles.search import Selection, documents, search
from articles.search.authorities import (
    find_organizations,
    find_publications,
    find_speakers,
    find_topics,
)
from articles.tests.factories import (
    make_article,
    make_mention,
    make_organization,
    make_publication,
    make_quote,
    make_speaker,
    make_topic,
)
from articles.tests.search.known import mentioned

pytestmark = pytest.mark.django_db


def test_everybody_named_is_listed_by_sort_name_quoted_or_not():
    adams, smith = mentioned(make_speaker("Zoe Adams")), make_speaker("Ann Smith")
    make_speaker("Hidden Person", state="hidden")
    make_speaker("Merged Person", state="merged", moved_to=smith)
    quote = make_quote(speaker=smith)
    make_quote(quote.article, "rose", speaker=smith, review="rejected")
    assert [(each, each.quote_count) for each in find_speakers()] == [(adams, 0), (smith, 1)]
    assert list(find_speakers(sort="quotes")) == [smith, adams]


@pytest.mark.parametrize("typed", ["nazary", "NAZAR", "Ali Nazary", "maisam", "Álì"])
def test_speakers_are_found_by_a_part_of_any_name(typed):
    speaker = mentioned(make_speaker("Ali Nazary", ["Ali Maisam Nazary"]))
    mentioned(make_speaker("Bo Lee"))
    assert list(find_speakers(typed)) == [speaker]


def test_names_that_sound_alike_follow_those_spelled_alike():
    sounding = mentioned(make_speaker("Ahmad Masood", sort_name="A"))
    spelled = mentioned(make_speaker("Ahmad Massoud", sort_name="B"))
    mentioned(make_speaker("Bo Lee"))
    assert list(find_speakers("massoud")) == [spelled, sounding]


def test_short_sounds_are_not_compared():
    mentioned(make_speaker("Ella Fox"))
    assert list(find_speakers("Ali")) == []


@pytest.mark.parametrize("typed", ["%", "_", "?!", "'"])
def test_signs_that_are_no_letters_find_nobody(typed):
    make_speaker()
    assert list(find_speakers(typed)) == []


def test_organizations_count_what_they_say_and_who_names_them():
    ministry, mill = make_organization(), make_organization("Old Mill")
    article = make_article("Ministry of Rivers: we stay.")
    make_mention(article, ministry)
    make_quote(article, "we stay", organization=mill)
    documents.reindex()
    assert [(each, each.quote_count, each.article_count) for each in find_organizations()] == [
        (ministry, 0, 1),
        (mill, 1, 1),
    ]
    assert list(find_organizations("mill")) == [mill]


def test_publications_are_found_by_their_names_in_any_case():
    daily = make_publication("The Daily Élan", variant_names=["Daily Elan Online"])
    other = make_publication("Weekly")
    make_article(publication=daily)
    documents.reindex()
    assert [(each, each.article_count) for each in find_publications("elan")] == [(daily, 1)]
    assert list(find_publications("ONLINE")) == [daily]
    assert list(find_publications(sort="articles")) == [daily, other]


def test_topics_count_what_stands_behind_their_link():
    rivers = make_topic("Rivers")
    dams = make_topic("Dams", parent=rivers)
    make_topic("Secret", state="hidden")
    make_article(topics=[dams])
    make_article(topics=[rivers])
    documents.reindex()
    assert [(each, each.article_count) for each in find_topics()] == [(dams, 1), (rivers, 2)]
    assert search("", Selection("articles", {"topic": (rivers.public_id,)})).total == 2
    assert list(find_topics("RIV")) == [rivers]


@pytest.mark.parametrize(
    "find", [find_speakers, find_organizations, find_publications, find_topics]
)
@pytest.mark.parametrize("count", [1, 3])
def test_each_list_is_one_query(find, count, django_assert_num_queries):
    for number in range(count):
        mentioned(make_speaker(f"Ann {number}"))
        mentioned(make_organization(f"Ann {number}"))
        make_publication(f"Ann {number}")
        make_topic(f"Ann {number}")
    with django_assert_num_queries(1):
        assert len(find("ann")) == count


def test_whom_only_a_withdrawn_article_names_is_not_listed():
    withdrawn = make_article("Ann Smith spoke.", state="withdrawn", reason="privacy")
    make_mention(withdrawn, make_speaker("Ann Smith"))
    mentioned(make_speaker("Ivo Brandt"))
    assert [speaker.name for speaker in find_speakers()] == ["Ivo Brandt"]
