"""Turns that begin with the speaker's name and a colon, in lines of their own or in one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..language.letters import UPPER
from ..language.names import fold, name_words
from ..language.sentences import is_question
from ..records import Block, Span
from .turn_start import TurnStart

_WORD = rf"(?:[{UPPER}]\.|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|St|Jr)\.|[{UPPER}][\w’'-]*)"
_LABEL = re.compile(
    rf"(?<![\w’'.-])({_WORD}(?:[ \u00a0]{_WORD}){{0,3}})"
    r"(?: ?\([^()\n]{1,40}\))? ?:[ \u00a0]*(?=\s)"
)
#: A label inside a paragraph stands after the end of a sentence.
_AFTER_SENTENCE = re.compile(r"[.?!…\"”’')\]][ \u00a0\n]{1,3}$")
_LEAST_TURNS = 4
#: Inside a paragraph a label must come back, else "He had one wish: peace" would be one.
_LEAST_INSIDE = 3
#: A tally ("Lee: 1,769.") says nothing.
_SAID = re.compile(r"[^\n]{0,40}?[^\W\d_]")
_ASKERS = frozenset({"q", "question", "interviewer", "moderator", "host"})
_NO_NAMES = _ASKERS | {"a", "answer", "interviewee", "guest"}
_NO_SPEAKERS = frozenset(
    ["note", "update", "correction", "photo", "image", "video", "source", "read", "more", "related"]
)
#: Whoever asks ends at least this share of turns with a question mark.
_QUESTION_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class _Label:
    name: Span
    words: int
    person: str
    opens: bool


def labelled_turns(text: str, blocks: list[Block]) -> list[TurnStart]:
    """The starts of turns in order; empty if labels are too few for an interview."""
    labels = _accepted([label for block in blocks for label in _labels(text, block)])
    if not labels:
        return []
    askers = _askers(text, labels)
    return [
        TurnStart(
            "question" if label.person in askers else "answer",
            label.name.start,
            label.words,
            None if label.person in _NO_NAMES else label.name,
        )
        for label in labels
    ]


def _labels(text: str, block: Block) -> Iterator[_Label]:
    if block.kind not in {"paragraph", "heading"}:
        return
    for match in _LABEL.finditer(text, block.start, block.end):
        opens = match.start() == block.start
        if opens or _AFTER_SENTENCE.search(
            text[max(block.start, match.start() - 4) : match.start()]
        ):
            if not _SAID.match(text, match.end(), block.end):
                continue
            name = Span(*match.span(1))
            person = fold(name_words(match.group(1))[-1])
            yield _Label(name, _skip_space(text, match.end(), block.end), person, opens)


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _accepted(labels: list[_Label]) -> list[_Label]:
    """The labels of a dialogue: two speakers at least, and both come back."""
    counts = Counter(label.person for label in labels)
    kept = [
        label
        for label in labels
        if label.person not in _NO_SPEAKERS
        and (label.opens or counts[label.person] >= _LEAST_INSIDE)
    ]
    returning = {label.person for label in kept if counts[label.person] > 1}
    turns = sum(label.person in returning for label in kept)
    return kept if len(returning) > 1 and turns >= _LEAST_TURNS else []


def _askers(text: str, labels: list[_Label]) -> set[str]:
    """Who asks: by a label such as Q, else by the share of turns that are questions."""
    asked: dict[str, list[bool]] = defaultdict(list)
    ends = [label.name.start for label in labels[1:]] + [labels[-1].words + 2000]
    for label, end in zip(labels, ends, strict=True):
        asked[label.person].append(is_question(text[max(label.words, end - 20) : end].rstrip()))
    named = asked.keys() & _ASKERS
    if named:
        return named
    shares = {person: sum(turns) / len(turns) for person, turns in asked.items()}
    highest = max(shares.values())
    return {p for p, share in shares.items() if share >= max(_QUESTION_SHARE, highest / 2)}
