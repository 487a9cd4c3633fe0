"""The fingerprint of a quote's words: what a shared link says it saw."""

import hashlib
import re
import unicodedata

VERSION = "f1"
MARKS = str.maketrans({**dict.fromkeys("“”„«»‟″", '"'), **dict.fromkeys("‘’‚‛′", "'")})


def fingerprint(words: str) -> str:
    """`f1:` and the first 12 hex digits of SHA-256 over `words` in NFC, single spaces, plain marks.

    >>> fingerprint("We  won’t.") == fingerprint("We won't.")
    True
    """
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFC", words)).strip().translate(MARKS)
    return f"{VERSION}:{hashlib.sha256(plain.encode()).hexdigest()[:12]}"
