import pytest

from articles.extraction import Source, UnreadableSource, extract

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
