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


def test_initials_as_labels_are_those_of_the_two_whom_the_introduction_names():
    extraction = extraction_of(
        HEAD + "Ole Brandt built the bridge. He spoke to Ida Maria Berg about it.\n\n"
        "IB: Why so long?\n\nOB: No money.\n\nIB: And now?\n\nOB: Now it is here."
    )
    assert [quote.speaker for quote in extraction.quotes] == ["Ida Maria Berg", "Ole Brandt"] * 2
    assert [person.name for person in extraction.people] == ["Ole Brandt", "Ida Maria Berg"]


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


INTRO = "We spoke to Ida Berg and Ole Brandt about the bridge they built in the north.\n\n"


def test_two_who_answer_together_are_told_apart_by_what_they_say_of_each_other():
    text = (
        HEAD
        + INTRO
        + (
            "How did it begin?\n\nI'm Ida Berg, and I had a plan.\n\nI had the stone for it.\n\n"
            "Who paid?\n\nIda and I did, ourselves.\n\nYes, and we never got it.\n\n"
            "What comes next?\n\nWell, a tunnel.\n\nOh, a ferry."
        )
    )
    said = [(words, speaker) for kind, words, speaker in turns_of(text) if kind == "answer"]
    assert said == [
        ("I'm Ida Berg, and I had a plan.", "Ida Berg"),
        ("I had the stone for it.", "Ole Brandt"),
        ("Ida and I did, ourselves.", "Ole Brandt"),
        ("Yes, and we never got it.", "Ida Berg"),
        ("Well, a tunnel.", None),
        ("Oh, a ferry.", None),
    ]


def test_several_without_names_are_not_the_first_person_named():
    text = (
        "River News interviews engineers on the fall of Tom Reed's bridge\n\n"
        "Why did it fall?\n\nYes, I saw it. It was too light.\n\nI think it was the wind.\n\n"
        "Could it fall again?\n\nNo, never.\n\nI would not walk on it."
    )
    assert [(kind, speaker) for kind, _, speaker in turns_of(text)] == [
        ("question", "River News"),
        ("answer", None),
        ("answer", None),
        ("question", "River News"),
        ("answer", None),
        ("answer", None),
    ]


def test_several_without_names_are_not_the_one_whom_a_picture_shows():
    text = (
        "River News interviews engineers on the fall of the bridge\n\n"
        "File photo of interviewee Tom Reed. Image: Ida Berg.\n\n"
        "Why did it fall?\n\nYes, I saw it. It was too light.\n\nI think it was the wind.\n\n"
        "Could it fall again?\n\nNo, never.\n\nI would not walk on it."
    )
    assert {speaker for kind, _, speaker in turns_of(text) if kind == "answer"} == {None}


def test_three_who_say_yes_to_one_question_are_not_the_one_known():
    text = (
        "Interview with Tom Reed on the bridge\n\n"
        "Did it fall by itself?\n\nYes, I saw it.\n\nYes, the wind took it.\n\n"
        "No, I think it was pushed.\n\n"
        "Could it fall again?\n\nI hope not.\n\nDo you walk on it?\n\nNo, I never do."
    )
    assert {speaker for kind, _, speaker in turns_of(text) if kind == "answer"} == {None}


def test_a_remark_between_answers_of_several_is_nobody_s_for_certain():
    text = (
        "River News interviews engineers on the fall of the bridge\n\n"
        "Why did it fall?\n\nYes, I saw it. It was too light.\n\nThe wind took it.\n\n"
        "I think so, too, and I have said it before in so many words that nobody listens.\n\n"
        "Could it fall again?\n\nNo, never.\n\nI would not walk on it."
    )
    said = {words: speaker for _, words, speaker in turns_of(text)}
    assert (said["Why did it fall?"], said["The wind took it."]) == ("River News", None)


