import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import Selection
from articles.search.operators import read, split
from articles.tests.factories import make_publication
from articles.tests.search.known import quoted_organization, quoted_speaker

pytestmark = pytest.mark.django_db
NOTHING = Selection("quotes")


def included(typed, selection=NOTHING):
    """(words, what is included, sentences of the notices)"""
    reading = read(typed, selection)
    return reading.words, reading.selection.included, [each.words for each in reading.notices]


@pytest.mark.parametrize(
    "typed",
    ["speaker:nazary", "Speaker:NAZARI", "speaker:“Ali Nazary”", 'speaker:"maisam nazary"'],
)
def test_a_speaker_is_chosen_by_any_of_the_names(typed):
    ali = quoted_speaker("Ali Nazary", ["Ali Maisam Nazary", "Nazari"])
    quoted_speaker("Bo Lee")
    assert included(f"river {typed} dam") == ("river dam", {"speaker": (ali.public_id,)}, [])


def test_bodies_and_publications_are_chosen_too():
    ministry = quoted_organization("Ministry of Rivers", ["MoR"])
    tide = make_publication("The Tide", domain="tide.example")
    chosen = {"organization": (ministry.public_id,), "publication": (tide.public_id,)}
    assert included("org:MOR in:tide") == ("", chosen, [])
    assert included('in:tide.example org:"ministry of rivers"') == ("", chosen, [])


def test_a_minus_or_not_leaves_out():
    ann = quoted_speaker("Ann Smith")
    for typed in ("river -speaker:ann", "river NOT speaker:ann"):
        reading = read(typed, NOTHING)
        assert reading.words == "river"
        assert reading.selection.excluded == {"speaker": (ann.public_id,)}
        assert reading.pairs == (("not_speaker", ann.public_id),)


def test_a_name_of_several_chooses_nobody_and_offers_them():
    son, father = quoted_speaker("Ahmad Massoud"), quoted_speaker("Ahmad Shah Massoud")
    [notice] = read("river speaker:massoud", NOTHING).notices
    assert notice.words == "“massoud” may be several: it was left out of account."
    assert set(notice.candidates) == {("speaker", son), ("speaker", father)}


def test_a_name_never_means_somebody_with_another_name_between():
    quoted_speaker("Ahmad Shah Massoud")
    assert included('speaker:"Ahmad Massoud"')[1] == {}
    son = quoted_speaker("Ahmad Massoud")
    assert included('speaker:"Ahmad Massoud"')[1] == {"speaker": (son.public_id,)}


def test_a_name_of_nobody_offers_those_that_sound_like_it():
    ali = quoted_speaker("Ali Nazary")
    [notice] = read("speaker:nazzeri", NOTHING).notices
    assert notice.words == "Nobody here is called “nazzeri”: it was left out of account."
    assert notice.candidates == (("speaker", ali),)


def test_persian_names_are_folded():
    ali = quoted_speaker("علی نظری")
    assert included("speaker:نظري")[1] == {"speaker": (ali.public_id,)}


def test_hidden_people_cannot_be_named():
    quoted_speaker("Hidden Person", state="hidden")
    assert included("speaker:hidden")[1] == {}


def test_days_narrow_what_is_chosen_already():
    chosen = Selection("quotes", start=datetime.date(2021, 1, 1), end=datetime.date(2022, 5, 5))
    reading = read("from:2020 to:۲۰۲۲-۰۲", chosen)
    assert (reading.selection.start, reading.selection.end) == (
        datetime.date(2021, 1, 1),
        datetime.date(2022, 2, 28),
    )
    assert reading.pairs == (("from", "2020-01-01"), ("to", "2022-02-28"))


def test_a_day_that_is_none_is_told():
    assert included("river from:yesterday") == (
        "river",
        {},
        ["“from:yesterday” was left out of account: there is no such day."],
    )


@pytest.mark.parametrize(
    "typed",
    ["speaker:", "speaker: ann", "“said speaker:ann”", "loudspeaker:ann", "in", 'org:""', "at:ann"],
)
def test_what_only_looks_like_an_operator_is_words(typed):
    assert split(typed) == (typed, ())


def test_words_and_phrases_around_operators_stay_as_they_are():
    words, operators = split("“the dam” -mill speaker:ann OR boat* to:2020")
    assert words == '"the dam" -mill OR boat*'
    assert [(each.name, each.value) for each in operators] == [("speaker", "ann"), ("to", "2020")]


def test_an_operator_is_added_to_what_is_chosen_in_its_facet():
    ann = quoted_speaker("Ann Smith")
    assert included("speaker:ann", Selection("quotes", {"speaker": ("2222222222",)}))[1] == {
        "speaker": ("2222222222", ann.public_id)
    }


PIECES = st.sampled_from(
    ["speaker:", "org:", "in:", "from:", "to:", "-", '"', "“", "NOT ", "a", "%", "_", "\\", " "]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
def test_no_query_is_an_error(typed):
    reading = read(typed, NOTHING)
    assert isinstance(reading.words, str)
