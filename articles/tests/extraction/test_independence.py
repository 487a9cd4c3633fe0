import subprocess
import sys


def test_extraction_loads_without_django():
    program = (
        "import sys, articles.extraction, articles.extraction.output, "
        "articles.extraction.scoring, articles.extraction.reading.files\n"
        "print([name for name in sys.modules if name.startswith('django')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
