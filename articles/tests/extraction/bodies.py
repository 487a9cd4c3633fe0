"""How much of the bodies of the sample's pages is found, and how fast, beside plain trafilatura.

`python -m articles.tests.extraction.bodies` prints both for every page.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from articles.extraction import Source, extract
from articles.extraction.layout import BODY
from articles.extraction.reading import read
from articles.extraction.reading.html.charset import decode_page

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
PAGES = sorted(SAMPLE.glob("*.html"))
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Overlap:
    """Words in common, words given, words expected."""

    common: int
    given: int
    expected: int

    @property
    def f1(self) -> float:
        return 2 * self.common / (self.given + self.expected)


def ours(page: Path) -> str:
    """The body blocks of the page's extraction."""
    extraction = extract(source_of(page))
    blocks = [block for block in extraction.blocks if block.kind in BODY]
    return "\n".join(extraction.text[block.start : block.end] for block in blocks)


def theirs(page: Path) -> str:
    """What trafilatura gives with its own settings."""
    return trafilatura.extract(decode_page(page.read_bytes(), None)) or ""


def source_of(page: Path) -> Source:
    return Source(page.name, page.read_bytes(), "text/html")


def overlap(page: Path, text: str) -> Overlap:
    """`text` against the body in the page's gold."""
    gold = json.loads((SAMPLE / "gold" / f"{page.stem}.json").read_text(encoding="utf-8"))
    given, expected = words(text), words("\n".join(gold["body"]))
    return Overlap((given & expected).total(), given.total(), expected.total())


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def together(overlaps: list[Overlap]) -> Overlap:
    return Overlap(*(sum(getattr(o, name) for o in overlaps) for name in Overlap.__slots__))


def milliseconds(task: Callable[[], object]) -> float:
    """The processor's time for a task, the best of some rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        began = time.process_time()
        task()
        best = min(best, time.process_time() - began)
    return best * 1000


def main() -> None:
    rows = [(page, overlap(page, ours(page)), overlap(page, theirs(page))) for page in PAGES]
    print(f"{'F1 of the body':40} {'archive':>8} {'trafilatura':>12}")
    for page, one, other in rows:
        print(f"{page.stem:40} {one.f1:8.3f} {other.f1:12.3f}")
    totals = [together([row[side] for row in rows]).f1 for side in (1, 2)]
    print(f"{'all':40} {totals[0]:8.3f} {totals[1]:12.3f}")
    reading = sum(milliseconds(lambda page=page: read(source_of(page))) for page in PAGES)
    plain = sum(milliseconds(lambda page=page: theirs(page)) for page in PAGES)
    print(f"{'milliseconds a page':40} {reading / len(PAGES):8.2f} {plain / len(PAGES):12.2f}")
    print(f"{'speed':40} {plain / reading:8.2f} {1:12.2f}")


if __name__ == "__main__":
    main()
