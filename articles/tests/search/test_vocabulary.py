import pytest

from articles.models import Word
from articles.search import Selection, documents, vocabulary
from articles.search.did_you_mean import Other, corrected, shortened
from articles.tests.factories import make_article, make_quote, make_speaker

pytestmark = pytest.mark.django_db
ARTICLES, QUOTES = Selection("articles"), Selection("quotes")


@pytest.fixture
def strike():
    article = make_article("The Taliban dockers strike. “Nobody rows,” said Ottilie Branner.")
    make_quote(article, "Nobody rows,", make_speaker("Ottilie Branner"))
    make_article("Hidden zebras.", state="hidden")
    documents.reindex()
    vocabulary.refresh()


def test_the_table_holds_words_of_public_texts_and_of_names(strike):
    assert {"taliban", "branner", "ottilie"} <= vocabulary.known(["taliban", "branner", "ottilie"])
    assert vocabulary.known(["zebras", "3", "a"]) == set()


def test_filling_it_again_changes_nothing(strike):
    before = set(Word.objects.values_list("word", "articles"))
    vocabulary.refresh()
    assert set(Word.objects.values_list("word", "articles")) == before


@pytest.mark.parametrize("typed", ["talban", "tailban", "talibann", "tqliban"])
def test_one_wrong_letter_is_corrected(strike, typed):
    assert vocabulary.corrections([typed]) == {typed: ["taliban"]}


def test_words_too_far_away_are_not(strike):
    assert vocabulary.corrections(["tiger", "xy", "dock9rs"]) == {"tiger": []}


def test_a_misspelled_query_is_corrected_and_counted(strike):
    assert corrected("dokcers “talban strike”", ARTICLES) is None
    assert corrected("Talban dokcers", ARTICLES) == Other("taliban dockers", 1)
    assert corrected("brannr rows", QUOTES) == Other("branner rows", 1)


def test_nothing_is_suggested_that_the_filters_leave_nothing_of(strike):
    assert corrected("talban", Selection("articles", {"year": ("1999",)})) is None


def test_words_that_the_archive_has_are_not_corrected(strike):
    assert corrected("strike rows zebras", ARTICLES) is None


def test_operators_stay(strike):
    assert corrected("talban -zebra", ARTICLES) == Other("taliban -zebra", 1)


def test_the_last_word_can_be_dropped(strike):
    assert shortened("taliban zebras", ARTICLES) == Other("taliban", 1)
    assert shortened("zebras", ARTICLES) is None
    assert shortened("zebras lions", ARTICLES) is None
    assert shortened("taliban -zebras", ARTICLES) is None


def test_distances_count_neighbours_that_changed_places_once():
    assert vocabulary.distance("tailban", "taliban") == 1
    assert vocabulary.distance("", "abc") == 3
    assert vocabulary.distance("abc", "abc") == 0


def test_small_archives_are_read_again_after_every_change(strike):
    make_article("Pelicans flew.")
    vocabulary.refresh_after(0)
    assert vocabulary.known(["pelicans"]) == set()
    vocabulary.refresh_after(1)
    assert vocabulary.known(["pelicans"]) == {"pelicans"}
