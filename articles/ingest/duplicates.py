"""Pages that name another article's address as their own original."""

from articles.models import State

from . import ledger
from .provenance import latest_source

CANONICAL = "canonical link"


def propose_duplicate(article, extraction, origin):
    """Propose to hide `article` where its canonical link leads to another article's reference.

    A link never joins two references by itself: sites point it at front pages, too.
    """
    addresses = {c.value for c in extraction.evidence.get("url", ()) if c.origin == CANONICAL}
    for address in addresses - {article.reference}:
        known = latest_source(address)
        other = known and (known.article.moved_to or known.article)
        if other and other != article and State.PUBLIC == article.state == other.state:
            reason = f"Its page calls {address} the original, which is {other.public_id}: {other}"
            ledger.propose(
                article, "state", article.state, State.HIDDEN, reason=reason[:1000], **origin
            )
