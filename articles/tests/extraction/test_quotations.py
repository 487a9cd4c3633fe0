import pytest

from .invariants import extraction_of

FRONT = "Town opens new bridge\n\n"


def quotes_in(body: str) -> list[list[str]]:
    extraction = extraction_of(FRONT + body)
    return [[extraction.text[s.start : s.end] for s in q.segments] for q in extraction.quotes]


def test_an_attribution_inside_joins_two_segments():
    assert quotes_in("“We waited,” Mara Lind said, “and then we sang.”") == [
        ["We waited,", "and then we sang."]
    ]


@pytest.mark.parametrize("words", ["he began", "Mara Lind called back", "went on the old man"])
def test_a_few_words_between_commas_join_what_goes_on_in_a_small_letter(words):
    assert quotes_in(f"“We waited,” {words}, “and then we sang.”") == [
        ["We waited,", "and then we sang."]
    ]


@pytest.mark.parametrize(
    "words",
    [
        "said Mara Lind, an engineer and author of the report",
        "Rep. Mara Lind said during a meeting of the board",
        "said Mara Lind of Reed & Co. in Hobb",
    ],
)
def test_neither_a_report_nor_an_abbreviation_divides_what_an_attribution_interrupts(words):
    assert quotes_in(f"“We waited,” {words}. “Then we sang.”") == [["We waited,", "Then we sang."]]


def test_a_sentence_between_divides_two_quotations():
    assert quotes_in("“We waited,” said Mara Lind (at 5). She wept. “Then we sang,” he said.") == [
        ["We waited,"],
        ["Then we sang,"],
    ]


def test_what_somebody_used_to_say_is_one_quotation():
    assert quotes_in("“Never wait,” Mara Lind used to say. “Nobody else does.”") == [
        ["Never wait,", "Nobody else does."]
    ]


def test_words_in_a_list_are_quotations_each():
    text = "She called it “slow and dear,” and then, “late and cold,” and her son “no bridge.”"
    assert quotes_in(text) == [["slow and dear,"], ["late and cold,"], ["no bridge."]]


def test_a_new_sentence_after_the_attribution_belongs_to_the_quotation():
    assert quotes_in("“We waited,” Mara Lind told reporters. “Then we sang.”") == [
        ["We waited,", "Then we sang."]
    ]


def test_a_second_verb_after_the_attribution_begins_a_new_quotation():
    assert quotes_in("“We waited,” said Mara Lind, adding that it was a “very long day.”") == [
        ["We waited,"],
        ["very long day."],
    ]


def test_a_quotation_with_its_own_attribution_is_another():
    assert quotes_in("“We waited,” Mara Lind said. “Then we sang,” she added.") == [
        ["We waited,"],
        ["Then we sang,"],
    ]


def test_after_a_full_stop_an_attribution_leads_to_the_next_quotation():
    assert quotes_in("“We waited.” Tom Berg then wrote, “Nobody came.”") == [
        ["We waited."],
        ["Nobody came."],
    ]


def test_a_quotation_over_paragraphs_is_one():
    assert quotes_in(
        "Mara Lind said: “We waited for years.\n\n“Then the money came.\n\n“Now it is here.”"
    ) == [["We waited for years.", "Then the money came.", "Now it is here."]]


def test_a_closed_quotation_and_the_next_paragraph_are_two():
    assert quotes_in("“We waited for years,” said Mara Lind.\n\n“Now it is here.”") == [
        ["We waited for years,"],
        ["Now it is here."],
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The singer known as “the Nightingale of the North” opened the bridge.",
        "He was nicknamed “Big Jim of the Docks” in his youth.",
        "Her novel “The Long Way Home” sold well.",
        "The so-called “bridge to nowhere” cost millions.",
        "She is the author of “A History of Bridges and Ferries.”",
        "The “smart” lamps were switched on at nine.",
        "Visitors saw the film “Water and Stone” on the quay.",
    ],
)
def test_nicknames_titles_and_terms_are_no_quotations(sentence):
    assert quotes_in(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Mara Lind said the bridge was “too narrow” for buses.", ["too narrow"]),
        ("The plan calls for “a bridge that every child in town can cross.”", None),
    ],
)
def test_words_inside_the_reporters_sentence_are_mixed(sentence, words):
    (quote,) = extraction_of(FRONT + sentence).quotes
    assert quote.kind == "mixed"
    assert words is None or quotes_in(sentence) == [words]


def test_kinds_follow_where_the_words_stand():
    extraction = extraction_of(
        "Mayor: 'We are proud' of the bridge\n\n"
        "“We waited for so many years,” said Mara Lind.\n\n"
        "“The bridge is open, come and see,” Lind tweeted on Monday."
    )
    assert [quote.kind for quote in extraction.quotes] == ["headline", "direct", "post"]


def test_keyword_lines_and_notes_hold_no_quotations():
    assert (
        quotes_in("Editor's note: Mara Lind is a writer who says “build on stone, not sand.”") == []
    )
