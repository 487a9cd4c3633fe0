"""The very commands of the image and its compose file, against a PostgreSQL with a password."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import psycopg
import pytest

from archive_site.database.account import account_for
from articles.tests.folders import temporary_folder
from articles.tests.setup import debian
from articles.tests.setup.image import COMPOSE, DOCKERFILE, Image, command, instructions, services
from articles.tests.setup.servers import PATIENCE, free_port

PRINTED_PAGES = Path(__file__).with_name("printed_pages.py").read_text()
STORY = "Dam holds\n\n3 May 2024\n\n“The dam holds,” said Ivo Brandt, the warden of Harn.\n"
DRILL = {"DATABASE_URL": "", "VAR_DIR": "/tmp/drill"}  # the embedded server, of a newer version


@pytest.fixture(scope="module")
def server():
    """The database of the compose file, as the distribution's packages make it."""
    if not debian.programs() and not os.environ.get("CI"):
        pytest.skip("there is no PostgreSQL below /usr/lib/postgresql: apt-get install postgresql")
    place = temporary_folder("qa-")
    made = debian.Server(place, free_port())
    made.start()
    yield made
    made.stop()
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def image(server):
    """The migrated image."""
    place = temporary_folder("qa-")
    account = account_for(place / "nobody's")
    if not account.can_enter(sys.executable):  # a closed checkout: then as ourselves
        account = type(account)(os.geteuid(), os.getegid())
    made = Image(place, account, free_port(), server.port)
    status, _, said = made.run(*services()["migrate"]["command"])
    assert (status, said) == (0, "")
    yield made
    made.run("python", "manage.py", "stop", **DRILL)
    shutil.rmtree(place)


class Web:
    """The service `web`, running."""

    def __init__(self, image):
        self.image = image
        self.process = image.start(command(instructions("CMD")[0]))
        while self.process.poll() is None and self.health() != 0:
            time.sleep(0.1)

    def health(self):
        """The exit status of the image's health check."""
        check = instructions("HEALTHCHECK")[0].partition("CMD ")[2]
        return self.image.run(*command(check))[0]

    def get(self, path, **headers):
        request = Request(f"http://localhost:{self.image.port}{path}", headers=headers)
        try:
            return urlopen(request, timeout=PATIENCE)
        except (HTTPError, URLError) as answer:
            return answer

    def stop(self):
        """End it as `docker stop` does; its log."""
        self.process.send_signal(signal.SIGTERM)
        _, said = self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode == 0, said
        return [json.loads(line) for line in said.splitlines()]


@pytest.fixture(scope="module")
def web(image):
    served = Web(image)
    yield served
    served.process.kill()
    served.process.wait()


@pytest.mark.parametrize("profile", [[], ["--profile", "tls"]])
def test_docker_compose_accepts_its_file(profile):
    if not shutil.which("docker-compose") and not os.environ.get("CI"):
        pytest.skip("there is no docker-compose: apt-get install docker-compose")
    said = subprocess.run(
        ["docker-compose", "--file", COMPOSE, *profile, "config", "--quiet"],
        capture_output=True,
        text=True,
    )
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


def test_every_variable_of_the_example_is_one_that_compose_reads():
    example = (COMPOSE.parent / ".env.example").read_text()
    read = set(re.findall(r"\$\{(\w+):-", COMPOSE.read_text()))
    assert set(re.findall(r"^(\w+)=", example, flags=re.MULTILINE)) <= read


def test_the_linter_finds_nothing_in_the_dockerfile():
    linter = Path(sys.executable).with_name("hadolint")
    said = subprocess.run([linter, DOCKERFILE], capture_output=True, text=True)
    assert (said.returncode, said.stdout) == (0, "")


def test_the_database_is_healthy_and_asks_for_its_password(server):
    name, *arguments = services()["database"]["healthcheck"]["test"][1:]
    said = server.do(name, *arguments, f"--port={server.port}")
    assert said.endswith("accepting connections\n")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(**server.address("archive", "wrong"))


def test_a_second_migration_changes_nothing(image):
    status, said, _ = image.run(*services()["migrate"]["command"])
    assert (status, said.splitlines()[-1].strip()) == (0, "No migrations to apply.")


def test_the_site_is_healthy_ready_and_shows_what_was_ingested(image, web):
    assert web.health() == 0
    (image.tmp / "dam.txt").write_text(STORY)
    status, said, _ = image.run("python", "manage.py", "ingest", "/tmp/dam.txt")
    assert (status, said.split(",")[0]) == (0, "1 created")
    assert web.get("/readyz").status == 200
    page = web.get("/quotes/").read().decode()
    assert "The dam holds" in page
    sheet = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)[1]
    answer = web.get(sheet, **{"Accept-Encoding": "gzip"})
    assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"


def test_an_editor_is_made_in_the_image(image):
    code = "printf 'a-long-secret-7' | python manage.py make_editor anna --password-stdin"
    assert image.run("sh", "-c", code)[:2] == (0, "anna can now log in at /admin/.\n")


@pytest.mark.audit
def test_a_backup_shows_the_same_pages_in_another_major_version_and_back(image, web):
    """The README's drill, its upgrade, and its way back in the place of what is there."""
    do = ["python", "manage.py"]
    pages = [*do, "shell", "-v0", "-c", PRINTED_PAGES]
    before = image.run(*pages)
    assert {status for status, _ in json.loads(before[1]).values()} == {200}
    assert image.run(*do, "backup", "backups/upgrade.dump")[0] == 0
    assert (image.archive / "backups" / "upgrade.dump").stat().st_mode & 0o777 == 0o600
    assert image.run(*do, "restore", "backups/upgrade.dump", **DRILL)[0] == 0
    assert image.run(*do, "check_archive", **DRILL)[1] == "The archive is consistent.\n"
    assert image.run(*pages, **DRILL) == before
    assert image.run(*do, "backup", "backups/newer.dump", **DRILL)[0] == 0
    assert image.run(*do, "restore", "backups/newer.dump", "--replace")[0] == 0
    assert image.run(*pages) == before


def test_nothing_is_written_into_the_project_and_the_site_ends_when_told(image, web):
    web.get("/articles/?q=secret")
    web.get("/admin/")  # which leads to the login
    lines = [line for line in web.stop() if line["message"] == "request"]
    assert [(line["path"], line["status"]) for line in lines[-3:]] == [
        ("/articles/", 200),
        ("/admin/", 302),
        ("/admin/login/", 200),
    ]
    assert image.files() == image.untouched
