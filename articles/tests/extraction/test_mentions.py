import pytest

from articles.extraction import Extraction, Source, extract

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


FORMS = {
    "surname first": (
        "Xi Jinping spoke. Mr. Xi left. President Xi slept.",
        {"Xi Jinping": ["Xi"]},
    ),
    "given name after a prince": (
        "Crown Prince Mohammed bin Salem said no. Prince Mohammed left.",
        {"Mohammed bin Salem": ["Mohammed"]},
    ),
    "given name after a knight": (
        "Sir Keir Oddson said no. Sir Keir left. Mr Oddson slept.",
        {"Keir Oddson": ["Keir", "Oddson"]},
    ),
    "given name after another's title": (
        "Crown Prince Hussein came. Hussein al-Reshid, an aide, left.",
        {"Hussein al-Reshid": [], "Hussein": []},
    ),
    "given name after an office": (
        "Thomas Reed wrote it. Justice Thomas said no.",
        {"Thomas Reed": [], "Thomas": []},
    ),
    "Arabic article": (
        "Ayman al-Rashidi, who spoke, left. Rashidi said no. Al-Rashidi slept.",
        {"Ayman al-Rashidi": ["Al-Rashidi", "Rashidi"]},
    ),
    "two surnames": (
        "Nicolás Madero Moros said no. Madero left. Mr. Madero slept.",
        {"Nicolás Madero Moros": ["Madero"]},
    ),
    "half of a double surname": (
        "Marie-Claire Oriel-Lenoir, 42, spoke. Ms. Oriel left.",
        {"Marie-Claire Oriel-Lenoir": ["Oriel"]},
    ),
    "particles with a capital": (
        "Ursula von der Loyen said it. Von der Loyen left.",
        {"Ursula von der Loyen": ["Von der Loyen"]},
    ),
    "title for a surname": (
        "Martin Luther King Jr. said it. King spoke.",
        {"Martin Luther King Jr.": ["King"]},
    ),
    "misspelt once": (
        "Karim Bauchtmann, a farmer, spoke. “It rained,” Buchtmann said. Bauchtmann left.",
        {"Karim Bauchtmann": ["Bauchtmann", "Buchtmann"]},
    ),
    "misspelt given name": (
        "Reince Oddson, the chairman, said it. Rence Oddson left. Mr. Oddson said no.",
        {"Reince Oddson": ["Oddson", "Rence Oddson"]},
    ),
    "transliterated given name": (
        "Mohammed Hassan, a driver, said no. Muhammad Hassan left.",
        {"Mohammed Hassan": ["Muhammad Hassan"]},
    ),
    "another surname but for a letter": (
        "Ann Wilson, a doctor, spoke. Tom Wilton, a baker, spoke. Wilton said no.",
        {"Ann Wilson": [], "Tom Wilton": ["Wilton"]},
    ),
    "another sound": (
        "Ann Wilson, a doctor, spoke. Wilton said no.",
        {"Ann Wilson": [], "Wilton": []},
    ),
    "other middle initials": (
        "George W. Holt said no. George H.W. Holt left.",
        {"George W. Holt": [], "George H.W. Holt": []},
    ),
    "son and father": (
        "Robert Reed Jr. said no. Robert Reed left.",
        {"Robert Reed Jr.": [], "Robert Reed": []},
    ),
    "woman and man": (
        "Daniel Reed said no. Danielle Reed left.",
        {"Daniel Reed": [], "Danielle Reed": []},
    ),
}


@pytest.mark.parametrize(("body", "people"), FORMS.values(), ids=FORMS.keys())
def test_forms_of_one_name_are_one_person(body, people):
    assert {person.name: list(person.variants) for person in read(body).people} == people


