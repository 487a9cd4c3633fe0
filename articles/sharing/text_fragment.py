"""Links that open a page at given words: https://wicg.github.io/scroll-to-text-fragment/.

A hint only: browsers that do not find the words show the page from its top.
"""

import re
from urllib.parse import quote

#: Up to here words are given whole, beyond only their beginning and end; the generator that
#: browsers use does the same (text-fragments-polyfill, fragment-generation-utils.js).
EXACT = 300
#: Words at each end of a longer passage.
EDGE = 6
#: Shorter words get the ones beside them, so that they are found in one place only.
UNIQUE = 20
INVISIBLE_ENDS = "\u200b\u200c\u200d\ufeff"


def text_fragment(words, before="", after=""):
    """`#:~:text=…` for words of a page; `before` and `after` are the words beside them."""
    runs = words.strip(INVISIBLE_ENDS).split()
    if not runs:
        return ""
    if len(words) > EXACT or "\n" in words or "…" in words:
        return "#:~:text=" + ",".join(encoded(edge) for edge in edges(runs))
    return "#:~:text=" + in_context(encoded(runs), words, before, after)


def edges(runs):
    """The first and the last words, not overlapping."""
    length = min(EDGE, max(len(runs) // 2, 1))
    return runs[:length], runs[-length:]


def in_context(exact, words, before, after):
    """The exact words, with a word or two on each side where they are few."""
    if len(words) >= UNIQUE:
        return exact
    prefix, suffix = before.split()[-2:], after.split()[:2]
    return "".join(
        [f"{encoded(prefix)}-," if prefix else "", exact, f",-{encoded(suffix)}" if suffix else ""]
    )


def encoded(runs):
    """Words as they stand in a fragment: hyphens, commas and ampersands have a meaning there."""
    return re.sub("-", "%2D", quote(" ".join(runs), safe=""))
