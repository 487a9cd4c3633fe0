import pytest

from .invariants import assert_valid, extraction_of

HEAD = "The bridge builder\n\n"
LABELLED = [
    ("Ida Berg: ", "Why did it take so long?"),
    ("Ole Brandt: ", "There was no money. Then there was no stone."),
    ("Berg: ", "Were you angry?"),
    ("Brandt: ", "Never. I had a boat."),
    ("Berg: ", "What comes next?"),
    ("Brandt: ", "A tunnel."),
]
SPEAKERS = ["Ida Berg", "Ole Brandt"] * 3


def turns_of(text: str) -> list[tuple[str, str, str | None]]:
    extraction = extraction_of(text)
    assert_valid(extraction)
    return [
        (q.kind, " ".join(extraction.text[s.start : s.end] for s in q.segments), q.speaker)
        for q in extraction.quotes
    ]


@pytest.mark.parametrize("between", ["\n\n", "\n", " "], ids=["paragraphs", "lines", "one line"])
def test_labelled_turns_are_questions_and_answers(between):
    text = HEAD + between.join(label + words for label, words in LABELLED)
    kinds = ["question", "answer"] * 3
    said = [words for _, words in LABELLED]
    assert turns_of(text) == list(zip(kinds, said, SPEAKERS, strict=True))


def test_letters_as_labels_leave_the_names_to_the_introduction():
    text = (
        HEAD + "We spoke to Ole Brandt on the quay.\n\nQ: Why so long?\n\nA: No money.\n\n"
        "Q: And now?\n\nA: Now it is here."
    )
    assert [(kind, speaker) for kind, _, speaker in turns_of(text)] == [
        ("question", None),
        ("answer", "Ole Brandt"),
    ] * 2


def test_turns_without_labels_follow_the_questions():
    text = (
        HEAD + "We meet Mr. Brandt on the quay for an interview about bridges and boats. "
        "Ole Brandt is an engineer.\n\n"
        "Why did it take so long?\n\nThere was no money.\n\nThen there was no stone.\n\n"
        "Tell us about the stone.\n\nIt is from the north.\n\n"
        "What comes next?\n\nA tunnel.\n\nInterview by Ida Berg"
    )
    assert turns_of(text) == [
        ("question", "Why did it take so long?", "Ida Berg"),
        ("answer", "There was no money. Then there was no stone.", "Ole Brandt"),
        ("question", "Tell us about the stone.", "Ida Berg"),
        ("answer", "It is from the north.", "Ole Brandt"),
        ("question", "What comes next?", "Ida Berg"),
        ("answer", "A tunnel.", "Ole Brandt"),
    ]


def test_a_newsletter_call_inside_an_answer_is_left_out():
    words = [*LABELLED[:-1], ("Brandt: ", "A tunnel. Get our free weekly newsletter Or a ferry.")]
    text = HEAD + " ".join(label + said for label, said in words)
    assert turns_of(text)[-1] == ("answer", "A tunnel. Or a ferry.", "Ole Brandt")


def test_somebody_cited_in_an_answer_is_nested():
    words = [*LABELLED[:-1], ("Brandt: ", "Our old teacher said “never build on sand” to me.")]
    text = HEAD + "\n\n".join(label + said for label, said in words)
    assert ("nested", "never build on sand", "our old teacher") in turns_of(text)


def test_a_text_with_colons_is_no_interview():
    text = HEAD + "He had one wish: Peace. Note: It rained. The result: A flood. Then: Silence."
    assert extraction_of(text).kind == "news"


def test_questions_in_an_article_that_is_no_interview_stay_paragraphs():
    text = HEAD + "Who paid?\n\nNobody knows.\n\nWho built it?\n\nHe did.\n\nWhy?\n\nNo answer."
    assert {block.kind for block in extraction_of(text).blocks} <= {"headline", "paragraph"}
