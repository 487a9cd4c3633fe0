"""Two speakers or publications side by side, and what helps who types names."""

import pytest

from articles.ingest import states
from articles.models import Reason
from articles.search import documents
from articles.tests.factories import make_article, make_publication, make_quote, make_speaker

pytestmark = pytest.mark.django_db


def quoted(speaker, count, publication, word, published):
    """An article with so many quotes of a speaker about something."""
    said = [f"The {word} opens at {hour} sharp" for hour in range(count)]
    text = " ".join(f"“{each},” said {speaker.name}." for each in said)
    article = make_article(text, published=published, publication=publication, language="en")
    for each in said:
        make_quote(article, each, speaker)
    return article


@pytest.fixture
def pair():
    """Two speakers: the one of harbours in 2020 and 2022, the other of bakeries in 2022."""
    tide, bell = make_publication("The Tide"), make_publication("The Bell")
    ann, ben = make_speaker("Ann Ode"), make_speaker("Ben Rill")
    quoted(ann, 8, tide, "harbour", "2022-03-01")
    quoted(ann, 4, tide, "harbour", "2020-03-01")
    quoted(ben, 10, bell, "bakery", "2022-05-01")
    quoted(ben, 2, tide, "bakery", "2022-06-01")
    documents.reindex()
    return ann, ben


def address(*records, kind="speaker"):
    return "/compare/?" + "&".join(f"{kind}={record.public_id}" for record in records)


def cells(shown, table):
    """The words of each cell of a table, row by row."""
    rows = shown.cssselect(f"[aria-labelledby={table}] tbody tr")
    return [[cell.text_content().strip() for cell in row.cssselect("th, td")] for row in rows]


def test_both_are_counted_over_the_same_years_on_one_scale(pair, page):
    shown = page(address(*pair))
    assert cells(shown, "years") == [["2020", "4", "0"], ["2021", "0", "0"], ["2022", "8", "12"]]
    bars = [each.get("width") for each in shown.cssselect("[aria-labelledby=years] .bar-part")]
    assert bars == ["34", "0", "0", "0", "67", "100"]
    assert cells(shown, "figures") == [["Quotes", "12", "12"], ["Articles", "2", "2"]]


def test_every_count_leads_to_a_list_that_has_as_many(pair, page):
    links = page(address(*pair)).cssselect(".pairs td a")
    assert len(links) == 9
    for link in links:
        count = page(link.get("href")).cssselect("#total")[0].text_content().split()[0]
        assert count == link.text_content()


def test_what_both_have_is_told_with_both_counts(pair, page):
    assert cells(page(address(*pair)), "publication") == [["The Tide", "12", "2"]]


def test_words_most_their_own_and_the_newest_quotes_stand_side_by_side(pair, page, words):
    shown = page(address(*pair))
    assert words(shown, ".own-words .tally li") == ["harbour 12 to 0", "bakery 12 to 0"]
    halves = shown.cssselect("[aria-labelledby=newest] .halves > div")
    assert [len(each.cssselect(".quote-line")) for each in halves] == [5, 5]
    assert "harbour" in words(halves[0], ".words")[0]


def test_publications_are_compared_likewise(pair, page):
    tide, bell = (each.quotes.first().article.publication for each in pair)
    shown = page(address(tide, bell, kind="publication"))
    assert cells(shown, "figures") == [
        ["Quotes", "14", "10"],
        ["Articles", "3", "1"],
        ["Quotes with a named source", "14", "10"],
    ]
    assert cells(shown, "speaker") == [["Ben Rill", "2", "10"]]


def test_names_lead_to_the_address_with_ids(pair, client):
    response = client.get("/compare/?speaker=ode&speaker=Ben+Rill")
    assert (response.status_code, response.headers["Location"]) == (302, address(*pair))


def test_an_empty_field_is_left_out_of_the_address(pair, client):
    response = client.get(f"{address(pair[0])}&speaker=")
    assert (response.status_code, response.headers["Location"]) == (302, address(pair[0]))


