"""What was expected against what was found: how good the extraction is."""

from .articles import METADATA, Row, score, total
from .passages import Tally, score_passages

__all__ = ["METADATA", "Row", "Tally", "score", "score_passages", "total"]
