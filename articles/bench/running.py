"""One run of the bench: what was asked for, size after size."""

import os
import platform

from archive_site.database.tuning import memory_size

from . import (
    check,
    cluster,
    engines,
    ingesting,
    loading,
    memory,
    pages,
    relevance,
    suggesting,
    words,
)
from .measuring import seconds_of

#: Parts that need an archive, in the order in which they are measured: those that write are last.
PARTS = ("search", "relevance", "page", "suggest", "check", "ingest", "memory")
#: Random questions for the check, by size: up to so many articles so many.
QUESTIONS = {5_000: 200, 50_000: 1_000, 500_000: 100}


def run(folder, sizes, parts, *, peers, texts, keep, megabytes, report):
    """{"machine", "sizes": {size: {part: figures}}, "words": …} of a whole run."""
    results = {"machine": machine(), "sizes": {}}
    if "words" in parts:
        results["words"] = words.measured(texts, report)
    for size in sorted(sizes) if set(parts) & set(PARTS) else ():
        place = folder / str(size)
        try:
            results["sizes"][size] = at_size(place, size, parts, peers, megabytes, report)
        finally:
            (cluster.stop if keep else cluster.remove)(place)
    return results


def at_size(place, size, parts, peers, megabytes, report):
    """{part: figures} of an archive of one size."""
    report(f"{size:,} articles in {place}")
    found = {"loaded": loading.loaded(place, size, report)}
    measures = {
        "search": lambda: engines.measured(place, peers, report),
        "relevance": lambda: relevance.measured(report),
        "page": lambda: pages.measured(place, report),
        "suggest": lambda: suggesting.measured(report),
        "check": lambda: check.checked(place, size, questions_for(size), report),
        "ingest": lambda: ingesting.measured(found["loaded"], report),
        "memory": lambda: memory.measured(place, megabytes, report),
    }
    for part in PARTS:
        if part in parts:
            found[part], seconds = seconds_of(measures[part])
            report(f"{part}: {seconds:.0f} s in all")
    return found


def questions_for(size):
    """How many random questions are checked in an archive of `size` articles."""
    fitting = [count for most, count in QUESTIONS.items() if size <= most]
    return fitting[0] if fitting else min(QUESTIONS.values())


def machine():
    """What the figures were measured on."""
    return {
        "cores": os.cpu_count(),
        "memory": memory_size(),
        "processor": platform.processor() or platform.machine(),
        "python": platform.python_version(),
    }
