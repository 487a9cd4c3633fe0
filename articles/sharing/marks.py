"""Quotation marks by the direction of the text."""

MARKS = {"rtl": ("«", "»"), "ltr": ("“", "”")}


def opening(direction):
    """The mark before a quotation."""
    return MARKS[direction][0]


def closing(direction):
    """The mark after a quotation."""
    return MARKS[direction][1]


def in_marks(words, direction):
    """A quote's words between quotation marks."""
    return f"{opening(direction)}{words}{closing(direction)}"
