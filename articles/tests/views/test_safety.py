"""Hostile text is inert, pages keep nothing about their readers, and nothing is inline."""

import gzip
import json
from urllib.parse import unquote

import pytest
from django.conf import settings
from lxml import html

from articles.search import documents
from articles.sharing.addresses import canonical
from articles.tests.factories import (
    make_annotation,
    make_article,
    make_mention,
    make_organization,
    make_publication,
    make_quote,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&lt;b&gt;"


@pytest.fixture
def hostile():
    """An article with markup wherever text can stand."""
    words = f"Evil {EVIL} words"
    article = make_article(
        f"“{words},” said Ann {EVIL} of the Board {EVIL}. {EVIL}",
        headline=f"Head {EVIL}",
        dek=f"Dek {EVIL}",
        bylines=[f"By {EVIL}"],
        section=f"Section {EVIL}",
        source_url='https://example.org/?"><script>alert(3)</script>',
        publication=make_publication(f"Tide {EVIL}", variant_names=[f"Old {EVIL}"]),
        topics=[make_topic(f"Topic {EVIL}", description=EVIL)],
    )
    speaker = make_speaker(f"Ann {EVIL}", [f"A {EVIL}"], description=EVIL, wikidata_id='Q"><b>')
    body = make_organization(f"Board {EVIL}", acronym="<b>B</b>", description=EVIL)
    quote = make_quote(article, words, speaker, label=f"label {EVIL}", basis=EVIL)
    make_mention(article, speaker, role=f"role {EVIL}")
    make_mention(article, body)
    make_annotation(article, f"Note {EVIL}", public=True, quote=quote)
    documents.reindex()
    return article


def records_of(article):
    return [
        article, *article.quotes.all(), article.publication, *article.topics.all(),
        article.speaker_mentions.get().speaker, article.organization_mentions.get().organization,
    ]  # fmt: skip


def pages_of(article):
    """Every kind of page."""
    lists = ("articles", "quotes", "speakers", "organizations", "publications", "topics")
    return [
        "/", "/about/", "/nowhere/", *(f"/{each}/" for each in lists),
        "/quotes/?q=evil", "/articles/?q=evil", "/quotes/?q=zzz&year=2001",
        *(record.get_absolute_url() for record in records_of(article)),
    ]  # fmt: skip


def trees(client, addresses):
    for address in addresses:
        yield address, html.fromstring(client.get(address).content.decode())


def test_markup_in_stored_text_is_text_on_every_page(client, hostile):
    for address, tree in trees(client, pages_of(hostile)):
        assert scripts_that_run(tree) == [], address
        assert tree.cssselect("img:not(.qr), b b, [onerror], [onclick], [onload]") == [], address


def scripts_that_run(tree):
    """Those that stand in the page; blocks of data are read as JSON here, and run nowhere."""
    inline = tree.cssselect("script:not([src])")
    data = [each for each in inline if each.get("type") == "application/ld+json"]
    assert all(json.loads(each.text) for each in data)
    return [each for each in inline if each not in data]


def test_hostile_words_can_be_read_on_their_pages(client, hostile):
    quote = hostile.quotes.get()
    tree = html.fromstring(client.get(quote.get_absolute_url()).content.decode())
    assert tree.cssselect("blockquote p")[0].text_content() == f"“{quote.text}”"


@pytest.mark.parametrize("key", ["q", "speaker", "year", "sort", "page", "from", "nonsense"])
@pytest.mark.parametrize("address", ["/quotes/", "/articles/", "/speakers/", "/topics/"])
def test_whatever_stands_in_the_address_is_inert(client, key, address):
    for value in (EVIL, '"><script>x</script>', "\x00", "\ud800".encode("utf-8", "surrogatepass")):
        response = client.get(address, {key: value})
        tree = html.fromstring(response.content.decode())
        assert response.status_code == 200
        assert scripts_that_run(tree) == []
        assert tree.cssselect("img") == []


def test_the_script_address_of_an_original_stays_an_attribute(client, hostile):
    tree = html.fromstring(client.get(hostile.get_absolute_url()).content.decode())
    links = {a.get("href") for a in tree.cssselect("a[rel~=external]")}
    assert links == {hostile.source_url}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x"])
def test_originals_that_are_not_on_the_web_are_not_linked(client, url):
    quote = make_quote(make_article("“Yes,” she said.", source_url=url), "Yes,")
    for record in (quote, quote.article):
        tree = html.fromstring(client.get(record.get_absolute_url()).content.decode())
        assert tree.cssselect("a[rel~=external], blockquote[cite]") == []


def test_nothing_is_inline(client, hostile):
    for address, tree in trees(client, pages_of(hostile)):
        assert tree.cssselect("[style], style") == [], address
        assert scripts_that_run(tree) == [], address


def test_pages_and_json_set_no_cookie_and_open_no_session(client, hostile):
    forms = [canonical(record, form="json") for record in records_of(hostile)]
    for address in [*forms, "/quotes/?format=json", "/robots.txt"]:
        response = client.get(address)
        assert response.cookies == {}, address
        assert "Cookie" not in response.headers.get("Vary", ""), address
    for address in pages_of(hostile):
        response = client.get(address)
        assert response.cookies == {}, address
        assert response.headers["Vary"].startswith("Accept-Language, Cookie"), address


def test_every_page_carries_the_content_policy(client, hostile):
    for address in pages_of(hostile):
        policy = client.get(address).headers["Content-Security-Policy"]
        assert "unsafe" not in policy, address


def test_every_link_on_every_page_leads_somewhere(client, hostile):
    seen, waiting = set(), pages_of(hostile)[:2] + pages_of(hostile)[3:]
    while waiting:
        address = waiting.pop().partition("#")[0]
        if address in seen or not address.startswith("/") or len(seen) > 150:
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        if response.headers["Content-Type"].startswith("text/html"):
            tree = html.fromstring(response.content.decode())
            waiting += [a.get("href") for a in tree.cssselect("a[href]") if is_ours(a)]


def is_ours(link):
    """Facet links multiply without end; the first of each page will do. A choice of language
    leads back."""
    href = unquote(link.get("href"))
    if href.startswith("/language/"):
        return False
    return not href.startswith(settings.STATIC_URL) and href.count("=") < 2


def test_style_sheets_and_scripts_stay_small():
    static = settings.BASE_DIR / "static"
    sheets = [sheet for sheet in static.glob("css/*.css") if sheet.name != "admin.css"]
    assert sum(as_sent(sheet) for sheet in sheets) < 30_000
    assert sum(as_sent(script) for script in static.glob("js/*.js")) < 8_000


def as_sent(path):
    """How many bytes of a file go over the wire."""
    return len(gzip.compress(path.read_bytes()))
