import unicodedata

import pytest

from articles.extraction.language.dates import iso_date
from articles.extraction.language.guess import direction, language
from articles.extraction.language.heads import heads
from articles.extraction.language.lists import groups, phrases, words
from articles.extraction.language.names import fold, gender
from articles.extraction.language.sentences import is_question, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. They left.", ["It rained.", "They left."]),
        ("Mr. Lee of the U.S. came. He sat.", ["Mr. Lee of the U.S. came.", "He sat."]),
        ("“Why?” she asked. “No.” He left.", ["“Why?” she asked.", "“No.”", "He left."]),
        ("One only", ["One only"]),
    ],
)
def test_sentences(text, expected):
    assert [text[s.start : s.end] for s in sentences(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "code", "side"),
    [
        ("The boat was in the harbour and they had to leave it there.", "en", "ltr"),
        ("Das Boot ist im Hafen und wir haben es nicht mit dem Wagen geholt.", "de", "ltr"),
        ("Le bateau est dans le port et nous ne sommes pas sur la mer.", "fr", "ltr"),
        ("این قایق در بندر است و ما آن را از دریا به خانه می آوریم", "fa", "rtl"),
        ("هذا القارب في الميناء منذ أن كان البحر هادئا وقد قال ذلك من قبل", "ar", "rtl"),
        ("Zzz qqq xxx www yyy.", None, "ltr"),
        ("12 34", None, None),
    ],
)
def test_language_and_direction(text, code, side):
    assert (language(text), direction(text)) == (code, side)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Aug. 30, 2022", "2022-08-30"),
        ("30 August 2022", "2022-08-30"),
        ("2022/08/30", "2022-08-30"),
        ("Sept 2022", "2022-09"),
        ("2022", "2022"),
        ("in 2022 it rained", None),
        ("Aug 32, 2022", None),
        ("soon", None),
    ],
)
def test_dates(text, date):
    assert iso_date(text) == date


def test_given_names_are_known_with_accents_and_hyphens():
    assert (gender("José"), gender("Hans-Peter"), gender("Anne-Marie")) == ("m", "m", "f")


def test_no_given_name_of_the_lists_is_but_a_famous_surname():
    """Given names that heads of government bear as surnames are some other head's given names."""
    surnames = {surname for head in heads() for surname in head.surnames}
    given = {_bare(head.name.split()[0]) for head in heads()}
    listed = words("first_names_male") | words("first_names_female")
    assert (listed & surnames) - given == set()


def _bare(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def test_spelling_variants_share_a_key():
    assert fold("Nazary") == fold("nazari")
    assert fold("Müller") == fold("Muller")
    assert fold("Lee") != fold("Leo")


def test_given_names_of_both_genders_tell_none():
    assert [gender(name) for name in ("Peter", "Laura", "Leslie", "Xqz")] == ["m", "f", None, None]


def test_questions_end_in_a_question_mark():
    assert [is_question(s) for s in ("Why?", "“Why?”", "Why.", "چرا؟")] == [True, True, False, True]


def test_word_lists_are_data_with_a_line_that_says_what_they_are():
    assert "said" in words("reporting_verbs")
    assert "South Carolina" in phrases("places")
    assert ("European Union", "EU", "E.U.") in groups("known_organizations")
