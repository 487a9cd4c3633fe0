"""What commands accept on their command line."""

from argparse import ArgumentTypeError


def positive_number(text):
    """`text` as a whole number above zero. Raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) == 0:
        raise ArgumentTypeError(f"{text!r} is not a whole number above zero")
    return int(text)


def add_run_arguments(parser):
    """What every run over many articles can be told."""
    parser.add_argument(
        "--workers", type=positive_number, default=1, metavar="N", help="extract in N processes"
    )
    parser.add_argument("--dry-run", action="store_true", help="only report what would happen")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
