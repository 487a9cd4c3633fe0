"""A run over many sources: extraction in parallel, one writer, a report of everything."""

import logging
from collections import Counter
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from django.db import DataError, IntegrityError, InterfaceError, OperationalError, transaction
from django.utils import timezone

from articles.extraction import VERSION
from articles.extraction.reading.files import Unreadable
from articles.extraction.records import Source, UnreadableSource
from articles.models import Article, Batch
from articles.search import vocabulary

from .executors import executor, read_all
from .metadata import BadMetadata
from .provenance import is_same, latest_source
from .quotes import BadSpan
from .store import RefusedVersion, store, store_all

logger = logging.getLogger(__name__)

STATUSES = ("created", "updated", "unchanged", "failed")
#: Articles stored in one transaction, and bytes of their sources: what memory holds at a time.
TOGETHER, BYTES_TOGETHER = 100, 1_000_000
#: A batch keeps this many failures; the tally counts them all.
FAILURES_KEPT = 10_000


@dataclass(frozen=True)
class Result:
    """What became of one source; `reason` says why it failed, `article` is null then."""

    status: str
    name: str
    reason: str = ""
    article: Article | None = None


@dataclass(frozen=True)
class Options:
    """`again`: extract and store even what is known to be unchanged; `user`: who asked."""

    workers: int = 1
    hidden: bool = False
    replace: bool = False
    dry_run: bool = False
    again: bool = False
    command: str = ""
    user: object = None


@dataclass(frozen=True)
class Known:
    """A source that would change nothing."""

    name: str
    article: Article


class WorkerDied(RuntimeError):
    """An extraction process was killed from outside; what was stored stays stored."""


def ingest(sources, options, report):
    """The finished Batch of storing `sources` (Source or Unreadable); `report(Result)` after each.

    A dry run does the same and takes everything back. What cannot be read or stored is a
    failed Result, and the rest goes on. Raises WorkerDied.
    """
    if not options.dry_run:
        batch = run(sources, options, report)
        vocabulary.refresh_after(batch.tally["created"] + batch.tally["updated"])
        return batch
    with transaction.atomic():
        batch = run(sources, options, report)
        transaction.set_rollback(True)
    return batch


def run(sources, options, report):
    batch = Batch.objects.create(command=options.command, user=options.user)
    tally = Counter(dict.fromkeys(STATUSES, 0))
    items = sources if options.again else recognised(sources)
    with executor(options.workers) as pool:
        for group in together(read_all(items, pool, options.workers)):
            for result in outcomes(group, batch, options):
                tally[result.status] += 1
                log(result, batch)
                if result.status == "failed" and len(batch.failures) < FAILURES_KEPT:
                    batch.failures.append({"name": result.name, "reason": result.reason})
                report(result)
    batch.tally, batch.finished_at = dict(tally), timezone.now()
    batch.save()
    return batch


def log(result, batch):
    """One line about an article; the reason of a failure stays in the batch: it may quote text."""
    article = result.article and result.article.public_id
    fields = {"status": result.status, "source": result.name, "article": article, "batch": batch.pk}
    logger.info("ingest", extra={"fields": fields})


def recognised(sources):
    """`sources`, with a Known in the place of each that would change nothing."""
    for source in sources:
        if isinstance(source, Source):
            stored = latest_source(source.reference)
            if stored and is_same(stored, source, VERSION):
                yield Known(source.reference, stored.article)
                continue
        yield source


def together(pairs):
    """Lists of (item, future) `pairs` that are stored in one transaction."""
    chosen, size = [], 0
    for item, future in pairs:
        chosen.append((item, future))
        size += len(item.content) if isinstance(item, Source) else 0
        if len(chosen) >= TOGETHER or size >= BYTES_TOGETHER:
            yield chosen
            chosen, size = [], 0
    if chosen:
        yield chosen


def outcomes(items, batch, options):
    """Results for (item, future) `items`; what cannot be stored together is, one by one."""
    done = stored_together(items, batch, options)
    for item, future in items:
        yield done.get(id(item)) or outcome(item, future, batch, options)


def stored_together(items, batch, options):
    """{id of a Source: Result}; empty, and nothing is stored, if any of them makes trouble."""
    sources = [
        (item, future)
        for item, future in items
        if isinstance(item, Source) and future.exception() is None
    ]
    if len(sources) < 2:
        return {}
    try:
        pairs = [(item, future.result()) for item, future in sources]
        found = store_all(pairs, **how_to_store(batch, options))
    except Exception as error:  # whichever article it was: each is tried by itself next
        logger.info("one by one: %s", type(error).__name__)
        return {}
    return {
        id(item): Result(each.status, item.reference, article=each.article)
        for (item, _future), each in zip(sources, found, strict=True)
    }


def outcome(item, future, batch, options):
    """The Result for one item, whose extraction is the future's result."""
    match item:
        case Unreadable():
            return Result("failed", item.name, item.reason)
        case Known():
            return Result("unchanged", item.name, article=item.article)
    try:
        return stored(item, future.result(), batch, options)
    except (UnreadableSource, RefusedVersion, BadMetadata, BadSpan) as error:
        return Result("failed", item.reference, str(error))
    except (DataError, IntegrityError) as error:
        return Result("failed", item.reference, f"The database refused it: {first_line(error)}.")
    except BrokenProcessPool as error:
        raise WorkerDied(
            f"{item.reference}: the process that read it was killed (was memory short?). "
            "What was stored stays; run the same command again to go on."
        ) from error
    except (OperationalError, InterfaceError):  # no database, no next article
        raise
    except Exception as error:  # a fault of ours in one article must not cost the others
        logger.exception("failed %s", item.reference)
        return Result("failed", item.reference, f"A fault of the archive: {type(error).__name__}.")


def stored(source, extraction, batch, options):
    done = store(source, extraction, **how_to_store(batch, options))
    return Result(done.status, source.reference, article=done.article)


def how_to_store(batch, options):
    return {
        "batch": batch,
        "extractor": VERSION,
        "hidden": options.hidden,
        "replace": options.replace,
        "again": options.again,
    }


def first_line(error):
    return str(error).partition("\n")[0]
