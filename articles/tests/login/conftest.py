import pytest

from articles.editors import editors_group
from articles.tests.factories import make_user


@pytest.fixture
def editor(db):
    """An account in the group of editors; its password is “secret”."""
    user = make_user("anna", is_staff=True)
    user.groups.add(editors_group())
    return user


@pytest.fixture
def log_in(client):
    """A function that sends the login form and returns the answer."""

    def send(password="secret", name="anna", code="", **headers):
        form = {"username": name, "password": password, "code": code, "next": "/admin/"}
        return client.post("/admin/login/", form, **headers)

    return send
