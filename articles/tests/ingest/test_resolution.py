"""Which mentions become one record, and that it does not matter in which order they come."""

import random
from dataclasses import replace

import pytest
from django.db import transaction

from articles.ingest import parts, proposals, review
from articles.ingest.authority import moving
from articles.ingest.authority.keys import relation
from articles.ingest.merge import merge, undo_merge
from articles.ingest.split import SplitRefused, split
from articles.ingest.store import store, store_all
from articles.models import (
    Change,
    Organization,
    Quote,
    Speaker,
    SpeakerMention,
    State,
    VariantName,
    derived_id,
)
from articles.search import documents
from articles.tests.factories import make_batch, make_speaker, make_user

from .extractions import extraction, source
from .invented import World, make_articles
from .test_resolution_measured import mentions, resolve_all

pytestmark = pytest.mark.django_db


def put(number, people=(), bodies=(), published="2022-08-0{}", quotes=(), **fields):
    """Store an article about `people`, (name, role, affiliation), and `bodies`."""
    names = [name for name, *_rest in people]
    text = f"{'. '.join([*names, *(body[0] for body in bodies)])} {number}. “We stay.”"
    found = extraction(text, quotes, [(name,) for name in names], bodies, **fields)
    found = replace(
        found,
        published=published and published.format(number),
        people=tuple(
            replace(person, role=role, affiliation=affiliation)
            for person, (_name, role, affiliation) in zip(found.people, people, strict=True)
        ),
    )
    batch = make_batch()
    return store(source(text, f"papers/{number}.txt"), found, batch=batch, extractor="1").article


def names():
    return sorted(Speaker.objects.public().values_list("name", flat=True))


FRONT = [("Harn Front",)]
SPOKESMAN = "spokesman"


def test_one_spelling_and_another_of_the_same_affiliation_are_one_person():
    put(1, [("Ivo Brandy", SPOKESMAN, "Harn Front")], FRONT)
    put(2, [("Ivo Brandi", SPOKESMAN, "Harn Front")], FRONT)
    assert names() == ["Ivo Brandy"]
    assert Speaker.objects.get().mentions.count() == 2


def test_who_lost_every_mention_leads_to_the_record_that_has_them():
    put(2, [("Ivo Brandi", SPOKESMAN, "Harn Front")], FRONT)
    first = Speaker.objects.get()
    put(1, [("Ivo Brandy", SPOKESMAN, "Harn Front")], FRONT)
    first.refresh_from_db()
    assert (first.state, first.moved_to.name) == (State.MERGED, "Ivo Brandy")
    change = Change.objects.of(first).get(field="moved_to")
    assert (change.user, change.extractor, change.state) == (None, "1", "applied")
    assert list(documents.differences()) == []


def test_a_later_article_takes_two_apart_that_it_names_beside_each_other():
    put(1, [("Ivo Brandy", SPOKESMAN, "Harn Front")], FRONT)
    put(2, [("Ivo Karl Brandy", SPOKESMAN, "Harn Front")], FRONT)
    assert names() == ["Ivo Karl Brandy"]
    put(3, [("Ivo Brandy", None, None), ("Ivo Karl Brandy", None, None)], FRONT)
    assert names() == ["Ivo Brandy", "Ivo Karl Brandy"]
    assert [s.mentions.count() for s in Speaker.objects.public()] == [2, 2]
    assert list(documents.differences()) == []


def test_the_permanent_id_comes_from_the_fullest_name_in_whatever_order():
    found = set()
    for order in ((1, 2), (2, 1)):
        with transaction.atomic():
            for number in order:
                name = {1: "Ivo Brandy", 2: "Ivo Karl Brandi"}[number]
                put(number, [(name, SPOKESMAN, "Harn Front")], FRONT)
            found.add(Speaker.objects.public().get().public_id)
            transaction.set_rollback(True)
    assert found == {derived_id("speaker", "ivo karl brandi")}


