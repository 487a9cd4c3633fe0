"""Who says it: one case for each way of saying so. All texts are made up."""

import pytest

from .invariants import extraction_of

FRONT = (
    "Town opens new bridge\n\n"
    "The bridge was opened by Mara Lind, the mayor of the town, and by engineer Ole Brandt.\n\n"
)


def speakers_in(body: str, front: str = FRONT) -> list[str | None]:
    return [quote.speaker for quote in extraction_of(front + body).quotes]


CASES = {
    "name and verb": ("“We waited for years,” Lind said.", "Mara Lind"),
    "verb and name": ("“We waited for years,” said Lind.", "Mara Lind"),
    "name before": ("Lind said, “We waited for years.”", "Mara Lind"),
    "colon": ("Lind said: “We waited for years.”", "Mara Lind"),
    "told the paper": ("“We waited for years,” Lind told the Harbour Post.", "Mara Lind"),
    "title": ("“We waited for years,” said Mr. Brandt.", "Ole Brandt"),
    "role before the name": ("“We waited for years,” said engineer Brandt.", "Ole Brandt"),
    "relative clause": ("“We waited,” said Brandt, who built the bridge.", "Ole Brandt"),
    "apposition": (
        "“We waited for years,” Brandt, who has built bridges all over the north, told reporters.",
        "Ole Brandt",
    ),
    "according to": ("The bridge is “far too narrow,” according to Brandt.", "Ole Brandt"),
    "adverb": ("Brandt also later said that it was “far too narrow” for buses.", "Ole Brandt"),
    "after a sentence": ("Brandt spoke of his doubts. “It is too narrow,” he said.", "Ole Brandt"),
    "she": ("Lind was proud. “We waited for years,” she said.", "Mara Lind"),
    "signed": ("“We waited for years and years.” — Ole Brandt", "Ole Brandt"),
    "another in the sentence": (
        "“We waited for years,” Lind said of the plans by Ole Brandt.",
        "Mara Lind",
    ),
    "after a preposition": (
        "“We waited for years,” a worker for Brandt said.",
        "a worker for Brandt",
    ),
    "in a condition": (
        "“It is open,” said Lind, adding if the council agrees there will be “a very long party.”",
        "Mara Lind",
    ),
}


@pytest.mark.parametrize(("body", "speaker"), CASES.values(), ids=CASES.keys())
def test_the_speaker_is_named_by_the_fullest_form(body, speaker):
    assert set(speakers_in(body)) == {speaker}


def test_a_paragraph_of_quotation_goes_on_with_the_last_speaker():
    assert speakers_in(
        "“We waited for years,” said Lind.\n\n“Nobody thought that it would come.”"
    ) == ["Mara Lind", "Mara Lind"]


def test_a_sentence_leads_in_the_next_paragraph():
    assert speakers_in("Brandt had a warning:\n\n“The bridge is far too narrow for buses.”") == [
        "Ole Brandt"
    ]


def test_a_pronoun_means_whoever_fits_it():
    assert speakers_in("Brandt stood beside Lind. “We waited for years,” she said.") == [
        "Mara Lind"
    ]


def test_a_description_is_a_source_without_a_name():
    extraction = extraction_of(
        FRONT + "“The money is gone,” a senior city official said.\n\n"
        "“Nobody knows where it went,” the official added."
    )
    assert [(q.speaker, q.speaker_kind, q.named) for q in extraction.quotes] == [
        ("a senior city official", "described", False)
    ] * 2


def test_an_official_of_the_lede_is_named_in_the_next_paragraph():
    assert speakers_in(
        "The bridge will be “closed in winter,” an official says.\n\n"
        "Tom Reed, an official from the Roads Department, spoke on Sunday.",
        front="Town opens new bridge\n\n",
    ) == ["Tom Reed"]


def test_an_organization_can_speak():
    (quote,) = extraction_of(
        FRONT + "“The bridge is safe in every weather,” the Roads Department said."
    ).quotes
    assert (quote.speaker, quote.speaker_kind) == ("Roads Department", "organization")


def test_nobody_is_named_where_nothing_tells():
    extraction = extraction_of(
        "Signs on the quay\n\nThe sign at the gate was painted “keep out of the yard now.”"
    )
    assert [quote.speaker for quote in extraction.quotes] == [None]


