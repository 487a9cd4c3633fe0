"""Turns of an interview without labels: the likeliest course of questions and answers."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from ..language.guess import direction
from ..language.lists import words as word_list
from ..language.sentences import is_question, sentences
from ..records import Block, Span
from .phrases import any_of
from .turn_start import TurnStart

_FRONT_BLOCKS = 8
_LEAST_QUESTIONS = 3
#: Where the headline announces an interview two are enough.
_LEAST_ANNOUNCED = 2
#: Of these as many must ask outright: with a question mark or as a request.
_LEAST_OUTRIGHT = 2
#: Unless most questions ask outright, so many answers at least speak of oneself or open like
#: answers.
_MOSTLY_OUTRIGHT = 0.6
_LEAST_OWN = 0.35
#: In news a paragraph that speaks in marks is reported; in an interview few answers quote.
_MOST_REPORTED = 0.34

INTRODUCTION, QUESTION, ANSWER = "introduction", "question", "answer"
_STATES = (INTRODUCTION, QUESTION, ANSWER)
_NEVER = float("-inf")
#: How well one paragraph follows another, in the unit of the weights below. An article begins with
#: its introduction or a question; questions of two paragraphs and answers of several are rarer
#: than a change of speaker.
_FOLLOWS = {
    (INTRODUCTION, INTRODUCTION): 0.0,
    (INTRODUCTION, QUESTION): -1.0,
    (INTRODUCTION, ANSWER): -2.5,
    (QUESTION, INTRODUCTION): _NEVER,
    (QUESTION, QUESTION): -2.5,
    (QUESTION, ANSWER): 0.0,
    (ANSWER, INTRODUCTION): _NEVER,
    (ANSWER, QUESTION): 0.0,
    (ANSWER, ANSWER): -0.4,
}
_BEGINS = {INTRODUCTION: 0.0, QUESTION: -1.0, ANSWER: -4.0}

#: What speaks for a question (above zero) or an answer (below), found by hand on our own
#: interviews and those of the GUM corpus.
_WEIGHTS = {
    "ends in a question": 3.0,
    "request": 3.0,
    "asks in passing": 1.0,
    "printed bold": 4.0,
    "speaks to somebody": 1.0,
    "speaks of oneself": -1.6,
    "opens like an answer": -2.0,
    "the next opens like an answer": 1.2,
    "the next speaks of oneself": 0.5,
    "the next is twice as long": 0.5,
    "up to 40 words": 0.0,
    "41 to 90 words": -1.5,
    "over 90 words": -3.5,
    "states": -1.2,
    "right to left": 0.0,
}
_INTRODUCES = {
    "asks": -3.0,
    "plain": 0.6,
    "speaks of oneself": -1.0,
    "speaks to somebody": -1.5,
    "opens like an answer": -1.5,
}
_MARKED = re.compile("[\"“”«»„]|''")
_QUOTED = re.compile("[\"“„«][^\"”“«»]*(?:[\"”»]|$)|''[^']*(?:''|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: So many words of a paragraph tell whether it speaks of oneself or to somebody.
_WORDS_READ = 60
#: Questions that go on with a remark, or ask in their middle, are short.
_PLEA_WORDS = 45


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """`traits` are names of weights; `asks` says that it asks outright."""

    block: Block
    traits: tuple[str, ...]
    asks: bool
    words: int


def unlabelled_turns(
    text: str, blocks: Sequence[Block], bold: Sequence[Span] = ()
) -> list[TurnStart]:
    """The starts of turns in order; empty unless the article is announced as an interview and
    has three questions, each answered."""
    if not _reads_as_interview(text, blocks):
        return []
    emphasised = _emphasised(blocks, bold)
    spoken = [
        _paragraph(text, block, block.start in emphasised)
        for block in blocks
        if block.kind == "paragraph" or (block.kind == "heading" and _may_ask(text, block))
    ]
    if not spoken or _is_reported(text, spoken):
        return []
    least = _LEAST_ANNOUNCED if _announces(text, blocks, {"headline"}) else _LEAST_QUESTIONS
    return _starts(spoken, _likeliest(spoken), least)


def _starts(spoken: list[_Paragraph], states: list[str], least: int) -> list[TurnStart]:
    starts = [
        TurnStart(state, paragraph.block.start, paragraph.block.start)
        for before, state, paragraph in zip([INTRODUCTION, *states], states, spoken, strict=False)
        if state != before
    ]
    asked = sum(start.kind == QUESTION for start in starts)
    answered = sum(start.kind == ANSWER for start in starts)
    outright = sum(p.asks for p, state in zip(spoken, states, strict=True) if state == QUESTION)
    enough = min(asked, answered) >= least and outright >= _LEAST_OUTRIGHT
    plain = outright >= _MOSTLY_OUTRIGHT * asked or _speak_for_themselves(spoken, states)
    return starts if enough and plain else []


def _speak_for_themselves(spoken: list[_Paragraph], states: list[str]) -> bool:
    """Whether enough answers say "I" or "yes", as whoever is interviewed does and a column that
    asks itself questions does not. Persian and Arabic verbs say it without such words."""
    answers = [p for p, state in zip(spoken, states, strict=True) if state == ANSWER]
    own = sum(
        not {"speaks of oneself", "opens like an answer"}.isdisjoint(p.traits) for p in answers
    )
    rtl = sum("right to left" in p.traits for p in answers)
    return own >= _LEAST_OWN * (len(answers) - rtl)


def _reads_as_interview(text: str, blocks: Sequence[Block]) -> bool:
    front = [block for block in blocks if block.kind != "boilerplate"][:_FRONT_BLOCKS]
    kinds = {block.kind for block in front}
    return _announces(text, front, kinds) or _announces(text, blocks, {"note", "byline"})


def _announces(text: str, blocks: Sequence[Block], kinds: Set[str]) -> bool:
    announced = any_of("interview_announcements")
    return any(b.kind in kinds and announced.search(text, b.start, b.end) for b in blocks)


def _emphasised(blocks: Sequence[Block], bold: Sequence[Span]) -> set[int]:
    """Where paragraphs begin that are bold from end to end, if others are not."""
    ends = {span.start: span.end for span in bold}
    body = [block for block in blocks if block.kind in {"paragraph", "heading"}]
    wholly = {block.start for block in body if ends.get(block.start, 0) >= block.end}
    return wholly if 2 * len(wholly) <= len(body) + 1 else set()


def _is_reported(text: str, spoken: list[_Paragraph]) -> bool:
    """Whether most paragraphs quote in marks, as news do."""
    marked = sum(bool(_MARKED.search(text, p.block.start, p.block.end)) for p in spoken)
    answers = [p for p in spoken if not p.asks]
    return marked > max(2, _MOST_REPORTED * len(spoken)) and _attributes(text, answers)


def _attributes(text: str, paragraphs: list[_Paragraph]) -> bool:
    """Whether reporting verbs stand right after marks in a fifth of the paragraphs or more."""
    verbs = word_list("reporting_verbs")
    found = 0
    for paragraph in paragraphs:
        words = text[paragraph.block.start : paragraph.block.end]
        after = [_WORD.findall(part[:30])[:4] for part in _MARKED.split(words)[2::2]]
        found += any(word.lower() in verbs for said in after for word in said)
    return 5 * found >= len(paragraphs)


def _may_ask(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    return is_question(words) or bool(any_of("question_requests").match(words))


def _paragraph(text: str, block: Block, bold: bool) -> _Paragraph:
    words = text[block.start : block.end]
    count = len(words.split())
    request = _requests(words)
    traits = [
        "up to 40 words" if count <= 40 else "41 to 90 words" if count <= 90 else "over 90 words"
    ]
    asks = is_question(words)
    if asks:
        traits.append("ends in a question")
    elif request:
        traits.append("request")
    elif count <= _PLEA_WORDS and any(
        is_question(text[s.start : s.end]) for s in sentences(text, block.start, block.end)
    ):
        traits.append("asks in passing")
    else:
        traits.append("states")
    if bold:
        traits.append("printed bold")
    if any_of("answer_openers").match(words):
        traits.append("opens like an answer")
    if direction(words) == "rtl":
        traits.append("right to left")
    traits += _persons(words)
    return _Paragraph(block, tuple(traits), asks or request, count)


def _requests(words: str) -> bool:
    """Whether a paragraph asks for something in its first words, an "and" or "please" aside, or
    is short and asks for it anywhere."""
    opening = any_of("question_requests").search(words[:60])
    if opening and len(_WORD.findall(words[: opening.start()])) <= 1:
        return True
    return len(words.split()) <= _PLEA_WORDS and bool(any_of("question_pleas").search(words))


def _persons(words: str) -> list[str]:
    outside = _QUOTED.sub(" ", words[: 12 * _WORDS_READ])
    said = [word.lower() for word in _WORD.findall(outside)[:_WORDS_READ]]
    own = sum(word in word_list("first_person") for word in said)
    others = sum(word in word_list("second_person") for word in said)
    return ["speaks of oneself"] * (own > others) + ["speaks to somebody"] * (others > own)


def _likeliest(spoken: list[_Paragraph]) -> list[str]:
    """The best course of introduction, questions and answers (Viterbi)."""
    fits = [_fits(here, after) for here, after in zip(spoken, [*spoken[1:], None], strict=True)]
    best = {state: _BEGINS[state] + fits[0][state] for state in _STATES}
    choices: list[dict[str, str]] = []
    for fit in fits[1:]:
        came = {state: _best_before(best, state) for state in _STATES}
        best = {s: best[came[s]] + _FOLLOWS[came[s], s] + fit[s] for s in _STATES}
        choices.append(came)
    states = [max(_STATES, key=best.__getitem__)]
    for came in reversed(choices):
        states.append(came[states[-1]])
    return states[::-1]


def _best_before(best: dict[str, float], state: str) -> str:
    return max(_STATES, key=lambda before: best[before] + _FOLLOWS[before, state])


def _fits(here: _Paragraph, after: _Paragraph | None) -> dict[str, float]:
    """How well a paragraph fits each state; an answer is what others are measured against."""
    asking = sum(_WEIGHTS[trait] for trait in here.traits)
    asking += sum(_WEIGHTS[trait] for trait in _answered(here, after))
    introduces = _INTRODUCES["asks" if here.asks else "plain"]
    introduces += sum(_INTRODUCES.get(trait, 0.0) for trait in here.traits)
    return {INTRODUCTION: introduces, QUESTION: asking, ANSWER: 0.0}


def _answered(here: _Paragraph, after: _Paragraph | None) -> list[str]:
    """What of the next paragraph makes it an answer to this one."""
    if after is None:
        return []
    found = ["the next opens like an answer"] * ("opens like an answer" in after.traits)
    if "speaks of oneself" in after.traits and "speaks of oneself" not in here.traits:
        found.append("the next speaks of oneself")
    return found + ["the next is twice as long"] * (after.words >= 2 * here.words)
