"""Every pair of colours that words are set in can be read: WCAG 2.2, 1.4.3 and 1.4.11."""

import pytest

from articles.views.voices import HUES

#: (words, ground, least contrast) of the tokens that stand on each other.
PAIRS = [
    *(("ink", ground, 7) for ground in ("paper", "raised", "sunk", "hit")),
    *(("quiet", ground, 4.5) for ground in ("paper", "raised", "sunk")),
    *(("accent", ground, 4.5) for ground in ("paper", "raised", "sunk")),
    ("on-accent", "accent", 4.5),
    ("strong-rule", "paper", 3),
    ("strong-rule", "raised", 3),
]
#: The same for what each hue gives.
OF_A_HUE = [
    ("ink", "tint", 7),
    ("quiet", "tint", 4.5),
    ("tone-ink", "paper", 4.5),
    ("tone", "paper", 3),
]
CONTRASTS = """
(pairs) => {
  const element = document.createElement("i");
  document.body.append(element);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  const light = (token) => {
    element.style.setProperty("color", `var(--${token})`);
    brush.fillStyle = getComputedStyle(element).color;
    brush.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3).map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = pairs.map(([hue, words, ground]) => {
    element.className = hue;
    const [more, less] = [light(words), light(ground)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  });
  element.remove();
  return found;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_stand_out_from_what_they_stand_on(open_tab, live_server, db, scheme):
    page = open_tab(scheme=scheme)
    page.goto(f"{live_server.url}/about/")
    pairs = [("", *pair) for pair in PAIRS]
    pairs += [(f"hue-{hue}", *pair) for hue in range(HUES + 1) for pair in OF_A_HUE]
    found = page.evaluate(CONTRASTS, [pair[:3] for pair in pairs])
    weak = [
        (*pair, round(contrast, 2))
        for pair, contrast in zip(pairs, found, strict=True)
        if contrast < pair[3]
    ]
    assert weak == []
