"""The extraction stays as good as it was; floors only rise."""

import pytest

from articles.extraction.records import Extraction, Quote, Span
from articles.extraction.scoring import Tally, score_passages
from articles.extraction.scoring.measurement import (
    SHARED,
    Figure,
    below,
    floors,
    measured,
    raised,
)
from articles.extraction.scoring.names import same_speaker
from articles.extraction.training.annotated import Annotated, Said


def test_no_figure_falls_below_its_floor():
    assert below(measured(), floors()) == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated news is not beside the project")
def test_every_set_at_hand_is_pinned():
    assert {figure.key for figure in measured()} == floors().keys()


def test_a_figure_half_a_point_lower_is_let_pass_and_no_lower():
    pinned = {"a: quotes": 90.0}
    assert below([Figure("a", "quotes", 89.5, 10)], pinned) == []
    assert below([Figure("a", "quotes", 89.4, 10)], pinned) == ["a: quotes"]


def test_for_a_calibration_error_lower_is_better():
    pinned = {"a: calibration error": 2.0}
    assert below([Figure("a", "calibration error", 3.0, 10)], pinned) == []
    assert below([Figure("a", "calibration error", 3.1, 10)], pinned) == ["a: calibration error"]
    assert raised([Figure("a", "calibration error", 1.0, 10)], pinned) == {
        "a: calibration error": 1.0
    }


def test_floors_rise_and_never_fall():
    figures = [Figure("a", "quotes", 91.0, 10), Figure("a", "speakers", 80.0, 10)]
    assert raised(figures, {"a: quotes": 90.0, "a: speakers": 85.0}) == {
        "a: quotes": 91.0,
        "a: speakers": 85.0,
    }


@pytest.mark.parametrize(
    ("one", "two", "leniently", "strictly"),
    [
        ("Mr. Lind", "Mara Lind", True, True),
        ("he", "he", True, True),
        ("he", "Mara Lind", False, False),
        ("Lind, the mayor", "Mara Lind", True, True),
        ("a spokesman for Lind", "Lind", True, False),
        ("Lind's office", "Lind", True, False),
        ("Mara Lind", "Ole Brandt", False, False),
        (None, "Lind", False, False),
    ],
)
def test_speakers_are_compared_by_their_heads(one, two, leniently, strictly):
    assert same_speaker(one, two) is leniently
    assert same_speaker(one, two, strict=True) is strictly


TEXT = "“We waited.\n\n“It came,” Lind said. “Too late.” The “bridge” stood."


def quote(words: str, speaker: str | None) -> Quote:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return Quote("direct", (span,), speaker, None, False, None, None, "", 0.9)


def said(words: str, speaker: str | None) -> Said:
    start = TEXT.index(words)
    return Said(Span(start, start + len(words)), None, speaker, None, True)


def tally(expected: list[Said], given: list[Quote]) -> Tally:
    article = Annotated("a", TEXT, tuple(expected), ())
    return score_passages(article, Extraction("a", TEXT, quotes=tuple(given)))


def test_a_quotation_over_paragraphs_counts_once_a_paragraph():
    found = tally([said("We waited.\n\n“It came,", "Lind")], [quote("We waited.", "Lind")])
    assert (found.expected, found.given, found.found, found.right) == (2, 1, 1, 1)


def test_a_wrong_speaker_is_found_and_not_right():
    found = tally([said("It came,", "Lind")], [quote("It came", "Brandt")])
    assert (found.found, found.right) == (1, 0)


def test_a_quotation_that_is_none_counts_as_given():
    found = tally([said("It came,", "Lind")], [quote("It came", "Lind"), quote("bridge", None)])
    assert (found.expected, found.given, found.right) == (1, 2, 1)


def test_of_few_outcomes_no_calibration_error_is_told():
    few, many = (Tally(sure_of_name=[(0.9, True)] * count) for count in (199, 200))
    assert "calibration error" not in few.figures()
    assert many.figures()["calibration error"] == pytest.approx(10)
