"""axe finds nothing on the main pages: light and dark, wide and narrow, in either direction."""

import pytest
from playwright.sync_api import expect

from articles.ingest import states
from articles.models import Reason
from articles.sharing.addresses import canonical
from articles.tests.browser.axe import violations

UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true"


@pytest.fixture
def addresses(archive):
    """The main pages, among them error pages and text from right to left."""
    article, speaker = archive["article"], archive["speaker"]
    records = [
        article, article.quotes.first(), speaker, article.organization_mentions.get().organization,
        article.publication, article.topics.get(), archive["persian"],
        archive["persian"].quotes.get(),
    ]  # fmt: skip
    gone = speaker.quotes.last()
    states.withdraw(gone, reason=Reason.EDITORIAL)
    lists = ["/quotes/", f"/quotes/?q=we&speaker={speaker.public_id}", "/quotes/?q=zzz&year=2001"]
    lists += ["/articles/?q=strike", "/speakers/"]
    single = ["/", "/about/", "/formats/", canonical(article.quotes.first(), "embed")]
    pages = [*single, *lists, *(record.get_absolute_url() for record in records)]
    return pages, ["/nowhere/", gone.get_absolute_url()]


#: The interface from left to right and from right to left.
ENGLISH, PERSIAN = "en-GB", "fa-IR"


@pytest.mark.parametrize(
    ("width", "scheme", "locale"),
    [
        (1280, "light", ENGLISH),
        (380, "dark", PERSIAN),
        *(
            pytest.param(*variant, marks=pytest.mark.audit)
            for variant in (
                (1280, "light", PERSIAN),
                (1280, "dark", ENGLISH),
                (1280, "dark", PERSIAN),
                (380, "light", ENGLISH),
                (380, "light", PERSIAN),
                (380, "dark", ENGLISH),
            )
        ),
    ],
)
def test_axe_finds_nothing(new_context, live_server, addresses, width, scheme, locale):
    page = new_context(width, scheme, reduced_motion="reduce", locale=locale).new_page()
    pages, errors = addresses
    found = {}
    for address in [*pages, *errors]:
        page.goto(live_server.url + address)
        page.evaluate(UNFOLD)
        assert page.get_attribute("html", "dir") == ("rtl" if locale == PERSIAN else "ltr")
        found[address] = violations(page)
    assert {address: each for address, each in found.items() if each} == {}


@pytest.mark.parametrize("width", [1280, 380])
def test_axe_finds_nothing_in_the_style_guide(open_tab, live_server, settings, db, width):
    settings.DEBUG = True
    page = open_tab(width=width)
    page.goto(f"{live_server.url}/styleguide/")
    # It shows every component four times, names and all.
    assert [each for each in violations(page) if each[0] != "landmark-unique"] == []


def test_axe_finds_nothing_in_what_opens_over_a_page(open_tab, live_server, archive):
    page = open_tab(reduced_motion="reduce")
    page.goto(live_server.url + archive["article"].get_absolute_url())
    page.keyboard.press("j")
    expect(page.locator("a.permalink:focus")).to_have_css("opacity", "1")
    assert violations(page) == []
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_hidden()
    page.get_by_role("radio", name="Show the words of Osric Tamm alone").check()
    assert violations(page) == []
