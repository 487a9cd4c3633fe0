"""An article as large as they come: two hundred quotes by thirty people, with their roles."""

import random

from articles.search import documents
from articles.tests import factories

QUOTES, VOICES = 200, 30
SYLLABLES = (
    "ar", "bel", "cor", "dun", "esk", "fal", "gor", "hin", "isk", "jor", "kel", "lom", "mar", "nor",
    "osk", "pel", "rin", "sol", "tam", "vor",
)  # fmt: skip


def heavy_article():
    """The article, the same each time."""
    rng = random.Random(7)
    people = [factories.make_speaker(words(rng, 2).title()) for _ in range(VOICES)]
    said = [words(rng, rng.randint(8, 40)) for _ in range(QUOTES)]
    told = [f"“{each},” said {people[number % VOICES].name}." for number, each in enumerate(said)]
    text, blocks, start = "\n".join(told), [], 0
    for line in told:
        blocks.append(factories.make_block("paragraph", start, start + len(line)))
        start += len(line) + 1
    article = factories.make_article(text, layout=blocks, headline="Two hundred quotes")
    for person in people:
        factories.make_mention(article, person, role=words(rng, 4))
    for number, each in enumerate(said):
        factories.make_quote(article, each, people[number % VOICES])
    documents.reindex()
    return article


def words(rng, count):
    """So many made-up words."""
    return " ".join(
        "".join(rng.choices(SYLLABLES, k=rng.randint(1, 3))) for _ in range(count)
    ).capitalize()
