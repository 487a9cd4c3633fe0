"""Invented articles and what newsrooms do to them; which quote is which is always known."""

import random
from collections import Counter
from dataclasses import dataclass, field, replace

from articles.extraction.records import Quote, Span

NAMES = ["Ann Varga", "Ivo Brandt", "Petra Lund", "Sami Okafor", "Bo Lind", "Rhea Castellan"]
SUBJECTS = [
    "the dam", "the harbour", "the council", "our river", "this town", "the ferry", "the school",
    "the new bridge", "the mill", "every family", "the old road", "the ministry", "the night shift",
    "the library", "our boat",
]  # fmt: skip
VERBS = [
    "holds", "leaks", "needs", "waits for", "has lost", "will not leave", "deserves", "owes us",
    "cannot pay", "has forgotten", "would never sell", "keeps", "pays for", "looks after",
    "is afraid of",
]  # fmt: skip
OBJECTS = [
    "the rain", "its people", "more money", "a second chance", "nobody", "the winter",
    "better doctors", "the truth", "an answer", "three engineers", "what was promised", "the fish",
    "seven buses", "clean water", "a new roof",
]  # fmt: skip
ENDINGS = [
    "and that won’t change", "as long as I live", "whatever they say in the capital",
    "since the flood", "before the end of the year", "if anyone asks me", "in spite of everything",
    "on most days", "because there’s no other way", "until somebody signs the papers",
]  # fmt: skip
#: What people say in few words, again and again.
STOCK = ["No", "Yes", "Never again", "We will stay", "It is over", "I agree", "Nobody asked us"]
FILLERS = [
    "The meeting began at nine.", "Rain fell on the lower town all night.", "Nobody was hurt.",
    "The vote is expected on Thursday.", "Outside a crowd was waiting.",
    "The mayor had left by then.", "Prices have doubled since the spring.",
    "A report is due next week.", "The lights went out twice.",
]  # fmt: skip
TAGS = ["said {}", "{} said", "{} told reporters", "according to {}", "{} added quietly"]
LEADS = ["{} said:", "{} was blunt.", "Asked about it, {} answered:", "A day earlier {} had said:"]
MARKS = [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")]


@dataclass(frozen=True)
class Said:
    """Words somebody says in a paragraph. `who` holds the numbers of the quotes they are.

    `echo` those of quotes that the same speaker repeats with them, nearly to the letter.
    """

    who: frozenset
    words: str
    speaker: str
    tag: str
    leads: bool = False
    cut: int = 0
    reported: bool = True
    edited: bool = False
    echo: frozenset = frozenset()


@dataclass
class Version:
    """A text, as its paragraphs are written: plain words, or lists of Said."""

    paragraphs: list
    marks: tuple = MARKS[0]
    straight: bool = False
    text: str = ""
    places: list = field(default_factory=list)

    def write(self):
        """Set `text` and `places`, [(Said, (start, end) pairs of it)]."""
        self.text, self.places = "", []
        for paragraph in self.paragraphs:
            for piece in [paragraph] if isinstance(paragraph, str) else paragraph:
                self.text += piece + " " if isinstance(piece, str) else ""
                if isinstance(piece, Said):
                    self.places.append((piece, self.say(piece)))
            self.text = self.text.rstrip() + "\n\n"
        return self

    def say(self, said):
        """The spans of `said`, written at the end of the text."""
        words = said.words.replace("’", "'") if self.straight else said.words
        if said.leads:
            self.text += f"{said.tag.format(said.speaker)} "
            return [self.quoted(words + ".", " ")]
        if not said.cut:
            return [self.quoted(words + ",", f" {said.tag.format(said.speaker)}. ")]
        pieces = words.split()
        first, rest = " ".join(pieces[: said.cut]), " ".join(pieces[said.cut :])
        between = f" {said.tag.format(said.speaker)}. "
        return [self.quoted(first + ",", between), self.quoted(rest + ".", " ")]

    def quoted(self, words, after):
        start = len(self.text) + 1
        self.text += self.marks[0] + words + self.marks[1] + after
        return start, start + len(words)

    def reported(self):
        """[(Said, records.Quote)] as an extractor without faults finds them."""
        return [(said, found(said, spans)) for said, spans in self.places if said.reported]


def found(said, spans):
    segments = tuple(Span(*span) for span in spans)
    return Quote("direct", segments, said.speaker, "person", True, None, None, "tag", 0.9)


class Desk:
    """A newsroom with its own dice: `article()`, then as many `edit(version)` as wanted."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.number = 0

    def article(self):
        """A Version of 4 to 14 paragraphs, about half of them with quotes."""
        paragraphs = [
            self.paragraph() if self.random.random() < 0.6 else self.filler()
            for _ in range(self.random.randint(4, 14))
        ]
        return Version(paragraphs, self.random.choice(MARKS)).write()

    def filler(self):
        return " ".join(self.random.sample(FILLERS, self.random.randint(1, 3)))

    def paragraph(self):
        """Some words, one or two quotes of one speaker, perhaps some words more."""
        speaker = self.random.choice(NAMES)
        pieces = [self.said(speaker) for _ in range(self.random.choice([1, 1, 2]))]
        before = [self.filler()] if self.random.random() < 0.4 else []
        after = [self.filler()] if self.random.random() < 0.3 else []
        return [*before, *pieces, *after]

    def said(self, speaker=None, **fields):
        self.number += 1
        leads = self.random.random() < 0.3
        defaults = {
            "who": frozenset([self.number]),
            "words": self.words(),
            "speaker": speaker or self.random.choice(NAMES),
            "tag": self.random.choice(LEADS if leads else TAGS),
            "leads": leads,
        }
        return Said(**{**defaults, **fields})

    def words(self):
        if self.random.random() < 0.15:
            return self.random.choice(STOCK)
        clauses = [self.clause() for _ in range(self.random.choice([1, 1, 2, 3]))]
        return ", and ".join(clauses)

    def clause(self):
        pick = self.random.choice
        return f"{pick(SUBJECTS)} {pick(VERBS)} {pick(OBJECTS)} {pick(ENDINGS)}"

    def edited(self, version):
        """A new Version after one to four edits."""
        version = replace(version, paragraphs=[each if isinstance(each, str) else list(each)
                                               for each in version.paragraphs])  # fmt: skip
        for _ in range(self.random.choice([1, 1, 2, 3, 4])):
            self.random.choice(EDITS)(self, version)
        return version.write()

    def place(self, version, among=lambda said: True):
        """(paragraph, index) of a random quote for which `among` holds, or None."""
        places = [
            (paragraph, index)
            for paragraph in version.paragraphs
            if not isinstance(paragraph, str)
            for index, piece in enumerate(paragraph)
            if isinstance(piece, Said) and among(piece)
        ]
        return self.random.choice(places) if places else None

    def change(self, version, among=lambda said: True, **make):
        """Put what the functions `make` give of a random quote in the place of its fields."""
        if place := self.place(version, among):
            paragraph, index = place
            said = paragraph[index]
            fields = {name: function(said) for name, function in make.items()}
            paragraph[index] = replace(said, **fields)


def insert_words(desk, version):
    at = desk.random.randint(0, len(version.paragraphs))
    version.paragraphs.insert(at, desk.filler())


def insert_quote(desk, version):
    at = desk.random.randint(0, len(version.paragraphs))
    version.paragraphs.insert(at, desk.paragraph())


def echo(desk, version):
    """Let somebody, perhaps the same, say nearly the same elsewhere."""
    if place := desk.place(version, lambda said: len(said.words.split()) > 3):
        paragraph, index = place
        old = paragraph[index]
        new = desk.said(words=corrected(desk, old.words))
        if new.speaker.split()[-1] == old.speaker.split()[-1]:
            new = replace(new, echo=old.who | old.echo)
        version.paragraphs.insert(desk.random.randint(0, len(version.paragraphs)), [new])


def correct_words(desk, version):
    desk.change(
        version,
        among=lambda said: len(said.words.split()) > 3,
        words=lambda said: corrected(desk, said.words),
        edited=lambda said: True,
    )


def corrected(desk, words):
    """`words` with one in six put right, left out, or followed by another."""
    pieces = words.split()
    for _ in range(max(1, len(pieces) // 6)):
        at = desk.random.randrange(len(pieces))
        pieces[at : at + 1] = desk.random.choice(
            [[misspelt(pieces[at])], [desk.random.choice(["really", "still", "nearly"])],
             [pieces[at], "perhaps"], [pieces[at]] if len(pieces) < 4 else []]
        )  # fmt: skip
    return " ".join(pieces)


def misspelt(word):
    return word[:1] + word[2:] if len(word) > 3 else word + "s"


def cut(desk, version):
    """Put the speaker's name in the middle of the words, or out of it."""
    desk.change(
        version,
        among=lambda said: not said.leads and len(said.words.split()) > 5,
        cut=lambda said: 0 if said.cut else len(said.words.split()) // 2,
    )


def split(desk, version):
    """Make two quotes of one, with a sentence between."""
    long = desk.place(version, lambda said: len(said.words.split()) > 9 and not said.edited)
    if long:
        paragraph, index = long
        said = paragraph[index]
        words = said.words.split()
        at = desk.random.randint(len(words) // 3, 2 * len(words) // 3)
        first = replace(said, words=" ".join(words[:at]), cut=0, edited=True)
        second = replace(first, words=" ".join(words[at:]), tag="{} added quietly", leads=False)
        paragraph[index : index + 1] = [first, desk.filler(), second]


def join(desk, version):
    """Make one quote of two that follow each other."""
    pairs = [
        (paragraph, index)
        for paragraph in version.paragraphs
        if not isinstance(paragraph, str)
        for index in range(len(paragraph) - 1)
        if all(isinstance(piece, Said) for piece in paragraph[index : index + 2])
    ]
    if pairs:
        paragraph, index = desk.random.choice(pairs)
        one, other = paragraph[index : index + 2]
        words, who = f"{one.words}. {other.words}", one.who | other.who
        joined = replace(one, who=who, words=words, cut=0, edited=True)
        paragraph[index : index + 2] = [joined]


def change_order(desk, version):
    paragraphs = version.paragraphs
    moved = paragraphs.pop(desk.random.randrange(len(paragraphs)))
    paragraphs.insert(desk.random.randint(0, len(paragraphs)), moved)


def change_marks(desk, version):
    version.marks = desk.random.choice(MARKS)
    version.straight = not version.straight


def remove_quote(desk, version):
    if place := desk.place(version):
        paragraph, index = place
        paragraph[index : index + 1] = desk.random.choice([[], [desk.filler()]])


def put_another(desk, version):
    """Put other words of the same speaker in a quote's place."""
    if place := desk.place(version):
        paragraph, index = place
        old = paragraph[index]
        new = desk.said(old.speaker, tag=old.tag, leads=old.leads)
        if not mostly(old.words, new.words):
            paragraph[index] = new


def mostly(words, others):
    """Whether one has most of the other's words: then it is a correction, not another quote."""
    one, other = words.split(), others.split()
    return 2 * (Counter(one) & Counter(other)).total() > min(len(one), len(other))


def remove_paragraph(desk, version):
    if len(version.paragraphs) > 3:
        version.paragraphs.pop(desk.random.randrange(len(version.paragraphs)))


def reword_tag(desk, version):
    desk.change(
        version, tag=lambda said: desk.random.choice(LEADS if said.leads else TAGS)
    )  # fmt: skip


def shorten_name(desk, version):
    desk.change(version, speaker=lambda said: said.speaker.split()[-1])


def overlook(desk, version):
    """Let the extractor miss a quote that it found before."""
    desk.change(version, reported=lambda said: False)


EDITS = (
    insert_words, insert_quote, echo, correct_words, correct_words, cut, split, join, change_order,
    change_marks, remove_quote, put_another, remove_paragraph, reword_tag, shorten_name, overlook,
)  # fmt: skip
