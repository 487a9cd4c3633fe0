"""A model -> the weights file and its card."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from .. import learned
from ..learned.model import FILE
from .learning import FOLDS, Learned

CARD = "MODEL_CARD.md"


def as_file(learned_model: Learned) -> str:
    """The weights as JSON, one figure a line, in the order of their names."""
    model = learned_model.model
    points = ",\n".join(f"  {json.dumps(point)}" for point in model.calibration)
    return (
        '{\n "quotation": '
        + _listed(model.quotation)
        + ',\n "speaker": '
        + _listed(model.speaker)
        + ',\n "attributed": '
        + _listed(model.attributed)
        + ',\n "calibration": [\n'
        + points
        + "\n ]\n}\n"
    )


def _listed(weights: Mapping[str, float]) -> str:
    return json.dumps(weights, ensure_ascii=False, indent=2, sort_keys=True).replace("\n}", "\n }")


def card(learned_model: Learned, paths: Sequence[Path]) -> str:
    """The model card as Markdown."""
    model = learned_model.model
    template = files(learned).joinpath("card.txt").read_text(encoding="utf-8")
    figures = "\n".join(
        f"| {name} | {value:.1f} |" for name, value in learned_model.figures.items()
    )
    data = "\n".join(f"- `{path.name}`, SHA-256 `{_digest(path)}`" for path in paths)
    return template.format(
        articles=learned_model.articles,
        decisions=learned_model.decisions,
        rankings=learned_model.rankings,
        weights=sum(map(len, (model.quotation, model.speaker, model.attributed))),
        folds=FOLDS,
        figures=figures,
        data=data,
    )


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def write(learned_model: Learned, paths: Sequence[Path], folder: Path) -> None:
    """Both files into a folder."""
    (folder / FILE).write_text(as_file(learned_model), encoding="utf-8")
    (folder / CARD).write_text(card(learned_model, paths), encoding="utf-8")
