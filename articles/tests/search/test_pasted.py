import pytest

from articles.search import Selection, documents, search, vocabulary
from articles.search.operators import read
from articles.search.pasted import as_it_stands, nearest
from articles.search.query import Query, Term, verbatim
from articles.search.spoken import matching_quotes
from articles.tests.factories import make_article, make_quote, make_speaker

pytestmark = pytest.mark.django_db
QUOTES = Selection("quotes")
SAID = "The broken dam – it must never be rebuilt"


def reading_of(typed):
    return as_it_stands(read(typed, QUOTES))


@pytest.fixture
def dam():
    quote = make_quote(words=SAID)
    documents.reindex()
    vocabulary.refresh()
    return quote


@pytest.mark.parametrize("typed", [SAID, f"“{SAID}”", f"„{SAID}", f" {SAID.upper()} "])
def test_six_plain_words_are_a_phrase(typed):
    assert verbatim(typed) == Query(((Term("the broken dam - it must never be rebuilt"),),))


@pytest.mark.parametrize(
    "typed",
    [
        "five words are too few", "a b c d e OR f", "one two three four five -six",
        "one two three four five* six", "“one two three” four five six", "", "! ! ! ! ! !",
        "one two three NOT four five six",
    ],
)  # fmt: skip
def test_operators_or_few_words_are_no_quotation(typed):
    assert verbatim(typed) == Query()


def test_a_quotation_is_looked_for_as_it_stands_first(dam):
    make_quote(words="Never be rebuilt must it, the broken dam")
    documents.reindex()
    reading = reading_of(SAID)
    assert reading.verbatim
    assert search(reading.words, QUOTES).hits == (dam.pk,)


def test_else_its_words_are_looked_for_in_any_place(dam):
    typed = "“Never be rebuilt: it must, the broken dam”"
    reading = reading_of(typed)
    assert not reading.verbatim
    page = search(reading.words, QUOTES)
    assert (page.hits, page.loosened) == ((dam.pk,), False)


def test_then_some_of_its_words_in_a_row(dam):
    page = search(reading_of("The broken dam must not be built again ever").words, QUOTES)
    assert (page.hits, page.loosened) == ((dam.pk,), True)


def test_then_the_quotes_with_most_of_its_letters(dam):
    make_quote(words="A zebra was never seen near any dam in this valley at all")
    documents.reindex()
    vocabulary.refresh()
    typed = "Teh brokn dam it msut nevr be rebuilded"
    assert search(reading_of(typed).words, QUOTES).total == 0
    assert nearest(typed) == [dam.pk]


@pytest.mark.parametrize("typed", ["", "few words", "x " * 500, "the of and to in a is", "'" * 9])
def test_nothing_is_near_to_what_is_no_quotation(dam, typed):
    assert nearest(typed) == []


def test_the_quotes_of_an_article_that_match_stand_below_it():
    article = make_article("“We row,” said Ann. “The boat leaks,” said Bo. “The boat sinks.”")
    ann, bo = make_speaker("Ann Ode"), make_speaker("Bo Lee")
    make_quote(article, "We row,", ann)
    leaks = make_quote(article, "The boat leaks,", bo)
    sinks = make_quote(article, "The boat sinks.", ann)
    make_quote(article, "The boat sinks", bo, review="rejected")
    documents.reindex()
    chosen = Selection("articles", {"speaker": (ann.public_id,)})
    assert matching_quotes([article.pk], "boats", Selection("articles"))[article.pk] == [
        leaks,
        sinks,
    ]
    assert matching_quotes([article.pk], "boats", chosen)[article.pk] == [sinks]
    assert matching_quotes([article.pk], "", chosen) == {}
    assert matching_quotes([], "boat", chosen) == {}
