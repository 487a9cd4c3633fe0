"""Posts of social networks that a page embeds."""

import re

from .paragraph import Paragraph

#: "A post shared by Hanna Dreel (@hdreel)": such a line signs wherever it stands.
_SHARED = r"(?:a )?(?:post|photo|video|thread)(?: shared)? by "
#: "— Hanna Dreel (@hdreel) November 15, 2021": the author stands before the handle or the date.
_SIGNATURE = re.compile(
    rf"^(?:[—–-]+\s*)?(?:{_SHARED})?(?P<author>[^\W\d_][^(@,|·\d\n]{{1,60}}?)\s*"
    r"(?:[(@,|·]|\d|$)",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(rf"\s*{_SHARED}", re.IGNORECASE)
_DASH = re.compile(r"\n?\s*[—–]\s*(?=[^\W\d_])")
_SIGNED_TAGS = frozenset({"footer", "cite", "figcaption", "header"})


def signature(paragraph: Paragraph) -> tuple[int, int] | None:
    """Where a post's paragraph names its author, as offsets into its words; None if it does not."""
    words = paragraph.words
    start = _line_start(paragraph)
    match = _SIGNATURE.match(words[start:]) if start is not None else None
    return (start + match.start("author"), start + match.end("author")) if match else None


def _line_start(paragraph: Paragraph) -> int | None:
    """Where the line begins that signs the post."""
    tags = {paragraph.element.tag}
    for above in paragraph.element.iterancestors():
        if above is paragraph.post:
            break
        tags.add(above.tag)
    if tags & _SIGNED_TAGS or paragraph.kind == "byline" or _SAYS_SO.match(paragraph.words):
        return 0
    first = _DASH.match(paragraph.words)
    return first.end() if first else None
