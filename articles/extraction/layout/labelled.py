"""Turns that begin with the speaker's name and a colon, in lines of their own or in one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language.letters import UPPER
from ..language.lists import phrases
from ..language.lists import words as word_list
from ..language.names import fold, name_words
from ..language.sentences import is_question
from ..records import Block, Span
from .turn_start import TurnStart

_WORD = rf"(?:[{UPPER}]\.|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|St|Jr)\.|[{UPPER}][\w’'-]*)"
_LABEL = re.compile(
    rf"(?<![\w’'.-])({_WORD}(?:[ \u00a0]{_WORD}){{0,3}})"
    r"(?: ?\([^()\n]{1,40}\))? ?:[ \u00a0]*(?=\s|$)"
)
#: "Q." and "A2." at the beginning of a paragraph.
_LETTER = re.compile(r"([QA])\d{0,3}\.[ \u00a0]+(?=\S)")
#: In Arabic script, which has no capitals, a label begins a paragraph and no words in marks follow.
_RIGHT_TO_LEFT = re.compile(
    r"((?:[\u0620-\u06d3\u200c\u064b-\u0652]{1,20}[ \u00a0]){0,3}"
    r"[\u0620-\u06d3\u200c\u064b-\u0652]{1,20})[ \u00a0]?:\s*(?=[^\s«\"“(])"
)
_NAME = re.compile(rf"{_WORD}(?:[ \u00a0]{_WORD}){{0,3}}")
#: A label inside a paragraph stands after the end of a sentence.
_AFTER_SENTENCE = re.compile(r"[.?!…\"”’')\]][ \u00a0\n]{1,3}$")
_LEAST_TURNS = 4
#: Inside a paragraph a label must come back, else "He had one wish: peace" would be one.
_LEAST_INSIDE = 3
#: A tally ("Lee: 1,769.") says nothing.
_SAID = re.compile(r"[^\n]{0,40}?[^\W\d_]")
_NAME_LENGTH = 50
_ARTICLES = frozenset({"a", "an", "the"})
_OPENERS = ("caption_openers", "note_openers", "boilerplate_openers", "keyword_openers")
#: Whoever asks ends at least this share of turns with a question mark.
_QUESTION_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class _Label:
    name: Span
    words: int
    person: str
    opens: bool


def labelled_turns(
    text: str, blocks: Sequence[Block], bold: Sequence[Span] = ()
) -> list[TurnStart]:
    """The starts of turns in order; empty if labels are too few for an interview. A name printed
    bold at the beginning of a paragraph, or alone on a line as headings are, needs no colon."""
    emphasised = {span.start: span.end for span in bold}
    labels = _accepted(
        [label for block in blocks for label in _labels(text, block, emphasised.get(block.start))]
    ) or _accepted([label for block in blocks for label in _name_lines(text, block)])
    if not labels:
        return []
    askers = _askers(text, labels)
    return [
        TurnStart(
            "question" if label.person in askers else "answer",
            label.name.start,
            label.words,
            None if label.person in _no_names() else label.name,
        )
        for label in labels
    ]


def _no_names() -> frozenset[str]:
    return word_list("asker_labels") | word_list("answerer_labels")


def _labels(text: str, block: Block, bold_end: int | None) -> Iterator[_Label]:
    if block.kind not in {"paragraph", "heading"}:
        return
    opening = _opening(text, block, bold_end)
    if opening:
        yield opening
    for match in _LABEL.finditer(text, opening.words if opening else block.start, block.end):
        opens = match.start() == block.start
        if opens or _AFTER_SENTENCE.search(
            text[max(block.start, match.start() - 4) : match.start()]
        ):
            if match.end() < block.end and not _SAID.match(text, match.end(), block.end):
                continue
            yield _label(text, block, Span(*match.span(1)), match.end(), opens)


def _name_lines(text: str, block: Block) -> Iterator[_Label]:
    """A line that is nothing but a name."""
    if block.kind in {"paragraph", "heading"} and block.end - block.start <= _NAME_LENGTH:
        name = _NAME.fullmatch(text, block.start, block.end)
        if name and text[block.start : block.end].split()[0].lower() not in _ARTICLES:
            yield _label(text, block, Span(*name.span()), block.end, True)


def _opening(text: str, block: Block, bold_end: int | None) -> _Label | None:
    """A label that only the beginning of a paragraph can have."""
    letter = _LETTER.match(text, block.start, block.end)
    if letter:
        return _label(text, block, Span(*letter.span(1)), letter.end(), True)
    right = _RIGHT_TO_LEFT.match(text, block.start, block.end)
    if right and right.group(1).split()[-1] not in word_list("reporting_verbs_rtl"):
        return _label(text, block, Span(*right.span(1)), right.end(), True)
    if bold_end is None or bold_end >= block.end:
        return None
    name = _NAME.fullmatch(text, block.start, bold_end)
    return _label(text, block, Span(*name.span()), bold_end, True) if name else None


def _label(text: str, block: Block, name: Span, end: int, opens: bool) -> _Label:
    words = name_words(text[name.start : name.end])
    person = fold(words[-1]).rstrip("0123456789") or fold(words[-1])
    return _Label(name, _skip_space(text, end, block.end), person, opens)


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _accepted(labels: list[_Label]) -> list[_Label]:
    """The labels of a dialogue: two speakers at least, and both come back."""
    counts = Counter(label.person for label in labels)
    no_speakers = frozenset().union(*map(phrases, _OPENERS)) - _no_names()
    kept = [
        label
        for label in labels
        if label.person not in no_speakers
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
    named = asked.keys() & word_list("asker_labels")
    if named:
        return named
    shares = {person: sum(turns) / len(turns) for person, turns in asked.items()}
    highest = max(shares.values())
    return {p for p, share in shares.items() if share >= max(_QUESTION_SHARE, highest / 2)}
