"""One extraction into the archive, and again, and changed."""

from dataclasses import replace

import pytest
from django.db import transaction

from articles.extraction.records import Candidate, Span
from articles.ingest import consistency, edits, parts, review
from articles.ingest.proposals import accept
from articles.ingest.quotes import BadSpan, misplaced
from articles.ingest.states import withdraw
from articles.ingest.store import RefusedVersion, store
from articles.models import (
    Article,
    Change,
    Quote,
    Reason,
    SearchQuote,
    Source,
    Speaker,
    State,
    VariantName,
    derived_id,
)
from articles.search import documents
from articles.tests.factories import make_batch, make_user

from .extractions import extraction, source

pytestmark = pytest.mark.django_db

TEXT = (
    "“The dam holds,” Ann Varga said. “We will stay.”\n\n"
    "Ivo Brandt disagreed. “It leaks,” he said. The Ministry of Rivers kept silent."
)
QUOTES = [(("The dam holds,", "We will stay."), "Ann Varga"), ("It leaks,", "Ivo Brandt")]
PEOPLE = [("Ann Varga", "Varga"), ("Ivo Brandt",)]
BODIES = [("Ministry of Rivers",)]


def put(text=TEXT, quotes=QUOTES, people=PEOPLE, organizations=BODIES, extractor="1", **options):
    """Store an extraction made from words; the Outcome."""
    fields = options.pop("fields", {})
    return store(
        source(text, options.pop("reference", "papers/one.txt")),
        extraction(text, quotes, people, organizations, **fields),
        batch=make_batch(),
        extractor=extractor,
        **options,
    )


def ids():
    return list(Quote.objects.order_by("start").values_list("public_id", flat=True))


def test_quotes_are_stored_with_their_words_speakers_and_place():
    article = put().article
    first, second = article.quotes.all()
    assert (first.text, first.speaker_name, first.segments) == (
        "The dam holds, … We will stay.",
        "Ann Varga",
        [1, 15, 34, 47],
    )
    assert (second.text, second.speaker_name, second.review) == (
        "It leaks,",
        "Ivo Brandt",
        "machine",
    )


def test_the_same_bytes_again_change_nothing():
    put()
    before = (Article.objects.get().changed_at, ids(), Source.objects.count())
    assert put().status == "unchanged"
    assert (Article.objects.get().changed_at, ids(), Source.objects.count()) == before


def test_the_same_bytes_under_another_reference_are_one_more_source():
    put()
    assert put(reference="mirror/one.txt").status == "unchanged"
    assert Article.objects.public().get().sources.count() == 2


MIRRORS = ["papers/1.txt", "mirror/one.txt"]


@pytest.mark.parametrize("references", [MIRRORS, MIRRORS[::-1]])
def test_links_to_every_reference_of_the_same_bytes_answer_in_one_hop(references, client):
    for reference in references * 2:
        put(reference=reference)
    [article] = Article.objects.public()
    assert article.public_id == derived_id("article", references[0])
    other = client.get(f"/articles/{derived_id('article', references[1])}/the-dam/")
    assert (other.status_code, other.headers["Location"]) == (301, article.get_absolute_url())
    assert client.get(other.headers["Location"]).status_code == 200
    assert list(consistency.problems()) == []


def test_a_link_to_another_reference_of_what_was_withdrawn_is_gone_too(client):
    article = put(reference=MIRRORS[0]).article
    withdraw(article, user=make_user(), reason=Reason.LEGAL)
    put(reference=MIRRORS[1])
    link = f"/articles/{derived_id('article', MIRRORS[1])}/the-dam/"
    assert client.get(link).status_code == 410


def test_a_paragraph_inserted_at_the_top_keeps_every_id_and_moves_the_spans():
    put()
    before = ids()
    new = "An opening paragraph.\n\n" + TEXT
    assert put(new).status == "updated"
    assert ids() == before
    assert list(misplaced(Article.objects.get())) == []


def test_words_that_are_gone_orphan_their_quote_and_it_leaves_the_index():
    put()
    gone = TEXT.replace("“It leaks,” he said. ", "")
    article = put(gone, QUOTES[:1]).article
    orphan = article.quotes.get(text="It leaks,")
    assert orphan.orphaned_at is not None
    assert not SearchQuote.objects.filter(quote=orphan).exists()
    put(TEXT, extractor="2")
    orphan.refresh_from_db()
    assert orphan.orphaned_at is None


