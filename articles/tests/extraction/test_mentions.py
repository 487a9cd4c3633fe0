import pytest

from articles.extraction import Extraction

from .invariants import extraction_of

FRONT = "Notes from the council\n\n"


def read(body: str) -> Extraction:
    return extraction_of(FRONT + body)


def people_in(body: str) -> list[str]:
    return [person.name for person in read(body).people]


def organizations_in(body: str) -> dict[str, int]:
    return {o.name: len(o.mentions) for o in read(body).organizations}


PEOPLE = {
    "title": ("On Monday Mr. Okoro spoke.", ["Okoro"]),
    "initial": ("On Monday Mark A. Venn spoke.", ["Mark A. Venn"]),
    "particle": ("On Monday Ayman al-Rashid and Karl von Stein came.", None),
    "honorific kept": ("They met Mawlawi Rahimi, who was late.", ["Mawlawi Rahimi"]),
    "office before": ("Former Prime Minister Anna Holt came.", ["Anna Holt"]),
    "known by role after": ("Zsofi Ruck, a councillor and teacher, came.", ["Zsofi Ruck"]),
    "known by age": ("Zsofi Ruck, 42, came.", ["Zsofi Ruck"]),
    "known by verb": ("Zsofi Ruck said nothing.", ["Zsofi Ruck"]),
    "known by where from": ("Zsofi Ruck, of the Anchor, came.", ["Zsofi Ruck"]),
    "known by who after a place": (
        "Zsofi Ruck of the Anchor, who sang, came.",
        ["Zsofi Ruck"],
    ),
    "known by office of a body": (
        "Zsofi Ruck, general secretary of the Ferry Crews (FC), came.",
        ["Zsofi Ruck"],
    ),
    "known by trade": ("Zsofi Ruck, the notary, came.", ["Zsofi Ruck"]),
    "where a speaker is from": ("A baker from Hobbin said no.", []),
    "place": ("They went to South Carolina and to Salt Lake City.", []),
    "valley": ("They crossed Anna Valley and the Karl River.", []),
    "days": ("On Monday and Tuesday in September it rained.", []),
    "peoples": ("Afghan Republicans and Democrats met Muslims.", []),
    "sentence beginnings": ("Critics said no. However said it. Yet it was so.", []),
}


@pytest.mark.parametrize(("body", "names"), PEOPLE.values(), ids=PEOPLE.keys())
def test_people_are_told_from_other_capitals(body, names):
    if names is None:
        names = ["Ayman al-Rashid", "Karl von Stein"]
    assert people_in(body) == names


def test_a_person_has_every_form_of_the_name():
    extraction = read("Anna Maria Holt came. Mrs. Holt spoke. Anna Holt left; Holt's car stayed.")
    (person,) = extraction.people
    assert person.name == "Anna Maria Holt"
    assert person.variants == ("Anna Holt", "Holt")
    assert [extraction.text[m.start : m.end] for m in person.mentions] == [
        "Anna Maria Holt",
        "Holt",
        "Anna Holt",
        "Holt",
    ]


def test_a_headline_names_people_by_surname_or_in_full():
    extraction = extraction_of("Anna Holt meets Reed\n\nAnna Holt met Tom Reed. Holt left.")
    spans = [person.mentions[0] for person in extraction.people]
    assert [(span.start, span.end) for span in spans] == [(0, 9), (16, 20)]


def test_spelling_variants_are_one_person():
    (person,) = read("Karim Rahimi came. Rahimy spoke. Mr. Rahimi left.").people
    assert (person.name, person.variants) == ("Karim Rahimi", ("Rahimi", "Rahimy"))


@pytest.mark.parametrize(
    "body",
    [
        "Karim Rahimi, the son of Karim Shah Rahimi, came.",
        "Karim Shah Rahimi was known; his son Karim Rahimi came.",
    ],
)
def test_relatives_with_one_surname_are_two(body):
    assert sorted(people_in(body)) == ["Karim Rahimi", "Karim Shah Rahimi"]


def test_role_and_affiliation_stand_beside_the_name():
    (person,) = read("Anna Holt, head of the Harbour Workers Union, came.").people
    assert person.role == "head of the Harbour Workers Union"
    assert person.affiliation == "Harbour Workers Union"


ORGANIZATIONS = {
    "acronym in brackets": (
        "The River Rescue Front (RRF) met. The RRF’s boats left. RRF men sang.",
        {"River Rescue Front": 4},
    ),
    "of and and": (
        "The Department of Boats and Bridges met in May.",
        {"Department of Boats and Bridges": 1},
    ),
    "compound": ("The anti-Taliban camp left Taliban-held land.", {"Taliban": 2}),
    "lower case and plural": ("The Taliban came. Talibans left. A taliban stayed.", {"Taliban": 3}),
    "longer name first": ("The Pakistani Taliban and the Taliban met.", None),
    "administration": ("The Holt administration waited.", {"Holt administration": 1}),
    "equated": (
        "On Friday the Taliban, officially called the Islamic Emirate, met. "
        "The Islamic Emirate left.",
        {"Taliban": 3},
    ),
    "not equated": (
        "The Taliban met. The flag of the Islamic Emirate of Afghanistan flew.",
        {"Taliban": 1, "Islamic Emirate of Afghanistan": 1},
    ),
    "college": ("She studied at King’s College and the University of Leeds.", None),
    "role at": ("He is a fellow at New Rivers and a poet.", {"New Rivers": 1}),
    "group": ("They fought groups like Jamaat Ansar and others.", {"Jamaat Ansar": 1}),
    "agency in a credit": ("The quay in May. TOM REED/AFP/Getty Images", None),
    "paper with its article": ("He told The River Times all.", {"The River Times": 1}),
    "no body": ("The CEO of it left the USA.", {}),
}
SEVERAL = {
    "longer name first": {"Pakistani Taliban": 1, "Taliban": 1},
    "college": {"King’s College": 1, "University of Leeds": 1},
    "agency in a credit": {"AFP": 1, "Getty Images": 1},
}


@pytest.mark.parametrize("case", ORGANIZATIONS)
def test_organizations_and_how_often_they_are_named(case):
    body, expected = ORGANIZATIONS[case]
    assert organizations_in(body) == (SEVERAL[case] if expected is None else expected)
