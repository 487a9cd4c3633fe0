"""The language of the interface: chosen, asked for, or the site's own; never in an address."""

import pytest
from django.utils import translation
from lxml import html

from articles.sharing.addresses import canonical
from articles.tests.views.archive import sitemap_with, strike
from articles.views.freshness import etag_of
from articles.views.language import own_path

pytestmark = pytest.mark.django_db
PERSIAN = {"Accept-Language": "fa-AF,fa;q=0.9,en;q=0.5"}


@pytest.fixture
def article():
    return strike()


def interface(response):
    """(language, direction) of a page's own words."""
    root = html.fromstring(response.content.decode())
    return root.get("lang"), root.get("dir")


def varies(response):
    """Whether caches are told that the answer depends on the language."""
    told = {"Accept-Language", "Cookie"} & set(response.headers.get("Vary", "").split(", "))
    assert len(told) in (0, 2)
    return bool(told)


def pages(article):
    quote = article.quotes.order_by("start")[0]
    records = [article, quote, quote.speaker, article.publication, article.topics.get()]
    lists = ["quotes", "articles", "speakers", "organizations", "publications", "topics"]
    return [
        "/", "/about/", "/formats/", "/quotes/?q=wait", "/quotes/facet/speaker/",
        *(f"/{each}/" for each in lists), *(each.get_absolute_url() for each in records),
        canonical(quote, "embed"),
    ]  # fmt: skip


def forms(article):
    """Addresses for programs."""
    quote = article.quotes.order_by("start")[0]
    kinds = ("json", "annotations", "csl", "bib", "ris", "card")
    lists = [f"/quotes/?format={each}" for each in ("json", "atom", "csv", "jsonl", "ris", "bib")]
    return [
        *lists, *(canonical(quote, each) for each in kinds), canonical(article, "json"),
        "/speakers/?format=json", "/articles/?format=atom", "/site.webmanifest",
        "/sitemap.xml", sitemap_with(quote), "/robots.txt", "/nowhere.json",
        f"/oembed?url=http://testserver{quote.get_absolute_url()}",
    ]  # fmt: skip


def read(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_every_page_speaks_the_language_that_the_browser_asks_for(client, article):
    for address in pages(article):
        assert interface(client.get(address)) == ("en", "ltr"), address
        response = client.get(address, headers=PERSIAN)
        assert interface(response) == ("fa", "rtl"), address
        assert response.headers["Content-Language"] == "fa"
        assert varies(response), address


def test_a_choice_counts_for_more_than_the_browser(client):
    client.cookies["language"] = "en"
    assert interface(client.get("/", headers=PERSIAN)) == ("en", "ltr")
    client.cookies["language"] = "tlh"
    assert interface(client.get("/", headers=PERSIAN)) == ("fa", "rtl")


@pytest.mark.parametrize("asked", ["", "de", "*", "x" * 600, "fa;q=nonsense", "../../etc"])
def test_without_a_language_that_is_here_the_site_speaks_its_own(client, settings, asked):
    headers = {"Accept-Language": asked}
    assert interface(client.get("/", headers=headers)) == ("en", "ltr")
    settings.LANGUAGE_CODE = "fa"
    assert interface(client.get("/", headers=headers)) == ("fa", "rtl")


def test_the_switch_in_the_footer_leads_back_to_the_page_in_the_other_language(client, article):
    address = f"{article.get_absolute_url()}?v=1&w=%C3%BC"
    tree = html.fromstring(client.get(address).content.decode())
    (link,) = tree.cssselect("footer a[hreflang]")
    assert (link.text, link.get("lang"), link.get("rel")) == ("فارسی", "fa", "nofollow")
    response = client.get(link.get("href"), follow=True)
    assert [status for _address, status in response.redirect_chain] == [302]
    assert response.request["QUERY_STRING"] == "v=1&w=%C3%BC"
    assert interface(response) == ("fa", "rtl")
    assert [a.text for a in html.fromstring(response.content.decode()).cssselect("[hreflang]")] == [
        "English"
    ]


def test_a_choice_is_one_cookie_for_a_year_that_no_script_reads(client):
    response = client.get("/language/fa/?next=/about/")
    assert (response.status_code, response.headers["Location"]) == (302, "/about/")
    assert "no-store" in response.headers["Cache-Control"]
    assert list(response.cookies) == ["language"]
    cookie = response.cookies["language"]
    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("fa", 31_536_000, "/")
    assert (cookie["samesite"], cookie["httponly"]) == ("Lax", True)


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.example", "https://evil.example/", "///evil.example", "/\\evil.example", "\\/evil",
     "javascript:alert(1)", "evil.example", "", " //evil.example", "/\t/evil.example",
     "http:///evil.example", "\x00//evil.example"],
)  # fmt: skip
def test_a_choice_leads_to_no_other_site(client, elsewhere):
    assert own_path(elsewhere) == "/"
    assert client.get("/language/fa/", {"next": elsewhere}).headers["Location"] == "/"


