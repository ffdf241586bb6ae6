"""JavaScript in a frame of the flight."""

from .browsing import browser, visit
from .row import Row, spread
from .serving import serving, synthetic

TERMS = 1000
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
    with (
        serving(*synthetic(TERMS)) as server,
        browser() as found,
        visit(found, server.address) as page,
    ):
        times, names = page.evaluate(_PAINT, FRAMES)
    setting = f"{TERMS:,} terms, {names} names at 1600 x 900, median of {FRAMES} `stage.paint()`"
    return [
        Row("flight: JavaScript per frame, GPU aside", "2 ms", spread(times, digits=1), setting)
    ]
