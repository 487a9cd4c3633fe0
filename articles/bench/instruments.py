"""Stopwatches on functions of the archive while a part of the bench runs."""

import contextlib
import functools
import inspect
import time
from collections import defaultdict


@contextlib.contextmanager
def stopwatches(places):
    """{name: seconds of each call} of `places`, {name: (class or module, name there)}."""
    times, before = defaultdict(list), {}
    for name, (holder, attribute) in places.items():
        before[name] = inspect.getattr_static(holder, attribute)
        watched = timed(getattr(holder, attribute), times[name])
        is_static = isinstance(before[name], staticmethod)
        setattr(holder, attribute, staticmethod(watched) if is_static else watched)
    try:
        yield times
    finally:
        for name, (holder, attribute) in places.items():
            setattr(holder, attribute, before[name])


def timed(function, times):
    """`function`, noting in `times` how long each call takes."""

    @functools.wraps(function)
    def measured(*arguments, **options):
        started = time.perf_counter()
        try:
            return function(*arguments, **options)
        finally:
            times.append(time.perf_counter() - started)

    return measured
