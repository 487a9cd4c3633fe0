"""Static files as they are served: hashed, compressed, and each style sheet in one piece."""

import posixpath
import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

#: `@import url("parts.css");`, perhaps for a medium.
IMPORT = re.compile(r'@import url\("(?P<sheet>[^"/]+)"\)(?P<medium>[^;]*);')
#: Our own sheets; those of Django's admin are as they come.
OURS = re.compile(r"css/[^/]+\.css")


class WholeSheets(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage; what one of our sheets imports stands in the place of the import."""

    def post_process(self, paths, dry_run=False, **options):
        whole = {
            name: (Whole(storage) if OURS.fullmatch(name) else storage, path)
            for name, (storage, path) in paths.items()
        }
        yield from super().post_process(whole, dry_run, **options)


class Whole:
    """A storage of sheets, each read with what it imports from its own folder."""

    def __init__(self, storage):
        self.storage = storage

    def open(self, path):
        """A file with the sheet in one piece."""
        return ContentFile(self.text(path).encode())

    def text(self, path):
        folder = posixpath.dirname(path)
        with self.storage.open(path) as sheet:
            return IMPORT.sub(lambda found: self.imported(folder, found), sheet.read().decode())

    def imported(self, folder, found):
        text, medium = self.text(posixpath.join(folder, found["sheet"])), found["medium"].strip()
        return f"@media {medium} {{\n{text}}}" if medium else text
