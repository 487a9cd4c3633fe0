"""Questions in plain English, dates in queries, quotations with words around them, hyphens."""

import pytest

from articles.search import Selection, documents, search
from articles.search.periods import period_in
from articles.search.query import Term, parse
from articles.search.questions import telling, understood
from articles.tests.factories import make_quote, make_speaker

QUOTES = Selection("quotes")


@pytest.fixture
def dams(db):
    """A quote about a dam, one about a mill, one that is a question."""
    found = [
        make_quote(words=words, speaker=make_speaker(name))
        for words, name in (
            ("The old dam holds back the whole river for now", "Ann Ode"),
            ("A mill needs no dam", "Ben Rill"),
            ("What did they do to the river in those days", "Cal Dunn"),
        )
    ]
    documents.reindex()
    return found


def hits(typed):
    reading = understood(typed, QUOTES)
    return set(search(reading.words, QUOTES).hits), reading


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("What did Ann Ode say about the dam?", "Ann Ode dam"),
        ("who spoke about dams", "dams"),
        ("how many dams did they claim", "dams"),
        ("When was the dam built?", "dam built"),
        ("the dam", ""),
        ("what", ""),
        ("who said what", ""),
        ("who OR what dam", ""),
        ("what -dam mill", ""),
        ("what “old dam” holds", ""),
    ],
)
def test_what_a_question_is_about(typed, words):
    assert telling(typed) == words


def test_a_question_finds_what_it_is_about(dams):
    found, reading = hits("What did Ann Ode say about the dam?")
    assert found == {dams[0].pk}
    assert (reading.words, reading.question) == (
        "ann ode dam",
        "what did ann ode say about the dam?",
    )


def test_a_question_about_nothing_that_is_there_stays_as_typed(dams):
    _found, reading = hits("Who spoke about zeppelins?")
    assert (reading.words, reading.question) == ("Who spoke about zeppelins?", "")


def test_a_quotation_that_asks_is_no_question_to_the_archive(dams):
    found, reading = hits("What did they do to the river in those days")
    assert (found, reading.verbatim, reading.question) == ({dams[2].pk}, True, "")


@pytest.mark.parametrize(
    "typed",
    [
        "“The old dam holds back the whole river for now,” Ode told us",
        "As she put it: «the old dam holds back the whole river for now»",
    ],
)
def test_a_quotation_is_found_with_foreign_words_around_it(dams, typed):
    found, reading = hits(typed)
    assert (found, reading.verbatim) == ({dams[0].pk}, True)


def test_words_around_a_quotation_count_where_a_text_has_them(dams):
    typed = "“The old dam holds back the whole river” Ode"
    found, reading = hits(typed)
    assert (found, reading.words) == ({dams[0].pk}, typed)


def test_hyphens_make_no_difference(db):
    keys = {make_quote(words=f"We met {name} there").pk for name in ("al Qaeda", "al-Qaeda")}
    documents.reindex()
    assert search("al-Qaeda", QUOTES).total == search("al Qaeda", QUOTES).total == 2
    assert set(search("“met al-Qaeda there”", QUOTES).hits) == keys
    assert search("-al-Qaeda", QUOTES).total == 0


def test_a_hyphen_within_a_word_has_another_spelling():
    assert parse("al-Qaeda old – dam mill* al-Q*").alternatives == (
        (
            Term("al-qaeda", joined="al qaeda"),
            Term("old"),
            Term("dam"),
            Term("mill", prefix=True),
            Term("al-q", prefix=True),
        ),
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2022", ("", "2022")),
        ("2022-08", ("", "2022-08")),
        ("dams in August 2022", ("dams", "2022-08")),
        ("the old dam 30 August 2022", ("the old dam", "2022-08-30")),
        ("August 30, 2022", ("", "2022-08-30")),
        ("dams of 2022", ("dams", "2022")),
        ("may the dam hold", None),
        ("2022 dams", None),
        ("31 February 2022", ("31", "2022-02")),
        ("", None),
    ],
)
def test_a_date_at_the_end_of_a_query(typed, found):
    assert period_in(typed) == found
