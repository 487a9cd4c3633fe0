"""Every address that the site prints anywhere is alive, leads on once at most, and is one page."""

from collections import Counter
from urllib.parse import urlsplit

import pytest

from articles.models import Article, Organization, Publication, Quote, Speaker, Topic
from articles.tests.permalinks.archives import ingested
from articles.tests.permalinks.crawler import HOST, Crawl

pytestmark = pytest.mark.django_db
FEW = ("the-two-harrands.txt", "who-keeps-the-silt.html")


@pytest.fixture(params=[FEW, pytest.param((), marks=pytest.mark.audit)], ids=["few", "all"])
def crawl(request, client, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    ingested(*request.param)
    return Crawl(client).run()


def test_no_link_is_dead_loops_or_says_the_same_as_another(crawl):
    dead = {a: each.status for a, each in crawl.answers.items() if each.status not in (200, 301)}
    assert dead == {}
    assert [a for a, each in crawl.answers.items() if each.where in (a, "/") and each.where] == []
    twice = [a for a, each in crawl.answers.items()
             if each.status == 301 and crawl.ask(each.where).status != 200]  # fmt: skip
    assert twice == []
    assert pages_of_one_title(crawl) == {}
    assert every_id() - crawl.ids() == set()
    resolved = {
        key for model in MODELS for key in model.objects.values_list("public_id", flat=True)
    }
    assert crawl.ids() - resolved == set()


MODELS = (Article, Quote, Speaker, Organization, Publication, Topic)


def every_id():
    """The ids of what lists and pages show."""
    return {
        *Article.objects.public().values_list("public_id", flat=True),
        *Quote.objects.current().values_list("public_id", flat=True),
        *Speaker.objects.listed().values_list("public_id", flat=True),
    }


def pages_of_one_title(crawl):
    """{canonical address: the pages that claim it} where two do that are not lists."""
    claims = Counter()
    for address, answer in crawl.answers.items():
        if answer.status == 200 and answer.canonical and not urlsplit(address).query:
            claims[answer.canonical] += answer.canonical != f"{HOST}{address}"
    return {address: count for address, count in claims.items() if count}
