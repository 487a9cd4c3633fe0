"""Waiting for what playwright's own expectations cannot say; for conditions, never for a time."""

import time

#: Seconds and milliseconds that anything may take before it counts as never happening: no test is
#: about how fast a machine is.
SECONDS = 120
MILLISECONDS = 1_000 * SECONDS
#: Until the letters have their fonts and nothing is on its way from one look or place to another.
REST = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  await document.fonts.ready;
  for (let before = "", same = 0; same < 3;) {
    await frame();
    await Promise.allSettled(document.getAnimations().map((each) => each.finished));
    const now = `${scrollX} ${scrollY} ${document.documentElement.scrollHeight}`;
    same = now === before ? same + 1 : 0;
    before = now;
  }
}"""


def at_rest(page):
    """The page, once it has its fonts and nothing moves."""
    page.evaluate(REST)
    return page


def stop_the_clock(page):
    """The page, where nothing that is timed happens until `page.clock.run_for` lets it."""
    page.clock.install(time=0)
    page.clock.pause_at(1)
    return page


def eventually(condition):
    """Whether `condition()` comes true while it may."""
    end = time.monotonic() + SECONDS
    while not (held := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return held
