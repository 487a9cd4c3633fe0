"""What each kind of page costs the server: `python -m articles.tests.audit.page_times`.

Asks the archive that the environment names (`ARCHIVE_DATABASE=sample` for the sample's database),
in this process, without network. Prints milliseconds at the median and at p95, those that were
processor time of this process, and the queries. Nothing depends on the figures: clocks of busy
machines tell little.
"""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive_site.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from archive_site.preload import preload  # noqa: E402
from articles.bench.measuring import percentile  # noqa: E402
from articles.bench.pages import prepare  # noqa: E402
from articles.models import Article, Organization, Publication, Quote, Speaker, Topic  # noqa: E402
from articles.sharing.addresses import canonical  # noqa: E402

RECORDS = (Article, Quote, Speaker, Organization, Publication, Topic)
#: How many records of each kind, and how often each address is asked.
EACH, REPEATS = 20, 5
WORDS = ("we", "the", "river", "zeppelin", "speaker:tamm")


def addresses():
    """{kind of page: [address]}"""
    lists = {f"list of {model._meta.model_name}s": [f"/{model._meta.model_name}s/"]
             for model in RECORDS}  # fmt: skip
    return {
        "home": ["/"],
        "about": ["/about/"],
        "formats": ["/formats/"],
        **lists,
        "quotes found": [f"/quotes/?q={word}" for word in WORDS],
        "articles found": [f"/articles/?q={word}" for word in WORDS],
        "facet": ["/quotes/facet/speaker/", "/articles/facet/publication/"],
        "suggestions": ["/suggest?q=os", "/suggest?q=tamm", "/suggest?q=tmam"],
        **{model._meta.model_name: records(model) for model in RECORDS},
        "embed": [canonical(each, "embed") for each in Quote.objects.current()[:EACH]],
    }


def records(model):
    """The addresses of some records of a kind, spread over all."""
    everything = list(model.objects.public().order_by("pk"))
    return [canonical(each) for each in everything[:: max(1, len(everything) // EACH)]]


def timed(client, address):
    """(seconds, seconds of this process's processor time) of one page"""
    clock, processor = time.perf_counter(), time.process_time()
    assert client.get(address).status_code == 200, address
    return time.perf_counter() - clock, time.process_time() - processor


def row(client, where):
    """[median, p95 of the clock, median, p95 of the processor] in milliseconds, and queries."""
    queries = []
    for address in where:  # warm, and counted
        with CaptureQueriesContext(connection) as asked:
            timed(client, address)
        queries.append(len(asked))
    times = [timed(client, address) for _ in range(REPEATS) for address in where]
    figures = [1_000 * percentile(each, share)
               for each in zip(*times, strict=True) for share in (0.5, 0.95)]  # fmt: skip
    return [*figures, max(queries)]


def main():
    prepare()
    preload()
    client = Client()
    print(f"{'ms':24}{'p50':>8}{'p95':>8}{'cpu p50':>9}{'cpu p95':>9}{'queries':>9}")
    for name, where in addresses().items():
        if where:
            clock, slow, processor, busy, queries = row(client, where)
            print(f"{name:24}{clock:8.1f}{slow:8.1f}{processor:9.1f}{busy:9.1f}{queries:9}")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"load {load} on {os.cpu_count()} processors")


if __name__ == "__main__":
    sys.exit(main())
