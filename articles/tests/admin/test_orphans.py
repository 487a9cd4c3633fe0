"""Quotes whose words are gone, and what they may have become, on the list of what waits."""

import pytest
from django.urls import reverse

from articles.models import Quote
from articles.tests.ingest.test_versions import (
    LEAKS,
    OTHERWISE,
    QUOTES,
    READ_OTHERWISE,
    WITHOUT_LEAKS,
    put,
)

pytestmark = pytest.mark.django_db


def row_about(desk, public_id):
    """The row of the list that is a change of this record."""
    items = desk.get(reverse("admin:check")).context["items"]
    (row,) = [i for i in items if i.kind == "change" and i.subject.record_id == public_id]
    return row


def press(desk, verb, row):
    page = desk.post(reverse("admin:check"), {"decide": f"{verb} {row.key}"}, follow=True)
    return [str(message) for message in page.context["messages"]]


def test_a_quote_whose_words_are_gone_is_shown_with_them_and_noted(desk):
    put()
    put(WITHOUT_LEAKS, QUOTES[:1])
    orphan = Quote.objects.get(text=LEAKS)
    row = row_about(desk, orphan.public_id)
    assert LEAKS in row.passage
    page = desk.get(reverse("admin:check")).content.decode()
    assert ("Its words are no longer in the article" in page, "Noted" in page) == (True, True)
    assert "Changed: " in press(desk, "accept", row)[0]
    assert not [i for i in desk.get(reverse("admin:check")).context["items"] if i.kind == "change"]


def test_a_likely_successor_is_named_and_accepted_with_one_press(desk):
    put()
    orphan = Quote.objects.get(text=LEAKS)
    put(READ_OTHERWISE, [QUOTES[0], (OTHERWISE, "Ivo Brandt")])
    row = row_about(desk, Quote.objects.get(text=OTHERWISE).public_id)
    page = desk.get(reverse("admin:check")).content.decode()
    assert "It leaks at every seam" in page
    press(desk, "accept", row)
    orphan.refresh_from_db()
    assert (orphan.text, orphan.orphaned_at) == (OTHERWISE, None)
