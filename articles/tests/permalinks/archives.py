"""Archives to crawl: the sample's articles, and three small ones that share people and words."""

import json
from pathlib import Path

from django.core.management import call_command

SAMPLE = Path(__file__).parents[2] / "sample"
FERRY = """Ferry crews stop work over night pay

By Ann Reporter

MARRAMOUTH — The ferries stood still on Tuesday. “We will carry nobody across the strait until \
the night rate is paid,” said Osric Tamm, chairman of the Dock Union. Tamm, 51, led the last \
strike as well.

“My uncle has always been stubborn,” said Mara Tamm, a baker. She sells bread at the pier.

“The talks go on,” the Ministry of Harbours said in a statement.

“Osric Tamm never told us why,” said Lev Orlin, a passenger."""
COPY = """Night pay: no ferry runs

The strike at Marramouth goes on. “We will carry nobody across the strait until the night rate \
is paid,” said Osric Tamm, chairman of the Dock Union.

“I shall swim,” said Lev Orlin, a passenger."""
OTHER = """A bakery at the pier

“Bread rises in any weather,” said Mara Tamm, a baker at Marramouth.

“And it sells,” said Lev Orlin."""
GIVEN = (
    {
        "id": "ferry", "text": FERRY, "publication": "The Evening Tide", "published": "2024-02-06",
        "url": "https://tide.example/osric-tamm-stops-ferries", "bylines": ["Ann Reporter"],
    },
    {"id": "copy", "text": COPY, "publication": "Strait Herald", "published": "2024-02-07"},
    {"id": "other", "text": OTHER, "publication": "Strait Herald", "published": "2024-03-01"},
)  # fmt: skip


def ingested():
    """Bring the sample into the archive."""
    call_command("ingest", str(SAMPLE), verbosity=0)


def small(folder, *given):
    """Bring the small articles in, or those `given` as JSON Lines have them."""
    path = folder / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, given or GIVEN)))
    call_command("ingest", str(path), replace=True, verbosity=0)
