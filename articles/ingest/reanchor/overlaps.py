"""What stands over which words of a text, without asking every pair."""

#: Characters of a page, by which things that may overlap are found.
PAGE = 1000


class Overlaps:
    """Things that stand at spans of a text, found by the spans that they may share."""

    def __init__(self, things):
        self.pages = {}
        for spans, thing in things:
            for page in pages(spans):
                self.pages.setdefault(page, []).append((spans, thing))

    def of(self, spans):
        """[(their spans, thing)] of those near `spans`, each once, in order."""
        near = [entry for page in pages(spans) for entry in self.pages.get(page, ())]
        return list({id(thing): (theirs, thing) for theirs, thing in near}.values())


def pages(spans):
    return range(spans[0][0] // PAGE, spans[-1][1] // PAGE + 1)
