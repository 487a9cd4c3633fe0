"""`manage.py withdraw`: by id, with a reason, first on trial, and back again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Change, Quote, Removal, Speaker, State
from articles.tests.factories import make_user
from articles.tests.permalinks.archives import small

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    small(tmp_path)


def withdraw(*arguments):
    out = StringIO()
    call_command("withdraw", *arguments, stdout=out)
    return out.getvalue()


def tamm():
    return Speaker.objects.get(sort_name="Tamm, Osric")


def test_it_withdraws_several_and_writes_who_and_why():
    make_user("anna", is_staff=True)
    quotes = list(Quote.objects.all()[:2])
    ids = [each.public_id for each in quotes]
    withdraw(*ids, "--reason", "legal", "--note", "Order 7.", "--editor", "anna")
    assert set(Quote.objects.filter(public_id__in=ids).values_list("state", "reason")) == {
        (State.WITHDRAWN, "legal")
    }
    change = Change.objects.of(quotes[0]).get()
    assert (change.user.username, change.reason) == ("anna", "Order 7.")


def test_a_trial_says_what_would_go_and_changes_nothing():
    said = withdraw(tamm().public_id, "--reason", "privacy", "--dry-run")
    lines = [line.split(" ")[-2] for line in said.splitlines() if "with it" in line]
    assert lines == ["quote", "quote"]
    assert said.count("words blanked in") == 2
    assert "Tamm" not in said
    assert (tamm().state, Removal.objects.count()) == (State.PUBLIC, 0)


def test_it_takes_a_withdrawal_back():
    public_id = tamm().public_id
    withdraw(public_id, "--reason", "privacy")
    assert not Speaker.objects.filter(name="Osric Tamm").exists()
    withdraw(public_id, "--undo")
    assert tamm().state == State.PUBLIC


def test_it_makes_final_what_is_past_its_time(settings):
    settings.REMOVAL_GRACE *= 0
    public_id = tamm().public_id
    assert "made final: 1" in withdraw(public_id, "--reason", "privacy")
    assert "made final: 0" in withdraw("--purge")
    with pytest.raises(CommandError, match="gone for good"):
        withdraw(public_id, "--undo")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Name the records"),
        (["2222222222", "--reason", "legal"], "There is no article, quote"),
        (["ID"], "--reason CLASS"),
        (["ID", "--reason", "legal", "--undo"], "--reason CLASS"),
        (["ID", "--reason", "whim"], "invalid choice"),
        (["ID", "--reason", "undone"], "invalid choice"),
        (["ID", "--reason", "legal", "--editor", "nobody"], "no editor called nobody"),
    ],
)
def test_bad_requests_are_refused_with_a_sentence(arguments, sentence):
    given = [tamm().public_id if each == "ID" else each for each in arguments]
    with pytest.raises(CommandError, match=sentence):
        withdraw(*given)
    assert tamm().state == State.PUBLIC
