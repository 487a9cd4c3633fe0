"""Whatever stands in an address: the right status, nothing of it in the answer, no way out."""

import string
from urllib.parse import quote as encoded
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.ingest import states
from articles.models import Reason
from articles.models.public_record import ID_ALPHABET
from articles.sharing.addresses import FORMS_OF, canonical
from articles.tests.factories import make_article, make_quote

pytestmark = pytest.mark.django_db
KINDS = ("articles", "quotes", "speakers", "organizations", "publications", "topics")
EVIL = "<script>alert(1)</script>"
#: A slash parts the id from the slug; these begin query and fragment.
OTHERWISE_READ = set("/?#")
WRONG = sorted((set(string.printable) | set("éßñп你א\u200f\u202e\x7f\ufeff²")) - set(ID_ALPHABET)
               - set(ID_ALPHABET.upper()) - OTHERWISE_READ)  # fmt: skip


def is_harmless(response):
    """No cookie, no header of somebody's choice, no way to another host, no mark-up of theirs."""
    where = response.headers.get("Location", "")
    assert urlsplit(where).netloc in ("", "testserver"), where
    assert not where.startswith(("//", "/\\")), where
    assert response.cookies == {}
    assert "X-Evil" not in response.headers
    assert EVIL not in response.content.decode()
    return True


@pytest.mark.parametrize("character", WRONG, ids=lambda each: f"U+{ord(each):04X}")
def test_ids_with_a_wrong_character_are_not_found(client, character):
    quote = make_quote()
    for place in (0, 4, 9):
        given = quote.public_id[:place] + character + quote.public_id[place + 1 :]
        for address in (f"/quotes/{encoded(given)}/", f"/q/{encoded(given)}"):
            assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "rest",
    ["x" * 10_000, "/" * 10_000, "2" * 10_000 + "/slug/", "%25" * 3_000, "." * 10_000,
     "2222222222/" + "y" * 10_000, "-" * 10_000, "2222222222.json" * 600],
    ids=["letters", "slashes", "digits", "percents", "stops", "slug", "hyphens", "endings"],
)  # fmt: skip
def test_long_addresses_are_not_found(client, kind, rest):
    response = client.get(f"/{kind}/{rest}")
    assert (response.status_code, is_harmless(response)) == (404, True)
    assert len(response.content) < 20_000


INJECTED = [
    "x%0d%0aX-Evil:%20yes", "x%0aSet-Cookie:%20a=b", "x%E5%98%8A%E5%98%8DX-Evil:%20yes",
    "%3Cscript%3Ealert(1)%3C/script%3E", "..%2f..%2fetc%2fpasswd", "%00", "%ff%fe", "a%2fb",
    "http:%2f%2fevil.example", "%5c%5cevil.example", "@evil.example",
]  # fmt: skip


@pytest.mark.parametrize("slug", INJECTED)
def test_a_slug_puts_nothing_into_the_headers(client, slug):
    quote = make_quote()
    for ending in ("/", ".json", "/card.png", "/embed/"):
        response = client.get(f"/quotes/{quote.public_id}/{slug}{ending}")
        assert response.status_code in (301, 404)
        assert is_harmless(response)
        if response.status_code == 301:
            form = {".json": "json", "/card.png": "card", "/embed/": "embed"}.get(ending, "")
            assert response.headers["Location"] in (canonical(quote, form), canonical(quote))


@pytest.mark.parametrize(
    "query", ["a=%0d%0aX-Evil:1", "a\r\nX-Evil: 1", "//evil.example", "\\", EVIL]
)
def test_a_query_goes_along_as_a_query_only(client, query):
    quote = make_quote()
    response = client.get(f"/q/{quote.public_id}", QUERY_STRING=query)
    assert (response.status_code, is_harmless(response)) == (301, True)
    assert response.headers["Location"].startswith(f"{canonical(quote)}?")


