"""Step 3: the people and organizations of an article and where they are mentioned."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..records import Block, Span
from .bodies import BodyEntry, bodies_of
from .candidates import candidates_in
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
    candidates, found = [], [publication] if publication else []
    for block in blocks:
        if block.kind in _UNREAD:
            continue
        for run in runs(text, block):
            bodies = list(organizations_in(text, run))
            for first, _, end in bodies:
                start = run.parts[first].start
                found.append(Span(with_article(text, start, text[start:end]), end))
            candidates += candidates_in(run, [(first, last) for first, last, _ in bodies])
    people = people_of(text, candidates, frozenset(label.end for label in labels))
    governments = name_office_holders(text, candidates, people)
    bodies = bodies_of(text, found, published_by)
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


__all__ = ["BodyEntry", "Mentions", "PersonEntry", "find_mentions"]
