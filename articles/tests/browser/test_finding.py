"""The search box as a combobox, with the keyboard alone; and everything without script."""

import re

import pytest
from playwright.sync_api import expect

from articles.tests.browser.axe import violations

SUGGESTED = "[role=option]"


@pytest.fixture
def box(open_tab, live_server, archive):
    """The search box of the list of quotes."""
    page = open_tab()
    page.goto(f"{live_server}/quotes/")
    return page.locator("header input[type=search]")


def test_a_name_is_reached_with_the_keyboard_alone(box, archive):
    page = box.page
    box.focus()
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("osr")
    expect(page.locator(SUGGESTED).first).to_contain_text("Osric Tamm")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(page.locator(SUGGESTED).first).to_have_attribute("aria-selected", "true")
    active = box.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").count() == 1
    box.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(archive["speaker"].get_absolute_url())))


def test_escape_closes_what_is_offered_and_keeps_what_was_typed(box):
    box.focus()
    box.press_sequentially("osr")
    expect(box.page.locator(SUGGESTED).first).to_be_visible()
    box.press("Escape")
    expect(box.page.locator(SUGGESTED).first).to_be_hidden()
    expect(box).to_have_value("osr")


def test_enter_without_a_choice_searches(box):
    box.focus()
    box.press_sequentially("osric")
    expect(box.page.locator(SUGGESTED).first).to_be_visible()
    box.press("Enter")
    expect(box.page).to_have_url(re.compile(r"/quotes/\?q=osric$"))


def test_earlier_searches_are_offered_in_the_empty_box(box, live_server):
    box.fill("we wait")
    box.press("Enter")
    page = box.page
    page.wait_for_url("**/quotes/?q=we+wait")
    page.goto(f"{live_server}/quotes/")
    box = page.locator("header input[type=search]")
    box.focus()
    box.press("ArrowDown")
    expect(page.locator(SUGGESTED)).to_contain_text(["we wait"])


def test_earlier_searches_are_forgotten_with_one_press(box, live_server):
    page = box.page
    box.fill("we wait")
    box.press("Enter")
    page.wait_for_url("**/quotes/?q=we+wait")
    box.fill("")
    box.click()
    expect(page.locator(SUGGESTED)).to_contain_text(["we wait", "Forget these searches"])
    box.press("ArrowUp")
    box.press("Enter")
    expect(page.locator(".combo [role=status]").first).to_have_text("Forgotten")
    expect(page).to_have_url(re.compile("we.wait$"))
    assert page.evaluate("localStorage.length") == 0
    page.goto(f"{live_server}/quotes/")
    box.click()
    expect(page.locator(SUGGESTED)).to_have_count(0)


def test_nothing_is_kept_for_who_asks_sites_to_keep_nothing(open_tab, live_server, archive):
    page = open_tab()
    page.add_init_script("Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})")
    page.goto(f"{live_server}/quotes/")
    box = page.locator("header input[type=search]")
    box.fill("wait")
    box.press("Enter")
    page.wait_for_url("**/quotes/?q=wait")
    assert page.evaluate("localStorage.length") == 0


def test_earlier_searches_never_leave_the_browser(box):
    page, asked = box.page, []
    page.on("request", lambda request: asked.append(request.url))
    box.fill("we wait")
    box.press("Enter")
    page.wait_for_url("**/quotes/?q=we+wait")
    box.fill("")
    asked.clear()
    box.press("ArrowDown")
    expect(page.locator(SUGGESTED).first).to_contain_text("we wait")
    assert asked == []


def test_axe_finds_nothing_in_what_is_offered(new_context, live_server, archive):
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(f"{live_server}/quotes/")
    box = page.locator("header input[type=search]")
    box.focus()
    box.press_sequentially("osr")
    expect(page.locator(SUGGESTED).first).to_be_visible()
    box.press("ArrowDown")
    assert violations(page) == []
    page.goto(f"{live_server}/quotes/facet/speaker/?q=we")
    assert violations(page) == []


def test_without_script_the_box_is_a_form(open_tab, live_server, archive):
    page = open_tab(java_script_enabled=False)
    page.goto(f"{live_server}/quotes/")
    box = page.locator("header input[type=search]")
    box.fill("speaker:osric")
    box.press("Enter")
    expect(page.locator(".in-words")).to_have_text("Quotes said by Osric Tamm")
