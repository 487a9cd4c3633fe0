"""axe finds nothing on the main pages: light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.ingest import states
from articles.models import Reason
from articles.sharing.addresses import canonical

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 380])
def test_axe_finds_nothing(chromium, live_server, addresses, width, scheme):
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    pages, errors = addresses
    found = {}
    for address in [*pages, *errors]:
        page.goto(live_server.url + address)
        page.evaluate(UNFOLD)
        violations = Axe().run(page).response["violations"]
        if violations:
            found[address] = [
                (each["id"], [node["html"][:120] for node in each["nodes"]]) for each in violations
            ]
    context.close()
    assert found == {}