def test_nobody_is_named_in_a_language_without_reporting_verbs():
    extraction = extraction_of(
        "Die Brücke\n\nDas ist die Brücke, und sie ist nicht für den Wagen von Mara Lind. "
        "„Wir haben so lange auf sie gewartet“, sagte Mara Lind (UDK) zu mir."
    )
    assert extraction.language == "de"
    assert [(quote.speaker, quote.confidence) for quote in extraction.quotes] == [(None, 0.0)]


def test_father_and_son_are_two():
    assert speakers_in(
        "Tom Reed, the son of the late engineer Tom Henry Reed, came too. "
        "“He would have liked it,” Tom Reed said."
    ) == ["Tom Reed"]


def test_a_father_named_at_the_start_of_a_sentence_is_another_than_his_son():
    assert speakers_in(
        "Tom Reed, the head of the yard, lives abroad. His father, Tom Henry Reed, built the quay. "
        "“He taught me to wait,” Tom Reed said."
    ) == ["Tom Reed"]


def test_a_quote_tells_where_its_speaker_and_verb_stand():
    extraction = extraction_of(FRONT + "“We waited for years,” Mr. Brandt said.")
    (quote,) = extraction.quotes
    mention, cue = quote.speaker_mention, quote.cue
    assert extraction.text[mention.start : mention.end] == "Mr. Brandt"
    assert extraction.text[cue.start : cue.end] == "said"
    assert quote.basis == "explicit name"


def test_an_office_with_a_place_is_another_name_for_the_only_one_spoken_of():
    assert speakers_in(
        "“We waited,” said Brandt.\n\n“It is far too narrow for buses,” the Vermont engineer said."
    ) == ["Ole Brandt", "Ole Brandt"]


def test_a_short_form_of_an_office_is_the_office():
    assert speakers_in(
        "Sen. Ida Berg came late. “It is far too narrow for buses,” the senator said."
    ) == ["Ida Berg"]


def test_a_headlines_words_are_whose_they_are_in_the_body():
    assert (
        speakers_in(
            "“The bridge is far too narrow for buses,” said Brandt.",
            front="Brandt and Lind open bridge: “It is far too narrow for buses”\n\n" + FRONT,
        )[-1]
        == "Ole Brandt"
    )


def test_a_pronoun_whom_nothing_explains_names_nobody():
    extraction = extraction_of("Town opens bridge\n\n“It is far too narrow for buses,” she said.")
    assert [(quote.speaker, quote.basis) for quote in extraction.quotes] == [(None, "pronoun")]


def test_where_a_new_sentence_begins_after_the_marks_its_subject_does_not_speak():
    body = "Anna Holt said the bridge would open “without delay.” Tom Berg, she thinks, will come."
    assert speakers_in(body) == ["Anna Holt"]


def test_an_abbreviation_of_a_state_ends_no_sentence():
    body = "Mayor Anna Holt (R-Pa.) told reporters on Monday that the bridge was “too narrow.”"
    assert speakers_in(body) == ["Anna Holt"]


def test_after_as_a_name_can_be_a_subject():
    body = "“The bridge is too narrow,” as Anna Holt told the council, is what Tom Berg read."
    assert speakers_in(body) == ["Anna Holt"]


def test_what_that_stands_for_has_no_name():
    (quote,) = extraction_of(FRONT + "Tom Berg sold shirts that said “We won.”").quotes
    assert (quote.speaker, quote.named) == (None, False)


def test_an_age_is_one_word_of_a_description():
    extraction = extraction_of(FRONT + "“We had waited for years for it,” the 46-year-old said.")
    mention = extraction.quotes[0].speaker_mention
    assert extraction.text[mention.start : mention.end] == "the 46-year-old"


def test_who_owns_what_is_said_says_it():
    body = (
        "Ole Brandt left early. His repeated claim that the bridge is “far too narrow” was wrong."
    )
    (quote,) = extraction_of(FRONT + body).quotes
    assert (quote.speaker, quote.basis) == ("Ole Brandt", "pronoun")


def test_a_participle_before_a_comma_is_nobody():
    speakers = speakers_in("Contacted, the town’s press officer said she was “not sleeping.”")
    assert "Contacted" not in speakers
