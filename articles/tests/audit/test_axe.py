"""axe finds nothing on any page in any state: light and dark, wide and narrow, in each language.

The languages read in both directions. No page may say anything to the console either.
"""

import pytest
from django.conf import settings
from django.urls import reverse

from articles.admin.links import change_url, list_url
from articles.editors import editors_group
from articles.models import Article, Batch, Change, Publication, Quote, Speaker, Topic
from articles.tests import factories
from articles.tests.browser.axe import violations
from articles.tests.views.states import every_state

pytestmark = pytest.mark.audit
LANGUAGES = [code for code, _name in settings.LANGUAGES]
#: The size of targets is not among axe's own choice of rules.
OPTIONS = {"rules": {"target-size": {"enabled": True}}}
#: The desk is Django's admin: what its rules of the law ask, and not axe's own advice. The boxes
#: that complete names (select2) are Django's, and unnamed there.
DESK = OPTIONS | {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
DESK_PARTS = {"exclude": [[".select2-container"]]}
UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true"
variants = pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (380, "light"), (380, "dark")]
)
languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def open_page(new_context, width, scheme, language):
    """A page of a browser of this width, scheme and language."""
    return new_context(width, scheme, locale=language, reduced_motion="reduce").new_page()


@variants
@languages
def test_axe_finds_nothing_on_any_page(open_page, live_server, transactional_db):
    assert faults(open_page, live_server.url, every_state()) == []


@variants
@languages
def test_axe_finds_nothing_on_the_desk(open_page, live_server, desk):
    open_page.context.add_cookies([desk | {"url": live_server.url}])
    found = faults(open_page, live_server.url, pages_of_the_desk(), DESK, DESK_PARTS)
    assert found == []


@pytest.fixture
def desk(transactional_db, client):
    """The cookie of an editor who is logged in, before an archive that has everything."""
    every_state()
    user = factories.make_user("anna", is_staff=True)
    user.groups.add(editors_group())
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value}


def pages_of_the_desk():
    """{name: address}"""
    models = (Article, Batch, Change, Publication, Quote, Speaker, Topic)
    changed = (Article, Publication, Quote, Speaker, Topic)
    return {
        "desk": reverse("admin:index"),
        "to check": reverse("admin:check"),
        **{f"list of {model.__name__}": list_url(model) for model in models},
        **{f"a {model.__name__}": change_url(model.objects.earliest("pk")) for model in changed},
        "a new Speaker": reverse("admin:articles_speaker_add"),
    }


def faults(page, site, addresses, options=OPTIONS, parts=None):
    """[(name, what is wrong, where)] of all pages."""
    said, found = [], []
    page.on("console", lambda message: said.append((message.location["url"], message.text)))
    for name, where in addresses.items():
        page.goto(site + where)
        page.evaluate(UNFOLD)
        # That a page is missing, the browser says itself.
        found += [(name, text, place) for place, text in said if place != page.url]
        said.clear()
        found += [(name, *each) for each in violations(page, parts, **options)]
        said.clear()
    return found
