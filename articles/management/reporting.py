"""How a run over many articles is shown: a bar on a terminal, lines, or JSON."""

import json
import sys

from django.core.management.base import CommandError
from tqdm import tqdm


class Reporter:
    """Shows each Result of a run as it comes, then the tally.

    With `as_json` one JSON object a line on `stdout`; else failures on `stderr`, and each
    article too if `verbose`. A bar only where `stderr` is a terminal.
    """

    def __init__(self, stdout, stderr, *, as_json=False, verbose=False):
        self.stdout, self.stderr = stdout, stderr
        self.as_json, self.verbose = as_json, verbose
        self.bar = tqdm(unit=" articles", disable=not sys.stderr.isatty(), file=sys.stderr)

    def __call__(self, result):
        self.bar.update()
        if self.as_json:
            self.line(self.stdout, json.dumps(as_json(result), ensure_ascii=False))
        elif result.status == "failed":
            self.line(self.stderr, f"{result.name}: {result.reason}")
        elif self.verbose:
            self.line(self.stdout, f"{result.status} {result.name}")

    def line(self, stream, text):
        self.bar.clear()
        stream.write(text)

    def finish(self, batch, *, dry_run=False):
        """Close the bar and print what the batch came to. Raises CommandError if any failed."""
        self.bar.close()
        if self.as_json:
            self.stdout.write(json.dumps({"batch": None if dry_run else batch.pk, **batch.tally}))
        else:
            tally = ", ".join(f"{count} {status}" for status, count in batch.tally.items())
            kept = "nothing was stored (dry run)" if dry_run else f"batch {batch.pk}"
            self.stdout.write(f"{tally}; {kept}")
        if failed := batch.tally["failed"]:
            raise CommandError(f"{failed} of {sum(batch.tally.values())} could not be stored.")


def as_json(result):
    """One article's outcome as a dictionary for JSON."""
    if result.article is None:
        return {"status": result.status, "name": result.name, "reason": result.reason}
    return {"status": result.status, "name": result.name, "id": result.article.public_id}
