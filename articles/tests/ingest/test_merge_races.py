"""Two editors at once, and a merge that is cut off: one wins, nothing is half done."""

import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client

from articles.editors import editors_group
from articles.ingest.merge import MERGEABLE, MergeRefused, merge, undo_merge
from articles.ingest.split import SplitRefused, split
from articles.ingest.states import withdraw
from articles.models import Affiliation, Change, Quote, Reason, Speaker, SpeakerMention, State
from articles.search import documents
from articles.tests.factories import (
    make_article,
    make_mention,
    make_organization,
    make_publication,
    make_quote,
    make_speaker,
    make_topic,
    make_user,
)
from articles.tests.setup.servers import clean_environment

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "“We stay,” Ann Varga said. Anna Varga smiled."
MAKE = dict(
    zip(MERGEABLE, (make_speaker, make_organization, make_publication, make_topic), strict=True)
)
#: Seconds that a process has to come to where it must wait.
PATIENCE = 600
#: Whether somebody waits for a table of this database; other tests use others of the same server.
WAITS = """
SELECT EXISTS (
    SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE NOT granted AND relation IS NOT NULL AND datname = current_database()
)
"""


@pytest.fixture
def editor():
    user = make_user(is_staff=True)
    user.groups.add(editors_group())
    return user


@pytest.fixture
def pair():
    """(Ann, Anna): two records with something of every kind."""
    ann, anna = make_speaker("Ann Varga"), make_speaker("Anna Varga")
    article = make_article(TEXT)
    make_quote(article, "We stay,", speaker=anna)
    make_mention(article, ann)
    make_mention(article, anna)
    Affiliation.objects.create(speaker=anna, role="mayor")
    documents.index([article.pk])
    return ann, anna


def at_once(*works):
    """What each of `works` gives or raises, done in threads that begin together."""
    barrier = Barrier(len(works))

    def done(work):
        try:
            barrier.wait(PATIENCE)
            return work()
        except (MergeRefused, SplitRefused) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(done, works))


def everything():
    """All that a merge may touch, as it stands."""
    models = (Speaker, Quote, SpeakerMention, Affiliation, Change)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("kind", MERGEABLE)
def test_of_two_who_merge_two_records_into_each_other_one_wins(kind, editor):
    one, other = MAKE[kind]("Ann Varga"), MAKE[kind]("Anna Varga")
    done = at_once(lambda: merge(one, other, user=editor), lambda: merge(other, one, user=editor))
    [change] = [each for each in done if isinstance(each, Change)]
    [refusal] = [each for each in done if isinstance(each, MergeRefused)]
    loser = kind.objects.get(state=State.MERGED)
    assert (change.record_id, change.after) == (loser.public_id, loser.moved_to.public_id)
    assert str(refusal) == f"{loser} was merged into {loser.moved_to} before."


def test_of_two_who_merge_one_record_into_two_others_one_wins(editor, pair):
    third = make_speaker("Anne Varga")
    ann, anna = pair
    done = at_once(lambda: merge(anna, ann, user=editor), lambda: merge(anna, third, user=editor))
    anna.refresh_from_db()
    assert sorted(type(each).__name__ for each in done) == ["Change", "MergeRefused"]
    assert Quote.objects.get().speaker == anna.moved_to
    assert list(documents.differences()) == []


def test_of_two_who_merge_and_split_one_record_the_second_finds_what_the_first_left(editor, pair):
    ann, anna = pair
    third = make_speaker("Anne Varga")
    quotes = list(anna.quotes.all())
    done = at_once(
        lambda: merge(anna, ann, user=editor),
        lambda: split(anna, third, user=editor, quotes=quotes),
    )
    anna.refresh_from_db()
    assert anna.moved_to == ann
    refused = [str(each) for each in done if isinstance(each, SplitRefused)]
    assert refused in ([], [f"{anna} is merged into another."])
    assert Quote.objects.get().speaker == (ann if refused else third)
    assert list(documents.differences()) == []