def test_a_statement_that_is_answered_is_a_question():
    text = (
        HEAD + "We met Ole Brandt on the quay for a talk about what he built.\n\n"
        "How long did it take?\n\nI think it was nine years. I was young.\n\n"
        "People say that you were angry.\n\nYes, I was. I had no stone.\n\n"
        "And now?\n\nNow I have a boat, and I am out on it every day."
    )
    assert ("question", "People say that you were angry.") in [
        (kind, words) for kind, words, _ in turns_of(text)
    ]


def test_a_column_that_asks_itself_questions_is_no_interview():
    text = (
        "Who will mend the bridge?\n\nThe mayor sat for an interview. It was short.\n\n"
        "But what of the stone? It lies there still.\n\nThe town bought it in the spring.\n\n"
        "And what of the boats?\n\nThe boats were sold to Norland.\n\n"
        "The council met again. It was a long night.\n\nNobody came.\n\n"
        "So who is to pay?\n\nThe bill is not small. The town has no money."
    )
    assert extraction_of(text).kind == "news"


LETTERED = {
    "Q: and A:": "Q: {}\n\nA: {}\n\n",
    "Q. and A.": "Q. {}\n\nA. {}\n\n",
    "numbered": "Q1: {}\n\nA1: {}\n\n",
    "names alone on lines": "Ida Berg\n\n{}\n\nOle Brandt\n\n{}\n\n",
    "lines of their own": "Interviewer:\n\n{}\n\nGuest:\n\n{}\n\n",
    "Persian": "پرسش: {}\n\nپاسخ: {}\n\n",
    "Arabic letters": "س: {}\n\nج: {}\n\n",
}


@pytest.mark.parametrize("form", LETTERED.values(), ids=LETTERED.keys())
def test_letters_and_words_of_many_forms_divide_turns(form):
    text = HEAD + form.format("Why so long?", "No money.") + form.format("And now?", "A boat.")
    assert [(kind, words) for kind, words, _ in turns_of(text)] == [
        ("question", "Why so long?"),
        ("answer", "No money."),
        ("question", "And now?"),
        ("answer", "A boat."),
    ]


def test_persian_reports_that_introduce_speech_by_a_colon_are_no_interview():
    said = "دریل گفت: «این راه دراز است و شب تاریک.»\n\nتام افزود: «ما منتظر ماندیم تا صبح شد.»\n\n"
    assert extraction_of("پل\n\n" + 3 * said).kind == "news"


def test_whoever_asks_under_a_surname_is_the_author_by_the_name_in_the_introduction():
    text = (
        HEAD
        + "Ida Berg met Ole Brandt on the quay.\n\n"
        + "\n\n".join(["BERG: Why?", "BRANDT: No money.", "BERG: And now?", "BRANDT: A boat."])
    )
    extraction = extraction_of(text)
    assert (extraction.bylines, extraction.kind) == (("Ida Berg",), "interview")


def test_what_somebody_tells_of_having_said_is_that_persons():
    text = (
        "The last ferry\n\nMary Holt has run the ferry for nine years.\n\n"
        "Reed: Did the board listen to you?\n\n"
        "Holt: Not at first. I rang them and I said, “You will miss the tide if you wait.”\n\n"
        "Reed: And then?\n\nHolt: Then they missed it."
    )
    quotes = extraction_of(text).quotes
    told = next(q for q in quotes if text[q.segments[0].start :].startswith("You will miss"))
    assert (told.speaker, told.speaker_kind, told.named) == ("Mary Holt", "person", True)


def test_where_the_questions_are_labelled_by_the_paper_its_author_asks():
    turns = "\n\n".join(
        f"{label}: {words}"
        for label, words in [
            ("The Harbour Times", "Why did it take so long?"),
            ("Ole Brandt", "There was no money."),
            ("The Harbour Times", "What comes next?"),
            ("Brandt", "A tunnel."),
        ]
    )
    text = f"The bridge builder\n\nBy Ida Berg\nThe Harbour Times\n3 May 2021\n\n{turns}"
    assert [speaker for *_, speaker in turns_of(text)] == ["Ida Berg", "Ole Brandt"] * 2