def test_changed_words_of_a_quote_are_in_the_ledger():
    put()
    put(TEXT, [(("The dam holds,",), "Ann Varga"), QUOTES[1]], extractor="2")
    change = Change.objects.get(record_type="quote", field="text")
    assert (change.before, change.after, change.extractor) == (
        "The dam holds, … We will stay.",
        "The dam holds,",
        "2",
    )


def test_an_archive_rebuilt_in_another_order_has_the_same_ids():
    references = ["papers/dam.txt", "papers/bridge.txt", "papers/mill.txt"]
    assert ids_after_ingesting(references) == ids_after_ingesting(references[::-1])


def ids_after_ingesting(references):
    """The ids an empty archive has after storing one article for each reference, in order."""
    with transaction.atomic():
        for reference in references:
            subject = reference.removeprefix("papers/").removesuffix(".txt")
            quotes = [((f"The {subject} holds,", "We will stay."), "Ann Varga"), QUOTES[1]]
            put(TEXT.replace("dam", subject), quotes, reference=reference)
        found = sorted(ids()), sorted(Article.objects.values_list("public_id", flat=True))
        transaction.set_rollback(True)
    return found


def test_another_text_under_the_same_reference_is_refused_unless_it_is_meant():
    put()
    other = "Quite another story. “No,” she said."
    with pytest.raises(RefusedVersion, match="Fewer than a third"):
        put(other, [("No,", None)], [], [])
    assert Article.objects.get().text == TEXT
    assert put(other, [("No,", None)], [], [], replace=True).status == "updated"


def test_a_span_outside_the_text_stores_nothing():
    sound = extraction(TEXT, QUOTES, PEOPLE)
    beyond = replace(sound.quotes[0], segments=(Span(5, 9999),))
    broken = replace(sound, quotes=(beyond,))
    with pytest.raises(BadSpan):
        store(source(TEXT), broken, batch=make_batch(), extractor="1")
    assert (Article.objects.count(), Source.objects.count(), Speaker.objects.count()) == (0, 0, 0)


def test_hidden_articles_are_not_public_and_not_in_the_index():
    article = put(hidden=True).article
    assert article.state == State.HIDDEN
    assert (Article.objects.public().count(), SearchQuote.objects.count()) == (0, 0)


def test_a_speaker_that_an_editor_set_survives_a_new_extraction_as_a_proposal():
    article = put().article
    editor = make_user()
    leaks = article.quotes.get(text="It leaks,")
    review.correct(leaks, user=editor, speaker=Speaker.objects.get(name="Ann Varga"))
    put(quotes=[QUOTES[0], ("It leaks,", "Bo Lind")], people=[*PEOPLE, ("Bo Lind",)], extractor="2")
    leaks.refresh_from_db()
    assert (leaks.speaker.name, leaks.review) == ("Ann Varga", "corrected")
    proposal = Change.objects.of(leaks).proposed().get(field="speaker")
    assert proposal.after == Speaker.objects.get(name="Bo Lind").public_id


def test_what_an_editor_replaced_is_not_proposed_again():
    leaks = put().article.quotes.get(text="It leaks,")
    review.correct(leaks, user=make_user(), speaker=Speaker.objects.get(name="Ann Varga"))
    put(extractor="2")
    assert not Change.objects.of(leaks).proposed().exists()


def test_the_machine_may_attribute_an_unreviewed_quote_anew():
    article = put().article
    put(quotes=[QUOTES[0], ("It leaks,", "Ann Varga")], extractor="2")
    assert article.quotes.get(text="It leaks,").speaker.name == "Ann Varga"


def test_a_rejected_quote_is_not_proposed_again():
    article = put().article
    leaks = review.reject(article.quotes.get(text="It leaks,"), user=make_user())
    put("Lead.\n\n" + TEXT, extractor="2")
    assert article.quotes.get(text="It leaks,").public_id == leaks.public_id
    assert not SearchQuote.objects.filter(quote=leaks).exists()


