"""People and bodies as Popolo has them, one by one."""

import datetime

import pytest

from articles.ingest import states
from articles.models import Affiliation, Display, Reason
from articles.sharing.addresses import canonical
from articles.tests.factories import make_article, make_organization, make_publication, make_speaker

pytestmark = pytest.mark.django_db


@pytest.fixture
def speaker():
    speaker = make_speaker("Ann Varga")
    speaker.wikidata_id = "Q42"
    speaker.save()
    return speaker


@pytest.fixture
def body():
    body = make_organization("Ministry of Rivers")
    body.acronym, body.parent = "MR", make_organization("Government of Harn")
    body.save()
    return body


def belongs(speaker, body, role, **fields):
    return Affiliation.objects.create(speaker=speaker, organization=body, role=role, **fields)


def popolo(client, record):
    answer = client.get(canonical(record, "popolo"))
    assert answer.headers["Content-Type"] == "application/json"
    return answer.json()


def test_a_person_with_names_identifiers_memberships_and_page(client, speaker, body):
    belongs(speaker, body, "clerk", start=datetime.date(2019, 3, 1), start_precision="month")
    found = popolo(client, speaker)
    page = f"http://testserver{canonical(speaker)}"
    assert (found["id"], found["name"], found["links"]) == (
        speaker.public_id, "Ann Varga", [{"url": page}],
    )  # fmt: skip
    assert found["identifiers"] == [{"scheme": "wikidata", "identifier": "Q42"}]
    assert found["memberships"] == [
        {
            "person_id": speaker.public_id, "organization_id": body.public_id, "role": "clerk",
            "start_date": "2019-03", "end_date": None,
        }
    ]  # fmt: skip


def test_a_body_with_its_parent_and_who_belongs_to_it(client, speaker, body):
    belongs(speaker, body, "clerk")
    found = popolo(client, body)
    assert (found["abbreviation"], found["parent_id"]) == ("MR", body.parent.public_id)
    assert [each["person_id"] for each in found["memberships"]] == [speaker.public_id]


def test_memberships_that_may_not_be_shown_are_left_out(client, speaker, body):
    gone, hidden = make_organization("Gone Office"), make_article("“No,” she said.")
    outlet = make_publication(display=Display.HEADLINE)
    headline = make_article("“No,” she said.", publication=outlet)
    belongs(speaker, gone, "head of it")
    belongs(speaker, body, "from a hidden article", article=hidden)
    belongs(speaker, body, "from a headline", article=headline)
    belongs(speaker, None, "mayor")
    states.hide(hidden)
    states.withdraw(gone, reason=Reason.LEGAL)
    assert [each["role"] for each in popolo(client, speaker)["memberships"]] == ["mayor"]
    states.withdraw(speaker, reason=Reason.PRIVACY)
    answer = client.get(canonical(speaker, "popolo"))
    assert (answer.status_code, answer.json()["error"]) == (410, 410)
    assert popolo(client, body)["memberships"] == []
