"""A synthetic archive, article by article: the same for the same seed, and any size a prefix.

Words follow a Zipf–Mandelbrot law; an article has a topic, which prefers its own words, speakers
and bodies, so that words and facets go together as they do in news; some words drag another
behind them, so that there are phrases. Its quotes stand in its text with who said them.
"""

import datetime
from dataclasses import dataclass
from functools import cache

import numpy as np

from . import vocabulary

BLOCK = 500  # articles drawn together; each block has random numbers of its own
TOPICS = 250
TOPIC_WORDS, TOPIC_SPEAKERS, TOPIC_ORGANIZATIONS = 1_500, 400, 100
#: The share of words, speakers and bodies that an article takes from its topic.
TOPICAL_WORDS, TOPICAL_NAMES = 0.22, 0.5
#: So many words have a follower of their own, which follows them so often.
LEADERS, FOLLOWED = 6_000, 0.3
FEWEST_WORDS, MOST_WORDS, MEAN_WORDS, SPREAD_OF_WORDS = 160, 900, 400, 90
#: Words between one quote and the next, and in a quote: 7.2 quotes an article come of it.
GAP, QUOTE = (8, 43), (18, 36)
FIRST_DAY, DAYS = datetime.date(2005, 1, 1), 20 * 365
HEADLINE_WORDS = 9
KINDS, KIND_SHARES = ("news", "opinion", "interview", "statement"), (0.8, 0.12, 0.05, 0.03)
#: Quotes nobody is named for, and quotes that a body speaks.
UNNAMED, BY_BODY = 0.04, 0.06


@dataclass(frozen=True, slots=True)
class SyntheticQuote:
    """Half-open offsets into the article's text; the number of a person or a body, or neither."""

    start: int
    end: int
    mention: tuple[int, int]
    cue: tuple[int, int]
    speaker: int | None
    organization: int | None


@dataclass(frozen=True, slots=True)
class SyntheticArticle:
    """`publication` and `organizations` are numbers, as those of the speakers from 0 on."""

    number: int
    headline: str
    text: str
    blocks: tuple[tuple[str, int, int], ...]
    day: datetime.date
    kind: str
    publication: int
    organizations: tuple[int, ...]
    quotes: tuple[SyntheticQuote, ...]


