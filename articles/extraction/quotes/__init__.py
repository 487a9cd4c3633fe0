"""Step 4: quotation marks -> quotations and their segments."""

from .found import FoundQuote
from .nested import nested_quotations
from .news import quotations

__all__ = ["FoundQuote", "nested_quotations", "quotations"]
