"""The search of the archive beside other engines': the same questions, one run, warm."""

import time
from collections import defaultdict
from statistics import median

import numpy as np
from django.db import DatabaseError, connection

from .measuring import percentile, seconds_of
from .peers.archive import Archive, WholeArchive
from .questions import questions

REPEATS = 5
#: An engine that is slow is asked less often: no more seconds than this for one question.
PATIENCE = 3
#: Seconds after which a statement of the naive ORM is given up.
TIMEOUT = 20
LISTS = ("articles", "quotes")
#: Kinds of questions whose time grows with what they match and little else.
SLOPED = ("rare", "medium", "common", "or, not")


def engines(names):
    """The engines of these names, imported only now: some need packages of their own."""
    made = [Archive(), WholeArchive()]
    if "naive" in names:
        from .peers.naive import Naive

        made.append(Naive())
    if "sqlite" in names:
        from .peers.sqlite import Sqlite

        made.append(Sqlite())
    if "tantivy" in names:
        from .peers.tantivy import Tantivy

        made.append(Tantivy())
    return made


def measured(folder, peers, report):
    """{"build": {engine: seconds}, "asked": [{"engine", "listed", "kind", "sort", "ms", …}]}"""
    asked = questions()
    build, rows = {}, []
    for engine in engines(peers):
        _, build[engine.name] = seconds_of(engine.build, folder, report)
        report(f"{engine.name}: ready after {build[engine.name]:.1f} s")
        started = time.perf_counter()
        limit(TIMEOUT)
        rows += [row(engine, question) for question in asked]
        limit(0)
        report(f"{engine.name}: {len(asked)} questions in {time.perf_counter() - started:.0f} s")
    return {"build": build, "asked": rows}


def row(engine, question):
    """One engine's times for one question, after a first time that is not counted."""
    total, times = timed(engine, question)
    return {
        "engine": engine.name,
        "listed": question.listed,
        "kind": question.kind,
        "sort": question.sort,
        "chosen": bool(question.facets),
        "ms": times,
        "total": total,
    }


def timed(engine, question):
    """(total or None, milliseconds of each answer)"""
    times, answer = [], None
    try:
        for repeat in range(REPEATS + 1):
            answer, seconds = seconds_of(engine.page, question)
            if repeat or seconds > PATIENCE:
                times.append(seconds * 1_000)
            if sum(times) > PATIENCE * 1_000:
                break
    except DatabaseError:
        return None, [TIMEOUT * 1_000]
    return answer.total, times


def limit(seconds):
    """Let statements of this session take so long at most; 0: as long as they like."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET statement_timeout = '{seconds}s'")


def by_kind(rows):
    """{(listed, kind, sort): {engine: (p50, p95) in milliseconds over all times}}"""
    times = defaultdict(lambda: defaultdict(list))
    for each in rows:
        times[each["listed"], each["kind"], each["sort"]][each["engine"]] += each["ms"]
    return {key: {e: spread(ms) for e, ms in found.items()} for key, found in times.items()}


def overall(rows):
    """{listed: {engine: (p50, p95)}} over the median time of each question."""
    times = defaultdict(lambda: defaultdict(list))
    for each in rows:
        times[each["listed"]][each["engine"]].append(median(each["ms"]))
    return {listed: {e: spread(ms) for e, ms in found.items()} for listed, found in times.items()}


def kinds_alike(rows):
    """The same over the p50 of each kind and order, however many questions are of it."""
    times = defaultdict(lambda: defaultdict(list))
    for (listed, _kind, _sort), spreads in by_kind(rows).items():
        for engine, (middle, _most) in spreads.items():
            times[listed][engine].append(middle)
    return {listed: {e: spread(ms) for e, ms in found.items()} for listed, found in times.items()}


def spread(times):
    return percentile(times, 0.5), percentile(times, 0.95)


def slopes(rows):
    """{(listed, engine): (milliseconds without a match, microseconds each match adds)}

    A straight line through the median times of questions for words, in order of date.
    """
    points = defaultdict(list)
    for each in rows:
        if each["sort"] == "newest" and each["kind"] in SLOPED and each["total"]:
            points[each["listed"], each["engine"]].append((each["total"], median(each["ms"])))
    lines = {key: np.polyfit(*zip(*found, strict=True), 1) for key, found in points.items()
             if len(found) > 2}  # fmt: skip
    return {key: (float(floor), float(slope) * 1_000) for key, (slope, floor) in lines.items()}


def ratios(rows, name=Archive.name, weighed=overall):
    """{listed: {peer: (p50, p95)}}: the archive's times as multiples of the peer's."""
    own = (Archive.name, WholeArchive.name)
    return {
        listed: {
            engine: tuple(mine / its for mine, its in zip(by_engine[name], spread, strict=True))
            for engine, spread in by_engine.items()
            if engine not in own and name in by_engine
        }
        for listed, by_engine in weighed(rows).items()
    }
