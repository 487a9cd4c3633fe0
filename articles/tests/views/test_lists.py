"""The lists of articles and quotes."""

import pytest

from articles.ingest import states
from articles.models import Display, Reason
from articles.search import documents
from articles.tests.factories import (
    make_article,
    make_mention,
    make_organization,
    make_publication,
    make_quote,
    make_speaker,
)
from articles.tests.views.archive import strike

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    """Ann, quoted twice in 2022; Ben, quoted once in 2023."""
    ann, ben = make_speaker("Ann Ode"), make_speaker("Ben Foe")
    for day, said, speaker in (
        ("2022-01-02", "Rivers rise at night", ann),
        ("2022-05-06", "Rivers fall at noon", ann),
        ("2023-07-08", "Bridges hold", ben),
    ):
        article = make_article(f"“{said},” they said.", published=day, headline=f"On {said}")
        make_quote(article, said, speaker)
    documents.reindex()
    return ann


def hrefs(tree, selector):
    return [a.get("href") for a in tree.cssselect(selector)]


def test_quotes_are_listed_the_newest_first(ann, page, words):
    assert words(page("/quotes/"), ".results .words") == [
        "“Bridges hold”", "“Rivers fall at noon”", "“Rivers rise at night”",
    ]  # fmt: skip


def test_what_was_searched_for_is_marked_in_the_words(ann, page, words):
    shown = page("/quotes/?q=rivers+night")
    assert words(shown, ".results .words") == ["“Rivers rise at night”"]
    assert words(shown, ".words mark") == ["Rivers", "night"]


def test_articles_show_the_piece_that_matches(ann, page, words):
    shown = page("/articles/?q=noon")
    assert words(shown, ".snippet mark") == ["noon"]
    assert words(shown, ".line-title") == ["On Rivers fall at noon"]


def test_each_facet_link_shows_as_many_as_it_says(ann, page, words):
    for link in page("/quotes/").cssselect(".facets a.choose"):
        count = link.cssselect(".count")[0].text
        assert words(page(link.get("href")), ".total") == [
            f"{count} quote" if count == "1" else f"{count} quotes"
        ]


def test_a_chosen_value_is_a_chip_whose_link_takes_it_away(ann, page, words):
    shown = page(f"/quotes/?q=rivers&speaker={ann.public_id}")
    assert words(shown, ".chip") == [
        "Take away Words: rivers ×", "Take away Speaker: Ann Ode ×",
    ]  # fmt: skip
    assert hrefs(shown, ".chip") == [
        f"/quotes/?speaker={ann.public_id}", "/quotes/?q=rivers",
    ]  # fmt: skip


def test_a_value_can_be_left_out(ann, page, words):
    shown = page(f"/quotes/?not_speaker={ann.public_id}")
    assert words(shown, ".results .words") == ["“Bridges hold”"]
    assert words(shown, ".chip") == ["Take away Speaker not: Ann Ode ×"]


def test_counts_and_choices_are_in_the_accessible_name(ann, page, words):
    shown = page(f"/quotes/?speaker={ann.public_id}")
    chosen = words(shown, ".facet-speaker .selected .choose")
    assert chosen == ["Ann Ode 2, selected: take it away"]
    assert words(shown, "#facet-speaker") == ["Speaker , 1 selected"]


def test_links_are_sorted_and_have_no_empty_keys(ann, page):
    shown = page("/quotes/?year=2022&named=yes")
    assert hrefs(shown, ".facet-year a.choose") == [
        "/quotes/?named=yes",
        "/quotes/?named=yes&year=2022&year=2023",
    ]


def test_empty_keys_are_dropped_by_a_redirect(ann, client):
    response = client.get("/quotes/?q=&year=2022&speaker=")
    assert (response.status_code, response.headers["Location"]) == (302, "/quotes/?year=2022")


def test_filtered_lists_ask_crawlers_to_stay_out_and_name_the_bare_list(ann, page):
    robots = "meta[name=robots]"
    assert page("/quotes/").cssselect(robots) == []
    shown = page("/quotes/?year=2022")
    assert [meta.get("content") for meta in shown.cssselect(robots)] == ["noindex,follow"]
    assert hrefs(shown, "link[rel=canonical]") == ["http://testserver/quotes/"]
    assert {a.get("rel") for a in shown.cssselect(".facets li a, .chip")} == {"nofollow"}


def test_order_can_be_chosen(ann, page, words):
    assert words(page("/quotes/?sort=oldest"), ".results .words")[0] == "“Rivers rise at night”"
    assert words(page("/quotes/"), ".sorts [aria-current]") == ["Newest"]
    assert words(page("/quotes/?q=rivers"), ".sorts a") == ["Best match", "Newest", "Oldest"]


def test_pages_follow_each_other(page, words):
    article = make_article(" ".join(f"“word{n} here,” he said." for n in range(45)))
    for n in range(45):
        make_quote(article, f"word{n} here,")
    documents.reindex()
    second = page("/quotes/?page=2")
    assert words(second, ".paging span") == ["Page 2 of 3"]
    assert hrefs(second, ".paging a") == ["/quotes/", "/quotes/?page=3"]
    assert len(second.cssselect(".results .line")) == 20
    assert words(page("/quotes/?page=99999"), ".paging span") == ["Page 3 of 3"]


