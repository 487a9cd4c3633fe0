import datetime

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from articles.search import Selection, search
from articles.search.filters import ArticleFilter, QuoteFilter, SpeakerFilter
from articles.tests.factories import make_publication, make_speaker
from articles.tests.search.known import mentioned

IGNORED = "“{}” was left out of account: there is no such value."


def read(address, filters=QuoteFilter):
    return filters(QueryDict(address))


def chosen(address, filters=QuoteFilter):
    """({facet: included}, {facet: excluded}, notices) of an address."""
    request = read(address, filters)
    return request.selection.included, request.selection.excluded, request.notices


def test_an_empty_address_chooses_nothing():
    request = read("", ArticleFilter)
    assert request.selection == Selection("articles")
    assert (request.query, request.sort, request.page, request.notices) == ("", "", 1, [])


def test_repeated_keys_are_alternatives_and_not_excludes():
    assert chosen("kind=direct&kind=mixed&kind=direct&not_named=no") == (
        {"kind": ("direct", "mixed")},
        {"named": ("no",)},
        [],
    )


def test_query_sort_and_page_are_read():
    request = read("q=+the+dam+&sort=oldest&page=3")
    assert (request.query, request.sort, request.page) == ("the dam", "oldest", 3)


def test_empty_and_unknown_keys_are_passed_over():
    assert chosen("kind=&speaker=&q=&utm_source=x") == ({}, {}, [])


@pytest.mark.parametrize(
    "value",
    [
        "kind=shout", "speaker=1", "speaker=aeiou12345", "year=22", "year=two", "month=2022-13",
        "from=2022-02-30", "from=0000", "to=1-2-3", "named=perhaps", "language=?", "sort=best",
        "page=0", "page=-1", "page=x", "page=9999999999", "review=rejected", "topic=<b>",
        "not_kind=shout",
    ],
)  # fmt: skip
def test_a_value_that_makes_no_sense_is_left_out_with_a_notice(value):
    request = read(value)
    assert (request.selection, request.sort, request.page) == (Selection("quotes"), "", 1)
    assert request.notices == [IGNORED.format(value)]


def test_kinds_are_those_of_the_listed_thing():
    assert chosen("kind=interview", ArticleFilter) == ({"kind": ("interview",)}, {}, [])
    assert chosen("kind=interview", QuoteFilter)[0] == {}
    assert chosen("article_kind=interview", QuoteFilter)[0] == {"article_kind": ("interview",)}


def test_values_are_read_in_any_case_and_any_digits():
    assert chosen("named=YES&language=en-GB&year=۲۰۲۲&month=2022-08") == (
        {"language": ("en",), "named": ("yes",), "year": ("2022",), "month": ("2022-08",)},
        {},
        [],
    )


@pytest.mark.parametrize(
    ("address", "start", "end"),
    [
        ("from=2022&to=2022", (2022, 1, 1), (2022, 12, 31)),
        ("from=2022-02&to=2024-02", (2022, 2, 1), (2024, 2, 29)),
        ("from=2022-08-09&to=2022-08-09", (2022, 8, 9), (2022, 8, 9)),
    ],
)
def test_periods_reach_to_their_last_day(address, start, end):
    selection = read(address).selection
    assert (selection.start, selection.end) == (datetime.date(*start), datetime.date(*end))


def test_a_period_that_ends_before_it_begins_is_pointed_out():
    assert read("from=2023&to=2022").notices == [
        "Nothing was published both from 2023-01-01 on and until 2022-12-31."
    ]


def test_a_query_without_a_word_is_pointed_out():
    assert read("q=%3F%21").notices == ["There is no word in “?!”."]


@pytest.mark.django_db
def test_ids_are_read_in_capitals_and_followed_to_the_record_that_took_them_over():
    survivor = make_speaker()
    merged = make_speaker("Anne Smith", state="merged", moved_to=survivor)
    other = make_publication()
    assert chosen(
        f"speaker={merged.public_id.upper()}&speaker={survivor.public_id}"
        f"&not_publication={other.public_id}"
    ) == ({"speaker": (survivor.public_id,)}, {"publication": (other.public_id,)}, [])


@pytest.mark.django_db
def test_ids_that_nothing_public_answers_to_are_told():
    known, hidden = make_speaker(), make_speaker(state="hidden")
    merged = make_speaker(state="merged", moved_to=known)
    request = read(
        f"speaker={known.public_id}&speaker={hidden.public_id}&speaker={merged.public_id}"
        "&speaker=2222222222&not_topic=3333333333"
    )
    assert request.notices == [
        f"Speaker: nothing is known here under “{hidden.public_id}”.",
        "Speaker: nothing is known here under “2222222222”.",
        "Topic: nothing is known here under “3333333333”.",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["we", "To be or not to be", "“Is it?”", "the -dam"])
def test_words_of_nearly_every_text_are_told_to_be_looked_for_in_headlines_and_names(typed):
    [notice] = read(f"q={typed}").notices
    assert notice == (
        f"“{typed}” stands in nearly every text, so only headlines and names are searched for it. "
        "Add a rarer word to search texts."
    )


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["we dam", "w*", "dam", "-the", ""])
def test_words_that_texts_are_searched_for_need_no_notice(typed):
    assert read(f"q={typed}").notices == []


@pytest.mark.django_db
def test_ids_are_followed_in_one_query(django_assert_num_queries):
    request = read("speaker=2222222222&not_topic=3333333333&organization=4444444444")
    with django_assert_num_queries(1):
        assert request.selection.included == {
            "speaker": ("2222222222",), "organization": ("4444444444",)
        }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("filters", [ArticleFilter, QuoteFilter])
@given(
    st.dictionaries(
        st.sampled_from([*QuoteFilter.base_filters, "x"]),
        st.lists(st.text(max_size=12), max_size=2),
        max_size=4,
    )
)
def test_no_address_is_an_error(filters, values):
    address = QueryDict(mutable=True)
    for key, each in values.items():
        address.setlist(key, each)
    request = filters(address)
    search(request.query, request.selection, request.sort, request.page)
    assert all(isinstance(notice, str) for notice in request.notices)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "found"),
    [("q=%00", 1), ("q=%25_&sort=quotes", 0), ("q='", 0), ("q=%ED%A0%80ann", 1), ("sort=x", 1)],
)
def test_no_address_of_a_list_of_speakers_is_an_error(address, found):
    mentioned(make_speaker())
    assert read(address, SpeakerFilter).qs.count() == found
