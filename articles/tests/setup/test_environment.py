"""Every variable has a safe default, and a value that makes no sense stops the start."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings

from archive_site import environment
from archive_site.errors import SetupError
from articles.tests.setup.servers import PATIENCE, assert_one_sentence, clean_environment


@pytest.mark.parametrize(
    ("reader", "value", "sentence"),
    [
        (lambda: environment.switch("NAME", True), "maybe", "NAME must be yes or no, not “maybe”."),
        (
            lambda: environment.choice("NAME", ("b", "a")),
            "c",
            "NAME must be one of a, b, not “c”.",
        ),
        (lambda: environment.email("NAME"), "me", "NAME must be an e-mail address, not “me”."),
        (
            lambda: environment.site_url("NAME"),
            "example.org",
            "NAME must look like https://example.org, not “example.org”.",
        ),
        *(
            (
                lambda: environment.web_address("NAME"),
                given,
                f"NAME must look like https://example.org/page, not “{given}”.",
            )
            for given in (
                "example.org",
                "javascript:alert(1)",
                'https://a.example/">',
                "https:///a",
            )
        ),
        (
            lambda: environment.url_path("NAME", "admin/"),
            "quotes/desk",
            "NAME must be a free path such as desk/, not “quotes/desk”.",
        ),
        (
            lambda: environment.url_path("NAME", "admin/"),
            "my desk?",
            "NAME must be a free path such as desk/, not “my desk?”.",
        ),
        (
            lambda: environment.share("NAME", 0.5),
            "75%",
            "NAME must be a number from 0 to 1, not “75%”.",
        ),
        (
            lambda: environment.days("NAME", 30),
            "-1",
            "NAME must be a number of days up to 3650, not “-1”.",
        ),
        (
            lambda: environment.secret("NAME", None),
            "short",
            "NAME must have at least 50 characters.",
        ),
    ],
)
def test_a_bad_value_is_said_in_one_sentence(monkeypatch, reader, value, sentence):
    monkeypatch.setenv("NAME", value)
    with pytest.raises(SetupError) as caught:
        reader()
    assert str(caught.value) == sentence


def test_good_values_are_read(monkeypatch):
    monkeypatch.setenv("NAME", " Yes ")
    assert environment.switch("NAME", False) is True
    monkeypatch.setenv("NAME", "0.75")
    assert environment.share("NAME", 0.5) == 0.75
    monkeypatch.setenv("NAME", "a, b,")
    assert environment.words("NAME", []) == ["a", "b"]
    monkeypatch.setenv("NAME", "https://example.org/")
    assert environment.site_url("NAME") == "https://example.org"
    monkeypatch.setenv("NAME", "desk@example.org")
    assert environment.email("NAME") == "desk@example.org"


def test_a_path_has_a_slash_at_its_end_and_none_before_it(monkeypatch):
    monkeypatch.setenv("NAME", "/our/desk")
    assert environment.url_path("NAME", "admin/") == "our/desk/"


def test_the_desk_lies_where_it_was_put_with_its_cookies(manage):
    code = "from django.conf import settings as s; from django.urls import reverse as r; "
    code += "print(r('admin:index'), s.SESSION_COOKIE_PATH, s.CSRF_COOKIE_PATH)"
    printed = manage("shell", "-v0", "-c", code, ADMIN_PATH="our/desk")
    assert printed.stdout == "/our/desk/ /our/desk/ /our/desk/\n"


def test_this_machine_may_always_ask(manage):
    code = "from django.conf import settings; print(settings.ALLOWED_HOSTS)"
    printed = manage("shell", "-v0", "-c", code, ALLOWED_HOSTS="a.example")
    assert printed.stdout == "['localhost', '127.0.0.1', '[::1]', 'a.example']\n"


def test_an_empty_variable_counts_as_unset(monkeypatch):
    monkeypatch.setenv("NAME", " ")
    assert environment.switch("NAME", True) is True
    assert environment.words("NAME", ["a"]) == ["a"]


def test_two_starters_at_once_get_one_secret_key_that_only_the_owner_reads(place):
    file = place / "var" / "secret_key"
    with ThreadPoolExecutor() as pool:
        keys = list(pool.map(lambda _: environment.secret("NO_SUCH_KEY", file), range(8)))
    assert keys == [file.read_text()] * 8
    assert len(keys[0]) >= 50
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret_key"]


def test_a_bad_value_stops_a_command_with_one_line(manage):
    assert_one_sentence(manage("check", HTTPS="sometimes"), "HTTPS must be yes or no")


def test_a_bad_value_stops_gunicorn_with_the_same_line(place):
    options = ["--config", "python:archive_site.gunicorn", "--bind", f"unix:{place}/socket"]
    ended = subprocess.run(
        [sys.executable, "-m", "gunicorn", *options, "archive_site.wsgi"],
        cwd=settings.BASE_DIR,
        env=clean_environment(place, HTTPS="sometimes"),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert (ended.returncode, ended.stderr) == (3, "HTTPS must be yes or no, not “sometimes”.\n")


def test_the_readme_lists_every_variable():
    code = (settings.BASE_DIR / "archive_site" / "settings.py").read_text()
    listed = (settings.BASE_DIR / "README.md").read_text()
    names = re.findall(r'environment\.\w+\(\s*"(\w+)"', code)
    assert len(names) > 10
    assert [name for name in names if f"| `{name}` |" not in listed] == []