def test_a_headline_that_an_editor_set_stays_and_the_machines_is_proposed():
    article = put(fields={"headline": "Dam holds"}).article
    edits.change_fields(article, user=make_user(), reason="house style", headline="The dam holds")
    put(fields={"headline": "Dam still holds"}, extractor="2")
    article.refresh_from_db()
    assert article.headline == "The dam holds"
    assert Change.objects.of(article).proposed().get().after == "Dam still holds"


def test_what_the_machine_changes_stands_in_the_ledger():
    put(fields={"headline": "Dam holds"})
    article = put(fields={"headline": "Dam still holds"}, extractor="2").article
    change = Change.objects.of(article).get(field="headline")
    assert (change.before, change.after, change.state) == (
        "Dam holds",
        "Dam still holds",
        "applied",
    )


def test_the_index_is_what_a_fresh_one_would_be():
    put()
    put("Lead.\n\n" + TEXT, extractor="2")
    assert list(documents.differences()) == []


def test_a_full_name_known_from_another_article_is_the_same_person():
    put()
    put(TEXT.replace("dam", "bridge"), [], reference="papers/two.txt")
    assert Speaker.objects.count() == 2
    assert Speaker.objects.get(name="Ann Varga").mentions.count() == 2


def test_a_bare_surname_makes_no_record_and_stays_as_printed():
    article = put(TEXT.replace("Ann ", ""), [("It leaks,", "Varga")], [("Varga",)], []).article
    assert Speaker.objects.count() == 0
    assert (article.quotes.get().speaker, article.quotes.get().speaker_name) == (None, "Varga")


def test_names_that_sound_alike_become_two_records_and_a_proposal():
    put()
    put(TEXT.replace("Varga", "Vargah"), [], [("Ann Vargah",)], reference="papers/two.txt")
    second = Speaker.objects.get(name="Ann Vargah")
    proposal = Change.objects.of(second).proposed().get(field="moved_to")
    assert proposal.after == Speaker.objects.get(name="Ann Varga").public_id


def test_a_variant_learnt_from_an_article_decides_nothing_elsewhere():
    put(people=[("Ann Varga", "Ann V. Varga"), ("Ivo Brandt",)])
    put(TEXT.replace("Ann", "Ann V."), [], [("Ann V. Varga",)], reference="papers/two.txt")
    assert set(Speaker.objects.values_list("name", flat=True)) == {
        "Ann Varga",
        "Ann V. Varga",
        "Ivo Brandt",
    }


def test_a_variant_that_an_editor_added_decides():
    put()
    VariantName.objects.create(
        speaker=Speaker.objects.get(name="Ann Varga"), name="Anna Varga", fold_key="anna varga"
    )
    put(TEXT.replace("Ann", "Anna"), [], [("Anna Varga",)], reference="papers/two.txt")
    assert not Speaker.objects.filter(name="Anna Varga").exists()


def test_a_variant_name_that_an_editor_took_away_does_not_come_back():
    people = [("Ann Varga", "Varga", "Ann"), ("Ivo Brandt",)]
    put(people=people)
    parts.drop_part(VariantName.objects.get(name="Ann"), user=make_user())
    put(people=people, extractor="2")
    assert not VariantName.objects.filter(name="Ann").exists()
    assert VariantName.objects.filter(name="Varga").exists()


def canonical(url):
    return {"evidence": {"url": (Candidate(url, "canonical link"),)}}


def test_a_canonical_link_to_another_article_joins_nothing_and_proposes_to_hide_one():
    original = put(reference="https://post.example/1").article
    copy = put(
        TEXT + " More.",
        reference="https://post.example/1/amp",
        fields=canonical("https://post.example/1"),
    ).article
    assert original != copy
    (proposal,) = Change.objects.proposed()
    assert (proposal.record_id, proposal.field, proposal.before, proposal.after) == (
        copy.public_id,
        "state",
        "public",
        "hidden",
    )
    accept(proposal, user=make_user())
    assert Article.objects.get(pk=copy.pk).state == State.HIDDEN


def test_a_canonical_link_to_the_page_itself_proposes_nothing():
    own = "https://post.example/1"
    put(reference=own, fields=canonical(own))
    assert not Change.objects.proposed().exists()
