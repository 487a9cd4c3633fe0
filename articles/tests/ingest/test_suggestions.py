"""Likely duplicates, and the command that merges records."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.ingest import proposals
from articles.ingest.suggestions import likely_duplicates
from articles.models import Change, Organization, Speaker, State
from articles.tests.factories import (
    make_article,
    make_mention,
    make_organization,
    make_speaker,
    make_user,
)

pytestmark = pytest.mark.django_db


def run(command, *arguments):
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def test_names_that_may_be_one_persons_are_put_before_the_editors_once():
    for name in ("Ali Nazary", "Ali Maisam Nazari", "A. Nazary", "Omar Nazary"):
        make_speaker(name)
    out = run("suggest_merges")
    assert out.startswith("3 new suggestions to merge a speaker\n0 new")
    assert run("suggest_merges").startswith("0 new suggestions")
    reasons = set(Change.objects.proposed().values_list("reason", flat=True))
    assert reasons == {
        "One name is the other with more words.",
        "One name has only the other's initial.",
    }


def test_the_nearest_names_come_first():
    make_speaker("Ali Maisam Nazari")
    make_speaker("Ali Nazary")
    make_speaker("Ali Nazari")
    found = likely_duplicates(Speaker)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert found[0].reason == "The names sound alike."


def test_people_whom_an_article_names_together_are_two():
    ali, other = make_speaker("Ali Nazary"), make_speaker("Ali Nazari")
    article = make_article("Ali Nazary met Ali Nazari.")
    make_mention(article, ali)
    make_mention(article, other)
    assert likely_duplicates(Speaker) == []


def test_a_refused_merge_is_not_suggested_again():
    make_speaker("Ali Nazary")
    make_speaker("Ali Nazari")
    run("suggest_merges")
    proposals.refuse(Change.objects.proposed().get(), user=make_user())
    assert run("suggest_merges").startswith("0 new")


def test_bodies_that_sound_alike_or_are_an_acronym_are_suggested():
    make_organization("Harn Water Works")
    make_organization("HWW")
    make_organization("Upper Harn")
    make_organization("Uper Harn")
    found = likely_duplicates(Organization)
    assert sorted(each.reason for each in found) == [
        "One name may be the acronym of the other.",
        "The names sound alike.",
    ]


def test_the_command_lists_without_storing_in_a_dry_run():
    make_speaker("Ali Nazary")
    make_speaker("Ali Nazari")
    out = run("suggest_merges", "--dry-run")
    assert out == "0.30 Ali Nazari → Ali Nazary: The names sound alike.\n"
    assert not Change.objects.exists()


def test_records_are_merged_and_parted_by_command():
    one, other = make_speaker("Ali Nazary"), make_speaker("Ali Nazari")
    editor = make_user(is_staff=True)
    call = ("merge_records", other.public_id, "--editor", editor.username)
    assert run(*call[:2], one.public_id, *call[2:], "--reason", "one man") == (
        "Ali Nazari is merged into Ali Nazary.\n"
    )
    other.refresh_from_db()
    assert (other.state, other.moved_to) == (State.MERGED, one)
    assert run(*call, "--undo") == "Ali Nazari stands for itself again.\n"
    other.refresh_from_db()
    assert other.state == State.PUBLIC


def test_merges_that_make_no_sense_get_a_sentence():
    one = make_speaker("Ali Nazary").public_id
    editor = make_user(is_staff=True).username
    for arguments, sentence in (
        ((one, one, "--editor", editor), "cannot be merged with itself"),
        ((one, "2222222222", "--editor", editor), "no record 2222222222"),
        ((one, one, "--editor", "nobody"), "no editor called nobody"),
        ((one, "--editor", editor), "two records to merge"),
        ((one, "--editor", editor, "--undo"), "not merged into anything"),
    ):
        with pytest.raises(CommandError, match=sentence):
            run("merge_records", *arguments)


def test_short_forms_of_a_given_name_are_suggested():
    for name in ("William Okoro", "Bill Okoro", "Ted Ruck", "Theodore Ruck", "Edward Ruck"):
        make_speaker(name)
    found = likely_duplicates(Speaker)
    assert [each.reason for each in found] == ["One given name may be short for the other."] * 3


def reasons_of_bodies(*names, **fields):
    """{reason: score} of what is suggested of bodies with these names."""
    for name in names:
        make_organization(name, **fields)
    return {each.reason: each.score for each in likely_duplicates(Organization)}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Ministry of Defence", "Defence Ministry", "The names are of the same words."),
        ("Council of the Rivers", "Rivers Council", "The names are of the same words."),
        (
            "Ministère de la Défense",
            "Ministry of Defence",
            "One name may be the other in another language.",
        ),
        (
            "دانشگاه ملی آب",
            "National Water University",
            "One name may be the other in another language.",
        ),
        (
            "Afghan Ministry of Defense",
            "Ministry of Defence of Afghanistan",
            "One name may be the other in another language; both have the same country.",
        ),
        ("Front of the Harn Dockers", "FHD", "One name may be the acronym of the other."),
        ("Front of the Harn Dockers", "FOTHD", "One name may be the acronym of the other."),
    ],
)
def test_names_of_one_body_meet_in_any_order_and_language(one, other, reason):
    assert list(reasons_of_bodies(one, other)) == [reason]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence of Chad", "Ministry of Defence of Mali"),
        ("Pakistani Taliban", "Taliban"),
        ("Ministry of Defence", "Ministry of Health"),
        ("Ministry of Defence", "Ministry of Defence of Mali"),
        ("University of Harn", "University of Temnia"),
        ("ESA", "IZO"),
    ],
)
def test_names_of_two_bodies_are_not_put_before_anybody(one, other):
    assert reasons_of_bodies(one, other) == {}


def test_bodies_of_two_countries_are_two():
    make_organization("Ministry of Defence", country="Harn")
    make_organization("Defence Ministry", country="Temnia")
    assert likely_duplicates(Organization) == []


def test_a_body_with_its_country_meets_the_one_whose_record_says_it():
    make_organization("Ministry of Defence", country="Mali")
    make_organization("Ministry of Defence of Mali")
    [found] = likely_duplicates(Organization)
    assert found.reason == (
        "One name says the country and the other does not; both have the same country."
    )


def test_a_body_and_its_parent_are_two():
    parent = make_organization("Council of Rivers")
    make_organization("Rivers Council", parent=parent)
    assert likely_duplicates(Organization) == []


def test_bodies_of_one_parent_are_likelier_one_and_of_two_parents_two():
    harn, temnia = make_organization("Harn"), make_organization("Temnia")
    one = make_organization("Council of Rivers", parent=harn)
    other = make_organization("Rivers Council", parent=harn)
    [found] = likely_duplicates(Organization)
    assert (found.score, found.reason) == (
        0.6,
        "The names are of the same words; both have the same parent body.",
    )
    other.parent = temnia
    other.save()
    assert likely_duplicates(Organization) == []
    assert one.parent == harn


def test_who_stands_beside_two_bodies_counts():
    one, other = make_organization("Council of Rivers"), make_organization("Rivers Council")
    ann, front = make_speaker("Ann Varga"), make_organization("Harn Front")
    for body in (one, other):
        article = make_article(f"Ann Varga met the {body} and the Harn Front.")
        for record in (body, ann, front):
            make_mention(article, record)
    [found] = likely_duplicates(Organization)
    assert found.reason == (
        "The names are of the same words; both have the same people beside them, "
        "the same bodies beside them."
    )
    assert found.score > 0.45
