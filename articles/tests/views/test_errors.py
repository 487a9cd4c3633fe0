"""Error pages: the status, a sentence, and a way on; without a database."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import connection
from django.test import RequestFactory
from lxml import html

from articles.views import errors


@pytest.fixture
def request_to():
    return RequestFactory().get


def test_nothing_at_an_address_is_said_with_a_search_box(client):
    response = client.get("/nowhere/")
    tree = html.fromstring(response.content.decode())
    assert response.status_code == 404
    assert tree.cssselect("h1")[0].text == "Not found"
    assert tree.cssselect("main form")[0].get("action") == "/quotes/"


@pytest.mark.django_db
def test_nothing_at_a_json_address_is_said_in_json(client):
    response = client.get("/quotes/2222222222/x.json")
    assert (response.status_code, response.json()["error"]) == (404, 404)


@pytest.mark.parametrize(
    ("view", "arguments", "status"),
    [
        (errors.bad_request, [SuspiciousOperation()], 400),
        (errors.forbidden, [PermissionDenied()], 403),
        (errors.server_error, [], 500),
    ],
)
def test_every_error_has_a_page_that_asks_no_database(request_to, view, arguments, status):
    response = view(request_to("/"), *arguments)
    assert response.status_code == status
    assert f'<p class="kicker">{status}</p>' in response.content.decode()


@pytest.mark.django_db
def test_a_broken_database_answers_500_in_our_own_words(client):
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_article RENAME TO elsewhere")
    response = client.get("/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()


def test_an_unknown_host_is_refused(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
