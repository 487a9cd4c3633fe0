import pytest

from .invariants import assert_blocks_cover_once, extraction_of

LEDE = "The old ferry sailed for the last time on Sunday, and half the town came to see it go."
REST = "It had crossed the river for ninety years. The bridge beside it was opened in the spring."


def kinds_in(text: str) -> list[tuple[str, str]]:
    extraction = extraction_of(text)
    assert_blocks_cover_once(extraction)
    return [(block.kind, extraction.text[block.start : block.end]) for block in extraction.blocks]


def article(*between: str) -> str:
    return "\n\n".join(["Ferry sails for the last time", LEDE, *between, REST])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ida Berg", "byline"),
        ("By Ida Berg and Tom Reed, The Harbour Post", "byline"),
        ("May 2, 2021", "dateline"),
        ("Published: 2 May 2021 10:15", "dateline"),
    ],
)
def test_lines_under_the_headline(line, kind):
    text = f"Ferry sails for the last time\n\n{line}\n\n{LEDE}\n\n{REST}"
    assert kinds_in(text)[:3] == [
        ("headline", "Ferry sails for the last time"),
        (kind, line),
        ("paragraph", LEDE),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The ferry at the quay on Sunday. (Photo by Ida Berg)", "caption"),
        ("The ferry at the quay on Sunday. (AFP photo)", "caption"),
        ("Crowds wave to the ferry in May. TOM REED/AFP/Getty Images", "caption"),
        ("The ferry in its first year. Image: Town Museum.", "caption"),
        ("File photo of the ferry in winter.", "caption"),
        ("ferry, river, bridge, old town, summer", "keywords"),
        ("Tags: ferry; river", "keywords"),
        ("View original article", "boilerplate"),
        ("Scroll to Top", "boilerplate"),
        ("Read more: The history of the bridge", "boilerplate"),
        ("Sign up for our daily newsletter", "boilerplate"),
        ("Follow us on Twitter", "boilerplate"),
        ("© 2021 The Harbour Post. All rights reserved.", "boilerplate"),
        ("* * *", "boilerplate"),
        ("This article has been updated to include the mayor's answer.", "note"),
        ("Tom Reed contributed to this report.", "note"),
        ("Correction: The ferry is ninety years old.", "note"),
        ("The last crossing", "heading"),
        ("Long lines, large crowds, loud bands and a small boat made the day.", "paragraph"),
    ],
)
def test_lines_between_paragraphs(line, kind):
    assert kinds_in(article(line))[2] == (kind, line)


def test_what_stands_in_a_comment_is_boilerplate():
    kinds = kinds_in(article("<!– Removed for now", "End of it –>"))
    assert [kind for kind, _ in kinds] == [
        "headline",
        "paragraph",
        "boilerplate",
        "boilerplate",
        "paragraph",
    ]


def test_addresses_of_the_site_are_boilerplate():
    text = article() + "\n\nRiver TV’s website can also be accessed here:\n\nRiver TV Roku"
    assert [kind for kind, _ in kinds_in(text)][-2:] == ["boilerplate", "boilerplate"]
    assert extraction_of(text).publication == "River TV"


def test_breadcrumbs_tell_the_section():
    text = "News / Town / Harbour\n\n" + article()
    assert kinds_in(text)[0] == ("boilerplate", "News / Town / Harbour")
    assert extraction_of(text).section == "Harbour"


FRONTS = {
    "section, byline, imprint": (
        "Comment page\n\nAsk the herons\n\nBy Ida Berg\nThe Harbour Ledger\n2 May 2021",
        ("Comment page", "Ask the herons", None, ("Ida Berg",), "The Harbour Ledger"),
    ),
    "dek and imprint with a date": (
        "The last crossing\n\nNinety years, and then a bridge.\n\n"
        "Interview: Ida Berg\nThe Harbour Ledger, 2 May 2021",
        (
            None,
            "The last crossing",
            "Ninety years, and then a bridge.",
            ("Ida Berg",),
            "The Harbour Ledger",
        ),
    ),
    "author without by": (
        "The last crossing\n\nIda Berg\nThe Harbour Ledger\n2 May 2021",
        (None, "The last crossing", None, ("Ida Berg",), "The Harbour Ledger"),
    ),
}


@pytest.mark.parametrize(("front", "expected"), FRONTS.values(), ids=FRONTS.keys())
def test_the_front_tells_section_dek_author_and_publication(front, expected):
    found = extraction_of(f"{front}\n\n{LEDE}\n\n{REST}")
    assert expected == (
        found.section,
        found.headline,
        found.dek,
        found.bylines,
        found.publication,
    )
    assert found.published == "2021-05-02"


