"""The quote page says in words why it names this speaker, as long as no editor has decided."""

import pytest

from articles.tests.factories import make_article, make_quote, make_speaker

pytestmark = pytest.mark.django_db

TEXT = "“The river rose,” Smith said. Ann Smith is the warden."


def machine_quote(**fields):
    article = make_article(TEXT)
    at = TEXT.index("Smith")
    return make_quote(
        article,
        speaker=make_speaker("Ann Smith"),
        mention_start=at,
        mention_end=at + 5,
        cue_start=at + 6,
        cue_end=at + 10,
        candidates=[{"name": "Ivo Brandt", "confidence": 0.07}],
        **fields,
    )


def test_the_words_that_name_the_speaker_and_the_runner_up_are_told(client):
    page = client.get(machine_quote().get_absolute_url()).content.decode()
    assert "<p>“Smith” stands before “said”, after the quote.</p>" in page
    assert "<p>Less likely: Ivo Brandt (7 %).</p>" in page


def test_nothing_is_argued_once_an_editor_has_decided(client):
    page = client.get(machine_quote(review="accepted").get_absolute_url()).content.decode()
    assert "Less likely" not in page
