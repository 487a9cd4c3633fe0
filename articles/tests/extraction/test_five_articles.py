"""The five articles that the archive was made for, held to what is reached on them."""

import json
from pathlib import Path

import pytest

from articles.extraction import extract
from articles.extraction.reading.files import sources
from articles.extraction.scoring import score, total

from .invariants import assert_valid

SHARED = Path(__file__).resolve().parents[4] / "shared"
#: Raise a floor when the extraction gets better; never lower one without a reason in the commit.
FLOORS = {
    "metadata": 30,
    "body clean": 19,
    "quotes": 96,
    "speakers": 96,
    "people": 39,
    "organizations": 55,
    "mention counts": 55,
}
MOST_FALSE_QUOTES = 0

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="the five articles are not beside the project"
)


def test_the_five_articles_are_read_as_well_as_before():
    scores = []
    for source in sources([SHARED / "articles"]):
        extraction = extract(source)
        assert_valid(extraction)
        gold = SHARED / "gold" / f"{Path(source.name).stem}.json"
        scores.append(score(json.loads(gold.read_text(encoding="utf-8")), extraction))
    rows = total(scores)
    assert {name: rows[name].found for name in FLOORS if rows[name].found < FLOORS[name]} == {}
    assert rows["false quotes"].found <= MOST_FALSE_QUOTES
