"""The log: one JSON object a line, to stderr, without any article's text or reader's address."""

import json
import logging
import traceback
from datetime import UTC, datetime

LEVELS = ("WARNING", "DEBUG", "INFO", "ERROR")  # of LOG_LEVEL; the first is a command's default


class LineFormatter(logging.Formatter):
    """Format a record as time, level, logger, message, and where an exception came from.

    `extra={"fields": {...}}` of the logging call adds its fields to the line.
    """

    def format(self, record):
        """Return the record as one line of JSON.

        An exception gives its type and frames: its message may quote what was being stored.
        """
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            **self.said(record),
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__qualname__
            line["frames"] = _frames(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)

    def said(self, record):
        """Return what the record itself says, by field."""
        return {"message": record.getMessage(), **getattr(record, "fields", {})}


class RequestFormatter(LineFormatter):
    """Format gunicorn's record of a request: what was asked for, never by whom or what else.

    The words after a `?` tell what somebody searches for; they are left out.
    """

    def said(self, record):
        """Return method, path, status, milliseconds and bytes sent, from gunicorn's atoms."""
        atoms = record.args
        return {
            "message": "request",
            "method": atoms["m"],
            "path": atoms["U"],
            "status": int(atoms["s"]),
            "ms": round(atoms["D"] / 1000, 1),
            "bytes": atoms["B"] or 0,
        }


def _frames(trace):
    return [
        f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]