def test_one_alone_offers_others_beside(pair, page, words):
    ann, ben = pair
    shown = page(address(ann))
    assert words(shown, ".by-side a") == ["Ben Rill"]
    assert [a.get("href") for a in shown.cssselect(".by-side a")] == [address(ann, ben)]


def test_a_name_of_nobody_is_told_with_those_who_may_be_meant(pair, page, words):
    ann, ben = pair
    shown = page(f"{address(ann)}&speaker=Ben+Ril")
    assert words(shown, ".notice") == ["Nobody here is called “Ben Ril”. Perhaps: Ben Rill"]
    assert [a.get("href") for a in shown.cssselect(".notice a")] == [address(ann, ben)]
    fields = shown.cssselect("input[name=speaker]")
    assert [each.get("value") for each in fields] == ["Ann Ode", "Ben Ril"]
    assert [each.get("aria-describedby") for each in fields] == [None, "problem-2"]


def test_a_name_of_several_asks_who_is_meant(pair, page, words):
    namesakes = [make_speaker("Cal Dunn"), make_speaker("Cal Dunn")]
    for each in namesakes:
        quoted(each, 1, None, "mill", "2022-01-01")
    documents.reindex()
    shown = page("/compare/?speaker=Cal+Dunn")
    assert words(shown, ".notice")[0].startswith("Several are called “Cal Dunn”. Who is meant?")
    found = {a.get("href") for a in shown.cssselect(".notice a")}
    assert found == {address(each) for each in namesakes}


def test_the_same_one_twice_is_told(pair, page, words):
    shown = page(address(pair[0], pair[0]))
    assert words(shown, ".notice") == ["Both are Ann Ode: choose another beside."]
    assert shown.cssselect(".pairs") == []


def test_more_than_two_are_told_and_the_first_two_compared(pair, page, words):
    shown = page(f"{address(*pair)}&speaker={pair[0].public_id}")
    assert words(shown, ".notice") == ["Two can be compared; the others were left out."]
    assert len(cells(shown, "years")) == 3


def test_who_was_withdrawn_is_nobody_and_leaks_nothing(pair, page, words):
    ann, ben = pair
    states.withdraw(ben, reason=Reason.PRIVACY)
    shown = page(address(ann, ben))
    assert words(shown, ".notice") == [f"Nobody here is called “{ben.public_id}”."]
    assert "Rill" not in shown.text_content()
    assert "bakery" not in shown.text_content()


@pytest.mark.parametrize("typed", ["%00", "%ED%A0%80", "<b>x</b>", "a" * 5000, "%25", "_" * 12])
def test_whatever_is_typed_is_answered(pair, client, typed):
    response = client.get(f"/compare/?speaker={typed}&speaker=Ode", follow=True)
    assert response.status_code == 200
    assert b"<b>x</b>" not in response.content


def test_the_page_asks_crawlers_to_stay_out(pair, page):
    for each in ("/compare/", "/compare/?publication=", address(*pair)):
        [robots] = page(each).cssselect("meta[name=robots]")
        assert robots.get("content") == "noindex,follow"


def test_a_speakers_and_a_publications_page_lead_there(pair, page):
    ann, _ben = pair
    for record, kind in ((ann, "speaker"), (ann.quotes.first().article.publication, "publication")):
        links = [a.get("href") for a in page(record.get_absolute_url()).cssselect("a")]
        assert address(record, kind=kind) in links


@pytest.mark.parametrize("more", [0, 6])
def test_as_many_questions_for_many_as_for_few(pair, client, django_assert_num_queries, more):
    for number in range(more):
        quoted(pair[number % 2], 3, make_publication(f"Paper {number}"), "mill", "2022-07-01")
    documents.reindex()
    with django_assert_num_queries(18):
        assert client.get(address(*pair)).status_code == 200
