"""What a facet says is what stands behind its link, for random archives and random choices."""

import datetime
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.search import Selection, documents, search
from articles.search.facets import FACETS_OF
from articles.tests.factories import make_article, make_quote, make_speaker

from . import archive

pytestmark = pytest.mark.django_db

DAYS = st.none() | st.dates(datetime.date(2021, 12, 1), datetime.date(2023, 3, 1))


def values_of(facts, facet):
    """All values that occur in a facet, in order."""
    return sorted({value for _words, _day, values in facts.values() for value in values[facet]})


@st.composite
def selections(draw, facts, listed):
    """Choices among the values that occur."""
    chosen = {
        facet: st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple)
        for facet in FACETS_OF[listed]
        if (values := values_of(facts, facet))
    }
    few = st.lists(st.sampled_from(sorted(chosen)), max_size=3, unique=True)
    included = {facet: draw(chosen[facet]) for facet in draw(few)}
    excluded = {facet: draw(chosen[facet]) for facet in draw(few)[:1]}
    return Selection(listed, included, excluded, draw(DAYS), draw(DAYS))


def words():
    return st.sets(st.sampled_from(archive.WORDS), max_size=1)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("listed", ["articles", "quotes"])
def test_hits_and_counts_are_those_of_brute_force(listed, seed):
    archive.fill(Random(seed))
    facts = archive.facts(listed)

    @settings(suppress_health_check=list(HealthCheck))
    @given(selections(facts, listed), words(), words())
    def check(selection, wanted, unwanted):
        query = " ".join([*wanted, *(f"-{word}" for word in unwanted)])
        page = search(query, selection, page_size=100)
        assert set(page.hits) == archive.matching(facts, wanted, unwanted, selection)
        assert page.total == len(page.hits)
        for facet in page.facets:
            keys = archive.matching(facts, wanted, unwanted, selection, leave_out=facet.name)
            expected = archive.counts(facts, keys, facet.name)
            shown = {value.value: value.count for value in facet.values if value.count}
            assert shown == dict(expected)

    check()


@pytest.mark.parametrize("listed", ["articles", "quotes"])
def test_each_count_is_the_number_of_results_behind_its_link(listed):
    archive.fill(Random(3))
    facts = archive.facts(listed)

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(selections(facts, listed), words())
    def check(selection, wanted):
        query = " ".join(wanted)
        for facet in search(query, selection).facets:
            for value in facet.values:
                alone = {**selection.included, facet.name: (value.value,)}
                behind = search(query, replace(selection, included=alone))
                assert (facet.name, value.value, value.count) == (
                    facet.name, value.value, behind.total,
                )  # fmt: skip

    check()


def facet(page, name):
    """The facet of this name as [(label, count, selected, excluded)]."""
    [facet] = [facet for facet in page.facets if facet.name == name]
    return [(v.label, v.count, v.selected, v.excluded) for v in facet.values]


def names(page):
    return [facet.name for facet in page.facets]


def test_values_are_ordered_by_count_then_by_label():
    first, second, third = (make_speaker(name) for name in ("Cy", "Bo", "Al"))
    for speaker in (first, second, third, first):
        make_quote(speaker=speaker)
    documents.reindex()
    assert facet(search("", Selection("quotes")), "speaker") == [
        ("Cy", 2, False, False),
        ("Al", 1, False, False),
        ("Bo", 1, False, False),
    ]


def test_years_are_in_order_of_time_and_months_appear_once_a_year_is_chosen():
    for day in (None, "2022-08-01", "2021-02-03", "2022-03-01", "2022"):
        make_article(published=day)
    documents.reindex()
    everything = search("", Selection("articles"))
    assert facet(everything, "year") == [
        ("2021", 1, False, False),
        ("2022", 3, False, False),
        ("undated", 1, False, False),
    ]
    assert "month" not in names(everything)
    assert facet(search("", Selection("articles", {"year": ("2022",)})), "month") == [
        ("March 2022", 1, False, False),
        ("August 2022", 1, False, False),
    ]


def test_chosen_values_stay_although_nothing_is_left():
    speaker = make_speaker("Ann Smith")
    selection = Selection("quotes", {"speaker": (speaker.public_id,)}, {"kind": ("mixed",)})
    page = search("", selection)
    assert facet(page, "speaker") == [("Ann Smith", 0, True, False)]
    assert facet(page, "kind") == [("partial", 0, False, True)]


def test_a_chosen_record_that_is_not_public_is_as_unknown_as_one_that_is_not_there():
    speaker = make_speaker("Ann Smith", state="hidden")
    page = search("", Selection("quotes", {"speaker": (speaker.public_id, "2222222222")}))
    assert sorted(facet(page, "speaker")) == sorted(
        [(f"unknown ({each})", 0, True, False) for each in (speaker.public_id, "2222222222")]
    )


def test_a_long_facet_is_cut_to_its_commonest_values_and_the_chosen_ones():
    speakers = [make_speaker(f"Speaker {n:02}") for n in range(20)]
    for number, speaker in enumerate(speakers):
        for _ in range(1 if number < 3 else 2):
            make_quote(speaker=speaker)
    documents.reindex()
    rare = speakers[0]
    page = search("", Selection("quotes", {"speaker": (rare.public_id,)}))
    shown = facet(page, "speaker")
    assert (len(shown), shown[-1]) == (16, ("Speaker 00", 1, True, False))


@pytest.mark.parametrize("listed", ["articles", "quotes"])
def test_only_the_facets_that_are_wanted_are_counted(listed):
    archive.fill(Random(4), size=20)
    year = search("", Selection(listed)).facets[-1].values[0].value
    for selection in (Selection(listed), Selection(listed, {"year": (year,), "named": ("yes",)})):
        for typed in ("", "river", "-river"):
            whole = search(typed, selection)
            some = search(typed, selection, facets=("year", "speaker"))
            none = search(typed, selection, facets=())
            assert {(page.total, page.hits) for page in (some, none)} == {(whole.total, whole.hits)}
            of_both = [each for each in whole.facets if each.name in ("year", "speaker")]
            assert (list(some.facets), none.facets) == (of_both, ())
