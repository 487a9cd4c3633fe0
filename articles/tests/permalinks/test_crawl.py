"""Every address that the site prints anywhere is alive, leads on once at most, and is one page."""

from collections import Counter
from urllib.parse import urlsplit

import pytest

from articles.models import Article, Organization, Publication, Quote, Speaker, Topic
from articles.tests.permalinks.archives import ingested, small
from articles.tests.permalinks.crawler import HOST, Crawl

pytestmark = pytest.mark.django_db
SIZES = ["small", pytest.param("sample", marks=pytest.mark.audit)]


@pytest.fixture(params=SIZES)
def crawl(request, client, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    is_small = request.param == "small"
    small(tmp_path) if is_small else ingested()
    return Crawl(client, pictures=is_small).run()  # a minute of drawing tells nothing new


def test_no_link_is_dead_loops_or_says_the_same_as_another(crawl):
    dead = {a: each.status for a, each in crawl.answers.items() if each.status not in (200, 301)}
    assert dead == {}
    assert [a for a, each in crawl.answers.items() if each.where in (a, "/") and each.where] == []
    twice = [a for a, each in crawl.answers.items()
             if each.status == 301 and crawl.at(each.where).status != 200]  # fmt: skip
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
    """{canonical address: how many other pages claim it}; frames and filters say whose they are."""
    pages = {
        address: answer.canonical
        for address, answer in crawl.answers.items()
        if answer.canonical and not urlsplit(address).query and not address.endswith("/embed/")
    }
    return Counter(claim for address, claim in pages.items() if claim != f"{HOST}{address}")
