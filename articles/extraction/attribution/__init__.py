"""Step 5: quotations and mentions -> who says it, by which words, how surely."""

from .interview import attribute_turns
from .news import attribute_quotes

__all__ = ["attribute_quotes", "attribute_turns"]
