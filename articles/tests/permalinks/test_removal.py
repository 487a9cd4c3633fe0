"""Nothing of what was withdrawn is left: on no page, in no form, and with its words in no table."""

import zlib
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles.ingest import annotating, removal, states
from articles.ingest.consistency import problems
from articles.ingest.removal.scope import changes_with, scope_of
from articles.ingest.removal.words import is_blank
from articles.models import (
    Article,
    Change,
    Organization,
    Publication,
    Quote,
    Reason,
    Removal,
    Source,
    Speaker,
    SpeakerMention,
    State,
    VariantName,
)
from articles.search import documents
from articles.sharing.addresses import FORMS_OF, canonical, short
from articles.tests.factories import make_article, make_user
from articles.tests.permalinks.archives import COPY, FERRY, GIVEN, small
from articles.tests.permalinks.crawler import Crawl

pytestmark = pytest.mark.django_db
STRIKE = "We will carry nobody across the strait until the night rate is paid,"
#: Of each kind: how to find the record, and words of which none may be left.
RECORDS = {
    "article": (lambda: Article.objects.get(reference="ferry"), ["Ferry crews", "stubborn"]),
    "quote": (lambda: Quote.objects.filter(text=STRIKE).first(), ["carry nobody", "night rate is"]),
    "speaker": (lambda: Speaker.objects.get(name="Osric Tamm"), ["sric", "nobody across"]),
    "organization": (lambda: Organization.objects.get(name="Dock Union"), ["Dock Un", "dock-un"]),
    "publication": (
        lambda: Publication.objects.get(name="The Evening Tide"),
        ["Evening Tide", "evening-tide", "tide.example", "Ferry crews", "stubborn"],
    ),
}
every_kind = pytest.mark.parametrize("kind", RECORDS)


@pytest.fixture(autouse=True)
def archive(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    small(tmp_path)
    return tmp_path


def found(kind):
    record, words = RECORDS[kind]
    return record(), words


def everything_of(record):
    """The record and whatever goes with it when its words go."""
    scope = scope_of(record, blank=True)
    gone = [record, *scope.covered]
    return [*gone, *Quote.objects.filter(article__in=[a for a in gone if isinstance(a, Article)])]


def addresses(record):
    """Every address under which a record was ever given away."""
    forms = [canonical(record, form) for form in ("", *FORMS_OF[record._meta.model_name])]
    return [*forms, short(record)] if isinstance(record, Quote) else forms


@pytest.fixture(scope="module")
def crawled():
    """What a visitor found before anything was withdrawn: the same in each test, as ids are."""
    return {}


@pytest.fixture
def before(client, crawled):
    if not crawled:
        crawled.update(Crawl(client, pictures=False).run().answers)
    return Crawl(client, answers=crawled)


@every_kind
def test_no_trace_is_left_anywhere(client, before, kind):
    record, words = found(kind)
    gone = everything_of(record)
    ids = [each.public_id for each in gone]
    assert all(before.holding([each]) for each in (*words, *ids))
    links = [address for each in gone for address in addresses(each)]
    states.withdraw(record, reason=Reason.LEGAL, blank=True)
    after = Crawl(client, pictures=False).run()
    assert after.holding([*words, *ids]) == []
    assert {a for a, each in after.answers.items() if each.status not in (200, 301)} == set()
    for address in sorted({*links, *before.holding(ids)}):
        answer = after.at(address)
        while answer.status == 301:
            answer = after.at(answer.where)
        if any(f"/{each}/" in address for each in ids):
            assert answer.status == 410, address
        assert not [each for each in words if each in answer.words], address
    assert list(problems()) == []


@pytest.mark.audit
@every_kind
def test_without_blanking_the_record_goes_and_the_text_stays(client, kind):
    record, _words = found(kind)
    states.withdraw(record, reason=Reason.EDITORIAL)
    after = Crawl(client, pictures=False).run()
    assert after.holding([record.public_id]) == []
    assert {after.ask(each).status for each in addresses(record)} - {301} == {410}
    assert "Osric Tamm" in Article.objects.get(reference="copy").text
    assert list(problems()) == []


def tables():
    """{table: every row of it as text} of the archive, with what sources keep packed."""
    names = [each for each in connection.introspection.table_names()
             if each.startswith(("articles_", "search_"))]  # fmt: skip
    rows = {}
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"SELECT t::text FROM {name} AS t")
            rows[name] = "\n".join(row for (row,) in cursor.fetchall())
    packed = Source.objects.exclude(content=None).values_list("content", flat=True)
    return {**rows, "bytes": "\n".join(zlib.decompress(each).decode() for each in packed)}


