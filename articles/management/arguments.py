"""What commands accept on their command line."""

from argparse import ArgumentTypeError


def positive_number(text):
    """`text` as a whole number above zero. Raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f"{text!r} is not a whole number above zero")
    return int(text)
