"""What the image would do, done here: the commands of Dockerfile and docker-compose.yml.

There is no Docker in a test. The files are read for their commands and variables, and these run
over a copy of the project as the image holds it: the same files, nothing of them writable.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import yaml
from django.conf import settings

from articles.tests.setup.servers import PATIENCE

DOCKERFILE = settings.BASE_DIR / "Dockerfile"
COMPOSE = settings.BASE_DIR / "docker-compose.yml"
VARIABLE = re.compile(r"\$\{\w+:-([^}]*)\}")  # ${NAME:-what it is where nobody says}
PORT = 8000


def instructions(word):
    """What stands behind each instruction of this name in the Dockerfile, lines joined."""
    text = re.sub(r"^#.*\n", "", DOCKERFILE.read_text(), flags=re.MULTILINE)
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    return [line.removeprefix(f"{word} ") for line in lines if line.startswith(f"{word} ")]


def command(words):
    """The arguments of a CMD, HEALTHCHECK or RUN, which may be one for a shell."""
    return json.loads(words) if words.startswith("[") else ["sh", "-c", words]


def services():
    """The services of the compose file by name, every variable at its default."""
    loaded = yaml.safe_load(COMPOSE.read_text())["services"]
    return json.loads(VARIABLE.sub(r"\1", json.dumps(loaded)))


def ignored(folder, names):
    """Those of a folder's names that .dockerignore keeps out of the image."""
    patterns = (settings.BASE_DIR / ".dockerignore").read_text().split()
    inside = Path(folder).relative_to(settings.BASE_DIR)
    return [
        name
        for name in names
        if any(fnmatch(name, each.removeprefix("**/")) for each in patterns if "**/" in each)
        or any(fnmatch(str(inside / name), each) for each in patterns)
    ]


class Image:
    """A copy of the project in `place`, run by `account` against the database on `database_port`.

    Whatever the image's files call /archive and /tmp lies in `place`; the site answers on `port`.
    """

    def __init__(self, place, account, port, database_port):
        self.archive, self.tmp = place / "archive", place / "tmp"
        self.port, self.database_port = port, database_port
        self.switch = {} if account.is_ours else {"user": account.uid, "group": account.gid}
        shutil.copytree(settings.BASE_DIR, self.archive, ignore=ignored)
        for folder in (self.tmp, self.archive / "var", self.archive / "backups"):
            folder.mkdir()
        self.build()
        for path in (self.archive, *self.archive.rglob("*")):
            path.chmod(path.stat().st_mode & 0o555 | 0o444)
        for folder in (self.tmp, self.archive / "var", self.archive / "backups"):
            os.chown(folder, account.uid, account.gid)
            folder.chmod(0o755)
        self.untouched = self.files()

    def build(self):
        """Run the instruction that collects the static files, as the image's builder does."""
        (build,) = [words for words in instructions("RUN") if "manage.py" in words]
        subprocess.run(**self.arguments(command(build), settings={}), check=True)

    def start(self, words, **settings):
        """The started process of a command, run as the image's user, with settings of its own."""
        arguments = self.arguments(words, services()["web"]["environment"] | settings)
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(**arguments, **self.switch, **streams)

    def run(self, *words, **settings):
        """(exit status, standard output, standard error) of a command run like `start`."""
        process = self.start(words, **settings)
        out, err = process.communicate(timeout=PATIENCE)
        return process.returncode, out, err

    def arguments(self, words, settings):
        """subprocess's arguments for a command with the image's variables and the settings."""
        given = dict(word.split("=", 1) for word in instructions("ENV")[0].split()) | settings
        env = {name: self.here(value) for name, value in given.items()}
        env |= {"PATH": f"{Path(sys.executable).parent}:{os.defpath}", "LANG": "C.UTF-8"}
        return {"args": [self.here(word) for word in words], "cwd": self.archive, "env": env}

    def here(self, words):
        """`words` of the image as they are true on this machine."""
        words = words.replace("@database/", f"@127.0.0.1:{self.database_port}/")
        words = words.replace(f":{PORT}", f":{self.port}")
        roots = {"/archive": self.archive, "/tmp": self.tmp}
        return re.sub(r"(?<![\w/])/(archive|tmp)\b", lambda root: str(roots[root[0]]), words)

    def files(self):
        """The project's files in the copy with their times; not what the image may write."""
        writable = (self.archive / "var", self.archive / "backups")
        return {
            path: path.stat().st_mtime_ns
            for path in self.archive.rglob("*")
            if not path.is_relative_to(writable[0]) and not path.is_relative_to(writable[1])
        }
