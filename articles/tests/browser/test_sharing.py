"""The share panel and the frame in a real browser: with script, without, and on another site."""

import http.server
import threading
from functools import partial

import pytest
from playwright.sync_api import expect

from articles.tests.browser.waiting import eventually, stop_the_clock

SANDBOX = "the document's frame is sandboxed"


@pytest.fixture
def quote(archive):
    return archive["article"].quotes.order_by("start")[0]


@pytest.fixture
def other_site(tmp_path):
    """The address of a folder served from another origin, and the folder."""
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    handler.log_message = lambda *_args: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", tmp_path
    server.shutdown()
    server.server_close()


def test_one_click_copies_a_citation(open_tab, live_server, quote):
    page = stop_the_clock(open_tab(permissions=["clipboard-read", "clipboard-write"]))
    page.goto(live_server.url + quote.get_absolute_url())
    page.get_by_text("Share, cite, embed").click()
    line = page.locator(".share-parts div").filter(has_text="APA")
    line.get_by_role("button", name="Copy").click()
    expect(line.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Reporter, A. (2024, February 7). Dockers strike")
    line = page.locator(".share-parts div").filter(has_text="Markdown")
    line.get_by_role("button", name="Copy").click()
    expect(line.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("> We wait,")


def test_without_script_everything_can_be_selected(open_tab, live_server, quote):
    page = open_tab(width=380, java_script_enabled=False)
    page.goto(live_server.url + quote.get_absolute_url())
    link = page.get_by_label("Link", exact=True)
    expect(link).to_be_hidden()
    page.get_by_text("Share, cite, embed").click()
    expect(link).to_have_value(f"{live_server.url}/q/{quote.public_id}")
    expect(page.get_by_label("Code for a page")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)


def test_the_frame_shows_on_another_site(new_context, live_server, quote, other_site):
    origin, folder = other_site
    context, said = new_context(), []
    # The sandbox refuses what the test itself looks for with scripts; nothing else may be said.
    context.on("console", lambda each: said.append(each.text) if SANDBOX not in each.text else 0)
    form = context.request.get(
        f"{live_server.url}/oembed?url={live_server.url}{quote.get_absolute_url()}"
    )
    (folder / "post.html").write_text(
        "<!doctype html><meta charset=utf-8><title>A post</title><link rel=icon href=data:,>"
        + form.json()["html"],
        encoding="utf-8",
    )
    page = context.new_page()
    page.goto(f"{origin}/post.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator("blockquote")).to_have_text("“We wait, … for the night rate.”")
    expect(frame.locator("figure")).to_have_css("margin-left", "0px")
    assert eventually(lambda: frame.locator("html").evaluate("e => e.scrollHeight <= innerHeight"))
    with context.expect_page() as opened:
        frame.get_by_role("link", name="Quote Archive").click()
    expect(opened.value).to_have_url(live_server.url + quote.get_absolute_url())
    assert said == []


def test_pages_themselves_stay_out_of_frames(new_context, live_server, quote):
    page = new_context().new_page()
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.set_content(f'<iframe src="{live_server.url}{quote.get_absolute_url()}"></iframe>')
