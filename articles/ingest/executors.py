"""Where extraction runs: this process or several, behind the standard library's Executor."""

from collections import deque
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context

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


def in_order(pool, function, items, workers):
    """(item, future of function(item)) in the order of `items`, a bounded number under way."""
    window = deque()
    for item in items:
        window.append((item, pool.submit(function, item)))
        if len(window) >= WINDOW * max(1, workers):
            yield window.popleft()
    yield from window
