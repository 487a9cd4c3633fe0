"""The wire story that was corrected: its second version takes the first one's place."""

from pathlib import Path

import pytest
from django.core.management import call_command

from articles.models import Article, Quote, Source

STORY = "sample/radiators-stop-the-count.txt"
FIRST = Path(__file__).resolve().parents[2] / STORY
SECOND = Path(__file__).with_name("versions") / STORY
KEPT = [
    "We can count in gloves, … We cannot count in mittens. I had somebody try.",
    "when a pen can be expected to behave like one",
    "no complaint about the temperature, only about the duration",
    "I offered him one too, … You can't be warm on one side of a table only.",
    "a republic that cannot boil a kettle",
    "do not as a rule have fingers",
]
DROPPED = "Nobody wants one now, … The break room is colder."
ADDED = "It was spoilt anyway,"

pytestmark = pytest.mark.django_db


def ids(*, orphaned=False):
    """{words: permanent id} of the quotes that stand in the text, or of the orphaned."""
    rows = Quote.objects.filter(orphaned_at__isnull=not orphaned).order_by("start")
    return dict(rows.values_list("text", "public_id"))


@pytest.fixture
def before():
    """The quotes' ids of the first version; the second one is stored after it."""
    call_command("ingest", FIRST, verbosity=0)
    first = ids()
    call_command("ingest", SECOND, verbosity=0)
    return first


def test_both_versions_are_one_article_with_two_sources(before):
    assert Article.objects.get().reference == STORY
    assert Source.objects.count() == 2
    assert Article.objects.get().text == SECOND.read_text(encoding="utf-8")


def test_words_in_both_versions_keep_their_permalinks(before):
    after = ids()
    assert [after.get(words) for words in KEPT] == [before.get(words) for words in KEPT]
    assert None not in [before.get(words) for words in KEPT]


def test_words_that_were_dropped_are_orphaned_and_new_ones_added(before):
    assert ids(orphaned=True)[DROPPED] == before[DROPPED]
    assert ADDED not in before
    assert ADDED in ids()
