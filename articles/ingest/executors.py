"""Where extraction runs: this process or several, behind the standard library's Executor.

No Django here: the other processes import this module and begin at once.
"""

from collections import deque
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context

from articles.extraction import extract
from articles.extraction.records import Source

#: Tasks under way for each worker: enough to keep it busy, few enough to bound memory.
WINDOW = 4


class SameProcess(Executor):
    """Runs each task at once, in this process."""

    def submit(self, function, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def executor(workers):
    """An Executor with `workers` processes; this very process for one."""
    if workers <= 1:
        return SameProcess()
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def read(item):
    """The Extraction of a Source; None for anything else. Raises UnreadableSource."""
    return extract(item) if isinstance(item, Source) else None


def read_all(items, pool, workers):
    """(item, future of its Extraction) in the order of `items`, a bounded number under way."""
    window = deque()
    for item in items:
        window.append((item, pool.submit(read, item)))
        if len(window) >= WINDOW * max(1, workers):
            yield window.popleft()
    yield from window
