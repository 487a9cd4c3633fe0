import pytest

from articles.extraction.layout.bylines import names_in

from .invariants import extraction_of

LEDE = "The old ferry sailed for the last time on Sunday, and half the town came to see it go."
REST = "It had crossed the river for ninety years. The bridge beside it was opened in the spring."
PERSIAN = "قایق کهنه روز یکشنبه برای آخرین بار از رودخانه گذشت و نیمی از شهر به تماشای آن آمد."

PERSIAN_TOO = (
    "پل تازه کنار آن در بهار باز شد و از آن روز کسی به قایق نیازی نداشت و همه از پل گذشتند."
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Berg", ["Ida Berg"]),
        ("By Ida Berg and Tom Reed", ["Ida Berg", "Tom Reed"]),
        ("By Ida Berg, Tom Reed and Ole van Brandt", ["Ida Berg", "Tom Reed", "Ole van Brandt"]),
        ("By Ida Berg in Norport", ["Ida Berg"]),
        ("By Ida Berg | The Harbour Post", ["Ida Berg"]),
        ("Interview by Ida Berg", ["Ida Berg"]),
        ("Interview: Ida Berg", ["Ida Berg"]),
        ("Words: Ida Berg; photographs: Tom Reed", ["Ida Berg"]),
        ("گزارش: شیرین کاوان", ["شیرین کاوان"]),
        ("به قلم شیرین کاوان و لینا مرسال", ["شیرین کاوان", "لینا مرسال"]),
        ("بقلم: لينا مرسال", ["لينا مرسال"]),
        ("By the river they sat", []),
        ("Report: the ferry sank", []),
    ],
)
def test_names_of_a_byline(line, names):
    assert [line[start:end] for start, end in names_in(line)] == names


@pytest.mark.parametrize("line", ["By Reuters", "By Associated Press", "By Staff"])
def test_bylines_of_agencies_name_nobody(line):
    extraction = extraction_of(f"Ferry sails\n\n{line}\n\n2 May 2021\n\n{LEDE}\n\n{REST}")
    assert (extraction.blocks[1].kind, extraction.bylines) == ("byline", ())


@pytest.mark.parametrize(
    "dateline",
    [
        "NORPORT, Northland — ",
        "NORPORT -- ",
        "NORPORT, May 2 (AP) — ",
        "OLD NORPORT, Northland, May 2 – ",
    ],
)
def test_datelines_are_cut_off_the_first_paragraph(dateline):
    extraction = extraction_of(f"Ferry sails\n\n{dateline}{LEDE}\n\n{REST}")
    words = [(b.kind, extraction.text[b.start : b.end]) for b in extraction.blocks]
    assert words[1:3] == [("dateline", dateline.strip()), ("paragraph", LEDE)]


def test_the_front_of_a_persian_article_is_read():
    extraction = extraction_of(
        "آخرین سفر قایق\n\nنود سال گذشت و پلی ساخته شد و مردم آمدند.\n\nگزارش: شیرین کاوان\n"
        f"خبرگزاری رود\n۸ شهریور ۱۴۰۱\n\n{PERSIAN}\n\nعکس: قایق در رود\n\n{PERSIAN_TOO}\n\n"
        "کلیدواژه‌ها: قایق، رود، پل\n\nبیشتر بخوانید: تاریخ پل"
    )
    assert (extraction.bylines, extraction.publication, extraction.published) == (
        ("شیرین کاوان",),
        "خبرگزاری رود",
        "2022-08-30",
    )
    assert [block.kind for block in extraction.blocks] == [
        "headline",
        "dek",
        "byline",
        "byline",
        "dateline",
        "paragraph",
        "caption",
        "paragraph",
        "keywords",
        "boilerplate",
    ]


@pytest.mark.parametrize("button", ["Share", "Advertisement", "Listen to this article", "Menu"])
def test_buttons_above_the_headline_are_no_section(button):
    extraction = extraction_of(f"{button}\n\nFerry sails\n\nBy Ida Berg\n\n{LEDE}\n\n{REST}")
    assert (extraction.section, extraction.headline) == (None, "Ferry sails")


def kind_of_last(line: str, headline: str = "Ferry sails") -> str:
    front = f"{headline}\n\nBy Ida Berg\nThe Harbour Ledger\n2 May 2021\n\n"
    return extraction_of(f"{front}{LEDE}\n\n{REST}\n\n{line}").blocks[-1].kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(The Ledger prints what bodies of the town say, and answers for none of it.)", "note"),
        ("The Harbour Ledger is published on Fridays.", "note"),
        ("The Harbour Ledger was late.", "paragraph"),
        ("Contact: Ida Berg, Harbour 212.", "boilerplate"),
        ("Also in this issue: The bell", "boilerplate"),
        ("This live page is closed.", "boilerplate"),
        ("Send by post", "boilerplate"),
        ("You may also like", "boilerplate"),
        ("اقرأ أيضا: الجسر", "boilerplate"),
        ("تصحيح: عمر القارب تسعون عاما.", "note"),
    ],
)
def test_what_the_house_says_at_the_end(line, kind):
    assert kind_of_last(line) == kind


