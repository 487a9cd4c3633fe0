"""Whatever stands where a name should: through articles and through authority files."""

import csv
import io
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.ingest.merge import merge, undo_merge
from articles.ingest.split import split
from articles.ingest.suggestions import likely_duplicates
from articles.models import Organization, Speaker, VariantName
from articles.search import documents
from articles.tests.factories import (
    make_article,
    make_organization,
    make_quote,
    make_speaker,
    make_user,
)
from articles.tests.odd_names import BROKEN, EMPTY, ODD

from .test_resolution import put

pytestmark = pytest.mark.django_db

ALL = {**ODD, **EMPTY}


def as_csv(folder, kind, name):
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([["type", "name"], [kind, name]])
    file = folder / "odd.csv"
    file.write_bytes(lines.getvalue().encode("utf-8", "surrogatepass"))
    return file


def as_json(folder, kind, name):
    file = folder / "odd.json"
    found = {"persons" if kind == "speaker" else "organizations": [{"name": name}]}
    file.write_text(json.dumps(found))
    return file


each_form = pytest.mark.parametrize("written", [as_csv, as_json])
each_kind = pytest.mark.parametrize("kind", ["speaker", "organization"])
MODELS = {"speaker": Speaker, "organization": Organization}


@pytest.mark.parametrize("name", ALL.values(), ids=ALL.keys())
def test_no_name_in_an_article_is_too_odd(name):
    put(1, [("Ann Varga", None, None), (name, "x" * 600, None)], [(name,)])
    put(2, [(name, None, None)], [(name,)])
    assert Speaker.objects.filter(name="Ann Varga").count() == 1
    assert all(each.name for each in (*Speaker.objects.all(), *Organization.objects.all()))
    assert list(documents.differences()) == []


def test_odd_names_never_meet_a_plain_one():
    put(1, [("Ann Varga", None, None)])
    ann = Speaker.objects.get()
    for number, name in enumerate(ALL.values(), 2):
        put(number, [(name, None, None)])
    alike = {"Ann Varga", ODD["letters and emoji"], ODD["combining marks"]}
    assert {row.name for row in ann.mentions.all()} <= alike


def test_odd_names_among_others_are_compared_without_being_united():
    for kind, make in ((Speaker, make_speaker), (Organization, make_organization)):
        for name in ALL.values():
            make(name[:300])
            make(f"{name[:290]} Harn")
        for each in likely_duplicates(kind):
            assert 0 < each.score < 1
            assert each.record != each.other
            assert each.reason.endswith(".")


@each_kind
@pytest.mark.parametrize("name", ALL.values(), ids=ALL.keys())
def test_records_of_odd_names_are_merged_split_and_parted_again(kind, name):
    make = {"speaker": make_speaker, "organization": make_organization}[kind]
    editor, odd, plain = make_user(), make(name[:300]), make("Ann Varga")
    article = make_article("“We stay,” said somebody.")
    quote = make_quote(article, "We stay,", **{kind: odd})
    change = merge(odd, plain, user=editor)
    quote.refresh_from_db()
    assert getattr(quote, kind) == plain
    odd = undo_merge(change, user=editor)
    split(odd, plain, user=editor, quotes=[odd.quotes.get()])
    quote.refresh_from_db()
    assert getattr(quote, kind) == plain
    assert list(documents.differences()) == []


@each_form
@each_kind
@pytest.mark.parametrize("name", ODD.values(), ids=ODD.keys())
def test_a_file_brings_an_odd_name_in_or_says_why_not(name, kind, written, tmp_path):
    file = written(tmp_path, kind, name)
    if len(name) > 300:
        with pytest.raises(CommandError, match="missing or longer than 300 characters"):
            call_command("load_authorities", file)
        assert not MODELS[kind].objects.exists()
    else:
        call_command("load_authorities", file, stdout=StringIO())
        assert MODELS[kind].objects.get().name == name
        assert VariantName.objects.get().name == name


@each_form
@each_kind
@pytest.mark.parametrize("name", EMPTY.values(), ids=EMPTY.keys())
def test_a_file_with_a_name_of_marks_is_refused_whole(name, kind, written, tmp_path):
    with pytest.raises(CommandError, match="the name is missing"):
        call_command("load_authorities", written(tmp_path, kind, name))
    assert not MODELS[kind].objects.exists()


@each_form
@each_kind
@pytest.mark.parametrize("name", BROKEN.values(), ids=BROKEN.keys())
def test_a_file_with_what_cannot_be_stored_is_refused_in_a_sentence(name, kind, written, tmp_path):
    with pytest.raises(CommandError, match=r"cannot be (read|stored)"):
        call_command("load_authorities", written(tmp_path, kind, name))
    assert not MODELS[kind].objects.exists()
