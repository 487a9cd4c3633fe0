"""The questions that every engine is asked, of all kinds, chosen by how many documents match."""

import random
from dataclasses import dataclass, field, replace

from django.test import override_settings

from articles.search import Selection, search

from . import corpus, vocabulary

#: The facets of the page that engines are compared by.
FACETS = ("speaker", "organization", "publication", "year", "kind")
PAGE = 20
#: Of all documents so many (a share, or a number) have a rare, medium, common word.
SHARES = {"articles": 0.10, "quotes": 0.008}
COMMON_AT_MOST = 0.5
MEDIUM = (0.001, 0.01)
RARE = (2, 100)
#: What counts as rare and medium in archives that are too small for those shares.
FEW, SOME = 6, 30
#: Words kept of each frequency, and words tried for them.
KEPT, TRIED = 9, 900
DEEP_PAGE = 200
#: Seconds for a search that must not give up.
PATIENCE = 300


@dataclass(frozen=True)
class Words:
    """What documents must hold: all of `every`, one of `some`, none of `none`, `phrase` as such."""

    every: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()

    def __bool__(self):
        return bool(self.every or self.some or self.phrase)


@dataclass(frozen=True)
class Question:
    """`facets`: {facet: the value chosen}, as the archive's lists take them; `kind`: its class."""

    listed: str
    kind: str
    words: Words = Words()
    facets: dict[str, str] = field(default_factory=dict)
    sort: str = "newest"
    page: int = 1


def typed(words):
    """The words as a reader of the archive types them."""
    parts = [*words.every, " OR ".join(words.some)]
    if words.phrase:
        parts.append(f'"{" ".join(words.phrase)}"')
    return " ".join([*filter(None, parts), *(f"-{word}" for word in words.none)])


def patiently():
    """A context in which searches may take minutes: for what must be exact, not quick."""
    return override_settings(SEARCH_SECONDS=PATIENCE)


def asked(question, **options):
    """The archive's own SearchPage for a question."""
    included = {facet: (value,) for facet, value in question.facets.items()}
    selection = Selection(question.listed, included=included)
    return search(typed(question.words), selection, question.sort, question.page, **options)


def questions(seed=5):
    """All Questions, for articles and for quotes; what can be ranked is asked in both orders."""
    found = []
    for listed in ("articles", "quotes"):
        found += in_both_orders(Chooser(listed, random.Random(seed)).questions())
    return found


def in_both_orders(questions):
    for question in questions:
        yield question
        if question.words and question.kind != "deep":
            yield replace(question, sort="relevance")


class Chooser:
    """Chooses the questions for one list by what the archive says of words and facets."""

    def __init__(self, listed, chance):
        self.listed, self.chance = listed, chance
        self.everything = asked(Question(listed, "")).total
        self.found = self.words_by_frequency()

    def words_by_frequency(self):
        """{"rare", "medium", "common": words, the most frequent first}

        In an archive too small to have two words of a frequency, words of any.
        """
        kept = {"rare": [], "medium": [], "common": []}
        for word in self.candidates():
            count = asked(Question(self.listed, "", Words((word,)))).total
            name = self.frequency(count)
            if name and len(kept[name]) < KEPT:
                kept[name].append((count, word))
            if all(len(words) == KEPT for words in kept.values()):
                break
        every = sorted(each for words in kept.values() for each in words)[::-1]
        return {
            name: [word for _, word in (sorted(words)[::-1] if len(words) > 1 else every)]
            for name, words in kept.items()
        }

    def candidates(self):
        first, last = len(vocabulary.COMMON), 120_000
        ranks = list(range(first, first + 40))
        spread = (int(first * (last / first) ** self.chance.random()) for _ in range(TRIED))
        ranks += [rank for rank in dict.fromkeys(spread) if rank not in ranks]
        return [vocabulary.words()[rank] for rank in ranks]

    def frequency(self, count):
        everything = self.everything
        if SHARES[self.listed] * everything <= count < COMMON_AT_MOST * everything:
            return "common"
        least, most = max(FEW, MEDIUM[0] * everything), max(SOME, MEDIUM[1] * everything)
        if least <= count < most:
            return "medium"
        return "rare" if RARE[0] <= count < min(RARE[1], least) else None

    def questions(self):
        """The Questions for this list, the newest first as order."""
        yield from self.single_words()
        yield from self.combinations()
        yield from self.phrases()
        yield from self.narrowed()
        yield from self.browsed()
        yield from self.deep()

    def ask(self, kind, words=None, facets=None, page=1):
        return Question(self.listed, kind, words or Words(), facets or {}, page=page)

    def single_words(self):
        for kind, words in self.found.items():
            for word in dict.fromkeys([words[0], words[len(words) // 2], words[-1]]):
                yield self.ask(kind, Words((word,)))

    def combinations(self):
        common, medium = self.found["common"], self.found["medium"]
        yield self.ask("and", Words((common[0], common[1])))
        yield self.ask("and", Words((common[-1], medium[0])))
        yield self.ask("and", Words((common[0], common[1], common[-1])))
        yield self.ask("and", Words((common[0], common[1], medium[-1])))
        yield self.ask("or, not", Words(some=(common[1], medium[0])))
        yield self.ask("or, not", Words((common[0],), none=(common[1],)))
        yield self.ask("or, not", Words((medium[1],), none=(common[0],)))
        if self.listed == "quotes":
            first = len(vocabulary.COMMON)
            yield self.ask("or, not", Words(some=tuple(common)))
            yield self.ask("or, not", Words(some=tuple(vocabulary.words()[first : first + 30])))

    def phrases(self, count=3):
        follower = corpus.model().follower
        leaders = [rank for rank in range(150, 4_000) if follower[rank] >= 0]
        self.chance.shuffle(leaders)
        for rank in leaders:
            phrase = tuple(vocabulary.words()[[rank, follower[rank]]])
            question = self.ask("phrase", Words(phrase=phrase))
            if count and asked(question).total > 3:
                yield question
                count -= 1

    def narrowed(self):
        common, medium = self.found["common"], self.found["medium"]
        choices = [
            (common[0], "year"), (medium[0], "organization"), (common[1], "publication"),
            (common[0], "year publication"), (common[1], "organization kind"),
            (medium[0], "year kind"), (common[0], "year publication kind"),
            (common[1], "year organization kind"), (common[0], "speaker kind year"),
        ]  # fmt: skip
        for word, names in choices:
            top = self.top_values(Words((word,)))
            chosen = {name: top[name] for name in names.split()}
            yield self.ask(f"word + {len(chosen)}", Words((word,)), chosen)

    def browsed(self):
        top = self.top_values(Words((self.found["common"][0],)))
        for names in ("speaker", "organization year", "kind", "year"):
            yield self.ask("browse", facets={name: top[name] for name in names.split()})
        yield self.ask("browse all")

    def deep(self):
        for word in self.found["common"][:2]:
            pages = asked(self.ask("", Words((word,)))).total // PAGE
            yield self.ask("deep", Words((word,)), page=max(1, min(DEEP_PAGE, pages)))

    def top_values(self, words):
        """{facet: its most frequent value among the documents with these words}"""
        facets = asked(self.ask("", words)).facets
        return {each.name: max(each.values, key=lambda value: value.count).value
                for each in facets if each.name in FACETS}  # fmt: skip
