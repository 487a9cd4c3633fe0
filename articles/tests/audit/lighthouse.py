"""Lighthouse on the sample, served as in production: `make audit` runs it when all else is done.

Each page three times, with the throttling that is reckoned, not waited for (`simulate`); what
counts is the median. Writes var/audit/lighthouse.json and prints the table.
"""

import json
import os
import shutil
import statistics
import subprocess

import pytest
from lxml import html

from articles.tests.audit.packages import PLACE, package, require
from articles.tests.browser.conftest import CHROMIUM
from articles.tests.folders import temporary_folder
from articles.tests.setup.served import Site

RUNS, ATTEMPTS = 3, 3
#: The least score of each category, of a hundred.
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
#: The most bytes as sent, and the most that anything may move (a layout shift of 0.01 is seen).
BUDGETS = {"document": 50_000, "stylesheet": 30_000, "script": 15_000, "shift": 0.01}
FLAGS = "--headless=new --no-sandbox --disable-gpu"
PAGES = ("home", "list", "article", "quote", "speaker")


@pytest.fixture(scope="module")
def site():
    """The sample, served."""
    require("node", "apt-get install nodejs, 18 or newer")
    require(str(CHROMIUM), "apt-get install chromium")
    place = temporary_folder("qa-")
    site = Site(place)
    try:
        site.serve()
        yield site
    finally:
        site.stop()
        shutil.rmtree(place)


@pytest.fixture(scope="module")
def measured(site):
    """{page: the figures of each run}; the table is printed and kept."""
    found = {name: [figures(site.address + where) for _ in range(RUNS)]
             for name, where in addresses(site).items()}  # fmt: skip
    (PLACE / "lighthouse.json").write_text(json.dumps(found, indent=1))
    for name, runs in found.items():
        print(f"{name:8}", {figure: median(runs, figure) for figure in runs[0]})
    return found


def addresses(site):
    """{page: address}: of the most quoted speaker, and of a quote and an article of theirs."""
    speaker = first_link(site, "/speakers/?sort=quotes", "/speakers/")
    quote = first_link(site, speaker, "/quotes/")
    article = first_link(site, quote, "/articles/")
    return dict(zip(PAGES, ("/", "/quotes/", article, quote, speaker), strict=True))


def first_link(site, where, kind):
    """The path of the first record of a kind that the page's main part leads to."""
    page = html.fromstring(site.get(where).read().decode())
    found = (link.get("href") for link in page.cssselect("main a[href]"))
    return next(each.partition("#")[0] for each in found if is_record(each, kind))


def is_record(address, kind):
    return address.startswith(kind) and "?" not in address and address.count("/") == 4


def figures(address):
    """{figure: value} of one run of Lighthouse."""
    command = [package("lighthouse") / "cli" / "index.js", address, "--output=json", "--quiet",
               f"--chrome-flags={FLAGS}", f"--only-categories={','.join(LEAST)}"]  # fmt: skip
    report = json.loads(said(["node", *map(str, command)]))
    return scores(report) | sizes(report) | times(report)


def said(command):
    """What Lighthouse prints. It is asked again where it lost its own trace (NO_NAVSTART)."""
    environment = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    for _ in range(ATTEMPTS):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180)
        if done.returncode == 0:
            return done.stdout
    raise AssertionError(done.stderr)


def scores(report):
    """{category: score of a hundred}, and what is found wanting in those that must be perfect."""
    found = report["categories"]
    wanting = [
        each["id"]
        for category in set(LEAST) - {"performance"}
        for each in found[category]["auditRefs"]
        if each["weight"] and report["audits"][each["id"]]["score"] not in (None, 1)
    ]
    return {each: round(100 * found[each]["score"]) for each in LEAST} | {"wanting": wanting}


def sizes(report):
    """{kind of file: bytes as sent}"""
    items = report["audits"]["resource-summary"]["details"]["items"]
    sent = {each["resourceType"]: each["transferSize"] for each in items}
    return {kind: sent.get(kind, 0) for kind in ("document", "stylesheet", "script", "font")}


def times(report):
    """{"largest paint": ms, "blocked": ms, "server": ms, "shift": a share of the window}"""
    audits = {
        "largest paint": "largest-contentful-paint",
        "blocked": "total-blocking-time",
        "server": "server-response-time",
        "shift": "cumulative-layout-shift",
    }
    return {name: round(report["audits"][each]["numericValue"], 3) for name, each in audits.items()}


def median(runs, figure):
    values = [run[figure] for run in runs]
    return values[0] if isinstance(values[0], list) else statistics.median(values)


def test_every_page_is_as_good_as_lighthouse_can_tell(measured):
    poor = [
        (page, category, median(runs, category), runs[0]["wanting"])
        for page, runs in measured.items()
        for category, least in LEAST.items()
        if median(runs, category) < least
    ]
    assert poor == []


def test_every_page_keeps_its_budget(measured):
    heavy = [
        (page, figure, median(runs, figure))
        for page, runs in measured.items()
        for figure, most in BUDGETS.items()
        if median(runs, figure) > most
    ]
    assert heavy == []
