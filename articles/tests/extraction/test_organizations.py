"""Names of bodies in running text: how far they go, and what beside them shows them."""

import pytest

from .invariants import extraction_of

FRONT = "Notes from the council\n\n"


def organizations_in(body: str) -> dict[str, int]:
    return {o.name: len(o.mentions) for o in extraction_of(FRONT + body).organizations}


def people_in(body: str) -> list[str]:
    return [person.name for person in extraction_of(FRONT + body).people]


WHOLE_NAMES = {
    "two halves": (
        "The ruling Unity and Progress Party kept its seats.",
        {"Unity and Progress Party": 1},
    ),
    "two halves of fields": (
        "An inspector of the Harbour and Fisheries Authority came.",
        {"Harbour and Fisheries Authority": 1},
    ),
    "two bodies": (
        "The Ferry League and the Oar Party met.",
        {"Ferry League": 1, "Oar Party": 1},
    ),
    "list of fields": (
        "The Ministry of Ports, Fisheries and Tourism said no.",
        {"Ministry of Ports, Fisheries and Tourism": 1},
    ),
    "fields before": (
        "The Food, Ports and Forestry Ministry said no.",
        {"Food, Ports and Forestry Ministry": 1},
    ),
    "possessive": (
        "The Hobbin Women’s Council and the Ferry Workers' Union met.",
        {"Hobbin Women’s Council": 1, "Ferry Workers' Union": 1},
    ),
    "possessive of a plural": ("Ferry Users’ Voice met.", {"Ferry Users’ Voice": 1}),
    "office of an office": (
        "The Attorney General's Office said no.",
        {"Attorney General's Office": 1},
    ),
    "without": ("Cooks Without Borders wrote to us.", {"Cooks Without Borders": 1}),
    "to": (
        "She wrote to the Committee to Protect Herons.",
        {"Committee to Protect Herons": 1},
    ),
    "friends": ("Friends of the Heron met.", {"Friends of the Heron": 1}),
    "other language": (
        "The Observatorio Hobbino de Puertos met the Asociación de Barqueros del Sur.",
        {"Observatorio Hobbino de Puertos": 1, "Asociación de Barqueros del Sur": 1},
    ),
    "district": ("The Hobbin Municipal District met.", {"Hobbin Municipal District": 1}),
    "college": ("She teaches at University College Hobbin.", {"University College Hobbin": 1}),
    "hospital": ("He was in the Karim Dallal hospital.", {"Karim Dallal hospital": 1}),
    "index of it": ("They rank low in the Ferry League Index.", {}),
}


@pytest.mark.parametrize(("body", "names"), WHOLE_NAMES.values(), ids=WHOLE_NAMES.keys())
def test_names_are_read_as_far_as_they_go(body, names):
    assert organizations_in(body) == names


ACRONYMS = {
    "in brackets": (
        "The Ferry Incident and Tide Event Data project (FITED) counts. FITED said so.",
        {"Ferry Incident and Tide Event Data project": 3},
    ),
    "after or": (
        "The Tesk Assistance Mission in Hobbin, or TAMH, said no.",
        {"Tesk Assistance Mission in Hobbin": 2},
    ),
    "between commas": (
        "The River Emergency Agency, REA, came. The REA left.",
        {"River Emergency Agency": 3},
    ),
    "of another language": (
        "The Group for the Support of Oars and Boats (JNZM) claimed it.",
        {"Group for the Support of Oars and Boats": 2},
    ),
    "party of a councillor": ("Cllr Zsofi Ruck (HP) spoke.", {"HP": 1}),
    "told": ("“No,” she told RTQ.", {"RTQ": 1}),
    "speaks": ("RWQ said it would strike.", {"RWQ": 1}),
    "double": ("A copy was seen by RKE/RL on Friday.", {"RKE/RL": 1}),
    "dotted": ("The Q.E.C. would not say.", {"Q.E.C.": 1}),
    "word that opens a sentence": (
        "At Hobbin Public Radio (HPR) nobody slept.",
        {"Hobbin Public Radio": 2},
    ),
    "initials": ("They read J.F.K. aloud.", {}),
    "no body": ("The GDP fell and the VAT rose. (END)", {}),
}


