"""A gzip file of many members as one stream of bytes that no member may blow up."""

import zlib
from typing import BinaryIO

#: A record of a web archive may be a film, which is skipped unread; more is none.
MAX_MEMBER = 1024**3
#: Deflate reaches 1032 on zeros; the most repetitive page stays far below this.
MAX_RATIO = 200
#: A small member may pack as well as it likes.
_FREE = 4 * 1024**2
_CHUNK = 65_536


class BrokenArchive(ValueError):
    """Why an archive cannot be read further, in one sentence."""


class GzipMembers:
    """Unpacks while reading. `read` raises BrokenArchive at the end of what can be unpacked."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._packed = b""
        self._begin()

    def read(self, size: int = _CHUNK) -> bytes:
        """At most `size` bytes, none at the end."""
        size = _CHUNK if size is None or size < 0 else size
        while True:
            if not self._packed:
                self._packed = self._stream.read(_CHUNK)
                if not self._packed:
                    return self._at_end()
            words = self._unpack(size)
            if words:
                return words

    def _begin(self) -> None:
        self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._read = self._written = 0

    def _unpack(self, size: int) -> bytes:
        before = len(self._packed)
        try:
            unpacked = self._member.decompress(self._packed, size)
        except zlib.error as error:
            raise BrokenArchive("The archive is damaged: it cannot be unpacked further.") from error
        self._packed = self._member.unused_data or self._member.unconsumed_tail
        self._read += before - len(self._packed)
        self._written += len(unpacked)
        self._refuse_bomb()
        if self._member.eof:
            self._packed = self._packed.lstrip(b"\0")
            self._begin()
        return unpacked

    def _refuse_bomb(self) -> None:
        if self._written > MAX_MEMBER:
            raise BrokenArchive(f"A part of the archive unpacks to more than {MAX_MEMBER} bytes.")
        if self._written > max(_FREE, MAX_RATIO * self._read):
            raise BrokenArchive(
                f"A part of the archive unpacks to more than {MAX_RATIO} times its size."
            )

    def _at_end(self) -> bytes:
        if self._read:
            raise BrokenArchive("The archive ends in the middle of a part.")
        return b""
