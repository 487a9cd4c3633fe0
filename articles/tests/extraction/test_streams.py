"""However much comes in, one article after the other is held in memory."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

MB = 1024**2
PROGRAM = """
import resource, sys
from articles.extraction.reading import read
from articles.extraction.reading.{module} import {reader}
count = sum(len(read(source).text) > 0 for source in {reader}(sys.stdin.buffer, "stream"))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""
#: The allocator's own ups and downs.
SLACK = 12 * MB


def paragraphs(number: int) -> list[str]:
    sentence = f"The ferry number {number} came in late, said Ole Brandt, and nobody minded. "
    return [sentence * 12 for _ in range(20)]


def lines(size: int) -> Iterator[bytes]:
    for number in range(size // (18 * 1024)):
        article = {"id": str(number), "text": "\n\n".join(paragraphs(number))}
        yield json.dumps(article).encode() + b"\n"


def records(size: int, packed: bool) -> Iterator[bytes]:
    for number in range(size // (18 * 1024)):
        words = "".join(f"<p>{words}</p>" for words in paragraphs(number))
        stream = io.BytesIO()
        writer = WARCWriter(stream, gzip=packed)
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        page = io.BytesIO(f"<html><body><article>{words}</article></body></html>".encode())
        record = writer.create_warc_record(
            f"https://a.example/{number}", "response", payload=page, http_headers=http
        )
        writer.write_record(record)
        yield stream.getvalue()


STREAMS = {
    "JSON Lines": ("jsonl", "read_lines", lines),
    "WARC": ("warc", "read_warc", lambda size: records(size, packed=False)),
    "WARC in gzip": ("warc", "read_warc", lambda size: records(size, packed=True)),
}
each_stream = pytest.mark.parametrize("kind", STREAMS)


def peak(kind: str, size: int) -> tuple[int, int]:
    """How many articles of a stream of `size` bytes were read, and the most memory it took."""
    module, reader, stream = STREAMS[kind]
    program = PROGRAM.format(module=module, reader=reader)
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=False
    )
    for part in stream(size):
        process.stdin.write(part)
    output, _ = process.communicate()
    count, memory = map(int, output.split())
    return count, memory


def check_flat(kind: str, small: int, large: int) -> None:
    few, before = peak(kind, small)
    many, after = peak(kind, large)
    assert (few, many) == (small // (18 * 1024), large // (18 * 1024))
    assert after < before + SLACK


@each_stream
def test_memory_is_flat_in_a_short_stream(kind):
    check_flat(kind, MB, 6 * MB)


@pytest.mark.audit
@each_stream
def test_memory_is_flat_from_20_to_200_megabytes(kind):
    check_flat(kind, 20 * MB, 200 * MB)
