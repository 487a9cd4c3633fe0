"""Two side by side in a browser: the way there with the keyboard alone, without script, axe."""

import re

import pytest
from playwright.sync_api import expect

from articles.search import documents
from articles.tests import factories
from articles.tests.browser.axe import violations
from articles.tests.browser.waiting import at_rest


@pytest.fixture
def pair(archive):
    """Osric Tamm and somebody quoted in the same publication, with a long name."""
    other = factories.make_speaker("Maria Wilhelmina Featherstonehaugh-Cholmondeley")
    said = "The night rate stays"
    publication = archive["article"].publication
    article = factories.make_article(f"“{said},” she said.", publication=publication)
    factories.make_quote(article, said, other)
    documents.reindex()
    return archive["speaker"], other


def test_from_a_speaker_to_another_beside_with_the_keyboard_alone(open_tab, live_server, pair):
    speaker, other = pair
    page = open_tab()
    page.goto(live_server.url + speaker.get_absolute_url())
    page.get_by_role("link", name="Compare with …").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("One", exact=True)).to_have_value("Osric Tamm")
    page.get_by_label("The other").focus()
    page.keyboard.type("featherstonehaugh")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"speaker={other.public_id}$"))
    expect(page.get_by_role("table").first).to_contain_text(other.name)


def test_without_script_a_misspelt_name_is_offered(open_tab, live_server, pair):
    page = open_tab(java_script_enabled=False)
    page.goto(f"{live_server.url}/compare/")
    page.get_by_label("One", exact=True).fill("Osrik Tamm")
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("link", name="Osric Tamm").click()
    expect(page.get_by_label("One", exact=True)).to_have_value("Osric Tamm")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (380, "light")])
def test_axe_finds_nothing_and_nothing_is_lost(open_tab, live_server, pair, width, scheme):
    speaker, other = pair
    page = open_tab(width=width, scheme=scheme, reduced_motion="reduce")
    both = f"?speaker={speaker.public_id}&speaker={other.public_id}"
    for query in ("", both, "?speaker=Osrik&speaker=Nobody", "?publication="):
        page.goto(f"{live_server.url}/compare/{query}")
        at_rest(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
