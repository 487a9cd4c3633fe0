"""Every kind of answer carries the headers that guard it; only the desk sets a cookie."""

import pytest
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.test import Client, RequestFactory

from articles.editors import editors_group
from articles.ingest import review, states
from articles.models import Reason
from articles.sharing.addresses import FORMS_OF, canonical
from articles.tests.factories import make_user
from articles.tests.views.archive import sitemap_with, strike
from articles.views.list_forms import MEDIA

pytestmark = pytest.mark.django_db

NOTHING_FOREIGN = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; img-src 'self'; manifest-src 'self'; "
    "script-src 'self'; style-src 'self'"
)
GUARDS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
}
LISTS = [f"/{each}/" for each in ("articles", "quotes", "speakers", "organizations", "topics")]
MACHINES = ["/robots.txt", "/sitemap.xml", "/healthz", "/readyz"]


@pytest.fixture
def https(settings):
    """A client of a site behind TLS, which answers an error as the site would."""
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = True
    settings.CSRF_COOKIE_SECURE = settings.SECURE_HSTS_PRELOAD = True
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    by_proxy = {"X-Forwarded-Proto": "https"}
    return Client(enforce_csrf_checks=True, raise_request_exception=False, headers=by_proxy)


@pytest.fixture
def article():
    return strike()


@pytest.fixture
def editor():
    user = make_user("anna", is_staff=True)
    user.groups.add(editors_group())
    return user


def guards(response):
    """The response's headers among the guards, and its policy with the parts in order."""
    policy = "; ".join(sorted(response.headers.get("Content-Security-Policy", "").split("; ")))
    return policy, {name: response.headers.get(name) for name in GUARDS}


def assert_guarded(response, status=200):
    assert response.status_code == status
    assert guards(response) == (NOTHING_FOREIGN, GUARDS)


def assert_public(response, status=200):
    assert_guarded(response, status)
    assert response.cookies == {}
    page = response.headers.get("Content-Type", "").startswith("text/html") and status != 301
    assert ("Cookie" in response.headers.get("Vary", "")) == page  # for the language


def records_of(article):
    return [
        article, *article.quotes.all(), article.publication, *article.topics.all(),
        article.speaker_mentions.get().speaker, article.organization_mentions.get().organization,
    ]  # fmt: skip


@pytest.mark.parametrize("address", ["/", "/about/", *LISTS, "/publications/", *MACHINES])
def test_front_lists_and_what_machines_ask_for(https, article, address):
    assert_public(https.get(address))


@pytest.mark.parametrize("address", [*LISTS, "/publications/"])
def test_lists_as_data(https, article, address):
    assert_public(https.get(address, {"format": "json"}))


@pytest.mark.parametrize("form", MEDIA)
def test_quotes_to_take_along(https, article, form):
    assert_public(https.get("/quotes/", {"format": form}))


def test_a_sitemap_of_quotes(https, article):
    assert_public(https.get(sitemap_with(article.quotes.first())))


def test_the_page_of_every_kind_of_record_and_its_other_forms(https, article):
    for record in records_of(article):
        for form in {"", *FORMS_OF[record._meta.model_name]} - {"embed"}:
            assert_public(https.get(canonical(record, form)))


def test_what_other_sites_may_frame_runs_no_script(https, article):
    answer = https.get(canonical(article.quotes.first(), "embed"))
    policy = NOTHING_FOREIGN.replace("frame-ancestors 'none'", "frame-ancestors *")
    policy = policy.replace("script-src 'self'", "script-src 'none'")
    policy = policy.replace("connect-src 'self'", "connect-src 'none'")
    assert (answer.status_code, guards(answer)) == (200, (policy, GUARDS))


def test_what_leads_elsewhere(https, article):
    assert_public(https.get(f"/q/{article.quotes.first().public_id}"), 301)
    assert_public(https.get(f"/articles/{article.public_id}/old-title/"), 301)


@pytest.mark.parametrize("address", ["/static/css/admin.css", "/static/js/theme.js"])
def test_static_files(https, address):
    assert_public(https.get(address))


def test_a_bad_host_and_a_missing_page(https):
    assert_public(https.get("/", headers={"host": "evil.example"}), 400)
    assert_public(https.get("/nowhere/"), 404)
    assert_public(https.get("/nowhere.json"), 404)
    assert_public(https.get("/static/nowhere.css"), 404)


def test_what_was_taken_away(https, article):
    quote = article.quotes.first()
    review.reject(quote, user=make_user())
    states.withdraw(article.publication, reason=Reason.LEGAL)
    for record in (quote, article.publication):
        assert_public(https.get(canonical(record)), 410)
        assert_public(https.get(canonical(record, "json")), 410)


def test_a_broken_database(https):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_article RENAME TO elsewhere")
    assert_public(https.get("/"), 500)


def test_the_desk_its_lists_and_its_forms(https, article, editor):
    assert_guarded(https.get("/admin/login/"))
    https.force_login(editor)
    for address in ("", "articles/quote/", f"articles/article/{article.pk}/change/"):
        answer = https.get(f"/admin/{address}")
        assert_guarded(answer)
        assert "no-store" in answer.headers["Cache-Control"]
    assert_guarded(https.get("/admin/jsi18n/"))


def test_a_form_from_elsewhere_is_refused_in_our_own_words(https, editor):
    answer = https.post("/admin/login/", {"username": "anna", "password": "secret"})
    assert_guarded(answer, 403)
    assert "Please load it again" in answer.content.decode()


def test_too_many_wrong_passwords(https, settings):
    settings.AXES_FAILURE_LIMIT = 1
    https.handler.enforce_csrf_checks = False
    answer = https.post("/admin/login/", {"username": "anna", "password": "wrong"})
    assert_guarded(answer, 429)


def test_the_desks_cookies_go_nowhere_else(https, editor):
    https.handler.enforce_csrf_checks = False
    answer = https.post("/admin/login/", {"username": "anna", "password": "secret"})
    session = answer.cookies["sessionid"]
    assert (answer.status_code, session["path"], session["max-age"]) == (302, "/admin/", 43_200)
    assert (session["secure"], session["httponly"], session["samesite"]) == (True, True, "Lax")
    token = answer.cookies["csrftoken"]
    assert (token["path"], token["secure"], token["samesite"]) == ("/admin/", True, "Lax")


def test_an_editors_visit_to_public_pages_opens_no_session(https, editor, article):
    https.force_login(editor)
    for address in ("/", "/quotes/", canonical(article)):
        assert_public(https.get(address))


@pytest.mark.parametrize("address", ["/", "/quotes/?format=csv", "/robots.txt", "/nowhere/"])
def test_head_is_answered_with_the_headers_alone(article, address):
    handler = BaseHandler()  # the test client itself drops what follows the headers
    handler.load_middleware()
    request = RequestFactory().head(address)
    answer, same = handler.get_response(request), Client().get(address)
    assert b"".join(answer) == b""
    assert answer.status_code == same.status_code
    assert answer.headers.get("Content-Length") == same.headers.get("Content-Length")