def test_an_established_record_keeps_its_id_and_name(monkeypatch):
    monkeypatch.setattr(moving, "ESTABLISHED", 1)
    for number in (1, 2):
        put(number, [("Ivo Brandy", SPOKESMAN, "Harn Front")], FRONT)
    before = Speaker.objects.get().public_id
    put(3, [("Ivo Karl Brandy", SPOKESMAN, "Harn Front")], FRONT)
    speaker = Speaker.objects.get()
    assert (speaker.public_id, speaker.name, speaker.mentions.count()) == (before, "Ivo Brandy", 3)


def test_father_and_son_never_join():
    affiliation = ("commander of the Harn Front", "Harn Front")
    put(1, [("Ahmad Shah Brandy", *affiliation)], FRONT)
    put(2, [("Ahmad Brandy", *affiliation)], FRONT)
    assert names() == ["Ahmad Brandy", "Ahmad Shah Brandy"]


def test_namesakes_of_other_offices_stay_two_and_are_proposed():
    put(1, [("Lothar Kern", "notary", "Harn Chamber")], [("Harn Chamber",)])
    put(2, [("Lothar Kern", "baker", "Guild of Bakers")], [("Guild of Bakers",)])
    assert names() == ["Lothar Kern", "Lothar Kern"]
    proposal = Change.objects.proposed().get(field="moved_to")
    assert proposal.reason == "The names are the same; their offices differ."
    assert proposal.score < 0.3


def test_quotes_follow_their_speaker_and_those_of_editors_stay():
    said = [("We stay.", "Ivo Brandi")]
    put(2, [("Ivo Brandi", SPOKESMAN, "Harn Front")], FRONT, quotes=said)
    put(3, [("Ivo Brandi", SPOKESMAN, "Harn Front")], FRONT, quotes=said)
    second, third = Quote.objects.order_by("pk")
    review.accept(third, user=make_user())
    put(1, [("Ivo Brandy", SPOKESMAN, "Harn Front")], FRONT)
    brandy = SpeakerMention.objects.get(name="Ivo Brandy").speaker
    before = third.speaker
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.speaker, third.speaker) == (brandy, before)
    assert brandy != before


def test_of_two_spellings_the_more_frequent_is_shown():
    put(1, [("Ivo Brandy", SPOKESMAN, "Harn Front")], FRONT)
    put(2, [("Ivo Brandi", SPOKESMAN, "Harn Front")], FRONT)
    assert names() == ["Ivo Brandy"]
    put(3, [("Ivo Brandi", SPOKESMAN, "Harn Front")], FRONT)
    assert names() == ["Ivo Brandi"]


def test_what_people_merged_stays_merged():
    put(1, [("Ann Varga", None, None)])
    put(2, [("Anna Warga", None, None)])
    ann, anna = Speaker.objects.order_by("pk")
    merge(anna, ann, user=make_user())
    put(3, [("Anna Warga", None, None)])
    assert names() == ["Ann Varga"]
    assert ann.mentions.count() == 3


def test_what_people_parted_stays_parted():
    put(1, [("Ivo Brandy", SPOKESMAN, "Harn Front")], FRONT)
    put(2, [("Ivo Brandi", SPOKESMAN, "Harn Front")], FRONT)
    put(3, [("Ivo Brandi", SPOKESMAN, "Harn Front")], FRONT)
    one = Speaker.objects.get()
    other = make_speaker("Ivo Brandi")
    articles = [row.article for row in one.mentions.filter(name="Ivo Brandi")]
    split(one, other, user=make_user(), reason="cousins", articles=articles)
    put(4, [("Ivo Brandy", SPOKESMAN, "Harn Front")], FRONT)
    assert (one.mentions.count(), other.mentions.count()) == (2, 2)


