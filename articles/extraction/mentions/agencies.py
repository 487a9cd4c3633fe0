"""The agency whose report it is, in brackets before the first words: "TESK (KPB) – "."""

import re
from collections.abc import Iterator

from ..language.letters import UPPER
from ..language.lists import words
from ..records import Block, Span

_CREDIT = re.compile(rf"[{UPPER}][^()\n]{{1,80}}\(([{UPPER}][\w &/.’'-]{{1,40}})\)\s?(?:--|[—–-])")
_KINDS = frozenset({"paragraph", "dateline"})


def credited_agency(text: str, block: Block) -> Iterator[Span]:
    """Where a block that begins with a place and an agency names the agency, if it does."""
    match = _CREDIT.match(text, block.start, block.end) if block.kind in _KINDS else None
    if match and match.group(1) not in words("no_organizations"):
        yield Span(*match.span(1))