def test_an_agencys_dateline_is_cut_off_the_first_paragraph():
    dateline = "HARBOUR, Northland, 2 May 2021 (River Press Bureau) --"
    text = f"Ferry sails for the last time\n\n{dateline} {LEDE}\n\n{REST}"
    assert kinds_in(text)[1:3] == [("dateline", dateline), ("paragraph", LEDE)]
    found = extraction_of(text)
    assert (found.publication, found.published) == ("River Press Bureau", "2021-05-02")


def test_a_line_on_the_author_at_the_end_is_a_note():
    line = "Ida Berg is a captain and writes about boats."
    text = f"Ferry sails\n\nBy Ida Berg\n\n{LEDE}\n\n{REST}\n\n{line}"
    assert kinds_in(text)[-1] == ("note", line)


def test_an_editors_note_ends_where_the_article_begins():
    note = (
        "Editor’s Note: Ida Berg is River TV’s harbour correspondent. "
        "The views expressed in this commentary are her own."
    )
    text = f"A ferry’s end\n\n{note} {LEDE} {REST}"
    assert kinds_in(text)[1] == ("note", note)
    extraction = extraction_of(text)
    assert (extraction.bylines, extraction.publication) == (("Ida Berg",), "River TV")


def test_a_remark_on_editing_is_a_note_inside_its_paragraph():
    text = article(f"{LEDE} Our conversation has been edited for clarity. {REST}")
    assert ("note", "Our conversation has been edited for clarity.") in kinds_in(text)


def test_a_newsletter_call_inside_a_paragraph_is_cut_out():
    text = article(f"{LEDE} Get our free weekly newsletter {REST}")
    assert ("boilerplate", "Get our free weekly newsletter") in kinds_in(text)
    assert ("paragraph", REST) in kinds_in(text)


def test_a_portraits_caption_stuck_to_a_word_is_cut_out():
    text = article("We met Ida Berg.", "The boat was mostly madeIda Berg of wood from the north.")
    assert kinds_in(text)[3:6] == [
        ("paragraph", "The boat was mostly made"),
        ("caption", "Ida Berg"),
        ("paragraph", "of wood from the north."),
    ]


def test_an_interviews_dek_is_what_its_introduction_says_again():
    dek = "The last captain remembers. We meet Tom Reed for an interview on his boat."
    text = (
        f"The last captain\n\n{dek}\n\nTom Reed was the last captain of the old ferry and he "
        "remembers every year. We meet him for an interview on the small boat he keeps."
    )
    assert extraction_of(text).dek == dek


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph():
    lines = [
        "The old ferry sailed for the last time on Sunday, and half of the",
        "town came down to the quay to see it go, with flags and with songs",
        "and with a band that had played when it was launched so long ago.",
    ]
    text = "\n".join(lines) + "\n\n" + "\n".join(lines)
    assert [kind for kind, _ in kinds_in(text)] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("May 2, 2021", "2021-05-02"),
        ("Sunday, 2nd May 2021", "2021-05-02"),
        ("2021-05-02", "2021-05-02"),
        ("May 2021", "2021-05"),
        ("May 2", None),
        ("31 February 2021", None),
    ],
)
def test_the_date_is_as_precise_as_the_text(text, published):
    assert extraction_of(f"{text}\n\n{article()}").published == published


@pytest.mark.parametrize(
    ("sentence", "publication"),
    [
        ("The captain told The River Times that it was over.", "The River Times"),
        ("The captain told Harbour News that it was over.", "Harbour News"),
        ("The captain told Harbour News on Sunday that it was over.", None),
        ("The captain told the River Times that it was over.", None),
        ("The captain told The River Times’s Tom Reed that it was over.", None),
        ("The captain told CNN that it was over.", None),
        ("The captain told Reuters that it was over.", None),
        ("The captain told Tom Reed that it was over.", None),
    ],
)
def test_the_publication_is_whom_the_sources_told(sentence, publication):
    assert extraction_of(article(sentence)).publication == publication


def test_evidence_says_where_a_value_stands():
    extraction = extraction_of(f"Ferry sails\n\nMay 2, 2021\n\n{LEDE}\n\n{REST}")
    (candidate,) = extraction.evidence["published"]
    assert extraction.text[candidate.span.start : candidate.span.end] == "May 2, 2021"
    assert (candidate.value, candidate.origin, candidate.chosen) == ("2021-05-02", "text", True)


def test_opinion_and_statement_are_told_apart_from_news():
    note = "The views expressed in this commentary are her own."
    assert extraction_of(article(note)).kind == "opinion"
    assert extraction_of("Statement by the harbour master\n\n" + LEDE + "\n\n" + REST).kind == (
        "statement"
    )
    assert extraction_of(article()).kind == "news"
