"""The log is one JSON object a line and never quotes an article."""

import io
import json
import logging

from archive_site.logs import LineFormatter, RequestFormatter

TEXT = "“The dam holds,” said the warden."


def logged(say, formatter=LineFormatter):
    """Return the one line that a logger writes when `say` uses it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter())
    logger = logging.Logger("archive")
    logger.addHandler(handler)
    say(logger)
    (line,) = stream.getvalue().splitlines()
    return line


def test_a_line_has_time_level_logger_and_message():
    line = json.loads(logged(lambda logger: logger.warning("two\nlines: %s", 2)))
    assert line.pop("time").endswith("+00:00")
    assert line == {"level": "warning", "logger": "archive", "message": "two\nlines: 2"}


def test_an_exception_is_told_by_its_place_and_not_by_its_words():
    def fail(logger):
        try:
            raise ValueError(TEXT)
        except ValueError:
            logger.exception("not stored")

    line = logged(fail)
    assert "dam" not in line
    assert json.loads(line)["exception"] == "ValueError"
    assert json.loads(line)["frames"][0].endswith(" fail")


def test_a_request_is_told_without_who_asked_and_what_for():
    atoms = {"m": "GET", "U": "/quotes/", "q": "q=secret", "s": "200", "D": 12_345, "B": 678}
    atoms |= {"h": "192.0.2.1", "a": "Browser/1", "f": "https://example.org/", "u": "anna"}
    line = json.loads(logged(lambda logger: logger.info("%(h)s", atoms), RequestFormatter))
    del line["time"]
    assert line == {
        "level": "info",
        "logger": "archive",
        "message": "request",
        "method": "GET",
        "path": "/quotes/",
        "status": 200,
        "ms": 12.3,
        "bytes": 678,
    }


STORY = f"Dam holds\n\n{TEXT}\n"


def lines_of(process, message):
    """The lines of a command's log with this message, without their times and batches."""
    found = [json.loads(line) for line in process.stderr.splitlines() if line.startswith("{")]
    return [
        {key: line[key] for key in ("status", "source")}
        for line in found
        if line["message"] == message
    ]


def test_each_ingested_article_is_a_line_where_that_is_asked_for(manage, place, empty_archive):
    folder = place / "papers"
    folder.mkdir()
    (folder / "dam.txt").write_text(STORY)
    (folder / "empty.txt").write_text("")
    quiet = manage("ingest", folder, "--dry-run")
    assert lines_of(quiet, "ingest") == []
    told = manage("ingest", folder, LOG_LEVEL="INFO")
    assert lines_of(told, "ingest") == [
        {"status": "created", "source": "papers/dam.txt"},
        {"status": "failed", "source": "papers/empty.txt"},
    ]
    assert "The dam holds" not in told.stdout + told.stderr
