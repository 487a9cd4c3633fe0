"""Authority files: what they bring in decides, what people decided stays."""

import json
from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.ingest import authority_files, parts
from articles.ingest.authority import name_key
from articles.ingest.authority_files import read_rows
from articles.ingest.authority_links import UnreadableFile
from articles.ingest.edits import change_fields
from articles.management.commands.load_authorities import OWN
from articles.models import Affiliation, Change, Organization, Speaker, State, VariantName
from articles.tests.factories import make_organization, make_user, make_variant_name

from .test_store import TEXT, put

pytestmark = pytest.mark.django_db

FILE = """type,name,variants,acronym,kind,country,wikidata
,Ministry of Rivers of Harn,Ministry of Rivers|Harn Rivers Ministry,MORH,ministry,Harn,
speaker,Ann Varga,Anna Varga,,,,
"""


def load(text, **options):
    """The sentences that loading `text` gives."""
    return authority_files.load(read_rows(text.splitlines()), name="test.csv", **options)


def test_a_file_brings_in_records_with_names_that_decide():
    load(FILE)
    put(TEXT.replace("Ann ", "Anna "), [], [("Anna Varga",)])
    body = Organization.objects.get()
    assert (body.name, body.acronym, body.kind, body.country, body.mentions.count()) == (
        "Ministry of Rivers of Harn",
        "MORH",
        "ministry",
        "Harn",
        1,
    )
    assert Speaker.objects.get().mentions.count() == 1


def test_what_articles_made_of_a_name_goes_to_the_record_of_the_file():
    put()
    made = Organization.objects.get(name="Ministry of Rivers")
    load(FILE)
    made.refresh_from_db()
    assert (made.state, made.moved_to.name) == (State.MERGED, "Ministry of Rivers of Harn")
    put(extractor="2")
    assert Organization.objects.public().get().mentions.count() == 1


def test_the_same_file_again_changes_nothing():
    load(FILE)
    assert load(FILE) == []


def test_a_dry_run_says_what_would_change_and_changes_nothing():
    done = load(FILE, dry_run=True)
    assert done[0] == "new organization: Ministry of Rivers of Harn"
    assert Organization.objects.count() == 0