def test_the_name_of_a_programme_before_the_headlines_colon_is_the_houses():
    line = "The Slow Hour is broadcast on Sundays. Tom Reed made it."
    assert kind_of_last(line, "The Slow Hour: who sank the ferry?") == "note"


def test_a_sentence_set_large_beside_the_text_is_no_body():
    pull = "“Half the town came to see it go”"
    extraction = extraction_of(f"Ferry sails\n\n{LEDE}\n\n{pull}\n\n{REST}\n\nIt went.")
    kinds = [(b.kind, extraction.text[b.start : b.end]) for b in extraction.blocks]
    assert ("boilerplate", pull) in kinds
    assert ("paragraph", LEDE) in kinds


@pytest.mark.parametrize(
    ("front", "publication", "bylines"),
    [
        ("By Ida Mai-berg for Harbour Dispatch\n4 May 2022", "Harbour Dispatch", ("Ida Mai-berg",)),
        ("By Harbour Monitor\nMay 4, 2022", "Harbour Monitor", ()),
        ("Ida Berg\nThe Harbour Post/Lindmouth, North Coast", "The Harbour Post", ("Ida Berg",)),
    ],
    ids=["for", "by", "place"],
)
def test_a_line_of_authors_names_the_publication_without_what_stands_before(
    front, publication, bylines
):
    extraction = extraction_of(f"Quay closed\n\n{front}\n\nThe quay was closed on Monday, he said.")
    assert (extraction.publication, extraction.bylines) == (publication, bylines)


@pytest.mark.parametrize(
    ("front", "bylines"),
    [
        ("By Anna Berg, Court Reporter", ("Anna Berg",)),
        ("Anna Berg Political correspondent", ("Anna Berg",)),
        ("Anna Berg at the Harbour Ground", ("Anna Berg",)),
        ("Anna Berg and Peter Mai-Lind", ("Anna Berg", "Peter Mai-Lind")),
        ("Anna Berg", ("Anna Berg",)),
        ("Lindmouth Harbour", ()),
        ("Harbour Rovers 2-1 Lind Athletic", ()),
    ],
)
def test_a_line_of_names_above_the_report_tells_its_authors(front, bylines):
    lede = "The quay was closed for the third time this year, the council of the town said."
    extraction = extraction_of(f"Quay closed again\n\n{front}\n\n{lede}\n\nNobody was hurt.")
    assert extraction.bylines == bylines


@pytest.mark.parametrize(
    ("dateline", "publication", "published"),
    [
        ("Lindmouth, March 11 (AFP) - ", "AFP", None),
        ("Lindmouth (AFP) - ", "AFP", None),
        ("Lindmouth (North Coast) - ", None, None),
        ("(Lindmouth, March 11, 2022) – ", None, "2022-03-11"),
    ],
)
def test_a_dateline_tells_the_agency_or_the_day(dateline, publication, published):
    extraction = extraction_of(f"Quay closed\n\n{dateline}The quay was closed, the council said.")
    assert (extraction.publication, extraction.published) == (publication, published)


def test_an_interviewer_of_a_paper_tells_the_publication():
    extraction = extraction_of(
        "The bridge builder\n\nIda Berg of The River Courier spoke to him on the quay.\n\n"
        "Berg: Why?\n\nBrandt: No money.\n\nBerg: And now?\n\nBrandt: A boat."
    )
    assert (extraction.publication, extraction.bylines) == ("The River Courier", ("Ida Berg",))


@pytest.mark.parametrize(
    ("url", "publication"),
    [
        ("https://edition.cnn.com/2021/05/02/ferry", "CNN"),
        ("https://www.newsweek.com/ferry-1", "Newsweek"),
        ("https://harbour.example/ferry", None),
        ("http://[broken", None),
        ("ferry", None),
    ],
)
def test_a_known_domain_tells_the_publication_where_nothing_else_does(url, publication):
    extraction = extraction_of(f"Ferry sails\n\n{LEDE}\n\n{REST}", metadata={"url": url})
    assert extraction.publication == publication


def test_what_the_front_says_comes_before_the_domain():
    text = f"Ferry sails\n\nBy Ida Berg\nThe Harbour Ledger\n\n{LEDE}\n\n{REST}"
    extraction = extraction_of(text, metadata={"url": "https://cnn.com/ferry"})
    assert [c.value for c in extraction.evidence["publication"]] == ["The Harbour Ledger", "CNN"]
