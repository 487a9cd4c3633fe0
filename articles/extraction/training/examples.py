"""Annotated articles -> what the two models learn from."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..attribution.choices import Article, Choice
from ..attribution.news import in_order
from ..layout import lay_out
from ..mentions import Mentions, find_mentions
from ..quotes import FoundQuote, Setting, quotation_features, quotations
from ..reading.document import Document
from ..records import Block, Span
from ..scoring.names import same_speaker
from .annotated import Annotated, Said
from .fitting import Decision, Ranking

#: Words in marks are a quotation if more than this share of them was annotated as one.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Read:
    """An annotated article with its layout and its mentions."""

    annotated: Annotated
    blocks: tuple[Block, ...]
    mentions: Mentions


def read_article(article: Annotated) -> Read:
    """An article laid out; its own annotation is not looked at."""
    layout = lay_out(Document(article.text))
    return Read(article, layout.blocks, find_mentions(article.text, layout.blocks))


@dataclass(slots=True)
class Teacher:
    """Judges words in marks as the annotators did, in log-odds without doubt, and keeps what it was
    asked."""

    article: Annotated
    decisions: list[Decision] = field(default_factory=list)

    def __call__(self, setting: Setting) -> float:
        yes = self.said(setting.span) is not None
        if not self.is_aside(setting.span):
            self.decisions.append(Decision(tuple(quotation_features(setting)), yes))
        return math.inf if yes else -math.inf

    def is_aside(self, span: Span) -> bool:
        """Whether words stand where nobody has annotated."""
        return any(aside.start <= span.start < aside.end for aside in self.article.aside)

    def said(self, span: Span) -> Said | None:
        """What was annotated where these words stand."""
        for said in self.article.said:
            shared = min(said.span.end, span.end) - max(said.span.start, span.start)
            if said.in_marks and shared > _SHARE * (span.end - span.start):
                return said
        return None


def examples(read: Read) -> tuple[list[Decision], list[Ranking]]:
    """What the two models learn from one article."""
    teacher = Teacher(read.annotated)
    found = quotations(read.annotated.text, read.blocks, teacher)
    return teacher.decisions, list(_rankings(read, found, teacher))


def _rankings(read: Read, found: list[FoundQuote], teacher: Teacher) -> Iterator[Ranking]:
    text = read.annotated.text
    segments = [segment for quote in found for segment in quote.segments]
    article = Article(text, list(read.blocks), read.mentions, segments)
    for number, quote in in_order(read.blocks, found):
        said = teacher.said(quote.segments[0])
        if said is None:
            continue
        choices = [answer.choice() for answer in article.answers(number, quote)]
        right = [n for n, choice in enumerate(choices) if _is_right(text, choice, said)]
        if right:
            yield Ranking([choice.features for choice in choices], frozenset(right))
            article.remember(number, quote, _told(choices, right))


def _told(choices: list[Choice], right: list[int]) -> Choice:
    return choices[right[0]]


def _is_right(text: str, choice: Choice, said: Said) -> bool:
    if said.mention is None or choice.mention is None:
        return said.mention is None and choice.mention is None
    if choice.mention.start >= said.mention.end or choice.mention.end <= said.mention.start:
        return False
    return same_speaker(said.words, text[choice.mention.start : choice.mention.end], strict=True)
