"""What ingesting takes of memory: as much for 200 MB as for 20 MB."""

import resource

from articles.extraction.reading.files import sources as sources_of
from articles.ingest.batch import Options, ingest

from . import cluster, sources
from .measuring import seconds_of

SIZES = (20, 200)  # megabytes
KINDS = {"jsonl": sources.write_json_lines, "warc.gz": sources.write_warc}
#: Articles are new to the archive in each run.
APART = 1_000_000


def measured(folder, sizes, report):
    """[{"kind", "megabytes", "articles", "peak": megabytes, "seconds"}] of ingesting files."""
    found = []
    for number, (kind, size) in enumerate((kind, size) for kind in KINDS for size in sizes):
        path = folder / f"memory.{kind}"
        count = KINDS[kind](path, size * sources.MEGABYTE, (number + 20) * APART)
        with cluster.workers(folder) as pool:
            peak, seconds = pool.submit(peak_of_ingest, path).result()
        path.unlink()
        report(f"memory: {size} MB of {kind}, {count} articles, {peak:.0f} MB, {seconds:.0f} s")
        found.append(
            {"kind": kind, "megabytes": size, "articles": count, "peak": peak, "seconds": seconds}
        )
    return found


def peak_of_ingest(path):
    """(megabytes at most, seconds) of this process over a whole file, report and all."""
    batch, seconds = seconds_of(ingest, sources_of([path]), Options(command="bench"), nothing)
    if batch.tally["failed"]:
        raise AssertionError(f"{batch.tally['failed']} articles failed: {batch.failures[:1]}")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, seconds


def nothing(result):
    """The report on one article: nothing."""
