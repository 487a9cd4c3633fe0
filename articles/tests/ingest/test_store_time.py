"""How long a new version of a very long article takes to store."""

import time

import pytest

from articles.ingest.reanchor import reanchor
from articles.models import Quote

from .edit_scripts import Desk, Version
from .stored_versions import put
from .test_reanchor_measured import stored_quotes

pytestmark = pytest.mark.django_db
QUOTES = 2000


def long_article():
    """A Version with QUOTES quotes and words between them."""
    desk = Desk(1)
    paragraphs = [[desk.said(), desk.filler()] for _ in range(QUOTES)]
    return Version(paragraphs).write()


def rewritten(version, every):
    """The version after corrections in one paragraph of `every`, and a new one at the top."""
    desk = Desk(2)
    paragraphs = [desk.filler()]
    for number, paragraph in enumerate(version.paragraphs):
        if number % every:
            paragraphs.append(paragraph)
        else:
            paragraphs.append(desk.edited(Version([paragraph])).paragraphs[0])
    return Version(paragraphs).write()


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.mark.parametrize("every", [10, 1])
def test_two_thousand_quotes_are_compared_in_seconds(every):
    before = long_article()
    after = rewritten(before, every)
    stored, found = stored_quotes(before), [quote for _, quote in after.reported()]
    taken = seconds(lambda: reanchor(stored, found, before.text, after.text))
    print(f"\n{len(stored)} quotes, one paragraph in {every} edited: compared in {taken:.2f} s")
    assert taken < 20


@pytest.mark.audit
@pytest.mark.parametrize("every", [10, 1])
def test_a_new_version_of_two_thousand_quotes_is_stored_in_seconds(every):
    before = long_article()
    first = seconds(lambda: put(before, 1))
    again = seconds(lambda: put(rewritten(before, every), 2))
    kept = Quote.objects.filter(orphaned_at=None).count()
    print(
        f"\n{QUOTES} quotes: first {first:.1f} s, one in {every} edited {again:.1f} s; {kept} stand"
    )
    assert again < 60
