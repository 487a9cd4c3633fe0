"""Step 5: quotations and mentions -> who says it, by which words, how surely."""

from .first_person import told_in_turns
from .interview import attribute_turns
from .news import attribute_quotes
from .posts import attribute_posts, outside_posts

__all__ = [
    "attribute_posts",
    "attribute_quotes",
    "attribute_turns",
    "outside_posts",
    "told_in_turns",
]
