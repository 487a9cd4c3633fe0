import io
import json
import os
from pathlib import Path

import pytest

from articles.extraction.reading import MAX_BYTES
from articles.extraction.reading.files import sources
from articles.extraction.reading.unreadable import Unreadable


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "papers"
    for name in ("b.txt", "a/c.html", "a/D.MD", ".hidden.txt", ".git/e.txt", "picture.png"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Words of {name}.")
    return root


def test_a_folder_is_walked_in_order_without_hidden_and_foreign_files(folder):
    found = list(sources([folder]))
    assert [source.reference for source in found] == [
        "papers/b.txt",
        "papers/a/D.MD",
        "papers/a/c.html",
    ]
    assert [source.name for source in found] == ["b.txt", "D.MD", "c.html"]
    assert [source.media_type for source in found] == ["text/plain", "text/plain", "text/html"]


@pytest.mark.parametrize(
    "name", ["README.md", "readme.de.txt", "LICENSE-CC0.txt", "Changelog.md", "COPYING.txt"]
)
def test_notes_on_a_folder_are_no_articles_unless_they_are_named(tmp_path, name):
    note, article = tmp_path / name, tmp_path / "readme-says-the-mayor.txt"
    for path in (note, article):
        path.write_text("Words.")
    assert [source.name for source in sources([tmp_path])] == [article.name]
    assert [source.name for source in sources([note])] == [name]


def test_standard_input_is_json_lines(monkeypatch):
    given = io.TextIOWrapper(io.BytesIO(b'{"id": "one", "text": "Words."}\n'))
    monkeypatch.setattr("sys.stdin", given)
    assert [source.name for source in sources([Path("-")])] == ["one"]


def test_a_single_file_is_known_by_its_folder_and_name(folder):
    assert [source.reference for source in sources([folder / "b.txt"])] == ["papers/b.txt"]


def test_a_folder_given_as_a_dot_is_known_by_its_name(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert next(sources([Path(".")])).reference == "papers/b.txt"


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0045)https://example.org/news/1?utm_source=x -->",
        "<html><!--\n Page saved with SingleFile \n url: https://example.org/news/1 \n-->",
    ],
)
def test_a_saved_page_is_known_by_its_url(folder, comment):
    page = folder / "page.html"
    page.write_text(comment + "<p>Words.</p>")
    (source,) = sources([page])
    assert source.reference == "https://example.org/news/1"
    assert source.metadata == {"url": "https://example.org/news/1"}


def test_a_saved_page_that_names_no_web_address_is_known_by_its_place(folder):
    page = folder / "page.html"
    page.write_text("<!-- saved from url=(0014)about:internet --><p>Words.</p>")
    (source,) = sources([page])
    assert (source.reference, source.metadata) == ("papers/page.html", {})


def test_a_missing_path_a_broken_link_and_a_foreign_ending_are_named(folder):
    link = folder / "z.txt"
    link.symlink_to(folder / "nowhere")
    paths = [folder / "no.txt", link, folder / "picture.png"]
    assert list(sources(paths)) == [
        Unreadable(str(paths[0]), "There is no such file or folder."),
        Unreadable(str(paths[1]), "The link points to nothing."),
        Unreadable(str(paths[2]), "The ending '.png' is not one that is read."),
    ]


def test_a_large_file_is_refused_by_its_size(folder):
    large = folder / "large.txt"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert list(sources([large])) == [
        Unreadable(str(large), "The file is too large: 20 MB, more than 20 MB.")
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(folder):
    (folder / "b.txt").chmod(0)
    (found,) = sources([folder / "b.txt"])
    assert found.reason == "There is no permission to read it."


def test_the_rest_goes_on_after_what_cannot_be_read(folder):
    found = list(sources([folder / "no.txt", folder / "b.txt"]))
    assert [type(item).__name__ for item in found] == ["Unreadable", "Source"]


def write_lines(path, *records):
    lines = [r if isinstance(r, str) else json.dumps(r) for r in records]
    path.write_text("\n".join(lines) + "\n")
    return path


def test_each_line_of_json_is_a_source(folder):
    lines = write_lines(
        folder / "all.jsonl",
        {
            "id": "one",
            "text": "Words.",
            "published": "2021",
            "bylines": ["Ida Berg"],
            "url": "https://Post.example/1?utm_source=x",
            "other": 1,
        },
        "",
        {"id": 2, "html": "<p>Words.</p>"},
    )
    one, two = sources([lines])
    assert (one.name, one.reference, one.content) == ("one", "one", b"Words.")
    assert one.metadata == {
        "published": "2021",
        "url": "https://post.example/1",
        "bylines": ("Ida Berg",),
    }
    assert (two.name, two.media_type) == ("2", "text/html")


def test_a_lone_surrogate_becomes_one_character(folder):
    lines = write_lines(folder / "all.jsonl", '{"id": "one", "text": "a\\ud800b"}')
    assert next(sources([lines])).content.decode() == "a\ufffdb"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "The line is no JSON."),
        ("[1]", "The line is no object with an id."),
        ('{"text": "no id"}', "The line is no object with an id."),
        ('{"id": "one"}', "The line has neither text nor html."),
        ("[" * 100_000, "The line is no JSON."),
    ],
    ids=["broken", "list", "no id", "no text", "nested"],
)
def test_a_broken_line_is_named_and_the_next_is_read(folder, line, reason):
    lines = write_lines(folder / "all.jsonl", line, {"id": "two", "text": "Words."})
    broken, good = sources([lines])
    assert broken == Unreadable(f"{lines}, line 1", reason)
    assert good.name == "two"


def test_a_line_too_long_is_skipped_without_being_kept(folder):
    lines = folder / "all.jsonl"
    with lines.open("wb") as file:
        file.write(b'{"id": "one", "text": "' + b"a" * (2 * MAX_BYTES) + b'"}\n')
        file.write(b'{"id": "two", "text": "Words."}')
    broken, good = sources([lines])
    assert broken.reason == "The line is larger than 20 MB."
    assert good.name == "two"