NAMED = {
    "office of a realm": ("Ann Reed, the Minister of Inland Waters, said no.", ["Ann Reed"]),
    "offices after a body's name": (
        "Acme Executive Director Raj Shah left. City Attorney Ann Reed said no.",
        ["Raj Shah", "Ann Reed"],
    ),
    "acronym before": ("SEAL Chris Reed and CEO Ann Holt left.", ["Chris Reed", "Ann Holt"]),
    "kin": ("Zsofi Ruck’s husband left.", ["Zsofi Ruck"]),
    "taken up": ("Zsofi Ruck offered it to us. She rang up.", ["Zsofi Ruck"]),
    "office with a capital": ("It fell; the Speaker, Zsofi Ruck, laid it down.", ["Zsofi Ruck"]),
    "age in brackets": ("Zsofi Ruck (42) came.", ["Zsofi Ruck"]),
    "Roman numeral": ("Charles Reed IV came.", ["Charles Reed IV"]),
    "given name that is a verb": ("They met Will Reed.", ["Will Reed"]),
    "surname that is a day": ("They met Doris Day.", ["Doris Day"]),
    "syllable after a hyphen": (
        "They met Kim Jong-un and Lee Cheuk-yan, who left.",
        ["Kim Jong-un", "Lee Cheuk-yan"],
    ),
    "Korean": ("Son Heung-min left early.", ["Son Heung-min"]),
    "Vietnamese": ("Nguyen Xuan Phuc left early.", ["Nguyen Xuan Phuc"]),
    "faith that is a given name": (
        "Christian Bole said no. Christian voters left.",
        ["Christian Bole"],
    ),
    "rank": ("Det Insp Ann Wood and PC Adam Hall left.", ["Ann Wood", "Adam Hall"]),
    "participle": ("Born Vera Pike in Hull, she left.", ["Vera Pike"]),
    "letter": ("The owner of X, who left, said X was gone. X said no.", []),
    "club of somebody": ("Ann Reed of Oddson Vale, who scored, left.", ["Ann Reed"]),
    "short month that is a given name": (
        "They met Jan Oddson on Jan 5; Jan Oddson said so.",
        ["Jan Oddson"],
    ),
    "founder of a firm": ("Walt Disney said so. Disney said no.", ["Walt Disney"]),
    "initials": ("S.K. Oddson and P.A. Ruck came.", ["S.K. Oddson", "P.A. Ruck"]),
    "postscript": ("P.S. Tell nobody.", []),
    "place that somebody speaks of": ("Ann Reed said Oddsonia was dark.", ["Ann Reed"]),
    "firm of a speaker": ("“Not us,” said Oddsonia’s Ann Reed.", ["Ann Reed"]),
    "told": ("The pipes burst. Severn Oddson Pumps were told.", []),
    "road of a saint": ("Those of St Mary’s Road complained.", []),
    "verb after a quotation": (
        "“Not us,” softly said Oddson. “No.” Said Rucker: “Us.”",
        ["Oddson", "Rucker"],
    ),
    "laws": ("The Clean Air Act has passed. The Fifth Amendment said no.", []),
    "wars": ("The Cold War had begun before World War II came.", []),
    "prizes": ("The Anna Reed Award went to nobody.", []),
    "ship": ("Aboard the ferry Amity Vane nobody slept. The ship Amity Vane had sailed.", []),
    "firm": ("The company Wells Oddson said no.", []),
    "site": ("The Daily Oddson reported it.", []),
    "towns old and new": ("The church at New Tollen claimed it. Old Tollen was lost.", []),
    "town of somebody": ("Anna Reed of Teveril, who came, left.", ["Anna Reed"]),
    "street of somebody": ("A man in Oddson’s Stairs asked for it.", []),
    "line of capitals": ("BROKE FOR ODDSON says it.", []),
    "headline's words": ("Reed Is Over Tom Lee said no.", ["Tom Lee"]),
    "people of a trade": ("Shipowners put it at ten.", []),
    "adverb": ("Frankly, said nobody.", []),
    "small elsewhere": ("Estimates put it at ten. They trust estimates greatly.", []),
    "parents": ("“No.” Dad thinks so. Dad said no.", []),
    "title alone": ("Duchess, who won, left.", []),
}


@pytest.mark.parametrize(("body", "names"), NAMED.values(), ids=NAMED.keys())
def test_what_names_a_person_and_what_a_thing(body, names):
    assert people_in(body) == names