def test_a_line_break_writes_no_header(client):
    response = client.get("/language/fa/?next=/about/%0d%0aSet-Cookie:%20x=1")
    assert list(response.cookies) == ["language"]
    assert "\n" not in response.headers["Location"]


def test_a_language_that_is_not_here_is_not_found(client):
    response = client.get("/language/tlh/?next=/")
    assert (response.status_code, response.cookies) == (404, {})


def test_permanent_and_canonical_addresses_are_the_same_in_every_language(client, article):
    for address in pages(article):
        english, persian = (client.get(address, headers=each) for each in ({}, PERSIAN))
        canonicals = [
            html.fromstring(each.content.decode()).xpath("//link[@rel='canonical']/@href")
            for each in (english, persian)
        ]
        assert canonicals[0] == canonicals[1], address


def test_what_programs_read_has_no_language(client, article):
    for address in forms(article):
        english, persian = client.get(address), client.get(address, headers=PERSIAN)
        assert (varies(english), varies(persian)) == (False, False), address
        assert read(english) == read(persian), address


def test_what_programs_read_is_in_the_language_of_the_site(client, article, settings):
    settings.LANGUAGE_CODE = "fa"
    detail = client.get("/nowhere.json", headers={"Accept-Language": "en"}).json()["detail"]
    assert detail.startswith("پیدا نشد")


def test_what_the_search_box_offers_is_said_to_people(client, article):
    speaker = article.quotes.order_by("start")[0].speaker
    response = client.get("/suggest", {"q": speaker.name}, headers=PERSIAN)
    assert varies(response)
    assert response.json()["suggestions"][0]["words"] == "گوینده"


def test_errors_speak_the_language_of_the_reader(client):
    response = client.get("/nowhere/", headers=PERSIAN)
    assert (response.status_code, interface(response)) == (404, ("fa", "rtl"))
    assert varies(response)


def test_an_etag_is_of_one_language(rf):
    etags = []
    for language in ("en", "fa", "en"):
        with translation.override(language):
            etags.append(etag_of(rf.get("/about/"), ("the same state",)))
    assert etags[0] == etags[2] != etags[1]


def test_no_304_gives_a_page_in_the_other_language(client, article):
    for address in pages(article):
        english, persian = (client.get(address, headers=each) for each in ({}, PERSIAN))
        assert english.headers["ETag"] != persian.headers["ETag"], address
        for etag, language, status in [
            (english.headers["ETag"], PERSIAN, 200),
            (persian.headers["ETag"], {}, 200),
        ]:
            again = client.get(address, headers={**language, "If-None-Match": etag})
            assert again.status_code == status, address


def test_a_304_says_on_what_it_depends(client, article):
    etag = client.get("/about/", headers=PERSIAN).headers["ETag"]
    again = client.get("/about/", headers={**PERSIAN, "If-None-Match": etag})
    assert again.status_code in (200, 304)  # other tests may write meanwhile
    assert varies(again)
