"""Every page in every state is valid HTML, in each language of the interface.

The checker is vnu, the one of validator.w3.org, run once over all of them.
"""

import json
import re
import subprocess

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.utils import translation

from articles.tests.audit.packages import package, require
from articles.tests.views.many import ten_thousand_quotes
from articles.tests.views.states import LISTS, SINGLE, every_state
from articles.views import errors

pytestmark = [pytest.mark.audit, pytest.mark.django_db]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
#: What vnu says that is no fault: a quote in a list is an article without a heading, half a matrix
#: has rows that end early, and invented words are of no language.
ADVICE = [
    r"^Article lacks heading",
    r"^A table row was \d+ columns wide, which is less than",
    r"^This document appears to be written in",
]


@pytest.fixture
def checker():
    """The command that checks files."""
    require("java", "apt-get install openjdk-17-jre-headless")
    jar = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    return ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always"]


@pytest.fixture
def pages(settings):
    """{(language, name): the page} of the archive when empty and when full, and of errors."""
    found = read({f"{name} while empty": where for name, where in (SINGLE | LISTS).items()})
    found |= read(every_state())
    found |= read(ten_thousand_quotes())
    settings.SEARCH_SECONDS = 0.000_01
    found |= read({"counts unavailable": "/quotes/?q=the", "all, in no time": "/articles/"})
    settings.DEBUG = True
    return found | read({"styleguide": "/styleguide/"}) | problems()


def read(addresses):
    """{(language, name): the page} of {name: address}."""
    return {
        (language, name): Client(headers={"accept-language": language}).get(where).content
        for language in LANGUAGES
        for name, where in addresses.items()
    }


def problems():
    """The pages of errors that no address leads to."""
    request = RequestFactory().get("/")
    answers = {
        "bad request": lambda: errors.bad_request(request, SuspiciousOperation()),
        "forbidden": lambda: errors.forbidden(request, PermissionDenied()),
        "server error": lambda: errors.server_error(request),
    }
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found |= {(language, name): answer().content for name, answer in answers.items()}
    return found


def test_every_page_is_valid_html(checker, pages, tmp_path):
    names = {}
    for number, (name, page) in enumerate(pages.items()):
        file = tmp_path / f"{number:03}.html"
        file.write_bytes(page)
        names[file.name] = name
    done = subprocess.run([*checker, *map(str, tmp_path.iterdir())], capture_output=True, text=True)
    messages = json.loads(done.stderr)["messages"]
    assert {name for name, page in pages.items() if b"<h1" not in page} <= embeds(pages)
    assert [told(each, names) for each in messages if not is_advice(each)] == []


def embeds(pages):
    """Those of the pages that stand in frames of other sites."""
    return {name for name in pages if name[1].startswith("embed")}


def is_advice(message):
    return any(re.match(each, message["message"]) for each in ADVICE)


def told(message, names):
    """(language, page, what is wrong with it, where)"""
    where = names[message["url"].rpartition("/")[2]]
    return (*where, message["message"], message.get("extract", "")[:200])
