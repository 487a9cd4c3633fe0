"""Whatever is done to an archive, in whatever order: every link it ever gave out still answers."""

from urllib.parse import quote as quoted

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles.extraction.records import Source
from articles.ingest import proposals, review, states
from articles.ingest.batch import Options, ingest
from articles.ingest.consistency import problems
from articles.ingest.merge import merge, undo_merge
from articles.ingest.reextract import stored_sources
from articles.ingest.setting import CannotSet
from articles.ingest.undo import undo
from articles.models import Article, Batch, Change, Organization, Quote, Reason, Speaker, State
from articles.sharing.addresses import FORMS_OF, canonical, short
from articles.tests.factories import make_user
from articles.tests.ingest.edit_scripts import Desk

pytestmark = pytest.mark.django_db

KINDS = (Article, Quote, Speaker, Organization)
SEEDS = st.integers(0, 10_000)
REASONS = st.sampled_from([Reason.EDITORIAL, Reason.LEGAL])


def some(records, number):
    """One of the `records` of a queryset, or None."""
    found = list(records.order_by("pk"))
    return found[number % len(found)] if found else None


class Archive(RuleBasedStateMachine):
    """An archive that people and machines work on, and all the links it has given out."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.client = Client()
        self.user = make_user()
        self.versions, self.links = {}, set()

    def teardown(self):
        try:
            self.answer({link for link in self.links if link.endswith("card.png")})
            assert list(problems()) == []
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    def bring(self, reference, text):
        source = Source(name=reference, content=text.encode(), reference=reference)
        failed = [each for each in self.run([source]) if each.status == "failed"]
        assert all("Fewer than a third" in each.reason for each in failed)

    def run(self, sources, **options):
        """The Results of a run over `sources`."""
        results = []
        ingest(sources, Options(**options), results.append)
        return results

    @initialize(seed=SEEDS)
    def begin(self, seed):
        self.new_article(seed)

    @precondition(lambda self: len(self.versions) < 3)
    @rule(seed=SEEDS)
    def new_article(self, seed):
        reference = f"papers/{len(self.versions)}.txt"
        version = Desk(seed).article()
        self.versions[reference] = [version]
        self.bring(reference, version.text)

    @rule(seed=SEEDS)
    def edited_article(self, seed):
        reference = sorted(self.versions)[seed % len(self.versions)]
        version = Desk(seed).edited(self.versions[reference][-1])
        self.versions[reference].append(version)
        self.bring(reference, version.text)

    @rule(number=SEEDS)
    def earlier_version(self, number):
        reference = sorted(self.versions)[number % len(self.versions)]
        versions = self.versions[reference]
        versions.append(versions[number % len(versions)])
        self.bring(reference, versions[-1].text)

    @rule()
    def extracted_again(self):
        self.run(stored_sources(everything=True), again=True)

    @rule(number=SEEDS)
    def undone_run(self, number):
        if batch := some(Batch.objects.filter(undone_at=None, sources__isnull=False), number):
            undo(batch.pk, user=self.user)

    @rule(one=SEEDS, other=SEEDS)
    def merged_people(self, one, other):
        loser = some(Speaker.objects.public(), one)
        survivor = some(Speaker.objects.public().exclude(pk=loser and loser.pk), other)
        if loser and survivor:
            merge(loser, survivor, user=self.user)

    @rule(number=SEEDS)
    def undone_merge(self, number):
        merges = Change.objects.filter(
            record_type="speaker", field="moved_to", state=Change.State.APPLIED
        )
        change = some(merges, number)
        merged = change and Speaker.objects.get(public_id=change.record_id)
        if merged and merged.state == State.MERGED and merged.moved_to.state == State.PUBLIC:
            undo_merge(change, user=self.user)

    @rule(kind=st.sampled_from(KINDS), number=SEEDS, reason=REASONS)
    def withdrawn(self, kind, number, reason):
        if record := some(kind.objects.public(), number):
            states.withdraw(record, user=self.user, reason=reason)

    @rule(kind=st.sampled_from(KINDS), number=SEEDS)
    def released(self, kind, number):
        if record := some(kind.objects.filter(state=State.WITHDRAWN), number):
            states.release(record, user=self.user)

    @rule(number=SEEDS, decide=st.sampled_from([review.accept, review.reject, review.unsure]))
    def reviewed(self, number, decide):
        if quote := some(Quote.objects.public(), number):
            decide(quote, user=self.user)

    @rule(number=SEEDS, take=st.booleans())
    def decided_proposal(self, number, take):
        if change := some(Change.objects.proposed().filter(record_type="quote"), number):
            try:
                (proposals.accept if take else proposals.refuse)(change, user=self.user)
            except CannotSet:
                transaction.set_rollback(False)

    @invariant()
    def every_link_answers(self):
        for kind in KINDS:
            for record in kind.objects.order_by("pk"):
                self.links |= set(links_of(record))
        self.answer({link for link in self.links if not link.endswith("card.png")})

    def answer(self, links):
        """Every one of `links` shows something, leads straight to what does, or says it is gone."""
        for link in sorted(links):
            response = self.client.get(link)
            if response.status_code == 301:
                response = self.client.get(response.headers["Location"])
                assert response.status_code == 200, link
            assert response.status_code in (200, 410), link

    @invariant()
    def no_quote_stands_twice(self):
        rows = Quote.objects.current().values_list("article_id", "segments")
        places = [(article, *segments) for article, segments in rows]
        assert len(places) == len(set(places))


def links_of(record):
    """Every address that pages give out for `record`."""
    yield canonical(record)
    for form in FORMS_OF[record._meta.model_name]:
        yield canonical(record, form)
    if isinstance(record, Quote):
        yield short(record)
        yield f"/oembed?url={quoted('http://testserver' + canonical(record))}"


def run_machine(examples, steps):
    run_state_machine_as_test(
        Archive,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_every_link_ever_given_out_answers_after_every_step():
    run_machine(examples=3, steps=6)


@pytest.mark.audit
def test_every_link_ever_given_out_answers_after_many_steps():
    run_machine(examples=20, steps=15)
