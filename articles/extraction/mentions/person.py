"""One person while the article is read."""

from collections import Counter
from dataclasses import dataclass, field

from ..language.lists import words
from ..language.names import fold, gender, is_given_name
from ..records import Span
from .candidates import Candidate, is_full
from .evidence import noun_before
from .roles import role_of


@dataclass(eq=False, slots=True)
class PersonEntry:
    """One person while the article is read. `forms` counts the printed names; `gender` is "m",
    "f" or None; `called` holds the nouns right before the name: "the journalist Ann Holt"."""

    forms: Counter = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)
    gender: str | None = None
    role: str | None = None
    role_span: Span | None = None
    called: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest printed form, one that begins with a given name before one that does not;
        the more frequent of two as full."""
        return max(self.forms, key=self._fullness)

    def _fullness(self, form: str) -> tuple[bool, int, int]:
        parts = form.split()
        begins = is_given_name(parts[0]) or parts[0].lower() in words("honorifics")
        return len(parts) > 1 and begins, len(parts), self.forms[form]

    def has_initials(self, letters: str) -> bool:
        """Whether a full form begins so: AHR, AR and A.R. are Ann Hope Reed."""
        wanted = letters.replace(".", "").lower()
        firsts = ["".join(fold(word)[:1] for word in form.split()) for form in self.forms]
        return any(wanted in (each, each[0] + each[-1]) for each in firsts if len(each) > 1)

    def add(self, text: str, candidate: Candidate) -> None:
        self.forms[" ".join(candidate.words)] += 1
        self.mentions.append(Span(candidate.start, candidate.end))
        self.gender = self.gender or gender_of(candidate)
        role = None if self.role else role_of(text, candidate)
        if role:
            self.role, self.role_span = role[0], Span(*role[1:])
        if noun := noun_before(text, candidate):
            self.called.add(noun)


def gender_of(candidate: Candidate) -> str | None:
    """What title or given name tell of a gender."""
    titles = titles_of(candidate)
    if titles & words("titles_of_men"):
        return "m"
    if titles & words("titles_of_women"):
        return "f"
    return gender(candidate.words[0]) if is_full(candidate) else None


def titles_of(candidate: Candidate) -> set[str]:
    """The words of the title, in small letters without full stops."""
    return {word.rstrip(".").lower() for word in (candidate.title or "").split()}


def is_titled(candidate: Candidate) -> bool:
    """Whether a form of address stands before that is put before given names: Sir, Princess."""
    return not titles_of(candidate).isdisjoint(words("titles_of_given_names"))
