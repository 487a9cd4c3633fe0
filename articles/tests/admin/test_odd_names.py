"""Whatever an editor types where a name should be: stored as typed, or refused in a sentence."""

import pytest
from django.urls import reverse

from articles.admin.links import change_url
from articles.models import Organization, Speaker
from articles.tests import factories
from articles.tests.odd_names import EMPTY, ODD

from .pages import errors, save

pytestmark = pytest.mark.django_db

FITTING = {label: name for label, name in ODD.items() if len(name) <= 300}
TOO_LONG = {label: name for label, name in ODD.items() if len(name) > 300}
KINDS = (Speaker, Organization)
each_kind = pytest.mark.parametrize("kind", KINDS)
MAKE = {Speaker: factories.make_speaker, Organization: factories.make_organization}


def add_page(kind):
    return reverse(f"admin:articles_{kind._meta.model_name}_add")


@each_kind
@pytest.mark.parametrize("name", FITTING.values(), ids=FITTING.keys())
def test_an_odd_name_is_stored_as_typed_and_found(name, kind, desk):
    assert save(desk, add_page(kind), name=name).status_code == 302
    record = kind.objects.get()
    assert record.name == name
    assert record.variant_names.get().name == name
    assert desk.get(record.get_absolute_url()).status_code == 200
    found = desk.get(reverse(f"admin:articles_{kind._meta.model_name}_changelist"), {"q": name})
    assert found.status_code == 200


@each_kind
@pytest.mark.parametrize("name", TOO_LONG.values(), ids=TOO_LONG.keys())
def test_a_name_of_ten_thousand_characters_is_refused(name, kind, desk):
    sentence = f"Ensure this value has at most 300 characters (it has {len(name)})."
    assert sentence in errors(save(desk, add_page(kind), name=name))
    assert not kind.objects.exists()


@each_kind
@pytest.mark.parametrize("name", EMPTY.values(), ids=EMPTY.keys())
def test_a_name_of_nothing_but_marks_is_refused(name, kind, desk):
    sentence = "A name needs at least one letter or digit."
    assert errors(save(desk, add_page(kind), name=name)) == [sentence]
    record = MAKE[kind]("Ann Varga")
    assert errors(save(desk, change_url(record), name=name)) == [sentence]
    record.refresh_from_db()
    assert record.name == "Ann Varga"


@each_kind
def test_a_null_is_refused(kind, desk):
    assert errors(save(desk, add_page(kind), name="Ann\x00 Varga")) == [
        "Null characters are not allowed."
    ]


@each_kind
@pytest.mark.parametrize("name", [*FITTING.values()], ids=FITTING.keys())
def test_an_odd_variant_name_is_stored_as_typed(name, kind, desk):
    record = MAKE[kind]("Zed Omar")
    save(desk, change_url(record), **{"variant_names-1-name": name})
    assert sorted(record.variant_names.values_list("name", flat=True)) == sorted(["Zed Omar", name])
