"""Step 4: quotation marks -> quotations and their segments."""

from .features import Setting, quotation_features
from .found import FoundQuote
from .nested import nested_quotations
from .news import quotations
from .transcripts import turn_label, without_label

__all__ = [
    "FoundQuote",
    "Setting",
    "nested_quotations",
    "quotation_features",
    "quotations",
    "turn_label",
    "without_label",
]
