"""The log: one JSON object a line, to stderr, without any article's text."""

import json
import logging
import traceback
from datetime import UTC, datetime

LEVELS = ("WARNING", "DEBUG", "INFO", "ERROR")  # of LOG_LEVEL; the first is a command's default


class LineFormatter(logging.Formatter):
    """Format a record as time, level, logger, message, and where an exception came from."""

    def format(self, record):
        """Return the record as one line of JSON.

        An exception gives its type and frames: its message may quote what was being stored.
        """
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__qualname__
            line["frames"] = _frames(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _frames(trace):
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]
