"""The layout's work, counted in calls of functions, grows with the length of the text."""

import sys

import pytest

from articles.extraction.layout import lay_out
from articles.extraction.reading import Document

from .test_any_text import ENDLESS, repeated

SHORT, LONG = 4_000, 32_000


def calls_for(text: str) -> int:
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        lay_out(Document(text))
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("unit", ENDLESS.values(), ids=ENDLESS.keys())
def test_calls_grow_no_faster_than_the_text(unit):
    calls_for(repeated(unit, SHORT))
    short, long = (calls_for(repeated(unit, length)) for length in (SHORT, LONG))
    assert long <= 1.25 * (LONG / SHORT) * short