def test_credits_of_pictures_name_photographers():
    caption = "A boat on the shore. Photograph: Lena Orvik/The Daily Oar"
    assert people_in(f"They came by boat to the shore.\n\n{caption}\n\nThey left.") == [
        "Lena Orvik"
    ]


BODIES = {
    "last word alone": (
        "The Ferry Standards Council met. The Council said no. They told the Council.",
        {"Ferry Standards Council": 3},
    ),
    "last word of two": (
        "The Ferry Council and the Harbour Council met. The Council said no.",
        {"Ferry Council": 1, "Harbour Council": 1},
    ),
    "last word in another name": (
        "The Ferry Council met. The Council of Elders met in the Council House.",
        {"Ferry Council": 1, "Council of Elders": 1, "Council House": 1},
    ),
    "firm of a family": ("They wrote to Oddson & Sons about it.", {"Oddson & Sons": 1}),
    "field after and": (
        "The Center for Marine and Harbour Studies met.",
        {"Center for Marine and Harbour Studies": 1},
    ),
    "person after and": (
        "The Center for Marine Progress and Ann Reed met.",
        {"Center for Marine Progress": 1},
    ),
    "curated": (
        "The Securities and Exchange Commission met Doctors Without Borders.",
        {"Securities and Exchange Commission": 1, "Doctors Without Borders": 1},
    ),
    "office after it": ("White House Press Secretary Ann Reed left.", {"White House": 1}),
    "department of it": (
        "New York University School of Law met.",
        {"New York University School of Law": 1},
    ),
    "surname": ("They met Michael Bloomberg, who left.", {}),
    "no body": ("The NAFTA and the VAT were lost to the PTSD.", {}),
}


@pytest.mark.parametrize(("body", "names"), BODIES.values(), ids=BODIES.keys())
def test_names_of_bodies_long_and_short(body, names):
    assert organizations_in(body) == names


def test_the_publication_is_named_by_its_last_word():
    source = Source(
        "a.txt",
        (FRONT + "“I counted,” she told the Courier. It was late.").encode(),
        metadata={"publication": "The Daily Courier"},
    )
    (paper,) = extract(source).organizations
    assert (paper.name, paper.variants, len(paper.mentions)) == (
        "The Daily Courier",
        ("Courier",),
        1,
    )


def test_names_go_on_over_the_ends_of_wrapped_lines():
    lines = [
        "The harbour was closed on Monday after the crew of the ferry found Anna",
        "Maria Holt on the ice with her dog and a lamp. The Union of Ferry",
        "Crews (UFC) was not sure what to make of it, and so its chairman, Tom",
        "Reed, said nothing at all about the ice until the evening, when Mrs",
        "Holt had been brought ashore and given tea. The Union of Ferry Crews",
        "would not say who had made the tea, nor whether there had been any.",
    ]
    extraction = extraction_of("Ice in the harbour\n\n" + "\n".join(lines))
    people = {person.name: len(person.mentions) for person in extraction.people}
    bodies = {body.name: len(body.mentions) for body in extraction.organizations}
    assert (people, bodies) == ({"Anna Maria Holt": 2, "Tom Reed": 1}, {"Union of Ferry Crews": 3})


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Ann Akhtar-Reed KC said so.", "Ann Akhtar-Reed"),
        ("Dr Ann Reed, PhD, said so.", "Ann Reed"),
        ("Ann Reed Jr. said so.", "Ann Reed Jr."),
        ("RTA Commissioner Ann Reed said so.", "Ann Reed"),
        ("But Gaspar, one of the leaders of the march, wept.", "Gaspar"),
        ("They met Fong Lok-hei, who wept.", "Fong Lok-hei"),
    ],
)
def test_honours_and_offices_are_no_part_of_a_name(told, name):
    assert [person.name for person in extraction_of(f"The port\n\n{told}").people] == [name]


@pytest.mark.parametrize("trade", ["organiser", "seismologist", "beekeeper", "boatmaker"])
def test_a_trade_no_list_holds_tells_a_person(trade):
    text = f"The port\n\n“We warned them,” said {trade} Wullie Drever."
    assert [person.name for person in extraction_of(text).people] == ["Wullie Drever"]
