import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.snippets import ELLIPSIS, LENGTH, TOLERANCE, snippet

LONG = (
    "The rain fell for days. " * 40 + "“We will not leave the mountain,” she said. " + "Then. " * 90
)


def matching(pieces):
    return [piece for piece, matches in pieces if matches]


def shown(pieces):
    return "".join(piece for piece, _ in pieces)


def test_words_match_by_their_stem():
    assert snippet("It rained.", "raining", "en") == [
        ("It ", False),
        ("rained", True),
        (".", False),
    ]


def test_words_of_other_languages_match_as_they_stand():
    assert matching(snippet("pluies pluie", "pluie", "fr")) == ["pluie"]


def test_words_match_however_they_are_written():
    assert matching(snippet("L’Élan نظري ۱۴۰۰", "elan نظری 1400", "fr")) == ["Élan", "نظري", "۱۴۰۰"]


def test_joined_and_separate_forms_match():
    assert matching(snippet("کتاب\u200cها", "کتابها", "fa")) == ["کتاب\u200cها"]
    assert matching(snippet("کتابها", "کتاب\u200cها", "fa")) == ["کتابها"]


def test_the_beginning_of_a_word_matches():
    assert matching(snippet("Mountains and mounds", "mount*", "en")) == ["Mountains"]


def test_excluded_words_do_not_match():
    assert matching(snippet("river and dam", "river -dam", "en")) == ["river"]


def test_stop_words_match_only_if_nothing_else_was_asked_for():
    assert matching(snippet("the river", "the river", "en")) == ["river"]
    assert matching(snippet("the river", "the", "en")) == ["the"]


def test_the_part_with_most_of_the_words_is_shown():
    pieces = snippet(LONG, "“leave the mountain”", "en")
    assert matching(pieces) == ["leave", "mountain"]
    assert (pieces[0], pieces[-1]) == ((f"{ELLIPSIS} ", False), (f" {ELLIPSIS}", False))


def test_a_phrase_is_preferred_to_its_words_far_apart():
    text = "blue words and then a whale. " + "Nothing. " * 60 + "A blue whale. " + "Nothing. " * 60
    assert matching(snippet(text, "“blue whale”", "en")) == ["blue", "whale"]
    assert "A blue whale." in shown(snippet(text, "“blue whale”", "en")).replace("<", "")


def test_without_a_match_the_beginning_is_shown():
    assert shown(snippet(LONG, "zebra", "en")).startswith("The rain fell")
    assert shown(snippet(LONG, "", "en")).startswith("The rain fell")


def test_mark_up_in_the_text_is_just_text():
    pieces = snippet("<script>river</script>", "river", "en")
    assert pieces == [("<script>", False), ("river", True), ("</script>", False)]


def test_an_empty_text_gives_no_pieces():
    assert snippet("", "river", "en") == []


@pytest.mark.parametrize("language", ["en", "fa"])
@given(
    text=st.text(st.sampled_from("ab éن\u200c\u0301.-'<&\n") | st.characters(), max_size=900),
    query=st.text(st.sampled_from('ab é"*-ن'), max_size=12),
)
def test_the_pieces_joined_are_a_part_of_the_text(language, text, query):
    pieces = snippet(text, query, language)
    words = [piece for piece, _ in pieces if piece not in (f"{ELLIPSIS} ", f" {ELLIPSIS}")]
    assert "".join(words) in text
    assert len("".join(words)) <= max(LENGTH + TOLERANCE, *map(len, [*words, ""]))
