"""What was learned from annotated news: weights as figures in one readable file.

`manage.py train_extraction` writes `weights.json` and `MODEL_CARD.md`, which says what they were
trained on and how good they are.
"""

from .model import Model, shipped

__all__ = ["Model", "shipped"]
