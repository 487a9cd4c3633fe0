"""An ingest that is killed leaves a consistent archive, and the next one finishes the work."""

import json
import signal
import subprocess
import sys

from django.conf import settings

from articles.ingest.batch import TOGETHER
from articles.tests.setup.servers import clean_environment

STORIES = 2 * TOGETHER + 50
STORY = "Dam {0} holds\n\n“Dam {0} holds,” said Ivo Brandt, the warden. “We will stay.”\n"
#: Bytes that wait to be read: fewer than the report of what is stored at once. So an ingest that
#: nobody reads cannot come to its end, however slow its killer is.
UNREAD = 4096


def test_a_killed_ingest_leaves_whole_articles_and_can_be_repeated(manage, place, empty_archive):
    papers = place / "papers"
    papers.mkdir()
    for number in range(STORIES):
        (papers / f"{number:03}.txt").write_text(STORY.format(number))
    stored = ingest_and_kill(papers, place)
    assert TOGETHER <= stored < 2 * TOGETHER
    assert manage("check_archive").stdout == "The archive is consistent.\n"
    tally = json.loads(manage("ingest", papers, "--json").stdout.splitlines()[-1])
    assert tally["created"] + tally["unchanged"] == STORIES
    assert TOGETHER <= tally["unchanged"] <= 2 * TOGETHER
    assert manage("check_archive").stdout == "The archive is consistent.\n"


def ingest_and_kill(papers, place):
    """Kill an ingest while it is at its second lot of articles; how many it has reported."""
    with subprocess.Popen(
        [sys.executable, "-u", "manage.py", "ingest", str(papers), "--json"],
        cwd=settings.BASE_DIR,
        env=clean_environment(place),
        stdout=subprocess.PIPE,
        pipesize=UNREAD,
        text=True,
    ) as process:
        reported = [process.stdout.readline() for _ in range(TOGETHER)]
        process.send_signal(signal.SIGKILL)
        return len(reported) + len(process.stdout.readlines())
