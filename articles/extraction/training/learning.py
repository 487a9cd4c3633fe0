"""Examples -> a model, and how good models of its kind are on articles they have not seen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..attribution import attribute_quotes
from ..attribution.choices import Article, Choice
from ..attribution.doubtful import doubt_features, is_doubtful, is_kept
from ..attribution.news import in_order, ranked
from ..learned import Model
from ..quotes import FoundQuote, quotations
from ..quotes.judgement import quotation_log_odds
from ..records import Extraction
from ..scoring.names import same_speaker
from ..scoring.passages import Tally, score_passages
from .annotated import Annotated, Said
from .calibration import isotonic
from .examples import Read, Teacher, examples, read_article
from .fitting import Decision, Ranking, fit_decisions, fit_rankings

FOLDS = 5
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article with what is learned from it."""

    read: Read
    decisions: list[Decision]
    rankings: list[Ranking]


@dataclass(frozen=True, slots=True)
class Learned:
    """A model, the count of what it was learned from, and the figures of models that were learned
    from four fifths of the articles, on the rest."""

    model: Model
    articles: int
    decisions: int
    rankings: int
    figures: dict[str, float]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a model made of words in marks that it had not seen: the share of the speaker chosen
    and whether it is right, None for words that nobody has annotated as a quotation; and what
    there is to decide when the speaker is known, None where there is no doubt."""

    share: float
    is_right: bool | None
    decision: Decision | None


def learn(articles: Iterable[Annotated]) -> Learned:
    """A model of all articles. Raises ValueError if they are fewer than the folds."""
    lessons = [Lesson(read, *examples(read)) for read in map(read_article, articles)]
    if len(lessons) < FOLDS:
        raise ValueError(f"{len(lessons)} articles are too few to learn from")
    folds = [lessons[fold::FOLDS] for fold in range(FOLDS)]
    models = [_model(_others(folds, number)) for number in range(FOLDS)]
    attempts = [list(_attempts(fold, model)) for fold, model in zip(folds, models, strict=True)]
    tally = Tally()
    for number, fold in enumerate(folds):
        model = _completed(models[number], _others(attempts, number))
        for lesson in fold:
            tally.add(_tally(lesson.read, model))
    model = _completed(_model(lessons), [attempt for fold in attempts for attempt in fold])
    decisions = sum(len(lesson.decisions) for lesson in lessons)
    rankings = sum(len(lesson.rankings) for lesson in lessons)
    return Learned(model, len(lessons), decisions, rankings, tally.figures())


def _others(folds: Sequence[Sequence], number: int) -> list:
    return [item for n, fold in enumerate(folds) if n != number for item in fold]


def _model(lessons: Sequence[Lesson]) -> Model:
    quotation = fit_decisions([d for lesson in lessons for d in lesson.decisions])
    speaker = fit_rankings([r for lesson in lessons for r in lesson.rankings])
    return Model(_rounded(quotation), _rounded(speaker))


def _rounded(weights: dict[str, float]) -> dict[str, float]:
    rounded = {feature: round(weight, _DIGITS) for feature, weight in sorted(weights.items())}
    return {feature: weight for feature, weight in rounded.items() if weight}


def _completed(model: Model, attempts: Sequence[Attempt]) -> Model:
    """A model with what is learned from attempts of models of its kind. How sure it is counts
    only where it holds words for a quotation, their speaker known."""
    decisions = [attempt.decision for attempt in attempts if attempt.decision]
    model = replace(model, attributed=_rounded(fit_decisions(decisions)))
    kept = [a for a in attempts if not a.decision or is_kept(a.decision.features, model)]
    outcomes = [(a.share, a.is_right) for a in kept if a.is_right is not None]
    return replace(model, calibration=isotonic(outcomes))


def _attempts(fold: Sequence[Lesson], model: Model) -> Iterator[Attempt]:
    for lesson in fold:
        read, teacher = lesson.read, Teacher(lesson.read.annotated)
        text = read.annotated.text
        found = quotations(text, read.blocks, lambda s: quotation_log_odds(s, model))
        segments = [segment for quote in found for segment in quote.segments]
        article = Article(text, list(read.blocks), read.mentions, segments)
        for number, quote in in_order(read.blocks, found):
            best, share = ranked(article, number, quote, model)[0]
            article.remember(number, quote, best)
            said = teacher.said(quote.segments[0])
            is_right = _is_right(text, best, said) if said else None
            yield Attempt(share, is_right, _decision(teacher, quote, best, share))


def _decision(teacher: Teacher, quote: FoundQuote, best: Choice, share: float) -> Decision | None:
    first = quote.segments[0]
    if not is_doubtful(quote) or teacher.is_aside(first):
        return None
    features = doubt_features(teacher.article.text, quote, best, share)
    return Decision(tuple(features), teacher.said(first) is not None)


def _is_right(text: str, choice, said: Said) -> bool:
    expected = [name for name in (said.words, said.name) if name]
    mention = choice.mention
    given = [text[mention.start : mention.end]] if mention else []
    given += [choice.speaker.name] if choice.speaker else []
    if not expected:
        return not given
    return any(same_speaker(one, two) for one in expected for two in given)


def _tally(read: Read, model: Model) -> Tally:
    text = read.annotated.text
    found = quotations(text, read.blocks, lambda s: quotation_log_odds(s, model))
    quotes = attribute_quotes(text, read.blocks, read.mentions, found, model=model)
    extraction = Extraction(read.annotated.id, text, quotes=tuple(quotes))
    return score_passages(read.annotated, extraction)
