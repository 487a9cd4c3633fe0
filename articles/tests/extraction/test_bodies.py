"""The bodies of the sample's web pages are found whole, without the clutter around them."""

import json

import pytest

from articles.extraction import extract
from articles.extraction.layout import BODY
from articles.extraction.scoring import METADATA

from .bodies import PAGES, SAMPLE, ours, overlap, source_of, theirs, together

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def gold_of(page):
    return json.loads((SAMPLE / "gold" / f"{page.stem}.json").read_text(encoding="utf-8"))


def test_bodies_are_nearly_perfect_and_better_than_plain_trafilatura_s():
    found = together([overlap(page, ours(page)) for page in PAGES]).f1
    plain = together([overlap(page, theirs(page)) for page in PAGES]).f1
    print(f"F1 of the bodies: {found:.3f}, plain trafilatura: {plain:.3f}")
    assert found >= 0.98
    assert found > plain


@each_page
def test_no_page_loses_much(page):
    assert overlap(page, ours(page)).f1 >= 0.97


@each_page
def test_nothing_of_the_clutter_is_in_the_body(page):
    extraction = extract(source_of(page))
    body = [extraction.text[b.start : b.end] for b in extraction.blocks if b.kind in BODY]
    gold = gold_of(page)
    outside = [
        words for field in ("captions", "boilerplate", "editor_notes") for words in gold[field]
    ]
    assert [words for words in outside for part in body if words in part] == []


@each_page
def test_the_metadata_are_found(page):
    extraction, gold = extract(source_of(page)), gold_of(page)
    given = {field: getattr(extraction, field) for field in METADATA}
    assert given | {"bylines": list(given["bylines"])} == {field: gold[field] for field in METADATA}
