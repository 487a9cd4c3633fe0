"""The sample through the command: order, portions and workers make no difference to who is who."""

import random
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from articles.ingest import batch
from articles.models import Organization, OrganizationMention, Speaker, SpeakerMention

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
ARTICLES = sorted(path for path in SAMPLE.iterdir() if path.suffix in {".txt", ".html"})

pytestmark = pytest.mark.django_db


def groups(mentions, model):
    """{(name shown, the mentions of the record)}: names alone would not tell namesakes apart."""
    kind = model._meta.model_name
    found = {}
    for key, reference, printed in mentions.objects.values_list(
        f"{kind}_id", "article__reference", "name"
    ):
        found.setdefault(key, set()).add((reference, printed))
    shown = dict(model.objects.public().values_list("pk", "name"))
    return {(shown[key], frozenset(group)) for key, group in found.items()}


def after_ingest(*arguments):
    """The groups of people and bodies after `ingest`, which is then taken back."""
    with transaction.atomic():
        call_command("ingest", *arguments, stdout=StringIO(), stderr=StringIO())
        found = groups(SpeakerMention, Speaker) | groups(OrganizationMention, Organization)
        transaction.set_rollback(True)
    return found


def shuffled(seed):
    return random.Random(seed).sample(ARTICLES, len(ARTICLES))


def test_shuffled_articles_and_several_workers_give_the_same_people_and_bodies(monkeypatch):
    together = after_ingest(*ARTICLES)
    assert len(together) > 50
    for seed, portion, workers in ((1, 1, 1), (2, 4, 2), (3, 9, 2)):
        monkeypatch.setattr(batch, "TOGETHER", portion)
        found = after_ingest(*shuffled(seed), "--workers", workers)
        assert (found - together, together - found) == (set(), set())