STORED = {
    "speaker": ["osric", "nobody across"],
    "quote": ["nobody across", "carry nobody"],
    "organization": ["dock union"],
    "article": ["stubborn", "ferry crews"],
    "publication": ["evening tide", "stubborn", "ferry crews"],
}


@every_kind
def test_no_table_holds_a_trace_once_the_grace_time_is_over(kind):
    record, _words = found(kind)
    assert "articles_article" in traces(kind)
    states.withdraw(record, reason=Reason.PRIVACY)
    assert removal.purge(timezone.now() + timedelta(days=31)) == 1
    assert traces(kind) == {}


def traces(kind):
    """{table: the word in it} of what is stored of a record of this kind."""
    return {
        name: each
        for name, rows in tables().items()
        for each in STORED[kind]
        if each in unquote(rows.lower())
    }


def test_the_log_says_what_was_done_and_no_word_of_it():
    record, words = found("speaker")
    states.withdraw(record, reason=Reason.PRIVACY, note="Letter of 3 May.")
    changes = Change.objects.of(record)
    assert [(each.field, each.before, each.after, each.reason) for each in changes][:1] == [
        ("state", "public", "withdrawn", "Letter of 3 May.")
    ]
    rows = str(list(Change.objects.values_list("before", "after", "reason")))
    assert not [each for each in words if each in rows]


def test_a_name_is_found_in_articles_that_nobody_linked_whatever_stands_between_its_words():
    texts = ["Then came\nOSRIC\n  Tamm.", "Osric-Tamm Street", "Osric met Tamm.", "Rosric Tamm"]
    articles = [make_article(each) for each in texts]
    address = make_article("No.", source_url="https://tide.example/osric-tamm-again")
    scope = scope_of(Speaker.objects.get(name="Osric Tamm"), blank=True)
    reached = {each.pk for each in scope.articles}
    assert [each.pk in reached for each in (*articles, address)] == [True, True, False, True, True]
    headline = Change.objects.create(
        record_type="article", record_id=address.public_id, field="headline",
        before="So said\nOsric Tamm", after="“Tamm”",
    )  # fmt: skip
    assert list(changes_with(["Osric Tamm"])) == [headline]


def test_a_name_is_found_whatever_its_accents_and_keyboard():
    record, _words = found("speaker")
    VariantName.objects.create(speaker=record, name="علی تام", ambiguous=False)
    texts = {
        "Then came Ósric\nTämm, late.": "Then came █████\n████, late.",
        "شهردار گفت علي تام آمد.": "شهردار گفت ███ ███ آمد.",
        "Osrics Tamms came.": "Osrics Tamms came.",
    }
    articles = [make_article(each) for each in texts]
    documents.index([each.pk for each in articles])
    states.withdraw(record, reason=Reason.PRIVACY)
    for article, expected in zip(articles, texts.values(), strict=True):
        article.refresh_from_db()
        assert article.text == expected


def test_a_namesake_keeps_the_name_and_everything_said():
    record, _words = found("speaker")
    states.withdraw(record, reason=Reason.PRIVACY)
    text = Article.objects.get(reference="ferry").text
    assert "said Mara Tamm, a baker" in text
    assert "█████ ████, chairman of the Dock Union. ████, 51, led" in text
    assert Quote.objects.current().filter(speaker__name="Mara Tamm").count() == 2
    assert Quote.objects.get(text__contains="never told us why").text == (
        "█████ ████ never told us why,"
    )


@every_kind
def test_releasing_within_the_grace_time_brings_everything_back(client, kind):
    record, _words = found(kind)
    before = snapshot()
    states.withdraw(record, reason=Reason.PRIVACY)
    assert snapshot() != before
    states.release(record)
    assert snapshot() == before
    assert client.get(record.get_absolute_url()).status_code == 200
    assert Removal.objects.in_force().count() == 0
    assert list(problems()) == []