@pytest.mark.parametrize(
    "address",
    ["/\\evil.example", "/q///evil.example", "/q/%2f%2fevil.example",
     "/quotes//evil.example/", "/quotes/%5cevil.example", "/q/https:%2f%2fevil.example"],
)  # fmt: skip
def test_no_address_leads_to_another_host(client, address):
    response = client.get(address)
    assert response.status_code in (301, 404)
    assert is_harmless(response)


OTHERS = [
    "https://evil.example/quotes/{id}/", "//evil.example/quotes/{id}/", "/quotes/{id}/",
    "http://testserver.evil.example/quotes/{id}/", "http://testserver@evil.example/quotes/{id}/",
    "http://evil.example#http://testserver/quotes/{id}/", "http://evil.example\\@testserver/q/{id}",
    "http://testserver:81/q/{id}", "javascript:alert(1)//testserver/q/{id}", "http://[::1/q/{id}",
    "ftp://testserver/q/{id}", "http://testserver/oembed?url=http://testserver/q/{id}",
    "http://testserver/admin/", "http://testserver/quotes/", "http://testserver/", "", "\x00",
    "http://testserver/q/" + "x" * 10_000, EVIL, "http://testserver/quotes/%ff",
]  # fmt: skip


@pytest.mark.parametrize("url", OTHERS)
def test_oembed_answers_for_this_site_s_quotes_only(client, url):
    quote = make_quote()
    response = client.get("/oembed", {"url": url.format(id=quote.public_id)})
    assert (response.status_code, is_harmless(response)) == (404, True)
    assert set(response.json()) == {"error", "detail"}


@pytest.mark.parametrize("size", ["0", "-1", "1e9", "9" * 400, "٣", "", "1;2", EVIL])
@pytest.mark.parametrize("key", ["maxwidth", "maxheight"])
def test_oembed_refuses_sizes_that_are_none(client, key, size):
    url = f"http://testserver{canonical(make_quote())}"
    response = client.get("/oembed", {"url": url, key: size})
    assert (response.status_code, is_harmless(response)) == (400, True)


@given(rest=st.text(max_size=60), kind=st.sampled_from([*KINDS, "q"]))
@example(rest="\x85\u2028", kind="q")
@example(rest="2222222222/\ud800".encode("utf-8", "replace").decode(), kind="quotes")
@settings(suppress_health_check=list(HealthCheck), max_examples=60)
def test_any_path_is_answered(client, rest, kind):
    response = client.get(f"/{kind}/{encoded(rest)}")
    assert response.status_code in (200, 301, 302, 404)
    assert is_harmless(response)


@given(url=st.text(max_size=80))
@settings(suppress_health_check=list(HealthCheck), max_examples=60)
def test_oembed_answers_any_address(client, url):
    for given_url in (url, f"http://testserver/{url}"):
        response = client.get("/oembed", {"url": given_url})
        assert (response.status_code, is_harmless(response)) == (404, True)


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Original-URL", "Forwarded"])
def test_no_header_of_the_reader_changes_the_links(client, header):
    quote = make_quote()
    response = client.get(canonical(quote), headers={header: "evil.example"})
    assert "evil.example" not in response.content.decode()


def test_mark_up_in_the_fields_is_words_in_every_form(client):
    article = make_article(f"“{EVIL}” she said.", headline=EVIL, bylines=[EVIL], dek=EVIL)
    quote = make_quote(article, EVIL, label=EVIL)
    for record in (article, quote):
        for form in ("", *FORMS_OF[record._meta.model_name]):
            response = client.get(canonical(record, form))
            assert response.status_code == 200
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            if response.headers["Content-Type"].startswith("text/html"):
                assert EVIL not in response.content.decode()


def test_what_is_gone_says_nothing_in_any_form(client):
    quote = make_quote(words="Zebedee went to sea", label="Mr Zebedee")
    links = [canonical(quote, form) for form in ("", *FORMS_OF["quote"])]
    states.withdraw(quote, reason=Reason.SOURCE)
    for address in links:
        response = client.get(address)
        assert (response.status_code, b"Zebedee" in response.content) == (410, False), address
