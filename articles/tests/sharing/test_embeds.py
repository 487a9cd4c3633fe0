"""The frame for other sites, and oEmbed, which leads them to it."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from articles.ingest import review, states
from articles.models import Display, Reason, State
from articles.sharing.addresses import canonical
from articles.tests.factories import make_article, make_publication, make_quote, make_user
from articles.tests.views.archive import strike

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@pytest.fixture
def quote():
    return strike().quotes.order_by("start")[0]


def embed(client, quote, **parameters):
    return client.get(canonical(quote, "embed"), parameters)


def oembed(client, url, **parameters):
    return client.get("/oembed", {"url": url, **parameters})


def page_of(quote):
    return f"http://testserver{quote.get_absolute_url()}"


def test_the_frame_says_who_said_what_and_where(client, quote):
    tree = html.fromstring(embed(client, quote).content.decode())
    assert tree.cssselect("blockquote p")[0].text == "“We wait, … for the night rate.”"
    assert tree.cssselect(".who")[0].text == "Osric Tamm"
    links = {(a.text, a.get("href"), a.get("target"), a.get("rel")) for a in tree.cssselect("a")}
    assert links == {
        ("Dockers strike", page_of(quote), "_blank", "noopener"),
        ("Quote Archive", page_of(quote), "_blank", "noopener"),
    }


def test_every_site_may_frame_it_and_nothing_runs_in_it(client, quote):
    headers = embed(client, quote).headers
    assert "frame-ancestors *" in headers["Content-Security-Policy"]
    assert "script-src 'none'" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers
    page = client.get(quote.get_absolute_url()).headers
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_the_frame_with_its_style_is_small(client, settings):
    words = "word " * 2000
    quote = make_quote(make_article(f"“{words}”"), words.strip())
    body = embed(client, quote).content
    style = (settings.BASE_DIR / "static/embed/embed.css").stat().st_size
    assert len(body) + style < 15_000
    assert b"word \xe2\x80\xa6" in body


@pytest.mark.parametrize(("theme", "expected"), [("dark", "dark"), ("light", "light"), ("x", None)])
def test_a_page_may_choose_the_theme(client, quote, theme, expected):
    tree = html.fromstring(embed(client, quote, theme=theme).content.decode())
    assert tree.get("class") == expected


def test_markup_in_the_words_is_text_in_the_frame_and_in_its_code(client):
    quote = make_quote(make_article(f"“{EVIL}”", headline=EVIL), EVIL, label=EVIL)
    tree = html.fromstring(embed(client, quote).content.decode())
    assert tree.cssselect("script, img, [style]") == []
    assert tree.cssselect("blockquote p")[0].text == f"“{EVIL}”"
    form = oembed(client, page_of(quote)).json()
    [frame] = html.fragments_fromstring(form["html"])
    assert (frame.tag, len(frame)) == ("iframe", 0)


def test_oembed_has_every_required_field(client, quote):
    form = oembed(client, page_of(quote)).json()
    frame = html.fromstring(form.pop("html"))
    assert form == {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Quote Archive",
        "provider_url": "http://testserver/",
        "title": "Osric Tamm: “We wait, … for the night rate.”",
        "author_name": "Osric Tamm",
        "author_url": f"http://testserver{quote.speaker.get_absolute_url()}",
        "cache_age": 3600,
        "width": 600,
        "height": form["height"],
        "thumbnail_url": f"http://testserver{canonical(quote, 'card')}",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    assert (frame.get("width"), frame.get("height")) == ("600", str(form["height"]))
    assert client.get(urlsplit(frame.get("src")).path).status_code == 200


def test_the_page_leads_to_oembed(client, quote):
    tree = html.fromstring(client.get(quote.get_absolute_url()).content.decode())
    [link] = tree.cssselect('link[rel=alternate][type="application/json+oembed"]')
    address = urlsplit(link.get("href"))
    assert parse_qs(address.query) == {"url": [unescape(page_of(quote))]}
    assert client.get(f"{address.path}?{address.query}").json()["type"] == "rich"


def test_wordpress_keeps_the_frame(client, quote):
    """What wp_filter_oembed_result looks for: a bare iframe with a src, and no other markup."""
    code = oembed(client, page_of(quote)).json()["html"]
    assert re.fullmatch(r'<iframe src="https?://[^"]+"[^<>]*></iframe>', code)


@pytest.mark.parametrize(
    ("maxima", "expected"),
    [
        ({"maxwidth": 400}, (400, None)),
        ({"maxwidth": 5000}, (600, None)),
        ({"maxheight": 90}, (600, 90)),
        ({"maxwidth": 250, "maxheight": 100}, (250, 100)),
    ],
)
def test_the_largest_size_is_honoured(client, quote, maxima, expected):
    form = oembed(client, page_of(quote), **maxima).json()
    width, height = expected
    assert (form["width"], height or form["height"]) == (width, form["height"])
    if any(value < 630 for value in maxima.values()):
        assert "thumbnail_url" not in form


@pytest.mark.parametrize("size", ["", "0", "-5", "x", "1e3", "100000", "٣٠٠", "10 ", "4.5"])
def test_bad_sizes_are_refused(client, quote, size):
    assert oembed(client, page_of(quote), maxwidth=size).status_code == 400


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/q/{id}", "//testserver/q/{id}", "javascript:alert(1)", "/q/{id}", "",
        "http://testserver@evil.example/q/{id}", "http://testserver.evil.example/q/{id}",
        "ftp://testserver/q/{id}", "http://testserver:99/q/{id}", "http://testserver/about/",
        "http://testserver/q/2222222222", "http://[::1/q/{id}", "http://testserver/speakers/{id}",
        "http://testserver/articles/x/y/#q-nothing", "http://testserver/q/%00",
    ],
)  # fmt: skip
def test_addresses_of_no_quote_here_are_not_found(client, quote, url):
    response = oembed(client, url.format(id=quote.public_id))
    assert (response.status_code, response.json()["error"]) == (404, 404)


def test_every_address_of_a_quote_is_known(client, quote):
    article = quote.article.get_absolute_url()
    for path in (f"/q/{quote.public_id}", canonical(quote, "embed"), canonical(quote, "json"),
                 f"/q/{quote.public_id.upper()}.", f"/quotes/{quote.public_id}/old-words/",
                 f"{article}#q-{quote.public_id}"):  # fmt: skip
        assert oembed(client, f"http://testserver{path}").json()["author_name"] == "Osric Tamm"


def test_what_is_asked_for_wrongly_is_refused(client, quote):
    assert client.get("/oembed").status_code == 400
    assert oembed(client, page_of(quote), format="xml").status_code == 501
    assert client.post("/oembed").status_code == 405


def test_a_merged_quote_leads_on_in_one_hop(client, quote):
    old = make_quote(words="Old words", state=State.MERGED, moved_to=quote)
    response = oembed(client, page_of(old), maxwidth=300)
    assert response.status_code == 301
    following = client.get(response.headers["Location"])
    assert following.json()["width"] == 300
    response = embed(client, old)
    assert response.status_code == 301
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize("form", ["embed", "card", "bib", "ris", "csl", "json", "annotations"])
def test_every_form_of_a_merged_quote_leads_on_in_one_hop(client, quote, form):
    old = make_quote(words="Old words", state=State.MERGED, moved_to=quote)
    for given in (canonical(old, form), canonical(old, form).replace("old-words", "Other-Words"),
                  canonical(old, form).replace(old.public_id, old.public_id.upper())):  # fmt: skip
        response = client.get(given)
        assert (response.status_code, response.headers["Location"]) == (301, canonical(quote, form))


@pytest.mark.parametrize(
    "path",
    ["/quotes/{id}/x%0d%0aSet-Cookie:%20a=b/embed/", "/quotes/{id}/x%0d%0aSet-Cookie:%20a=b.bib",
     "/q/{id}/%0d%0aLocation:%20https://evil.example/card.png?x=%0d%0aY:%20z",
     "/quotes/{id}//evil.example/card.png", "/quotes/{id}/" + "x" * 10_000 + "/embed/"],
)  # fmt: skip
def test_nothing_in_an_address_gets_into_a_header(client, quote, path):
    response = client.get(path.format(id=quote.public_id))
    assert response.status_code in (301, 404)
    assert response.headers.get("Location", "/quotes/").startswith("/quotes/")
    assert response.cookies == {}


def take_away(quote, how):
    if how == "rejected":
        review.reject(quote, user=make_user())
    elif how == "headlines only":
        quote.article.publication = make_publication(display=Display.HEADLINE)
        quote.article.save()
    else:
        states.withdraw(quote if how == "withdrawn" else quote.article, reason=Reason.PRIVACY)


@pytest.mark.parametrize("how", ["withdrawn", "rejected", "headlines only", "article withdrawn"])
def test_what_was_taken_away_is_gone_in_every_form(client, quote, how):
    addresses = [canonical(quote, form) for form in ("embed", "card", "bib", "ris", "csl", "json")]
    addresses += [canonical(quote, "annotations"), f"/oembed?url={page_of(quote)}"]
    take_away(quote, how)
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 410, address
        assert "night rate" not in response.content.decode()
        assert "Tamm" not in response.content.decode()


def test_a_frame_of_what_is_not_released_says_so_inside_the_frame(client, quote):
    states.hide(quote)
    for address in (canonical(quote, "embed"), "/quotes/2222222222/x/embed/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
        assert "X-Frame-Options" not in response.headers
        assert "There is nothing at this address." in response.content.decode()
        assert "Tamm" not in response.content.decode()


def test_a_gone_frame_says_so_inside_the_frame(client, quote):
    states.withdraw(quote, reason=Reason.PRIVACY)
    response = embed(client, quote)
    assert "frame-ancestors *" in response.headers["Content-Security-Policy"]
    assert "a request for privacy" in response.content.decode()
