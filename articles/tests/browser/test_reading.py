"""A reader's way through the archive, with the mouse, the keyboard and without script."""

import re

import pytest
from playwright.sync_api import expect

from articles.tests.browser.waiting import at_rest


@pytest.fixture
def home(open_tab, live_server, archive):
    page = open_tab()
    page.goto(live_server.url)
    return page


def test_from_the_front_page_to_a_speaker(home, archive):
    home.locator("main input[type=search]").fill("night rate")
    home.keyboard.press("Enter")
    expect(home.get_by_role("heading", name="1 quote")).to_be_visible()
    home.get_by_role("link", name="Take away Words: night rate").click()
    home.get_by_role("link", name=re.compile("^Osric Tamm 2$")).click()
    expect(home.get_by_role("heading", name="2 quotes")).to_be_visible()
    home.get_by_role("link", name="We wait").click()
    expect(home.locator("figure blockquote")).to_have_text("“We wait, … for the night rate.”")
    home.get_by_role("link", name="Read it in the article").click()
    quote = archive["article"].quotes.order_by("start")[0]
    expect(home).to_have_url(re.compile(f"#q-{quote.public_id}$"))
    expect(home.locator("mark:target")).to_have_text(re.compile("^We wait,"))
    expect(home.locator("mark:target")).to_be_in_viewport()
    home.locator(".voices").get_by_role("link", name="Osric Tamm").click()
    expect(home.get_by_role("heading", level=1)).to_have_text("Osric Tamm")


def test_the_first_tab_stop_skips_to_the_content(home):
    home.keyboard.press("Tab")
    expect(home.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    home.keyboard.press("Enter")
    expect(home.locator("main")).to_be_focused()


def test_a_slash_goes_to_the_search_but_not_while_typing(home):
    home.keyboard.press("/")
    box = home.locator("main input[type=search]")
    expect(box).to_be_focused()
    home.keyboard.press("/")
    expect(box).to_have_value("/")


def test_the_permanent_link_of_a_quote_shows_when_the_keyboard_reaches_it(
    home, live_server, archive
):
    home.goto(live_server.url + archive["article"].get_absolute_url())
    link = home.get_by_role("link", name="Quote by Osric Tamm")
    expect(link).to_have_css("opacity", "0")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    home.keyboard.press("Enter")
    expect(home.locator("figure blockquote")).to_be_visible()


def test_the_theme_is_remembered(home):
    paper = "() => getComputedStyle(document.body).backgroundColor"
    light = home.evaluate(paper)
    home.get_by_role("button", name="Dark page").click()
    dark = home.evaluate(paper)
    assert dark != light
    home.reload()
    assert home.evaluate(paper) == dark
    home.get_by_role("button", name="Light page").click()
    assert home.evaluate(paper) == light


def test_filters_open_on_a_phone_without_script(open_tab, live_server, archive):
    page = open_tab(width=380, java_script_enabled=False)
    page.goto(f"{live_server.url}/quotes/")
    tamm = page.get_by_role("link", name=re.compile("^Osric Tamm 2$"))
    expect(tamm).to_be_hidden()
    page.get_by_text("Filters").click()
    tamm.click()
    expect(page.get_by_role("heading", name="2 quotes")).to_be_visible()


def test_filters_stand_open_beside_the_list_where_there_is_room(home, live_server):
    home.goto(f"{live_server.url}/quotes/")
    expect(home.get_by_role("link", name=re.compile("^Osric Tamm 2$"))).to_be_visible()
    expect(home.get_by_text("Filters")).to_be_hidden()


def test_a_page_is_never_wider_than_a_phone(open_tab, live_server, archive):
    page = open_tab(width=380)
    quote = archive["article"].quotes.first()
    for record in (archive["article"], quote, archive["speaker"], archive["persian"]):
        page.goto(live_server.url + record.get_absolute_url())
        assert at_rest(page).evaluate("document.documentElement.scrollWidth") == 380


def test_paper_carries_the_text_and_where_it_comes_from(home, live_server, archive):
    home.goto(live_server.url + archive["article"].get_absolute_url())
    home.emulate_media(media="print")
    expect(home.locator(".article-body")).to_be_visible()
    expect(home.get_by_text("https://tide.example/0", exact=True)).to_be_visible()
    expect(home.get_by_role("navigation", name="Main")).to_be_hidden()