def test_what_people_decided_stays():
    load(FILE)
    body = Organization.objects.get()
    parts.drop_part(body.variant_names.get(name="MORH"), user=make_user())
    assert load(FILE) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\n1,2", "name among them"),
        ("name,colour\nx,red", "no column colour"),
        ("name\n!!!", "Line 2: the name is missing"),
        ("type,name\nship,Titanic", "Line 2: type is"),
        ("name\na,b,c", "Line 2 has more columns"),
        ("id,name\n2222222222,Ann", "no record 2222222222"),
        ("name\n" + "x" * 10_000, "longer than 300"),
    ],
)
def test_files_that_make_no_sense_get_a_sentence(text, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        load(text)


def test_the_archives_own_list_is_read_whole_and_no_name_is_given_twice():
    with OWN.open(encoding="utf-8", newline="") as lines:
        rows = read_rows(lines)
    assert len(rows) >= 800
    rows_of = Counter(key for row in rows for key in {name_key(row.model, n) for n in row.names})
    assert [key for key, count in rows_of.items() if count > 1] == []


def dumped(file, *options):
    out = StringIO()
    call_command("dump_authorities", *options, stdout=out)
    file.write_text(out.getvalue(), encoding="utf-8")
    return out.getvalue()


FORMS = [("dump.csv", ()), ("dump.json", ("--popolo",))]


@pytest.mark.parametrize(("name", "options"), FORMS)
def test_what_is_dumped_is_loaded_again_without_a_change(name, options, tmp_path):
    load(FILE)
    dumped(tmp_path / name, *options)
    out = StringIO()
    call_command("load_authorities", tmp_path / name, stdout=out)
    assert out.getvalue() == "0 changes\n"


@pytest.mark.parametrize(("name", "options"), FORMS)
def test_an_archive_that_lost_what_a_file_gave_gets_it_back_from_a_dump(name, options, tmp_path):
    load(FILE)
    before = dumped(tmp_path / name, *options)
    Organization.objects.update(kind="", country="", acronym="")
    VariantName.objects.exclude(name__in=["Ann Varga", "Ministry of Rivers of Harn"]).delete()
    call_command("load_authorities", tmp_path / name, stdout=StringIO())
    assert dumped(tmp_path / name, *options) == before


@pytest.fixture
def fleet():
    """People and bodies with all that a record can say."""
    load(FILE)
    rivers, ann = Organization.objects.get(), Speaker.objects.get()
    rivers.description = "It keeps the dykes."
    rivers.wikidata_id = "Q1"
    rivers.parent = make_organization("Government of Harn")
    rivers.save()
    make_organization("Dyke Office", parent=rivers, kind="agency")
    Speaker.objects.filter(pk=ann.pk).update(sort_name="Varga, A.")
    make_variant_name("Annie", speaker=ann, kind=VariantName.Kind.ALIAS, ambiguous=True)
    day, month, year = date(2019, 3, 1), date(2020, 5, 1), date(2021, 1, 1)
    join = ann.affiliations.create
    join(organization=rivers, role="clerk", start=day, start_precision="day")
    join(organization=rivers, start=month, start_precision="month", end=year, end_precision="year")
    join(role="mayor of Harn")
    hidden = make_organization("Hidden Office", state=State.HIDDEN)
    join(organization=hidden, role="spy")


def emptied():
    """Take all records out of the archive, as nobody but a test can."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE articles_speaker, articles_organization, articles_change CASCADE")


def test_an_empty_archive_has_the_same_records_after_loading_a_dump(fleet, tmp_path):
    file = tmp_path / "dump.json"
    before = dumped(file, "--popolo")
    emptied()
    call_command("load_authorities", file, stdout=StringIO())
    assert json.loads(dumped(file, "--popolo")) == json.loads(before)
    ann = Speaker.objects.get()
    assert [
        (each.organization and each.organization.name, each.role, each.start_precision)
        for each in ann.affiliations.order_by("pk")
    ] == [
        ("Ministry of Rivers of Harn", "clerk", "day"),
        ("Ministry of Rivers of Harn", "", "month"),
        (None, "mayor of Harn", "unknown"),
    ]
    out = StringIO()
    call_command("load_authorities", file, stdout=out)
    assert out.getvalue() == "0 changes\n"


def test_a_dry_run_of_a_dump_tells_of_parents_and_memberships(fleet, tmp_path):
    file = tmp_path / "dump.json"
    dumped(file, "--popolo")
    emptied()
    out = StringIO()
    call_command("load_authorities", file, "--dry-run", stdout=out)
    sentences = out.getvalue().splitlines()
    assert "Dyke Office: part of Ministry of Rivers of Harn" in sentences
    assert "Ann Varga: clerk, Ministry of Rivers of Harn (2019-03-01 to …)" in sentences
    assert not Speaker.objects.exists()


def popolo(tmp_path, **lists):
    """The path of a Popolo file."""
    file = tmp_path / "given.json"
    file.write_text(json.dumps(lists), encoding="utf-8")
    return file


def test_ids_of_another_archive_tie_its_records_together_and_are_not_taken_over(tmp_path):
    file = popolo(
        tmp_path,
        persons=[{"id": "person/1", "name": "Ann Varga"}],
        organizations=[
            {"id": "org/2", "name": "Dyke Office", "parent_id": "org/1"},
            {"id": "org/1", "name": "Government of Harn"},
        ],
        memberships=[{"person_id": "person/1", "organization_id": "org/2", "role": "clerk"}],
    )
    call_command("load_authorities", file, stdout=StringIO())
    [was] = Speaker.objects.get().affiliations.all()
    assert (was.role, was.organization.name, was.organization.parent.name) == (
        "clerk",
        "Dyke Office",
        "Government of Harn",
    )
    assert was.by == Affiliation.By.EDITOR
    made = Change.objects.of(was.speaker).get(field="affiliations")
    assert (made.extractor, made.after["role"]) == ("authority file", "clerk")


def test_parents_and_memberships_that_people_took_away_stay_away(fleet, tmp_path):
    file, editor = tmp_path / "dump.json", make_user()
    dumped(file, "--popolo")
    office = Organization.objects.get(name="Dyke Office")
    change_fields(office, user=editor, parent=None)
    parts.drop_part(Affiliation.objects.get(role="clerk"), user=editor)
    out = StringIO()
    call_command("load_authorities", file, stdout=out)
    assert out.getvalue() == "0 changes\n"


PERSON, BODY = {"id": "p", "name": "Ann Varga"}, {"id": "b", "name": "Dyke Office"}


@pytest.mark.parametrize(
    ("lists", "sentence"),
    [
        ({"organizations": [BODY | {"parent_id": "x"}]}, "there is no organization x"),
        ({"organizations": [BODY | {"parent_id": "b"}]}, "cannot be part of itself"),
        (
            {
                "organizations": [
                    BODY | {"parent_id": "c"},
                    {"id": "c", "name": "C", "parent_id": "b"},
                ]
            },
            "cannot be part of itself",
        ),
        ({"persons": [PERSON], "memberships": [{"person_id": "p"}]}, "neither an organization"),
        (
            {"memberships": [{"person_id": "p", "role": "clerk"}]},
            "Line 1: there is no speaker p",
        ),
        (
            {"persons": [PERSON], "memberships": [{"person_id": "p", "organization_id": "x"}]},
            "there is no organization x",
        ),
        (
            {
                "persons": [PERSON],
                "memberships": [{"person_id": "p", "role": "x", "start_date": "y"}],
            },
            "is not Popolo's JSON",
        ),
        (
            {
                "persons": [PERSON],
                "memberships": [
                    {"person_id": "p", "role": "x", "start_date": "2020", "end_date": "2019"}
                ],
            },
            "ends before it begins",
        ),
        ({"persons": [PERSON | {"summary": "a\x00b"}]}, "cannot be stored"),
        ({"persons": [PERSON | {"other_names": [{"name": "\ud800"}]}]}, "cannot be stored"),
    ],
)
def test_popolo_that_makes_no_sense_is_refused_whole_in_a_sentence(lists, sentence, tmp_path):
    with pytest.raises(CommandError, match=sentence):
        call_command("load_authorities", popolo(tmp_path, **lists), stdout=StringIO())
    assert not Speaker.objects.exists()
    assert not Organization.objects.exists()


@pytest.mark.parametrize("text", ["[]", "{", '{"persons": [1]}', '{"persons": [{"name": ""}]}'])
def test_json_that_is_no_popolo_gets_a_sentence(text, tmp_path):
    file = tmp_path / "people.json"
    file.write_text(text)
    with pytest.raises(CommandError, match=r"is not Popolo's JSON|the name is missing"):
        call_command("load_authorities", file)


def test_a_name_from_a_file_stays_when_an_article_brings_a_fuller_one():
    put(people=[("Ann Varga",)], organizations=[])
    load("type,name,variants\nspeaker,Ann Varga,Nan Varga\n")
    ann = Speaker.objects.get()
    put(TEXT.replace("Ann ", "Ann Eva "), [], [("Ann Eva Varga",)], reference="papers/2.txt")
    ann.refresh_from_db()
    assert ann.name == "Ann Varga"
    assert not ann.variant_names.get(name="Nan Varga").ambiguous


def test_popolo_holds_people_bodies_and_memberships():
    load(FILE)
    out = StringIO()
    call_command("dump_authorities", "--popolo", stdout=out)
    popolo = json.loads(out.getvalue())
    assert [person["name"] for person in popolo["persons"]] == ["Ann Varga"]
    body = popolo["organizations"][0]
    assert body["other_names"] == [
        {"name": "Harn Rivers Ministry", "note": "decides"},
        {"name": "MORH", "note": "decides"},
        {"name": "Ministry of Rivers", "note": "decides"},
    ]
    assert (body["abbreviation"], body["classification"], body["area"]) == (
        "MORH",
        "ministry",
        {"name": "Harn"},
    )
    assert popolo["memberships"] == []


def test_a_missing_file_gets_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_authorities", tmp_path / "nowhere.csv")


def test_what_files_do_stands_in_the_ledger():
    load(FILE)
    made = Change.objects.of(Organization.objects.get()).get(field="created")
    assert (made.extractor, made.reason) == ("authority file", "Authority file test.csv.")
