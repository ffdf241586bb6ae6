"""JavaScript in a frame of the flight."""

from .browsing import browser, visit
from .row import Row, spread
from .serving import serving, synthetic

BUDGETS = {1_000: "2 ms", 10_000: "8 ms", 50_000: "16 ms"}
FRAMES = 200

# Paints frames of a flight around and through the cloud: [milliseconds, names written] of each.
_PAINT = """async (frames) => {
  const { stage } = document.getElementById("wordgraph").explorer;
  const text = CanvasRenderingContext2D.prototype;
  const { drawImage } = text;
  const home = stage.camera;
  const found = [];
  for (let frame = 0; frame < frames; frame += 1) {
    const turn = (2 * Math.PI * frame) / frames;
    const near = 0.75 + 0.2 * Math.cos(turn);
    const [x, y, z] = home.eye.map((value) => near * value);
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const eye = [x * cos - y * sin, x * sin + y * cos, z];
    stage.camera = { eye, center: home.center };
    const begun = performance.now();
    stage.paint();
    found.push(performance.now() - begun);
    // The browser shows each frame, as in a flight: else it would have to keep them all.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
  let names = 0;
  text.drawImage = function (...words) {
    names += this.canvas.id === "overlay" ? 1 : 0;
    return drawImage.apply(this, words);
  };
  stage.paint();
  text.drawImage = drawImage;
  return [found, names];
}"""


def measure() -> list[Row]:
    """Of the stage's own work; what plotly hands to the graphics card is not in it."""
    return [_row(terms, budget) for terms, budget in BUDGETS.items()]


def _row(terms: int, budget: str) -> Row:
    frames = FRAMES if terms < 5_000 else FRAMES // 4
    with (
        serving(*synthetic(terms)) as server,
        browser() as found,
        visit(found, server.address) as page,
    ):
        times, names = page.evaluate(_PAINT, frames)
    setting = f"{terms:,} terms, {names} names at 1600 x 900, median of {frames} `stage.paint()`"
    what = f"flight: JavaScript per frame, GPU aside, {terms:,} terms"
    return Row(what, budget, spread(times, digits=1), setting)
