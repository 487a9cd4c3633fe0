"""Lists that change without loading a page: address, history, focus, spoken words, errors."""

import re

import pytest
from playwright.sync_api import expect

from articles.search import documents
from articles.tests import factories
from articles.tests.browser.axe import violations
from articles.tests.browser.waiting import at_rest, eventually, stop_the_clock

STAYED = "window.stayed === true"


@pytest.fixture
def long_archive(archive):
    """Enough quotes of another speaker, in another year, for two pages."""
    other = factories.make_speaker("Vera Holm")
    article = factories.make_article(
        " ".join(f"“Tide {number},” said Vera Holm." for number in range(30)),
        published="2021-03-04",
    )
    for number in range(30):
        factories.make_quote(article, f"Tide {number},", other)
    documents.reindex()
    return archive | {"other": other}


@pytest.fixture
def quotes(open_tab, live_server, long_archive):
    """The list of quotes, marked so that a load of the page is noticed."""
    return marked(open_tab(reduced_motion="reduce"), live_server)


def marked(page, live_server):
    page.goto(f"{live_server}/quotes/")
    page.evaluate("window.stayed = true")
    return page


def facet(page, name):
    return page.locator(".facets").get_by_role("link", name=re.compile(f"^{name} "))


def test_a_filter_changes_list_address_title_and_counts(quotes, long_archive):
    osric = long_archive["speaker"].public_id
    facet(quotes, "Osric Tamm").click()
    expect(quotes.locator("#total")).to_have_text("2 quotes")
    expect(quotes).to_have_url(re.compile(rf"/quotes/\?speaker={osric}$"))
    expect(quotes.locator(".chip bdi")).to_have_text(["Osric Tamm"])
    feed = quotes.locator("link[type='application/atom+xml']")
    expect(feed).to_have_attribute("href", f"/quotes/?format=atom&speaker={osric}")
    expect(quotes.locator("meta[name=robots]")).to_have_attribute("content", "noindex,follow")
    expect(quotes.locator("header [type=hidden]")).to_have_attribute("value", osric)
    assert quotes.evaluate(STAYED)


def test_the_other_language_shows_the_same_filters(quotes):
    facet(quotes, "Osric Tamm").click()
    expect(quotes.locator("#total")).to_have_text("2 quotes")
    quotes.locator("footer [hreflang=fa]").click()
    expect(quotes.locator("html")).to_have_attribute("lang", "fa")
    expect(quotes.locator(".chip bdi")).to_have_text(["Osric Tamm"])
    quotes.locator(".chip").click()
    expect(quotes.locator(".chip")).to_have_count(0)
    expect(quotes.locator("html")).to_have_attribute("dir", "rtl")


def test_the_control_used_keeps_the_focus_and_the_count_is_spoken(quotes):
    link = facet(quotes, "Osric Tamm")
    link.focus()
    quotes.keyboard.press("Enter")
    expect(quotes.locator("[data-status]")).to_have_text("2 quotes, Newest")
    expect(link).to_be_focused()
    expect(link).to_have_attribute("aria-current", "true")
    quotes.keyboard.press("Enter")
    expect(quotes.locator("[data-status]")).to_have_text("34 quotes, Newest, Page 1 of 2")
    expect(link).to_be_focused()


def test_back_and_forward_show_what_was_shown(quotes):
    facet(quotes, "Osric Tamm").click()
    expect(quotes.locator("#total")).to_have_text("2 quotes")
    quotes.get_by_role("link", name="Oldest").click()
    expect(quotes.locator(".sorts [aria-current]")).to_have_text("Oldest")
    quotes.go_back()
    expect(quotes.locator(".sorts [aria-current]")).to_have_text("Newest")
    quotes.go_back()
    expect(quotes.locator("#total")).to_have_text("34 quotes")
    expect(quotes).to_have_url(re.compile("/quotes/$"))
    quotes.go_forward()
    expect(quotes.locator("#total")).to_have_text("2 quotes")
    expect(quotes.locator(".chip bdi")).to_have_text(["Osric Tamm"])
    assert quotes.evaluate(STAYED)


def test_back_from_a_quote_shows_the_filtered_list(quotes):
    facet(quotes, "Osric Tamm").click()
    expect(quotes.locator("#total")).to_have_text("2 quotes")
    quotes.get_by_role("link", name="We wait").click()
    expect(quotes.locator("figure blockquote")).to_be_visible()
    quotes.go_back()
    expect(quotes.locator("#total")).to_have_text("2 quotes")
    quotes.go_back()
    expect(quotes.locator("#total")).to_have_text("34 quotes")


def test_the_next_page_begins_at_its_top_and_back_returns_to_the_place(quotes):
    following = quotes.get_by_role("link", name="Next")
    following.focus()
    depth = at_rest(quotes).evaluate("scrollY")
    assert depth > 900
    quotes.keyboard.press("Enter")
    expect(quotes.locator("[data-status]")).to_have_text("34 quotes, Newest, Page 2 of 2")
    expect(quotes.locator("#total")).to_be_focused()
    expect(quotes.locator("#total")).to_be_in_viewport()
    quotes.go_back()
    expect(quotes.get_by_role("link", name="Next")).to_be_in_viewport()
    assert eventually(lambda: abs(quotes.evaluate("scrollY") - depth) < 5)


