"""Whole pages, from the address to the last byte, and what of their time goes where."""

import itertools
from urllib.parse import urlencode

import psutil
from django.conf import settings
from django.test import Client

from articles.views import lists

from . import cluster
from .instruments import stopwatches
from .measuring import percentile, seconds_of
from .questions import questions, typed

REPEATS = 5
#: Pages that a web worker serves before its memory is looked at.
PAGES_OF_WORKER = 500
MEGABYTE = 2**20
#: What a list's page is made of; the rest is Django's.
PARTS = {
    "search": (lists.SearchList, "found"),
    "hydrate articles": (lists.ArticleList, "records"),
    "hydrate quotes": (lists.QuoteList, "records"),
    "snippets of articles": (lists.ArticleList, "beside"),
    "snippets of quotes": (lists.QuoteList, "beside"),
    "render": (lists, "render"),
}


def measured(folder, report):
    """{"pages": [{"listed", "kind", "ms", "django", "parts"}], "worker": megabytes, …}"""
    prepare()
    asked = [each for each in questions() if each.page == 1]
    pages = [row(each) for each in asked]
    report(f"pages: {len(pages)} addresses, {REPEATS} times each")
    with cluster.workers(folder) as pool:
        worker = pool.submit(worker_memory, [address(each) for each in asked]).result()
    report(f"pages: a web worker has {worker:.0f} MB after {PAGES_OF_WORKER} pages")
    return {"pages": pages, "worker": worker, "worker_pages": PAGES_OF_WORKER}


def prepare():
    """Let the test client in; static files need no manifest here."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }


def address(question):
    """The address of the list that answers a Question."""
    pairs = {"q": typed(question.words), **question.facets, "sort": question.sort}
    wanted = {name: value for name, value in pairs.items() if value}
    if question.sort == "relevance" or not question.words:
        wanted.pop("sort")  # it is the list's own order
    return f"/{question.listed}/?{urlencode(wanted)}"


def row(question):
    """A page's milliseconds: whole, without the search, and part by part."""
    client, where = Client(), address(question)
    with stopwatches(parts_of(question.listed)) as parts:
        got(client, where)
        for times in parts.values():
            times.clear()
        whole = [seconds_of(got, client, where)[1] * 1_000 for _ in range(REPEATS)]
    by_part = {name: percentile(times, 0.5) * 1_000 for name, times in parts.items() if times}
    middle = percentile(whole, 0.5)
    return {
        "listed": question.listed,
        "kind": question.kind,
        "sort": question.sort,
        "ms": whole,
        "django": middle - by_part["search"],
        "parts": by_part | {"rest": middle - sum(by_part.values())},
    }


def parts_of(listed):
    other = "quotes" if listed == "articles" else "articles"
    return {
        name.removesuffix(f" of {listed}").removesuffix(f" {listed}"): place
        for name, place in PARTS.items()
        if not name.endswith(other)
    }


def got(client, where):
    """The bytes of a page; raises AssertionError where there is none."""
    answer = client.get(where)
    if answer.status_code != 200:
        raise AssertionError(f"{where} answered {answer.status_code}")
    return answer.content


def worker_memory(addresses):
    """Megabytes of this process after PAGES_OF_WORKER pages."""
    prepare()
    client = Client()
    for where in itertools.islice(itertools.cycle(addresses), PAGES_OF_WORKER):
        got(client, where)
    return psutil.Process().memory_info().rss / MEGABYTE
