"""A quote's evidence in sentences."""

from articles.tests.extraction.invariants import extraction_of
from articles.views.reasons import Evidence, evidence_of_extraction, reasons

FRONT = "Town opens new bridge\n\nThe bridge was opened by Mara Lind, the mayor, on Monday.\n\n"


def reasons_for(body: str) -> list[str]:
    extraction = extraction_of(FRONT + body)
    said = evidence_of_extraction(extraction.quotes[-1])
    return [reason for reason in reasons(extraction.text, said) if "likely" not in reason]


def test_the_name_and_the_verb_are_shown_and_the_full_name():
    assert reasons_for("“We waited for many years,” Lind said.") == [
        "“Lind” stands before “said”, after the quote.",
        "“Lind” means Mara Lind, named in paragraph 2.",
    ]


def test_a_pronoun_is_resolved():
    assert reasons_for("Lind was proud. She said: “We waited for many years.”") == [
        "“She” stands before “said”, before the quote.",
        "“She” means Mara Lind, named in paragraph 2.",
    ]


def test_who_goes_on_speaking_is_still_speaking():
    told = reasons_for("“We waited for many years,” said Lind.\n\n“Nobody thought it would come.”")
    assert told[0] == "Evidence: still speaking from before."


def test_nobody_is_nobody():
    assert reasons("“So it goes.”", Evidence(1, 12, "", "unattributed")) == [
        "Nothing near the quote says who speaks."
    ]


def test_runners_up_come_with_their_shares():
    evidence = Evidence(1, 4, "Lind", "", (6, 10), None, [("Brandt", 0.204), ("Reed", 0.001)])
    assert reasons("“We.” Lind", evidence) == [
        "“Lind” stands after the quote.",
        "Less likely: Brandt (20 %).",
    ]
