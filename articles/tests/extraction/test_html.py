import pytest

from articles.extraction import Source, UnreadableSource, extract
from articles.extraction.reading import read

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Site</title>
<meta property="og:site_name" content="The Harbour Post">
<meta property="og:title" content="Ferry returns | The Harbour Post">
<meta name="dc.date" content="2021-05-02">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"},
 {"@type": "NewsArticle", "headline": "Ferry returns", "author": [{"name": "Mara Lind"}],
  "datePublished": "2021-05-03T08:00:00+02:00", "articleSection": ["Local"]}]}</script>
</head><body><header>Menu</header><nav>News Sport</nav>
<article><h1>Ferry <em>returns</em></h1><p class="byline">By Mara Lind</p>
<p>The ferry is back. “We   waited
for years,” said Ole <b>Brandt</b>.</p>
<figure><img src="x"><figcaption>The ferry on Monday.</figcaption></figure>
<h2>New <br>timetable</h2><p>It sails twice a day<br>and on Sundays once.<br><br>No dogs.</p>
<aside>Read more</aside><form>Sign up</form><script>alert("x")</script>
<p hidden>secret</p><p style="display: none">secret</p>
</article><footer>About</footer></body></html>"""


def extraction_of(page: str | bytes, **fields):
    content = page if isinstance(page, bytes) else page.encode()
    return extract(Source("page.html", content, media_type="text/html", **fields))


def test_the_main_text_comes_without_menus_forms_and_hidden_parts():
    assert extraction_of(PAGE).text == (
        "Ferry returns\n\nBy Mara Lind\n\n"
        "The ferry is back. “We waited for years,” said Ole Brandt.\n\n"
        "The ferry on Monday.\n\nNew timetable\n\n"
        "It sails twice a day and on Sundays once.\n\nNo dogs."
    )


def test_the_mark_up_tells_the_kinds_of_blocks():
    kinds = [block.kind for block in extraction_of(PAGE).blocks]
    assert kinds == ["headline", "byline", "paragraph", "caption", "heading", *["paragraph"] * 2]


def test_metadata_comes_from_the_page_in_order_of_trust():
    extraction = extraction_of(PAGE)
    assert extraction.headline == "Ferry returns"
    assert extraction.bylines == ("Mara Lind",)
    assert extraction.published == "2021-05-03"
    assert extraction.publication == "The Harbour Post"
    assert extraction.section == "Local"
    assert extraction.language == "en"
    assert [(c.origin, c.value, c.chosen) for c in extraction.evidence["published"]] == [
        ("json-ld", "2021-05-03", True),
        ("dublin core", "2021-05-02", False),
        ("htmldate", "2021-05-02", False),
    ]


def test_what_was_given_with_the_source_wins():
    extraction = extraction_of(PAGE, metadata={"headline": "Given", "bylines": ("Ida Berg",)})
    assert (extraction.headline, extraction.bylines) == ("Given", ("Ida Berg",))


def test_a_headline_outside_the_article_is_found():
    page = "<body><h1>Above</h1><article><p>The words of the article stand here.</p></article>"
    assert extraction_of(page).text == "Above\n\nThe words of the article stand here."


@pytest.mark.parametrize(
    "page",
    [
        '<meta charset="iso-8859-1"><p>Café über alles</p>'.encode("latin-1"),
        '<?xml version="1.0" encoding="iso-8859-1"?><p>Café über alles</p>'.encode("latin-1"),
        "<p>Café über alles</p>".encode(),
        b"<p>Caf&eacute; &uuml;ber alles</p>",
    ],
    ids=["meta", "xml", "utf-8", "entities"],
)
def test_the_charset_of_the_page_is_used(page):
    assert extraction_of(page).text == "Café über alles"


def test_a_heading_that_leads_elsewhere_is_boilerplate():
    page = "<article><p>Words of the article.</p><h2>Read next</h2></article>"
    kinds = [block.kind for block in extraction_of(page).blocks]
    assert kinds == ["paragraph", "boilerplate"]


@pytest.mark.parametrize("page", ["<html></html>", "<body><script>x()</script></body>", "<!-- -->"])
def test_a_page_without_text_is_refused(page):
    with pytest.raises(UnreadableSource) as refusal:
        extraction_of(page)
    assert str(refusal.value) == "The page holds no text."


def test_a_page_nested_a_thousand_deep_is_read():
    assert extraction_of("<div>" * 1000 + "deep" + "</div>" * 1000).text == "deep"


def test_broken_structured_data_is_left_aside():
    page = '<script type="application/ld+json">{"@type": [</script><p>Words of a page.</p>'
    assert extraction_of(page).text == "Words of a page."


def document_of(page: str):
    return read(Source("page.html", page.encode(), "text/html"))


def lines_of(page: str) -> list[str]:
    return document_of(page).text.split("\n\n")


STORY = [
    "The ferry came in late on Monday, said Ole Brandt, and nobody minded it at all.",
    "It had left early on Sunday, which was the reason, or so the harbour office thought.",
    "The next one is expected on Friday, with the same captain and another boat.",
]
BODY = "".join(f"<p>{words}</p>" for words in STORY)

CLUTTER = {
    "a consent bar": '<div id="cookie-consent"><p>We keep small files, if you let us.</p></div>',
    "a share row": '<ul class="share"><li><a href="#">Mail</a></li><li>Copy link</li></ul>',
    "a related box": '<div class="relatedBox"><h3>Related</h3><p>Canal reopened.</p></div>',
    "an advert": '<div class="ad-slot"><p>Advertisement</p><p>Oilskins, dry since 1868.</p></div>',
    "a newsletter": '<section class="newsletter-signup"><p>Our morning letter.</p></section>',
    "a paywall stub": '<div class="paywall-stub"><p>To go on reading, subscribe.</p></div>',
    "a line of links": '<p>Read more: <a href="/1">The bridge and its many friends</a></p>',
    "a stamp": '<span class="time">12.15 pm</span>',
    "a reading time": "<p>4 min read</p>",
    "a part that only machines name": '<div data-testid="promo-box"><p>Sign up here.</p></div>',
    "hidden words": '<p class="visually-hidden">Image caption follows below here.</p>',
    "a reader's comment": '<div id="comments"><p>I was there and saw it all.</p></div>',
    "struck words": "<del>The ferry was on time, said nobody at all.</del>",
}


@pytest.mark.parametrize("clutter", CLUTTER.values(), ids=CLUTTER.keys())
@pytest.mark.parametrize("frame", ["<article>{}</article>", "<div>{}</div>"])
def test_clutter_inside_an_article_is_left_out(clutter, frame):
    first, *rest = (f"<p>{words}</p>" for words in STORY)
    assert lines_of(frame.format(first + clutter + "".join(rest))) == STORY


NAMED_LIKE_CLUTTER = [
    f'<body class="has-sidebar no-newsletter"><article>{BODY}</article></body>',
    f'<div class="paywall">{BODY}</div>',
    f'<form id="aspnetForm"><div class="newsText">{BODY}</div></form>',
    f'<div class="category"><div class="author">{BODY}</div></div>',
]


@pytest.mark.parametrize("page", NAMED_LIKE_CLUTTER)
def test_what_holds_the_article_is_no_clutter_whatever_its_name(page):
    assert lines_of(page) == STORY
    assert {block.kind for block in extraction_of(page).blocks} <= {"paragraph", "dek", "headline"}


def test_a_closing_line_and_lists_are_kept():
    page = f"<article>{BODY}<ul><li>One.</li><li>Two.</li></ul><p>It was late.</p></article>"
    assert lines_of(page) == [*STORY, "One.", "Two.", "It was late."]


def test_a_page_of_layout_tables_is_read():
    side = "<td><a href=1>Home</a><br>Eggs 4.20<br>Barley 31.00</td>"
    words = "<br><br>".join(STORY)
    assert lines_of(f"<table><tr>{side}<td>{words}</td>{side}</tr></table>") == STORY


@pytest.mark.parametrize(
    "box",
    [
        "<blockquote>It had left early on Sunday, which was the reason</blockquote>",
        '<aside><p>“It had left early on Sunday.”</p></aside><p class="pullquote">Early.</p>',
        '<div class="pull-quote">“It had left early on Sunday” Ole Brandt</div>',
    ],
)
def test_a_pull_quote_that_repeats_a_sentence_is_left_out(box):
    assert lines_of(f"<article>{BODY}{box}</article>") == STORY


def test_a_quotation_in_a_box_of_its_own_is_kept():
    box = "<blockquote>We shall build a bridge, and then another one beside it.</blockquote>"
    quoted = "We shall build a bridge, and then another one beside it."
    assert lines_of(f"<article>{BODY}{box}</article>") == [*STORY, quoted]


@pytest.mark.parametrize(
    "signature",
    [
        "&mdash; Ida Berg (@idaberg) <a href='https://perch.example/1'>May 12, 2021</a>",
        "<footer>Ida Berg, 12 May 2021</footer>",
    ],
)
def test_an_embedded_post_is_kept_with_its_author(signature):
    post = f"<blockquote class='twitter-tweet'><p>No boat today.</p>{signature}</blockquote>"
    document = document_of(f"<article>{BODY}{post}</article>")
    (found,) = document.posts
    assert [document.text[span.start : span.end] for span in found.words] == ["No boat today."]
    assert document.text[found.author.start : found.author.end] == "Ida Berg"
    assert [hint.kind for hint in document.hints] == ["note"]


def test_bold_labels_are_told():
    document = document_of(f"<article>{BODY}<p><strong>Ida Berg:</strong> And why?</p></article>")
    assert [document.text[span.start : span.end] for span in document.bold] == ["Ida Berg:"]


def test_drawn_quotation_marks_are_written():
    assert lines_of(f"<article>{BODY}<p><q>No boat</q>, he said.</p></article>")[-1] == (
        "“No boat”, he said."
    )


def test_what_cannot_be_seen_inside_words_goes():
    assert lines_of("<p>Har&shy;bour\u200b office</p>") == ["Harbour office"]


def test_a_line_break_between_sentences_stays_one_and_inside_a_sentence_goes():
    page = f"<article>{BODY}<p>Yes, he said.<br>No, she said,<br>and left.</p></article>"
    assert lines_of(page)[-1] == "Yes, he said.\nNo, she said, and left."


def test_a_byline_and_a_date_in_one_line_are_parted():
    meta = '<div><span class="author">Mara Lind</span> | <time>3 May 2021</time></div>'
    page = f"<article><h1>Ferry late</h1>{meta}{BODY}</article>"
    hints = [(hint.kind, hint.end - hint.start) for hint in document_of(page).hints]
    assert hints == [("headline", 10), ("byline", 9), ("dateline", 10)]


def test_the_title_tells_which_heading_is_the_headline():
    page = f"<title>Ferry late | The Post</title><h1>The Post</h1><h2>Ferry late</h2>{BODY}"
    extraction = extraction_of(page)
    assert extraction.text.startswith("Ferry late\n\n")
    assert extraction.blocks[0].kind == "headline"


def test_the_title_tells_what_the_site_is_called():
    page = f"<title>Ferry late | Port | The Post</title><h1>Ferry late</h1>{BODY}"
    assert [(c.origin, c.value) for c in document_of(page).metadata["publication"]] == [
        ("title element", "The Post")
    ]


METADATA_PAGE = """<html lang="en"><head><title>Ferry late</title>
<meta name="citation_publication_date" content="2021/05/05">
<meta name="DC.date" content="2021-05-04">
<meta property="article:published_time" content="2021-05-03T09:00">
<meta property="og:url" content="https://post.example/1?utm_source=x">
<link rel="canonical" href="https://post.example/ferry">
<script type="application/ld+json">//<![CDATA[
{"@graph": [{"@type": "Person", "@id": "#m", "name": "Mara &amp; Lind"},
 {"@type": "OpinionNewsArticle", "datePublished": "2021-05-02", "author": {"@id": "#m"}},
 {"@type": "BreadcrumbList", "itemListElement": [{"name": "Port"}, {"name": "Ferry late"}]}]}