def test_only_quotes_can_be_split_off_and_nonsense_is_refused():
    put(1, [("Ivo Brandy", None, None)], quotes=[("We stay.", "Ivo Brandy")])
    one, other, editor = Speaker.objects.get(), make_speaker("Jo Lind"), make_user()
    quote = Quote.objects.get()
    split(one, other, user=editor, quotes=[quote])
    assert Quote.objects.get().speaker == other
    assert one.mentions.count() == 1
    for record, rest, sentence in (
        (one, {"quotes": [quote]}, "into itself"),
        (other, {}, "Choose the articles"),
    ):
        with pytest.raises(SplitRefused, match=sentence):
            split(one, record, user=editor, **rest)


def test_a_refused_merge_is_not_proposed_or_made_again():
    put(1, [("Ann Varga", None, None)])
    put(2, [("Ann Vargah", None, None)])
    change = Change.objects.proposed().get(field="moved_to")
    proposals.refuse(change, user=make_user())
    office = ("mayor of the Harn Front", "Harn Front")
    put(4, [("Ann Vargah", *office)], FRONT)
    put(5, [("Ann Varga", *office)], FRONT)
    assert names() == ["Ann Varga", "Ann Vargah"]
    assert not Change.objects.proposed().filter(field="moved_to").exists()


def test_a_merge_of_the_machine_can_be_taken_back_by_a_person():
    put(2, [("Ivo Brandi", SPOKESMAN, "Harn Front")], FRONT)
    put(1, [("Ivo Brandy", SPOKESMAN, "Harn Front")], FRONT)
    change = Change.objects.get(field="moved_to", state="applied")
    undo_merge(change, user=make_user())
    put(3, [("Ivo Brandy", SPOKESMAN, "Harn Front")], FRONT)
    assert names() == ["Ivo Brandi", "Ivo Brandy"]


def test_an_acronym_is_what_the_outlet_defines_it_for():
    put(1, bodies=[("Harn Water Works", "HWW")], publication="The Tide")
    put(2, bodies=[("HWW",)], publication="The Tide")
    put(3, bodies=[("HWW",)], publication="The Ledger")
    found = {o.name: o.mentions.count() for o in Organization.objects.public()}
    assert found == {"Harn Water Works": 2, "HWW": 1}
    proposal = Change.objects.proposed().get(record_type="organization")
    assert proposal.after == Organization.objects.get(name="Harn Water Works").public_id


def test_articles_of_one_batch_that_give_different_acronyms_name_one_body():
    bodies = ([("Harn Water Works", "HWW")], [("Harn Water Works",)], [("Harn Water Works", "HW")])
    pairs = []
    for number, named in enumerate(bodies):
        text = f"{named[0][0]} {number}. “We stay.”"
        pairs.append((source(text, f"papers/{number}.txt"), extraction(text, [], [], named)))
    store_all(pairs, batch=make_batch(), extractor="1")
    assert Organization.objects.get().mentions.count() == 3


def test_an_acronym_defined_later_moves_what_came_before():
    put(2, bodies=[("HWW",)], publication="The Tide")
    put(1, bodies=[("Harn Water Works", "HWW")], publication="The Tide")
    assert Organization.objects.public().get().mentions.count() == 2
    put(3, bodies=[("House of Wind and Water", "HWW")], publication="The Tide")
    found = {o.name: o.mentions.count() for o in Organization.objects.public()}
    assert found == {"Harn Water Works": 1, "House of Wind and Water": 1, "HWW": 1}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harn Front", "Harn Front"),
        ("Harn Works Ltd", "Harn Works"),
        ("Lund & Sons Inc.", "Lund and Sons"),
        ("U.H. Council", "UH Council"),
    ],
)
def test_articles_legal_forms_and_dots_make_no_other_body(one, other):
    put(1, bodies=[(one,)])
    put(2, bodies=[(other,)])
    body = Organization.objects.get()
    assert (body.name in {one, other}, body.mentions.count()) == (True, 2)


