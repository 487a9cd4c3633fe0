"""Keyboard help, density, spoken feedback, zoom, forced colours, paper."""

import pytest
from playwright.sync_api import expect

from articles.sharing.addresses import canonical
from articles.tests.browser.waiting import at_rest, stop_the_clock


@pytest.fixture
def quote(archive):
    return archive["article"].quotes.order_by("start")[0]


@pytest.fixture
def pages(archive, quote):
    """An address of every kind of page."""
    article, speaker = archive["article"], archive["speaker"]
    organization = article.organization_mentions.get().organization
    records = [article, quote, speaker, organization, article.publication, article.topics.get()]
    records += [archive["persian"], archive["persian"].quotes.get()]
    single = ["/", "/about/", "/formats/", "/quotes/", "/articles/?q=strike", "/speakers/"]
    return [*single, *map(canonical, records)]


def test_the_question_mark_explains_the_keys(open_tab, live_server, archive):
    page = open_tab()
    page.goto(live_server.url)
    help_ = page.get_by_role("dialog", name="Keyboard")
    page.keyboard.press("?")
    expect(help_).to_be_visible()
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    page.locator("main input[type=search]").focus()
    page.keyboard.press("?")
    expect(help_).to_be_hidden()
    expect(page.locator("main input[type=search]")).to_have_value("?")


def test_the_keys_can_be_switched_off_and_stay_off(open_tab, live_server, archive):
    page = open_tab()
    page.goto(live_server.url)
    page.get_by_role("button", name="Keyboard").click()
    page.get_by_label("No shortcuts, please").check()
    page.get_by_role("button", name="Close", exact=True).click()
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("main input[type=search]")).not_to_be_focused()
    page.get_by_role("button", name="Keyboard").click()
    expect(page.get_by_label("No shortcuts, please")).to_be_checked()


def test_j_and_k_go_through_a_list(open_tab, live_server, archive):
    page = open_tab()
    page.goto(f"{live_server.url}/quotes/")
    lines = page.locator(".line blockquote a")
    page.keyboard.press("j")
    expect(lines.first).to_be_focused()
    page.keyboard.press("j")
    expect(lines.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(lines.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("figure blockquote")).to_be_visible()


def test_closer_lines_are_remembered_in_the_browser(open_tab, live_server, archive):
    page = open_tab()
    page.goto(f"{live_server.url}/quotes/")
    wide = height_of_a_line(page)
    page.get_by_role("button", name="Closer lines").click()
    close = height_of_a_line(page)
    assert close < wide
    page.reload()
    assert height_of_a_line(page) == close
    page.get_by_role("button", name="Wider lines").click()
    assert height_of_a_line(page) == wide
    assert page.context.cookies() == []


def height_of_a_line(page):
    return at_rest(page).locator(".line").first.bounding_box()["height"]


def test_copying_takes_one_click_and_is_spoken(open_tab, live_server, quote):
    page = stop_the_clock(open_tab(permissions=["clipboard-read", "clipboard-write"]))
    page.goto(live_server.url + quote.get_absolute_url())
    page.get_by_role("button", name="Copy the quote").click()
    expect(page.locator("[data-status]")).to_have_text("Copied")
    page.clock.run_for(2000)
    expect(page.locator("[data-status]")).to_have_text("")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“We wait, … for the night rate.” — Osric Tamm, Dockers strike")
    page.locator(".quick button").nth(1).click()
    expect(page.locator(".quick button").nth(1)).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{live_server.url}/q/{quote.public_id}"


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_lost_at_four_times_and_twice_the_size(open_tab, live_server, pages, width):
    page = open_tab(width=width)
    wide = []
    for address in pages:
        page.goto(live_server.url + address)
        if at_rest(page).evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
        cut = page.evaluate(CUT_OFF, width)
        wide += [(address, each) for each in cut]
    assert wide == []


def test_names_and_headlines_of_any_length_stay_on_the_page(open_tab, live_server, archive):
    article, speaker = archive["article"], archive["speaker"]
    speaker.name = "Maria Wilhelmina Featherstonehaugh-Cholmondeley " * 3 + "x" * 120
    speaker.save()
    article.headline = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter" * 2
    article.save()
    page = open_tab(width=380)
    quote = article.quotes.order_by("start")[0]
    wide = []
    for address in ("/", "/quotes/", "/speakers/", *map(canonical, (article, quote, speaker))):
        page.goto(live_server.url + address)
        if at_rest(page).evaluate("document.documentElement.scrollWidth") > 380:
            wide.append(address)
        wide += page.evaluate(CUT_OFF, 380)
    assert wide == []


#: Elements with words of their own that end beyond the window and that nothing scrolls to.
CUT_OFF = """
(width) => [...document.querySelectorAll("main :is(p, h1, h2, h3, li, dd, blockquote)")]
  .filter((each) => !each.closest(".unseen, [hidden], details:not([open]) > :not(summary)"))
  .filter((each) => !each.closest(".columns, .wide, .permalink, table"))
  .filter((each) => each.getBoundingClientRect().right > width + 1)
  .map((each) => each.outerHTML.slice(0, 90))
"""


def test_quotes_are_seen_in_forced_colours(open_tab, live_server, archive):
    page = open_tab(forced_colors="active")
    page.goto(live_server.url + archive["article"].get_absolute_url())
    mark = page.locator("mark.quote").first
    assert "underline" in mark.evaluate("each => getComputedStyle(each).textDecorationLine")


def test_paper_carries_a_quote_with_its_source_date_and_link(open_tab, live_server, quote):
    page = open_tab(scheme="dark")
    page.goto(live_server.url + quote.get_absolute_url())
    page.emulate_media(media="print")
    for words in ("Osric Tamm", "Dockers strike", "7 February 2024"):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.locator(".address")).to_be_visible()
    expect(page.locator(".address")).to_have_text(f"{live_server.url}/q/{quote.public_id}")
    expect(page.get_by_role("button", name="Copy the quote")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_nothing_moves_for_who_wants_no_motion(open_tab, live_server, archive):
    page = open_tab(reduced_motion="reduce")
    page.goto(live_server.url + archive["article"].get_absolute_url())
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
