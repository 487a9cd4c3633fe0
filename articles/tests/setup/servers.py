"""What the tests of set-up share: asking a cluster, and an environment of their own."""

import os

import psycopg


def ask(cluster, sql, database="postgres"):
    """Return the first value that the cluster answers, or None."""
    address = {"host": cluster.host(), "user": "postgres", "dbname": database}
    with psycopg.connect(**address, autocommit=True) as connection:
        answer = connection.execute(sql)
        return answer.fetchone()[0] if answer.description else None


def postmaster(cluster):
    """Return the process id of the cluster's server."""
    return int((cluster.folder / "postmaster.pid").read_text().split()[0])


def clean_environment(place, **more):
    """Return environment variables for a command that keeps everything in `place`."""
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "VAR_DIR": str(place / "var")} | more


def assert_one_sentence(process, *parts):
    """Assert that a command failed with one line on stderr that holds the parts."""
    assert process.returncode == 1, process.stderr
    lines = process.stderr.strip().splitlines()
    assert len(lines) == 1, process.stderr
    assert [part for part in parts if part not in lines[0]] == []