def test_the_other_list_is_one_link_away_with_the_same_filters(ann, page):
    shown = page("/quotes/?kind=direct&q=rivers&year=2022")
    assert hrefs(shown, ".which a") == ["/articles/?q=rivers&year=2022"]


def test_the_search_box_keeps_the_filters(ann, page):
    form = page("/quotes/?q=rivers&year=2022").cssselect("header form")[0]
    assert {each.get("name"): each.get("value") for each in form.cssselect("input")} == {
        "q": "rivers",
        "year": "2022",
    }


def test_values_that_make_no_sense_are_told(ann, page, words):
    shown = page("/quotes/?year=abc")
    assert words(shown, ".notice") == [
        "“year=abc” was left out of account: there is no such value."
    ]
    assert words(shown, ".total") == ["3 quotes"]


def test_nothing_found_says_what_each_filter_costs(ann, page, words):
    shown = page(f"/quotes/?q=bridges&speaker={ann.public_id}")
    assert words(shown, ".total") == ["0 quotes"]
    assert words(shown, ".nothing li") == [
        "Without the words “bridges” 2",
        "Without Speaker: Ann Ode 1",
    ]


def test_speakers_of_the_name_that_was_typed_are_offered(ann, page, words):
    assert words(page("/quotes/?q=ann+ode"), ".by-name a") == ["Ann Ode"]


def test_undated_articles_say_so_and_can_be_chosen(page, words):
    make_article(published=None)
    documents.reindex()
    assert words(page("/articles/?year=undated"), ".results .facts") == ["undated"]


def test_bodies_and_publications_are_facets(page, words):
    article = make_article("The Board met.", publication=make_publication("The Tide"))
    make_mention(article, make_organization("Board"))
    make_article()
    documents.reindex()
    shown = page("/articles/")
    assert words(shown, ".facet h2") == ["Publication", "Organization"]
    shown = page(
        "/articles/?organization=" + article.organization_mentions.get().organization.public_id
    )
    assert words(shown, ".facet h2") == ["Organization , 1 selected"]


def test_snippets_obey_the_publication(page, words):
    closed = make_publication("Closed", display=Display.HEADLINE)
    cautious = make_publication("Cautious", display=Display.EXCERPT)
    make_article("Secret pelicans flew.", headline="Birds", publication=closed)
    make_article("Secret pelicans again.", headline="More birds", publication=cautious)
    documents.reindex()
    shown = page("/articles/?q=pelicans")
    assert words(shown, ".line-title") == ["More birds", "Birds"]
    assert words(shown, ".snippet") == []


def test_withdrawn_articles_are_in_no_list(ann, page, words):
    quote = ann.quotes.first()
    states.withdraw(quote.article, reason=Reason.LEGAL)
    assert words(page("/quotes/"), ".total") == ["2 quotes"]
    assert words(page("/articles/"), ".total") == ["2 articles"]


def test_quotes_as_json(ann, client):
    answer = client.get(f"/quotes/?format=json&speaker={ann.public_id}&sort=oldest").json()
    assert {key: answer[key] for key in ("count", "next", "approximate")} == {
        "count": 2,
        "next": None,
        "approximate": False,
    }
    first = ann.quotes.order_by("pk")[0]
    assert {key: answer["results"][0][key] for key in ("id", "url", "text", "kind", "label")} == {
        "id": first.public_id,
        "url": f"http://testserver{first.get_absolute_url()}",
        "text": "Rivers rise at night",
        "kind": "direct",
        "label": "Ann Ode",
    }
    assert answer["results"][0]["speaker"] == {
        "kind": "speaker",
        "id": ann.public_id,
        "url": f"http://testserver{ann.get_absolute_url()}",
        "name": "Ann Ode",
    }
    facet = next(each for each in answer["facets"] if each["name"] == "speaker")
    assert [(v["label"], v["count"], v["selected"]) for v in facet["values"]] == [
        ("Ann Ode", 2, True),
        ("Ben Foe", 1, False),
    ]


def test_articles_as_json_are_a_hundred_a_page(client):
    for _each in range(101):
        make_article()
    documents.reindex()
    first = client.get("/articles/?format=json").json()
    assert (first["count"], len(first["results"])) == (101, 100)
    second = client.get(first["next"].removeprefix("http://testserver")).json()
    assert (len(second["results"]), second["next"]) == (1, None)


@pytest.mark.parametrize("address", ["/quotes/", "/articles/"])
def test_every_value_of_every_facet_can_be_chosen_and_left_out(client, address):
    strike()
    facets = client.get(address, {"format": "json"}).json()["facets"]
    chosen = [(each["name"], value["value"]) for each in facets for value in each["values"]]
    assert {"language", "year", "kind"} <= {name for name, _value in chosen}
    for name, value in chosen:
        for key in (name, f"not_{name}"):
            assert client.get(address, {key: value}).status_code == 200, (key, value)
