"""manage.py ingest, reextract and check_archive on files as people have them."""

import json
import os
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.ingest import batch as batches
from articles.models import Article, Batch, Quote, SearchArticle, Source, State

pytestmark = pytest.mark.django_db

STORY = """Dam holds through the night

By Ann Varga

LOWER HARN, 3 March 2021 — “The dam holds,” said Ivo Brandt, the dam’s warden. “We will stay.”

The mayor, Petra Lund, told The Harn Courier that she was grateful. “Nobody slept,” Lund said.
"""


@pytest.fixture
def papers(tmp_path):
    """A folder with one good article."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "dam.txt").write_text(STORY, encoding="utf-8")
    return folder


def run(command, *arguments):
    """(standard output, standard error, the CommandError's sentence or None)"""
    out, err, refusal = StringIO(), StringIO(), None
    try:
        call_command(command, *arguments, stdout=out, stderr=err)
    except CommandError as error:
        refusal = str(error)
    return out.getvalue(), err.getvalue(), refusal


def test_a_folder_becomes_articles_quotes_and_an_index(papers):
    out, err, refusal = run("ingest", papers)
    assert (out.startswith("1 created, 0 updated, 0 unchanged, 0 failed; batch"), err, refusal) == (
        True,
        "",
        None,
    )
    article = Article.objects.get()
    assert (article.reference, article.sources.get().name) == ("papers/dam.txt", "dam.txt")
    assert {quote.speaker_name for quote in article.quotes.all()} == {"Ivo Brandt", "Petra Lund"}
    assert SearchArticle.objects.count() == 1


def test_a_second_run_changes_nothing(papers):
    run("ingest", papers)
    before = list(Quote.objects.order_by("pk").values())
    out, _, _ = run("ingest", papers)
    assert out.startswith("0 created, 0 updated, 1 unchanged, 0 failed")
    assert list(Quote.objects.order_by("pk").values()) == before
    assert Source.objects.count() == 1


def test_bad_files_are_named_with_their_reason_and_the_rest_goes_on(papers):
    (papers / "empty.txt").write_bytes(b"")
    (papers / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (papers / "half.txt").write_bytes(STORY.encode()[:-40] + "“Nobody sle".encode() + b"\xe2\x80")
    (papers / "huge.txt").write_bytes(b"All work and no play. " * 2_500_000)
    (papers / "gone.txt").symlink_to(papers / "nowhere.txt")
    out, err, refusal = run("ingest", papers)
    assert "1 created" in out or "2 created" in out
    failed = {line.split(":")[0].rpartition("/")[2] for line in err.splitlines()}
    assert {"empty.txt", "picture.txt", "huge.txt", "gone.txt"} <= failed
    assert all(len(line.split(": ", 1)[1]) > 10 for line in err.splitlines())
    assert refusal.endswith("could not be stored.")
    kept = {failure["name"].rpartition("/")[2] for failure in Batch.objects.get().failures}
    assert kept == failed


def test_a_file_without_permission_is_named(papers):
    locked = papers / "locked.txt"
    locked.write_text(STORY)
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read every file")
    _, err, _ = run("ingest", papers)
    assert "locked.txt: There is no permission to read it." in err


def test_a_dry_run_reports_and_stores_nothing(papers):
    out, _, _ = run("ingest", papers, "--dry-run")
    assert (
        out.strip() == "1 created, 0 updated, 0 unchanged, 0 failed; nothing was stored (dry run)"
    )
    assert (Article.objects.count(), Batch.objects.count()) == (0, 0)


def test_hidden_articles_wait_to_be_released(papers):
    run("ingest", papers, "--hidden")
    assert Article.objects.get().state == State.HIDDEN
    assert SearchArticle.objects.count() == 0


def test_json_gives_an_object_a_line_and_the_tally(papers):
    (papers / "empty.txt").write_bytes(b"")
    out, _, _ = run("ingest", papers, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert lines[0] == {
        "status": "created",
        "name": "papers/dam.txt",
        "id": Article.objects.get().public_id,
    }
    assert (lines[1]["status"], lines[1]["name"]) == ("failed", "papers/empty.txt")
    assert lines[2] == {
        "batch": Batch.objects.get().pk,
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "failed": 1,
    }


def test_one_article_that_cannot_be_stored_costs_no_other_its_place(tmp_path):
    lines = tmp_path / "feed.jsonl"
    stories = [{"id": f"harn-{n}", "text": STORY.replace("night", f"night {n}")} for n in range(4)]
    stories[2]["published"] = "2022-13-45"
    lines.write_text("\n".join(map(json.dumps, stories)))
    out, _err, _ = run("ingest", lines, "--json")
    assert [json.loads(line)["status"] for line in out.splitlines()[:-1]] == [
        "created", "created", "failed", "created",
    ]  # fmt: skip
    assert Article.objects.count() == 3


def test_the_same_reference_twice_in_one_file_is_one_article_of_the_last_words(tmp_path):
    lines = tmp_path / "feed.jsonl"
    versions = [STORY, STORY.replace("Nobody slept", "Everybody slept"), STORY]
    lines.write_text("\n".join(json.dumps({"id": "harn", "text": text}) for text in versions))
    out, _err, _ = run("ingest", lines)
    assert out.startswith("1 created, 2 updated")
    assert "Nobody slept" in Article.objects.get().text
    assert run("check_archive")[0] == "The archive is consistent.\n"


def test_json_lines_are_known_by_their_ids(tmp_path):
    lines = tmp_path / "feed.jsonl"
    records = [{"id": f"harn-{n}", "text": STORY.replace("night", f"night {n}")} for n in (1, 2)]
    lines.write_text("\n".join([*map(json.dumps, records), "{not json", ""]))
    out, err, _ = run("ingest", lines)
    assert out.startswith("2 created, 0 updated, 0 unchanged, 1 failed")
    assert set(Article.objects.values_list("reference", flat=True)) == {"harn-1", "harn-2"}
    assert "feed.jsonl" in err


def test_a_nul_or_half_a_character_in_given_metadata_is_marked_as_lost(tmp_path):
    lines = tmp_path / "feed.jsonl"
    record = {"id": "a", "text": STORY, "headline": "Nul \x00 here", "bylines": ["Half \ud800"]}
    lines.write_text(json.dumps(record))
    assert run("ingest", lines)[2] is None
    article = Article.objects.get()
    assert (article.headline, article.bylines) == ("Nul \ufffd here", ["Half \ufffd"])


def test_undoing_a_batch_withdraws_what_it_made_and_ingesting_again_brings_it_back(papers):
    run("ingest", papers)
    run("ingest", f"--undo={Batch.objects.get().pk}")
    article = Article.objects.get()
    assert (article.state, article.reason) == (State.WITHDRAWN, "undone")
    assert SearchArticle.objects.count() == 0
    run("ingest", papers)
    article.refresh_from_db()
    assert (article.state, article.reason) == (State.PUBLIC, "")
    assert SearchArticle.objects.count() == 1


def test_what_was_undone_comes_back_hidden_if_it_is_brought_in_hidden(papers):
    run("ingest", papers, "--hidden")
    run("ingest", f"--undo={Batch.objects.get().pk}")
    run("ingest", papers, "--hidden")
    assert Article.objects.get().state == State.HIDDEN
    assert SearchArticle.objects.count() == 0


def test_a_date_that_is_none_fails_its_article_with_a_sentence_and_no_other(tmp_path):
    lines = tmp_path / "feed.jsonl"
    dates = {"a": "2022-13-45", "b": "0000-01-01", "c": "2021-03-03"}
    records = [
        {"id": key, "published": day, "text": STORY.replace("night", key)}
        for key, day in dates.items()
    ]
    lines.write_text("\n".join(map(json.dumps, records)))
    out, err, _ = run("ingest", lines)
    assert out.startswith("1 created, 0 updated, 0 unchanged, 2 failed")
    assert err.splitlines() == [
        "a: The date “2022-13-45” is none like 2022-08-30, 2022-08 or 2022.",
        "b: The date “0000-01-01” is none like 2022-08-30, 2022-08 or 2022.",
    ]


def test_undoing_a_change_of_bytes_gives_the_words_before_it_back(papers):
    run("ingest", papers)
    ids = set(Quote.objects.values_list("public_id", flat=True))
    (papers / "dam.txt").write_text(STORY.replace("Nobody slept", "Everybody slept"))
    run("ingest", papers)
    run("ingest", f"--undo={Batch.objects.first().pk}")
    article = Article.objects.get()
    assert "Nobody slept" in article.text
    assert set(article.quotes.filter(orphaned_at=None).values_list("public_id", flat=True)) == ids


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Name files or folders to ingest, or a batch to --undo."),
        (["--undo=7"], "there is no batch 7"),
    ],
)
def test_calls_that_make_no_sense_get_a_sentence(arguments, sentence):
    assert run("ingest", *arguments)[2] == sentence


def test_several_workers_store_the_same_as_one(papers):
    for n in range(6):
        (papers / f"{n}.txt").write_text(STORY.replace("night", f"night {n}"))
    out, _, _ = run("ingest", papers, "--workers=2")
    assert out.startswith("7 created")
    assert Quote.objects.count() == 7 * Article.objects.first().quotes.count()


def test_reextract_reads_the_stored_bytes_with_the_present_extractor(papers, monkeypatch):
    run("ingest", papers)
    Source.objects.update(extractor="0")
    ids = set(Quote.objects.values_list("public_id", flat=True))
    (papers / "dam.txt").unlink()
    out, _, _ = run("reextract")
    assert out.startswith("0 created, 1 updated")
    assert set(Quote.objects.values_list("public_id", flat=True)) == ids
    assert Source.objects.first().extractor == batches.VERSION
    assert run("reextract")[0].startswith("0 created, 0 updated, 0 unchanged, 0 failed")


def test_bytes_that_were_not_kept_cannot_be_read_again(papers, settings):
    settings.KEEP_SOURCES = False
    run("ingest", papers)
    _, err, _ = run("reextract", "--all")
    assert "its bytes were not kept" in err


def test_check_archive_says_what_does_not_fit(papers):
    run("ingest", papers)
    assert run("check_archive")[0] == "The archive is consistent.\n"
    Quote.objects.filter(pk=Quote.objects.first().pk).update(text="Something else")
    SearchArticle.objects.all().delete()
    out, _, refusal = run("check_archive")
    assert "its words are not what its spans say" in out
    assert "is missing" in out
    assert refusal.endswith("problems in the archive.")
