"""What the commands of set-up say and leave alone."""

import socket
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command

from archive_site import install, port
from archive_site.errors import SetupError
from articles.tests.setup.servers import PATIENCE, assert_one_sentence, clean_environment, free_port


@pytest.fixture
def taken():
    """A port of this machine that something else listens on."""
    with socket.create_server((port.HOST, 0)) as listener:
        yield listener.getsockname()[1]


def test_a_taken_port_is_said_before_anything_begins(manage, taken, place):
    assert_one_sentence(manage("serve", "--port", taken), f"Port {taken} is taken")
    assert not (place / "var" / "postgres").exists()


def test_make_run_says_a_taken_port_before_it_installs(taken, place):
    for name in ("Makefile", "manage.py", "archive_site"):
        (place / name).symlink_to(settings.BASE_DIR / name)
    ended = _make(place, "run", f"PORT={taken}", f"PYTHON={sys.executable}")
    assert ended.stderr.splitlines()[0].startswith(f"Port {taken} is taken")
    assert not (place / ".venv").exists()


def test_a_claimed_port_cannot_be_claimed_again():
    number = free_port()
    with port.claim(number), pytest.raises(SetupError, match=f"Port {number} is taken"):
        port.claim(number)


@pytest.mark.parametrize("number", ["eighty", "0", "70000", ""])
def test_a_port_that_is_no_port_is_refused(number):
    with pytest.raises(SetupError, match="PORT must be a number from 1 to 65535"):
        port.claim(number)


def test_a_missing_folder_of_articles_is_named(manage, place):
    failed = manage("serve", "--port", free_port(), "--articles", place / "nowhere")
    assert_one_sentence(failed, f"ARTICLES: there is no {place / 'nowhere'}")
    assert not (place / "var" / "postgres").exists()


@pytest.mark.parametrize("command", [["check"], ["collectstatic", "--noinput"], ["help"]])
def test_commands_without_data_start_no_server(manage, place, command):
    assert manage(*command).returncode == 0
    assert not (place / "var" / "postgres").exists()


def test_stop_has_nothing_to_do_where_nothing_runs(manage, place):
    assert manage("stop").stdout == "Nothing was running.\n"
    assert not (place / "var" / "postgres").exists()


def test_the_database_shell_opens_the_embedded_archive(manage, database):
    shell = manage("dbshell", "--", "--tuples-only", "--command=SELECT current_database()")
    assert (shell.stdout.strip(), shell.returncode) == ("archive", 0)


def test_a_python_without_the_packages_says_how_to_begin(place):
    command = [sys.executable, "-S", settings.BASE_DIR / "manage.py", "migrate"]
    bare = subprocess.run(command, env=clean_environment(place), capture_output=True, text=True)
    assert_one_sentence(bare, "Run `make setup` once")


def test_an_old_python_is_told_so():
    with pytest.raises(SystemExit, match=r"needs Python 3.11 or newer, and this is 3\.9"):
        install.require_python((3, 9, 2))


def test_the_settings_pass_the_deployment_check(manage):
    checked = manage("check", "--deploy", "--fail-level=INFO", HTTPS="yes")
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.django_db
def test_the_migrations_make_the_models():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def _make(place, *arguments):
    return subprocess.run(
        ["make", *arguments],
        cwd=place,
        env=clean_environment(place),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def test_a_database_without_tables_gets_a_sentence(manage, place):
    (place / "papers").mkdir()
    assert_one_sentence(manage("ingest", place / "papers"), "run `manage.py migrate` first")
