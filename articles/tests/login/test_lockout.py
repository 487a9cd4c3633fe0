"""Who tries too many passwords waits; everybody else comes in."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings as site
from django.test import RequestFactory

from articles.login import client_address

pytestmark = pytest.mark.django_db


def fail(log_in, times=site.AXES_FAILURE_LIMIT, **how):
    """The statuses of so many logins with a wrong password."""
    return [log_in("wrong", **how).status_code for _ in range(times)]


def test_the_right_password_opens_the_desk(editor, log_in, client):
    answer = log_in()
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200


def test_the_tenth_wrong_password_closes_the_login_even_to_the_right_one(editor, log_in):
    assert fail(log_in) == [200] * 9 + [429]
    answer = log_in()
    assert answer.status_code == 429
    assert "Too many wrong passwords" in answer.content.decode()


def test_guesses_over_many_names_count_together(editor, log_in):
    statuses = [log_in("wrong", name=f"name{number}").status_code for number in range(10)]
    assert statuses[-1] == 429


def test_another_address_is_not_locked_out_with_the_first(editor, log_in):
    fail(log_in, REMOTE_ADDR="192.0.2.1")
    assert log_in(REMOTE_ADDR="192.0.2.1").status_code == 429
    assert log_in(REMOTE_ADDR="192.0.2.2").status_code == 302


def test_an_hour_later_the_login_is_open_and_the_records_are_gone(editor, log_in):
    fail(log_in)
    for attempt in AccessAttempt.objects.all():
        past = attempt.attempt_time - timedelta(hours=1, seconds=1)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=past)
    assert log_in().status_code == 302
    assert AccessAttempt.objects.count() == 0


def test_hammering_on_a_closed_login_fills_no_table(editor, log_in):
    fail(log_in, times=site.AXES_FAILURE_LIMIT + 5)
    attempt = AccessAttempt.objects.get()
    assert attempt.failures_since_start == site.AXES_FAILURE_LIMIT
    assert "wrong" not in attempt.post_data
    assert (AccessLog.objects.count(), AccessFailureLog.objects.count()) == (0, 0)


def test_a_login_forgets_the_failures_before_it(editor, log_in):
    fail(log_in, times=9)
    log_in()
    assert AccessAttempt.objects.count() == 0


def test_logs_name_neither_account_nor_address(editor, log_in, caplog):
    caplog.set_level("DEBUG", logger="axes")
    fail(log_in, name="secretive", REMOTE_ADDR="192.0.2.77")
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "Locking out" in said
    assert [word for word in ("secretive", "192.0.2.77", "wrong") if word in said] == []


@pytest.mark.parametrize(
    ("https", "meta", "address"),
    [
        (False, {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "6.6.6.6"}, "192.0.2.1"),
        (True, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.9"}, "192.0.2.9"),
        (True, {"HTTP_X_FORWARDED_FOR": "6.6.6.6, 192.0.2.9"}, "192.0.2.9"),
        (True, {"REMOTE_ADDR": "127.0.0.1"}, "127.0.0.1"),
        (False, {"REMOTE_ADDR": "2001:db8:1:2:3:4:5:6"}, "2001:db8:1:2::"),
        (False, {"REMOTE_ADDR": "::ffff:192.0.2.1"}, "192.0.2.1"),
        (False, {"REMOTE_ADDR": ""}, None),
    ],
)
def test_failures_are_counted_for_whoever_the_nearest_proxy_names(settings, https, meta, address):
    settings.HTTPS = https
    assert client_address(RequestFactory().get("/", **meta)) == address
