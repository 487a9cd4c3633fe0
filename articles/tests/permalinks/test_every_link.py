"""Whatever is done to an archive, in whatever order: every link it ever gave out still answers."""

import re
from contextlib import contextmanager, suppress
from urllib.parse import quote as quoted

import pytest
from django.core.management import call_command
from django.db import connection, transaction
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

from archive_site.database.dumps import dump, load
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
REASONS = st.sampled_from([Reason.EDITORIAL, Reason.LEGAL, Reason.PRIVACY])
#: One in so many of the other forms is asked for after each step, and all of them in the end.
TURNS = 5


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
        self.versions, self.links, self.steps = {}, set(), 0

    def teardown(self):
        try:
            self.answer(self.links)
            self.every_link_into_an_article_finds_its_place()
            assert list(problems()) == []
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    def every_link_into_an_article_finds_its_place(self):
        """Each quote that stands in an article, and each that became part of one, has its place."""
        places = {}
        for quote in Quote.objects.order_by("pk"):
            heir = quote.moved_to or quote
            if Quote.objects.current().filter(pk=heir.pk).exists():
                places.setdefault(heir.article.get_absolute_url(), set()).add(quote.public_id)
        for address, wanted in places.items():
            page = self.client.get(address).content.decode()
            assert wanted - set(re.findall(r'id="q-(\w+)"', page)) == set(), address

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

    @rule(first=SEEDS, second=SEEDS, last=SEEDS)
    def merged_in_a_chain(self, first, second, last):
        """A into B, then B into C: both links lead straight to C."""
        people = list(Speaker.objects.public().order_by("pk"))
        if len(people) >= 3:
            one, other, survivor = (people.pop(n % len(people)) for n in (first, second, last))
            merge(one, other, user=self.user)
            merge(other, survivor, user=self.user)
            for loser in (one, other):
                answer = self.client.get(canonical(loser))
                assert (answer.status_code, answer.headers["Location"]) == (
                    301, canonical(Speaker.objects.get(pk=survivor.pk)),
                )  # fmt: skip

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
            with suppress(states.NothingLeft):
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
        self.steps += 1
        pages = {link for link in self.links if link.endswith("/") and "/embed/" not in link}
        others = sorted(link for link in self.links - pages if not link.endswith("card.png"))
        self.answer({*pages, *others[self.steps % TURNS :: TURNS]})

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


class KeptArchive(Archive):
    """The same, written for good: in the end it is backed up and restored elsewhere."""

    folder = None

    def __init__(self):
        call_command("flush", interactive=False, verbosity=0)
        super().__init__()

    def teardown(self):
        self.transaction.__exit__(None, None, None)
        before = {link: self.status_of(link) for link in sorted(self.links)}
        dump(connection, self.folder / "archive.dump")
        with another_database(self.folder / "archive.dump"):
            assert {link: self.status_of(link) for link in sorted(self.links)} == before
            assert list(problems()) == []

    def status_of(self, link):
        """What an address answers: the status, and where it leads."""
        response = self.client.get(link)
        return response.status_code, response.headers.get("Location")


@contextmanager
def another_database(file):
    """A second database for a while, filled from a dump, in the place of the first."""
    first = connection.settings_dict["NAME"]
    second = f"{first}_restored"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{second}"')
    try:
        switch_to(second)
        load(connection, file)
        switch_to(second)
        yield
    finally:
        switch_to(first)
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{second}"')


def switch_to(name):
    connection.close()
    connection.settings_dict["NAME"] = name


def run_machine(examples, steps, machine=Archive):
    run_state_machine_as_test(
        machine,
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
    run_machine(examples=15, steps=15)


@pytest.mark.audit
@pytest.mark.django_db(transaction=True)
def test_every_link_answers_the_same_from_a_backup_restored_elsewhere(tmp_path):
    KeptArchive.folder = tmp_path
    run_machine(examples=4, steps=8, machine=KeptArchive)
