"""Static files as they are served."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage

from archive_site.static_files import Whole


def test_what_a_sheet_imports_stands_in_the_place_of_the_import(tmp_path):
    (tmp_path / "css").mkdir()
    for name, words in {
        "site": '@import url("one.css");\n@import url("two.css") print;\np { margin: 0 }\n',
        "one": '@import url("three.css");\n',
        "two": "b { color: #000 }\n",
        "three": "i { color: red }\n",
    }.items():
        (tmp_path / "css" / f"{name}.css").write_text(words)
    assert Whole(FileSystemStorage(tmp_path)).open("css/site.css").read().decode() == (
        "i { color: red }\n\n\n@media print {\nb { color: #000 }\n}\np { margin: 0 }\n"
    )


def test_the_sheet_of_every_page_is_in_one_piece():
    static = settings.BASE_DIR / "static"
    whole = Whole(FileSystemStorage(static)).open("css/site.css").read().decode()
    assert "@import" not in whole
    assert all((static / "css" / f"{name}.css").read_text() in whole
               for name in ("tokens", "base", "layout", "parts", "print"))  # fmt: skip
