"""Totals, facets and pages of random questions, against brute force, while others write."""

import datetime
import random
from dataclasses import dataclass, field

from django.db import connection, transaction

from articles.search import Selection, search
from articles.search.facets import TIMES

from . import cluster, corpus, vocabulary, writers
from .brute_force import Texts, truth
from .questions import PAGE, Question, Words, patiently, typed

#: Values that may be chosen of each facet, by how often.
CHOSEN = ("speaker", "organization", "publication", "year", "kind", "named", "month", "review")


@dataclass(frozen=True)
class Random:
    """A random Question, with several values a facet, exclusions and a period."""

    question: Question
    excluded: dict[str, tuple[str, ...]] = field(default_factory=dict)
    period: tuple[datetime.date | None, datetime.date | None] = (None, None)

    def __str__(self):
        asked = self.question
        return (
            f"{asked.listed} q={typed(asked.words)!r} {asked.facets} without {self.excluded} "
            f"{self.period} page {asked.page}"
        )


def checked(folder, size, count, report, *, writing=True):
    """{"questions", "writes", "differences": sentences}; others write meanwhile if `writing`."""
    chance = random.Random(17)
    asked = [random_question(chance) for _ in range(count)]
    texts = Texts(size, [each.question for each in asked])
    report(f"brute force: {size} texts read for {len(texts.stems)} words")
    if not writing:
        return {"questions": count, "writes": 0, "differences": all_differences(asked, texts)}
    with cluster.workers(folder) as pool:
        done = pool.submit(writers.write, str(folder / "stop"), size)
        try:
            found = all_differences(asked, texts)
        finally:
            (folder / "stop").touch()
        writes = done.result()
    (folder / "stop").unlink()
    return {"questions": count, "writes": writes, "differences": found}


def all_differences(asked, texts):
    with patiently():
        return [sentence for each in asked for sentence in differences(each, texts)]


def differences(asked, texts):
    """Sentences on what is wrong in the archive's answer to a random question."""
    question = asked.question
    keys = texts.keys(question.listed, question.words)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        found = answer(asked)
        expected = truth(question, keys, asked.excluded, asked.period)
    return [f"{asked}: {sentence}" for sentence in compared(found, expected, question)]


def answer(asked):
    question = asked.question
    selection = Selection(
        question.listed, question.facets, asked.excluded, start=asked.period[0], end=asked.period[1]
    )
    return search(typed(question.words), selection, question.sort, question.page)


def compared(found, expected, question):
    """Sentences on each difference between a SearchPage and the truth."""
    total, keys, counts = expected
    if found.approximate:
        yield "no exact answer within the time for it"
        return
    if found.total != total:
        yield f"{found.total} in all instead of {total}"
    start = (found.page - 1) * PAGE
    if question.sort == "newest" and list(found.hits) != keys[start : start + PAGE]:
        yield "other hits on the page, or in another order"
    for facet in found.facets:
        yield from facet_differences(facet, counts[facet.name])


def facet_differences(facet, counts):
    """Sentences on a Facet whose counts, or whose most frequent values, are others."""
    for value in facet.values:
        if value.count != counts[value.value]:
            yield f"{facet.name} {value.value}: {value.count} instead of {counts[value.value]}"
    shown = sorted((v.count for v in facet.values if v.count), reverse=True)
    free = [v for v in facet.values if not (v.selected or v.excluded)]
    wanted = sorted(counts.values(), reverse=True)
    if facet.name in TIMES and shown != wanted:
        yield f"{facet.name}: not all values"
    elif free and min(v.count for v in free) < max(left_out(facet, counts), default=0):
        yield f"{facet.name}: not the most frequent values"


def left_out(facet, counts):
    there = {value.value for value in facet.values}
    return [count for value, count in counts.items() if value not in there]


def random_question(chance):
    """One Random question of any kind."""
    listed = chance.choice(("articles", "quotes"))
    words = random_words(chance)
    narrow = chance.choices((0, 1, 2, 3), (4, 3, 2, 1) if words else (0, 4, 3, 2))[0]
    names = [n for n in CHOSEN if listed == "quotes" or n != "review"]
    facets = {name: random_values(chance, listed, name) for name in chance.sample(names, narrow)}
    excluded = {}
    if chance.random() < 0.15:
        name = chance.choice([n for n in names if n not in facets])
        excluded[name] = random_values(chance, listed, name)
    question = Question(listed, "random", words, facets, page=chance.choice((1, 1, 1, 2, 7)))
    return Random(question, excluded, random_period(chance))


def random_words(chance):
    """Words of every form, of every frequency; often none."""
    kind = chance.choices(("one", "two", "some", "not", "phrase", "none"), (5, 3, 2, 2, 2, 1))[0]
    if kind == "none":
        return Words()
    if kind == "phrase":
        return Words(phrase=random_phrase(chance))
    first, second = random_word(chance), random_word(chance)
    match kind:
        case "one":
            return Words((first,))
        case "two":
            return Words((first, second))
        case "some":
            return Words(some=(first, second, random_word(chance)))
    return Words((first,), none=(second,))


def random_word(chance):
    least, most = len(vocabulary.COMMON), 60_000
    return vocabulary.words()[int(least * (most / least) ** chance.random())]


def random_phrase(chance):
    follower = corpus.model().follower
    while True:
        rank = chance.randrange(len(vocabulary.COMMON), 3_000)
        if follower[rank] >= 0:
            return tuple(vocabulary.words()[[rank, follower[rank]]])


def random_values(chance, listed, name):
    """One value of a facet or more: what is frequent more often."""
    count = chance.choices((1, 2, 3), (5, 2, 1))[0]
    return tuple(dict.fromkeys(random_value(chance, listed, name) for _ in range(count)))


def random_value(chance, listed, name):
    kinds = corpus.KINDS if listed == "articles" else ("direct", "mixed")
    choices = {
        "kind": kinds,
        "named": ("yes", "no"),
        "review": ("machine", "accepted", "corrected"),
        "year": [str(year) for year in range(2005, 2026)],
        "month": [f"{year}-{month:02}" for year in range(2015, 2025) for month in range(1, 13)],
    }
    if name in choices:
        return chance.choice(choices[name])
    return public_id(name, int(40 ** chance.random()))


def public_id(name, key):
    """The permanent id of the speaker, organization or publication with this key."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT public_id FROM articles_{name} WHERE id = %s", [key])
        return cursor.fetchone()[0]


def random_period(chance):
    if chance.random() > 0.2:
        return None, None
    start = corpus.FIRST_DAY + datetime.timedelta(chance.randrange(corpus.DAYS))
    end = start + datetime.timedelta(chance.randrange(3_000))
    return chance.choice(((start, None), (None, end), (start, end)))
