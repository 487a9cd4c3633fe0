"""Invented people in invented articles, with who is who: what resolution is measured on.

Names are put together from syllables and written in several transliterations; surnames are
shared, some people are namesakes, some are father and son. Nothing of it is anybody's name.
"""

import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from articles.extraction.records import Extraction, Organization, Person, Span
from articles.models import Article, Publication, State, derived_id
from articles.models.dates import Precision

GIVEN = [a + b for a in ("Ar", "Bel", "Dar", "Fer", "Gol", "Has", "Kar", "Lem", "Mas", "Naz", "Or",
                         "Par", "Ros", "Sam", "Tav", "Yus", "Zal", "Mir", "Jaf", "Nad")
         for b in ("an", "ina", "eed", "oud", "ik", "ara", "em", "ush", "ari", "oya")]  # fmt: skip
SURNAMES = [a + b for a in ("Ahv", "Bard", "Chor", "Dast", "Elm", "Farh", "Gham", "Hav", "Ism",
                            "Jav", "Kazim", "Lodz", "Moh", "Nour", "Ost", "Pashk", "Qar", "Rahm",
                            "Sab", "Tavak", "Umr", "Varn", "Wol", "Yaz", "Zahr", "Khal", "Shar",
                            "Dav", "Mark", "Tol")
            for b in ("i", "oud", "zadeh", "avi", "an", "ov", "pour", "ari", "enko", "sky", "uddin",
                      "ani", "el", "yar", "inger")]  # fmt: skip
#: Surnames of worlds with more people than there are names: every tenth name there is somebody's.
LONG_SURNAMES = [a[:-1] + b + c for a in SURNAMES[::15] for b in SURNAMES[::29] for c in
                 ("o", "is", "eri", "und", "ack")]  # fmt: skip
CROWDED = 20_000
#: What transliterations of one name put for each other.
SPELLINGS = (
    ("oud", "ood"), ("ee", "i"), ("i", "y"), ("kh", "k"), ("gh", "g"), ("q", "k"), ("sky", "skiy"),
    ("a", "aa"), ("v", "w"), ("ou", "u"), ("e", "i"), ("zadeh", "zada"), ("z", "zz"), ("o", "u"),
)  # fmt: skip
ROLES = ("spokesman", "minister", "senator", "mayor", "director", "professor", "general", "judge",
         "secretary", "captain", "analyst", "ambassador", "coach", "lawyer", "editor", "engineer",
         "party leader", "union leader", "chief executive", "head of research")  # fmt: skip
KINDS = ("Ministry of", "Council of", "University of", "Party of", "Company of", "Front of")
PLACES = [a + b for a in ("Har", "Tem", "Ver", "Os", "Kel", "Mar", "Bor", "Lun", "Pel", "Sten")
          for b in ("nia", "mouth", "grad", "dale", "stan", "ia", "burg", "ora")]  # fmt: skip
#: Shares of people and of mentions; of namesakes those in one circle with the other.
NAMESAKES, SONS, MIDDLE_NAMES, WITHIN = 0.04, 0.02, 0.25, 0.1
RESPELT, SHORTENED, HAS_ROLE, HAS_AFFILIATION, UNDATED = 0.15, 0.3, 0.55, 0.5, 0.05


@dataclass(frozen=True)
class Invented:
    """A person with a circle (a number) of people and bodies around it."""

    number: int
    given: str
    middle: str
    surname: str
    circle: int
    bodies: tuple
    roles: tuple

    @property
    def name(self):
        return " ".join(filter(None, [self.given, self.middle, self.surname]))


