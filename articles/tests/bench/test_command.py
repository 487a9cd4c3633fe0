import json
import os
import subprocess
import sys
from importlib.util import find_spec

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from articles.bench import words
from articles.tests.folders import temporary_folder


@pytest.mark.skipif(find_spec("tantivy") is not None, reason="tantivy is installed")
def test_a_package_that_is_missing_is_named_with_what_to_do():
    with pytest.raises(CommandError) as refused:
        call_command("bench", only=["search"])
    assert str(refused.value) == (
        "The bench lacks tantivy: run "
        "`.venv/bin/python -m pip install -r articles/bench/requirements.txt`."
    )


def test_a_text_that_is_not_there_is_named(tmp_path):
    with pytest.raises(words.NoText) as refused:
        words.texts([tmp_path / "none.txt"])
    assert str(refused.value) == f"{tmp_path / 'none.txt'}: There is no such file or folder."


def test_without_texts_the_sample_is_read():
    assert len(words.texts([])) == 36


@pytest.mark.audit
def test_a_small_archive_is_made_measured_checked_and_removed():
    folder = temporary_folder("quote-archive-bench-")
    options = ["--only", "search", "page", "check", "ingest", "--peers", "naive", "sqlite"]
    done = subprocess.run(
        [sys.executable, "manage.py", "bench", "--articles", "300", *options,
         "--folder", folder / "bench", "--json"],
        cwd=settings.BASE_DIR, env=os.environ | {"VAR_DIR": str(folder)}, capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["sizes"]["300"]
    assert found["check"]["differences"] == []
    assert found["check"]["writes"] > 0
    assert {each["engine"] for each in found["search"]["asked"]} == {
        "archive", "naive ORM", "sqlite",
    }  # fmt: skip
    assert found["ingest"]["steady"] > 0
    assert list((folder / "bench").iterdir()) == []
