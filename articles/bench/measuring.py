"""Times and what is told of them."""

import contextlib
import math
import time
from statistics import quantiles


def percentile(values, share):
    """The value below which `share` (0 to 1) of `values` lie; None where there are none."""
    values = sorted(values)
    if len(values) < 2:
        return values[0] if values else None
    return quantiles(values, n=1_000, method="inclusive")[max(0, round(share * 1_000) - 1)]


def exponent(small, large, growth):
    """The e of large = small · growth^e; None where one of them is nothing."""
    return math.log(large / small, growth) if small and large else None


def seconds_of(function, *arguments):
    """(what `function` gives, seconds it took)"""
    started = time.perf_counter()
    answer = function(*arguments)
    return answer, time.perf_counter() - started


class Steps:
    """Seconds of named steps, each reported when it is done."""

    def __init__(self, report):
        self.report, self.seconds = report, {}

    @contextlib.contextmanager
    def __call__(self, name):
        started = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - started, 2)
        self.report(f"{name}: {self.seconds[name]:.1f} s")
