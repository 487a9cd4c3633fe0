"""Weights are learned from annotated news: the same file each time, nothing of the texts in it."""

import json
import re

import numpy as np
import pytest

from articles.extraction.attribution.choices import Choice
from articles.extraction.attribution.doubtful import is_said
from articles.extraction.language.lists import words
from articles.extraction.learned import Model, shipped
from articles.extraction.quotes import FoundQuote
from articles.extraction.records import Block, Span
from articles.extraction.training.annotated import annotated
from articles.extraction.training.calibration import isotonic
from articles.extraction.training.fitting import Ranking, fit_decisions, fit_rankings
from articles.extraction.training.learning import learn
from articles.extraction.training.minimum import minimum
from articles.extraction.training.writing import as_file, write

NAMES = ("Lind", "Brandt", "Reed", "Holt", "Berg", "Moss")


def article(number: int) -> dict:
    name, other = NAMES[number % 6], NAMES[(number + 1) % 6]
    said = f"We waited {number} years for it,"
    text = f"Town opens a bridge\n\nAnna {name} met Tom {other}. “{said}” {name} said on Monday."
    start, speaker = text.index(said), text.rindex(name)
    quote = {"start": start, "end": start + len(said), "kind": "direct", "speaker_text": name}
    quote |= {"speaker_start": speaker, "speaker_end": speaker + len(name)}
    return {"id": f"a{number}", "text": text, "quotes": [quote]}


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "data.jsonl"
    path.write_text("\n".join(json.dumps(article(number)) for number in range(60)))
    return path


def test_learning_twice_writes_the_same_file(data):
    assert as_file(learn(annotated([data]))) == as_file(learn(annotated([data])))


def test_the_card_says_what_was_learned_from(data, tmp_path):
    write(learn(annotated([data])), [data], tmp_path)
    card = (tmp_path / "MODEL_CARD.md").read_text()
    assert "60 articles: 60 stretches" in card
    assert re.search(r"- `data\.jsonl`, SHA-256 `[0-9a-f]{64}`", card)


def test_no_name_of_the_data_is_in_the_weights(data):
    model = learn(annotated([data])).model
    learned = " ".join([*model.quotation, *model.speaker])
    assert not [name for name in NAMES if name.lower() in learned.lower().split()]


def test_shipped_features_are_made_of_small_words():
    named = {f.removeprefix("verb ") for f in shipped().speaker if re.fullmatch(r"verb [a-z]+", f)}
    listed = words("reporting_verbs") | words("speech_nouns")
    assert named <= listed | {"to", "according"}


def test_too_few_articles_are_refused(data):
    with pytest.raises(ValueError, match="4 articles are too few"):
        learn(list(annotated([data]))[:4])


def test_a_line_of_another_form_is_named(tmp_path):
    path = tmp_path / "other.jsonl"
    path.write_text('{"id": "a"}\n')
    with pytest.raises(ValueError, match="line 1: not an annotated article"):
        list(annotated([path]))


def test_what_is_right_together_wins():
    rankings = [Ranking([["near"], ["far"]], frozenset({0}))] * 40
    weights = fit_rankings(rankings)
    assert weights["near"] > 1 > -1 > weights["far"]


def test_a_calibration_never_falls():
    outcomes = [(n / 1000, (n * 7919) % 1000 < n) for n in range(1000)]
    points = isotonic(outcomes)
    assert [p for _, p in points] == sorted(p for _, p in points)
    assert isotonic([(share, True) for share, _ in outcomes][:100]) == ((0.0495, 0.9902),)


def test_calibration_goes_straight_between_points():
    model = Model({}, {}, ((0.25, 0.0), (0.75, 1.0)))
    assert [model.calibrated(share) for share in (0.0, 0.5, 1.0)] == [0.0, 0.5, 1.0]


def test_the_lowest_point_is_found():
    lowest = np.array([3.0, -2.0, 0.5])
    steep = np.array([1.0, 10.0, 100.0])
    found = minimum(lambda x: (steep @ (x - lowest) ** 2, 2 * steep * (x - lowest)), 3)
    assert np.round(found, 3).tolist() == lowest.tolist()


def test_nothing_to_learn_from_gives_no_weights():
    assert fit_decisions([]) == {}


def test_words_that_nobody_surely_says_are_no_quotation():
    doubted = Model({}, {}, attributed={"said": -1.0, "share above 0.9": 2.0})
    found = FoundQuote("mixed", (Span(0, 4),), Block("paragraph", 0, 9), log_odds=1.0)
    nobody = Choice(None, (), "unattributed")
    said = [is_said("term here", found, nobody, share, doubted) for share in (0.5, 0.94)]
    assert said == [False, True]


def test_words_that_are_surely_a_quotation_need_no_speaker():
    doubted = Model({}, {}, attributed={"said": -9.0})
    found = FoundQuote("direct", (Span(0, 4),), Block("paragraph", 0, 9))
    assert is_said("Stop here", found, Choice(None, (), "unattributed"), 0.3, doubted)