//]]></script></head><body><article><time datetime="2021-05-06">6 May</time>"""


def test_every_candidate_is_kept_in_order_of_trust():
    metadata = document_of(METADATA_PAGE + BODY).metadata
    assert [(c.origin, c.value) for c in metadata["published"]] == [
        ("json-ld", "2021-05-02"),
        ("open graph", "2021-05-03"),
        ("dublin core", "2021-05-04"),
        ("highwire", "2021-05-05"),
        ("time element", "2021-05-06"),
        ("htmldate", "2021-05-05"),
    ]
    assert [(c.origin, c.value) for c in metadata["url"]] == [
        ("open graph", "https://post.example/1"),
        ("canonical link", "https://post.example/ferry"),
    ]
    assert [c.value for c in metadata["bylines"]] == [("Mara & Lind",)]
    assert [c.value for c in metadata["section"]] == ["Port"]
    assert [c.value for c in metadata["kind"]] == ["opinion"]


def test_latin_1_is_what_browsers_take_it_for():
    page = '<meta charset="iso-8859-1"><p>“Caf\u00e9”</p>'.encode("windows-1252")
    assert read(Source("page", page, "text/html")).text == "“Café”"


def test_a_byte_that_does_not_fit_the_page_s_charset_is_replaced():
    page = b'<meta charset="iso-8859-1"><p>ferry \x81 late</p>'
    assert read(Source("page", page, "text/html")).text == "ferry \ufffd late"


def test_the_page_s_own_charset_wins_over_the_server_s():
    page = '<meta charset="utf-8"><p>Größe</p>'.encode()
    assert read(Source("page", page, "text/html", charset="iso-8859-1")).text == "Größe"


@pytest.mark.parametrize("charset", ["hex", "idna", "utf-7", "klingon", "rot13", "unicode_escape"])
def test_a_name_that_is_no_charset_is_passed_over(charset):
    page = f'<meta charset="{charset}"><p>Größe</p>'.encode()
    assert read(Source("page", page, "text/html", charset=charset)).text == "Größe"
