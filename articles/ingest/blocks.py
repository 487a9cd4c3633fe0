"""The blocks of an article's layout, as far as people decide about them."""

from django.db import transaction

from articles.models import Article
from articles.search import documents

from . import ledger
from .reanchor import Wording, standing

#: The kinds of articles.extraction.records.Block.
KINDS = (
    "headline", "dek", "byline", "dateline", "heading", "paragraph", "question", "answer",
    "caption", "note", "keywords", "boilerplate",
)  # fmt: skip
MACHINE, EDITOR = "machine", "editor"


@transaction.atomic
def change_blocks(article, kinds, *, user, reason=""):
    """`article` with its blocks of `kinds`, {where one starts: its kind}, set by `user`.

    Raises ValueError for a kind that there is not, and where no block starts.
    """
    article = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    blocks = {block["start"]: block for block in article.layout}
    for start, kind in kinds.items():
        if kind not in KINDS or start not in blocks:
            raise ValueError(f"no {kind} can begin at {start}")
        set_kind(article, blocks[start], kind, user, reason)
    article.save(update_fields=["layout", "changed_at"])
    documents.index([article.pk])
    return article


def set_kind(article, block, kind, user, reason):
    before = dict(block)
    block |= {"kind": kind, "by": EDITOR}
    if before["kind"] != kind:
        ledger.write(article, "layout", before, dict(block), user=user, reason=reason)
    else:
        block["by"] = before["by"]


def with_editors_blocks(layout, text, old_layout, old_text):
    """`layout` of `text` with the blocks of the old one that a person decided about.

    Each is looked for by its words; where they are gone, the machine's blocks stay.
    """
    wording = Wording(text)
    for block in old_layout:
        if block["by"] == EDITOR:
            part = old_text[block["start"] : block["end"]]
            found = next(standing([part], wording, block["start"]), None)
            layout = laid_over(layout, block["kind"], *found[0], text) if found else layout
    return layout


def laid_over(layout, kind, start, end, text):
    """`layout` with one block more; of those it lies upon the rest stays where it has words."""
    pieces = [{"kind": kind, "start": start, "end": end, "by": EDITOR}]
    for block in layout:
        for low, high in ((block["start"], min(block["end"], start)),
                          (max(block["start"], end), block["end"])):  # fmt: skip
            words = text[low:high] if low < high else ""
            if words.strip():
                trimmed = high - len(words.lstrip()), low + len(words.rstrip())
                pieces.append({**block, "start": trimmed[0], "end": trimmed[1]})
    return sorted(pieces, key=lambda block: block["start"])