@pytest.mark.parametrize(("body", "names"), ACRONYMS.values(), ids=ACRONYMS.keys())
def test_acronyms_are_bodies_where_they_stand_for_one_or_act(body, names):
    assert organizations_in(body) == names


FIRMS = {
    "form of law": (
        "Corvane Optics, Inc. grew. Corvane said so.",
        {"Corvane Optics, Inc.": 2},
    ),
    "forms of law": (
        "They sued Oddane Minera S.A. de C.V. over it.",
        {"Oddane Minera S.A. de C.V.": 1},
    ),
    "partners": ("They asked Lark, Finch & Co. about it.", {"Lark, Finch & Co.": 1}),
    "company": ("They asked Lark & Co. about it.", {"Lark & Co.": 1}),
    "opened by its form": ("It was built by PT Sumber Angin.", {"PT Sumber Angin": 1}),
    "spokeswoman": ("A spokeswoman for Northern Oddane said no.", {"Northern Oddane": 1}),
    "shares": ("Shares in Oddane fell.", {"Oddane": 1}),
    "chief executive": ("Oddane's chief executive left.", {"Oddane": 1}),
    "line that speaks": ("Oddane Ferry Line said no.", {"Oddane Ferry Line": 1}),
    "line on a map": ("They drew a Red Line on it.", {}),
    "president's spokesman": ("A spokesman for Anna Reed said no.", {}),
}


@pytest.mark.parametrize(("body", "names"), FIRMS.values(), ids=FIRMS.keys())
def test_firms_are_known_by_their_form_and_by_what_firms_have(body, names):
    assert organizations_in(body) == names


BESIDE = {
    "noun before": ("The rights group Oddna said no.", {"Oddna": 1}),
    "noun after": ("The Oddna union said no.", {"Oddna": 1}),
    "set off": ("Tide Watch, a campaign group, said no.", {"Tide Watch": 1}),
    "paper": ("It was seen by the Chronicle.", {"Chronicle": 1}),
    "paper that reports": ("The Courier reported it.", {"Courier": 1}),
    "state's firm": ("State-owned Oddgas said no.", {"Oddgas": 1}),
    "score": ("Tollen City 2-1 Oddna Rovers was the end.", {"Tollen City": 1, "Oddna Rovers": 1}),
    "club by its last word": (
        "Oddna Rovers came. It was hard on Rovers.",
        {"Oddna Rovers": 2},
    ),
    "post": ("She wrote on Facebook and on Telegram.", {}),
    "agency before the report": (
        "TOLLEN (Oddna Wire) - The ferry sank. It was late.",
        {"Oddna Wire": 1},
    ),
    "nation's": ("The Hungarian Red Cross came.", {"Hungarian Red Cross": 1}),
    "place": ("They went to the South Carolina company town.", {}),
}


@pytest.mark.parametrize(("body", "names"), BESIDE.values(), ids=BESIDE.keys())
def test_what_stands_beside_a_name_shows_a_body(body, names):
    assert organizations_in(body) == names


def test_somebody_set_off_by_an_office_in_a_body_is_no_body():
    body = "A spokeswoman for the ministry, Zsofi Ruck, said no. Tim Hess, a developer, said no."
    assert (organizations_in(body), people_in(body)) == ({}, ["Zsofi Ruck", "Tim Hess"])


def test_a_firm_s_short_name_is_nobody_s():
    body = "Corvane Optics GmbH grew. Corvane said it would pay."
    assert people_in(body) == []


def test_a_surname_stays_a_person_s_where_a_firm_has_it_too():
    body = "Anna Oddson left Oddson Optics GmbH. Oddson said it was time."
    assert people_in(body) == ["Anna Oddson"]
    assert organizations_in(body) == {"Oddson Optics GmbH": 1}


def test_a_body_is_named_as_the_article_names_it():
    assert organizations_in("The EU said no.") == {"EU": 1}
