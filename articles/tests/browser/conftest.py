"""A real Chromium against a live server with a small archive."""

import os
import threading
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from articles.search import documents
from articles.tests import factories
from articles.tests.browser.waiting import MILLISECONDS, SECONDS
from articles.tests.views.archive import strike

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
#: The threads in which the live server answers, one for each connection.
ANSWERING = "(process_request_thread)"


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip(f"there is no {CHROMIUM}: apt-get install chromium")
    # Playwright runs an event loop in this thread, where Django would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=MILLISECONDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, timeout=MILLISECONDS
        )
        yield browser
        browser.close()


@pytest.fixture
def new_context(chromium):
    """A function that opens a browser's context; all are closed before the tables are emptied."""
    contexts = []

    def opened(width=1280, scheme="light", **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        context.set_default_timeout(MILLISECONDS)
        contexts.append(context)
        return context

    yield opened
    for context in contexts:
        context.close()
    wait_for_the_last_answers()


def wait_for_the_last_answers():
    """An answer that nobody reads any more would hold the tables that are emptied after a test."""
    for thread in threading.enumerate():
        if thread.name.endswith(ANSWERING):
            thread.join(SECONDS)


@pytest.fixture
def open_tab(new_context):
    """A function that opens a page; in the end no page may have said anything to the console."""
    said = []

    def open_page(width=1280, scheme="light", **options):
        context = new_context(width, scheme, **options)
        context.on("console", lambda message: said.append(message.text))
        return context.new_page()

    yield open_page
    assert said == []


@pytest.fixture
def archive(transactional_db):
    """The article about the strike, a second one of the same speaker, one in Persian."""
    article = strike()
    tamm = article.speaker_mentions.get().speaker
    again = factories.make_article("“We work again,” said Osric Tamm.", headline="Back to work")
    factories.make_quote(again, "We work again,", tamm)
    persian = factories.make_article(
        "شهردار گفت: «ما پل را می‌سازیم.»", headline="پل", language="fa", direction="rtl"
    )
    factories.make_quote(persian, "ما پل را می‌سازیم.", label="شهردار")
    documents.reindex()
    return {"article": article, "speaker": tamm, "persian": persian}
