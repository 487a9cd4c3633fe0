"""Whom a pronoun or a description points back to."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from ..language.lists import phrases, words
from ..mentions import BodyEntry, Mentions, PersonEntry
from ..records import Block, Span
from .apposition import named_after
from .body_nouns import BodyNouns
from .kin import AGES, NOUNS, Kin
from .options import BODY, DESCRIBED, PERSON, Option
from .paragraph import Passage
from .passage import NAME, Token
from .pronouns import GENDERS, Antecedents, fits
from .relations import is_subject_like, sentence_ends
from .speakers import Speaker, described, of_entry

#: So many paragraphs back a pronoun may reach.
_REACH = 3
_MOST_PEOPLE = 12
_MOST_OPTIONS = 40
#: So many characters back "the ministry" may point to a name.
_BODY_REACH = 3_000
_NEW = frozenset({"a", "an", "one", "another"})
_POSSESSIVES = frozenset({"his", "her"})
_OF_BODIES = frozenset({"it", "they"})
_SHORT_FORMS = {"sen": "senator", "gov": "governor", "rep": "representative", "gen": "general"}
_SHORT_FORMS |= {"col": "colonel", "capt": "captain", "prof": "professor", "sgt": "sergeant"}


@dataclass(slots=True)
class Focus:
    """What has been said so far: the speakers by paragraph, those `heard` by where their mention
    begins, and the described sources."""

    text: str
    blocks: list[Block]
    mentions: Mentions
    passage: Callable[[int], Passage]
    spoken: dict[int, list[tuple[int, Speaker]]] = field(default_factory=dict)
    heard: dict[int, Speaker] = field(default_factory=dict)
    sources: dict[str, Speaker] = field(default_factory=dict)
    _subjects: dict[int, list[tuple[int, Speaker]]] = field(default_factory=dict)
    _antecedents: Antecedents = field(init=False)
    _kin: Kin = field(init=False)
    _body_nouns: BodyNouns = field(init=False)

    def __post_init__(self) -> None:
        self._antecedents = Antecedents(self.passage, self._meant_in, self.spoken, self.heard)
        self._kin = Kin(self.text, self.mentions)
        self._body_nouns = BodyNouns(self.mentions, self.text)

    def remember(self, block_number: int, position: int, speaker: Speaker) -> None:
        self.spoken.setdefault(block_number, []).append((position, speaker))
        self.heard[position] = speaker
        if speaker.kind == "described":
            self.sources[speaker.noun] = speaker

    def pronoun(self, pronoun: str, block_number: int, position: int) -> Speaker | None:
        """Whom a pronoun means: whoever spoke or was the subject last and fits it."""
        if pronoun in _OF_BODIES:
            return self._body(block_number, position)
        if pronoun not in GENDERS:
            return None
        return self._antecedents.find(GENDERS[pronoun], block_number, position)

    def person(self, tokens: list[Token], option: Option) -> Speaker:
        """Whom a name means; "the younger Holt" is a description where nobody can tell."""
        before = tokens[option.first - 1] if option.first else None
        if before is None or before.lower not in AGES:
            return of_entry(option.entry)
        entry = self._kin.of_surname(option.entry, before.lower)
        if entry:
            return of_entry(entry)
        first = max(0, option.first - 2)
        span = Span(tokens[first].start, tokens[option.last].end)
        return described(self.text, span, before.lower)

    def _meant_in(self, number: int, option: Option) -> Speaker | None:
        """Whom a name or a description means, a new or unknown source if nobody known."""
        tokens = self.passage(number).tokens
        if option.kind == PERSON:
            return self.person(tokens, option)
        known = named_after(tokens, option) or self.description(tokens, option, number)
        span = Span(tokens[option.first].start, tokens[option.last].end)
        return known or described(self.text, span, tokens[option.last].lower)

    def _body(self, block_number: int, position: int) -> Speaker | None:
        """The body or paper that "it" or "they" means: the first that can be a subject in the
        nearest sentence of the paragraph with one, else the one that spoke last."""
        paragraph = self.passage(block_number)
        tokens = paragraph.tokens
        spoken = [pair for pair in self.spoken.get(block_number, []) if pair[0] < position]
        found: Option | None = None
        for option in reversed(paragraph.options[:_MOST_OPTIONS]):
            start = tokens[option.first].start
            if start >= position or option.kind != BODY or not is_subject_like(tokens, option):
                continue
            if spoken and start <= spoken[-1][0]:
                break
            if found and sentence_ends(tokens, option.last, found.first):
                break
            found = option
        if found:
            return of_entry(found.entry)
        before = spoken or self.spoken.get(block_number - 1, [])
        return before[-1][1] if before and before[-1][1].kind != "person" else None

    def _people(self, number: int, before: int) -> list[tuple[int, Speaker]]:
        """The people who spoke or were subjects before a position, the nearest first."""
        spoken = [
            pair
            for pair in self.spoken.get(number, [])[-_MOST_PEOPLE:]
            if pair[1].kind != "organization" and pair[0] < before
        ]
        known = self.subjects(number)
        end = bisect_left(known, before, key=_position)
        subjects = known[max(0, end - _MOST_PEOPLE) : end]
        return sorted(spoken + subjects, key=_position, reverse=True)

    def subjects(self, number: int) -> list[tuple[int, Speaker]]:
        """The people of a paragraph that can be subjects there; the others if none can."""
        if number not in self._subjects:
            paragraph = self.passage(number)
            tokens = paragraph.tokens
            people = [option for option in paragraph.options if option.kind == PERSON]
            subjects = [o for o in people if is_subject_like(tokens, o)] or people
            found = [(tokens[o.first].start, of_entry(o.entry)) for o in subjects]
            self._subjects[number] = found
        return self._subjects[number]

    def description(self, tokens: list[Token], option: Option, block_number: int) -> Speaker | None:
        """Whom "the official" means: a source described before, or a person with that role."""
        head = tokens[option.last].lower
        relative = self._relative(tokens, option, block_number) if head in NOUNS else None
        if relative:
            return relative
        definite = tokens[option.first].lower in {"the", "that", "this"}
        if definite and head in self.sources:
            return self.sources[head]
        if definite:
            position = tokens[option.first].start
            return (
                self._by_role(_said_of(tokens, option), position)
                or self._introduced(head, block_number, position)
                or self.body_with(head, position)
                or self._epithet(tokens, option, block_number)
            )
        return self._introduced_next(head, block_number) if self._is_lede(block_number) else None

    def _relative(self, tokens: list[Token], option: Option, number: int) -> Speaker | None:
        """Whom "his father" or "the old man" means by what is told of relatives."""
        first = tokens[option.first]
        said = (first.lower, *_said_of(tokens, option))
        following = tokens[option.last + 1 : option.last + 2]
        if any(token.lower == "of" for token in following):
            return None
        if first.kind == NAME and said[2:3] == ("s",):
            owner, said = first.entry, ("his", *said[3:])
        elif said[0] in _POSSESSIVES:
            owner = self._kin.owner(first.start) or self._spoke_last(number)
        else:
            owner = None
        entry = self._kin.described(said, owner)
        return of_entry(entry) if entry else None

    def _spoke_last(self, number: int) -> PersonEntry | None:
        """The person who spoke last in a paragraph or the one before."""
        spoken = self.spoken.get(number) or self.spoken.get(number - 1) or ()
        people = [s.entry for _, s in spoken if isinstance(s.entry, PersonEntry)]
        return people[-1] if people else None

    def _epithet(self, tokens: list[Token], option: Option, number: int) -> Speaker | None:
        """Whom "the Vermont senator" means where no role tells it: the only one who spoke or
        was a subject last. Other offices than those with a place may be somebody new."""
        words_between = tokens[option.first + 1 : option.last]
        place = self.text[words_between[0].start : words_between[-1].end] if words_between else ""
        head = tokens[option.last].lower
        if place not in phrases("places") or head not in words("person_nouns"):
            return None
        for near in range(number, max(-1, number - 2), -1):
            before = tokens[option.first].start if near == number else self.blocks[near].end
            people = {s.name: s for _, s in self._people(near, before) if s.kind == "person"}
            fitting = [speaker for speaker in people.values() if _is_of_gender(speaker, head)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    def _is_lede(self, number: int) -> bool:
        return not any(block.kind == "paragraph" for block in self.blocks[:number])

    def _introduced(self, head: str, block_number: int, position: int) -> Speaker | None:
        """A source that was described before without being quoted: "A clerk who had seen it"."""
        if head not in words("person_nouns"):
            return None
        for number in range(block_number, max(-1, block_number - _REACH), -1):
            paragraph = self.passage(number)
            for option in reversed(paragraph.options):
                first, last = paragraph.tokens[option.first], paragraph.tokens[option.last]
                new = first.lower in _NEW and first.start < position
                if option.kind == DESCRIBED and new and last.lower == head:
                    return described(self.text, Span(first.start, last.end), last.lower)
        return None

    def body_with(self, head: str, position: int) -> Speaker | None:
        """The body named last before whose name has this noun, else the only one called so beside
        its name: the council, the company."""
        named = self.mentions.within(max(0, position - _BODY_REACH), position)
        for _, entry in reversed(named):
            if isinstance(entry, BodyEntry) and head in entry.name.lower().split():
                return of_entry(entry)
        called = self._body_nouns.only(head, position)
        return of_entry(called) if called else None

    def _by_role(self, description: tuple[str, ...], position: int) -> Speaker | None:
        """The only person named before whose role has the last word of a description, or all of
        them; None if there are several."""
        head = description[-1]
        if head not in words("person_nouns"):
            return None
        fitting = [
            person
            for person in self.mentions.people
            if head in _offices(person) and person.mentions[0].start < position
        ]
        if len(fitting) > 1:
            fitting = [p for p in fitting if _offices(p).issuperset(description)]
        return of_entry(fitting[0]) if len(fitting) == 1 else None

    def _introduced_next(self, head: str, block_number: int) -> Speaker | None:
        """A lede's "an official" is whom the next paragraph introduces as an official."""
        following = self.blocks[block_number + 1 : block_number + 2]
        for block in following:
            for person in self.mentions.people:
                first = person.mentions[0]
                if block.start <= first.start < block.end and head in _offices(person):
                    return of_entry(person)
        return None


def _said_of(tokens: list[Token], option: Option) -> tuple[str, ...]:
    """The words of a description after its first, in small letters."""
    return tuple(token.lower for token in tokens[option.first + 1 : option.last + 1])


def _offices(person: PersonEntry) -> set[str]:
    """The words of a person's role in small letters, short forms of offices written out, and the
    nouns before the name."""
    said = (word.strip(".,") for word in (person.role or "").lower().split())
    return {_SHORT_FORMS.get(word, word) for word in said} | person.called


def _is_of_gender(speaker: Speaker, noun: str) -> bool:
    """Whether a noun for a man or a woman, or for either, can mean a person."""
    gender = (
        "m" if noun in words("nouns_of_men") else "f" if noun in words("nouns_of_women") else None
    )
    return gender is None or fits(speaker, gender)


def _position(pair: tuple[int, Speaker]) -> int:
    return pair[0]