def test_of_two_who_split_one_quote_out_of_a_record_one_wins(editor, pair):
    _ann, anna = pair
    quotes = list(anna.quotes.all())
    others = [make_speaker("Anne Varga"), make_speaker("Anka Varga")]
    done = at_once(
        *(lambda o=other: split(anna, o, user=editor, quotes=quotes) for other in others)
    )
    assert sorted(type(each).__name__ for each in done) == ["Change", "SplitRefused"]
    [change] = [each for each in done if isinstance(each, Change)]
    assert Quote.objects.get().speaker.public_id == change.after
    assert list(documents.differences()) == []


def test_a_merge_is_undone_once_when_two_undo_it(editor, pair):
    ann, anna = pair
    change = merge(anna, ann, user=editor)
    copies = [Change.objects.get(pk=change.pk) for _ in range(2)]
    done = at_once(*(lambda copy=copy: undo_merge(copy, user=editor) for copy in copies))
    [refusal] = [each for each in done if isinstance(each, MergeRefused)]
    assert "not in force any more" in str(refusal)
    assert Quote.objects.get().speaker == anna


def test_who_presses_the_button_second_is_told_in_a_sentence(editor, pair):
    ann, anna = pair
    answers = at_once(
        lambda: press(editor, pair, survivor=ann), lambda: press(editor, pair, survivor=anna)
    )
    assert Speaker.objects.filter(state=State.MERGED).count() == 1
    loser = Speaker.objects.get(state=State.MERGED)
    sentence = f"{loser} was merged into {loser.moved_to} before."
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert [sentence in each.content.decode() for each in answers if each.status_code == 200] == [
        True
    ]


def press(editor, records, survivor):
    """The answer of the desk to an editor who merges `records`."""
    desk = Client()
    desk.force_login(editor)
    chosen = "&".join(f"record={record.public_id}" for record in records)
    answers = {"survivor": survivor.public_id, "reason": "one woman"}
    return desk.post(f"/admin/articles/speaker/merge/?{chosen}", answers)


def test_neither_itself_nor_two_withdrawn_ones_are_merged(editor, pair):
    ann, anna = pair
    for each in pair:
        withdraw(each, user=editor, reason=Reason.PRIVACY)
    before = everything()
    for loser, sentence in ((ann, "cannot be merged with itself"), (anna, "is withdrawn")):
        with pytest.raises(MergeRefused, match=sentence):
            merge(loser, ann, user=editor)
        arguments = (loser.public_id, ann.public_id, "--editor", editor.username)
        with pytest.raises(CommandError, match=sentence):
            call_command("merge_records", *arguments)
    assert everything() == before


def test_a_merge_that_is_killed_half_way_leaves_everything_as_it_was(editor, pair):
    ann, anna = pair
    before = everything()
    cut_off(signal.SIGKILL, anna, ann, editor)
    assert everything() == before
    assert list(documents.differences()) == []
    merge(anna, ann, user=editor)
    assert Quote.objects.get().speaker == ann


def test_a_merge_that_is_interrupted_says_so_and_changes_nothing(editor, pair):
    ann, anna = pair
    before = everything()
    said = cut_off(signal.SIGINT, anna, ann, editor)
    assert said == "CommandError: Interrupted: nothing was merged.\n"
    assert everything() == before


def cut_off(number, loser, survivor, editor):
    """Send a signal to a merge that has moved everything and waits for the index; its errors."""
    arguments = (loser.public_id, survivor.public_id, "--editor", editor.username)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE search_article, search_quote")
        with subprocess.Popen(
            [sys.executable, "manage.py", "merge_records", *arguments],
            cwd=settings.BASE_DIR,
            env=same_database(),
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            wait_until_locked_out(cursor, process)
            process.send_signal(number)
            return process.communicate(timeout=PATIENCE)[1]


def same_database():
    """Environment variables for a command over the database of this test."""
    at = connection.connection.info
    parts = {"host": at.host, "port": at.port, "user": at.user, "password": at.password}
    address = urlencode({**parts, "dbname": at.dbname})
    return clean_environment(settings.VAR_DIR) | {"DATABASE_URL": f"postgresql:///?{address}"}


def wait_until_locked_out(cursor, process):
    """Return once somebody waits for a table that this transaction has locked."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        cursor.execute(WAITS)
        if cursor.fetchone()[0]:
            return
        time.sleep(0.05)
    pytest.fail("the merge did not come to the index")
