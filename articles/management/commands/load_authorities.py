from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.ingest.authority_files import load, read_rows
from articles.ingest.authority_links import UnreadableFile
from articles.ingest.popolo_files import read_popolo

#: The list of well-known organizations that comes with the archive.
OWN = Path(__file__).resolve().parents[2] / "authorities" / "organizations.csv"


class Command(BaseCommand):
    help = "Bring in a list of known people or bodies (CSV, Popolo JSON): their names decide."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", nargs="?", type=Path, default=OWN, help="else the archive's own list"
        )
        parser.add_argument("--dry-run", action="store_true", help="only report what would change")

    def handle(self, *, file, dry_run, **options):
        try:
            rows, memberships = contents_of(file)
            done = load(rows, name=file.name, dry_run=dry_run, memberships=memberships)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}.") from error
        except UnreadableFile as error:
            raise CommandError(f"{file}: {error}") from error
        for sentence in done:
            self.stdout.write(sentence)
        kept = "would change; nothing was stored (dry run)" if dry_run else "changes"
        self.stdout.write(f"{len(done)} {kept}")


def contents_of(file):
    """(Rows, Memberships) of a file, by its ending."""
    if file.suffix.lower() == ".json":
        return read_popolo(file.read_text(encoding="utf-8-sig"))
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return read_rows(lines), []
