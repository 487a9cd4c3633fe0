import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Speaker
from articles.search import documents, name_index, vocabulary
from articles.search.names import called, like, named_like
from articles.search.suggestions import suggest
from articles.tests.factories import (
    make_article,
    make_mention,
    make_publication,
    make_quote,
    make_speaker,
)
from articles.tests.search.known import quoted_organization, quoted_speaker

pytestmark = pytest.mark.django_db


def offered(typed):
    return [(each.record.name, each.name) for each in named_like(typed)]


def test_the_beginning_of_a_name_comes_before_that_of_a_later_word():
    quoted_speaker("Ben Nazary")
    quoted_speaker("Naz Ode")
    assert offered("naz") == [("Naz Ode", "Naz Ode"), ("Ben Nazary", "Ben Nazary")]


def test_any_name_of_a_record_is_found_and_said():
    quoted_speaker("Ali Nazary", ["Maisam Nazari"])
    quoted_organization("Ministry of Rivers", ["MoR"])
    assert offered("mais") == [("Ali Nazary", "Maisam Nazari")]
    assert offered("mor") == [("Ministry of Rivers", "MoR")]


def test_a_record_is_offered_once():
    quoted_speaker("Ali Nazary", ["Ali M. Nazary", "Ali Maisam Nazary"])
    assert len(offered("ali")) == 1


def test_names_that_sound_alike_are_offered():
    quoted_speaker("Ahmad Massoud")
    assert offered("Ahmed Masood") == [("Ahmad Massoud", "Ahmad Massoud")]
    assert offered("masood") == [("Ahmad Massoud", "Ahmad Massoud")]


@pytest.mark.parametrize("typed", ["otilie barnner", "brannr", "Ottlie"])
def test_names_with_a_wrong_letter_are_offered(typed):
    quoted_speaker("Ottilie Branner")
    vocabulary.refresh()
    assert offered(typed) == [("Ottilie Branner", "Ottilie Branner")]


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "?!", "\x00", "\\", "'", "xyzxyz", "٪"])
def test_what_is_no_name_offers_nobody(typed):
    quoted_speaker("Ann Smith")
    assert offered(typed) == []


def test_whom_only_a_withdrawn_article_names_is_not_offered():
    withdrawn = make_article("Ann Smith spoke.", state="withdrawn", reason="privacy")
    make_mention(withdrawn, make_speaker("Ann Smith"))
    assert (offered("ann"), called("speaker", "ann smith"), suggest("ann")) == ([], [], [])


def test_words_are_found_in_any_order_and_script():
    quoted_speaker("Ali Maisam Nazary", ["علی میثم نظری"])
    for typed in ("nazary ali", "ali naz", "نظری علی", "میثم", "علي ن"):
        assert [name for name, _as in offered(typed)] == ["Ali Maisam Nazary"]


def test_of_names_that_fit_alike_those_that_most_articles_name_come_first():
    for name in ("Ann Adams", "Ann Bell", "Ann Clay"):
        quoted_speaker(name)
    make_quote(speaker=Speaker.objects.get(name="Ann Bell"))
    documents.reindex()
    assert [name for name, _as in offered("ann")] == ["Ann Bell", "Ann Adams", "Ann Clay"]


@pytest.mark.parametrize("typed", ["an", "annab"])
def test_whom_most_articles_name_is_offered_however_many_names_begin_so(typed):
    for number in range(name_index.LOOKED_AT + 5):
        quoted_speaker(f"Annabel {number}")
    known = quoted_speaker("Annabel Zed", ["An"])
    make_quote(speaker=known)
    documents.reindex()
    assert offered(typed)[0][0] == "Annabel Zed"


def test_who_stands_in_no_list_takes_nobodys_place():
    for number in range(name_index.LOOKED_AT + 5):
        make_speaker(f"Annabel {number}")
    quoted_speaker("Annabel Zed")
    assert [name for name, _as in offered("annabel")] == ["Annabel Zed"]


def test_names_of_withdrawn_hidden_and_merged_records_offer_nobody():
    survivor = quoted_speaker("Bo Lee")
    for state in ({"state": "hidden"}, {"state": "withdrawn", "reason": "legal"},
                  {"state": "merged", "moved_to": survivor}):  # fmt: skip
        quoted_speaker("Ann Smith", **state)
    vocabulary.refresh()
    assert [offered(typed) for typed in ("ann", "smith", "smyth", "ann smiht")] == [[]] * 4


def test_one_kind_can_be_asked_for():
    ann = quoted_speaker("Ann Mill")
    mill = quoted_organization("Mill Board")
    assert (like("speaker", "mill"), like("organization", "mill")) == ([ann], [mill])


def test_publications_are_named_with_or_without_the():
    tide = make_publication("The Tide", name_keys=["tide"])
    make_publication("Ebb and Tide Weekly")
    assert called("publication", "The Tide") == called("publication", "tide") == [tide]
    assert [each.name for each in like("publication", "weakly tide")] == ["Ebb and Tide Weekly"]


def test_the_box_offers_people_bodies_publications_and_headlines():
    quoted_speaker("Dora Dock")
    quoted_organization("Dock Union")
    make_publication("Dock Weekly")
    make_article(headline="Dockers strike")
    make_article(headline="Nothing", text="The dockers.")
    make_article(headline="Dockers of old", state="hidden")
    documents.reindex()
    assert [(each.kind, each.name) for each in suggest("dock")] == [
        ("organization", "Dock Union"),
        ("speaker", "Dora Dock"),
        ("publication", "Dock Weekly"),
        ("article", "Dockers strike"),
    ]


def test_headlines_are_found_by_beginnings_of_folded_words():
    make_article(headline="نظري آمد", language="fa")
    make_article(headline="Running late")
    documents.reindex()
    assert [each.name for each in suggest("نظری")] == ["نظري آمد"]
    assert [each.name for each in suggest("late run")] == ["Running late"]


@pytest.mark.parametrize("count", [1, 4, 9])
def test_suggestions_take_few_statements_whatever_there_is(count, django_assert_max_num_queries):
    for number in range(count):
        quoted_speaker(f"Dora Dock{number}")
        quoted_organization(f"Dora {number}")
        make_publication(f"Dora {number}")
        make_article(headline=f"Dora {number}")
    documents.reindex()
    with django_assert_max_num_queries(6):
        assert len(suggest("dora")) > 3


@given(st.text(st.characters() | st.sampled_from("%_\\'ab "), max_size=20))
def test_nothing_typed_is_an_error(typed):
    suggest(typed)
