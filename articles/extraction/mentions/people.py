"""Candidates -> the people of an article, each with every form of the name."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ..language.lists import words
from ..language.names import fold, is_given_name
from ..records import Span
from .candidates import Candidate, is_full, looks_like_acronym
from .evidence import names_a_person
from .likeness import (
    Form,
    Spellings,
    agree,
    folded,
    is_other_spelling,
    parts,
    suffix,
    surname,
    surnames,
)
from .person import PersonEntry, gender_of, is_titled
from .roles import kin_pairs


def _without_opening(candidates: list[Candidate]) -> Iterator[Candidate]:
    """The candidates, a first word left out that only begins a sentence: what follows it is
    somebody's name elsewhere."""
    names = {folded(candidate) for candidate in candidates}
    known_surnames = {surname(c) for c in candidates if is_full(c) and is_given_name(c.words[0])}
    for candidate in candidates:
        rest = folded(candidate)[1:]
        known = rest in names or (len(rest) == 1 and rest[0] in known_surnames)
        if candidate.opens and known and _only_opens(candidate.words[0]):
            start = candidate.start + len(candidate.words[0]) + 1
            candidate = replace(candidate, words=candidate.words[1:], start=start, opens=False)
        yield candidate


def _only_opens(word: str) -> bool:
    """Whether a word with a capital is an ordinary one: "Praising Lee", "Rival Ann Lee"."""
    lower = word.lower()
    nouns = words("person_nouns") | words("role_words")
    return not is_given_name(word) and (lower in nouns or lower.endswith(("ing", "ed", "ly")))


def people_of(
    text: str, candidates: list[Candidate], surely: frozenset[int] = frozenset()
) -> list[PersonEntry]:
    """The people among the candidates in order of first mention, mentions in reading order. Those
    that end where `surely` says are people's whatever stands beside them."""
    candidates = list(_without_opening(candidates))
    table = _Table(text, candidates, surely)
    for candidate in candidates:
        table.add(candidate)
    return [entry for entry in table.entries if entry.mentions]


