"""Examples -> a model, and how good models of its kind are on articles they have not seen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..attribution import attribute_quotes
from ..attribution.choices import Article
from ..attribution.news import in_order, ranked
from ..learned import Model
from ..quotes import quotations
from ..quotes.judgement import is_quotation
from ..records import Extraction
from ..scoring.names import same_speaker
from ..scoring.passages import Tally, score_passages
from .annotated import Annotated, Said
from .calibration import Outcome, isotonic
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


def learn(articles: Iterable[Annotated]) -> Learned:
    """A model of all articles. Raises ValueError if they are fewer than the folds."""
    lessons = [Lesson(read, *examples(read)) for read in map(read_article, articles)]
    if len(lessons) < FOLDS:
        raise ValueError(f"{len(lessons)} articles are too few to learn from")
    folds = [lessons[fold::FOLDS] for fold in range(FOLDS)]
    models = [_model(_others(folds, number)) for number in range(FOLDS)]
    outcomes = [list(_outcomes(fold, model)) for fold, model in zip(folds, models, strict=True)]
    tally = Tally()
    for number, fold in enumerate(folds):
        model = replace(models[number], calibration=isotonic(_others(outcomes, number)))
        for lesson in fold:
            tally.add(_tally(lesson.read, model))
    model = replace(_model(lessons), calibration=isotonic([o for fold in outcomes for o in fold]))
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


def _outcomes(fold: Sequence[Lesson], model: Model) -> Iterator[Outcome]:
    """How sure a model is of each speaker in articles it has not seen, and whether it is right."""
    for lesson in fold:
        read, teacher = lesson.read, Teacher(lesson.read.annotated)
        text = read.annotated.text
        found = quotations(text, read.blocks, teacher)
        segments = [segment for quote in found for segment in quote.segments]
        article = Article(text, list(read.blocks), read.mentions, segments)
        for number, quote in in_order(read.blocks, found):
            best, share = ranked(article, number, quote, model)[0]
            article.remember(number, quote, best)
            said = teacher.said(quote.segments[0])
            if said:
                yield share, _is_right(text, best, said)


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
    found = quotations(text, read.blocks, lambda setting: is_quotation(setting, model))
    quotes = attribute_quotes(text, read.blocks, read.mentions, found, model=model)
    extraction = Extraction(read.annotated.id, text, quotes=tuple(quotes))
    return score_passages(read.annotated, extraction)
