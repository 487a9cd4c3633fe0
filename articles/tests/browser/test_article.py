"""Reading an article: cards, voices one at a time, from quote to quote."""

import pytest
from playwright.sync_api import expect

from articles.search import documents
from articles.tests import factories
from articles.tests.browser.waiting import at_rest, eventually

LONG = "\n".join(f"Paragraph {number}: “Words {number} of it,” he said." for number in range(60))


@pytest.fixture
def article(open_tab, live_server, archive):
    page = open_tab()
    page.goto(live_server.url + archive["article"].get_absolute_url())
    return page


@pytest.fixture
def long_article(transactional_db):
    """An article of sixty paragraphs with a quote in each."""
    blocks, start = [], 0
    for line in LONG.split("\n"):
        blocks.append(factories.make_block("paragraph", start, start + len(line)))
        start += len(line) + 1
    article = factories.make_article(LONG, layout=blocks)
    speaker = factories.make_speaker()
    for number in range(60):
        factories.make_quote(article, f"Words {number} of it,", speaker)
    documents.reindex()
    return article


def card(page, number=0):
    return page.locator(".article-body a.permalink").nth(number)


def test_a_card_comes_under_the_pointer_and_stays_while_the_pointer_is_on_it(article):
    expect(card(article)).to_have_css("opacity", "0")
    article.locator("mark").first.hover()
    expect(card(article)).to_have_css("opacity", "1")
    expect(card(article)).to_contain_text("Quote by Osric Tamm, a docker's leader")
    card(article).hover()
    expect(card(article)).to_have_css("opacity", "1")
    card(article).click()
    expect(article.locator("figure blockquote")).to_be_visible()


def test_escape_puts_a_card_away_until_the_pointer_comes_again(article):
    article.locator("mark").first.hover()
    expect(card(article)).to_have_css("opacity", "1")
    article.keyboard.press("Escape")
    expect(card(article)).to_have_css("opacity", "0")
    article.mouse.move(1, 1)
    article.locator("mark").first.hover()
    expect(card(article)).to_have_css("opacity", "1")


def test_the_keyboard_reaches_each_quote_once(article):
    reached = []
    for _ in range(40):
        article.keyboard.press("Tab")
        words = "document.activeElement.matches('.permalink') && document.activeElement.textContent"
        reached.append(article.evaluate(words))
    assert [each.split(" very")[0] for each in reached if each] == [
        "Quote by Osric Tamm, a docker's leader",
        "Quote by a docker",
    ]


@pytest.mark.parametrize("script", [True, False])
def test_one_voice_alone_makes_the_others_step_back(open_tab, live_server, archive, script):
    page = open_tab(java_script_enabled=script)
    page.goto(live_server.url + archive["article"].get_absolute_url())
    tamm, docker = page.locator("mark.hue-1").first, page.locator("mark.hue-2")
    expect(docker).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.get_by_role("radio", name="Show the words of Osric Tamm alone").check()
    expect(docker).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(tamm).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.get_by_role("radio", name="Show everybody’s words").check()
    expect(docker).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_j_and_k_go_from_quote_to_quote(article):
    focused = article.locator("a.permalink:focus")
    article.keyboard.press("j")
    expect(focused).to_contain_text("Osric Tamm")
    article.keyboard.press("j")
    expect(focused).to_contain_text("a docker")
    expect(article.locator("[data-place]")).to_have_text("2 / 2")
    article.keyboard.press("k")
    expect(focused).to_contain_text("Osric Tamm")


def test_the_next_quote_is_of_the_voice_that_is_shown_alone(article):
    article.get_by_role("radio", name="Show the words of a docker alone").check()
    expect(article.locator("[data-place]")).to_have_text("– / 1")
    article.get_by_role("button", name="Next quote").click()
    expect(article.locator("a.permalink:focus")).to_contain_text("a docker")
    expect(article.locator("[data-place]")).to_have_text("1 / 1")


@pytest.mark.parametrize("width", [380, 1280])
def test_the_way_to_the_next_quote_floats_and_never_covers_the_footer(
    open_tab, live_server, long_article, width
):
    page = open_tab(width)
    page.goto(live_server.url + long_article.get_absolute_url())
    bar, footer = page.locator("[data-jump]"), page.locator("footer.colophon ul").last
    expect(bar).to_be_in_viewport(ratio=1)
    assert 900 - lower_edge(bar) == pytest.approx(16, abs=1)
    at_rest(page).evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    expect(footer).to_be_in_viewport(ratio=1)
    expect(bar).to_be_in_viewport(ratio=1)
    assert lower_edge(footer) <= bar.bounding_box()["y"]


def lower_edge(element):
    box = element.bounding_box()
    return box["y"] + box["height"]


def test_a_button_jumps_to_the_next_quote(open_tab, live_server, long_article):
    page = open_tab()
    page.goto(live_server.url + long_article.get_absolute_url())
    box = page.get_by_role("button", name="Next quote").bounding_box()
    for _ in range(40):  # quicker than the page scrolls
        page.mouse.click(box["x"] + 9, box["y"] + 9)
    expect(page.locator("[data-place]")).to_have_text("40 / 60")
    expect(page.locator("a.permalink:focus")).to_be_in_viewport()


def test_the_place_of_a_quote_is_kept_when_its_link_opens(open_tab, live_server, long_article):
    quote = long_article.quotes.order_by("start")[40]
    page = open_tab(java_script_enabled=False, reduced_motion="reduce")
    page.goto(f"{live_server.url}{long_article.get_absolute_url()}#q-{quote.public_id}")
    marked = page.locator("mark:target")
    expect(marked).to_be_in_viewport()
    assert eventually(lambda: 900 * 0.2 < marked.bounding_box()["y"] < 900 * 0.5)
    top = marked.bounding_box()["y"]
    marked.hover()
    marked.locator("a.permalink").click()
    expect(page.locator("figure blockquote")).to_be_visible()
    page.go_back()
    assert eventually(lambda: abs(marked.bounding_box()["y"] - top) < 2)


def test_nothing_moves_after_the_first_paint(open_tab, live_server, long_article, archive):
    page = open_tab()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => {"
        " for (const each of list.getEntries()) window.moved += each.value;"
        "}).observe({type: 'layout-shift', buffered: true})"
    )
    for record in (long_article, archive["article"], archive["persian"]):
        page.goto(live_server.url + record.get_absolute_url())
        assert at_rest(page).evaluate("window.moved") < 0.01