def test_a_body_whose_name_holds_anothers_is_another_body():
    put(1, bodies=[("Harn Front",), ("Upper Harn Front",)])
    assert Organization.objects.count() == 2


@pytest.mark.parametrize(
    "name",
    [
        "x" * 10_000 + " " + "y" * 10_000,
        "!!! ???",
        "😀 😀",
        "Аnn Vаrga",
        "ناظم Varga",
        "\u200f\u200e \u00ad",
        "' '",
        "Dr Mr",
    ],
)
def test_no_name_is_too_odd(name):
    put(1, [("Ann Varga", None, None), (name, "x" * 600, None)], [(name,)])
    put(2, [(name, None, None)], [(name,)])
    assert Speaker.objects.filter(name="Ann Varga").count() == 1
    assert list(documents.differences()) == []


def test_letters_of_another_script_make_another_name():
    put(1, [("Ann Varga", "mayor", "Harn Front")], FRONT)
    put(2, [("Аnn Vаrga", "mayor", "Harn Front")], FRONT)
    assert len(names()) == 2


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("ali nazary", "ali nazari", "spelling"),
        ("mark a milley", "mark milley", "longer"),
        ("mohammed omar", "muhammad omar", "spelling"),
        ("mahmoud omar", "mohammed omar", ""),
        ("mullah abdul baradar", "abdul baradar", "same"),
        ("ahmad massoud", "ahmad shah massoud", ""),
        ("jon lind jr", "jon lind", ""),
        ("ali maisam nazary", "ali reza nazary", ""),
        ("nazary", "ali nazary", ""),
        ("bob okoro", "robert okoro", "nickname"),
        ("katia okoro", "yekaterina p okoro", "nickname"),
        ("bill okoro", "robert okoro", ""),
    ],
)
def test_how_names_relate(one, other, how):
    assert (relation(one, other), relation(other, one)) == (how, how)


def test_a_short_form_of_a_given_name_alone_unites_nobody():
    put(1, [("William Okoro", None, None)])
    put(2, [("Bill Okoro", None, None)])
    put(3, [("Bill Okoro", SPOKESMAN, None)])
    assert names() == ["Bill Okoro", "William Okoro"]
    [proposed] = Change.objects.proposed()
    assert proposed.reason.startswith("One given name may be short for the other")


def test_a_short_form_of_a_given_name_is_the_same_person_where_office_and_company_agree():
    beside = [(name, None, None) for name in ("Ann Varga", "Ivo Brandy")]
    put(1, [("William Okoro", SPOKESMAN, "Harn Front"), *beside], FRONT)
    put(2, [("Bill Okoro", SPOKESMAN, "Harn Front"), *beside], FRONT)
    assert names() == ["Ann Varga", "Ivo Brandy", "William Okoro"]


def test_a_name_that_a_person_gave_decides():
    put(1, [("Ann Varga", None, None)])
    ann = Speaker.objects.get()
    parts.keep_part(VariantName(speaker=ann, name="Nan Varga"), user=make_user())
    put(2, [("Nan Varga", None, None)])
    assert ann.mentions.count() == 2


def test_shuffled_articles_give_the_same_groups_with_the_same_names():
    orders = [random.Random(seed) for seed in (1, 2, 3)]
    found = [groups_after(order) for order in orders]
    assert found == [found[0]] * 3


def groups_after(order):
    """What invented articles come to in an order: {name: sets of mentions}."""
    with transaction.atomic():
        articles = make_articles(World(60, seed=5), 120)
        order.shuffle(articles)
        resolve_all(articles)
        reference = {a.pk: a.reference for a, _e, _t in articles}
        shown = dict(Speaker.objects.values_list("public_id", "name"))
        groups = {}
        for (article, name), _person, record in mentions(articles):
            groups.setdefault(record, set()).add((reference[article], name))
        transaction.set_rollback(True)
    return sorted((shown[record], sorted(group)) for record, group in groups.items())
