"""A backup restored elsewhere is the same archive, id for id."""

import json
from pathlib import Path

import pytest

PRINTED_PAGES = Path(__file__).with_name("printed_pages.py").read_text()
STORY = "Dam holds\n\n“The dam holds,” said Ivo Brandt, the warden of Harn. “We will stay.”\n"


@pytest.fixture
def archive(manage, place, database):
    """A running archive with one article; the function that runs manage.py over it."""
    (place / "papers").mkdir()
    (place / "papers" / "dam.txt").write_text(STORY)
    assert manage("migrate", "--verbosity=0").returncode == 0
    assert manage("ingest", place / "papers").returncode == 0
    return manage


def everything(manage):
    """The archive's own rows as Django prints them."""
    return json.loads(manage("dumpdata", "articles", "--natural-foreign").stdout)


@pytest.fixture
def public(archive, place):
    """A function that returns every public page, list and JSON form as (status, body)."""
    built = {"STATIC_DIR": str(place / "static")}
    assert archive("collectstatic", "--noinput", "--verbosity=0", **built).returncode == 0

    def printed(**environment):
        seen = archive("shell", "-v0", "-c", PRINTED_PAGES, **built, **environment)
        return json.loads(seen.stdout)

    return printed


def test_every_page_and_export_of_a_restored_archive_is_the_same_byte_for_byte(
    archive, public, place
):
    before = public()
    assert {"/articles/?format=json", "/quotes/?format=json", "/"} < set(before)
    assert {status for status, _ in before.values()} == {200}
    assert len([address for address in before if address.startswith("/quotes/")]) > 4
    archive("backup", place / "archive.dump")
    elsewhere = {"VAR_DIR": str(place / "elsewhere")}  # with a server and a database of its own
    assert archive("restore", place / "archive.dump", **elsewhere).returncode == 0
    assert public(**elsewhere) == before


def test_a_restored_archive_is_the_same_row_for_row(archive, place):
    before = everything(archive)
    assert archive("backup", place / "archive.dump").returncode == 0
    (place / "papers" / "dam.txt").write_text(STORY.replace("stay", "leave"))
    archive("ingest", place / "papers")
    assert everything(archive) != before
    restored = archive("restore", place / "archive.dump", "--replace")
    assert restored.stdout == f"Restored 1 articles from {place / 'archive.dump'}.\n"
    assert everything(archive) == before
    assert archive("check_archive").stdout == "The archive is consistent.\n"


def test_an_empty_database_takes_a_backup_without_being_asked(archive, place):
    archive("backup", place / "archive.dump")
    before = everything(archive)
    elsewhere = {"ARCHIVE_DATABASE": "sample"}
    assert archive("restore", place / "archive.dump", **elsewhere).returncode == 0
    printed = archive("dumpdata", "articles", "--natural-foreign", **elsewhere).stdout
    assert json.loads(printed) == before


def test_an_archive_in_use_is_not_replaced_by_mistake(archive, place):
    archive("backup", place / "archive.dump")
    refused = archive("restore", place / "archive.dump")
    assert (refused.returncode, "holds articles" in refused.stderr) == (1, True)


def test_what_is_no_backup_changes_nothing_and_gets_a_sentence(archive, place):
    before = everything(archive)
    (place / "no.dump").write_text("not a dump")
    for arguments in (["no.dump", "--replace"], ["missing.dump"]):
        refused = archive("restore", place / arguments[0], *arguments[1:])
        assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
        assert len(refused.stderr.splitlines()) == 1
    assert everything(archive) == before


def test_a_cut_backup_changes_nothing(archive, place):
    archive("backup", place / "archive.dump")
    before = everything(archive)
    content = (place / "archive.dump").read_bytes()
    (place / "archive.dump").write_bytes(content[: len(content) * 2 // 3])
    assert archive("restore", place / "archive.dump", "--replace").returncode == 1
    assert everything(archive) == before


def test_a_backup_never_overwrites_another_unasked(archive, place):
    archive("backup", place / "archive.dump")
    refused = archive("backup", place / "archive.dump")
    assert (refused.returncode, "is there already" in refused.stderr) == (1, True)
    assert archive("backup", place / "archive.dump", "--force").returncode == 0
