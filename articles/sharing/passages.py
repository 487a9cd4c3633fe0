"""Which sentences may be shown: a quote with the sentences around it.

Pure: offsets are half-open code points of the article's text.
"""

from dataclasses import dataclass

from articles.extraction.language.sentences import sentences
from articles.models import Display

#: Sentences shown on each side of a quote.
AROUND = 2
BODY = frozenset({"paragraph", "question", "answer", "heading"})
#: White space and marks that a quotation leaves behind when it is cut out of its sentence.
CUT_MARKS = " \t\r\n“”„\"«»‘’'"


@dataclass(frozen=True)
class Block:
    """A part of an article's layout; `cut` where text before it in the article is left out."""

    kind: str
    start: int
    end: int
    cut: bool = False


def blocks_of(article):
    """The Blocks of an article, in order; an article without a layout is one paragraph a line."""
    if article.layout:
        return [Block(each["kind"], each["start"], each["end"]) for each in article.layout]
    return list(lines(article.text))


def lines(text):
    """A paragraph for every line of `text` that is not blank."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Block("paragraph", start, start + len(line.rstrip()))
        start += len(line)


def shown_blocks(article, blocks, quotes):
    """Those of `blocks` that the publication lets us show, cut to what it lets us show."""
    if article.display == Display.FULL:
        return blocks
    if article.display == Display.EXCERPT:
        return excerpt(article.text, blocks, [(quote.start, quote.end) for quote in quotes])
    return []


def excerpt(text, blocks, spans, count=AROUND):
    """Body Blocks cut down to the sentences that `spans` touch and `count` on each side."""
    numbered = list(enumerate(body_sentences(text, blocks)))
    pieces = [piece for _number, (_block, piece) in numbered]
    kept = {number for span in spans for number in window(pieces, *span, count)}
    found, last = [], -1
    for number, (block, piece) in numbered:
        if number in kept:
            append_sentence(found, block, piece, follows=number == last + 1)
            last = number
    return found


def append_sentence(found, block, piece, follows):
    """Add a sentence to the excerpt `found`, as part of the Block before it where it follows."""
    previous = found[-1] if found else None
    if previous and follows and previous.start >= block.start and previous.end <= block.end:
        found[-1] = Block(block.kind, previous.start, piece.end, previous.cut)
    else:
        found.append(Block(block.kind, piece.start, piece.end, cut=not follows))


def body_sentences(text, blocks):
    """(block, sentence span) for every sentence of the body, in order."""
    for block in blocks:
        if block.kind in BODY:
            for piece in sentences(text, block.start, block.end):
                yield block, piece


def window(pieces, start, end, count):
    """Numbers of the `pieces` that [start, end) touches, and of `count` on each side."""
    touched = [n for n, piece in enumerate(pieces) if piece.start < end and start < piece.end]
    if not touched:
        return range(0)
    return range(max(touched[0] - count, 0), min(touched[-1] + count + 1, len(pieces)))


def around(text, blocks, start, end, count=AROUND):
    """(words before, words after) the quote [start, end): the rest of its sentence and `count`
    sentences of the body; of its own block only, where that is not body."""
    own = [block for block in blocks if block.start <= start < block.end]
    if own and own[0].kind not in BODY:
        blocks = [Block("paragraph", own[0].start, own[0].end)]
    pieces = [piece for _block, piece in body_sentences(text, blocks)]
    near = [pieces[number] for number in window(pieces, start, end, count)]
    before = [text[piece.start : min(piece.end, start)] for piece in near if piece.start < start]
    after = [text[max(piece.start, end) : piece.end] for piece in near if piece.end > end]
    return joined(before).rstrip(CUT_MARKS), joined(after).lstrip(CUT_MARKS + ",")


def joined(pieces):
    """The pieces as one run of words."""
    return " ".join(" ".join(pieces).split())
