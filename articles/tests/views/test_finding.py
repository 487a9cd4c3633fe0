"""Finding: operators, corrections, suggestions, whole facets, in the pages that show them."""

from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from lxml import html

from articles.models import Display
from articles.search import documents, vocabulary
from articles.tests.factories import (
    make_article,
    make_mention,
    make_organization,
    make_publication,
    make_quote,
    make_speaker,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def rivers():
    """Ann and two Bens, quoted on rivers; the words of the archive taken."""
    people = [make_speaker("Ann Ode"), make_speaker("Ben Foe"), make_speaker("Ben A. Foe", ["Foe"])]
    for number, speaker in enumerate(people):
        said = f"The river rises at night {number}"
        article = make_article(f"“{said},” they said.", headline=f"Water {number}")
        make_quote(article, said, speaker)
    documents.reindex()
    vocabulary.refresh()
    return people


def hrefs(tree, selector):
    return [a.get("href") for a in tree.cssselect(selector)]


def test_a_query_is_said_in_words(rivers, page, words):
    shown = page("/quotes/?q=“river+rises”+-dam+speaker:ann")
    assert words(shown, ".in-words") == [
        "Quotes that contain “river rises” and not “dam”, said by Ann Ode"
    ]
    assert words(page("/quotes/"), ".in-words") == []


def test_an_operator_is_a_filter_like_any_other(rivers, page, words):
    ann = rivers[0]
    shown = page("/quotes/?q=river+speaker:ann+from:2022-08")
    assert words(shown, ".total") == ["1 quote"]
    assert words(shown, ".chip") == [
        "Take away Words: river ×",
        "Take away Speaker: Ann Ode ×",
        "Take away From: 2022-08-01 ×",
    ]
    assert hrefs(shown, ".chip")[1] == "/quotes/?from=2022-08-01&q=river"
    assert words(shown, ".facet-speaker .selected .value") == ["Ann Ode"]
    assert shown.cssselect("header form input[name=q]")[0].get("value") == (
        "river speaker:ann from:2022-08"
    )
    alone = page(f"/quotes/?q=river&speaker={ann.public_id}")
    assert words(alone, ".results .words") == words(shown, ".results .words")


def test_a_name_of_several_offers_each_as_a_filter(rivers, page, words):
    shown = page("/quotes/?q=river+speaker:foe")
    assert words(shown, ".total") == ["3 quotes"] or words(shown, ".total") == ["1 quote"]
    shown = page("/quotes/?q=river+speaker:ben")
    assert words(shown, ".notice") == [
        "“ben” may be several: it was left out of account. Who is meant? Ben A. Foe, Ben Foe"
    ] or words(shown, ".notice") == [
        "“ben” may be several: it was left out of account. Who is meant? Ben Foe, Ben A. Foe"
    ]
    chosen = [page(href) for href in hrefs(shown, ".candidates a")]
    assert [words(each, ".total") for each in chosen] == [["1 quote"], ["1 quote"]]


def test_operators_hold_in_every_form(rivers, client):
    answer = client.get("/quotes/?q=river+speaker:ann&format=json").json()
    assert [each["speaker"]["name"] for each in answer["results"]] == ["Ann Ode"]


def test_a_misspelled_query_offers_the_correction_with_its_count(rivers, page, words):
    shown = page("/quotes/?q=rvier+rises")
    assert words(shown, ".did-you-mean") == ["Did you mean river rises 3"]
    assert words(page(hrefs(shown, ".did-you-mean a")[0]), ".total") == ["3 quotes"]


def test_the_last_word_can_be_left_out(rivers, page, words):
    assert words(page("/quotes/?q=river+zebra"), ".nothing li") == ["Only “river” 3"]


def test_misspelled_names_offer_the_person(rivers, page, words):
    assert words(page("/quotes/?q=ann+odde"), ".by-name a") == ["Ann Ode"]


def test_a_pasted_quotation_says_how_it_was_found(rivers, page, words):
    shown = page("/quotes/?q=The+river+rises+at+night+0")
    assert words(shown, ".total") == ["1 quote"]
    assert words(shown, ".notice") == [
        "Found as it stands, word for word. Look for these words in any place"
    ]
    assert words(page(hrefs(shown, ".notice a")[0]), ".total") == ["1 quote"]
    shown = page("/quotes/?q=the+river+rises+at+night,+she+told+zebras")
    assert words(shown, ".notice") == [
        "Nothing has all of these words. What has some of them in a row is shown, "
        "the most alike first."
    ]


def test_matching_quotes_stand_below_their_article(rivers, page, words):
    shown = page("/articles/?q=river+speaker:ann")
    assert words(shown, ".spoken li") == ["“The river rises at night 0” Ann Ode"]
    assert words(shown, ".spoken mark") == ["river"]


def test_quotes_below_an_article_obey_the_publication(page, words):
    closed = make_publication("Closed", display=Display.HEADLINE)
    article = make_article("“Pelicans flew,” she said.", publication=closed)
    make_quote(article, "Pelicans flew,")
    documents.reindex()
    shown = page("/articles/?q=pelicans")
    assert (words(shown, ".total"), words(shown, ".spoken")) == (["1 article"], [])


def test_a_search_can_be_kept(rivers, page):
    shown = page("/quotes/?q=river&sort=oldest")
    assert hrefs(shown, ".keep a") == ["/quotes/?format=atom&q=river&sort=oldest"]
    assert hrefs(page("/quotes/"), ".keep a") == []


def test_the_best_match_says_how_it_is_found(rivers, page, words):
    assert words(page("/quotes/?q=river"), ".ranking") == [
        "The best match first: the words in a row, often and close together."
    ]
    assert words(page("/quotes/?q=river&sort=newest"), ".ranking") == []


def test_where_only_the_newest_are_compared_it_says_recent_first(rivers, page, words, monkeypatch):
    monkeypatch.setattr("articles.search.ranking.RANKED", 1)
    shown = page("/quotes/?q=river")
    assert words(shown, ".sorts a")[0] == "Recent first"
    assert words(shown, ".ranking") == [
        "Recent first: the newest 1 of the hits are put in order by match."
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("table", "where"), [("search_quote", "/quotes/?q=river"), ("search_count", "/quotes/")]
)
def test_too_much_to_count_says_so(rivers, page, words, settings, table, where):
    page(where)
    enough, settings.SEARCH_SECONDS = settings.SEARCH_SECONDS, 0.05
    with closing(connection.copy()) as other, other.cursor() as cursor:
        other.set_autocommit(False)
        cursor.execute(f"LOCK TABLE {table}")
        shown = html.fromstring(Client().get(where).content.decode())
        other.rollback()
    assert "counts are unavailable" in words(shown, ".notice")[0]
    settings.SEARCH_SECONDS = enough
    assert words(page(where), ".total") == ["3 quotes"]


def test_pages_end_at_ten_thousand_and_the_file_goes_on(rivers, page, words, monkeypatch):
    monkeypatch.setattr("articles.search.results.DEEPEST", 2)
    shown = page("/quotes/")
    assert hrefs(shown, ".results .notice a") == ["/quotes/?format=csv"]


def test_many_values_of_one_key_are_cut_with_a_notice(rivers, page, words):
    shown = page("/quotes/?" + "&".join(f"year={year}" for year in range(1900, 1930)))
    assert words(shown, ".notice") == [
        "Of “year” only the first 20 values were taken into account."
    ]


def test_a_facet_of_many_values_has_a_page_of_its_own(page, words):
    article = make_article(" ".join(f"“word{n} boats,” he said." for n in range(17)))
    for n in range(17):
        make_quote(article, f"word{n} boats,", make_speaker(f"Ann Name{chr(65 + n)}"))
    documents.reindex()
    shown = page("/quotes/?q=boats")
    assert hrefs(shown, ".all-values a") == ["/quotes/facet/speaker/?q=boats"]
    whole = page("/quotes/facet/speaker/?q=boats")
    assert words(whole, ".total") == ["17 names"]
    assert words(whole, ".facet-names .choose")[0] == "Ann NameA 1"
    assert words(page("/quotes/facet/speaker/?q=boats&find=nameq"), ".facet-names .choose") == [
        "Ann NameQ 1"
    ]
    assert [meta.get("content") for meta in whole.cssselect("meta[name=robots]")] == [
        "noindex,follow"
    ]
    chosen = page(whole.cssselect(".facet-names .choose")[0].get("href"))
    assert words(chosen, ".total") == ["1 quote"]


def test_whole_facets_count_as_the_list_does(rivers, page, words):
    ann = rivers[0]
    for address in ("", "?q=river", f"?speaker={ann.public_id}", "?q=river&year=2022"):
        top = page(f"/quotes/{address}")
        whole = page(f"/quotes/facet/speaker/{address}")
        counts = {each.split(",")[0] for each in words(whole, ".facet-names .choose")}
        shown = {each.split(",")[0] for each in words(top, ".facet-speaker .choose")}
        assert counts == shown


def test_whole_facets_can_be_read_by_first_letters(page, words):
    for name in ("Ann Ash", "Bo Elm", "Cy Elder"):
        make_quote(speaker=make_speaker(name))
    documents.reindex()
    whole = page("/articles/facet/speaker/")
    assert words(whole, ".initials a") == ["All", "A", "E"]
    elms = page(hrefs(whole, ".initials a")[2])
    assert words(elms, ".facet-names .value") == ["Cy Elder", "Bo Elm"]


@pytest.mark.parametrize("name", ["kind", "nonsense", "year", "<b>"])
def test_there_are_whole_facets_of_records_only(client, name):
    assert client.get(f"/articles/facet/{name}/").status_code == 404


def test_suggestions_are_json_with_links(client, rivers):
    answer = client.get("/suggest?q=ode").json()
    assert answer == {
        "suggestions": [
            {
                "kind": "speaker",
                "words": "speaker",
                "name": "Ann Ode",
                "as": "",
                "url": rivers[0].get_absolute_url(),
            }
        ]
    }
    assert client.get("/suggest").json() == {"suggestions": []}


def test_namesakes_are_told_apart(client):
    first, second = make_speaker("Osric Tamm"), make_speaker("Osric Tamm")
    for speaker in (first, second):
        make_quote(speaker=speaker)
    first.affiliations.create(role="a docker")
    found = client.get("/suggest?q=osric").json()["suggestions"]
    assert {each["as"] for each in found} == {"a docker", second.public_id}


def test_bodies_and_their_other_names_are_suggested(client):
    union = make_organization("Dock Union", ["DU of the Harbour"])
    make_mention(make_article("The Dock Union met."), union)
    [found] = client.get("/suggest?q=du+of").json()["suggestions"]
    assert (found["name"], found["as"]) == ("Dock Union", "DU of the Harbour")


def test_directories_offer_names_like_a_misspelled_one(page, words):
    make_quote(speaker=make_speaker("Ottilie Branner"))
    vocabulary.refresh()
    shown = page("/speakers/?q=ottilie+brannek")
    assert words(shown, ".near-names a") == ["Ottilie Branner"]


def test_directories_can_be_read_by_first_letters(page, words):
    for name in ("Ann Ash", "Bo Elm", "Cy Elder"):
        make_quote(speaker=make_speaker(name))
    shown = page("/speakers/")
    assert words(shown, ".initials a") == ["All", "A", "E"]
    elms = page(hrefs(shown, ".initials a")[2])
    assert words(elms, ".names a") == ["Cy Elder", "Bo Elm"]
    assert words(elms, ".initials [aria-current]") == ["E"]


def test_the_export_reads_operators(rivers, capsys):
    call_command("export", "quotes", "--filter", "q=river speaker:ann speaker:nobody")
    told = capsys.readouterr()
    assert told.out.count("The river rises") == 1
    assert "Nobody here is called “nobody”" in told.err


def test_a_question_says_which_words_it_was_read_for(rivers, page, words):
    shown = page("/quotes/?q=what+did+they+say+about+the+river%3F")
    assert words(shown, ".total") == ["3 quotes"]
    assert words(shown, ".in-words") == ["Quotes that contain “river”"]
    assert words(shown, ".notice")[0].startswith("Read as a question:")
    as_typed = hrefs(shown, ".notice a")[0]
    assert as_typed == "/quotes/?q=what+AND+did+AND+they+AND+say+AND+about+AND+the+AND+river%3F"


def test_a_date_is_offered_as_a_filter_with_its_count(rivers, page, words):
    for typed, offered in (("river+2022", "“river”, dated 2022 3"), ("2022", "Dated 2022 3")):
        shown = page(f"/quotes/?q={typed}")
        assert words(shown, ".by-name") == [offered]
        assert words(page(hrefs(shown, ".by-name a")[0]), ".total") == ["3 quotes"]
    assert words(page("/quotes/?q=river+1999"), ".by-name") == []


def test_a_day_is_offered_as_the_first_and_the_last(rivers, page):
    shown = page("/quotes/?q=9+August+2022")
    assert hrefs(shown, ".by-name a") == ["/quotes/?from=2022-08-09&to=2022-08-09"]


def test_what_no_quote_has_is_counted_in_the_text_of_articles(page, words):
    make_article("The zeppelin landed. “Yes,” said Ann.", headline="Zeppelin")
    documents.reindex()
    shown = page("/quotes/?q=zeppelin")
    assert words(shown, ".nothing li") == ["In the text of articles, outside quotes 1"]
    assert words(page(hrefs(shown, ".nothing a")[0]), ".total") == ["1 article"]


def test_where_nothing_can_be_offered_a_sentence_says_what_to_try(rivers, page, words):
    told = words(page("/quotes/?q=xyzzyx"), ".nothing p")
    assert told[1:] == ["Fewer words, another spelling or a name may find more."]
