"""Taking words out of the archive for good: blanked wherever they stand, sealed for a time.

A block stands for every letter, so that all other offsets stay right. What must not come back is
remembered as digests; `guard` holds new versions and new articles against them.
"""

from .remembering import in_force, purge, remember, take_back
from .scope import scope_of

__all__ = ["in_force", "purge", "remember", "scope_of", "take_back"]
