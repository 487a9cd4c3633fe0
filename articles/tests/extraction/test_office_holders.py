"""Heads of government whom an article names by surname alone."""

import pytest

from articles.extraction import Extraction
from articles.extraction.language.bodies import known_forms
from articles.extraction.language.heads import heads, is_about, only_head
from articles.extraction.language.lists import groups, phrases, words
from articles.tests.odd_names import EMPTY, ODD

from .invariants import assert_valid, extraction_of

FRONT = "Notes from the council\n\n"
ALL = {**ODD, **EMPTY}
#: Two bear the name, or papers print the surname of somebody who is no head of a country.
SHARED = ["Bush", "Clinton", "Johnson", "Kennedy", "Brown", "Ford", "Roosevelt", "Kim", "Sharif"]


def read(body: str) -> Extraction:
    return extraction_of(FRONT + body)


def people_in(body: str) -> list[str]:
    return [person.name for person in read(body).people]


NAMED = {
    "administration": ("In Kabul the Karzai administration built roads.", "Hamid Karzai"),
    "the former": ("Kabul fell when the former Ghani government fled.", "Ashraf Ghani"),
    "backed by others": ("In Kabul the U.S.-backed Karzai government sat.", "Hamid Karzai"),
    "White House": ("In Washington the Obama White House sent a map.", "Barack Obama"),
    "presidency": ("Brazil slept through the Bolsonaro presidency.", "Jair Bolsonaro"),
    "cabinet": ("In Berlin the Merkel cabinet met twice.", "Angela Merkel"),
    "era": ("Chile kept a law of the Pinochet era.", "Augusto Pinochet"),
    "genitive": ("In Ottawa nobody saw that Harper’s government fell.", "Stephen Harper"),
    "genitive with article": ("Paris saw the Mitterrand’s cabinet off.", "François Mitterrand"),
    "two words": ("Mexico liked the Peña Nieto administration.", "Enrique Peña Nieto"),
    "surname after al": ("Cairo thanked the el-Sisi government.", "Abdel Fattah el-Sisi"),
    "spelling": ("Ukraine heard the Zelenskyy government.", "Volodymyr Zelensky"),
}


@pytest.mark.parametrize(("body", "name"), NAMED.values(), ids=NAMED.keys())
def test_the_name_of_a_government_names_who_heads_it(body, name):
    assert people_in(body) == [name]


def test_each_of_several_governments_names_its_head():
    found = people_in("American ferries failed under the Obama, Trump and Biden administrations.")
    assert sorted(found) == ["Barack Obama", "Donald Trump", "Joe Biden"]


NOBODY = {
    "two presidents of one surname": "Washington knew the Bush administration.",
    "president and secretary": "Washington knew the Clinton administration.",
    "prime ministers of two countries": "London knew the Johnson government.",
    "president and premier of a province": "In Canada the Ford government met.",
    "capital": "From Kabul the Kabul administration wrote.",
    "emirate": "From Doha the Doha government wrote to Qatar.",
    "people": "The Afghan government and the Taliban met in Kabul.",
    "body": "In Kabul the Taliban administration closed a school.",
    "not in the list": "In Harn the Ruck administration closed a quay.",
    "another country": "In Harn the Karzai administration closed a quay.",
    "no government": "In Kabul the Karzai bakery closed; the Karzai family left.",
    "with a capital": "In Kabul the Karzai Administration Building closed.",
    "another bearer": "In Washington Zsofi Biden said no. The Biden administration slept.",
    "bearer of another title": "In Ohio Mayor Biden spoke. In Washington the Biden era began.",
    "woman of the name": "Mrs. Biden spoke. In Washington the Biden administration slept.",
    "bearer of another trade": "Biden, a baker, said no. Washington saw the Biden era end.",
}


@pytest.mark.parametrize("case", NOBODY)
def test_a_name_that_could_mean_others_names_no_head(case):
    known = {head.name for head in heads()}
    assert known.isdisjoint(people_in(NOBODY[case]))


def test_another_bearer_in_the_headline_is_enough_to_doubt():
    extraction = extraction_of("Anna Biden sails\n\nIn Washington the Biden administration slept.")
    assert "Joe Biden" not in [person.name for person in extraction.people]


def test_who_is_printed_in_full_is_one_person_with_the_bare_surname():
    assert people_in("Ashraf Ghani came to Kabul. The Ghani government met.") == ["Ashraf Ghani"]


def test_mentions_are_the_bare_surnames_and_those_in_the_governments_name():
    text = "Boats wait for Karzai\n\nIn Kabul the Karzai government met. President Karzai sailed."
    (person,) = extraction_of(text).people
    assert (person.name, person.variants, person.role) == ("Hamid Karzai", ("Karzai",), "President")
    assert [text[m.start : m.end] for m in person.mentions] == ["Karzai"] * 3


def test_what_the_head_says_is_the_heads():
    body = "In Kabul the Karzai administration met. “No boat will sail today,” Karzai said."
    (quote,) = read(body).quotes
    assert (quote.speaker, quote.speaker_kind) == ("Hamid Karzai", "person")


@pytest.mark.parametrize("noun", ["administration", "government"])
def test_what_the_government_says_is_not_the_heads(noun):
    body = f"They met in Kabul. “No boat will sail today,” the Karzai {noun} said in May."
    (quote,) = read(body).quotes
    assert quote.speaker != "Hamid Karzai"
    assert quote.speaker_kind != "person"


def test_without_the_government_a_surname_stays_a_surname():
    (quote,) = read("They met in Kabul. “No boat will sail today,” Karzai said.").quotes
    assert quote.speaker == "Karzai"


def test_the_bodies_are_as_many_as_without_the_heads():
    extraction = read("In Kabul the Karzai administration met. The Karzai administration left.")
    assert [(o.name, len(o.mentions)) for o in extraction.organizations] == [
        ("Karzai administration", 2)
    ]


def test_the_list_has_hundreds_of_heads_of_many_countries():
    assert len(heads()) >= 500
    assert len({head.country for head in heads()}) >= 120
    assert len({(head.name, head.country) for head in heads()}) == len(heads())


def test_every_head_has_a_full_name_an_office_and_a_country_with_words_for_it():
    countries = {group[0] for group in groups("country_words")}
    for head in heads():
        assert len(head.name.split()) > 1
        assert head.country in countries
        assert all([head.office, *head.surnames])
        assert is_about(f"News from {head.country}.", head.country)


def test_no_surname_of_a_single_head_is_also_a_place_a_people_or_a_body():
    alone = {form for head in heads() for form in head.surnames if only_head(form)}
    assert alone & phrases("places") == set()
    assert alone & words("demonyms") == set()
    assert alone & known_forms().keys() == set()
    assert {form for form in alone if form.lower() in words("ordinary_words")} == set()


@pytest.mark.parametrize("name", ALL.values(), ids=ALL.keys())
def test_no_odd_name_of_a_government_is_a_heads(name):
    extraction = read(f"In Washington the {name} administration met. The {name}’s era began.")
    assert {head.name for head in heads()}.isdisjoint(p.name for p in extraction.people)
    assert_valid(extraction)


@pytest.mark.parametrize("surname", SHARED)
def test_shared_surnames_are_nobodys(surname):
    assert only_head(surname) is None