def test_a_search_changes_the_list_and_closes_what_was_offered(quotes):
    box = quotes.locator("header input[type=search]")
    box.press_sequentially("osric")
    expect(quotes.locator("[role=option]").first).to_be_visible()
    box.press("Enter")
    expect(quotes).to_have_url(re.compile(r"/quotes/\?q=osric$"))
    expect(quotes.locator(".in-words")).to_contain_text("osric")
    expect(quotes.locator("[role=option]").first).to_be_hidden()
    expect(box).to_be_focused()
    quotes.go_back()
    expect(box).to_have_value("")
    assert quotes.evaluate(STAYED)


def test_taking_the_only_filter_away_leads_to_the_count(quotes):
    facet(quotes, "Osric Tamm").click()
    quotes.get_by_role("link", name="Take away Speaker: Osric Tamm").focus()
    quotes.keyboard.press("Enter")
    expect(quotes.locator("#total")).to_have_text("34 quotes")
    expect(quotes.locator("#total")).to_be_focused()


def test_the_last_of_several_quick_choices_is_shown(quotes):
    quotes.route("**/quotes/?*named=yes*", lambda route: None)
    quotes.locator("#choose-named-yes").click()
    facet(quotes, "Osric Tamm").click()
    expect(quotes.locator(".chip bdi")).to_have_text(["Osric Tamm"])
    assert quotes.evaluate(STAYED)


FAILURES = {
    "an error": lambda route: route.fulfill(status=500, body="no"),
    "another page": lambda route: route.fulfill(status=200, body="no"),
    "no answer": lambda route: route.abort(),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_whatever_goes_wrong_ends_in_loading_the_page(
    new_context, live_server, long_archive, failure
):
    page = marked(new_context().new_page(), live_server)
    asked = []

    def fail(route):
        asked.append(route.request.resource_type)
        (FAILURES[failure] if asked == ["fetch"] else type(route).continue_)(route)

    page.route("**/quotes/?*", fail)
    facet(page, "Osric Tamm").click()
    expect(page.locator("#total")).to_have_text("2 quotes")
    assert asked == ["fetch", "document"]
    assert not page.evaluate(STAYED)


def test_other_pages_and_files_are_loaded(quotes):
    quotes.get_by_role("link", name="Articles instead").click()
    expect(quotes.get_by_role("heading", level=1)).to_have_text("Articles")
    assert not quotes.evaluate(STAYED)
    with quotes.expect_download() as download:
        quotes.get_by_role("link", name="Table (CSV)").click()
    assert download.value.suggested_filename.endswith(".csv")


def test_a_click_for_a_new_tab_stays_the_browsers(quotes):
    with quotes.context.expect_page() as opened:
        facet(quotes, "Osric Tamm").click(modifiers=["Control"])
    expect(opened.value.locator("#total")).to_have_text("2 quotes")
    expect(quotes.locator("#total")).to_have_text("34 quotes")


def test_the_drawer_of_a_phone_stays_open_until_the_results_are_wanted(
    open_tab, live_server, long_archive
):
    page = marked(open_tab(width=380), live_server)
    drawer = page.locator("#filters > summary")
    drawer.focus()
    page.keyboard.press("Enter")
    link = facet(page, "Osric Tamm")
    tab_to(page, link)
    at_rest(page)
    place = link.bounding_box()["y"]
    page.keyboard.press("Enter")
    expect(page.locator("#total")).to_have_text("2 quotes")
    expect(link).to_be_focused()
    assert eventually(lambda: abs(link.bounding_box()["y"] - place) < 2)
    tab_to(page, page.get_by_role("link", name="Show the results"))
    page.keyboard.press("Enter")
    expect(page.locator("#total")).to_be_in_viewport()
    tab_to(page, page.get_by_role("link", name="We wait"))
    assert page.evaluate(STAYED)


def tab_to(page, link, most=60):
    """Tab until `link` has the focus."""
    for _ in range(most):
        if link.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{most} tab stops did not reach {link}")


def test_from_search_to_filter_to_quote_to_share_with_the_keyboard_alone(
    open_tab, live_server, long_archive
):
    page = stop_the_clock(open_tab(permissions=["clipboard-read", "clipboard-write"]))
    page.goto(live_server.url)
    page.keyboard.press("/")
    page.keyboard.type("speaker:osric")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#total")).to_have_text("2 quotes")
    tab_to(page, facet(page, "2024"))
    page.keyboard.press("Enter")
    expect(page.locator("#total")).to_have_text("1 quote")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("figure blockquote")).to_have_text("“We wait, … for the night rate.”")
    tab_to(page, page.get_by_role("button", name="Copy the link"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("Copied")
    assert "/q/" in page.evaluate("navigator.clipboard.readText()")


def test_without_script_every_filter_is_a_link(open_tab, live_server, long_archive):
    page = open_tab(width=380, java_script_enabled=False)
    page.goto(f"{live_server}/quotes/")
    page.locator("#filters > summary").click()
    facet(page, "Osric Tamm").click()
    expect(page.locator("#total")).to_have_text("2 quotes")
    page.locator("#filters > summary").click()
    page.get_by_role("link", name="Show the results").click()
    expect(page.locator("#total")).to_be_in_viewport()


def test_axe_finds_nothing_after_a_change(quotes):
    facet(quotes, "Osric Tamm").click()
    expect(quotes.locator("#total")).to_have_text("2 quotes")
    assert violations(quotes) == []
