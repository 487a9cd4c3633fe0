"""Permanent addresses of every kind of record: one answers, all other spellings lead to it."""

from urllib.parse import unquote

import pytest

from articles.ingest import states
from articles.models import Reason, State
from articles.sharing.addresses import canonical
from articles.tests.permalinks.conftest import SECRET


def list_of(record):
    return f"/{record._meta.model_name}s/"


def location(response):
    return response.status_code, unquote(response.headers.get("Location", ""))


def merge(record, target):
    record.state, record.moved_to = State.MERGED, target
    record.save()


def test_canonical_address_shows_the_page(client, record):
    response = client.get(record.get_absolute_url())
    assert response.status_code == 200
    assert f'<link rel="canonical" href="http://testserver{record.get_absolute_url()}">' in (
        response.content.decode()
    )


def test_json_form_says_id_and_url(client, record):
    response = client.get(canonical(record, form="json"))
    assert response.status_code == 200
    form = response.json()
    assert (form["id"], form["url"]) == (
        record.public_id,
        f"http://testserver{record.get_absolute_url()}",
    )


@pytest.mark.parametrize(
    "spelling",
    [
        "{id}",
        "{id}/",
        "{id}/{slug}",
        "{id}/another-slug/",
        "{id}/another-slug",
        "{ID}/{slug}/",
        "{ID}",
        "{id}.",
        "{id})",
        "{id}/{slug}/.",
        "{id}/{slug}/)",
        "{id}/{slug}/”.",
        "{id}…",
        "{id}؟»",
        "{id}/{slug}/**_",
        "{id}\u200f.",
        "{hyphened}/{slug}/",
        "{hyphened}",
        "{parted}",
    ],
)
def test_other_spellings_lead_to_the_canonical_address(client, record, spelling):
    address = list_of(record) + spelling.format(
        id=record.public_id,
        ID=record.public_id.upper(),
        parted="\u00ad".join(record.public_id),
        hyphened=f"{record.public_id[:4]}-{record.public_id[4:]}",
        slug=record.slug,
    )
    assert location(client.get(address)) == (301, unquote(record.get_absolute_url()))


@pytest.mark.parametrize("spelling", ["{id}.json", "{id}/another-slug.json", "{ID}/{slug}.json"])
def test_other_spellings_of_the_json_form_lead_to_it(client, record, spelling):
    given = spelling.format(id=record.public_id, ID=record.public_id.upper(), slug=record.slug)
    expected = (301, unquote(canonical(record, form="json")))
    assert location(client.get(list_of(record) + given)) == expected


def test_the_query_string_is_kept_on_the_way(client, record):
    response = client.get(f"{list_of(record)}{record.public_id}?v=f1%3Aabc&x=1")
    assert location(response) == (301, unquote(record.get_absolute_url()) + "?v=f1:abc&x=1")


@pytest.mark.parametrize(
    "given",
    ["2222222222/x/", "2222222222", "x", "aeiouaeiou/", "%00/", "22222222223/", "%E2%98%83.json"],
)
def test_unknown_ids_are_not_found(client, record, given):
    assert client.get(list_of(record) + given).status_code == 404


def test_deeper_addresses_are_not_found(client, record):
    address = f"{record.get_absolute_url()}deeper/still/"
    assert client.get(address).status_code == 404


def test_a_hidden_record_is_not_found(client, record):
    states.hide(record)
    response = client.get(record.get_absolute_url())
    assert response.status_code == 404
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize("form", ["", "json"])
def test_a_withdrawn_record_says_why_and_when_and_nothing_else(client, record, form):
    states.withdraw(record, reason=Reason.PRIVACY)
    response = client.get(canonical(record, form))
    body = response.content.decode()
    assert response.status_code == 410
    assert "a request for privacy" in body
    assert record.state_changed_at.strftime("%Y-%m-%d") in body
    assert SECRET not in body
    assert SECRET.lower() not in str(response.headers).lower()


def test_a_withdrawn_record_is_gone_under_every_spelling(client, record):
    states.withdraw(record, reason=Reason.LEGAL)
    response = client.get(f"{list_of(record)}{record.public_id.upper()}")
    assert response.status_code == 410


@pytest.mark.parametrize("suffix", ["", "/", "/another-slug/"])
def test_a_merged_record_leads_to_the_survivor_in_one_hop(client, record, survivor, suffix):
    merge(record, survivor)
    response = client.get(f"{list_of(record)}{record.public_id}{suffix}")
    assert location(response) == (301, unquote(survivor.get_absolute_url()))
    assert client.get(response.headers["Location"]).status_code == 200


def test_a_merged_record_s_json_leads_to_the_survivor_s_json(client, record, survivor):
    merge(record, survivor)
    response = client.get(f"{list_of(record)}{record.public_id}/x.json")
    assert location(response) == (301, unquote(canonical(survivor, form="json")))


def test_a_record_merged_into_a_withdrawn_one_is_gone(client, record, survivor):
    merge(record, survivor)
    states.withdraw(survivor, reason=Reason.EDITORIAL)
    response = client.get(record.get_absolute_url())
    assert response.status_code == 410
    assert "Ermintrude" not in response.content.decode()


def test_only_reading_is_allowed(client, record):
    assert client.post(record.get_absolute_url()).status_code == 405
