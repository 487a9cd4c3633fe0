"""The five articles of the shared folder: one Nazary, two Massouds, in whatever order they come."""

from itertools import permutations
from pathlib import Path

import pytest
from django.db import transaction

from articles.extraction import extract
from articles.extraction.reading.files import sources
from articles.ingest.store import store
from articles.models import Speaker, State
from articles.search import documents
from articles.tests.factories import make_batch

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "articles"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the five articles are not there"),
]


@pytest.fixture(scope="module")
def extracted():
    return [(source, extract(source)) for source in sources([FOLDER])]


def people():
    """{name: (quotes, articles)} of the public records."""
    public = Speaker.objects.filter(state=State.PUBLIC)
    return {each.name: (each.quotes.count(), each.mentions.count()) for each in public}


def after_ingesting(extracted):
    batch = make_batch()
    with transaction.atomic():
        for source, extraction in extracted:
            store(source, extraction, batch=batch, extractor="1")
        found = people()
        transaction.set_rollback(True)
    return found


def test_in_any_order_the_same_people(extracted):
    orders = list(permutations(extracted))[::17]
    found = [after_ingesting(order) for order in orders]
    assert found == [found[0]] * len(orders)


def test_one_nazary_with_all_his_quotes_and_names(extracted):
    batch = make_batch()
    for source, extraction in extracted:
        store(source, extraction, batch=batch, extractor="1")
    found = people()
    assert [name for name in found if "Naz" in name] == ["Ali Maisam Nazary"]
    assert found["Ali Maisam Nazary"][0] >= 56
    assert sorted(name for name in found if "Massoud" in name) == [
        "Ahmad Massoud",
        "Ahmad Shah Massoud",
    ]
    nazary = Speaker.objects.get(name="Ali Maisam Nazary")
    names = set(nazary.variant_names.values_list("name", flat=True))
    assert {"Ali Maisam Nazary", "Ali Nazari", "Ali Nazary"} <= names
    assert list(documents.differences()) == []