def snapshot():
    """What the archive says, without the times and the ledger of how it came to it."""
    return (
        list(Article.objects.order_by("pk").values("text", "headline", "source_url", "bylines",
                                                   "evidence", "state")),
        list(Quote.objects.order_by("pk").values("text", "label", "fingerprint", "state", "speaker",
                                                 "candidates")),
        list(Speaker.objects.order_by("pk").values("name", "sort_name", "state")),
        list(Organization.objects.order_by("pk").values("name", "state")),
        list(Publication.objects.order_by("pk").values("name", "name_keys", "domain", "state")),
        sorted(map(str, SpeakerMention.objects.values_list("name", "spans", "article"))),
        sorted(VariantName.objects.values_list("name", "speaker", "organization"), key=str),
        [each and bytes(each) for each in Source.objects.order_by("pk")
         .values_list("content", flat=True)],
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["quote", "speaker"])
def test_the_words_of_a_quote_merged_into_another_go_with_it(kind):
    heir = Quote.objects.filter(text=STRIKE).first()
    merged = heir.article.quotes.get(text__contains="stubborn")
    before = snapshot()
    annotating.join(heir, merged, user=make_user())
    joined = snapshot()
    record = heir if kind == "quote" else heir.speaker
    states.withdraw(record, reason=Reason.PRIVACY)
    merged.refresh_from_db()
    assert is_blank(merged.text)
    states.release(type(record).objects.get(pk=record.pk))
    assert (snapshot() == joined, joined == before) == (True, False)


def test_what_was_hidden_before_is_hidden_again():
    record, _words = found("speaker")
    hidden = record.quotes.first()
    states.hide(hidden)
    states.withdraw(record, reason=Reason.PRIVACY)
    states.release(record)
    assert sorted(record.quotes.values_list("state", flat=True)) == [State.HIDDEN, State.PUBLIC]


def test_after_the_grace_time_nothing_can_be_released():
    record, _words = found("speaker")
    states.withdraw(record, reason=Reason.PRIVACY)
    removal.purge(timezone.now() + timedelta(days=31))
    with pytest.raises(states.NothingLeft):
        states.release(record)


def test_a_quote_that_went_with_its_speaker_comes_back_only_with_him():
    record, _words = found("speaker")
    states.withdraw(record, reason=Reason.PRIVACY)
    with pytest.raises(states.NothingLeft):
        states.release(Quote.objects.filter(speaker=record).first())


AGAIN = {
    "the same file": [],
    "a later version": [{**GIVEN[0], "text": f"{FERRY}\n\nA bell rang on the pier at night."}],
    "another reference": [{**GIVEN[0], "id": "mirror"}],
    "other bytes under another reference": [{**GIVEN[0], "id": "m", "text": f" {FERRY}\n"}],
    "another article": [{"id": "new", "text": COPY.replace("I shall swim", "I shall row")}],
}


@pytest.mark.parametrize("given", AGAIN.values(), ids=AGAIN)
@every_kind
def test_nothing_comes_back_with_the_next_run(client, archive, kind, given):
    if kind == "article" and given and given[0]["id"] == "new":
        pytest.skip("another article that says the same is another article")
    record, _words = found(kind)
    states.withdraw(record, reason=Reason.PRIVACY)
    small(archive, *given)
    call_command("reextract", all=True, verbosity=0)
    assert traces(kind) == {}
    assert client.get(record.get_absolute_url()).status_code == 410
    assert list(problems()) == []


@every_kind
def test_what_was_only_withdrawn_does_not_come_back_either(client, archive, kind):
    record, _words = found(kind)
    states.withdraw(record, reason=Reason.LEGAL)
    small(archive, *AGAIN["a later version"])
    call_command("reextract", all=True, verbosity=0)
    assert client.get(record.get_absolute_url()).status_code == 410
    for address in ("/quotes/", "/articles/", "/speakers/", "/organizations/", "/publications/"):
        assert record.public_id not in client.get(f"{address}?format=json").content.decode()
    if kind in ("speaker", "organization"):
        assert type(record).objects.public().filter(name=record.name).count() == 0
