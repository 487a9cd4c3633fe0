"""Step 3: the people and organizations of an article and where they are mentioned."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..language.lists import words
from ..language.names import is_given_name
from ..records import Block, Span
from .acronyms import given_acronyms
from .agencies import credited_agency
from .bodies import BodyEntry, bodies_of
from .candidates import Candidate, candidates_in
from .genders import infer_genders
from .occurrences import occurrences
from .office_holders import name_office_holders
from .organizations import organizations_in, with_article
from .people import people_of
from .person import PersonEntry
from .runs import runs

Entry = PersonEntry | BodyEntry
#: Where names stand among capitals that mean nothing, or among words of the site.
_UNREAD = frozenset({"headline", "boilerplate", "keywords", "heading", "dateline"})


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everybody who is named, with all mentions in the order of the text.

    `governments` holds where people are named only in the name of their government, for whom
    nobody else speaks.
    """

    people: tuple[PersonEntry, ...]
    bodies: tuple[BodyEntry, ...]
    starts: tuple[int, ...]
    spans: tuple[tuple[Span, Entry], ...]
    governments: Mapping[PersonEntry, list[Span]] = field(default_factory=dict)

    def within(self, start: int, end: int) -> tuple[tuple[Span, Entry], ...]:
        """The mentions that begin in text[start:end], in order."""
        return self.spans[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def find_mentions(
    text: str,
    blocks: tuple[Block, ...],
    publication: Span | None = None,
    labels: Iterable[Span] = (),
    published_by: str | None = None,
) -> Mentions:
    """The people and bodies named in the blocks; names are read out of running text and then
    looked for everywhere, headline and keywords included. `publication` is where the text
    says whose article it is; `labels` are names of those who speak in an interview;
    `published_by` is the publication's name, wherever it was learnt."""
    found, candidates = _read(text, blocks)
    found = [*([publication] if publication else []), *found]
    bodies = bodies_of(text, found, published_by, _surnames(candidates))
    named = {form for body in bodies for form in body.forms if " " not in form}
    named |= words("platforms")
    candidates = [c for c in candidates if c.title or " ".join(c.words) not in named]
    people = people_of(text, candidates, frozenset(label.end for label in labels))
    governments = name_office_holders(text, candidates, people)
    headlines = [Span(block.start, block.end) for block in blocks if block.kind == "headline"]
    occurrences(text, people, bodies, headlines)
    people = [person for person in people if person.mentions]
    infer_genders(text, people, [block for block in blocks if block.kind not in _UNREAD])
    ordered = sorted(
        ((span, entry) for entry in [*people, *bodies] for span in entry.mentions),
        key=lambda pair: pair[0],
    )
    starts = tuple(span.start for span, _ in ordered)
    return Mentions(tuple(people), tuple(bodies), starts, tuple(ordered), governments)


def _read(text: str, blocks: tuple[Block, ...]) -> tuple[list[Span], list[Candidate]]:
    """The names of bodies in the blocks, and what else may name people."""
    read = [block for block in blocks if block.kind not in _UNREAD]
    given = given_acronyms(text, read)
    found = [span for block in blocks for span in credited_agency(text, block)]
    others: list[Candidate] = []
    reached = 0
    for run in (run for block in read for run in runs(text, block)):
        begin = sum(part.start < reached for part in run.parts)
        taken = [(0, begin)]
        for first, last, end in organizations_in(text, run, given, begin):
            start = run.parts[first].start
            found.append(Span(with_article(text, start, text[start:end]), end))
            taken.append((first, last))
            reached = end
        others += candidates_in(run, taken)
    return found, others


def _surnames(candidates: list[Candidate]) -> set[str]:
    """Last words of names that people have in full or with a title."""
    return {c.words[-1] for c in candidates if c.title or is_given_name(c.words[0])}


__all__ = ["BodyEntry", "Mentions", "PersonEntry", "find_mentions"]
