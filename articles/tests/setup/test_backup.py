"""A backup restored elsewhere is the same archive, id for id."""

import json
from pathlib import Path

import pytest

from articles.tests.setup.servers import copied, manage_in, own_place

PRINTED_PAGES = Path(__file__).with_name("printed_pages.py").read_text()
STORY = "Dam holds\n\n“The dam holds,” said Ivo Brandt, the warden of Harn. “We will stay.”\n"


@pytest.fixture(scope="module")
def home(migrated):
    """The folder of a running archive with one article, and its backup `archive.dump`."""
    with own_place() as folder:
        copied(migrated, folder)
        manage = manage_in(folder)
        (folder / "papers").mkdir()
        (folder / "papers" / "dam.txt").write_text(STORY)
        assert manage("ingest", folder / "papers").returncode == 0
        assert manage("backup", folder / "archive.dump").returncode == 0
        yield folder


@pytest.fixture(scope="module")
def archive(home):
    """The function that runs manage.py over it."""
    return manage_in(home)


@pytest.fixture(scope="module")
def before(archive):
    """The rows of the archive when it was backed up: what each test finds, and leaves."""
    return everything(archive)


def everything(manage, **environment):
    """The archive's own rows as Django prints them."""
    return json.loads(manage("dumpdata", "articles", "--natural-foreign", **environment).stdout)


@pytest.fixture
def public(archive, home):
    """A function that returns every public page, list and JSON form as (status, body)."""
    built = {"STATIC_DIR": str(home / "static")}
    assert archive("collectstatic", "--noinput", "--verbosity=0", **built).returncode == 0

    def printed(**environment):
        seen = archive("shell", "-v0", "-c", PRINTED_PAGES, **built, **environment)
        return json.loads(seen.stdout)

    return printed


def test_every_page_and_export_of_a_restored_archive_is_the_same_byte_for_byte(
    archive, public, home
):
    seen = public()
    assert {"/articles/?format=json", "/quotes/?format=json", "/"} < set(seen)
    assert {status for status, _ in seen.values()} == {200}
    assert len([address for address in seen if address.startswith("/quotes/")]) > 4
    elsewhere = {"VAR_DIR": str(home / "elsewhere")}  # with a server and a database of its own
    assert archive("restore", home / "archive.dump", **elsewhere).returncode == 0
    assert public(**elsewhere) == seen


def test_an_empty_database_takes_a_backup_without_being_asked(archive, home, before):
    elsewhere = {"ARCHIVE_DATABASE": "sample"}
    assert archive("restore", home / "archive.dump", **elsewhere).returncode == 0
    assert everything(archive, **elsewhere) == before


def test_an_archive_in_use_is_not_replaced_by_mistake(archive, home, before):
    refused = archive("restore", home / "archive.dump")
    assert (refused.returncode, "holds articles" in refused.stderr) == (1, True)
    assert everything(archive) == before


def test_what_is_no_backup_changes_nothing_and_gets_a_sentence(archive, home, before):
    (home / "no.dump").write_text("not a dump")
    for arguments in (["no.dump", "--replace"], ["missing.dump"]):
        refused = archive("restore", home / arguments[0], *arguments[1:])
        assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
        assert len(refused.stderr.splitlines()) == 1
    assert everything(archive) == before


def test_a_cut_backup_changes_nothing(archive, home, before):
    content = (home / "archive.dump").read_bytes()
    (home / "cut.dump").write_bytes(content[: len(content) * 2 // 3])
    assert archive("restore", home / "cut.dump", "--replace").returncode == 1
    assert everything(archive) == before


def test_a_backup_never_overwrites_another_unasked(archive, home):
    refused = archive("backup", home / "archive.dump")
    assert (refused.returncode, "is there already" in refused.stderr) == (1, True)
    assert archive("backup", home / "archive.dump", "--force").returncode == 0


def test_a_restored_archive_is_the_same_row_for_row(archive, home, before):
    (home / "papers" / "dam.txt").write_text(STORY.replace("stay", "leave"))
    archive("ingest", home / "papers")
    assert everything(archive) != before
    restored = archive("restore", home / "archive.dump", "--replace")
    assert restored.stdout == f"Restored 1 articles from {home / 'archive.dump'}.\n"
    assert everything(archive) == before
    assert archive("check_archive").stdout == "The archive is consistent.\n"
