"""What axe finds wrong on a page."""

from axe_playwright_python.sync_playwright import Axe

#: Axe's preload asks for style sheets by script, which our policy refuses aloud. Without the other
#: kinds of result it is quicker.
OPTIONS = {"preload": False, "resultTypes": ["violations"]}


def violations(page, parts=None, **options):
    """[(rule, [element])] of what axe finds on a page, or in `parts` of it, with more options."""
    return [
        (each["id"], [node["html"][:160] for node in each["nodes"]][:3])
        for each in Axe().run(page, parts, OPTIONS | options).response["violations"]
    ]