def articles(first, last, seed=1):
    """The articles with the numbers from `first` to before `last`, in order, a block at a time."""
    for block in range(first // BLOCK, -(-last // BLOCK)):
        for article in block_of_articles(block, seed):
            if first <= article.number < last:
                yield article


@cache
def zipf(count, exponent=1.0, shift=2.7):
    """The running sums of a Zipf–Mandelbrot law over `count` ranks."""
    shares = 1 / (np.arange(1, count + 1) + shift) ** exponent
    return np.cumsum(shares / shares.sum())


def drawn(random, law, size):
    """`size` ranks that follow a law of `zipf`."""
    return np.searchsorted(law, random.random(size)).clip(max=len(law) - 1)


@dataclass(frozen=True)
class Model:
    """What all articles have in common."""

    words: np.ndarray
    word_law: np.ndarray
    topic_words: np.ndarray
    topic_speakers: np.ndarray
    topic_organizations: np.ndarray
    follower: np.ndarray
    speakers: list
    organizations: list


@cache
def model():
    """The Model; drawn once, from a seed of its own."""
    random = np.random.default_rng(12)
    commons = len(vocabulary.COMMON)

    def topics(low, high, size):
        drawn = [random.choice(np.arange(low, high), size, replace=False) for _ in range(TOPICS)]
        return np.stack(drawn)

    follower = np.full(vocabulary.WORDS, -1)
    leaders = random.choice(np.arange(commons, 20_000), LEADERS, replace=False)
    follower[leaders] = random.choice(np.arange(commons, 20_000), LEADERS)
    return Model(
        words=vocabulary.words(),
        word_law=zipf(vocabulary.WORDS, 1.05),
        topic_words=topics(commons + 20, 40_000, TOPIC_WORDS),
        topic_speakers=topics(0, vocabulary.SPEAKERS, TOPIC_SPEAKERS),
        topic_organizations=topics(0, vocabulary.ORGANIZATIONS, TOPIC_ORGANIZATIONS),
        follower=follower,
        speakers=vocabulary.speakers(),
        organizations=vocabulary.organizations(),
    )


def block_of_articles(block, seed):
    """The BLOCK articles of a block."""
    random = np.random.default_rng([seed, block])
    lengths = random.normal(MEAN_WORDS, SPREAD_OF_WORDS, BLOCK)
    lengths = lengths.clip(FEWEST_WORDS, MOST_WORDS).astype(int)
    topics = drawn(random, zipf(TOPICS, 0.7), BLOCK)
    words = model().words[drawn_words(random, lengths, topics)]
    publications = drawn(random, zipf(vocabulary.PUBLICATIONS), BLOCK).tolist()
    # An archive grows: more of it is recent.
    days = (DAYS * random.beta(1.6, 1.0, BLOCK)).astype(int).tolist()
    kinds = random.choice(len(KINDS), BLOCK, p=KIND_SHARES).tolist()
    ends = np.cumsum(lengths).tolist()
    for at, (end, length) in enumerate(zip(ends, lengths.tolist(), strict=True)):
        people, bodies = cast(random, int(topics[at]))
        yield written(
            Draft(random, words[end - length : end].tolist(), people, bodies),
            number=block * BLOCK + at,
            day=FIRST_DAY + datetime.timedelta(days[at]),
            kind=KINDS[kinds[at]],
            publication=publications[at],
        )


def drawn_words(random, lengths, topics):
    """The numbers of all words of a block's articles, one article after the other."""
    shared = model()
    count = int(lengths.sum())
    chosen = drawn(random, shared.word_law, count)
    topical = (random.random(count) < TOPICAL_WORDS) & (chosen >= len(vocabulary.COMMON))
    of_topic = drawn(random, zipf(TOPIC_WORDS, 0.9), int(topical.sum()))
    chosen[topical] = shared.topic_words[np.repeat(topics, lengths)[topical], of_topic]
    followers = shared.follower[chosen[:-1]]
    dragged = (followers >= 0) & (random.random(count - 1) < FOLLOWED)
    chosen[1:][dragged] = followers[dragged]
    return chosen


def cast(random, topic):
    """(three speakers, the bodies) of an article on a topic: numbers, each once."""
    shared = model()
    people = mixed(random, shared.topic_speakers[topic], vocabulary.SPEAKERS, 3)
    count = 1 + int(random.poisson(1.5))
    return people, mixed(random, shared.topic_organizations[topic], vocabulary.ORGANIZATIONS, count)


def mixed(random, of_topic, everybody, count):
    own = of_topic[drawn(random, zipf(len(of_topic)), count)]
    others = drawn(random, zipf(everybody), count)
    return tuple(
        dict.fromkeys(np.where(random.random(count) < TOPICAL_NAMES, own, others).tolist())
    )


class Draft:
    """An article as it is written: its words in paragraphs, with some of them quoted."""

    def __init__(self, random, words, people, bodies):
        self.random, self.words, self.people, self.bodies = random, words, people, bodies
        self.paragraphs, self.quotes, self.length = [], [], 0

    def paragraph(self, text):
        """Where the paragraph begins in the article's text."""
        start = self.length
        self.paragraphs.append(text)
        self.length += len(text) + 2
        return start

    def write(self):
        """All words, in turns told and quoted."""
        at = 0
        while at < len(self.words):
            told, said = (int(self.random.integers(*bounds)) for bounds in (GAP, QUOTE))
            rest = len(self.words) - at
            if rest < told + QUOTE[1]:
                told = rest
            self.paragraph(sentence(self.words[at : at + told]))
            at += told
            if quoted := self.words[at : at + said]:
                self.quote(" ".join(quoted))
            at += len(quoted)

    def quote(self, said):
        """A paragraph that is a quotation and who said it."""
        said = said[0].upper() + said[1:]
        speaker, body, name = self.speaker()
        start = self.paragraph(f"“{said},” said {name}.") + 1
        cue = start + len(said) + 3
        mention = (cue + 5, cue + 5 + len(name))
        self.quotes.append(
            SyntheticQuote(start, start + len(said), mention, (cue, cue + 4), speaker, body)
        )

    def speaker(self):
        """(number of a person or None, number of a body or None, words for who speaks)"""
        chance = self.random.random()
        if chance < UNNAMED:
            return None, None, "an official"
        if chance < UNNAMED + BY_BODY:
            body = self.bodies[0]
            return None, body, f"the {model().organizations[body]}"
        person = self.people[int(chance * 1_000) % len(self.people)]
        return person, None, model().speakers[person]


def sentence(words):
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."


def written(draft, *, number, day, kind, publication):
    """The SyntheticArticle of a draft."""
    words = draft.words
    headline = sentence([words[n * 37 % len(words)] for n in range(3, 3 + HEADLINE_WORDS)])[:-1]
    draft.paragraph(headline)
    bodies = [model().organizations[each] for each in draft.bodies]
    draft.write()
    draft.paragraph(f"Present: the {', the '.join(bodies)}.")
    text = "\n\n".join(draft.paragraphs)
    return SyntheticArticle(
        number=number,
        headline=headline,
        text=text,
        blocks=blocks(draft.paragraphs),
        day=day,
        kind=kind,
        publication=publication,
        organizations=draft.bodies,
        quotes=tuple(draft.quotes),
    )


def blocks(paragraphs):
    """(kind, start, end) of the parts of the text."""
    found, at = [], 0
    kinds = ["headline", *["paragraph"] * (len(paragraphs) - 1)]
    for kind, paragraph in zip(kinds, paragraphs, strict=True):
        found.append((kind, at, at + len(paragraph)))
        at += len(paragraph) + 2
    return tuple(found)
