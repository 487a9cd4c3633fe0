"""An article's text as the page prints it: blocks in groups, each with its pieces."""

from dataclasses import dataclass

from articles.sharing.passages import Block, blocks_of, shown_blocks

from .marking import Marked, Marking, Name

#: Blocks whose words stand at the head of the page; the fields say the rest.
HEAD = ("headline", "dek")
FOLDED = ("boilerplate", "keywords")
LEFT_OUT = (*HEAD, "byline", "dateline")
TURNS = ("question", "answer")


@dataclass(frozen=True)
class Part:
    """A block as it is printed.

    `turn` is the quote that an interview turn is; `speaker` the same where another one begins to
    speak.
    """

    block: Block
    pieces: tuple
    turn: object = None
    speaker: object = None

    @property
    def kind(self):
        """The block's kind."""
        return self.block.kind


@dataclass(frozen=True)
class ArticleText:
    """`headline` and `dek` are pieces, empty where the fields say something else."""

    headline: tuple
    dek: tuple
    body: list
    folded: list


def article_text(article, quotes, mentions=(), notes=()):
    """The ArticleText of what may be shown of an article.

    `mentions` are (key, flat spans); `notes` (offset, number).
    """
    blocks = blocks_of(article)
    shown = [each for each in shown_blocks(article, blocks, quotes) if each.kind not in LEFT_OUT]
    head = {kind: head_blocks(article, blocks, kind) for kind in HEAD}
    body = [each for each in shown if each.kind not in FOLDED]
    folded = [each for each in shown if each.kind in FOLDED]
    marking = Marking(article.text, marks_of(quotes), names_in(mentions), notes)
    groups = marking.sections([head["headline"], head["dek"], *by_heading(body), folded])
    headline, dek, *sections, rest = groups
    return ArticleText(
        pieces_of(headline),
        pieces_of(dek),
        with_speakers([each for section in sections for each in section], quotes),
        [Part(block, pieces) for block, pieces in rest],
    )


def head_blocks(article, blocks, kind):
    """The blocks of a kind, if they say just what the article's field of that name says."""
    found = [each for each in blocks if each.kind == kind]
    words = " ".join(article.text[each.start : each.end] for each in found)
    same = words.split() == getattr(article, kind).split()
    return found if same else []


def marks_of(quotes):
    """The quotes as the marking wants them."""
    return [Marked(quote.public_id, tuple(quote.spans), quote) for quote in quotes]


def names_in(mentions):
    """A Name for each span of (key, flat spans)."""
    return [
        Name(key, start, end)
        for key, spans in mentions
        for start, end in zip(spans[::2], spans[1::2], strict=True)
    ]


def by_heading(blocks):
    """Sections: every heading begins one."""
    sections = [[]]
    for block in blocks:
        if block.kind == "heading":
            sections.append([])
        sections[-1].append(block)
    return sections


def pieces_of(group):
    """The pieces of the blocks of a group, as one run."""
    return tuple(piece for _block, pieces in group for piece in pieces)


def with_speakers(blocks, quotes):
    """Parts; a turn of an interview names its speaker where another one begins to speak."""
    turns = Turns(quotes)
    parts, last = [], None
    for block, pieces in blocks:
        turn = turns.at(block.start)
        changes = turn and turn.speaker_name and turn.speaker_name != last
        last = turn.speaker_name if turn else last
        parts.append(Part(block, pieces, turn, turn if changes else None))
    return parts


class Turns:
    """The questions and answers among `quotes` (in reading order), asked for from first to last."""

    def __init__(self, quotes):
        self.coming = [quote for quote in reversed(quotes) if quote.kind in TURNS]
        self.present = None

    def at(self, offset):
        """The turn that `offset` lies in, or None."""
        while self.coming and self.coming[-1].start <= offset:
            self.present = self.coming.pop()
        return self.present if self.present and offset < self.present.end else None
