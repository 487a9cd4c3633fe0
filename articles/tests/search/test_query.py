import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.query import MAX_TERMS, Query, Term, condition, parse


def terms(typed):
    """The terms of a query without alternatives."""
    return list(*parse(typed).alternatives)


@pytest.mark.parametrize("typed", ["", "   ", '"', "“”", "&|!()", ":*", "-", "NOT", "OR", "_ *"])
def test_a_query_without_a_word_is_blank(typed):
    assert parse(typed) == Query()


@pytest.mark.parametrize("marks", ["“{}”", "«{}»", "„{}“", '"{}"', "＂{}＂"])
def test_any_quotation_marks_make_a_phrase(marks):
    assert terms(marks.format("We will stay")) == [Term("we will stay")]


def test_words_are_folded_as_they_are_indexed():
    assert terms("Élan ۱۴۰۰ نظري") == [Term("elan"), Term("1400"), Term("نظری")]


def test_an_unclosed_mark_leaves_plain_words():
    assert terms("“we will") == [Term("we"), Term("will")]


@pytest.mark.parametrize("typed", ["river -dam", "river NOT dam", "river AND NOT dam"])
def test_minus_and_not_exclude(typed):
    assert terms(typed) == [Term("river"), Term("dam", excluded=True)]


def test_a_phrase_can_be_excluded():
    assert terms("NOT “old dam”") == [Term("old dam", excluded=True)]


def test_a_dash_between_words_excludes_nothing():
    assert terms("river - dam – mill") == [Term("river"), Term("dam"), Term("mill")]


def test_or_in_capitals_separates_alternatives():
    assert parse("river OR dam").alternatives == ((Term("river"),), (Term("dam"),))


def test_or_in_small_letters_is_a_word():
    assert terms("now or never") == [Term("now"), Term("or"), Term("never")]


def test_operators_at_the_ends_are_left_out():
    assert terms("OR river NOT") == [Term("river")]


def test_a_star_asks_for_the_beginning_of_a_word():
    assert terms("Massou*") == [Term("massou", prefix=True)]


def test_a_zero_width_non_joiner_is_read_both_ways():
    assert terms("کتاب\u200cها") == [Term("کتاب ها", joined="کتابها")]


def test_a_query_is_cut_after_many_words():
    assert len(terms(" ".join(f"x{number}" for number in range(5000)))) == MAX_TERMS


def test_a_word_typed_twice_counts_once():
    assert terms("dam river dam -dam") == [Term("dam"), Term("river"), Term("dam", excluded=True)]


def test_wanted_terms_leave_out_what_is_excluded():
    assert parse("river -dam OR mill").wanted == (Term("river"), Term("mill"))


@pytest.mark.django_db
def test_english_stop_words_alone_are_asked_for_as_printed():
    assert condition(parse("the who")).ranks == "'the' & 'who'"


@pytest.mark.django_db
def test_what_is_excluded_ranks_nothing():
    """Ranking by two hundred exclusions took 75 ms an article."""
    assert condition(parse("river -dam")).ranks == "'river'"
    assert condition(parse("-dam")).ranks == ""


@pytest.mark.django_db
def test_the_beginning_of_a_word_is_looked_for_in_its_stem():
    assert "'run'" in condition(parse("runnin*")).matches


@pytest.mark.django_db
@given(st.text(st.sampled_from("ab'\"“”*:&|!()<->\\-\x00\u200c \ue000ي1.,/@%{}") | st.characters()))
def test_no_query_is_an_error(typed):
    condition(parse(typed))


@pytest.mark.django_db
def test_a_long_query_is_no_error():
    condition(parse("“" + "word " * 1000 + "” " + "a-b* OR -c " * 1000))
