"""The log is one JSON object a line and never quotes an article."""

import io
import json
import logging

from archive_site.logs import LineFormatter

TEXT = "“The dam holds,” said the warden."


def logged(say):
    """Return the one line that a logger writes when `say` uses it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LineFormatter())
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
