"""Editors change what is known of articles, names and topics; the ledger and the index follow."""

import datetime

import pytest
from django.urls import reverse

from articles.admin.links import change_url
from articles.folding import fold_name, sound_key
from articles.models import (
    Affiliation,
    Annotation,
    Article,
    Change,
    Organization,
    Publication,
    SearchArticle,
    SearchQuote,
    Speaker,
    Topic,
)
from articles.search import documents
from articles.tests import factories
from articles.tests.documents import facets_of

from .pages import errors, form_data, save


@pytest.fixture
def article(db):
    article = factories.make_article("“The river rose,” Ann Smith said. The river fell.")
    documents.index([article.pk])
    return article


def add(desk, model, **fields):
    name = model._meta.model_name
    return save(desk, reverse(f"admin:articles_{name}_add"), **fields)


def ledger(record):
    """(field, before, after, reason) of each change, oldest first."""
    rows = Change.objects.of(record).order_by("pk")
    return [(change.field, change.before, change.after, change.reason) for change in rows]


# Articles


def test_an_editor_corrects_the_metadata_of_an_article(desk, article):
    paper = factories.make_publication("The Evening Test")
    save(desk, change_url(article), headline="The river falls", publication=paper.pk,
         bylines="Ann, a reporter\nBo Jones\n", why="Read the paper.")  # fmt: skip
    article.refresh_from_db()
    assert (article.headline, article.publication) == ("The river falls", paper)
    assert article.bylines == ["Ann, a reporter", "Bo Jones"]
    assert sorted(ledger(article)) == [
        ("bylines", [], ["Ann, a reporter", "Bo Jones"], "Read the paper."),
        ("headline", "The river rises", "The river falls", "Read the paper."),
        ("publication", None, paper.public_id, "Read the paper."),
    ]
    assert f"p:{paper.public_id}" in facets_of(SearchArticle.objects.get())
    locked = Change.objects.locked_fields(article)
    assert locked == {"bylines", "headline", "publication"}


