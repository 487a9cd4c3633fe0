"""Any text at all gives a valid Extraction, in time that grows with its length."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.extraction import UnreadableSource

from .invariants import assert_valid, extraction_of

MARKS = "\"'“”‘’«»„‟‚‹›``''"
NEWSPRINT = st.lists(
    st.sampled_from(
        [
            *MARKS,
            *" \n.,:;?!()-—",
            *["\n\n", ", ", ". ", " said ", " told Reuters", "Ann Lee", "Mr. Lee", "Lee: ", "Q: "],
            *[" he ", " she ", " the official ", "We won", "why?", "By Ann Lee", "Photo by X"],
            *[
                "Get our free newsletter",
                "Editor's note: ",
                "2 May 2021",
                "the NATO (NATO) ",
                "’s ",
            ],
        ]
    ),
    max_size=60,
).map("".join)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(text: str) -> None:
    try:
        assert_valid(extraction_of(text))
    except UnreadableSource:
        assert not text.replace("\x00", "").strip("\ufeff \t\n\r").strip() or "\x00" in text


@QUICK
@given(st.text(max_size=300))
def test_any_unicode_text_gives_a_valid_extraction(text):
    check(text.encode("utf-8", "replace").decode())


@QUICK
@given(st.text(alphabet=MARKS + " \nab.", max_size=200))
def test_a_text_of_marks_gives_a_valid_extraction(text):
    check(text)


@settings(QUICK, max_examples=400)
@given(NEWSPRINT)
def test_scrambled_news_gives_a_valid_extraction(text):
    check(text)


ENDLESS = {
    "open marks": "“a ",
    "straight marks": '"a ',
    "single marks": "'a ",
    "apostrophes": "'s ",
    "names": "Ann Lee ",
    "labels": "Ann: no? ",
    "brackets": "(",
    "quoted words": 'He said "no" and ',
    "capitals": "A. ",
    "lines": "a\n",
    "titles": "Mr. ",
    "dots": ".",
    "notes": "edited for clarity ",
    "glued names": "madeAnn Lee ",
    "acronyms": "the NATO (NATO) ",
    "sentences said again": "one two three four five six seven. ",
    "paragraphs said again": "one two three four five six seven\n\n",
    "questions": "We spoke to Ann Lee. Why?\n\nYes, I did.\n\n",
    "Persian labels": "پرسش: چرا؟\n",
    "names alone": "Ann Lee\nWhy?\nTom Ray\nNo.\n",
    "different names": None,
}


def repeated(unit: str | None, length: int) -> str:
    if unit is None:
        return " ".join(f"National {chr(65 + n % 26)}{n} Council met." for n in range(length // 26))
    return unit * (length // len(unit))


@pytest.mark.parametrize("unit", ENDLESS.values(), ids=ENDLESS.keys())
def test_time_grows_no_faster_than_the_text(unit):
    extraction_of(repeated(unit, 2_000))
    short, long = (seconds_for(repeated(unit, length)) for length in (10_000, 80_000))
    assert long < max(0.5, 20 * short)


def seconds_for(text: str) -> float:
    began = time.perf_counter()
    assert_valid(extraction_of(text))
    return time.perf_counter() - began
