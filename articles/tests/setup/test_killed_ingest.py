"""An ingest that is killed leaves a consistent archive, and the next one finishes the work."""

import json
import signal
import subprocess
import sys

from django.conf import settings

from articles.tests.setup.servers import clean_environment

STORIES = 400  # several times what is stored at once
STORY = "Dam {0} holds\n\n“Dam {0} holds,” said Ivo Brandt, the warden. “We will stay.”\n"


def test_a_killed_ingest_leaves_whole_articles_and_can_be_repeated(manage, place):
    papers = place / "papers"
    papers.mkdir()
    for number in range(STORIES):
        (papers / f"{number:03}.txt").write_text(STORY.format(number))
    assert manage("migrate", "--verbosity=0").returncode == 0
    stored = ingest_and_kill(papers, place, after=5)
    assert 5 <= stored < STORIES
    assert manage("check_archive").stdout == "The archive is consistent.\n"
    tally = json.loads(manage("ingest", papers, "--json").stdout.splitlines()[-1])
    assert tally["created"] + tally["unchanged"] == STORIES
    assert tally["unchanged"] >= stored
    assert manage("check_archive").stdout == "The archive is consistent.\n"


def ingest_and_kill(papers, place, after):
    """Kill an ingest once it has reported `after` articles; how many it reported in all."""
    with subprocess.Popen(
        [sys.executable, "-u", "manage.py", "ingest", str(papers), "--json"],
        cwd=settings.BASE_DIR,
        env=clean_environment(place),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        reported = [process.stdout.readline() for _ in range(after)]
        process.send_signal(signal.SIGKILL)
        return len(reported) + len(process.stdout.readlines())