class _Table:
    """The people by surname, by given name, and by other words of the name."""

    def __init__(self, text: str, candidates: list[Candidate], surely: frozenset[int]) -> None:
        fulls = [candidate for candidate in candidates if is_full(candidate)]
        self.text = text
        self.surely = surely
        self.entries: list[PersonEntry] = []
        self.by_form: dict[Form, PersonEntry] = {}
        self.forms: dict[str, list[tuple[Candidate, Form]]] = defaultdict(list)
        self.by_last: dict[str, list[PersonEntry]] = defaultdict(list)
        self.by_first: dict[str, list[PersonEntry]] = defaultdict(list)
        self.by_part: dict[str, list[PersonEntry]] = defaultdict(list)
        self.singles = Counter(surname(each) for each in candidates if not is_full(each))
        self.printed = Counter(map(folded, fulls))
        self.spellings: Spellings | None = None
        shown = self._shown(fulls, candidates)
        kin = kin_pairs(text, [c for c in fulls if folded(c) in shown])
        self.apart = {form for pair in kin for form in pair}
        for candidate in fulls:
            if folded(candidate) in shown:
                self._register(candidate)
        self.titled = {
            self.by_form[folded(each)]
            for each in fulls
            if folded(each) in shown and is_titled(each)
        }

    def _is_person(self, candidate: Candidate) -> bool:
        return candidate.end in self.surely or names_a_person(self.text, candidate)

    def _shown(self, fulls: list[Candidate], candidates: list[Candidate]) -> set[Form]:
        """The folded full forms that anything shows to be people's, be it that the surname
        alone is used as one's."""
        addressed = {
            surname(candidate)
            for candidate in candidates
            if not is_full(candidate) and self._is_person(candidate)
        }
        addressed |= {surname(c) for c in fulls if self._is_person(c)}
        addressed |= {surname(c) for c in candidates if not is_full(c) and not c.opens}
        return {
            folded(candidate)
            for candidate in fulls
            if not addressed.isdisjoint(surnames(candidate)) or self._is_person(candidate)
        }

    def _register(self, candidate: Candidate) -> None:
        form = folded(candidate)
        if form in self.by_form:
            return
        entry = self._same_person(candidate, form) or self._new_entry()
        self.by_form[form] = entry
        self.forms[surname(candidate)].append((candidate, form))
        keys = [(key, self.by_last) for key in surnames(candidate)]
        keys += [(form[0], self.by_first), *((key, self.by_part) for key in parts(candidate))]
        for key, index in keys:
            if entry not in index[key]:
                index[key].append(entry)

    def _new_entry(self) -> PersonEntry:
        self.entries.append(PersonEntry())
        return self.entries[-1]

    def _same_person(self, candidate: Candidate, form: Form) -> PersonEntry | None:
        """Whoever has the same surname and given name, another middle name or none."""
        if form in self.apart:
            return None
        for other, other_form in self.forms.get(surname(candidate), ()):
            if other_form in self.apart or suffix(candidate) != suffix(other):
                continue
            if agree(other_form, form) or self._is_misprint(candidate, other):
                return self.by_form[other_form]
        return None

    def _is_misprint(self, one: Candidate, two: Candidate) -> bool:
        """Whether one of two names occurs but once, its given name spelt in another way."""
        once = min(self.printed[folded(one)], self.printed[folded(two)]) == 1
        return once and is_other_spelling(one.words[0], two.words[0])

    def add(self, candidate: Candidate) -> None:
        initialled = self._by_initials(candidate)
        if initialled:
            initialled.mentions.append(Span(candidate.start, candidate.end))
        elif entry := self._entry(candidate):
            entry.add(self.text, candidate)

    def _by_initials(self, candidate: Candidate) -> PersonEntry | None:
        """The only one named so far whose initials a label of an interview is."""
        (word, *others), ends = candidate.words, candidate.end
        if others or ends not in self.surely or not looks_like_acronym(word):
            return None
        found = [entry for entry in self.entries if entry.has_initials(word)]
        return found[0] if len(found) == 1 else None

    def _entry(self, candidate: Candidate) -> PersonEntry | None:
        if is_full(candidate):
            return self.by_form.get(folded(candidate))
        known = self.by_last.get(surname(candidate)) or self._by_other_word(candidate)
        if known:
            return self._likeliest(known, candidate)
        if self._is_person(candidate):
            return self._misspelt(candidate) or self._unknown(candidate)
        return None

    def _unknown(self, candidate: Candidate) -> PersonEntry:
        entry = self._new_entry()
        self.by_last[surname(candidate)].append(entry)
        return entry

    def _misspelt(self, candidate: Candidate) -> PersonEntry | None:
        """Who alone has a surname that is spelt nearly as this one, which occurs but once."""
        if self.singles[surname(candidate)] > 1:
            return None
        if self.spellings is None:
            self.spellings = Spellings(self.forms)
        known = self.by_last[self.spellings.meant(surname(candidate)) or ""]
        return known[0] if len(known) == 1 else None

    def _by_other_word(self, candidate: Candidate) -> list[PersonEntry]:
        """Who alone has this given name, or this word between given name and surname."""
        word = fold(candidate.words[0])
        known = self.by_first.get(word, [])
        titled = is_titled(candidate) and not self.titled.isdisjoint(known)
        if len(known) == 1 and (titled or not candidate.title):
            return known
        known = self.by_part.get(surname(candidate), [])
        return known if len(known) == 1 else []

    def _likeliest(self, known: list[PersonEntry], candidate: Candidate) -> PersonEntry:
        """Of people with one surname, whom the title fits and who was named most so far."""
        wanted = gender_of(candidate)
        fitting = [e for e in known if not wanted or e.gender in {None, wanted}] or known
        return max(fitting, key=lambda entry: len(entry.mentions))


__all__ = ["people_of"]
