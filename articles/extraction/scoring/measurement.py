"""How good the extraction is: every set of articles that is at hand, against pinned floors."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from .. import VERSION, extract
from ..reading.files import sources
from ..records import Source
from ..training.annotated import annotated
from .articles import Row, score, total
from .passages import Tally, score_passages

_HERE = Path(__file__).parent
SAMPLE = _HERE.parents[1] / "sample"
#: Beside the checkout, where it is there: data that is not ours.
SHARED = _HERE.parents[2].parent / "shared"
FLOORS = _HERE / "floors.json"
RESULT = _HERE / "result.json"
#: A figure may be so much below its floor, in per cent.
TOLERANCE = 0.5
#: A calibration error is a matter of chance: of 900 outcomes that are right as often as promised
#: one in twenty measures 2.1 or more, half of them 1.3 or more (simulated with our confidences).
TOLERANCE_OF_CALIBRATION = 1.0
_NEWS = {"PolNeAR dev": "polnear.dev.jsonl", "GUM news dev": "gum-news.dev.jsonl"}
_LOWER_IS_BETTER = "calibration error"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one set of articles, in per cent; `count` is what it is a share of."""

    articles: str
    measure: str
    value: float
    count: int

    @property
    def key(self) -> str:
        return f"{self.articles}: {self.measure}"


def measured(shared: Path = SHARED) -> list[Figure]:
    """The figures of the sample, and of the sets in `shared` as far as they are there."""
    found = list(_of_articles("sample", SAMPLE, SAMPLE / "gold"))
    if (shared / "gold").is_dir():
        found += _of_articles("five articles", shared / "articles", shared / "gold")
    for name, file in _NEWS.items():
        if (shared / "data" / file).is_file():
            found += _of_news(name, shared / "data" / file)
    return found


def _of_articles(name: str, folder: Path, gold: Path) -> Iterator[Figure]:
    scores = []
    for source in sources([folder]):
        expected = gold / f"{Path(source.name).stem}.json"
        if isinstance(source, Source) and expected.is_file():
            annotation = json.loads(expected.read_text(encoding="utf-8"))
            scores.append(score(annotation, extract(source)))
    rows = total(scores)
    found = rows["quotes"].found
    rows["quotes that are none left out"] = Row(found, found + rows.pop("false quotes").found)
    for measure, row in rows.items():
        yield Figure(name, measure, _per_cent(row), row.expected)


def _of_news(name: str, path: Path) -> Iterator[Figure]:
    tally = Tally()
    for article in annotated([path]):
        source = Source(article.id, article.text.encode(), charset="utf-8")
        tally.add(score_passages(article, extract(source)))
    for measure, value in tally.figures().items():
        yield Figure(name, measure, round(value, 1), tally.expected)


def _per_cent(row: Row) -> float:
    return round(100 * row.found / row.expected, 1) if row.expected else 100.0


def floors(path: Path = FLOORS) -> dict[str, float]:
    """The pinned floor of each figure by its key; a ceiling where lower is better."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def below(figures: list[Figure], pinned: Mapping[str, float]) -> list[str]:
    """The keys of the figures that are worse than their floors by more than the tolerance."""
    return [
        figure.key
        for figure in figures
        if figure.key in pinned and _behind(figure, pinned[figure.key]) > _tolerance(figure)
    ]


def _tolerance(figure: Figure) -> float:
    return TOLERANCE_OF_CALIBRATION if figure.measure == _LOWER_IS_BETTER else TOLERANCE


def _behind(figure: Figure, floor: float) -> float:
    """How much worse than its floor a figure is, in per cent."""
    lower = figure.measure == _LOWER_IS_BETTER
    return figure.value - floor if lower else floor - figure.value


def raised(figures: list[Figure], pinned: Mapping[str, float]) -> dict[str, float]:
    """The floors, those that a figure is better than raised to it; none is ever lowered."""
    better = {f.key: f.value for f in figures if _behind(f, pinned.get(f.key, f.value)) <= 0}
    return dict(sorted({**pinned, **better}.items()))


def result(path: Path = RESULT) -> dict:
    """The last result: {"extractor": version, "figures": [a Figure's fields]}."""
    empty = {"extractor": "", "figures": []}
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else empty


def as_result(figures: list[Figure], before: Mapping) -> dict:
    """The figures as what is stored for the page about the data; sets that are not at hand keep
    their figures of the result before."""
    at_hand = {figure.articles for figure in figures}
    kept = [figure for figure in before["figures"] if figure["articles"] not in at_hand]
    return {"extractor": VERSION, "figures": [asdict(figure) for figure in figures] + kept}


def written(content: object, path: Path) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
