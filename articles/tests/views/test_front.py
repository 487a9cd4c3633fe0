"""The front page, the page about the data, and what an empty archive says."""

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from PIL import Image

from articles.models import Review
from articles.tests.factories import (
    make_article,
    make_publication,
    make_quote,
    make_speaker,
    make_topic,
)
from articles.tests.views.archive import strike
from articles.views.site import PAPER

pytestmark = pytest.mark.django_db


def test_the_front_page_counts_what_the_archive_shows(page, words):
    strike()
    assert words(page("/"), ".holdings li") == [
        "2 quotes", "1 article", "1 speaker", "1 organization", "1 publication",
    ]  # fmt: skip


def test_the_front_page_shows_the_latest_and_the_most_quoted(page, words):
    ann, ben = make_speaker("Ann Ode"), make_speaker("Ben Foe")
    old = make_article("“One,” “two,” said Ann Ode.", headline="Old", published="2021-01-01")
    make_quote(old, "One,", ann)
    make_quote(old, "two,", ann)
    new = make_article("“Three,” said Ben Foe.", headline="New", published="2022-01-01")
    make_quote(new, "Three,", ben)
    make_article(headline="Undated", published=None)
    make_topic("Rivers")
    shown = page("/")
    assert words(shown, ".latest .line-title") == ["New", "Old", "Undated"]
    assert words(shown, ".tally li") == ["Ann Ode 2 quotes", "Ben Foe 1 quote"]
    assert words(shown, ".hero-quote blockquote") == ["“Three,”"]
    assert words(shown, ".said .words") == ["“One,”"]
    assert words(shown, ".columns li") == ["2021: 1", "2022: 1"]
    assert words(shown, ".tags li") == ["Rivers"]


def test_the_front_page_opens_with_words_that_stand_for_themselves(page, words):
    ann = make_speaker("Ann Ode")
    long = "The gate opens at ten and not before, whoever knocks."
    article = make_article(f"“Well,” said Ann Ode. “{long}”")
    make_quote(article, "Well,", ann)
    quote = make_quote(article, long, ann)
    hero = page("/").cssselect(".hero-quote")[0]
    assert words(hero, "blockquote") == [f"“{long}”"]
    assert [link.get("href") for link in hero.cssselect("a")] == [
        quote.get_absolute_url(),
        ann.get_absolute_url(),
        f"{article.get_absolute_url()}#q-{quote.public_id}",
    ]


def test_an_empty_archive_says_so_and_shows_no_empty_parts(page, words):
    shown = page("/")
    assert words(shown, "h2:not(#keys)") == ["The archive is empty"]
    assert words(shown, ".holdings li")[0] == "0 quotes"


def test_an_archive_with_one_article_without_quotes_has_a_front_page(page, words):
    make_article(headline="Alone")
    shown = page("/")
    assert words(shown, ".latest .line-title") == ["Alone"]
    assert shown.cssselect(".hero-quote, .said") == []


def test_the_front_page_has_one_search_box(page):
    forms = page("/").cssselect("form[action]")
    assert [(form.get("action"), form.get("method")) for form in forms] == [("/quotes/", "get")]


def test_the_page_about_the_data_says_what_is_covered_and_checked(page, words):
    tide = make_publication("The Tide")
    article = make_article("“One,” “two,” she said.", publication=tide)
    make_quote(article, "One,")
    make_quote(article, "two,", review=Review.ACCEPTED)
    make_article(published=None)
    rows = words(page("/about/"), ".record-main section:not([aria-labelledby=measured]) tbody tr")
    assert rows == [
        "not checked1", "checked by an editor1", "All2",
        "The Tide1", "All, with those of no known publication2",
    ]  # fmt: skip


def test_the_page_about_the_data_draws_coverage_and_named_sources(page, words):
    tide = make_publication("The Tide")
    article = make_article("“One,” “two,” she said.", published="2022-08-30", publication=tide)
    for named in (True, True, True, True, False):
        make_quote(article, "One,", named=named)
    shown = page("/about/")
    assert words(shown, ".calendar tbody td") == [*"0000000", "1", *"0000", "1"]
    assert [a.get("href") for a in shown.cssselect(".calendar td:not(.all) a")] == [
        "/articles/?month=2022-08"
    ]
    assert words(shown, ".parts tbody tr") == ["The Tide 41"]
    assert shown.cssselect(".parts .bar-part")[0].get("width") == "80"


def test_the_page_about_the_data_says_how_good_the_program_is(page, words):
    rows = words(page("/about/"), "section[aria-labelledby=measured] tbody td:first-child")
    assert rows[:2] == [
        "Quotes found, in made-up articles (sample)",
        "Speakers right, in made-up articles (sample)",
    ]


def test_the_page_about_the_data_says_whom_to_write_to(page, settings):
    assert page("/about/").cssselect("a[href^=mailto]") == []
    settings.CONTACT_EMAIL = "desk@example.org"
    links = page("/about/").cssselect("a[href^=mailto]")
    assert [a.get("href") for a in links] == ["mailto:desk@example.org"]


def test_every_page_says_that_it_shows_the_sample(page, settings):
    assert page("/").cssselect(".sample-notice") == []
    settings.SHOWS_SAMPLE = True
    for address in ("/", "/quotes/", "/about/"):
        assert "make run ARTICLES=" in page(address).cssselect(".sample-notice")[0].text_content()


def test_the_site_has_the_name_it_was_given(page, settings, words):
    settings.SITE_NAME = "River Quotes"
    assert words(page("/"), ".brand") == ["River Quotes"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/", "The archive is empty"),
        ("/about/", "How quotes are found"),
        ("/quotes/", "The archive is empty."),
        ("/articles/", "The archive is empty."),
        ("/quotes/?q=river", "Nothing matches all of this."),
        ("/speakers/", "There are none yet."),
        ("/organizations/", "There are none yet."),
        ("/publications/", "There are none yet."),
        ("/topics/", "There are none yet."),
    ],
)
def test_an_empty_archive_has_words_on_every_page(page, address, said):
    assert said in page(address).text_content()


def test_an_empty_archive_has_lists_in_json_too(client):
    for listed in ("articles", "quotes", "speakers", "organizations", "publications", "topics"):
        answer = client.get(f"/{listed}/?format=json").json()
        assert (answer["count"], answer["next"], answer["results"]) == (0, None, [])


def test_the_manifest_names_the_site_and_icons_that_are_there(client, db, settings):
    settings.SITE_NAME = "Harbour Words"
    response = client.get("/site.webmanifest")
    form = response.json()
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert (form["name"], form["start_url"]) == ("Harbour Words", "/")
    for icon in form["icons"]:
        path = find(icon["src"].removeprefix(settings.STATIC_URL))
        with Image.open(path) as image:
            assert "{}x{}".format(*image.size) == icon["sizes"]


def test_a_browser_that_asks_for_the_icon_by_habit_finds_it(client):
    response = client.get("/favicon.ico")
    assert response.url.startswith(settings.STATIC_URL)
    assert find("favicon.ico")


def test_a_page_names_its_icons_manifest_and_colours(page):
    head = page("/").cssselect("head")[0]
    links = [link.get("rel") for link in head.cssselect("link[rel]")]
    assert [rel for rel in links if rel in ("icon", "apple-touch-icon", "manifest")] == [
        "icon", "icon", "apple-touch-icon", "manifest",
    ]  # fmt: skip
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    light, dark = (each.get("content") for each in head.cssselect("meta[name=theme-color]"))
    assert f"--paper: light-dark({light}, {dark});" in tokens
    assert light == PAPER
