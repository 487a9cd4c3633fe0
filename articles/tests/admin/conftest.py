import pytest
from django.test import Client

from articles.editors import editors_group
from articles.tests import factories


@pytest.fixture
def editor(db):
    """An account in the group of editors, no superuser."""
    user = factories.make_user("anna", is_staff=True)
    user.groups.add(editors_group())
    return user


@pytest.fixture
def desk(editor):
    """A client that is logged in as `editor`."""
    client = Client()
    client.force_login(editor)
    return client
