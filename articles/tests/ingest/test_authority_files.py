"""Authority files: what they bring in decides, what people decided stays."""

import json
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.ingest import authority_files, parts
from articles.ingest.authority import name_key
from articles.ingest.authority_files import UnreadableFile, read_rows
from articles.management.commands.load_authorities import OWN
from articles.models import Change, Organization, Speaker, State, VariantName
from articles.tests.factories import make_user

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
