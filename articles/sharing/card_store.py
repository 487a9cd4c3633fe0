"""Share cards on disk, named by what they say; never more than so many, nor older than so much."""

import os
import tempfile
import time

from django.conf import settings

from . import cards

#: About 50 kB each.
MOST = 2_000
#: A card that nobody asked for in so many seconds goes: 7 days.
OLDEST = 7 * 24 * 60 * 60


def png(card):
    """The PNG of a Card: the stored one, else drawn now and stored if the disk allows."""
    path = folder() / f"{card.digest}.png"
    try:
        found = path.read_bytes()
        os.utime(path)
    except OSError:
        found = cards.draw(card)
        store(path, found)
    return found


def folder():
    return settings.VAR_DIR / "cards"


def store(path, content):
    """Put a card into the store and take out what is too old or too many."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            stream.write(content)
        os.replace(stream.name, path)
        tidy()
    except OSError:
        return


def tidy():
    """Remove the cards that are too old, and the oldest ones beyond the most."""
    with os.scandir(folder()) as entries:
        found = sorted(((each.stat().st_mtime, each.path) for each in entries), reverse=True)
    limit = time.time() - OLDEST
    for place, (asked_for, path) in enumerate(found):
        if place >= MOST or asked_for < limit:
            os.unlink(path)


def clear():
    """Remove every card: what was withdrawn stands on no disk, all others are drawn again."""
    for path in folder().glob("*"):
        path.unlink(missing_ok=True)
