import pytest
import Stemmer

from articles.search.endings import completions

STEM = Stemmer.Stemmer("english").stemWord
WORDS = [
    "running",
    "decentralization",
    "mountaineering",
    "universities",
    "governments",
    "happiness",
    "relationally",
    "nationalities",
    "hopping",
    "studies",
    "carefully",
    "argumentative",
    "conditionally",
    "generously",
    "dependency",
    "organizers",
    "realism",
    "hesitancy",
    "electrical",
    "organisational",
    "negotiators",
    "mayor",
    "bombed",
    "applied",
]


@pytest.mark.parametrize("word", WORDS)
def test_every_beginning_of_a_word_leads_to_its_stem(word):
    """By the beginning itself, by its stem, or by a word it is completed to."""
    stem = STEM(word)
    for end in range(3, len(word) + 1):
        beginning = word[:end]
        stems = set(map(STEM, completions(beginning)))
        assert stem.startswith((beginning, STEM(beginning))) or stem in stems, beginning


@pytest.mark.parametrize("beginning", ["", "ab", "need", "۱۴۰", "نظر", "o'n", "x" * 500])
def test_what_is_the_beginning_of_its_stems_is_not_completed(beginning):
    assert completions(beginning) == []
