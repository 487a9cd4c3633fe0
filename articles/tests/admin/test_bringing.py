"""Articles brought in from the desk: hidden until released, reported, and taken back."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.admin import bringing
from articles.admin.links import change_url
from articles.models import Article, Batch, Change, Source, State
from articles.search import documents
from articles.tests import factories

TEXT = (
    "Ferry stays in port\n\n“We will not sail tonight,” Ann Smith said. The wind had risen since "
    "noon, and nobody on the quay had expected anything else from the old company.\n"
)


@pytest.fixture
def address():
    return reverse("admin:articles_article_bring")


def file(name="ferry.txt", content=TEXT):
    content = content.encode() if isinstance(content, str) else content
    return SimpleUploadedFile(name, content)


def bring(desk, address, **fields):
    """The page that follows."""
    return desk.post(address, fields, follow=True)


def test_a_pasted_text_becomes_a_hidden_article_with_what_was_given(desk, address, editor):
    page = bring(
        desk, address, text=TEXT.replace("\n", "\r\n"), publication="The Quay", bylines="Bo Lind",
        published="2024-02", language="en", headline="No ferry",
    )  # fmt: skip
    article = Article.objects.get()
    assert (article.state, article.headline, article.text) == (State.HIDDEN, "No ferry", TEXT[:-1])
    assert (article.publication.name, article.bylines) == ("The Quay", ["Bo Lind"])
    assert (article.published.isoformat(), article.published_precision) == ("2024-02-01", "month")
    assert (article.reference, article.quotes.count()) == ("desk/no-ferry", 1)
    batch = Batch.objects.get()
    assert (batch.user, batch.tally["created"]) == (editor, 1)
    assert page.redirect_chain[-1][0] == change_url(batch)
    assert "No ferry" in page.content.decode()
    assert documents.differences() == []


def test_an_address_is_what_the_archive_knows_it_by(desk, address):
    bring(desk, address, text=TEXT, url="https://quay.example/1")
    bring(desk, address, text=TEXT + "It sailed at dawn.", url="https://quay.example/1")
    article = Article.objects.get()
    assert article.reference == article.source_url == "https://quay.example/1"
    assert article.text.endswith("dawn.")


def test_files_are_read_as_the_command_reads_them(desk, address):
    line = json.dumps({"id": "wire-7", "text": TEXT + "More."})
    files = [file(), file("one.jsonl", line), file("page.html", f"<p>{TEXT}</p>")]
    bring(desk, address, files=files, publication="The Quay")
    references = set(Article.objects.values_list("reference", flat=True))
    assert references == {"desk/ferry.txt", "wire-7", "desk/page.html"}
    assert {str(a.publication) for a in Article.objects.all()} == {"The Quay"}


def test_a_bad_file_gets_its_sentence_and_the_rest_comes_in(desk, address):
    files = [file(), file("empty.txt", " "), file("photo.jpg", b"x"), file("x.txt", b"\0\1\2" * 99)]
    page = bring(desk, address, files=files)
    failures = {each["name"]: each["reason"] for each in Batch.objects.get().failures}
    assert failures["photo.jpg"] == "The ending '.jpg' is not one that is read."
    assert set(failures) == {"photo.jpg", "desk/empty.txt", "desk/x.txt"}
    assert Article.objects.count() == 1
    for reason in failures.values():
        assert reason.split("'")[0] in page.content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Give files or a text, one of the two."),
        ({"text": "  \n"}, "Give files or a text, one of the two."),
        ({"text": TEXT, "files": [file()]}, "Give files or a text, one of the two."),
        ({"files": [file(), file()]}, "Two of the files have the same name."),
        ({"files": [file(), file("b.txt")], "headline": "One"}, "are of one article"),
        ({"text": TEXT, "published": "yesterday"}, "Write the date as 2022-08-30"),
        ({"text": TEXT, "language": "the English"}, "Write the language&#x27;s code"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "Enter a valid URL."),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(fields, sentence, desk, address):
    for upload in fields.get("files", []):
        upload.seek(0)
    assert sentence in bring(desk, address, **fields).content.decode()
    assert Batch.objects.count() == 0


def test_uploads_have_their_limits(desk, address, monkeypatch):
    monkeypatch.setattr(bringing, "MOST_BYTES", 10)
    assert "larger than 10" in bring(desk, address, files=[file()]).content.decode()
    monkeypatch.setattr(bringing, "MOST_FILES", 1)
    files = [file(), file("b.txt")]
    assert "At most 1 files at a time." in bring(desk, address, files=files).content.decode()


def test_a_file_s_name_leads_nowhere_else(desk, address):
    bring(desk, address, files=[file("../../etc/passwd.txt")])
    assert Article.objects.get().reference == "desk/passwd.txt"


def test_what_a_run_brought_in_is_released_with_a_reason(desk, address, client):
    bring(desk, address, text=TEXT)
    article, batch = Article.objects.get(), Batch.objects.get()
    assert client.get(article.get_absolute_url()).status_code == 404
    page = desk.get(change_url(batch)).content.decode()
    release = reverse("admin:articles_batch_release", args=[batch.pk])
    assert release in page
    assert "Ferry stays in port" in desk.get(release).content.decode()
    desk.post(release, {"reason": "Read."})
    assert client.get(article.get_absolute_url()).status_code == 200
    assert Change.objects.of(article).get(field="state").reason == "Read."
    assert release not in desk.get(change_url(batch)).content.decode()


def test_a_run_is_undone_from_its_page(desk, address):
    bring(desk, address, text=TEXT)
    batch = Batch.objects.get()
    undo = reverse("admin:articles_batch_undo", args=[batch.pk])
    assert undo in desk.get(change_url(batch)).content.decode()
    desk.get(undo)
    page = desk.post(undo, follow=True).content.decode()
    assert "Articles that are as before: 1" in page
    article = Article.objects.get()
    assert (article.state, article.reason) == (State.WITHDRAWN, "undone")
    assert undo not in page
    assert "was undone on" in desk.post(undo, follow=True).content.decode()


def test_pages_about_runs_ask_little(desk, address, django_assert_max_num_queries):
    bring(desk, address, text=TEXT)
    batch = Batch.objects.get()
    pages = [
        reverse(f"admin:articles_batch_{name}", args=[batch.pk]) for name in ("undo", "release")
    ]
    for page in (address, change_url(batch), *pages):
        with django_assert_max_num_queries(19):
            assert desk.get(page).status_code == 200


def test_only_editors_bring_in_release_and_undo(client, address, db):
    client.force_login(factories.make_user(is_staff=True))
    assert client.post(address, {"text": TEXT}).status_code == 403
    batch = factories.make_batch()
    for name in ("undo", "release"):
        page = reverse(f"admin:articles_batch_{name}", args=[batch.pk])
        assert client.post(page).status_code == 403
    assert Source.objects.count() == 0