@pytest.mark.parametrize(
    ("printed", "day", "precision"),
    [
        ("2021-03-05", datetime.date(2021, 3, 5), "day"),
        ("2021-03", datetime.date(2021, 3, 1), "month"),
        ("2021", datetime.date(2021, 1, 1), "year"),
        ("", None, "unknown"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(printed, day, precision, desk, article):
    save(desk, change_url(article), date=printed)
    article.refresh_from_db()
    assert (article.published, article.published_precision) == (day, precision)
    assert f'value="{printed}"' in desk.get(change_url(article)).content.decode() or not printed
    assert "published" in Change.objects.locked_fields(article)


@pytest.mark.parametrize("printed", ["yesterday", "2021-13", "2021-02-30", "1-2-3-4", "20210305"])
def test_what_is_no_date_is_refused_with_a_sentence(printed, desk, article):
    response = save(desk, change_url(article), date=printed)
    assert errors(response) == ["Write the date as 2022-08-30, 2022-08 or 2022, or leave it empty."]


def test_an_untouched_form_writes_nothing(desk, article):
    assert save(desk, change_url(article)).status_code == 302
    assert ledger(article) == []


def test_text_and_provenance_cannot_be_changed(desk, article):
    save(desk, change_url(article), text="x", reference="x", public_id="x", state="withdrawn")
    again = Article.objects.get(pk=article.pk)
    assert (again.text, again.reference) == (article.text, article.reference)
    assert (again.public_id, again.state) == (article.public_id, "public")


def test_topics_of_an_article_stand_in_ledger_and_index(desk, article):
    rivers = factories.make_topic("Rivers", parent=factories.make_topic("Nature"))
    save(desk, change_url(article), topics=[rivers.pk], why="Filed.")
    assert list(article.topics.all()) == [rivers]
    assert ledger(article) == [("topics", [], [rivers.public_id], "Filed.")]
    assert f"t:{rivers.public_id}" in facets_of(SearchArticle.objects.get())
    save(desk, change_url(article), topics=[])
    assert ledger(article)[-1] == ("topics", [rivers.public_id], [], "")


def test_the_change_page_says_which_fields_are_locked(desk, article):
    save(desk, change_url(article), headline="The river falls", date="2021")
    page = desk.get(change_url(article)).content.decode()
    assert page.count("Set by anna on") == 2


def test_the_text_is_shown_with_its_quotes_marked(desk, article):
    quote = factories.make_quote(article, "The river rose")
    page = desk.get(change_url(article)).content.decode()
    assert f'href="{change_url(quote, _changelist_filters=f"article={article.public_id}")}"' in page
    assert ">The river rose</a></mark>" in page


# People and organizations


def test_a_new_speaker_has_a_permanent_id_and_is_found_by_name(desk):
    add(desk, Speaker, name="Ann van der Berg")
    speaker = Speaker.objects.get()
    assert len(speaker.public_id) == 10
    assert speaker.sort_name == "van der Berg, Ann"
    assert [(v.name, v.fold_key) for v in speaker.variant_names.all()] == [
        ("Ann van der Berg", "ann van der berg")
    ]
    assert ledger(speaker)[0] == ("created", None, "Ann van der Berg", "")


def test_names_get_their_keys_and_their_ledger_rows(desk):
    speaker = factories.make_speaker("Ann Smith")
    save(desk, change_url(speaker), **{"variant_names-1-name": "Ánnie Smyth", "why": "As printed."})
    name = speaker.variant_names.get(name="Ánnie Smyth")
    assert name.fold_key == fold_name("Ánnie Smyth")
    assert name.sound_key == sound_key("Ánnie Smyth")
    kept = {"name": "Ánnie Smyth", "script": "", "kind": "full", "ambiguous": False}
    assert ledger(speaker) == [("variant_names", None, kept, "As printed.")]
    save(desk, change_url(speaker), **{"variant_names-0-DELETE": "on"})
    assert [v.name for v in speaker.variant_names.all()] == ["Ánnie Smyth"]
    assert ledger(speaker)[-1][1]["name"] == "Ann Smith"


def test_a_name_given_twice_is_stored_once(desk):
    add(desk, Speaker, name="Ann Smith", **{"variant_names-0-name": "Ann Smith"})
    assert [v.name for v in Speaker.objects.get().variant_names.all()] == ["Ann Smith"]


def test_a_new_display_name_is_a_name_it_goes_by(desk, article):
    speaker = factories.make_speaker("Ann Smith")
    factories.make_quote(article, "The river rose", speaker)
    save(desk, change_url(speaker), name="Ann Smith-Jones")
    assert {v.name for v in speaker.variant_names.all()} == {"Ann Smith", "Ann Smith-Jones"}
    assert SearchQuote.objects.extra(where=["tsv @@ 'smith-jones'::tsquery"]).exists()


def test_affiliations_are_written_with_dates_as_far_as_known(desk):
    speaker, body = factories.make_speaker("Ann Smith"), factories.make_organization()
    fields = {"role": "minister", "organization": body.pk, "since": "2019", "until": "2020-05"}
    fields = {f"affiliations-0-{name}": value for name, value in fields.items()}
    save(desk, change_url(speaker), **fields, **{"affiliations-TOTAL_FORMS": 1})
    was = Affiliation.objects.get()
    assert (was.start.isoformat(), was.start_precision) == ("2019-01-01", "year")
    assert (was.end.isoformat(), was.end_precision) == ("2020-05-01", "month")
    assert ledger(speaker)[0][0] == "affiliations"
    assert ledger(speaker)[0][2]["organization"] == body.public_id
    response = save(desk, change_url(speaker), **{"affiliations-0-until": "2018"})
    assert errors(response) == ["It ends before it begins."]
    save(desk, change_url(speaker), **{"affiliations-0-DELETE": "on"})
    assert (Affiliation.objects.count(), ledger(speaker)[-1][2]) == (0, None)


def test_an_affiliation_that_says_nothing_is_refused(desk):
    speaker = factories.make_speaker("Ann Smith")
    fields = {"affiliations-TOTAL_FORMS": 1, "affiliations-0-since": "2019"}
    response = save(desk, change_url(speaker), **fields)
    assert errors(response) == ["Give a role or an organization."]


def test_a_new_organization_is_sorted_without_its_article(desk):
    add(desk, Organization, name="The Ministry of Rivers", acronym="MoR")
    body = Organization.objects.get()
    assert (body.sort_name, body.acronym) == ("Ministry of Rivers", "MoR")


@pytest.mark.parametrize("make", [factories.make_organization, factories.make_topic])
def test_nothing_becomes_a_part_of_itself(make, desk):
    whole = make("Whole")
    part = make("Part", parent=whole)
    response = save(desk, change_url(whole), parent=part.pk)
    assert errors(response) == ["This would make it a part of itself."]


# Publications and topics


def test_a_publication_is_found_by_every_name_it_has(desk):
    add(desk, Publication, name="The Daily Tést", variant_names="Daily Test Online\nDT",
        display="excerpt")  # fmt: skip
    paper = Publication.objects.get()
    assert (paper.name_keys, paper.display) == (
        ["daily test", "daily test online", "dt"],
        "excerpt",
    )
    save(desk, change_url(paper), variant_names="Evening Test")
    paper.refresh_from_db()
    assert paper.name_keys == ["daily test", "evening test"]
    assert ledger(paper)[1:] == [
        ("variant_names", ["Daily Test Online", "DT"], ["Evening Test"], "")
    ]
    address = reverse("admin:articles_publication_changelist")
    assert list(desk.get(address, {"q": "EVENING"}).context["cl"].result_list) == [paper]


def test_a_new_topic_goes_into_the_tree(desk):
    nature = factories.make_topic("Nature")
    add(desk, Topic, name="Rivers", parent=nature.pk)
    assert Topic.objects.get(name="Rivers").parent == nature


# Notes


def test_a_note_on_the_words_of_a_passage(desk, editor, article):
    add(desk, Annotation, article=article.pk, words="Ann Smith", text="A minister.", public="on")
    note = Annotation.objects.get()
    assert article.text[note.start : note.end] == "Ann Smith"
    assert (note.author, note.public) == (editor, True)
    assert ledger(article) == [("annotation", None, "A minister.", "")]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Bo Jones", "These words are not in the article's text."),
        ("he river", "These words stand there 2 times: choose which, or give more."),
    ],
)
def test_words_that_have_no_one_place_are_refused(words, sentence, desk, article):
    response = add(desk, Annotation, article=article.pk, words=words, text="Look.")
    assert (errors(response), Annotation.objects.count()) == ([sentence], 0)


def test_a_note_on_a_quote_needs_no_article(desk, article):
    quote = factories.make_quote(article, "The river rose")
    add(desk, Annotation, quote=quote.pk, text="Said on the bridge.")
    assert Annotation.objects.get().article == article
    assert ledger(quote) == [("annotation", None, "Said on the bridge.", "")]


def test_a_note_belongs_to_something(desk):
    response = add(desk, Annotation, text="Look.")
    assert errors(response) == ["Choose an article or a quote."]


def test_a_quote_of_another_article_is_refused(desk, article):
    response = add(
        desk, Annotation, article=article.pk, quote=factories.make_quote().pk, text="Look."
    )
    assert errors(response) == ["This quote stands in another article."]


def test_a_note_is_changed_and_published(desk, article):
    note = factories.make_annotation(article, "Look.")
    save(desk, change_url(note), text="Look here.", public="on")
    note.refresh_from_db()
    assert (note.text, note.public) == ("Look here.", True)
    assert sorted(ledger(article)) == [
        ("annotation", "Look.", "Look here.", ""),
        ("annotation_public", False, True, ""),
    ]


def test_the_second_editor_of_a_note_is_told_what_it_became(desk, article):
    note = factories.make_annotation(article, "Look.")
    second = form_data(desk.get(change_url(note))) | {"text": "Look there.", "_save": "yes"}
    save(desk, change_url(note), text="Look here.")
    assert 'name="version"' in desk.get(change_url(note)).content.decode()
    page = desk.post(change_url(note), second)
    assert "meanwhile to: “Look here.”" in page.content.decode()
    again = form_data(page) | {"_save": "yes"}
    assert desk.post(change_url(note), again).status_code == 302
    note.refresh_from_db()
    assert note.text == "Look there."


def test_notes_are_written_on_the_article_s_own_page(desk, editor, article):
    fields = {"annotations-TOTAL_FORMS": 1, "annotations-0-text": "Look."}
    save(desk, change_url(article), **fields)
    note = Annotation.objects.get()
    assert (note.text, note.public, note.author) == ("Look.", False, editor)
    save(desk, change_url(article), **{"annotations-0-public": "on"})
    note.refresh_from_db()
    assert note.public


def test_after_every_kind_of_edit_the_index_equals_a_fresh_one(desk, article):
    speaker, body = factories.make_speaker("Ann Smith"), factories.make_organization()
    paper, topic = factories.make_publication(), factories.make_topic(parent=factories.make_topic())
    quote = factories.make_quote(article, "The river rose", speaker)
    factories.make_mention(article, speaker)
    documents.index([article.pk])
    edits = [
        (
            article,
            {"publication": paper.pk, "topics": [topic.pk], "date": "2021", "kind": "opinion"},
        ),
        (speaker, {"name": "Anne Smith", "variant_names-1-name": "Annie"}),
        (speaker, {"variant_names-0-DELETE": "on"}),
        (quote, {"organization": body.pk}),
        (body, {"name": "Rivers Board", "acronym": "RB"}),
        (paper, {"name": "The Evening Test"}),
        (topic, {"parent": None}),
    ]
    for record, changes in edits:
        assert save(desk, change_url(record), **changes).status_code == 302
        assert documents.differences() == []
    for record in (topic, paper, body, quote):
        save(desk, change_url(record), "_hide")
        assert documents.differences() == []