class World:
    """`people` invented people in circles, and articles about them; the same for the same seed.

    `within` is the share of namesakes that stand in one circle with the other.
    """

    def __init__(self, people, seed=1, within=WITHIN):
        self.within = within
        self.random = random.Random(seed)
        self.surnames = LONG_SURNAMES if people > CROWDED else SURNAMES
        self.circles = max(5, people // 12)
        self.bodies = [f"{kind} {place}" for kind in KINDS for place in PLACES]
        self.of_circle = [self.random.sample(self.bodies, 3) for _ in range(self.circles)]
        self.people = []
        self.names, famous = set(), people // 25
        while len(self.people) < people:
            person = self.invent(unique=len(self.people) < famous)
            if (person.name, person.circle, person.roles) not in self.names:
                self.names.add((person.name, person.circle, person.roles))
                self.people.append(person)
        self.famous = self.people[:famous]
        self.members = {}
        for person in self.people:
            self.members.setdefault(person.circle, []).append(person)

    def invent(self, unique):
        number, draw = len(self.people), 1 if unique else self.random.random()
        circle = self.random.randrange(self.circles)
        own = {"number": number, "circle": circle, **self.offices(circle)}
        if draw < NAMESAKES:
            other = self.random.choice(self.people)
            beside = self.random.random() < self.within
            own |= {"circle": (other.circle + (not beside)) % self.circles}
            own |= self.offices(own["circle"])
            return replace(other, **own)
        if draw < NAMESAKES + SONS:
            father = self.random.choice(self.people)
            own |= {"circle": (father.circle + 1) % self.circles}
            own |= self.offices(own["circle"])
            return replace(father, given=f"{father.given} Shah", **own)
        middle = self.random.choice(GIVEN) if self.random.random() < MIDDLE_NAMES else ""
        names = {"given": self.random.choice(GIVEN), "surname": self.random.choice(self.surnames)}
        return Invented(middle=middle, **names, **own)

    def offices(self, circle):
        count = 2 if self.random.random() < 0.2 else 1
        own = tuple(self.random.sample(self.of_circle[circle], count))
        roles = tuple(f"{self.random.choice(ROLES)} of the {body}" for body in own)
        return {"bodies": own, "roles": roles}

    def printed(self, person):
        """The person's name as an article may print it."""
        words = [person.given, person.middle, person.surname]
        if person.middle and self.random.random() < SHORTENED:
            words[1] = ""
        if self.random.random() < RESPELT:
            words = [self.respelt(word) for word in words]
        return " ".join(filter(None, words))

    def respelt(self, word):
        fitting = [(old, new) for old, new in SPELLINGS if old in word.lower()[1:]]
        if not fitting:
            return word
        old, new = self.random.choice(fitting)
        return word[0] + word[1:].replace(old, new, 1)

    def articles(self, count):
        """(fields of an Article, Extraction, {name: number of the person}) one after another."""
        for number in range(count):
            yield self.article(number)

    def article(self, number):
        circle = self.random.randrange(self.circles)
        members = self.members.get(circle) or self.famous
        named = self.random.sample(members, min(len(members), self.random.randint(1, 6)))
        named += self.random.sample(self.famous, self.random.choice([0, 0, 1, 1, 2]))
        truth, people = {}, []
        for person in dict.fromkeys(named):
            name = self.printed(person)
            if name not in truth:
                truth[name] = person.number
                people.append(self.person(person, name))
        bodies = {body for person in people for body in [person.affiliation] if body}
        bodies |= {*self.random.sample(self.of_circle[circle], 1), *self.random.sample(KNOWN, 2)}
        organizations = tuple(Organization(body, (), (Span(0, 1),)) for body in sorted(bodies))
        extraction = Extraction("", "", people=tuple(people), organizations=organizations)
        return self.fields(number), extraction, truth

    def person(self, person, name):
        role = self.random.choice(person.roles) if self.random.random() < HAS_ROLE else None
        body = self.random.choice(person.bodies) if self.random.random() < HAS_AFFILIATION else None
        return Person(name, (), (Span(0, 1),), role, body)

    def fields(self, number):
        day = date(2015, 1, 1) + timedelta(days=self.random.randrange(3600))
        published = None if self.random.random() < UNDATED else day
        precision = Precision.DAY if published else Precision.UNKNOWN
        return {
            "reference": f"invented/{number}",
            "published": published,
            "published_precision": precision,
        }


#: Bodies that any article may name.
KNOWN = ["United Nations", "World Bank", "Red Cross", "Supreme Court", "Central Bank", "Parliament"]


def make_articles(world, count):
    """[(Article, Extraction, truth)], the articles stored without anything of them."""
    outlets = [
        Publication(public_id=derived_id("invented", n), name=f"Outlet {n}") for n in range(8)
    ]
    outlets = Publication.objects.bulk_create(outlets)
    made = list(world.articles(count))
    articles = Article.objects.bulk_create(
        Article(
            public_id=derived_id("article", fields["reference"]),
            text="x",
            layout=[],
            state=State.PUBLIC,
            publication=world.random.choice(outlets),
            **fields,
        )
        for fields, _extraction, _truth in made
    )
    return [(a, e, t) for a, (_fields, e, t) in zip(articles, made, strict=True)]


def pairs(counts):
    return sum(n * (n - 1) // 2 for n in counts)


def precision_and_recall(groups):
    """Shares of right unions and of unions found, over pairs of mentions.

    `groups` is a list of (person, record), one for each mention.
    """
    both = pairs(Counter(groups).values())
    by_record = pairs(Counter(record for _person, record in groups).values())
    by_person = pairs(Counter(person for person, _record in groups).values())
    return both / max(1, by_record), both / max(1, by_person)
