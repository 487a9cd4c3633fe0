"""Any text at all gives a valid Extraction, by work that grows with its length."""

import io
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.extraction import UnreadableSource, extract
from articles.extraction.reading.jsonl import read_lines

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
def test_ten_times_the_text_is_at_most_twelve_times_the_work(unit):
    extraction_of(repeated(unit, 2_000))
    assert calls_for(repeated(unit, 20_000)) <= 12 * calls_for(repeated(unit, 2_000))


def calls_for(text: str) -> int:
    """How many functions are called for a text; each turn of a generator counts as one."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extraction_of(text)
    finally:
        sys.setprofile(before)
    return calls


@QUICK
@given(st.text(alphabet="«»“”\u200f\u202b\u202c ،؟.:\nابپگفتשלום", max_size=200))
def test_text_from_right_to_left_gives_a_valid_extraction(text):
    check(text)


def test_lone_surrogates_in_json_lines_are_replaced_one_for_one():
    line = b'{"id": "a", "text": "Lind said: \\u201cWe \\ud800 waited for it.\\u201d"}\n'
    (source,) = read_lines(io.BytesIO(line), "lines")
    extraction = extract(source)
    assert_valid(extraction)
    assert extraction.text == "Lind said: “We \ufffd waited for it.”"


@pytest.mark.audit
@pytest.mark.parametrize(
    "text",
    ['"' * 1_000_000, "“a” " * 250_000, "Ann Lee met Tom Ray there. " * 370_000],
    ids=["a million marks", "half a million pairs of marks", "10 MB without a paragraph"],
)
def test_huge_texts_give_a_valid_extraction(text):
    check(text)
